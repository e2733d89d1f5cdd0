#include "chart/chart_drawing.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

static const double rule_width = 0.5, zero_width = 0.8, hairline = 0.6;          /* [pt] */
static const double swatch_size = 8, swatch_gap = 5, amount_gap = 4, item_gap = 16; /* [pt] */
/* A patch of paper is that much wider and lower than the lines it lies under [pt]. */
static const double patch_margin = 1.5, patch_cut = 1;

const enum chart_look chart_series_looks[CHART_LOOK_SERIES] = {LOOK_PALE, LOOK_DARK, LOOK_HATCHED, LOOK_DOTTED};
const enum chart_look chart_part_looks[CHART_LOOK_PARTS] = {LOOK_DARK,    LOOK_HATCHED, LOOK_DOTTED,  LOOK_PALE,
                                                            LOOK_CROSSED, LOOK_LINED,   LOOK_FALLING, LOOK_EMPTY};

double chart_stretched(const struct chart_drawing *drawing, double usual, double least, double most)
{
    return fmin(fmax(usual * drawing->chart->stretch, fmin(least, usual)), most);
}

/* --- labels --- */

static struct chart_label make_label(const struct line *lines, size_t count, struct type type)
{
    struct chart_label label = {.lines = lines, .count = count, .type = type};
    for (size_t i = 0; i < count; i++)
        label.width = fmax(label.width, lines[i].width * type.size);
    label.height = (double)count * type.leading;
    return label;
}

struct chart_label chart_label_make(struct chart_drawing *drawing, struct type type, const char *string)
{
    struct line *line = arena_alloc(drawing->arena, sizeof *line);
    *line = text_line(drawing->text, drawing->arena, type.face, string);
    return make_label(line, 1, type);
}

static struct chart_label break_label(struct chart_drawing *drawing, struct type type, const char *string, double width)
{
    struct line *lines;
    size_t count = text_break(drawing->text, drawing->arena, drawing->chart->language, type.face, string,
                              width / type.size, &lines);
    return make_label(lines, count, type);
}

/* The first `length` bytes, whole characters of them, and an ellipsis. */
static struct chart_label break_beginning(struct chart_drawing *drawing, struct type type, const char *string,
                                          size_t length, double width)
{
    length = utf8_valid_prefix(string, length);
    while (length > 0 && strchr(" ,;:-", string[length - 1]) != NULL)
        length--;
    const char *beginning = arena_format(drawing->arena, "%.*s…", (int)length, string);
    return break_label(drawing, type, beginning, width);
}

/* How much of the string fits, by halving. */
static size_t fitting_length(struct chart_drawing *drawing, struct type type, const char *string, double width,
                             size_t most)
{
    size_t fits = 0, beyond = strlen(string);
    while (beyond - fits > 1) {
        size_t middle = fits + (beyond - fits) / 2;
        if (break_beginning(drawing, type, string, middle, width).count <= most)
            fits = middle;
        else
            beyond = middle;
    }
    return fits;
}

struct chart_label chart_label_wrap(struct chart_drawing *drawing, struct type type, const char *string, double width,
                                    size_t most)
{
    struct chart_label label = break_label(drawing, type, string, width);
    if (label.count <= most)
        return label;
    size_t length = fitting_length(drawing, type, string, width, most), word = length;
    while (word > 0 && string[word] != ' ')
        word--;
    if (word > length / 2)
        length = word;
    do
        label = break_beginning(drawing, type, string, length, width);
    while (label.count > most && length-- > 0);
    return label;
}

/* Capitals are centred on the middle of their line, whatever hangs below or stands above them. */
static double baseline(const struct chart_drawing *drawing, struct type type, double middle)
{
    const struct font *font = text_font(drawing->text, type.face);
    return middle + type.size * font->cap_height / font->units / 2;
}

static double start(enum chart_align align, double x, double width)
{
    return align == ALIGN_LEFT ? x : align == ALIGN_CENTRE ? x - width / 2 : x - width;
}

void chart_label_draw(struct chart_drawing *drawing, const struct chart_label *label, enum chart_align align, double x,
                      double middle, struct colour colour)
{
    if (drawing->device == NULL)
        return;
    struct type type = label->type;
    double line_middle = middle - label->height / 2 + type.leading / 2;
    for (size_t i = 0; i < label->count; i++, line_middle += type.leading) {
        const struct line *line = &label->lines[i];
        if (line->count > 0)
            drawing->device->calls->text(drawing->device, line, type.size, start(align, x, line->width * type.size),
                                         baseline(drawing, type, line_middle), colour);
    }
}

