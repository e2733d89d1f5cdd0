/* What changes do to totals: for each measure and each row of a dimension the old total, the effect of every kind of
 * change, and the new total. The totals come from the figures of the two registers, the effects from comparing project
 * with project: that they agree is a check of both. */
#ifndef CHANGES_CHANGE_TOTALS_H
#define CHANGES_CHANGE_TOTALS_H

#include "changes/project_pairs.h"
#include "figures/figures.h"

/* Kinds of change. Those before CHANGE_EFFECTS add to or take from totals, the others only tell; one project may have
 * several, but its effect on one measure is of one kind - beside being moved from row to row. */
enum change_kind {
    CHANGE_NEW,          /* in the new register only */
    CHANGE_VANISHED,     /* in the old register only: not the same as ended */
    CHANGE_CANCELLED,    /* a cancelling decision came into force */
    CHANGE_RECOVERED,    /* more has been recovered */
    CHANGE_AMENDED,      /* an amount in force is another */
    CHANGE_APPEARED,     /* an amount that was missing is known */
    CHANGE_DISAPPEARED,  /* an amount that was known is missing: which is not zero */
    CHANGE_MOVED_IN,     /* came to this row from another, or into the selection of the query */
    CHANGE_MOVED_OUT,    /* or out of what is counted: the new register tells that it was decided on only after the day */
    CHANGE_EFFECTS,
    CHANGE_ENDED = CHANGE_EFFECTS, /* running on the old situation date, over on the new one */
    CHANGE_DATES_MOVED,
    CHANGE_RECLASSIFIED, /* its name, or its member in a dimension, is another */
    CHANGE_KINDS,
    CHANGE_NONE = CHANGE_KINDS
};

/* A register to compare: settled on the situation date. */
struct changes_side {
    const struct project_register *reg;
    date situation_date;
};

struct change_effect {
    money value;         /* what it adds to the total [cents]; of the measure `projects` a plain count */
    uint32_t projects;   /* over how many projects it is taken */
    int32_t known;       /* how many projects more (or fewer) the total is taken over since */
};

/* One measure of one row. `before` and `after` are missing where they are taken over no project. */
struct change_total {
    struct figure before, after;
    struct change_effect effects[CHANGE_EFFECTS];
    struct change_effect difference; /* all effects together; after.value - before.value */
};

struct change_row {
    struct member member;            /* the new register's where it has it, else the old one's */
    uint32_t before_projects, after_projects; /* in the row, whether or not their money is known */
    struct change_total *totals;     /* one for each measure */
};

/* Not in the register, or not selected by the query. */
#define PAIR_OUTSIDE UINT32_MAX

struct change_totals {
    struct query query;
    struct change_row *rows;         /* in the new register's order, then those only in the old one; "not told" last */
    size_t row_count;
    struct change_row total;
    uint32_t *before_rows, *after_rows; /* that the two projects of each pair count in; or PAIR_OUTSIDE */
};

/* Totals of both registers with effects of nothing so far. Each entry of a group project counts as a project of its own.
 * `query`: projects and sums of money, at most one dimension, in which a project has one member; its period may be of either
 * register, its date is not looked at. Lives in `arena`. False, with a finding, when the
 * figures of a register cannot be made. */
bool change_totals_make(struct change_totals *out, struct arena *arena, const struct changes_side *before,
                        const struct changes_side *after, const struct query *query,
                        const struct project_pairs *pairs, struct findings *findings);
/* Adds an effect to a row and to the total of all. False when it does not fit in 64 bits. */
bool change_totals_add(struct change_totals *totals, uint32_t row, size_t measure, enum change_kind kind,
                       struct change_effect effect);
/* Adds the effects up. False, with a finding for the first that does not, when an old total and its effects do not come
 * to the new total - of any row or of all, in money or in the number of projects. */
bool change_totals_close(struct change_totals *totals, struct findings *findings);

/* Orders members of different registers by what they are - id, name, year - and not by their places in lists; 0 when they
 * are the same. */
int change_member_compare(struct member a, struct member b);

#endif
