#include <math.h>

#include "chart/chart_rows.h"

/* A group of bars for each name, one a measure, each with its value at its end. */

static const double bar_pitch = 10.5, most_pitch = 40, group_gap = 8, least_gap = 3, most_gap = 30; /* [pt] */
static const double bar_share = 8.5 / 10.5, value_gap = 4; /* of a bar's pitch; [pt] */

static double widest_value(struct chart_drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    double widest = 0;
    for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
        const char *text = chart_drawing_value(drawing, &chart->values[i]);
        widest = fmax(widest, chart_label_make(drawing, drawing->plain, text).width);
    }
    return widest;
}

/* A value stands beside each bar, so bars come no nearer to one another. */
static double pitch_of(const struct chart_drawing *drawing)
{
    return chart_stretched(drawing, bar_pitch, bar_pitch, most_pitch);
}

static void draw_bar(const struct chart_rows *rows, size_t row, size_t series, double middle)
{
    struct chart_drawing *drawing = rows->drawing;
    const struct chart_value *value = chart_drawing_at(drawing, row, series);
    struct chart_label label = chart_label_make(drawing, drawing->plain, chart_drawing_value(drawing, value));
    double end = chart_scale_at(&rows->scale, money_of(0));
    if (value->known)
        chart_rows_draw_bar(rows, chart_series_looks[series], money_of(0), value->amount, middle,
                            pitch_of(drawing) * bar_share);
    if (value->known && value->amount.cents > 0)
        end = chart_scale_at(&rows->scale, value->amount);
    chart_label_draw_over(drawing, &label, ALIGN_LEFT, end + value_gap, middle, drawing->style->ink);
}

static void draw_row(const struct chart_rows *rows, size_t row, double middle)
{
    size_t series = rows->drawing->chart->series_count;
    double pitch = pitch_of(rows->drawing);
    chart_rows_draw_name(rows, row, middle);
    for (size_t s = 0; s < series; s++)
        draw_bar(rows, row, s, middle + ((double)s - (double)(series - 1) / 2) * pitch);
}

double chart_grouped_draw(struct chart_drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    struct chart_rows rows;
    struct chart_legend_item items[CHART_LOOK_SERIES];
    money low, high;
    chart_rows_init(&rows, drawing, chart->categories, chart->category_count,
                    (double)chart->series_count * pitch_of(drawing) + chart_stretched(drawing, group_gap, least_gap, most_gap));
    chart_drawing_range(drawing, 0, chart->series_count, &low, &high);
    chart_rows_place(&rows, widest_value(drawing), low, high);
    chart_rows_draw_grid(&rows);
    double y = chart_rows_top(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        draw_row(&rows, i, y + chart_rows_height(&rows, i) / 2);
        y += chart_rows_height(&rows, i);
    }
    for (size_t s = 0; s < chart->series_count; s++)
        items[s] = (struct chart_legend_item){.look = chart_series_looks[s], .name = chart->series[s]};
    return y + chart_rows_draw_legend(&rows, items, chart->series_count) - drawing->top;
}