void chart_label_draw_over(struct chart_drawing *drawing, const struct chart_label *label, enum chart_align align,
                           double x, double middle, struct colour colour)
{
    if (drawing->device == NULL)
        return;
    double left = start(align, x, label->width), half = label->height / 2 - patch_cut;
    struct box patch = {left - patch_margin, middle - half, left + label->width + patch_margin, middle + half};
    patch.left = fmax(patch.left, drawing->left);
    patch.right = fmin(patch.right, drawing->right);
    device_rectangle(drawing->device, patch);
    drawing->device->calls->fill(drawing->device, drawing->style->paper);
    chart_label_draw(drawing, label, align, x, middle, colour);
}

/* --- values --- */

const char *chart_drawing_word(struct chart_drawing *drawing, enum word word, const char *value)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(drawing->chart->language, word), &value, 1);
    return buffer_keep(&text, drawing->arena);
}

static const char *number(struct chart_drawing *drawing, money amount, int decimals)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    chart_unit_put(&text, drawing->chart, &drawing->unit, amount, decimals);
    return buffer_keep(&text, drawing->arena);
}

const char *chart_drawing_value(struct chart_drawing *drawing, const struct chart_value *value)
{
    if (!value->known)
        return language_word(drawing->chart->language, WORD_NIL);
    return number(drawing, value->amount, drawing->unit.decimals);
}

const char *chart_drawing_amount(struct chart_drawing *drawing, money amount)
{
    return number(drawing, amount, drawing->unit.decimals);
}

const char *chart_drawing_measure(struct chart_drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    const char *name = chart->series[0], *unit = language_word(chart->language, drawing->unit.name);
    bool told = chart->quantity == QUANTITY_PROJECTS || strstr(name, unit) != NULL;
    return told ? name : arena_format(drawing->arena, "%s, %s", name, unit);
}

const char *chart_drawing_series_value(struct chart_drawing *drawing, size_t category, size_t series)
{
    const struct chart_value *value = chart_drawing_at(drawing, category, series);
    struct chart_unit unit = chart_unit_of_series(drawing->chart, series);
    if (!value->known || unit.name != WORD_CHART_PER_CENT)
        return chart_drawing_value(drawing, value);
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    chart_unit_put_amount(&text, drawing->chart, &unit, value->amount);
    return buffer_keep(&text, drawing->arena);
}

const char *chart_drawing_date(struct chart_drawing *drawing, date day)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_date(&text, drawing->chart->language, day);
    return buffer_keep(&text, drawing->arena);
}

const char *chart_drawing_tick(struct chart_drawing *drawing, const struct chart_scale *scale, int64_t tick)
{
    int decimals = tick == 0 ? 0 : chart_scale_decimals(scale, drawing->unit.cents);
    return number(drawing, chart_scale_tick(scale, tick), decimals);
}

const struct chart_value *chart_drawing_at(const struct chart_drawing *drawing, size_t category, size_t series)
{
    return &drawing->chart->values[category * drawing->chart->series_count + series];
}

void chart_drawing_range(const struct chart_drawing *drawing, size_t first, size_t count, money *low, money *high)
{
    const struct chart *chart = drawing->chart;
    *low = *high = money_of(0);
    for (size_t c = 0; c < chart->category_count; c++)
        for (size_t s = first; s < first + count; s++) {
            const struct chart_value *value = chart_drawing_at(drawing, c, s);
            if (value->known && value->amount.cents < low->cents)
                *low = value->amount;
            if (value->known && value->amount.cents > high->cents)
                *high = value->amount;
        }
}

