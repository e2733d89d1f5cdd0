#include "layout/layout.h"

#include <math.h>
#include <string.h>

#include "layout/layout_record.h"

void layout_init(struct layout *layout, struct arena *arena, struct text *text, const struct style *style,
                 enum language language, struct furniture furniture)
{
    *layout = (struct layout){.arena = arena, .text = text, .style = style, .language = language,
                              .furniture = furniture, .top = style->margin_top,
                              .bottom = style->page_height - style->margin_bottom};
}

static struct record *add(struct layout *layout, enum record_kind kind)
{
    struct record *record = arena_append(layout->arena, (void **)&layout->records, &layout->record_count,
                                         &layout->record_capacity, sizeof *layout->records);
    *record = (struct record){.kind = (uint8_t)kind};
    return record;
}

static struct record *add_furniture(struct layout *layout, enum record_kind kind)
{
    struct sheet *sheet = &layout->sheets[layout->sheet_count - 1];
    struct record *record = arena_append(layout->arena, (void **)&sheet->furniture, &sheet->furniture_count,
                                         &sheet->furniture_capacity, sizeof *sheet->furniture);
    *record = (struct record){.kind = (uint8_t)kind};
    return record;
}

/* --- the page --- */

void layout_page(struct layout *layout, bool furnished)
{
    struct sheet *sheet = arena_append(layout->arena, (void **)&layout->sheets, &layout->sheet_count,
                                       &layout->sheet_capacity, sizeof *layout->sheets);
    *sheet = (struct sheet){.first = layout->record_count, .furnished = furnished, .continued = layout->continued};
    layout->y = layout->top;
}

bool layout_need(struct layout *layout, double height)
{
    bool fresh = layout->y <= layout->top;
    if (fresh || layout->y + height <= layout->bottom + 0.01)
        return false;
    layout_page(layout, true);
    return true;
}

/* Of the body's height. */
static const double may_stay_empty = 0.2;

bool layout_ending(const struct layout *layout)
{
    return layout_room(layout) <= may_stay_empty * (layout->bottom - layout->top);
}

bool layout_keep(struct layout *layout, double least, double whole)
{
    bool moves = layout_ending(layout) && whole <= layout->bottom - layout->top;
    return layout_need(layout, moves && whole > least ? whole : least);
}

double layout_room(const struct layout *layout)
{
    return layout->bottom - layout->y;
}

double layout_left(const struct layout *layout)
{
    return layout->style->margin_left + layout->indent;
}

double layout_width(const struct layout *layout)
{
    return layout->style->page_width - layout->style->margin_left - layout->style->margin_right - layout->indent;
}

double layout_columns_width(const struct layout *layout, int count)
{
    const struct style *style = layout->style;
    double column = (layout_width(layout) - style->gutter * (style->columns - 1)) / style->columns;
    return column * count + style->gutter * (count - 1);
}

double layout_column_left(const struct layout *layout, int column)
{
    return layout_left(layout) + layout_columns_width(layout, column) + layout->style->gutter;
}

uint32_t layout_pages(const struct layout *layout)
{
    return (uint32_t)layout->sheet_count;
}

/* --- boxes --- */

void layout_begin(struct layout *layout, const struct element *element)
{
    add(layout, RECORD_BEGIN)->of.element = element;
}

void layout_begin_role(struct layout *layout, enum role role)
{
    static const struct element plain[ROLES] = {
#define PLAIN(name) [name] = {.role = name}
        PLAIN(ROLE_DOCUMENT), PLAIN(ROLE_PART), PLAIN(ROLE_SECTION), PLAIN(ROLE_TITLE), PLAIN(ROLE_PARAGRAPH),
        PLAIN(ROLE_NOTE), PLAIN(ROLE_CAPTION), PLAIN(ROLE_LIST), PLAIN(ROLE_LIST_ITEM), PLAIN(ROLE_LABEL),
        PLAIN(ROLE_LIST_BODY), PLAIN(ROLE_CONTENTS), PLAIN(ROLE_CONTENTS_ITEM), PLAIN(ROLE_REFERENCE),
        PLAIN(ROLE_LINK), PLAIN(ROLE_TABLE), PLAIN(ROLE_TABLE_HEAD), PLAIN(ROLE_TABLE_BODY), PLAIN(ROLE_ROW),
        PLAIN(ROLE_CELL), PLAIN(ROLE_SPAN),
        [ROLE_HEADING] = {.role = ROLE_HEADING, .level = 1},
        [ROLE_HEADER_CELL] = {.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN},
        [ROLE_FIGURE] = {.role = ROLE_FIGURE},
#undef PLAIN
    };
    layout_begin(layout, &plain[role]);
}

