#include "layout/layout.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

/* Records are small and uniform; what they share (elements, lines, charts) is referred to. Furniture stands in the
 * same list, with its page's range of it drawn last, as an artifact. */
enum record_kind {
    RECORD_BEGIN, RECORD_END, RECORD_LINE, RECORD_CHART, RECORD_DESTINATION, RECORD_BOOKMARK, RECORD_CONTENTS,
    RECORD_RULE, RECORD_BLOCK, RECORD_FURNITURE_LINE, RECORD_IMAGE, RECORD_REFERENCE
};

struct record {
    uint8_t kind;
    struct colour colour;
    uint32_t number;       /* destination; entries */
    float x, y, width, size;
    union {
        const struct element *element;
        const struct line *line;
        const struct chart *chart;
        const struct image *image;
        const char *title;     /* of a bookmark or a reference */
        size_t first;      /* of the entries of a list of contents */
    } of;
};

/* A page: its records in reading order from `first`, and its furniture. */
struct sheet {
    size_t first;
    struct record *furniture;
    size_t furniture_count, furniture_capacity;
    bool furnished;
    const char *continued;   /* from the page before; NULL: nothing */
};

static const double between_furniture = 12;       /* from a text at the left to one at the right [pt] */
static const double head_gap = 19, foot_gap = 26; /* from the body to the running header's and footer's line [pt] */

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

/* Where the baseline stands in a line: the letters are centred between the leading's halves. */
static double baseline_in(const struct type *type)
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
        layout_line(layout, &lines[i], type->size, layout_left(layout), layout->y + baseline_in(type), colour);
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

static const double contents_leading = 21, contents_indent = 14; /* [pt] */

void layout_contents(struct layout *layout, size_t count)
{
    for (size_t first = 0; first < count;) {
        layout_need(layout, contents_leading);
        size_t fit = (size_t)(layout_room(layout) / contents_leading);
        struct record *record = add(layout, RECORD_CONTENTS);
        record->y = (float)layout->y;
        record->of.first = first;
        record->number = (uint32_t)(count - first < fit ? count - first : fit);
        layout->y += contents_leading * (double)record->number;
        first += record->number;
    }
}

/* --- drawing --- */

uint32_t layout_pages(const struct layout *layout)
{
    return (uint32_t)layout->sheet_count;
}

struct drawing {
    const struct layout *layout;
    struct device *device;
    struct arena arena;      /* of what is made while drawing */
};

static double line_width(const struct line *line, double size)
{
    return (double)line->width * size;
}

/* A short text of the furniture or the contents, set when it is drawn. */
/* The string, or its beginning with an ellipsis where all of it is wider than `width` [pt]. */
static const char *fitted(struct drawing *drawing, const struct type *type, const char *string, double width)
{
    struct text *text = drawing->layout->text;
    const char *shown = string;
    size_t fits = 0, most = strlen(string);
    if (text_width(text, type->face, string) * type->size <= width)
        return string;
    while (fits < most) {
        size_t length = utf8_valid_prefix(string, (fits + most + 1) / 2);
        const char *tried = arena_format(&drawing->arena, "%.*s…", (int)length, string);
        if (length <= fits || text_width(text, type->face, tried) * type->size > width) {
            most = (fits + most + 1) / 2 - 1;
        } else {
            fits = length;
            shown = tried;
        }
    }
    return shown;
}

static void draw_text(struct drawing *drawing, const struct type *type, const char *string, double x, double baseline,
                      double align, struct colour colour)
{
    struct line line = layout_spaced_line(drawing->layout, &drawing->arena, type->face, string);
    double left = x - align * line_width(&line, type->size);
    drawing->device->calls->text(drawing->device, &line, type->size, left, baseline, colour);
}

