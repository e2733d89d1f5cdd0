/* Which rows of a table of changes are asked for: all, or what stands behind a cell of one. */
#ifndef CHANGES_CHANGE_ROWS_H
#define CHANGES_CHANGE_ROWS_H

#include "changes/change_set.h"

/* The rows of CHANGE_TABLE_KINDS: the old totals and all effects add up to the new totals, the effects alone to the difference. */
enum statement_row {
    STATEMENT_BEFORE,
    STATEMENT_EFFECTS,  /* the first kind of change; the others follow in their order */
    STATEMENT_DIFFERENCE = STATEMENT_EFFECTS + CHANGE_EFFECTS,
    STATEMENT_AFTER,
    STATEMENT_ROWS
};

/* As programs write them: "before", the kinds of change, "difference", "after"; ends with NULL. */
extern const char *const statement_row_names[STATEMENT_ROWS + 1];

struct change_rows {
    const struct changes *changes;   /* made of the set's query, or one that has its measures too */
    const struct change_set *set;
    enum statement_row statement;    /* of CHANGE_TABLE_KINDS: the only row; STATEMENT_ROWS: all */
    const struct change_row *member; /* of CHANGE_TABLE_MEMBERS: the only row; NULL: all */
};

struct change_rows change_rows_all(const struct changes *changes, const struct change_set *set);
/* The one row that `name` names: of kinds by statement_row_names, of members as single_row_make() has it. False, with a finding,
 * when there is none, and of lists, which have no cells to open. */
bool change_rows_named(struct change_rows *out, struct arena *arena, const struct changes *changes,
                       const struct change_set *set, const char *name, struct findings *findings);

/* Whether the row is in the table: the totals always are, kinds where some measure's total has an effect of theirs. */
bool statement_row_shown(const struct changes *changes, enum statement_row row);

struct statement_sum {
    int64_t value;      /* [cents], or a count */
    uint32_t projects;  /* over how many projects it is taken */
    bool known;
};

/* What a row tells of a measure. */
struct statement_sum statement_sum_of(const struct changes *changes, enum statement_row row, size_t measure);

#endif
