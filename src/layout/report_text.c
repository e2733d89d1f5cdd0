#include <string.h>

#include "layout/report_parts.h"
#include "template/own_text.h"

/* Running text: a template's paragraphs and lists, and the officer's own. All of them are passages. */

struct passages {
    struct passage *items;
    size_t count;
};

static const double between_texts = 0.5; /* of the leading: running text stays on the grid */
static const double item_indent = 11;    /* [pt] */

/* --- passages --- */

static const struct type *type_of(const struct style *style, const struct passage *passage)
{
    switch (passage->style) {
    case TEXT_NOTE: return &style->note;
    case TEXT_LEAD: return &style->lead;
    default: return &style->body;
    }
}

/* Notes are as wide as the tables and charts that they are on. */
static double width_of(const struct layout *layout, const struct passage *passage)
{
    double width = passage->style == TEXT_NOTE ? layout_width(layout) : layout->style->measure;
    return width - (passage->item ? item_indent : 0);
}

static double space_below(const struct style *style, const struct passage *passages, size_t count, size_t i)
{
    bool within_list = passages[i].item && i + 1 < count && passages[i + 1].item;
    return type_of(style, &passages[i])->leading * (within_list ? between_texts / 3 : between_texts);
}

double report_passages_height(struct report *report, const struct passage *passages, size_t count)
{
    const struct style *style = report->layout->style;
    double height = 0;
    for (size_t i = 0; i < count; i++)
        height += layout_paragraph_height(report->layout, passages[i].text, type_of(style, &passages[i]),
                                          width_of(report->layout, &passages[i])) +
                  space_below(style, passages, count, i);
    return height;
}

double report_passages_beginning(struct report *report, const struct passage *passages)
{
    const struct style *style = report->layout->style;
    return layout_paragraph_beginning(report->layout, passages[0].text, type_of(style, &passages[0]),
                                      width_of(report->layout, &passages[0]));
}

static void put_lines(struct report *report, const struct passage *passage)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    enum language own = layout->language;
    layout->language = passage->language;
    layout_paragraph(layout, passage->text, type_of(style, passage), passage->style == TEXT_NOTE ? style->muted : style->ink,
                     width_of(layout, passage));
    layout->language = own;
}

static void put_paragraph(struct report *report, const struct passage *passage)
{
    report_begin_in(report, ROLE_PARAGRAPH, passage->language);
    put_lines(report, passage);
    layout_end(report->layout);
}

/* The bullet stands on the page of the first lines. */
static void put_item(struct report *report, const struct passage *passage)
{
    struct layout *layout = report->layout;
    const struct type *type = type_of(layout->style, passage);
    layout_need(layout, report_passages_beginning(report, passage));
    layout_begin_role(layout, ROLE_LIST_ITEM);
    layout_begin_role(layout, ROLE_LABEL);
    layout_paragraph(layout, "•", type, layout->style->accent, item_indent);
    layout_end(layout);
    layout->y -= type->leading;
    layout->indent += item_indent;
    report_begin_in(report, ROLE_LIST_BODY, passage->language);
    put_lines(report, passage);
    layout_end(layout);
    layout->indent -= item_indent;
    layout_end(layout);
}

void report_put_passages(struct report *report, const struct passage *passages, size_t count)
{
    struct layout *layout = report->layout;
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || !passages[i - 1].item, last = i + 1 == count || !passages[i + 1].item;
        if (passages[i].item && first)
            layout_begin_role(layout, ROLE_LIST);
        if (passages[i].item)
            put_item(report, &passages[i]);
        else
            put_paragraph(report, &passages[i]);
        if (passages[i].item && last)
            layout_end(layout);
        layout->y += space_below(layout->style, passages, count, i);
    }
}

void report_passages(struct report *report, const struct part *part)
{
    const struct passages *made = part->made;
    report_put_passages(report, made->items, made->count);
}

/* --- blocks made of them --- */

/* Without the space below the last. [pt] */
static double height_to_end(struct report *report, const struct passages *made)
{
    if (made->count == 0)
        return 0;
    return report_passages_height(report, made->items, made->count) -
           space_below(report->layout->style, made->items, made->count, made->count - 1);
}

/* A note is short, and belongs whole to what stands below it; of other text the first lines stand together. [pt] */
static double kept_height(struct report *report, const struct passages *made)
{
    if (made->count == 0)
        return 0;
    return made->items[0].style == TEXT_NOTE ? height_to_end(report, made)
                                             : report_passages_beginning(report, made->items);
}

void report_make_passages(struct report *report, struct part *part, struct passage *items, size_t count)
{
    struct passages *made = arena_alloc(report->arena, sizeof *made);
    *made = (struct passages){items, count};
    part->made = made;
    part->shown = count > 0;
    part->height = kept_height(report, made);
    part->whole = height_to_end(report, made);
}

/* Adds a passage unless it is empty; returns how many there are then. */
static size_t add_passage(struct report *report, struct passage *items, size_t count, const char *text,
                          enum text_style style, bool item)
{
    if (text[0] == '\0')
        return count;
    items[count] = (struct passage){text, report->request->language, style, item};
    return count + 1;
}

void report_make_text(struct report *report, struct part *part)
{
    const struct block *block = part->block;
    struct passage *text = arena_alloc(report->arena, sizeof *text);
    size_t count = add_passage(report, text, 0, report_filled(report, &block->words, block->place), block->style,
                               /*item*/ false);
    report_make_passages(report, part, text, count);
    bool explains_nothing = report->empty && block->style == TEXT_NOTE;
    part->shown &= !explains_nothing;
}

void report_make_list(struct report *report, struct part *part)
{
    const struct block *block = part->block;
    struct passage *items = arena_array(report->arena, block->item_count, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < block->item_count; i++)
        count = add_passage(report, items, count, report_filled(report, &block->items[i], block->place), TEXT_BODY,
                            /*item*/ true);
    report_make_passages(report, part, items, count);
}

/* saate-{language}.txt is saate-fi.txt in a Finnish report. */
static const char *file_in_language(struct report *report, const char *file)
{
    static const char mark[] = "{language}";
    const char *at = strstr(file, mark);
    return at == NULL ? file
                      : arena_format(report->arena, "%.*s%s%s", (int)(at - file), file,
                                     language_tag(report->request->language), at + sizeof mark - 1);
}

void report_make_own_text(struct report *report, struct part *part)
{
    struct own_text text;
    const char *file = file_in_language(report, part->block->file);
    if (!own_text_read(&text, report->arena, report->request->reg->input.name, file, part->block->place,
                       report->findings))
        report->failed = true;
    struct passage *items = arena_array(report->arena, text.count + 1, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < text.count; i++)
        count = add_passage(report, items, count, text.paragraphs[i].text, TEXT_BODY, text.paragraphs[i].item);
    report_make_passages(report, part, items, count);
}