void layout_end(struct layout *layout)
{
    add(layout, RECORD_END);
}

static void set_line(struct record *record, const struct line *line, double size, double x, double baseline,
                     struct colour colour)
{
    record->of.line = line;
    record->size = (float)size;
    record->x = (float)x;
    record->y = (float)baseline;
    record->colour = colour;
}

void layout_line(struct layout *layout, const struct line *line, double size, double x, double baseline,
                 struct colour colour)
{
    if (line->count > 0)
        set_line(add(layout, RECORD_LINE), line, size, x, baseline, colour);
}

void layout_furniture_line(struct layout *layout, const struct line *line, double size, double x, double baseline,
                           struct colour colour)
{
    if (line->count > 0)
        set_line(add_furniture(layout, RECORD_FURNITURE_LINE), line, size, x, baseline, colour);
}

void layout_rule(struct layout *layout, double x, double y, double width, double weight, struct colour colour)
{
    struct record *record = add_furniture(layout, RECORD_RULE);
    record->x = (float)x;
    record->y = (float)y;
    record->width = (float)width;
    record->size = (float)weight;
    record->colour = colour;
}

void layout_block(struct layout *layout, struct box box, struct colour colour)
{
    struct record *record = add_furniture(layout, RECORD_BLOCK);
    record->x = (float)box.left;
    record->y = (float)box.top;
    record->width = (float)(box.right - box.left);
    record->size = (float)(box.bottom - box.top);
    record->colour = colour;
}

void layout_chart(struct layout *layout, const struct chart *chart)
{
    double height = chart_height(chart, layout->text, layout->style, layout_width(layout));
    layout_need(layout, height);
    struct record *record = add(layout, RECORD_CHART);
    record->of.chart = chart;
    record->x = (float)layout_left(layout);
    record->y = (float)layout->y;
    record->width = (float)layout_width(layout);
    layout->y += height;
}

void layout_image(struct layout *layout, const struct image *image, struct box box)
{
    struct record *record = add(layout, RECORD_IMAGE);
    record->of.image = image;
    record->x = (float)box.left;
    record->y = (float)box.top;
    record->width = (float)(box.right - box.left);
    record->size = (float)(box.bottom - box.top);
}

unsigned layout_destination_reserve(struct layout *layout)
{
    uint32_t *page = arena_append(layout->arena, (void **)&layout->pages, &layout->destinations,
                                  &layout->destination_capacity, sizeof *layout->pages);
    *page = UINT32_MAX;
    return (unsigned)layout->destinations - 1;
}

void layout_destination_set(struct layout *layout, unsigned destination)
{
    struct record *record = add(layout, RECORD_DESTINATION);
    record->number = destination;
    record->y = (float)layout->y;
    layout->pages[destination] = (uint32_t)layout->sheet_count - 1;
}

unsigned layout_destination(struct layout *layout)
{
    unsigned destination = layout_destination_reserve(layout);
    layout_destination_set(layout, destination);
    return destination;
}

void layout_reference(struct layout *layout, const char *title, unsigned destination)
{
    const struct type *type = &layout->style->note;
    layout_need(layout, type->leading);
    layout_begin_role(layout, ROLE_PARAGRAPH);
    struct record *record = add(layout, RECORD_REFERENCE);
    record->of.title = title;
    record->number = destination;
    record->x = (float)layout_left(layout);
    record->y = (float)layout->y;
    layout_end(layout);
    layout->y += type->leading;
}

void layout_bookmark(struct layout *layout, int level, const char *title, unsigned destination)
{
    struct record *record = add(layout, RECORD_BOOKMARK);
    record->number = destination;
    record->size = (float)level;
    record->of.title = title;
}

void layout_entry(struct layout *layout, int level, const char *title, unsigned destination)
{
    struct entry *entry = arena_append(layout->arena, (void **)&layout->entries, &layout->entry_count,
                                       &layout->entry_capacity, sizeof *layout->entries);
    *entry = (struct entry){title, destination, (uint32_t)layout->sheet_count - 1, level};
}

