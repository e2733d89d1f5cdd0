#include <math.h>

#include "chart/chart_rows.h"

/* Names on the left, bars from a common zero in the middle, values at their ends. With two measures the first is the
 * whole bar, pale, and the second its dark part - as long as it is a part: one that is larger or below zero is drawn
 * slimmer over the whole bar, so that both ends are seen, and its value is told too. */

static const double value_gap = 4;                      /* [pt] */
static const double row_pitch = 21, tight_pitch = 16;   /* [pt] */
static const double bar_share = 0.62;                   /* of a row's pitch with one line */
static const double slim = 0.4;                         /* of a bar's height */
enum { TIGHT_ROWS = 12 };

struct bars {
    struct chart_drawing *drawing;
    struct chart_label *values;
    struct chart_rows rows;
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

static double make_values(struct bars *bars, bool named)
{
    struct chart_drawing *drawing = bars->drawing;
    size_t rows = drawing->chart->category_count;
    double widest = 0;
    bars->values = arena_array(drawing->arena, rows, sizeof *bars->values);
    for (size_t i = 0; i < rows; i++) {
        bars->values[i] = chart_label_make(drawing, drawing->plain, value_text(bars, i, named));
        widest = fmax(widest, bars->values[i].width);
    }
    return widest;
}

/* Names take what they need, values too; the bars have the rest. */
static void make_columns(struct bars *bars)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart *chart = drawing->chart;
    money low, high;
    chart_rows_init(&bars->rows, drawing, chart->categories, chart->category_count,
                    chart_rows_pitch(drawing, chart->category_count > TIGHT_ROWS ? tight_pitch : row_pitch));
    double room = drawing->right - bars->rows.left, values = make_values(bars, /*named*/ true);
    if (values > room / 2)
        values = make_values(bars, /*named*/ false);
    chart_drawing_range(drawing, 0, chart->series_count, &low, &high);
    chart_rows_place(&bars->rows, values, low, high);
}

/* A bar from zero to the value. */
static void draw_bar(const struct bars *bars, enum chart_look look, const struct chart_value *value, double middle,
                     double height)
{
    if (value->known)
        chart_rows_draw_bar(&bars->rows, look, money_of(0), value->amount, middle, height);
}

/* Where the label after a bar may begin: a bar below zero ends before it. */
static double bar_end(const struct bars *bars, const struct chart_value *value)
{
    bool ends_later = value != NULL && value->known && value->amount.cents > 0;
    return chart_scale_at(&bars->rows.scale, ends_later ? value->amount : money_of(0));
}

static void draw_row(const struct bars *bars, size_t row, double middle)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart_value *whole = chart_drawing_at(drawing, row, 0), *part = second_value(bars, row);
    double height = bars->rows.pitch * bar_share;
    chart_rows_draw_name(&bars->rows, row, middle);
    draw_bar(bars, part == NULL ? LOOK_DARK : LOOK_PALE, whole, middle, height);
    if (part != NULL)
        draw_bar(bars, LOOK_DARK, part, middle, is_part(whole, part) ? height : height * slim);
    double end = fmax(bar_end(bars, whole), bar_end(bars, part));
    chart_label_draw_over(drawing, &bars->values[row], ALIGN_LEFT, end + value_gap, middle, drawing->style->ink);
}

static double draw_legend(const struct bars *bars)
{
    struct chart_drawing *drawing = bars->drawing;
    const struct chart *chart = drawing->chart;
    struct chart_legend_item items[2] = {{.look = LOOK_DARK, .name = chart->series[0]}};
    if (chart->series_count == 2) {
        const char *whole = chart_drawing_word(drawing, WORD_CHART_WHOLE_BAR, chart->series[0]);
        items[0] = (struct chart_legend_item){.look = LOOK_PALE, .name = whole};
        items[1] = (struct chart_legend_item){.look = LOOK_DARK, .name = chart->series[1]};
    }
    return chart_rows_draw_legend(&bars->rows, items, chart->series_count);
}

double chart_bars_draw(struct chart_drawing *drawing)
{
    struct bars bars = {.drawing = drawing};
    make_columns(&bars);
    chart_rows_draw_grid(&bars.rows);
    double y = chart_rows_top(&bars.rows);
    for (size_t i = 0; i < bars.rows.count; i++) {
        draw_row(&bars, i, y + chart_rows_height(&bars.rows, i) / 2);
        y += chart_rows_height(&bars.rows, i);
    }
    return y + draw_legend(&bars) - drawing->top;
}
