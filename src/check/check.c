#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "check/check_rules.h"

static const struct {
    enum finding_kind kind;
    check_code_rule *check;
} code_rules[] = {
#define CODE_RULE(kind, function) {FINDING_##kind, function},
#include "check/check_rules.def"
};

static const struct {
    enum finding_kind kind;
    check_register_rule *check;
} register_rules[] = {
#define REGISTER_RULE(kind, function) {FINDING_##kind, function},
#include "check/check_rules.def"
};

static const struct {
    enum finding_kind kind;
    check_group_rule *check;
} group_rules[] = {
#define GROUP_RULE(kind, function) {FINDING_##kind, function},
#include "check/check_rules.def"
};

static const struct {
    enum finding_kind kind;
    check_project_rule *check;
} project_rules[] = {
#define PROJECT_RULE(kind, function) {FINDING_##kind, function},
#include "check/check_rules.def"
};

#define EACH(rule, rules) (size_t rule = 0; rule < sizeof(rules) / sizeof *(rules); rule++)

static bool begins(struct checker *checker, enum finding_kind kind)
{
    const struct finding_levels *levels = checker->findings->levels;
    checker->kind = kind;
    return levels == NULL || levels->of[kind] != LEVEL_OFF;
}

static void check_codes(struct checker *checker)
{
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < checker->reg->lists[list].count; i++) {
            const struct code *code = checker->reg->lists[list].codes[i];
            if (!code->declared || code->shipped)
                continue;
            for EACH(rule, code_rules)
                if (begins(checker, code_rules[rule].kind))
                    code_rules[rule].check(checker, (enum list)list, code);
        }
}

/* --- group projects --- */

static int by_group(const void *a, const void *b)
{
    const struct project *one = *(struct project *const *)a, *other = *(struct project *const *)b;
    int order = strcmp(one->group, other->group);
    return order != 0 ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

static void check_group(struct checker *checker, const struct project *first, const struct project *other)
{
    for EACH(rule, group_rules)
        if (begins(checker, group_rules[rule].kind))
            group_rules[rule].check(checker, first, other);
}

static void check_groups(struct checker *checker)
{
    const struct project_register *reg = checker->reg;
    const struct project **sorted = heap_array(reg->project_count, sizeof *sorted);
    size_t count = 0, first = 0;
    for (size_t i = 0; i < reg->project_count; i++)
        if (reg->projects[i]->group != NULL)
            sorted[count++] = reg->projects[i];
    qsort(sorted, count, sizeof *sorted, by_group);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(sorted[first]->group, sorted[i]->group) == 0)
            check_group(checker, sorted[first], sorted[i]);
        else
            first = i;
    }
    free(sorted);
}

/* --- all of it --- */

static void check_one(struct checker *checker, const struct project *project)
{
    for EACH(rule, project_rules)
        if (begins(checker, project_rules[rule].kind))
            project_rules[rule].check(checker, project);
}

void check_project(const struct project_register *reg, const struct project *project, date situation_date,
                   struct findings *findings)
{
    check_one(&(struct checker){.reg = reg, .situation_date = situation_date, .findings = findings}, project);
}

/* Nearly always, and then no project needs to be asked. */
static bool all_declared(const struct project_register *reg)
{
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < reg->lists[list].count; i++)
            if (!reg->lists[list].codes[i]->declared)
                return false;
    return true;
}

void check_register(const struct project_register *reg, date situation_date, struct findings *findings)
{
    struct checker checker = {.reg = reg, .situation_date = situation_date, .findings = findings,
                              .all_declared = all_declared(reg)};
    check_codes(&checker);
    for EACH(rule, register_rules)
        if (begins(&checker, register_rules[rule].kind))
            register_rules[rule].check(&checker);
    check_groups(&checker);
    for (size_t i = 0; i < reg->project_count; i++)
        check_one(&checker, reg->projects[i]);
}
