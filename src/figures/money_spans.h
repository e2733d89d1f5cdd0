/* Where a project's money stands in time: spans of its years (register/money_years.h), each a year of its own or all those
 * whose commitments lapse on one day. What they hold adds up to the project, for every stage and source. */
#ifndef FIGURES_MONEY_SPANS_H
#define FIGURES_MONEY_SPANS_H

#include "figures/membership.h"

/* The membership of a project in a dimension of the time of money: a member for each span. What is neither dated nor told by
 * year, and years for which the programme tells no rule of lapse, are "not told", which comes first. `project` stays
 * whole (DIVISION_WHOLE): nothing is allocated. Lives in the divider's arena. */
void money_spans_make(struct membership *out, struct divider *divider, enum dimension dimension,
                      const struct project *project);
/* True when the member at `index`, or where it is all of them any that is kept, has the year at `year`. */
bool money_spans_hold(const struct membership *of, uint32_t index, uint32_t year);

#endif
