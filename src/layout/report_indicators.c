#include <string.h>

#include "figures/indicators.h"
#include "language/labels.h"
#include "layout/report_grid.h"

/* Indicators with target, what is achieved and its per cent: of one project, or of all (figures/indicators.h). */

/* --- in words --- */

static const char *sum_text(struct report *report, const struct indicator_sum *sum)
{
    if (sum->over.projects == 0)
        return language_word(report->request->language, WORD_NIL);
    struct buffer out;
    buffer_init(&out, 64);
    language_quantity(&out, report->request->language, sum->value.cents);
    return report_keep(report, &out);
}

static const char *rate_text(struct report *report, const struct indicator_row *indicator)
{
    int64_t tenths;
    if (!indicator_rate(indicator, &tenths))
        return language_word(report->request->language, WORD_NIL);
    struct buffer out;
    buffer_init(&out, 64);
    language_decimal(&out, report->request->language, tenths, 1);
    return report_keep(report, &out);
}

static const char *name_of(struct report *report, const struct code *code)
{
    const char *name = code_name(code, report->request->language);
    return strcmp(name, code->id) == 0 ? name : arena_format(report->arena, "%s %s", code->id, name);
}

/* --- rows --- */

static void begin_grid(struct grid *grid, struct report *report, bool counted)
{
    enum language language = report->request->language;
    grid_init(grid, report);
    grid_text(grid, language_word(language, WORD_INDICATOR), 4);
    grid_text(grid, language_word(language, WORD_INDICATOR_KIND), 1.2);
    grid_text(grid, language_word(language, WORD_INDICATOR_UNIT), 1.5);
    if (counted)
        grid_number(grid, language_word(language, WORD_PROJECTS));
    grid_number(grid, language_word(language, WORD_INDICATOR_TARGET));
    grid_number(grid, language_word(language, WORD_INDICATOR_ACHIEVED));
    grid_number(grid, language_word(language, WORD_INDICATOR_RATE));
}

static void put_indicator(struct grid *grid, const struct indicator_row *indicator, bool counted)
{
    struct report *report = grid->report;
    enum language language = report->request->language;
    struct grid_row *row = grid_row(grid, TABLE_ROW);
    const char **at = row->texts;
    *at++ = name_of(report, indicator->code);
    *at++ = language_word(language, indicator->result ? WORD_INDICATOR_RESULT : WORD_INDICATOR_OUTPUT);
    *at++ = indicator->unit == NULL ? language_word(language, WORD_NIL) : indicator->unit;
    if (counted)
        *at++ = report_count(report, indicator->told.projects);
    *at++ = sum_text(report, &indicator->target);
    *at++ = sum_text(report, &indicator->achieved);
    *at = rate_text(report, indicator);
}

void report_indicators_of(struct report *report, const struct project *project, struct grid *out)
{
    const struct indicators *indicators = indicators_of_project(report->arena, project, report->findings);
    report->failed |= indicators == NULL;
    begin_grid(out, report, /*counted*/ false);
    for (size_t i = 0; indicators != NULL && i < indicators->count; i++)
        put_indicator(out, &indicators->rows[i], /*counted*/ false);
    grid_finish(out, NULL, 1);
}

/* --- the block --- */

static void put_rows(struct grid *grid, const struct indicators *indicators)
{
    struct report *report = grid->report;
    bool grouped = indicators->figures->query.dimension_count > 0;
    for (size_t i = 0; i < indicators->count; i++) {
        const struct indicator_row *row = &indicators->rows[i];
        if (grouped && (i == 0 || row->of != indicators->rows[i - 1].of))
            grid_row(grid, TABLE_GROUP)->texts[0] =
                label_member(report->arena, report->request->language, row->of->members[0]);
        put_indicator(grid, row, /*counted*/ true);
    }
}

void report_make_indicators(struct report *report, struct part *part)
{
    struct grid *grid = arena_alloc(report->arena, sizeof *grid);
    const struct indicators *indicators = indicators_make(report->arena, part->figures, report->findings);
    part->made = grid;
    part->shown = indicators != NULL && indicators->count > 0;
    report->failed |= indicators == NULL;
    if (!part->shown)
        return;
    begin_grid(grid, report, /*counted*/ true);
    put_rows(grid, indicators);
    grid_finish(grid, NULL, 1);
    const struct query query = report_query_about(&part->figures->query, SUBJECT_INDICATORS);
    grid_note(grid, report_with_set(report, language_word(report->request->language, WORD_METHOD_INDICATORS), &query));
    part->height = grid_beginning(grid);
    part->whole = grid_whole(grid);
}

void report_indicators(struct report *report, const struct part *part)
{
    (void)report;
    grid_put(part->made);
}

void report_indicators_sets(struct report *report, struct report_sets *sets, const struct part *part,
                            const char *heading)
{
    report_add_set(report, sets, (struct report_set){.title = heading, .kind = SET_INDICATORS,
                                                     .query = report_query_about(&part->figures->query, SUBJECT_INDICATORS)});
}
