#include <math.h>
#include <stdlib.h>

#include "chart/chart_axis.h"

/* A line for each measure over the years, its name and last value at its end. Years that have no row keep their slot, so
 * that distances are true; rows that are no years are told below. What must be claimed by a day stands as a dashed line
 * of steps. */

static const double lowest_plot = 110, highest_plot = 190, plot_share = 0.36, least_plot = 50; /* height, by the width [pt] */
static const double tick_pitch = 24, axis_gap = 8, part_gap = 6, end_gap = 12, label_air = 2, label_indent = 9; /* [pt] */
static const double end_most = 0.36;            /* of the width */
static const double deadline_width = 1, deadline_dash = 2; /* [pt] */
enum { MOST_ENDS = CHART_LOOK_SERIES + 1, END_LINES = 3, MOST_TICKS = 8 };

/* The end of a line, and what is told of it there. */
struct end {
    struct chart_label label;
    struct chart_point point;
    double middle;        /* of the label [pt] */
    size_t series;        /* the count of series: the deadlines */
    bool known;           /* false: there is no line */
};

struct lines {
    struct chart_drawing *drawing;
    struct chart_axis axis;
    struct chart_scale scale;
    struct box plot;
    int first_year;       /* when slots are years */
    struct end ends[MOST_ENDS];
    size_t end_count;
};

/* --- slots --- */

static bool is_slot(const struct lines *lines, size_t category)
{
    const struct chart *chart = lines->drawing->chart;
    return chart->years == NULL || chart->years[category] != 0;
}

static size_t slot_of(const struct lines *lines, size_t category)
{
    const struct chart *chart = lines->drawing->chart;
    return chart->years == NULL ? category : (size_t)(chart->years[category] - lines->first_year);
}

/* Every year from the first row's or deadline's to the last one's. */
static void make_years(struct lines *lines)
{
    struct chart_drawing *drawing = lines->drawing;
    const struct chart *chart = drawing->chart;
    int first = 0, last = 0;
    for (size_t i = 0; i < chart->category_count + chart->deadline_count; i++) {
        int year = i < chart->category_count ? chart->years[i] : chart->deadlines[i - chart->category_count].day.year;
        if (year == 0)
            continue;
        first = first == 0 || year < first ? year : first;
        last = year > last ? year : last;
    }
    lines->first_year = first;
    lines->axis.count = (size_t)(last - first + 1);
    const char **names = arena_array(drawing->arena, lines->axis.count, sizeof *names);
    for (size_t i = 0; i < lines->axis.count; i++)
        names[i] = arena_format(drawing->arena, "%d", first + (int)i);
    lines->axis.names = names;
}

static void make_slots(struct lines *lines)
{
    const struct chart *chart = lines->drawing->chart;
    lines->axis = (struct chart_axis){lines->drawing, chart->categories, chart->category_count, 0, 0};
    if (chart->years != NULL)
        make_years(lines);
}

/* --- points --- */

static struct chart_point point_at(const struct lines *lines, size_t category, size_t series)
{
    money amount = chart_drawing_at(lines->drawing, category, series)->amount;
    return (struct chart_point){chart_axis_middle(&lines->axis, slot_of(lines, category)),
                                chart_scale_at(&lines->scale, amount)};
}

static struct chart_point deadline_at(const struct lines *lines, size_t i)
{
    const struct chart_deadline *deadline = &lines->drawing->chart->deadlines[i];
    return (struct chart_point){chart_axis_middle(&lines->axis, (size_t)(deadline->day.year - lines->first_year)),
                                chart_scale_at(&lines->scale, deadline->amount)};
}

static bool has_point(const struct lines *lines, size_t category, size_t series)
{
    return is_slot(lines, category) && chart_drawing_at(lines->drawing, category, series)->known;
}

/* What is not known parts the line. */
static void draw_series(const struct lines *lines, size_t series)
{
    size_t count = lines->drawing->chart->category_count, gathered = 0;
    struct chart_point *points = arena_array(lines->drawing->arena, count, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        if (has_point(lines, i, series)) {
            points[gathered++] = point_at(lines, i, series);
        } else if (is_slot(lines, i)) {
            chart_drawing_line(lines->drawing, series, points, gathered);
            gathered = 0;
        }
    }
    chart_drawing_line(lines->drawing, series, points, gathered);
}