static void draw_entry(struct drawing *drawing, const struct entry *entry, double y)
{
    const struct layout *layout = drawing->layout;
    const struct style *style = layout->style;
    struct device *device = drawing->device;
    const struct type *type = entry->level > 1 ? &style->table : &style->body;
    double right = layout_left(layout) + layout_width(layout), baseline = y + 14;
    double left = layout_left(layout) + contents_indent * (entry->level - 1);
    struct buffer number;
    buffer_init(&number, 16);
    buffer_put_int(&number, (long long)entry->page + 1);
    static const struct element item = {.role = ROLE_CONTENTS_ITEM}, reference = {.role = ROLE_REFERENCE},
                                link = {.role = ROLE_LINK};
    device->calls->begin_element(device, &item);
    device->calls->begin_element(device, &reference);
    device->calls->begin_element(device, &link);
    device->calls->link(device, (struct box){left, y, right, y + contents_leading}, entry->destination, entry->title);
    double number_width = text_width(layout->text, type->face, buffer_text(&number)) * type->size;
    draw_text(drawing, type, fitted(drawing, type, entry->title, right - left - number_width - between_furniture), left,
              baseline, 0, style->ink);
    draw_text(drawing, type, buffer_text(&number), right, baseline, 1, style->ink);
    buffer_release(&number);
    device->calls->end_element(device);
    device->calls->end_element(device);
    device->calls->end_element(device);
    const struct stroke stroke = {style->hairline, 0.5, 0};
    device->calls->begin_artifact(device, ARTIFACT_LAYOUT);
    device_segment(device, left, y + contents_leading - 1, right, y + contents_leading - 1, &stroke);
    device->calls->end_artifact(device);
}

/* Its page is known when everything has its place. */
static void draw_reference(struct drawing *drawing, const struct record *record)
{
    static const struct element link = {.role = ROLE_LINK};
    const struct layout *layout = drawing->layout;
    struct device *device = drawing->device;
    const struct type *type = &layout->style->note;
    struct buffer number, text;
    buffer_init(&number, 16);
    buffer_init(&text, BUFFER_UNLIMITED);
    buffer_put_int(&number, (long long)layout->pages[record->number] + 1);
    language_fill(&text, language_word(layout->language, WORD_ON_PAGE),
                  (const char *const[]){record->of.title, buffer_text(&number)}, 2);
    const struct line line = layout_spaced_line(layout, &drawing->arena, type->face, buffer_text(&text));
    struct box area = {record->x, record->y, record->x + line_width(&line, type->size), record->y + type->leading};
    device->calls->begin_element(device, &link);
    device->calls->link(device, area, record->number, record->of.title);
    device->calls->text(device, &line, type->size, record->x, record->y + baseline_in(type), layout->style->accent);
    device->calls->end_element(device);
    buffer_release(&text);
    buffer_release(&number);
}

/* Entries of level 2 stand in a list within the list. */
static void draw_contents(struct drawing *drawing, const struct record *record)
{
    static const struct element contents = {.role = ROLE_CONTENTS};
    const struct layout *layout = drawing->layout;
    struct device *device = drawing->device;
    int depth = 0;
    for (size_t i = 0; i < record->number && record->of.first + i < layout->entry_count; i++) {
        const struct entry *entry = &layout->entries[record->of.first + i];
        for (; depth < entry->level; depth++)
            device->calls->begin_element(device, &contents);
        for (; depth > entry->level; depth--)
            device->calls->end_element(device);
        draw_entry(drawing, entry, (double)record->y + contents_leading * (double)i);
    }
    for (; depth > 0; depth--)
        device->calls->end_element(device);
}

static void draw_record(struct drawing *drawing, const struct record *record)
{
    struct device *device = drawing->device;
    switch ((enum record_kind)record->kind) {
    case RECORD_BEGIN: device->calls->begin_element(device, record->of.element); break;
    case RECORD_END: device->calls->end_element(device); break;
    case RECORD_LINE:
    case RECORD_FURNITURE_LINE:
        device->calls->text(device, record->of.line, record->size, record->x, record->y, record->colour);
        break;
    case RECORD_CHART:
        chart_draw(record->of.chart, drawing->layout->text, drawing->layout->style, device, record->x, record->y,
                   record->width);
        break;
    case RECORD_DESTINATION: device->calls->destination(device, record->number, record->y); break;
    case RECORD_BOOKMARK:
        device->calls->bookmark(device, (int)record->size, record->of.title, record->number);
        break;
    case RECORD_CONTENTS: draw_contents(drawing, record); break;
    case RECORD_REFERENCE: draw_reference(drawing, record); break;
    case RECORD_RULE: {
        const struct stroke stroke = {record->colour, record->size, 0};
        device_segment(device, record->x, record->y, record->x + record->width, record->y, &stroke);
        break;
    }
    case RECORD_BLOCK:
        device_rectangle(device, (struct box){record->x, record->y, record->x + record->width,
                                              record->y + record->size});
        device->calls->fill(device, record->colour);
        break;
    case RECORD_IMAGE:
        image_draw(record->of.image, device, (struct box){record->x, record->y, record->x + record->width,
                                                          record->y + record->size});
        break;
    }
}

