/* The first voice of errors: what is wrong with the data or the run, told to people. Everybody adds, nobody
 * prints; language/message.h turns a finding into a line in Finnish, Swedish or English. */
#ifndef BASE_FINDINGS_H
#define BASE_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/input.h"
#include "base/money.h"

enum finding_level { LEVEL_OFF = -1 /* not told at all */, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

/* Exit statuses of the program (a contract with scripts). */
enum status { STATUS_DONE = 0, STATUS_DATA = 1, STATUS_USAGE = 2, STATUS_INPUT = 3, STATUS_OUTPUT = 4 };

enum finding_kind {
#define FINDING(name, ...) FINDING_##name,
#include "base/findings.def"
#undef FINDING
    FINDING_KINDS
};

/* What a finding's text is filled with. Texts are copied; numbers are formatted, and what the register's vocabulary has
 * a code for is named, in the reader's language. */
struct finding_argument {
    enum {
        ARGUMENT_NONE, ARGUMENT_TEXT, ARGUMENT_COUNT, ARGUMENT_MONEY, ARGUMENT_DATE, ARGUMENT_PERCENT, ARGUMENT_STAGE,
        ARGUMENT_LIST, ARGUMENT_ROLE, ARGUMENT_PROJECT
    } type;
    const char *text;
    int64_t count;         /* of a percentage: millionths of a per cent; of a word: its place in its enum */
    money amount;
    date day;
};

enum { FINDING_ARGUMENTS = 4 };

struct finding {
    enum finding_kind kind;
    enum finding_level level;
    const char *file;      /* NULL: no place */
    uint32_t line, column; /* from 1 */
    struct finding_argument arguments[FINDING_ARGUMENTS];
};

/* The level at which each kind is told: enum finding_level. */
struct finding_levels {
    int8_t of[FINDING_KINDS];
};

struct findings {
    const struct finding_levels *levels; /* borrowed; NULL: those of findings.def */
    struct arena arena;
    struct finding *items;
    size_t count, capacity;
    size_t by_level[LEVEL_ERROR + 1];
};

struct finding_argument finding_text(const char *text);
/* A project by its code; "" is told in words. */
struct finding_argument finding_project(const char *code);
struct finding_argument finding_count(int64_t count);
struct finding_argument finding_money(money amount);
struct finding_argument finding_date(date day);
struct finding_argument finding_percent(int64_t millionths);
/* Members of enum stage, enum list and enum organisation_role (register/project_register.h). */
struct finding_argument finding_stage(unsigned stage);
struct finding_argument finding_list(unsigned list);
struct finding_argument finding_role(unsigned role);

void findings_init(struct findings *findings);
void findings_release(struct findings *findings);
/* Where a finding stands and what fills {1} {2} ... of its kind's text, in their order. */
struct finding_details {
    struct place place;
    struct finding_argument first, second, third, fourth;
};
/* Adds one finding, unless its kind is off: findings_add(findings, kind, place[, argument ...]). */
#define findings_add(findings, kind, ...) \
    findings_add_with(findings, kind, &(struct finding_details){__VA_ARGS__})
void findings_add_with(struct findings *findings, enum finding_kind kind, const struct finding_details *details);
/* Adds all of `others`, as they are. */
void findings_append(struct findings *findings, const struct findings *others);
/* Adds a finding of another list, at the level it has there. */
void findings_adopt(struct findings *findings, const struct finding *finding);
/* A finding that stands nowhere in particular. */
#define NOWHERE ((struct place){NULL, 0})

/* The level of a kind in findings.def, and in a list of findings. */
enum finding_level finding_level(enum finding_kind kind);
enum finding_level findings_level(const struct findings *findings, enum finding_kind kind);
/* The kind's name as written in findings.def, in lower case with hyphens: "paid-over-grant". Static. */
const char *finding_name(enum finding_kind kind);
/* The exit status that the findings call for: the gravest of the errors', STATUS_DONE without errors. */
enum status findings_status(const struct findings *findings);

#endif