/* --- text --- */

double layout_baseline(const struct type *type)
{
    return type->leading / 2 + type->size * 0.36;
}

/* How many lines of a paragraph must stand on one page from line `i` on: no line stands alone at the foot of a page or at its
 * head, so that three lines are never parted. */
static size_t lines_together(size_t count, size_t i)
{
    if (i == 0)
        return count <= 3 ? count : 2;
    return count - i == 2 ? 2 : 1;
}

/* Moves y to the nearest line of the grid, which costs less of what is meant between two boxes than the next one would. */
static void move_to_grid(struct layout *layout, const struct type *type)
{
    double grid = layout->style->grid, lines = type->leading / grid;
    if (lines == floor(lines))
        layout->y = layout->top + grid * round((layout->y - layout->top) / grid);
}

static size_t count_lines(struct layout *layout, const char *string, const struct type *type, double width)
{
    struct line *lines;
    return text_break(layout->text, layout->arena, layout->language, type->face, string, width / type->size, &lines);
}

void layout_paragraph(struct layout *layout, const char *string, const struct type *type, struct colour colour,
                      double width)
{
    struct line *lines;
    size_t count = text_break(layout->text, layout->arena, layout->language, type->face, string, width / type->size,
                              &lines);
    move_to_grid(layout, type);
    for (size_t i = 0; i < count; i++) {
        layout_need(layout, type->leading * (double)lines_together(count, i));
        layout_line(layout, &lines[i], type->size, layout_left(layout), layout->y + layout_baseline(type), colour);
        layout->y += type->leading;
    }
}

double layout_paragraph_height(struct layout *layout, const char *string, const struct type *type, double width)
{
    return type->leading * (double)count_lines(layout, string, type, width);
}

double layout_paragraph_beginning(struct layout *layout, const char *string, const struct type *type, double width)
{
    return type->leading * (double)lines_together(count_lines(layout, string, type, width), 0);
}

struct line layout_spaced_line(const struct layout *layout, struct arena *arena, enum face face, const char *string)
{
    struct line line = text_line(layout->text, arena, face, string);
    const struct run **runs = arena_array(arena, line.count + 1, sizeof *runs);
    for (uint32_t i = 0; i < line.count; i++)
        runs[i] = line.runs[i];
    runs[line.count++] = text_shape(layout->text, face, " ", 1);
    line.runs = runs;
    return line;
}

static const struct element *heading_element(struct layout *layout, int level, enum language language)
{
    static const struct element elements[] = {{.role = ROLE_HEADING, .level = 1}, {.role = ROLE_HEADING, .level = 2},
                                              {.role = ROLE_HEADING, .level = 3}};
    if (language == layout->language)
        return &elements[level - 1];
    struct element *element = arena_alloc(layout->arena, sizeof *element);
    *element = (struct element){.role = ROLE_HEADING, .level = (uint8_t)level, .language = language_tag(language)};
    return element;
}

void layout_heading(struct layout *layout, int level, const char *string, enum language language, double keep)
{
    const struct style *style = layout->style;
    const struct type *type = level == 1 ? &style->heading : level == 2 ? &style->subheading : &style->minor_heading;
    double width = layout_width(layout);
    layout_need(layout, layout_paragraph_height(layout, string, type, width) + keep);
    if (level == 1) {
        unsigned destination = layout_destination(layout);
        layout_entry(layout, 1, string, destination);
        layout_bookmark(layout, 1, string, destination);
    }
    enum language own = layout->language;
    layout_begin(layout, heading_element(layout, level, language));
    layout->language = language;
    layout_paragraph(layout, string, type, level == 1 ? style->accent : style->ink, width);
    layout->language = own;
    layout_end(layout);
}

void layout_contents(struct layout *layout, size_t count)
{
    for (size_t first = 0; first < count;) {
        layout_need(layout, LAYOUT_CONTENTS_LEADING);
        size_t fit = (size_t)(layout_room(layout) / LAYOUT_CONTENTS_LEADING);
        struct record *record = add(layout, RECORD_CONTENTS);
        record->y = (float)layout->y;
        record->of.first = first;
        record->number = (uint32_t)(count - first < fit ? count - first : fit);
        layout->y += LAYOUT_CONTENTS_LEADING * (double)record->number;
        first += record->number;
    }
}