/* The cover has a band of colour above it. */
static void draw_mark(struct drawing *drawing, const struct sheet *sheet)
{
    const struct layout *layout = drawing->layout;
    const struct style *style = layout->style;
    struct type type = style->body;
    type.face = FACE_BOLD;
    drawing->device->calls->begin_artifact(drawing->device, ARTIFACT_PAGINATION);
    draw_text(drawing, &type, layout->furniture.mark, style->page_width / 2, sheet->furnished ? 22 : 42, 0.5, style->ink);
    drawing->device->calls->end_artifact(drawing->device);
}

static void draw_furniture(struct drawing *drawing, const struct sheet *sheet, uint32_t number)
{
    const struct layout *layout = drawing->layout;
    const struct style *style = layout->style;
    struct device *device = drawing->device;
    double left = layout_left(layout), right = left + layout_width(layout);
    device->calls->begin_artifact(device, ARTIFACT_LAYOUT);
    for (size_t i = 0; i < sheet->furniture_count; i++)
        draw_record(drawing, &sheet->furniture[i]);
    device->calls->end_artifact(device);
    if (layout->furniture.mark != NULL)
        draw_mark(drawing, sheet);
    if (!sheet->furnished)
        return;
    struct buffer page;
    buffer_init(&page, 32);
    buffer_printf(&page, "%u / %u", number, layout_pages(layout));
    double head = layout->top - head_gap - 12, foot = layout->bottom + foot_gap;
    const struct stroke stroke = {style->hairline, 0.5, 0};
    device->calls->begin_artifact(device, ARTIFACT_PAGINATION);
    const char *left_head = sheet->continued == NULL ? layout->furniture.head_left
                                                     : arena_format(&drawing->arena, "%s · %s", sheet->continued,
                                                                    layout->furniture.head_left);
    double situation = text_width(layout->text, style->note.face, layout->furniture.head_right) * style->note.size;
    draw_text(drawing, &style->note,
              fitted(drawing, &style->note, left_head, right - left - situation - between_furniture),
              left, head, 0, style->muted);
    draw_text(drawing, &style->note, layout->furniture.head_right, right, head, 1, style->muted);
    device_segment(device, left, head + 10, right, head + 10, &stroke);
    draw_text(drawing, &style->note, layout->furniture.foot_left, left, foot, 0, style->muted);
    draw_text(drawing, &style->note, buffer_text(&page), right, foot, 1, style->muted);
    device->calls->end_artifact(device);
    buffer_release(&page);
}

static void draw_page(struct drawing *drawing, uint32_t page)
{
    static const struct element document = {.role = ROLE_DOCUMENT};
    const struct layout *layout = drawing->layout;
    struct device *device = drawing->device;
    const struct sheet *sheet = &layout->sheets[page];
    size_t end = page + 1 < layout->sheet_count ? layout->sheets[page + 1].first : layout->record_count;
    device->calls->begin_page(device, layout->style->page_width, layout->style->page_height);
    if (page == 0)
        device->calls->begin_element(device, &document);
    for (size_t i = sheet->first; i < end; i++)
        draw_record(drawing, &layout->records[i]);
    if (page + 1 == layout->sheet_count)
        device->calls->end_element(device);
    draw_furniture(drawing, sheet, page + 1);
    device->calls->end_page(device);
}

static void draw_pages(const struct layout *layout, uint32_t from, uint32_t to, struct device *device)
{
    struct drawing drawing = {.layout = layout, .device = device};
    arena_init(&drawing.arena);
    for (uint32_t page = from; page < to; page++)
        draw_page(&drawing, page);
    arena_release(&drawing.arena);
}

void layout_draw(const struct layout *layout, struct device *device)
{
    draw_pages(layout, 0, layout_pages(layout), device);
}

void layout_draw_page(const struct layout *layout, uint32_t page, struct device *device)
{
    draw_pages(layout, page, page + 1, device);
}
