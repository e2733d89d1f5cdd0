#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "language/message.h"
#include "layout/report_parts.h"

/* The data-quality findings as a table: the line of the register, how grave it is, what it is. */

enum { COLUMN_LINE, COLUMN_LEVEL, COLUMN_TEXT, COLUMNS };
struct report_findings {
    struct table table;
    struct table_column columns[COLUMNS];
    const char *const **texts;
    enum table_row *kinds;
    size_t count;
    const char *counts;      /* of each level, or that there are none */
};

/* --- what there is --- */

/* The findings about the report's own projects, in the order of the register. */
static void check_projects(struct report *report, struct findings *out)
{
    const struct figures *figures = report_projects(report, &(struct block){0});
    if (figures == NULL)
        return;
    for (size_t i = 0; i < figures->project_count; i++)
        check_project(report->request->reg, figures->projects[i], report->request->situation_date, out);
}

bool report_has_findings(struct report *report)
{
    struct findings findings;
    findings_init(&findings);
    findings.levels = report->findings->levels;
    check_projects(report, &findings);
    bool any = findings.count > 0;
    findings_release(&findings);
    return any;
}

static int by_line(const void *a, const void *b)
{
    const struct finding *one = *(const struct finding *const *)a, *other = *(const struct finding *const *)b;
    if (one->line != other->line)
        return one->line < other->line ? -1 : 1;
    return (one > other) - (one < other);
}

/* --- made ready --- */

static const char *const *row_texts(struct report *report, const struct finding *finding)
{
    static const enum word levels[] = {WORD_LEVEL_NOTE, WORD_LEVEL_WARNING, WORD_LEVEL_ERROR};
    enum language language = report->request->language;
    const char **texts = arena_array(report->arena, COLUMNS, sizeof *texts);
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    message_text(&out, language, finding);
    texts[COLUMN_LINE] = finding->file == NULL ? NULL : arena_format(report->arena, "%u", finding->line);
    texts[COLUMN_LEVEL] = language_word(language, levels[finding->level]);
    texts[COLUMN_TEXT] = buffer_keep(&out, report->arena);
    return texts;
}

static void make_rows(struct report *report, struct report_findings *made, const struct findings *findings)
{
    const struct finding **sorted = arena_array(report->arena, findings->count + 1, sizeof *sorted);
    made->count = findings->count;
    made->texts = arena_array(report->arena, made->count + 1, sizeof *made->texts);
    made->kinds = arena_array(report->arena, made->count + 1, sizeof *made->kinds);
    for (size_t i = 0; i < made->count; i++)
        sorted[i] = &findings->items[i];
    qsort(sorted, made->count, sizeof *sorted, by_line);
    for (size_t i = 0; i < made->count; i++) {
        made->texts[i] = row_texts(report, sorted[i]);
        made->kinds[i] = TABLE_ROW;
    }
}

/* How many there are of each level: who reads no further knows how the data is. */
static const char *counts_of(struct report *report, const struct findings *findings)
{
    if (findings->count == 0)
        return language_word(report->request->language, WORD_NO_FINDINGS);
    return report_fill(report, WORD_FINDING_COUNTS,
                       report_count(report, (int64_t)findings->by_level[LEVEL_ERROR]),
                       report_count(report, (int64_t)findings->by_level[LEVEL_WARNING]),
                       report_count(report, (int64_t)findings->by_level[LEVEL_NOTE]));
}

static void make_columns(const struct report *report, struct table_column columns[COLUMNS])
{
    static const double line = 30, level = 48, gap = 10; /* [pt] */
    enum language language = report->request->language;
    columns[COLUMN_LINE] = (struct table_column){.heading = language_word(language, WORD_FINDING_LINE),
                                                 .width = line, .header = true};
    columns[COLUMN_LEVEL] = (struct table_column){.heading = language_word(language, WORD_FINDING_LEVEL),
                                                  .width = level};
    columns[COLUMN_TEXT] = (struct table_column){.heading = language_word(language, WORD_FINDING_TEXT),
                                                 .width = layout_width(report->layout) - line - level - 2 * gap};
}

static const double below_counts = 8; /* [pt] */

/* A short table stands whole below its heading, a long one begins there. [pt] */
static double height_of(struct report *report, struct report_findings *made)
{
    static const double beginning = 60;
    const struct layout *layout = report->layout;
    double counts = layout_paragraph_height(report->layout, made->counts, &layout->style->body, layout->style->measure);
    if (made->count == 0)
        return counts;
    double most = (layout->bottom - layout->top) / 3;
    double height = table_height(&made->table, made->kinds, made->texts, made->count, most);
    return counts + below_counts + (height > most ? beginning : height);
}

void report_make_findings(struct report *report, struct part *part)
{
    struct layout *layout = report->layout;
    struct report_findings *made = arena_alloc(report->arena, sizeof *made);
    struct findings findings;
    findings_init(&findings);
    findings.levels = report->findings->levels;
    check_projects(report, &findings);
    make_rows(report, made, &findings);
    made->counts = counts_of(report, &findings);
    findings_release(&findings);
    make_columns(report, made->columns);
    table_init(&made->table, layout, &layout->style->small_table, made->columns, COLUMNS, NULL);
    part->height = height_of(report, made);
    part->made = made;
}

/* --- put on pages --- */

void report_findings(struct report *report, const struct part *part)
{
    struct report_findings *made = part->made;
    report_paragraph(report, made->counts);
    if (made->count == 0)
        return;
    report->layout->y += below_counts;
    table_begin(&made->table);
    table_rows(&made->table, made->kinds, made->texts, made->count);
    table_end(&made->table);
}
