#include <math.h>

#include "chart/chart_drawing.h"

/* A bar of 100 % for each category. A segment that is wide enough has its name and share above it and its amount
 * below; the others are told in a list under the bar, where their swatch says which they are. What is missing or
 * below zero has no segment, but stands in the list. */

static const double bar_height = 26, least_bar = 10, most_bar = 80, bar_gap = 10, least_gap = 5, most_gap = 30; /* [pt] */
static const double label_gap = 3, segment_gap = 1, label_margin = 8; /* [pt] */
static const double least_segment = 0.6, least_parted = 3; /* [pt] */

struct segment {
    struct chart_label share, amount;
    double left, right;   /* [pt] */
    bool direct;          /* told at the bar, not in the list */
    const char *share_text, *amount_text;
};

struct stack {
    struct chart_drawing *drawing;
    size_t category, count;
    double end;           /* of the last segment [pt] */
    struct segment segments[CHART_LOOK_PARTS];
};

static bool has_segment(const struct chart_value *value)
{
    return value->known && value->share >= 0 && value->amount.cents > 0;
}

/* What the whole width stands for: 100,0 %, or more when something is below zero. */
static int64_t whole_share(const struct stack *stack)
{
    int64_t sum = 0;
    for (size_t i = 0; i < stack->count; i++) {
        const struct chart_value *value = chart_drawing_at(stack->drawing, stack->category, i);
        sum += has_segment(value) ? value->share : 0;
    }
    return sum > 1000 ? sum : 1000;
}

static void write_texts(struct stack *stack, size_t i)
{
    struct chart_drawing *drawing = stack->drawing;
    const struct chart *chart = drawing->chart;
    const struct chart_value *value = chart_drawing_at(drawing, stack->category, i);
    struct segment *segment = &stack->segments[i];
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    buffer_printf(&text, "%s ", chart->series[i]);
    if (value->known)
        language_percent(&text, chart->language, value->share, 1);
    else
        buffer_puts(&text, language_word(chart->language, WORD_NIL));
    segment->share_text = arena_copy(drawing->arena, buffer_text(&text), text.length);
    buffer_clear(&text);
    if (value->known)
        chart_unit_put_amount(&text, chart, &drawing->unit, value->amount);
    segment->amount_text = buffer_keep(&text, drawing->arena);
}

/* Left to right. What is too small to be seen is made a hairline, and the others give the room for it. */
static void place_segments(struct stack *stack)
{
    struct chart_drawing *drawing = stack->drawing;
    double width = drawing->right - drawing->left, whole = (double)whole_share(stack), small = 0, large = 0;
    double widths[CHART_LOOK_PARTS];
    for (size_t i = 0; i < stack->count; i++) {
        const struct chart_value *value = chart_drawing_at(drawing, stack->category, i);
        widths[i] = has_segment(value) ? fmax(width * (double)value->share / whole, least_segment) : 0;
        *(widths[i] > least_segment ? &large : &small) += widths[i];
    }
    double squeeze = large + small > width ? (width - small) / large : 1;
    stack->end = drawing->left;
    for (size_t i = 0; i < stack->count; i++) {
        struct segment *segment = &stack->segments[i];
        segment->left = stack->end;
        segment->right = stack->end += widths[i] > least_segment ? widths[i] * squeeze : widths[i];
    }
}

static void make_labels(struct stack *stack)
{
    struct chart_drawing *drawing = stack->drawing;
    for (size_t i = 0; i < stack->count; i++) {
        struct segment *segment = &stack->segments[i];
        write_texts(stack, i);
        segment->share = chart_label_make(drawing, drawing->strong, segment->share_text);
        segment->amount = chart_label_make(drawing, drawing->plain, segment->amount_text);
        bool last = segment->right > drawing->right - least_segment;
        double room = segment->right - segment->left - (last ? 0 : label_margin);
        segment->direct = has_segment(chart_drawing_at(drawing, stack->category, i)) &&
                          fmax(segment->share.width, segment->amount.width) <= room;
    }
}

