/* What changes can be told of. */
#ifndef CLI_CHANGES_QUERY_H
#define CLI_CHANGES_QUERY_H

#include "figures/figures.h"

/* True when changes can be told of all its measures, by its dimensions; otherwise findings say of which not. */
bool changes_query_fits(const struct query *query, struct findings *findings);

#endif