bool chart_drawing_meet(struct box a, struct box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* --- shapes --- */

void chart_drawing_rule(struct chart_drawing *drawing, double x1, double y1, double x2, double y2, bool zero)
{
    const struct style *style = drawing->style;
    struct stroke stroke = {.colour = zero ? style->muted : style->hairline, .width = zero ? zero_width : rule_width};
    if (drawing->device != NULL)
        device_segment(drawing->device, x1, y1, x2, y2, &stroke);
}

void chart_drawing_area(struct chart_drawing *drawing, enum chart_look look, struct box box)
{
    if (drawing->device != NULL && box.right > box.left && box.bottom > box.top)
        chart_pattern_fill(drawing->device, drawing->style, look, box);
}

void chart_drawing_span(double *from, double *to)
{
    if (fabs(*to - *from) < hairline)
        *to = *from + copysign(hairline, *to - *from);
}

/* --- lines --- */

static const double line_width = 1.4, marker_half = 2.6; /* [pt] */
static const double dashes[CHART_LOOK_SERIES] = {0, 4, 1.6, 8}; /* [pt] */

static struct colour line_colour(const struct style *style, size_t series)
{
    const struct colour colours[CHART_LOOK_SERIES] = {style->accent, style->second, style->third, style->muted};
    return colours[series % CHART_LOOK_SERIES];
}

static void put_path(struct device *device, const struct chart_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (i == 0)
            device->calls->move(device, points[i].x, points[i].y);
        else
            device->calls->line(device, points[i].x, points[i].y);
}

static void put_circle(struct device *device, double x, double y, double radius)
{
    const double off = radius * 0.5523; /* of a quarter's control points */
    device->calls->move(device, x + radius, y);
    device->calls->curve(device, x + radius, y + off, x + off, y + radius, x, y + radius);
    device->calls->curve(device, x - off, y + radius, x - radius, y + off, x - radius, y);
    device->calls->curve(device, x - radius, y - off, x - off, y - radius, x, y - radius);
    device->calls->curve(device, x + off, y - radius, x + radius, y - off, x + radius, y);
}

void chart_drawing_marker(struct chart_drawing *drawing, size_t series, double x, double y)
{
    struct device *device = drawing->device;
    const double half = marker_half;
    if (device == NULL)
        return;
    switch (series % CHART_LOOK_SERIES) {
    case 0: put_circle(device, x, y, half); break;
    case 1: device_rectangle(device, (struct box){x - half, y - half, x + half, y + half}); break;
    case 2: put_path(device, (struct chart_point[]){{x, y - half}, {x + half, y + half}, {x - half, y + half}}, 3); break;
    default: put_path(device, (struct chart_point[]){{x, y + half}, {x + half, y - half}, {x - half, y - half}}, 3);
    }
    device->calls->close_path(device);
    device->calls->fill(device, line_colour(drawing->style, series));
}

void chart_drawing_line(struct chart_drawing *drawing, size_t series, const struct chart_point *points, size_t count)
{
    if (drawing->device == NULL || count == 0)
        return;
    struct stroke stroke = {.colour = line_colour(drawing->style, series), .width = line_width,
                            .dash = dashes[series % CHART_LOOK_SERIES]};
    put_path(drawing->device, points, count);
    drawing->device->calls->stroke(drawing->device, &stroke);
    for (size_t i = 0; i < count; i++)
        chart_drawing_marker(drawing, series, points[i].x, points[i].y);
}

/* --- legends --- */

struct entry {
    struct chart_label name, amount;
    double indent, width;  /* of the name; of the whole [pt] */
};

static struct entry make_entry(struct chart_drawing *drawing, const struct chart_legend_item *item, double most)
{
    struct entry entry = {.indent = item->look == LOOKS ? 0 : swatch_size + swatch_gap};
    double amount_width = 0;
    if (item->amount != NULL) {
        entry.amount = chart_label_make(drawing, drawing->plain, item->amount);
        amount_width = entry.amount.width + amount_gap;
    }
    struct type type = item->amount != NULL ? drawing->strong : drawing->plain;
    double room = fmax(most - entry.indent - amount_width, type.size);
    entry.name = chart_label_wrap(drawing, type, item->name, room, 2);
    entry.width = entry.indent + entry.name.width + amount_width;
    return entry;
}

static void draw_entry(struct chart_drawing *drawing, const struct entry *entry, enum chart_look look, double x,
                       double top)
{
    double first = top + drawing->plain.leading / 2;
    if (look != LOOKS)
        chart_drawing_area(drawing, look,
                           (struct box){x, first - swatch_size / 2, x + swatch_size, first + swatch_size / 2});
    x += entry->indent;
    chart_label_draw(drawing, &entry->name, ALIGN_LEFT, x, top + entry->name.height / 2, drawing->style->ink);
    chart_label_draw(drawing, &entry->amount, ALIGN_LEFT, x + entry->name.width + amount_gap, first,
                     drawing->style->muted);
}

double chart_drawing_legend(struct chart_drawing *drawing, const struct chart_legend_item *items, size_t count,
                            double left, double top, double right)
{
    double x = left, y = top, height = 0;
    for (size_t i = 0; i < count; i++) {
        struct entry entry = make_entry(drawing, &items[i], right - left);
        if (x > left && x + entry.width > right) {
            x = left;
            y += height + 3;
            height = 0;
        }
        draw_entry(drawing, &entry, items[i].look, x, y);
        x += entry.width + item_gap;
        height = fmax(height, entry.name.height);
    }
    return y + height - top;
}

double chart_drawing_legend_width(struct chart_drawing *drawing, const struct chart_legend_item *items, size_t count)
{
    double width = 0;
    for (size_t i = 0; i < count; i++)
        width += make_entry(drawing, &items[i], INFINITY).width + (i > 0 ? item_gap : 0);
    return width;
}