static double height_of_bar(const struct chart_drawing *drawing)
{
    return chart_stretched(drawing, bar_height, least_bar, most_bar);
}

/* What no segment takes of the 100 % is seen to be empty. */
static void draw_bar(const struct stack *stack, double top)
{
    struct chart_drawing *drawing = stack->drawing;
    double bottom = top + height_of_bar(drawing);
    for (size_t i = 0; i < stack->count; i++) {
        const struct segment *segment = &stack->segments[i];
        bool parted = segment->right < stack->end && segment->right - segment->left >= least_parted;
        double right = segment->right - (parted ? segment_gap : 0);
        chart_drawing_area(drawing, chart_part_looks[i], (struct box){segment->left, top, right, bottom});
    }
    if (stack->end < drawing->right - least_segment)
        chart_drawing_area(drawing, LOOK_EMPTY, (struct box){stack->end, top, drawing->right, bottom});
}

static void draw_direct_labels(const struct stack *stack, double bar_top)
{
    struct chart_drawing *drawing = stack->drawing;
    const struct style *style = drawing->style;
    double off = label_gap + drawing->plain.leading / 2;
    for (size_t i = 0; i < stack->count; i++) {
        const struct segment *segment = &stack->segments[i];
        if (!segment->direct)
            continue;
        chart_label_draw(drawing, &segment->share, ALIGN_LEFT, segment->left, bar_top - off, style->ink);
        chart_label_draw(drawing, &segment->amount, ALIGN_LEFT, segment->left, bar_top + height_of_bar(drawing) + off,
                         style->muted);
    }
}

/* Returns the height of the list. */
static double draw_list(const struct stack *stack, double top)
{
    struct chart_drawing *drawing = stack->drawing;
    struct chart_legend_item items[CHART_LOOK_PARTS];
    size_t count = 0;
    for (size_t i = 0; i < stack->count; i++) {
        const struct segment *segment = &stack->segments[i];
        if (segment->direct)
            continue;
        bool seen = has_segment(chart_drawing_at(drawing, stack->category, i));
        items[count++] = (struct chart_legend_item){
            .look = seen ? chart_part_looks[i] : LOOKS, .name = segment->share_text, .amount = segment->amount_text};
    }
    if (count == 0)
        return 0;
    return label_gap + chart_drawing_legend(drawing, items, count, drawing->left, top + label_gap, drawing->right);
}

/* The category's name over its bar. Returns the height. */
static double draw_name(struct chart_drawing *drawing, size_t category, double top)
{
    const char *name = drawing->chart->categories[category];
    if (*name == '\0')
        return 0;
    struct chart_label label = chart_label_wrap(drawing, drawing->plain, name, drawing->right - drawing->left, 2);
    chart_label_draw(drawing, &label, ALIGN_LEFT, drawing->left, top + label.height / 2, drawing->style->ink);
    return label.height + label_gap;
}

static double draw_category(struct chart_drawing *drawing, size_t category, double top)
{
    struct stack stack = {.drawing = drawing, .category = category, .count = drawing->chart->series_count};
    place_segments(&stack);
    make_labels(&stack);
    bool direct = false;
    for (size_t i = 0; i < stack.count; i++)
        direct |= stack.segments[i].direct;
    double line = direct ? drawing->plain.leading + label_gap : 0, y = top + draw_name(drawing, category, top) + line;
    draw_bar(&stack, y);
    draw_direct_labels(&stack, y);
    y += height_of_bar(drawing) + line;
    return y + draw_list(&stack, y) - top;
}

double chart_stack_draw(struct chart_drawing *drawing)
{
    double y = drawing->top;
    for (size_t i = 0; i < drawing->chart->category_count; i++) {
        y += i > 0 ? chart_stretched(drawing, bar_gap, least_gap, most_gap) : 0;
        y += draw_category(drawing, i, y);
    }
    return y - drawing->top;
}