/* A step up at each day, level between them. */
static void draw_deadlines(const struct lines *lines)
{
    struct device *device = lines->drawing->device;
    size_t count = lines->drawing->chart->deadline_count;
    if (device == NULL || count == 0)
        return;
    struct chart_point last = deadline_at(lines, 0);
    device->calls->move(device, last.x, chart_scale_at(&lines->scale, money_of(0)));
    for (size_t i = 0; i < count; i++) {
        struct chart_point point = deadline_at(lines, i);
        device->calls->line(device, point.x, last.y);
        device->calls->line(device, point.x, point.y);
        last = point;
    }
    struct stroke stroke = {lines->drawing->style->ink, deadline_width, deadline_dash};
    device->calls->stroke(device, &stroke);
}

/* --- ends --- */

static void add_end(struct lines *lines, const char *text)
{
    struct chart_drawing *drawing = lines->drawing;
    double most = (drawing->right - drawing->left) * end_most;
    struct chart_label label = chart_label_wrap(drawing, drawing->plain, text, most, END_LINES);
    lines->ends[lines->end_count] = (struct end){.label = label, .series = lines->end_count};
    lines->end_count++;
}

/* The last category with a point; the count when there is none. */
static size_t last_point(const struct lines *lines, size_t series)
{
    size_t count = lines->drawing->chart->category_count, last = count;
    for (size_t i = 0; i < count; i++)
        if (has_point(lines, i, series))
            last = i;
    return last;
}

static void make_ends(struct lines *lines)
{
    struct chart_drawing *drawing = lines->drawing;
    const struct chart *chart = drawing->chart;
    for (size_t s = 0; s < chart->series_count; s++) {
        size_t last = last_point(lines, s);
        const char *value = last < chart->category_count ? chart_drawing_series_value(drawing, last, s)
                                                         : language_word(chart->language, WORD_NIL);
        add_end(lines, arena_format(drawing->arena, "%s %s", chart->series[s], value));
    }
    if (chart->deadline_count == 0)
        return;
    const struct chart_deadline *deadline = &chart->deadlines[chart->deadline_count - 1];
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    chart_put_lapse(chart, &name);
    add_end(lines, arena_format(drawing->arena, "%s %s %s", buffer_text(&name), chart_drawing_date(drawing, deadline->day),
                                chart_drawing_amount(drawing, deadline->amount)));
    buffer_release(&name);
}

/* Where the lines end, once the plot has its place. */
static void place_points(struct lines *lines)
{
    const struct chart *chart = lines->drawing->chart;
    for (size_t s = 0; s < lines->end_count; s++) {
        struct end *end = &lines->ends[s];
        size_t last = s < chart->series_count ? last_point(lines, s) : 0;
        end->known = s == chart->series_count || last < chart->category_count;
        end->point = (struct chart_point){lines->plot.right, lines->plot.bottom};
        if (end->known)
            end->point = s < chart->series_count ? point_at(lines, last, s)
                                                 : deadline_at(lines, chart->deadline_count - 1);
    }
}

static int by_height(const void *a, const void *b)
{
    const struct end *one = a, *other = b;
    return one->point.y < other->point.y ? -1 : one->point.y > other->point.y;
}

/* Labels stand beside their line's end, those that would meet below one another, all within the plot. */
static void place_labels(struct lines *lines)
{
    double top = lines->plot.top, bottom = lines->plot.bottom;
    qsort(lines->ends, lines->end_count, sizeof *lines->ends, by_height);
    for (size_t i = 0; i < lines->end_count; i++) {
        struct end *end = &lines->ends[i];
        double half = end->label.height / 2;
        end->middle = fmax(end->point.y, top + half);
        top = end->middle + half + label_air;
    }
    for (size_t i = lines->end_count; i-- > 0;) {
        struct end *end = &lines->ends[i];
        double half = end->label.height / 2;
        end->middle = fmin(end->middle, bottom - half);
        bottom = end->middle - half - label_air;
    }
}

/* A light line leads from where the line ends to its label, where its marker stands again. */
static void draw_ends(const struct lines *lines)
{
    struct chart_drawing *drawing = lines->drawing;
    double left = lines->plot.right + end_gap;
    for (size_t i = 0; i < lines->end_count; i++) {
        const struct end *end = &lines->ends[i];
        if (end->known)
            chart_drawing_rule(drawing, end->point.x, end->point.y, left - label_air, end->middle, /*zero*/ false);
        if (end->series < drawing->chart->series_count)
            chart_drawing_marker(drawing, end->series, left + label_indent / 3, end->middle);
        chart_label_draw(drawing, &end->label, ALIGN_LEFT, left + label_indent, end->middle, drawing->style->ink);
    }
}

/* --- the whole --- */

