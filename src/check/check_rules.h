/* What rules are given and how they tell what they find. The functions themselves stand in the table check_rules.def,
 * each in the file of its theme: check_codes, check_across (projects and frames beside each other), check_dates,
 * check_amounts, check_money, check_decisions, check_organisations, check_shares. */
#ifndef CHECK_CHECK_RULES_H
#define CHECK_CHECK_RULES_H

#include "register/project_register.h"
#include "register/settlement.h"

struct checker {
    const struct project_register *reg;
    date situation_date;            /* that the register is settled on */
    bool all_declared;              /* no code is unknown; false: not looked */
    struct findings *findings;
    enum finding_kind kind;         /* of the rule that is at work: a rule needs not know it */
};

/* Looks at one code that the register declares, of the list `list`. */
typedef void check_code_rule(const struct checker *checker, enum list list, const struct code *code);
typedef void check_register_rule(const struct checker *checker);
/* Looks at two parts of a group project; `first` is the group's first in the register. */
typedef void check_group_rule(const struct checker *checker, const struct project *first, const struct project *other);
typedef void check_project_rule(const struct checker *checker, const struct project *project);

#define CODE_RULE(kind, function) check_code_rule function;
#define REGISTER_RULE(kind, function) check_register_rule function;
#define GROUP_RULE(kind, function) check_group_rule function;
#define PROJECT_RULE(kind, function) check_project_rule function;
#include "check/check_rules.def"

/* Adds a finding of the rule's kind at `where` in the register's file. {1} is the project's code; what follows, one to
 * three finding arguments, fills {2} {3} {4}. */
#define check_tell(checker, project, where, ...)                                                          \
    findings_add_with((checker)->findings, (checker)->kind,                                               \
                      &(struct finding_details){.place = {&(checker)->reg->input, (where)},               \
                                                .first = finding_project((project)->code),                   \
                                                .second = __VA_ARGS__})
/* In the place of {2}: there is nothing more to say. */
#define CHECK_NOTHING {ARGUMENT_NONE}

#endif
