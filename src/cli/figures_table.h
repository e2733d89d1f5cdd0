/* Figures, and the projects behind them, as a table of results. A natural person is never named in it,
 * and neither is a project whose beneficiary is one. */
#ifndef CLI_FIGURES_TABLE_H
#define CLI_FIGURES_TABLE_H

#include "cli/result_table.h"
#include "figures/figures.h"

/* A row for each row of the figures, subtotals after each group, the total last; notes say over how many projects sums of
 * money are taken. Without a dimension there is a first column "all", and only the total. */
void figures_table_make(struct result_table *out, struct arena *arena, const struct figures *figures,
                        enum language language);
/* A row for each project, in the order of the figures' rows, with what it contributes to each measure of money. */
void projects_table_make(struct result_table *out, struct arena *arena, const struct figures *figures,
                         enum language language);

#endif
