/* A chart that is being drawn, and what all kinds draw with: labels, rules, areas and legends. Private to src/chart/.
 *
 * A kind is one function that lays its chart out from drawing->top downwards, between drawing->left and
 * drawing->right, and returns the height it took [pt]. It runs without a device when only the height is asked: these
 * functions then draw nothing, so height and drawing cannot disagree. */
#ifndef CHART_CHART_DRAWING_H
#define CHART_CHART_DRAWING_H

#include "chart/chart.h"
#include "chart/chart_pattern.h"
#include "chart/chart_scale.h"
#include "chart/chart_unit.h"

enum { CHART_LOOK_SERIES = 4, CHART_LOOK_PARTS = 8 };
/* The looks of areas that stand side by side, and of those that divide a bar, in the order of their series. */
extern const enum chart_look chart_series_looks[CHART_LOOK_SERIES], chart_part_looks[CHART_LOOK_PARTS];

struct chart_drawing {
    const struct chart *chart;
    const struct style *style;
    struct text *text;
    struct device *device;       /* NULL: nothing is drawn */
    struct arena *arena;         /* of this drawing: labels and their strings */
    struct chart_unit unit;
    struct type plain, strong;   /* the type of labels, regular and bold */
    double left, top, right;     /* [pt] */
};

/* The kinds, one a file. */
double chart_bars_draw(struct chart_drawing *drawing);
double chart_grouped_draw(struct chart_drawing *drawing);
double chart_stacked_draw(struct chart_drawing *drawing);
double chart_stack_draw(struct chart_drawing *drawing);
double chart_columns_draw(struct chart_drawing *drawing);
double chart_lines_draw(struct chart_drawing *drawing);
double chart_timeline_draw(struct chart_drawing *drawing);
double chart_map_draw(struct chart_drawing *drawing);

/* What two kinds take from figures beside or instead of values; chart_map_make is false, with a finding, when the
 * dimension is none of places or the borders cannot be read. */
void chart_timeline_make(struct chart *chart, struct arena *arena, const struct figures *figures);
void chart_timeline_describe(const struct chart *chart, struct buffer *out);
bool chart_map_make(struct chart *chart, struct arena *arena, const struct chart_request *request,
                    struct findings *findings);

/* A measure that gives way to the height asked for: as drawn by itself, and the bounds within which it stays legible [pt]. */
double chart_stretched(const struct chart_drawing *drawing, double usual, double least, double most);

/* --- labels --- */

/* Text in one or more lines, ready to be drawn. Lives as long as the drawing. */
struct chart_label {
    const struct line *lines;
    size_t count;
    struct type type;
    double width, height;        /* [pt]; no width when the string is empty */
};

/* One line. */
struct chart_label chart_label_make(struct chart_drawing *drawing, struct type type, const char *string);
/* At most `most` lines of at most `width` [pt], broken where the language allows; a longer text ends in "…". */
struct chart_label chart_label_wrap(struct chart_drawing *drawing, struct type type, const char *string, double width,
                                    size_t most);

enum chart_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* Draws the label left of, around or right of `x`, its middle at the height `middle`. */
void chart_label_draw(struct chart_drawing *drawing, const struct chart_label *label, enum chart_align align, double x,
                      double middle, struct colour colour);
/* The same on a patch of paper, where rules would otherwise run through it. */
void chart_label_draw_over(struct chart_drawing *drawing, const struct chart_label *label, enum chart_align align,
                           double x, double middle, struct colour colour);

/* A word in which {1} stands for `value`. In the drawing's arena, like the following. */
const char *chart_drawing_word(struct chart_drawing *drawing, enum word word, const char *value);
/* A value in the chart's unit, "–" when it is not known. */
const char *chart_drawing_value(struct chart_drawing *drawing, const struct chart_value *value);
/* The first series' name with the chart's unit, unless it tells that itself: "myönnetty, milj. €", "Hankkeita". */
const char *chart_drawing_measure(struct chart_drawing *drawing);
/* A value of a series in its own unit, a rate with its sign: "62,3 %". */
const char *chart_drawing_series_value(struct chart_drawing *drawing, size_t category, size_t series);
/* An amount as chart_drawing_value tells it. */
const char *chart_drawing_amount(struct chart_drawing *drawing, money amount);
/* A day as the language writes it. */
const char *chart_drawing_date(struct chart_drawing *drawing, date day);
/* The amount at a tick, with no more decimals than the ticks need. */
const char *chart_drawing_tick(struct chart_drawing *drawing, const struct chart_scale *scale, int64_t tick);
/* The value of a series in a category. */
const struct chart_value *chart_drawing_at(const struct chart_drawing *drawing, size_t category, size_t series);
/* The least and the greatest of the known values of `count` series from `first` on, and zero. */
void chart_drawing_range(const struct chart_drawing *drawing, size_t first, size_t count, money *low, money *high);

/* --- boxes of labels --- */

/* Whether two boxes have a point in common, more than an edge. */
bool chart_drawing_meet(struct box a, struct box b);

/* --- shapes --- */

/* A light line of the grid; `zero`: the stronger one that bars stand on. */
void chart_drawing_rule(struct chart_drawing *drawing, double x1, double y1, double x2, double y2, bool zero);
void chart_drawing_area(struct chart_drawing *drawing, enum chart_look look, struct box box);
/* From one place to another, at least a hairline long: what is not zero is seen. The ends may come in any order. */
void chart_drawing_span(double *from, double *to);

/* A shape that stands for a point of a series, told apart by form: round, square, pointed up, pointed down. */
void chart_drawing_marker(struct chart_drawing *drawing, size_t series, double x, double y);
/* A line through points in the manner of a series: colour and dashes; then its markers. */
struct chart_point {
    double x, y; /* [pt] */
};
void chart_drawing_line(struct chart_drawing *drawing, size_t series, const struct chart_point *points, size_t count);

/* --- legends --- */

/* What a look stands for: a name, and beside it, in grey, an amount or nothing. */
struct chart_legend_item {
    enum chart_look look;        /* LOOKS: no swatch */
    const char *name, *amount;   /* amount NULL: none */
};

/* Draws items side by side, in as many lines as they need, from `top` between `left` and `right`; names are bold
 * when they have an amount. Returns the height. [pt] */
double chart_drawing_legend(struct chart_drawing *drawing, const struct chart_legend_item *items, size_t count,
                            double left, double top, double right);
/* The width of a legend on one line [pt]. */
double chart_drawing_legend_width(struct chart_drawing *drawing, const struct chart_legend_item *items, size_t count);

#endif
