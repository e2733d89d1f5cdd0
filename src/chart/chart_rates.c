#include "chart/chart_rates.h"

#include <math.h>

static const double band_height = 40, least_band = 28, most_band = 160; /* [pt] */
static const double band_gap = 4, label_off = 3.5, label_air = 3, marker_half = 3; /* [pt] */
enum { MOST_TICKS = 3 };

struct rates {
    struct chart_drawing *drawing;
    const struct chart_axis *axis;
    size_t series;
    struct chart_scale scale;
    double top, bottom;       /* of the band [pt] */
    struct chart_point *points; /* of the slots */
    struct box *placed;       /* markers, then labels */
    size_t placed_count;
};

/* The name, and room for a value above the highest point. */
static double head_height(const struct chart_drawing *drawing)
{
    return 2 * drawing->plain.leading + label_off;
}

static double height_of_band(const struct chart_drawing *drawing)
{
    return chart_stretched(drawing, band_height, least_band, most_band);
}

double chart_rates_height(const struct chart_drawing *drawing)
{
    return head_height(drawing) + height_of_band(drawing) + drawing->plain.leading + band_gap;
}

static bool is_known(const struct rates *rates, size_t i)
{
    return chart_drawing_at(rates->drawing, i, rates->series)->known;
}

static struct chart_scale make_scale(const struct chart_drawing *drawing, size_t series)
{
    money low, high;
    chart_drawing_range(drawing, series, 1, &low, &high);
    return chart_scale_make(low, high, MOST_TICKS);
}

static struct chart_label tick_label(struct chart_drawing *drawing, const struct chart_scale *scale, int64_t tick)
{
    int64_t tenths = chart_scale_tick(scale, tick).cents;
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_percent(&text, drawing->chart->language, tenths % 10 == 0 ? tenths / 10 : tenths, tenths % 10 != 0);
    const char *copy = buffer_keep(&text, drawing->arena);
    return chart_label_make(drawing, drawing->plain, copy);
}

double chart_rates_axis(struct chart_drawing *drawing, size_t series)
{
    struct chart_scale scale = make_scale(drawing, series);
    double width = 0;
    for (int64_t tick = scale.first; tick <= scale.last; tick++)
        width = fmax(width, tick_label(drawing, &scale, tick).width);
    return width + label_air;
}

static void draw_scale(const struct rates *rates)
{
    struct chart_drawing *drawing = rates->drawing;
    for (int64_t tick = rates->scale.first; tick <= rates->scale.last; tick++) {
        struct chart_label label = tick_label(drawing, &rates->scale, tick);
        double at = chart_scale_at(&rates->scale, chart_scale_tick(&rates->scale, tick));
        chart_drawing_rule(drawing, rates->axis->left, at, rates->axis->right, at, /*zero*/ tick == 0);
        chart_label_draw(drawing, &label, ALIGN_LEFT, rates->axis->right + label_air, at, drawing->style->muted);
    }
}

/* Points and the lines between neighbours: what is not known parts the line. */
static void draw_line(const struct rates *rates)
{
    size_t count = rates->axis->count, first = 0;
    for (size_t i = 0; i <= count; i++) {
        if (i < count && is_known(rates, i))
            continue;
        chart_drawing_line(rates->drawing, 0, &rates->points[first], i - first);
        first = i + 1;
    }
}

static bool is_free(const struct rates *rates, struct box box)
{
    for (size_t i = 0; i < rates->placed_count; i++)
        if (chart_drawing_meet(box, rates->placed[i]))
            return false;
    return true;
}

/* A value stands above its point, or below it, or not at all; moved inwards from the scale. */
static void draw_value(struct rates *rates, size_t i)
{
    struct chart_drawing *drawing = rates->drawing;
    const char *text = chart_drawing_series_value(drawing, i, rates->series);
    struct chart_label label = chart_label_make(drawing, drawing->plain, text);
    struct chart_point point = rates->points[i];
    double half = label.width / 2, x = fmax(fmin(point.x, rates->axis->right - half), drawing->left + half);
    for (int side = -1; side <= 1; side += 2) {
        double middle = is_known(rates, i) ? point.y + side * (label_off + label.height / 2)
                                           : rates->bottom - label.height / 2 - 1;
        struct box box = {x - half - label_air, middle - label.height / 2, x + half + label_air,
                          middle + label.height / 2};
        if (!is_free(rates, box))
            continue;
        chart_label_draw_over(drawing, &label, ALIGN_CENTRE, x, middle, drawing->style->ink);
        rates->placed[rates->placed_count++] = box;
        return;
    }
}

static void draw_values(struct rates *rates)
{
    size_t count = rates->axis->count, every = 1;
    double widest = 0;
    for (size_t i = 0; i < count; i++) {
        const char *text = chart_drawing_series_value(rates->drawing, i, rates->series);
        widest = fmax(widest, chart_label_make(rates->drawing, rates->drawing->plain, text).width);
    }
    while (every < count && chart_axis_slot(rates->axis) * (double)every < widest + 2 * label_air)
        every++;
    for (size_t i = 0; i < count; i++)
        if (chart_axis_shown(rates->axis, i, every))
            draw_value(rates, i);
}

static void place_points(struct rates *rates)
{
    size_t count = rates->axis->count;
    rates->points = arena_array(rates->drawing->arena, count, sizeof *rates->points);
    rates->placed = arena_array(rates->drawing->arena, 2 * count, sizeof *rates->placed);
    for (size_t i = 0; i < count; i++) {
        struct chart_point *point = &rates->points[i];
        point->x = chart_axis_middle(rates->axis, i);
        point->y = chart_scale_at(&rates->scale, chart_drawing_at(rates->drawing, i, rates->series)->amount);
        if (is_known(rates, i))
            rates->placed[rates->placed_count++] = (struct box){point->x - marker_half, point->y - marker_half,
                                                                point->x + marker_half, point->y + marker_half};
    }
}

/* The name in one line, after the marker that stands for it. */
static void draw_name(const struct rates *rates)
{
    struct chart_drawing *drawing = rates->drawing;
    double middle = drawing->top + drawing->plain.leading / 2, indent = 4 * marker_half;
    const char *name = drawing->chart->series[rates->series];
    struct chart_label label =
        chart_label_wrap(drawing, drawing->plain, name, drawing->right - drawing->left - indent, 1);
    chart_drawing_marker(drawing, 0, drawing->left + marker_half, middle);
    chart_label_draw(drawing, &label, ALIGN_LEFT, drawing->left + indent, middle, drawing->style->ink);
}

void chart_rates_draw(const struct chart_axis *axis, size_t series)
{
    struct rates rates = {.drawing = axis->drawing, .axis = axis, .series = series};
    rates.top = axis->drawing->top + head_height(axis->drawing);
    rates.bottom = rates.top + height_of_band(axis->drawing);
    rates.scale = make_scale(axis->drawing, series);
    rates.scale.from = rates.bottom;
    rates.scale.to = rates.top;
    draw_name(&rates);
    place_points(&rates);
    draw_scale(&rates);
    draw_line(&rates);
    draw_values(&rates);
}
