#include <math.h>

#include "chart/chart_axis.h"
#include "chart/chart_rates.h"

/* Columns from a common zero, those of one category side by side. Where labels would meet, every second, third ... of
 * them is shown, counted from the last category, so that the latest year always has its own. A rate stands as a line in
 * a band of its own above the columns, where neither hides the other. */

static const double group_share = 0.66, tight_share = 0.8; /* of a category's room */
static const double tight_slot = 30, widest_column = 42, widest_gap = 4, gap_share = 0.08;
static const double lowest_plot = 90, highest_plot = 150, plot_share = 0.27, least_plot = 50; /* height, by the width [pt] */
static const double tick_pitch = 24, axis_gap = 8, part_gap = 6; /* [pt] */
static const double label_off = 1, label_air = 2, dash_air = 0.5; /* above, beside a value; beside a "–" [pt] */
enum { LEAST_LABELS = 3, MOST_TICKS = 8 };

struct columns {
    struct chart_drawing *drawing;
    size_t count, series;       /* categories, columns in each */
    struct chart_scale scale;
    struct box plot;
    double top;                 /* where the columns' part begins [pt] */
    struct chart_axis axis;
    double column, gap;         /* a column, between two columns [pt] */
    struct box *boxes;          /* of columns; where there is none, a line of no height at zero */
    struct chart_label *labels; /* of columns */
    struct box *placed;         /* labels that stand in the drawing */
    size_t placed_count;
};

static enum chart_look look_of(const struct columns *columns, size_t series)
{
    return columns->series == 1 ? LOOK_DARK : chart_series_looks[series];
}

/* --- where things stand --- */

static double axis_width(const struct columns *columns)
{
    double width = 0;
    for (int64_t tick = columns->scale.first; tick <= columns->scale.last; tick++) {
        const char *text = chart_drawing_tick(columns->drawing, &columns->scale, tick);
        width = fmax(width, chart_label_make(columns->drawing, columns->drawing->plain, text).width);
    }
    return width + axis_gap;
}

/* Above the plot stand the unit and then the highest column's label; below it, if need be, the lowest one's. */
static void place_plot(struct columns *columns)
{
    struct chart_drawing *drawing = columns->drawing;
    double width = drawing->right - drawing->left, line = drawing->plain.leading;
    double usual = fmin(fmax(width * plot_share, lowest_plot), highest_plot);
    double height = chart_stretched(drawing, usual, least_plot, INFINITY);
    money low, high;
    chart_drawing_range(drawing, 0, columns->series, &low, &high);
    columns->scale = chart_scale_make(low, high, (int)fmin(height / tick_pitch, MOST_TICKS));
    columns->plot.left = drawing->left + axis_width(columns);
    columns->plot.right = drawing->right;
    if (drawing->chart->rate_count > 0)
        columns->plot.right -= chart_rates_axis(drawing, columns->series);
    columns->plot.top = columns->top + 2 * line + label_off;
    columns->plot.bottom = columns->plot.top + height;
    columns->scale.from = columns->plot.bottom;
    columns->scale.to = columns->plot.top;
    columns->axis = (struct chart_axis){drawing, drawing->chart->categories, columns->count, columns->plot.left,
                                        columns->plot.right};
}

static void size_columns(struct columns *columns)
{
    double count = (double)columns->series;
    double slot = chart_axis_slot(&columns->axis), group = slot * (slot < tight_slot ? tight_share : group_share);
    group = fmin(group, count * widest_column + (count - 1) * widest_gap);
    columns->gap = columns->series > 1 ? fmin(widest_gap, group * gap_share) : 0;
    columns->column = (group - (count - 1) * columns->gap) / count;
}

static struct box column_box(const struct columns *columns, size_t category, size_t series)
{
    const struct chart_value *value = chart_drawing_at(columns->drawing, category, series);
    double count = (double)columns->series, group = count * columns->column + (count - 1) * columns->gap;
    double left = chart_axis_middle(&columns->axis, category) - group / 2 + (double)series * (columns->column + columns->gap);
    double from = chart_scale_at(&columns->scale, money_of(0)), to = from;
    if (value->known && value->amount.cents != 0) {
        to = chart_scale_at(&columns->scale, value->amount);
        if (value->amount.cents > 0 && to >= from)
            to = nextafter(from, -INFINITY);
        chart_drawing_span(&from, &to);
    }
    return (struct box){left, fmin(from, to), left + columns->column, fmax(from, to)};
}

/* Where a column's value stands: above it, or below it when it hangs. */
static struct box label_box(const struct columns *columns, size_t category, size_t series)
{
    size_t at = category * columns->series + series;
    const struct chart_label *label = &columns->labels[at];
    const struct chart_value *value = chart_drawing_at(columns->drawing, category, series);
    struct box column = columns->boxes[at];
    bool hangs = value->known && value->amount.cents < 0;
    double middle = (column.left + column.right) / 2, half = label->width / 2;
    double top = hangs ? column.bottom + label_off : column.top - label_off - label->height;
    return (struct box){middle - half, top, middle + half, top + label->height};
}

static void make_columns(struct columns *columns)
{
    struct chart_drawing *drawing = columns->drawing;
    size_t all = columns->count * columns->series;
    columns->boxes = arena_array(drawing->arena, all, sizeof *columns->boxes);
    columns->labels = arena_array(drawing->arena, all, sizeof *columns->labels);
    columns->placed = arena_array(drawing->arena, all, sizeof *columns->placed);
    for (size_t c = 0; c < columns->count; c++)
        for (size_t s = 0; s < columns->series; s++) {
            size_t at = c * columns->series + s;
            columns->boxes[at] = column_box(columns, c, s);
            columns->labels[at] = chart_label_make(
                drawing, drawing->plain, chart_drawing_value(drawing, chart_drawing_at(drawing, c, s)));
        }
}

