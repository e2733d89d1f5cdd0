#include "layout/layout_drawing.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/layout_record.h"

static const double between_furniture = 12;       /* from a text at the left to one at the right [pt] */
static const double head_gap = 19, foot_gap = 26; /* from the body to the running header's and footer's line [pt] */
static const double contents_indent = 14;           /* [pt] */

struct drawing {
    const struct layout *layout;
    struct device *device;
    struct arena arena;      /* of what is made while drawing */
};

static double line_width(const struct line *line, double size)
{
    return (double)line->width * size;
}

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

/* A short text of the furniture or the contents, set when it is drawn. */
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
    device->calls->link(device, (struct box){left, y, right, y + LAYOUT_CONTENTS_LEADING}, entry->destination, entry->title);
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
    device_segment(device, left, y + LAYOUT_CONTENTS_LEADING - 1, right, y + LAYOUT_CONTENTS_LEADING - 1, &stroke);
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
    device->calls->text(device, &line, type->size, record->x, record->y + layout_baseline(type), layout->style->accent);
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
        draw_entry(drawing, entry, (double)record->y + LAYOUT_CONTENTS_LEADING * (double)i);
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
