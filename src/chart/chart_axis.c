#include "chart/chart_axis.h"

#include <math.h>

static const double name_air = 6, part_gap = 6; /* [pt] */
static const double roomy_name = 60;  /* a room in which a long word may be hyphenated [pt] */
static const double brief_name = 30;  /* the widest that counts as a year [pt] */
enum { NAME_LINES = 3 };

double chart_axis_slot(const struct chart_axis *axis)
{
    return (axis->right - axis->left) / fmax((double)axis->count, 1);
}

double chart_axis_middle(const struct chart_axis *axis, size_t i)
{
    return axis->left + ((double)i + 0.5) * chart_axis_slot(axis);
}

bool chart_axis_shown(const struct chart_axis *axis, size_t i, size_t every)
{
    return (axis->count - 1 - i) % every == 0;
}

/* Moved inwards where it would leave the plot. */
static double name_middle(const struct chart_axis *axis, size_t i, double width)
{
    double middle = fmin(chart_axis_middle(axis, i), axis->right - width / 2);
    return fmax(middle, axis->left + width / 2);
}

static struct chart_label make_name(const struct chart_axis *axis, size_t i, size_t every)
{
    struct chart_drawing *drawing = axis->drawing;
    double most = fmin(chart_axis_slot(axis) * (double)every, axis->right - axis->left) - name_air;
    return chart_label_wrap(drawing, drawing->plain, axis->names[i], fmax(most, 1), NAME_LINES);
}

/* Whether every so many names can stand in their slots, unbroken or with room to break them well. */
static bool names_fit(const struct chart_axis *axis, size_t every)
{
    struct chart_drawing *drawing = axis->drawing;
    double room = chart_axis_slot(axis) * (double)every - name_air, end = -INFINITY;
    for (size_t i = 0; i < axis->count; i++) {
        if (!chart_axis_shown(axis, i, every))
            continue;
        double longest = text_longest_word(drawing->text, drawing->plain.face, axis->names[i]) * drawing->plain.size;
        if (longest > room && room < roomy_name)
            return false;
        double width = make_name(axis, i, every).width, middle = name_middle(axis, i, width);
        if (middle - width / 2 < end)
            return false;
        end = middle + width / 2 + name_air / 2;
    }
    return true;
}

static bool all_brief(const struct chart_axis *axis)
{
    const struct type *type = &axis->drawing->plain;
    double widest = 0;
    for (size_t i = 0; i < axis->count; i++)
        widest = fmax(widest, text_width(axis->drawing->text, type->face, axis->names[i]) * type->size);
    return widest <= brief_name;
}

/* Returns the height, like the next. */
static double draw_names(const struct chart_axis *axis, double top)
{
    size_t every = 1;
    while (every < axis->count && !names_fit(axis, every))
        every++;
    double height = 0;
    for (size_t i = 0; i < axis->count; i++) {
        if (!chart_axis_shown(axis, i, every))
            continue;
        struct chart_label label = make_name(axis, i, every);
        chart_label_draw(axis->drawing, &label, ALIGN_CENTRE, name_middle(axis, i, label.width),
                         top + label.height / 2, axis->drawing->style->ink);
        height = fmax(height, label.height);
    }
    return height;
}

static double draw_list(const struct chart_axis *axis, const char *const *numbers, double top)
{
    struct chart_drawing *drawing = axis->drawing;
    struct chart_legend_item *items = arena_array(drawing->arena, axis->count, sizeof *items);
    for (size_t i = 0; i < axis->count; i++)
        items[i] = (struct chart_legend_item){
            .look = LOOKS, .name = arena_format(drawing->arena, "%s = %s", numbers[i], axis->names[i])};
    return chart_drawing_legend(drawing, items, axis->count, drawing->left, top, drawing->right);
}

double chart_axis_draw(const struct chart_axis *axis, double top)
{
    if (all_brief(axis) || names_fit(axis, 1))
        return draw_names(axis, top);
    const char **numbers = arena_array(axis->drawing->arena, axis->count, sizeof *numbers);
    for (size_t i = 0; i < axis->count; i++)
        numbers[i] = arena_format(axis->drawing->arena, "%zu", i + 1);
    struct chart_axis numbered = *axis;
    numbered.names = numbers;
    double height = draw_names(&numbered, top) + part_gap;
    return height + draw_list(axis, numbers, top + height);
}
