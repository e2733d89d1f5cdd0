#include <math.h>

#include "chart/chart_drawing.h"

/* Names on the left, bars from a common zero in the middle, values at their ends. With two measures the first is the
 * whole bar, pale, and the second its dark part - as long as it is a part: one that is larger or below zero is drawn
 * slimmer over the whole bar, so that both ends are seen, and its value is told too. */

static const double name_most = 0.45;         /* of the width */
static const double name_gap = 8, value_gap = 4, tick_gap = 10; /* [pt] */
static const double row_pitch = 21, tight_pitch = 16, row_margin = 5; /* [pt] */
static const double bar_share = 0.62;         /* of a row's pitch with one line */
static const double slim = 0.4;               /* of a bar's height */
static const double least_plot = 40;          /* [pt] */
enum { TIGHT_ROWS = 12, MOST_TICKS = 6 };

struct bars {
    struct chart_drawing *drawing;
    struct chart_label *names, *values;
    struct chart_scale scale;
    double pitch;             /* of a row whose name takes one line [pt] */
    double plot_left, plot_right;
};

/* The second value, NULL when the chart has one measure. */
static const struct chart_value *second_value(const struct bars *bars, size_t row)
{
    return bars->drawing->chart->series_count < 2 ? NULL : chart_drawing_at(bars->drawing, row, 1);
}

/* Whether the second value can be seen as the dark part of the first. */
static bool is_part(const struct chart_value *whole, const struct chart_value *part)
{
    return whole->known && part->known && part->amount.cents >= 0 && part->amount.cents <= whole->amount.cents;
}

/* What stands at the end of a row: the first value, and the second when the bar does not show it as a part. */
static const char *value_text(const struct bars *bars, size_t row, bool named)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart_value *whole = chart_drawing_at(drawing, row, 0), *part = second_value(bars, row);
    const char *text = chart_drawing_value(drawing, whole);
    if (part == NULL || is_part(whole, part) || (!whole->known && !part->known))
        return text;
    const char *other = chart_drawing_value(drawing, part);
    return named ? arena_format(drawing->arena, "%s (%s %s)", text, drawing->chart->series[1], other)
                 : arena_format(drawing->arena, "%s / %s", text, other);
}

static double widest(const struct chart_label *labels, size_t count)
{
    double width = 0;
    for (size_t i = 0; i < count; i++)
        width = fmax(width, labels[i].width);
    return width;
}

static double make_names(struct bars *bars)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart *chart = drawing->chart;
    double most = (drawing->right - drawing->left) * name_most;
    bars->names = arena_array(drawing->arena, chart->category_count, sizeof *bars->names);
    for (size_t i = 0; i < chart->category_count; i++)
        bars->names[i] = chart_label_wrap(drawing, drawing->plain, chart->categories[i], most, 2);
    return widest(bars->names, chart->category_count);
}

static double make_values(struct bars *bars, bool named)
{
    struct chart_drawing *drawing = bars->drawing;
    size_t rows = drawing->chart->category_count;
    bars->values = arena_array(drawing->arena, rows, sizeof *bars->values);
    for (size_t i = 0; i < rows; i++)
        bars->values[i] = chart_label_make(drawing, drawing->plain, value_text(bars, i, named));
    return widest(bars->values, rows);
}

/* No two tick labels touch, and none leaves the drawing. */
static bool ticks_fit(const struct bars *bars)
{
    struct chart_drawing *drawing = bars->drawing;
    double free_from = drawing->left;
    for (int64_t tick = bars->scale.first; tick <= bars->scale.last; tick++) {
        const char *text = chart_drawing_tick(drawing, &bars->scale, tick);
        double half = chart_label_make(drawing, drawing->plain, text).width / 2;
        double at = chart_scale_at(&bars->scale, chart_scale_tick(&bars->scale, tick));
        if (at - half < free_from || at + half > drawing->right)
            return false;
        free_from = at + half + tick_gap;
    }
    return true;
}

static void make_scale(struct bars *bars)
{
    bool fit = false;
    for (int most = MOST_TICKS; most > 1 && !fit; most--) {
        bars->scale = chart_drawing_scale(bars->drawing, most);
        bars->scale.from = bars->plot_left;
        bars->scale.to = bars->plot_right;
        fit = ticks_fit(bars);
    }
    if (!fit)
        chart_scale_clear(&bars->scale);
}

/* Names take what they need, values too; the bars have the rest. */
static void make_columns(struct bars *bars)
{
    struct chart_drawing *drawing = bars->drawing;
    double names = make_names(bars);
    bars->plot_left = drawing->left + (names > 0 ? names + name_gap : value_gap);
    double room = drawing->right - bars->plot_left, values = make_values(bars, /*named*/ true);
    if (values > room / 2)
        values = make_values(bars, /*named*/ false);
    bars->plot_right = fmax(drawing->right - values - value_gap, bars->plot_left + least_plot);
    bars->pitch = drawing->chart->category_count > TIGHT_ROWS ? tight_pitch : row_pitch;
}