/* --- values --- */

/* Whether a label may stand there: inside the drawing, off the ticks, off every column and off the labels that stand already, with so
 * much air at its sides. */
static bool is_free(const struct columns *columns, struct box box, double air)
{
    struct box airy = {box.left - air, box.top, box.right + air, box.bottom};
    if (box.left < columns->plot.left - axis_gap || box.right > columns->drawing->right)
        return false;
    for (size_t i = 0; i < columns->count * columns->series; i++)
        if (chart_drawing_meet(airy, columns->boxes[i]))
            return false;
    for (size_t i = 0; i < columns->placed_count; i++)
        if (chart_drawing_meet(airy, columns->placed[i]))
            return false;
    return true;
}

/* Places the known values of a series, every so many of them. False, and none of them placed, when they do not fit. */
static bool place_series(struct columns *columns, size_t series, size_t every)
{
    size_t before = columns->placed_count;
    for (size_t c = 0; c < columns->count; c++) {
        if (!chart_axis_shown(&columns->axis, c, every) || !chart_drawing_at(columns->drawing, c, series)->known)
            continue;
        struct box box = label_box(columns, c, series);
        if (!is_free(columns, box, label_air)) {
            columns->placed_count = before;
            return false;
        }
        columns->placed[columns->placed_count++] = box;
    }
    return true;
}

static void draw_value(const struct columns *columns, size_t category, size_t series)
{
    struct box box = label_box(columns, category, series);
    chart_label_draw_over(columns->drawing, &columns->labels[category * columns->series + series], ALIGN_CENTRE,
                          (box.left + box.right) / 2, (box.top + box.bottom) / 2, columns->drawing->style->ink);
}

/* "–" for what is not known comes first: it is narrow, and only it tells missing from nothing. */
static void draw_missing(struct columns *columns)
{
    for (size_t c = 0; c < columns->count; c++)
        for (size_t s = 0; s < columns->series; s++) {
            struct box box = label_box(columns, c, s);
            if (chart_drawing_at(columns->drawing, c, s)->known || !is_free(columns, box, dash_air))
                continue;
            columns->placed[columns->placed_count++] = box;
            chart_label_draw(columns->drawing, &columns->labels[c * columns->series + s], ALIGN_LEFT, box.left,
                             (box.top + box.bottom) / 2, columns->drawing->style->ink);
        }
}

/* One or two labels out of many would look like highlights: then the series has none. */
static void draw_values(struct columns *columns)
{
    draw_missing(columns);
    for (size_t s = 0; s < columns->series; s++) {
        size_t every = 1;
        bool placed = place_series(columns, s, every);
        while (!placed && ++every * LEAST_LABELS <= columns->count)
            placed = place_series(columns, s, every);
        for (size_t c = 0; placed && c < columns->count; c++)
            if (chart_axis_shown(&columns->axis, c, every) && chart_drawing_at(columns->drawing, c, s)->known)
                draw_value(columns, c, s);
    }
}

/* --- the rest --- */

static void draw_grid(const struct columns *columns)
{
    struct chart_drawing *drawing = columns->drawing;
    for (int64_t tick = columns->scale.first; tick <= columns->scale.last; tick++) {
        double at = chart_scale_at(&columns->scale, chart_scale_tick(&columns->scale, tick));
        struct chart_label label =
            chart_label_make(drawing, drawing->plain, chart_drawing_tick(drawing, &columns->scale, tick));
        chart_label_draw(drawing, &label, ALIGN_RIGHT, columns->plot.left - axis_gap, at, drawing->style->muted);
        chart_drawing_rule(drawing, columns->plot.left, at, columns->plot.right, at, /*zero*/ tick == 0);
    }
    struct chart_label unit = chart_label_make(drawing, drawing->plain,
                                               language_word(drawing->chart->language, drawing->unit.name));
    chart_label_draw(drawing, &unit, ALIGN_LEFT, drawing->left, columns->top + unit.height / 2,
                     drawing->style->muted);
}

static double draw_legend(const struct columns *columns, double top)
{
    struct chart_drawing *drawing = columns->drawing;
    struct chart_legend_item items[CHART_LOOK_SERIES];
    for (size_t s = 0; s < columns->series; s++)
        items[s] = (struct chart_legend_item){.look = look_of(columns, s), .name = drawing->chart->series[s]};
    double left = columns->plot.left;
    if (left + chart_drawing_legend_width(drawing, items, columns->series) > drawing->right)
        left = drawing->left;
    return chart_drawing_legend(drawing, items, columns->series, left, top, drawing->right);
}

double chart_columns_draw(struct chart_drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    struct columns columns = {.drawing = drawing, .count = chart->category_count, .top = drawing->top,
                              .series = chart->series_count - chart->rate_count};
    if (chart->rate_count > 0)
        columns.top += chart_rates_height(drawing);
    place_plot(&columns);
    size_columns(&columns);
    make_columns(&columns);
    draw_grid(&columns);
    for (size_t i = 0; i < columns.count * columns.series; i++)
        chart_drawing_area(drawing, look_of(&columns, i % columns.series), columns.boxes[i]);
    draw_values(&columns);
    if (chart->rate_count > 0)
        chart_rates_draw(&columns.axis, columns.series);
    double y = columns.plot.bottom + part_gap + (chart->negative ? drawing->plain.leading : 0);
    y += chart_axis_draw(&columns.axis, y) + part_gap;
    return y + draw_legend(&columns, y) - drawing->top;
}
