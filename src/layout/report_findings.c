#include <stdlib.h>

#include "check/check.h"
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

static int by_place(const void *a, const void *b)
{
    const struct project *one = *(struct project *const *)a, *other = *(struct project *const *)b;
    return (one->offset > other->offset) - (one->offset < other->offset);
}

/* The findings about the report's own projects, in the order of the register. */
static void check_projects(struct report *report, struct findings *out)
{
    const struct figures *figures = report_total(report, &(struct measure){.kind = MEASURE_PROJECTS, .name = "projects"});
    if (figures == NULL)
        return;
    qsort(figures->projects, figures->project_count, sizeof *figures->projects, by_place);
    for (size_t i = 0; i < figures->project_count; i++)
        check_project(report->request->reg, figures->projects[i], out);
}

static void put_findings(struct report *report, const struct findings *findings)
{
    struct layout *layout = report->layout;
    enum language language = report->request->language;
    const struct table_column columns[] = {
        {.heading = language_word(language, WORD_FINDING_LINE), .width = 34, .header = true},
        {.heading = language_word(language, WORD_FINDING_LEVEL), .width = 44},
        {.heading = language_word(language, WORD_FINDING_TEXT), .width = layout_width(layout) - 34 - 44 - 20},
    };
    struct table table;
    table_begin(&table, layout, &layout->style->small_table, columns, 3, NULL, NULL, NULL);
    for (size_t i = 0; i < findings->count; i++)
        put_finding(report, &table, &findings->items[i]);
    table_end(&table);
}

void report_findings(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    struct findings findings;
    findings_init(&findings);
    check_projects(report, &findings);
    if (findings.count > 0) {
        put_findings(report, &findings);
    } else {
        layout_begin_role(layout, ROLE_PARAGRAPH);
        layout_paragraph(layout, language_word(report->request->language, WORD_NO_FINDINGS), &style->body, style->ink,
                         style->measure);
        layout_end(layout);
    }
    findings_release(&findings);
}
