/* What changed between two registers: a list of changes and their effect on totals. "Changes since the last report: new,
 * ended, amended old → new, cancelled, recovered, dates moved, vanished" (domain rules 6).
 *
 * Missing is never zero: an amount that appears or disappears is a change of its own kind. What it does to a total, which is
 * taken over what is known, is its whole value. */
#ifndef CHANGES_CHANGES_H
#define CHANGES_CHANGES_H

#include "changes/change_totals.h"

/* What a change is about, and which fields of its values tell. */
enum change_subject {
    SUBJECT_PROJECT,    /* the project itself: no values */
    SUBJECT_MEASURE,    /* a measure of the query: amount */
    SUBJECT_AMOUNT,     /* a stage and source that a register tells: amount */
    SUBJECT_START, SUBJECT_END, /* day */
    SUBJECT_NAME,       /* text */
    SUBJECT_DIMENSION   /* member */
};

struct change_value {
    bool known;
    money amount;           /* [cents]; 0 when not known */
    date day;
    const char *text;
    struct member member;   /* of the register it was told in */
};

struct change {
    enum change_kind kind;
    enum change_subject subject;
    const struct project *before, *after; /* NULL for the register that does not have it */
    uint32_t measure;                     /* of SUBJECT_MEASURE: its place in the query */
    struct quantity quantity;             /* of SUBJECT_MEASURE and SUBJECT_AMOUNT */
    enum dimension dimension;             /* of SUBJECT_DIMENSION */
    struct change_value from, to;
    money difference;                     /* of money: what it adds to the total [cents] */
};

struct changes {
    date before_date, after_date;         /* situation dates */
    bool of_entries;                      /* changes_of_entries */
    struct change_totals totals;
    struct project_pairs pairs;           /* of both registers, selected or not; totals tell in which rows */
    struct change *items;                 /* by kind, then by the project's code */
    size_t count;
    uint32_t projects[CHANGE_KINDS];      /* projects (entries) with changes of each kind in the list */
};

/* As programs write them: "new", "vanished" ... "reclassified"; ends with NULL. */
extern const char *const change_kind_names[CHANGE_KINDS + 1];

/* True when either register has group projects. Changes count entries of the register: these make another number then than the
 * projects of figures and reports, and the measure `projects` is told by the name of `sub-projects`. */
bool changes_of_entries(const struct changes_side *before, const struct changes_side *after);

/* Compares two settled registers. Money is told in the measures of the query and, beside them, for every stage and source
 * that either register tells of a project. `query`: as of change_totals_make. Lives in `arena` and borrows from both
 * registers. NULL, with a finding, when sums overflow or the changes do not come to the difference of the totals. */
struct changes *changes_make(struct arena *arena, const struct changes_side *before, const struct changes_side *after,
                             const struct query *query, struct findings *findings);

/* The `most` changes of a measure that add to or take from its total the most, largest first; ties in the order of the list.
 * Returns how many there are in `out`. */
size_t changes_largest(const struct changes *changes, size_t measure, const struct change **out, size_t most);

/* The project as it is told last. */
const struct project *change_project(const struct change *change);

#endif
