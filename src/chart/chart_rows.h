/* What charts of horizontal bars share: names on the left, a plot with ticks above it, a row for each name. Private to
 * src/chart/. */
#ifndef CHART_CHART_ROWS_H
#define CHART_CHART_ROWS_H

#include "chart/chart_drawing.h"

struct chart_rows {
    struct chart_drawing *drawing;
    struct chart_label *names;
    size_t count;
    double pitch;         /* of a row whose name takes one line [pt] */
    double left, right;   /* of the plot [pt] */
    struct chart_scale scale;
};

/* Names take what they need, up to 0.45 of the width in two lines. `pitch` is the least height of a row [pt]. */
void chart_rows_init(struct chart_rows *out, struct chart_drawing *drawing, const char *const *names, size_t count,
                     double pitch);
/* The pitch of rows with one bar each, `usual` of the chart by itself [pt]. */
double chart_rows_pitch(const struct chart_drawing *drawing, double usual);
/* The plot has the rest, less what `values` at the ends of bars take [pt]; its scale goes from `low` to `high`. */
void chart_rows_place(struct chart_rows *rows, double values, money low, money high);
/* Height of a row, and of all of them [pt]. */
double chart_rows_height(const struct chart_rows *rows, size_t row);
/* Where the first row begins: below the ticks' labels [pt]. */
double chart_rows_top(const struct chart_rows *rows);
/* Ticks with their labels, down to the last row. */
void chart_rows_draw_grid(const struct chart_rows *rows);
void chart_rows_draw_name(const struct chart_rows *rows, size_t row, double middle);
/* A bar between two amounts, `height` high around `middle`; nothing between equal ones. */
void chart_rows_draw_bar(const struct chart_rows *rows, enum chart_look look, money from, money to, double middle,
                         double height);
/* The legend stands below the bars where it has room there, and the unit at its right. Returns the height it takes with
 * the space above it [pt]. */
double chart_rows_draw_legend(const struct chart_rows *rows, const struct chart_legend_item *items, size_t count);

#endif