static double row_height(const struct bars *bars, size_t row)
{
    double lines = bars->names[row].height;
    return fmax(bars->pitch, lines > bars->drawing->plain.leading ? lines + row_margin : 0);
}

static void draw_grid(const struct bars *bars, double top, double bottom)
{
    struct chart_drawing *drawing = bars->drawing;
    double half_line = drawing->plain.leading / 2;
    for (int64_t tick = bars->scale.first; tick <= bars->scale.last; tick++) {
        double at = chart_scale_at(&bars->scale, chart_scale_tick(&bars->scale, tick));
        struct chart_label label =
            chart_label_make(drawing, drawing->plain, chart_drawing_tick(drawing, &bars->scale, tick));
        chart_label_draw(drawing, &label, ALIGN_CENTRE, at, drawing->top + half_line, drawing->style->muted);
        chart_drawing_rule(drawing, at, top, at, bottom, /*zero*/ tick == 0);
    }
}

/* A bar from zero to the value; nothing for zero itself. */
static void draw_bar(const struct bars *bars, enum chart_look look, const struct chart_value *value, double middle,
                     double height)
{
    if (!value->known || value->amount.cents == 0)
        return;
    double from = chart_scale_at(&bars->scale, money_of(0)), to = chart_scale_at(&bars->scale, value->amount);
    if (value->amount.cents < 0 && to >= from)
        to = nextafter(from, -INFINITY);
    chart_drawing_span(&from, &to);
    chart_drawing_area(bars->drawing, look, (struct box){fmin(from, to), middle - height / 2, fmax(from, to),
                                                         middle + height / 2});
}

/* Where the label after a bar may begin: a bar below zero ends before it. */
static double bar_end(const struct bars *bars, const struct chart_value *value)
{
    bool ends_later = value != NULL && value->known && value->amount.cents > 0;
    return chart_scale_at(&bars->scale, ends_later ? value->amount : money_of(0));
}

static void draw_row(const struct bars *bars, size_t row, double middle)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart_value *whole = chart_drawing_at(drawing, row, 0), *part = second_value(bars, row);
    double height = bars->pitch * bar_share;
    chart_label_draw(drawing, &bars->names[row], ALIGN_LEFT, drawing->left, middle, drawing->style->ink);
    draw_bar(bars, part == NULL ? LOOK_DARK : LOOK_PALE, whole, middle, height);
    if (part != NULL)
        draw_bar(bars, LOOK_DARK, part, middle, is_part(whole, part) ? height : height * slim);
    double end = fmax(bar_end(bars, whole), bar_end(bars, part));
    chart_label_draw_over(drawing, &bars->values[row], ALIGN_LEFT, end + value_gap, middle, drawing->style->ink);
}

/* The legend stands below the bars where it has room there, and the unit at its right. */
static double draw_legend(const struct bars *bars, double top)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart *chart = drawing->chart;
    struct chart_label unit =
        chart_label_make(drawing, drawing->plain, language_word(chart->language, drawing->unit.name));
    struct chart_legend_item items[2] = {{.look = LOOK_DARK, .name = chart->series[0]}};
    if (chart->series_count == 2) {
        const char *whole = chart_drawing_word(drawing, WORD_CHART_WHOLE_BAR, chart->series[0]);
        items[0] = (struct chart_legend_item){.look = LOOK_PALE, .name = whole};
        items[1] = (struct chart_legend_item){.look = LOOK_DARK, .name = chart->series[1]};
    }
    double right = drawing->right - unit.width - 2 * name_gap, left = bars->plot_left;
    if (left + chart_drawing_legend_width(drawing, items, chart->series_count) > right)
        left = drawing->left;
    chart_label_draw(drawing, &unit, ALIGN_RIGHT, drawing->right, top + unit.height / 2, drawing->style->muted);
    return chart_drawing_legend(drawing, items, chart->series_count, left, top, right);
}

double chart_bars_draw(struct chart_drawing *drawing)
{
    struct bars bars = {.drawing = drawing};
    make_columns(&bars);
    make_scale(&bars);
    size_t rows = drawing->chart->category_count;
    double top = drawing->top + drawing->plain.leading + row_margin / 2, bottom = top;
    for (size_t i = 0; i < rows; i++)
        bottom += row_height(&bars, i);
    draw_grid(&bars, top, bottom);
    double y = top;
    for (size_t i = 0; i < rows; i++) {
        draw_row(&bars, i, y + row_height(&bars, i) / 2);
        y += row_height(&bars, i);
    }
    return bottom + row_margin + draw_legend(&bars, bottom + row_margin) - drawing->top;
}
