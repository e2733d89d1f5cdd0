/* The tables of changes that ids name, and the projects behind them, as tables of results. A natural person is never named in
 * them, and neither is a project whose beneficiary is one. */
#ifndef CLI_CHANGE_SET_TABLE_H
#define CLI_CHANGE_SET_TABLE_H

#include "changes/change_rows.h"
#include "cli/result_table.h"

/* The rows that are asked for, and below them what they come to. Of kinds: a row for each, with all measures side by side; the rows
 * of all add up to the new total. Of members: for each measure the old total, the new one and the difference. Lists are
 * as changes_table.h has them. */
void change_set_table_make(struct result_table *out, struct arena *arena, const struct change_rows *rows,
                           enum language language);
/* A row for each project behind the rows that are asked for, with what it contributes to each measure; their sum stands
 * last. Of lists, which tell projects, the list itself. */
void change_set_projects_make(struct result_table *out, struct arena *arena, const struct change_rows *rows,
                              enum language language);

#endif
