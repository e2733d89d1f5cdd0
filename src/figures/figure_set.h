/* The id of a figure set: the query that made it, in one line that people can type.
 *
 *     PERIOD/BY/MEASURES[/D=VALUE...][/allocation=HOW]
 *     2014-2020/fund,priority/projects,granted,rate(paid/granted)/region=05
 *
 * What is told of indicators and decisions is asked for by a last word of BY, and has MEASURES of its own:
 *
 *     2021-2027/priority,indicator/target,achieved,rate(achieved/target)
 *     2021-2027/decision/decisions/project=A70001
 *
 * BY is "all" where there is only the total, and so is PERIOD for projects of any period. It has no blanks: in codes and
 * names they are written %20, / is %2F and % is %25. The situation date is the register's and no part of it. */
#ifndef FIGURES_FIGURE_SET_H
#define FIGURES_FIGURE_SET_H

#include "figures/figures.h"

/* The id of a query that counts projects (not entries); one of figures without measures shows their number. NULL when a filter names a
 * natural person: an id is for everybody to read. Lives in `arena`. */
const char *figure_set_id(struct arena *arena, const struct project_register *reg, const struct query *query);

/* An id without blanks and what else the breaking of a line leaves in it. In `arena`. */
char *figure_set_joined(struct arena *arena, const char *text);

/* Reads an id as it was printed: blanks and soft hyphens, where a line was broken, are nothing. `*period` becomes the id of its
 * period, NULL for all; only a register knows it. Both live in `arena`. False, with findings that call it `asked`, when
 * it is none. */
bool figure_set_read(struct query *out, const char **period, struct arena *arena, const char *asked, const char *id,
                     struct findings *findings);

#endif
