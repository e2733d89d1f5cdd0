#include <math.h>

#include "chart/chart_drawing.h"

/* Columns from a common zero, those of one category side by side. Where labels would meet, every second, third ... of
 * them is shown, counted from the last category, so that the latest year always has its own. Years may be thinned like
 * that, names may not: where they do not fit, the columns are numbered and a list below tells whose they are. */

static const double group_share = 0.66, tight_share = 0.8; /* of a category's room */
static const double tight_slot = 30, widest_column = 42, widest_gap = 4, gap_share = 0.08;
static const double lowest_plot = 90, highest_plot = 150, plot_share = 0.27; /* height, by the width [pt] */
static const double tick_pitch = 24, axis_gap = 8, name_air = 6, part_gap = 6; /* [pt] */
static const double label_off = 1, label_air = 2, dash_air = 0.5; /* above, beside a value; beside a "–" [pt] */
static const double roomy_name = 60;  /* a room in which a long word may be hyphenated [pt] */
static const double brief_name = 30;  /* the widest that counts as a year [pt] */
enum { NAME_LINES = 3, LEAST_LABELS = 3 };

static const enum chart_look looks[] = {LOOK_PALE, LOOK_DARK, LOOK_HATCHED, LOOK_DOTTED};

struct columns {
    struct chart_drawing *drawing;
    size_t count, series;       /* categories, columns in each */
    struct chart_scale scale;
    struct box plot;
    double slot, column, gap;   /* a category's room, a column, between two columns [pt] */
    struct box *boxes;          /* of columns; where there is none, a line of no height at zero */
    struct chart_label *labels; /* of columns */
    struct box *placed;         /* labels that stand in the drawing */
    size_t placed_count;
    const char **names;         /* under the columns: the categories, or their numbers */
};

static enum chart_look look_of(const struct columns *columns, size_t series)
{
    return columns->series == 1 ? LOOK_DARK : looks[series];
}

static bool meet(struct box a, struct box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
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
    double height = fmin(fmax(width * plot_share, lowest_plot), highest_plot);
    columns->scale = chart_drawing_scale(drawing, (int)(height / tick_pitch));
    columns->plot.left = drawing->left + axis_width(columns);
    columns->plot.right = drawing->right;
    columns->plot.top = drawing->top + 2 * line + label_off;
    columns->plot.bottom = columns->plot.top + height;
    columns->scale.from = columns->plot.bottom;
    columns->scale.to = columns->plot.top;
}

static void size_columns(struct columns *columns)
{
    double count = (double)columns->series;
    columns->slot = (columns->plot.right - columns->plot.left) / fmax((double)columns->count, 1);
    double group = columns->slot * (columns->slot < tight_slot ? tight_share : group_share);
    group = fmin(group, count * widest_column + (count - 1) * widest_gap);
    columns->gap = columns->series > 1 ? fmin(widest_gap, group * gap_share) : 0;
    columns->column = (group - (count - 1) * columns->gap) / count;
}

static double category_middle(const struct columns *columns, size_t category)
{
    return columns->plot.left + ((double)category + 0.5) * columns->slot;
}

