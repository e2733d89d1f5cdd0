/* The question that --by, --measure, --where and --period ask of a register. */
#ifndef CLI_FIGURES_QUERY_H
#define CLI_FIGURES_QUERY_H

#include "changes/change_set.h"
#include "cli/options.h"
#include "cli/settled_register.h"
#include "figures/figures.h"

/* What can be told without the register: dimensions (at most `most_dimensions` of them), measures and the form of
 * filters. False, with findings, when something is not known. Borrows from the command line. */
bool figures_query_read(struct query *out, const struct command_line *line, size_t most_dimensions,
                        struct findings *findings);
/* Whether --id names a table of changes. */
bool figures_query_of_changes(const struct command_line *line, struct findings *findings);
/* The table of changes that --id names. False, with findings, when it is none, or there is no register to compare with. */
bool figures_query_read_changes(struct change_set *out, const struct command_line *line, struct findings *findings);
/* What only the register knows: the period, the codes of the filters, the situation date. False, with findings. */
bool figures_query_ask(struct query *query, const struct command_line *line, const struct settled_register *settled,
                       struct findings *findings);

#endif
