#include <math.h>

#include "chart/chart_rows.h"

/* A bar for each name, as long as the sum of its parts, with the sum at its end; what is below zero stands left of
 * zero. A sum that lacks a part says so: "12,3 + –". */

static const double row_pitch = 20, value_gap = 4; /* [pt] */
static const double bar_share = 0.65;                  /* of a row's pitch with one line */

struct sums {
    money above, below, all;  /* of the known parts over zero, under zero, and all */
    bool known, whole;        /* some part is known; all are */
};

/* A sum that does not fit in 64 bits keeps what it had. */
static struct sums sums_of(const struct chart_drawing *drawing, size_t row)
{
    struct sums sums = {.whole = true};
    for (size_t s = 0; s < drawing->chart->series_count; s++) {
        const struct chart_value *value = chart_drawing_at(drawing, row, s);
        sums.known |= value->known;
        sums.whole &= value->known;
        if (!value->known)
            continue;
        money *side = value->amount.cents < 0 ? &sums.below : &sums.above;
        (void)money_add(side, *side, value->amount);
        (void)money_add(&sums.all, sums.all, value->amount);
    }
    return sums;
}

static struct chart_label sum_label(struct chart_drawing *drawing, size_t row)
{
    struct sums sums = sums_of(drawing, row);
    const char *nil = language_word(drawing->chart->language, WORD_NIL);
    const char *text = sums.known ? chart_drawing_amount(drawing, sums.all) : nil;
    if (sums.known && !sums.whole)
        text = arena_format(drawing->arena, "%s + %s", text, nil);
    return chart_label_make(drawing, drawing->plain, text);
}

/* Places the rows and returns whether every part of every row is known. */
static bool place(struct chart_rows *rows)
{
    struct chart_drawing *drawing = rows->drawing;
    money low = {0}, high = {0};
    double widest = 0;
    bool whole = true;
    for (size_t i = 0; i < rows->count; i++) {
        struct sums sums = sums_of(drawing, i);
        low.cents = sums.below.cents < low.cents ? sums.below.cents : low.cents;
        high.cents = sums.above.cents > high.cents ? sums.above.cents : high.cents;
        widest = fmax(widest, sum_label(drawing, i).width);
        whole &= sums.whole;
    }
    chart_rows_place(rows, widest, low, high);
    return whole;
}

/* Draws the parts of one side of zero, `sign` 1 or -1, outwards. A part that is too small to be seen moves the next ones by
 * the hairline it is drawn as. Returns where they end [pt]. */
static double draw_parts(const struct chart_rows *rows, size_t row, int sign, double middle)
{
    struct chart_drawing *drawing = rows->drawing;
    money sum = {0};
    double at = chart_scale_at(&rows->scale, sum), half = rows->pitch * bar_share / 2;
    for (size_t s = 0; s < drawing->chart->series_count; s++) {
        const struct chart_value *value = chart_drawing_at(drawing, row, s);
        if (!value->known || value->amount.cents == 0 || (value->amount.cents < 0) != (sign < 0) ||
            !money_add(&sum, sum, value->amount))
            continue;
        double from = at, to = chart_scale_at(&rows->scale, sum), outwards = nextafter(at, sign < 0 ? -INFINITY : INFINITY);
        to = sign < 0 ? fmin(to, outwards) : fmax(to, outwards);
        chart_drawing_span(&from, &to);
        chart_drawing_area(drawing, chart_part_looks[s],
                           (struct box){fmin(from, to), middle - half, fmax(from, to), middle + half});
        at = to;
    }
    return at;
}

static void draw_row(const struct chart_rows *rows, size_t row, double middle)
{
    struct chart_drawing *drawing = rows->drawing;
    struct chart_label label = sum_label(drawing, row);
    chart_rows_draw_name(rows, row, middle);
    draw_parts(rows, row, -1, middle);
    double end = draw_parts(rows, row, 1, middle);
    end = fmin(end + value_gap, drawing->right - label.width);
    chart_label_draw_over(drawing, &label, ALIGN_LEFT, end, middle, drawing->style->ink);
}

double chart_stacked_draw(struct chart_drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    struct chart_rows rows;
    struct chart_legend_item items[CHART_LOOK_PARTS];
    size_t count = 0;
    chart_rows_init(&rows, drawing, chart->categories, chart->category_count, chart_rows_pitch(drawing, row_pitch));
    bool whole = place(&rows);
    chart_rows_draw_grid(&rows);
    double y = chart_rows_top(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        draw_row(&rows, i, y + chart_rows_height(&rows, i) / 2);
        y += chart_rows_height(&rows, i);
    }
    for (; count < chart->series_count; count++)
        items[count] = (struct chart_legend_item){.look = chart_part_looks[count], .name = chart->series[count]};
    if (!whole)
        items[count++] = (struct chart_legend_item){.look = LOOKS,
                                                    .name = language_word(chart->language, WORD_CHART_DASH)};
    return y + chart_rows_draw_legend(&rows, items, count) - drawing->top;
}
