/* The unit that all amounts of one chart are told in: euros, thousands or millions of euros, by the largest of them; or
 * projects, or per cent. */
#ifndef CHART_CHART_UNIT_H
#define CHART_CHART_UNIT_H

#include "chart/chart.h"

struct chart_unit {
    int64_t cents;      /* 100, 100 000 or 100 000 000; of projects 1, of per cent 10 */
    int decimals;       /* of a value: at least three figures of the largest one show */
    enum word name;     /* "milj. €" */
    enum word amount;   /* "{1} milj. €" */
};

/* Of the chart's quantity. `thousands`: false when each value carries its unit, which thousands of euros do badly. */
struct chart_unit chart_unit_choose(const struct chart *chart, bool thousands);
/* Of a series on its own: the chart's, or per cent when the series is a rate beside money. */
struct chart_unit chart_unit_of_series(const struct chart *chart, size_t series);
/* The bare number: "153,9"; rounded half away from zero. `decimals` is usually the unit's own. */
void chart_unit_put(struct buffer *out, const struct chart *chart, const struct chart_unit *unit, money amount,
                    int decimals);
/* With its unit: "153,9 milj. €". */
void chart_unit_put_amount(struct buffer *out, const struct chart *chart, const struct chart_unit *unit, money amount);

#endif
