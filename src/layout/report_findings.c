#include "language/message.h"
#include "layout/report_parts.h"

/* The data-quality findings as a table: the line of the register, how grave it is, what it is. */

static void put_finding(struct report *report, struct table *table, const struct finding *finding)
{
    static const enum word levels[] = {WORD_LEVEL_NOTE, WORD_LEVEL_WARNING, WORD_LEVEL_ERROR};
    enum language language = report->request->language;
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    message_text(&out, language, finding);
    const char *texts[TABLE_COLUMNS] = {
        finding->file == NULL ? NULL : arena_format(report->arena, "%u", finding->line),
        language_word(language, levels[finding_level(finding->kind)]),
        arena_copy(report->arena, buffer_text(&out), out.length),
    };
    buffer_release(&out);
    table_row(table, TABLE_ROW, texts, 0);
}

void report_findings(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    enum language language = report->request->language;
    const struct findings *findings = report->request->data_findings;
    if (findings->count == 0) {
        layout_begin_role(layout, ROLE_PARAGRAPH);
        layout_paragraph(layout, language_word(language, WORD_NO_FINDINGS), &style->body, style->ink, style->measure);
        layout_end(layout);
        return;
    }
    const struct table_column columns[] = {
        {.heading = language_word(language, WORD_FINDING_LINE), .width = 34, .header = true},
        {.heading = language_word(language, WORD_FINDING_LEVEL), .width = 44},
        {.heading = language_word(language, WORD_FINDING_TEXT), .width = layout_width(layout) - 34 - 44 - 20},
    };
    struct table table;
    table_begin(&table, layout, &style->small_table, columns, 3, NULL, NULL, NULL);
    for (size_t i = 0; i < findings->count; i++)
        put_finding(report, &table, &findings->items[i]);
    table_end(&table);
}