static double height_of(const struct lines *lines)
{
    const struct chart_drawing *drawing = lines->drawing;
    double usual = fmin(fmax((drawing->right - drawing->left) * plot_share, lowest_plot), highest_plot);
    double height = chart_stretched(drawing, usual, least_plot, INFINITY), labels = 0;
    for (size_t i = 0; i < lines->end_count; i++)
        labels += lines->ends[i].label.height + label_air;
    return fmax(height, labels);
}

static void place_plot(struct lines *lines)
{
    struct chart_drawing *drawing = lines->drawing;
    double ends = 0, axis = 0, height = height_of(lines);
    money low, high;
    chart_drawing_range(drawing, 0, drawing->chart->series_count, &low, &high);
    for (size_t i = 0; i < drawing->chart->deadline_count; i++)
        if (drawing->chart->deadlines[i].amount.cents > high.cents)
            high = drawing->chart->deadlines[i].amount;
    lines->scale = chart_scale_make(low, high, (int)fmin(height / tick_pitch, MOST_TICKS));
    for (size_t i = 0; i < lines->end_count; i++)
        ends = fmax(ends, lines->ends[i].label.width);
    for (int64_t tick = lines->scale.first; tick <= lines->scale.last; tick++) {
        const char *text = chart_drawing_tick(drawing, &lines->scale, tick);
        axis = fmax(axis, chart_label_make(drawing, drawing->plain, text).width);
    }
    lines->plot = (struct box){drawing->left + axis + axis_gap, drawing->top + 2 * drawing->plain.leading,
                               drawing->right - ends - label_indent - end_gap, drawing->top + 2 * drawing->plain.leading + height};
    lines->axis.left = lines->plot.left;
    lines->axis.right = lines->plot.right;
    lines->scale.from = lines->plot.bottom;
    lines->scale.to = lines->plot.top;
}

static void draw_grid(const struct lines *lines)
{
    struct chart_drawing *drawing = lines->drawing;
    for (int64_t tick = lines->scale.first; tick <= lines->scale.last; tick++) {
        double at = chart_scale_at(&lines->scale, chart_scale_tick(&lines->scale, tick));
        struct chart_label label =
            chart_label_make(drawing, drawing->plain, chart_drawing_tick(drawing, &lines->scale, tick));
        chart_label_draw(drawing, &label, ALIGN_RIGHT, lines->plot.left - axis_gap, at, drawing->style->muted);
        chart_drawing_rule(drawing, lines->plot.left, at, lines->plot.right, at, /*zero*/ tick == 0);
    }
    struct chart_label unit = chart_label_make(drawing, drawing->plain,
                                               language_word(drawing->chart->language, drawing->unit.name));
    chart_label_draw(drawing, &unit, ALIGN_LEFT, drawing->left, drawing->top + unit.height / 2, drawing->style->muted);
}

/* Rows that are no years: their values in words. Returns the height. */
static double draw_other_rows(const struct lines *lines, double top)
{
    struct chart_drawing *drawing = lines->drawing;
    const struct chart *chart = drawing->chart;
    struct chart_legend_item *items = arena_array(drawing->arena, chart->category_count, sizeof *items);
    size_t count = 0;
    for (size_t c = 0; c < chart->category_count; c++) {
        const char *text = chart->categories[c];
        for (size_t s = 0; s < chart->series_count && !is_slot(lines, c); s++)
            text = arena_format(drawing->arena, "%s%s %s %s", text, s == 0 ? ":" : ";", chart->series[s],
                                chart_drawing_series_value(drawing, c, s));
        if (!is_slot(lines, c))
            items[count++] = (struct chart_legend_item){.look = LOOKS, .name = text};
    }
    return count == 0 ? 0 : part_gap + chart_drawing_legend(drawing, items, count, drawing->left, top + part_gap,
                                                            drawing->right);
}

double chart_lines_draw(struct chart_drawing *drawing)
{
    struct lines lines = {.drawing = drawing};
    make_slots(&lines);
    make_ends(&lines);
    place_plot(&lines);
    place_points(&lines);
    place_labels(&lines);
    draw_grid(&lines);
    draw_deadlines(&lines);
    for (size_t s = 0; s < drawing->chart->series_count; s++)
        draw_series(&lines, s);
    draw_ends(&lines);
    double y = lines.plot.bottom + part_gap + (drawing->chart->negative ? drawing->plain.leading / 2 : 0);
    y += chart_axis_draw(&lines.axis, y);
    return y + draw_other_rows(&lines, y) - drawing->top;
}
