/* The id of a table of changes: what has to be asked of two registers to get it again, in one line that people can type.
 *
 *     changes/PERIOD/BY/MEASURES[/D=VALUE...]
 *     changes/2021-2027/kind/projects,granted,paid/region=05
 *
 * It is the id of a figure set (figures/figure_set.h), whose BY names the table. Situation dates are the registers' and no part
 * of it. */
#ifndef CHANGES_CHANGE_SET_H
#define CHANGES_CHANGE_SET_H

#include "changes/changes.h"

enum change_table {
    CHANGE_TABLE_KINDS,    /* "kind": from the old totals to the new ones, a row for each kind of change that had an effect */
    CHANGE_TABLE_MEMBERS,  /* a dimension, in which a project has one member: the old totals and the new ones of each member */
    CHANGE_TABLE_LIST,     /* "amended" ...: the changes of one kind */
    CHANGE_TABLE_LARGEST   /* "largest-3": the changes that moved the only measure, of money, the most */
};

struct change_set {
    enum change_table table;
    enum change_kind kind;   /* of CHANGE_TABLE_LIST */
    size_t most;             /* of CHANGE_TABLE_LARGEST: how many changes, at most CHANGE_SET_MOST */
    struct query query;      /* as of changes_make; a dimension of CHANGE_TABLE_MEMBERS only */
};

enum { CHANGE_SET_MOST = 9999 };

/* Whether an id, as it was printed, is one of changes. Scratch goes to `arena`. */
bool change_set_named(struct arena *arena, const char *id);
/* The id. NULL when a filter names one who is a natural person in either register: an id is for everybody to read. In `arena`. */
const char *change_set_id(struct arena *arena, const struct project_register *before, const struct project_register *after,
                          const struct change_set *set);
/* Reads an id as figure_set_read() does; whether changes can be told of the measures and the dimension is not looked at. False,
 * with findings that call it `asked`, when it is none. */
bool change_set_read(struct change_set *out, const char **period, struct arena *arena, const char *asked, const char *id,
                     struct findings *findings);

#endif
