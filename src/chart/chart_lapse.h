/* Until when commitments must be claimed, drawn over lines of money by years. Private to src/chart/. */
#ifndef CHART_CHART_LAPSE_H
#define CHART_CHART_LAPSE_H

#include "chart/chart.h"

/* Adds to CHART_LINES of years a deadline for each year's running total of commitments - of grants, where commitments are not
 * shown -, when the rule of lapse is told and is the same for all the projects (register/lapse.h). */
void chart_lapse_make(struct chart *chart, struct arena *arena, const struct chart_request *request);

#endif