static struct box column_box(const struct columns *columns, size_t category, size_t series)
{
    const struct chart_value *value = chart_drawing_at(columns->drawing, category, series);
    double count = (double)columns->series, group = count * columns->column + (count - 1) * columns->gap;
    double left = category_middle(columns, category) - group / 2 + (double)series * (columns->column + columns->gap);
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

/* Whether a label may stand there: inside the drawing, off every column and off the labels that stand already, with so
 * much air at its sides. */
static bool is_free(const struct columns *columns, struct box box, double air)
{
    struct box airy = {box.left - air, box.top, box.right + air, box.bottom};
    if (box.left < columns->drawing->left || box.right > columns->drawing->right)
        return false;
    for (size_t i = 0; i < columns->count * columns->series; i++)
        if (meet(airy, columns->boxes[i]))
            return false;
    for (size_t i = 0; i < columns->placed_count; i++)
        if (meet(airy, columns->placed[i]))
            return false;
    return true;
}

static bool shown(const struct columns *columns, size_t category, size_t every)
{
    return (columns->count - 1 - category) % every == 0;
}

/* Places the known values of a series, every so many of them. False, and none of them placed, when they do not fit. */
static bool place_series(struct columns *columns, size_t series, size_t every)
{
    size_t before = columns->placed_count;
    for (size_t c = 0; c < columns->count; c++) {
        if (!shown(columns, c, every) || !chart_drawing_at(columns->drawing, c, series)->known)
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
            if (shown(columns, c, every) && chart_drawing_at(columns->drawing, c, s)->known)
                draw_value(columns, c, s);
    }
}

/* --- names --- */

/* Moved inwards where it would leave the plot. */
static double name_middle(const struct columns *columns, size_t category, double width)
{
    double middle = category_middle(columns, category);
    middle = fmin(middle, columns->plot.right - width / 2);
    return fmax(middle, columns->plot.left + width / 2);
}

static struct chart_label make_name(const struct columns *columns, size_t category, size_t every)
{
    struct chart_drawing *drawing = columns->drawing;
    double most = fmin(columns->slot * (double)every, columns->plot.right - columns->plot.left) - name_air;
    return chart_label_wrap(drawing, drawing->plain, columns->names[category], fmax(most, 1), NAME_LINES);
}

/* Whether every so many names can stand under their columns, unbroken or with room to break them well. */
static bool names_fit(const struct columns *columns, size_t every)
{
    struct chart_drawing *drawing = columns->drawing;
    double room = columns->slot * (double)every - name_air, end = -INFINITY;
    for (size_t c = 0; c < columns->count; c++) {
        if (!shown(columns, c, every))
            continue;
        double longest = text_longest_word(drawing->text, drawing->plain.face, columns->names[c]) * drawing->plain.size;
        if (longest > room && room < roomy_name)
            return false;
        double width = make_name(columns, c, every).width, middle = name_middle(columns, c, width);
        if (middle - width / 2 < end)
            return false;
        end = middle + width / 2 + name_air / 2;
    }
    return true;
}

/* False when numbers stand for the categories. */
static bool choose_names(struct columns *columns)
{
    struct chart_drawing *drawing = columns->drawing;
    double widest = 0;
    columns->names = drawing->chart->categories;
    for (size_t c = 0; c < columns->count; c++)
        widest = fmax(widest, text_width(drawing->text, drawing->plain.face, columns->names[c]) * drawing->plain.size);
    if (widest <= brief_name || names_fit(columns, 1))
        return true;
    columns->names = arena_array(drawing->arena, columns->count, sizeof *columns->names);
    for (size_t c = 0; c < columns->count; c++)
        columns->names[c] = arena_format(drawing->arena, "%zu", c + 1);
    return false;
}

/* Returns the height, like the next two. */
static double draw_names_below(const struct columns *columns, double top)
{
    size_t every = 1;
    while (every < columns->count && !names_fit(columns, every))
        every++;
    double height = 0;
    for (size_t c = 0; c < columns->count; c++) {
        if (!shown(columns, c, every))
            continue;
        struct chart_label label = make_name(columns, c, every);
        chart_label_draw(columns->drawing, &label, ALIGN_CENTRE, name_middle(columns, c, label.width),
                         top + label.height / 2, columns->drawing->style->ink);
        height = fmax(height, label.height);
    }
    return height;
}

static double draw_name_list(const struct columns *columns, double top)
{
    struct chart_drawing *drawing = columns->drawing;
    struct chart_legend_item *items = arena_array(drawing->arena, columns->count, sizeof *items);
    for (size_t c = 0; c < columns->count; c++)
        items[c] = (struct chart_legend_item){
            .look = LOOKS,
            .name = arena_format(drawing->arena, "%s = %s", columns->names[c], drawing->chart->categories[c])};
    return chart_drawing_legend(drawing, items, columns->count, drawing->left, top, drawing->right);
}

static double draw_names(struct columns *columns, double top)
{
    bool named = choose_names(columns);
    double y = top + draw_names_below(columns, top);
    if (!named)
        y += part_gap + draw_name_list(columns, y + part_gap);
    return y - top;
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
    chart_label_draw(drawing, &unit, ALIGN_LEFT, drawing->left, drawing->top + unit.height / 2, drawing->style->muted);
}

static double draw_legend(const struct columns *columns, double top)
{
    struct chart_drawing *drawing = columns->drawing;
    struct chart_legend_item items[sizeof looks / sizeof *looks];
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
    struct columns columns = {.drawing = drawing, .count = chart->category_count, .series = chart->series_count};
    place_plot(&columns);
    size_columns(&columns);
    make_columns(&columns);
    draw_grid(&columns);
    for (size_t i = 0; i < columns.count * columns.series; i++)
        chart_drawing_area(drawing, look_of(&columns, i % columns.series), columns.boxes[i]);
    draw_values(&columns);
    double y = columns.plot.bottom + part_gap + (chart->negative ? drawing->plain.leading : 0);
    y += draw_names(&columns, y) + part_gap;
    return y + draw_legend(&columns, y) - drawing->top;
}
