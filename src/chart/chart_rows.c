#include "chart/chart_rows.h"

#include <math.h>

static const double name_most = 0.45;         /* of the width */
static const double name_gap = 8, value_gap = 4, tick_gap = 10, row_margin = 5; /* [pt] */
static const double least_plot = 40, line_air = 1, most_pitch = 60; /* [pt] */
enum { MOST_TICKS = 6 };

void chart_rows_init(struct chart_rows *out, struct chart_drawing *drawing, const char *const *names, size_t count,
                     double pitch)
{
    *out = (struct chart_rows){.drawing = drawing, .count = count, .pitch = pitch};
    out->names = arena_array(drawing->arena, count, sizeof *out->names);
    double most = (drawing->right - drawing->left) * name_most, widest = 0;
    for (size_t i = 0; i < count; i++) {
        out->names[i] = chart_label_wrap(drawing, drawing->plain, names[i], most, 2);
        widest = fmax(widest, out->names[i].width);
    }
    out->left = drawing->left + (widest > 0 ? widest + name_gap : value_gap);
    out->right = drawing->right;
}

/* No two tick labels touch, and none leaves the drawing. */
static bool ticks_fit(const struct chart_rows *rows)
{
    struct chart_drawing *drawing = rows->drawing;
    double free_from = drawing->left;
    for (int64_t tick = rows->scale.first; tick <= rows->scale.last; tick++) {
        const char *text = chart_drawing_tick(drawing, &rows->scale, tick);
        double half = chart_label_make(drawing, drawing->plain, text).width / 2;
        double at = chart_scale_at(&rows->scale, chart_scale_tick(&rows->scale, tick));
        if (at - half < free_from || at + half > drawing->right)
            return false;
        free_from = at + half + tick_gap;
    }
    return true;
}

double chart_rows_pitch(const struct chart_drawing *drawing, double usual)
{
    return chart_stretched(drawing, usual, drawing->plain.leading + line_air, most_pitch);
}

void chart_rows_place(struct chart_rows *rows, double values, money low, money high)
{
    bool fit = false;
    rows->right = fmax(rows->drawing->right - values - value_gap, rows->left + least_plot);
    for (int most = MOST_TICKS; most > 1 && !fit; most--) {
        rows->scale = chart_scale_make(low, high, most);
        rows->scale.from = rows->left;
        rows->scale.to = rows->right;
        fit = ticks_fit(rows);
    }
    if (!fit)
        chart_scale_clear(&rows->scale);
}

double chart_rows_height(const struct chart_rows *rows, size_t row)
{
    double lines = rows->names[row].height;
    return fmax(rows->pitch, lines > rows->drawing->plain.leading ? lines + row_margin : 0);
}

static double chart_rows_total_height(const struct chart_rows *rows)
{
    double height = 0;
    for (size_t i = 0; i < rows->count; i++)
        height += chart_rows_height(rows, i);
    return height;
}

double chart_rows_top(const struct chart_rows *rows)
{
    return rows->drawing->top + rows->drawing->plain.leading + row_margin / 2;
}

void chart_rows_draw_grid(const struct chart_rows *rows)
{
    struct chart_drawing *drawing = rows->drawing;
    double half_line = drawing->plain.leading / 2, top = chart_rows_top(rows);
    for (int64_t tick = rows->scale.first; tick <= rows->scale.last; tick++) {
        double at = chart_scale_at(&rows->scale, chart_scale_tick(&rows->scale, tick));
        struct chart_label label =
            chart_label_make(drawing, drawing->plain, chart_drawing_tick(drawing, &rows->scale, tick));
        chart_label_draw(drawing, &label, ALIGN_CENTRE, at, drawing->top + half_line, drawing->style->muted);
        chart_drawing_rule(drawing, at, top, at, top + chart_rows_total_height(rows), /*zero*/ tick == 0);
    }
}

void chart_rows_draw_name(const struct chart_rows *rows, size_t row, double middle)
{
    struct chart_drawing *drawing = rows->drawing;
    chart_label_draw(drawing, &rows->names[row], ALIGN_LEFT, drawing->left, middle, drawing->style->ink);
}

void chart_rows_draw_bar(const struct chart_rows *rows, enum chart_look look, money from, money to, double middle,
                         double height)
{
    if (from.cents == to.cents)
        return;
    double start = chart_scale_at(&rows->scale, from), end = chart_scale_at(&rows->scale, to);
    if (to.cents < from.cents && end >= start)
        end = nextafter(start, -INFINITY);
    chart_drawing_span(&start, &end);
    chart_drawing_area(rows->drawing, look, (struct box){fmin(start, end), middle - height / 2, fmax(start, end),
                                                         middle + height / 2});
}

double chart_rows_draw_legend(const struct chart_rows *rows, const struct chart_legend_item *items, size_t count)
{
    struct chart_drawing *drawing = rows->drawing;
    double top = chart_rows_top(rows) + chart_rows_total_height(rows) + row_margin;
    struct chart_label unit =
        chart_label_make(drawing, drawing->plain, language_word(drawing->chart->language, drawing->unit.name));
    double right = drawing->right - unit.width - 2 * name_gap, left = rows->left;
    if (left + chart_drawing_legend_width(drawing, items, count) > right)
        left = drawing->left;
    chart_label_draw(drawing, &unit, ALIGN_RIGHT, drawing->right, top + unit.height / 2, drawing->style->muted);
    return row_margin + chart_drawing_legend(drawing, items, count, left, top, right);
}
