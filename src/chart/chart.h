/* Charts: figures laid out as shapes through the one device, with a text alternative that gives the same figures in
 * words. A chart is first a description in plain data (what is shown, in the report's language), then drawn into any
 * width; PDF, PNG and SVG come from the same drawing.
 *
 * To add a kind: a word in template.h's enum chart_kind and its name, a file with its drawing, a line in chart.c's table. */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/arena.h"
#include "device/device.h"
#include "figures/figures.h"
#include "language/language.h"
#include "template/style.h"
#include "template/template.h"

/* One value; not known is drawn as nothing and told as missing. */
struct chart_value {
    money amount;
    int64_t share;   /* CHART_STACK: 10ths of a per cent, apportioned to 100,0 */
    bool known;
};

struct chart {
    enum chart_kind kind;
    enum language language;
    const char *title;             /* of the alternative text; the caller prints headings */
    size_t category_count, series_count;
    const char **categories;       /* labels of the rows */
    const char **series;           /* labels of the measures: "maksettu" */
    struct chart_value *values;    /* [category * series_count + series] */
    bool negative;                 /* some value is below zero: the scale starts there */
};

/* Describes figures as a chart: a category for each row (those without any known value last), a series for each
 * measure of money; with no dimension the one category is the total and has no label. CHART_BARS takes one or two
 * measures, CHART_COLUMNS up to four. CHART_STACK takes up to seven: shares of one stage's sources, to which a series
 * for the rest of the whole is added where they leave one, or money, whose shares are of its sum. `labels` are the
 * series' names, one for each measure; they and the title are copied. Lives in `arena`. NULL, with a finding, when a
 * kind cannot show these measures. */
struct chart *chart_make(struct arena *arena, enum chart_kind kind, enum language language, const char *title,
                         const struct figures *figures, const char *const *labels, struct findings *findings);

/* Height it takes when drawn `width` wide [pt]; a width of 250 and more leaves room for everything. */
double chart_height(const struct chart *chart, struct text *text, const struct style *style, double width);
/* Draws it with its top left corner at (x, y), inside a figure element of its own with the alternative text. */
void chart_draw(const struct chart *chart, struct text *text, const struct style *style, struct device *device,
                double x, double y, double width);
/* The figures in words, in the chart's language: title and unit, every category with its values, how many values are
 * missing. */
void chart_describe(const struct chart *chart, struct buffer *out);

#endif
