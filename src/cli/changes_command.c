#include <string.h>

#include "cli/changes_query.h"
#include "cli/changes_table.h"
#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/result.h"
#include "language/change_labels.h"
#include "language/labels.h"

/* The two registers, what is asked of them, and where the answer goes. */
struct comparison {
    struct settled_register before, after;
    struct query query;
    struct arena arena;
    enum language language;
    struct buffer text;
};

/* --- for people: a title, the summary, a list for each kind of change --- */

static void put_title(struct comparison *comparison, const struct changes *changes)
{
    struct buffer days[2];
    buffer_init(&days[0], BUFFER_UNLIMITED);
    buffer_init(&days[1], BUFFER_UNLIMITED);
    language_date(&days[0], comparison->language, changes->before_date);
    language_date(&days[1], comparison->language, changes->after_date);
    const char *values[] = {buffer_text(&days[0]), buffer_text(&days[1])};
    language_fill(&comparison->text, language_word(comparison->language, WORD_CHANGES), values, 2);
    buffer_puts(&comparison->text, "\n\n");
    buffer_release(&days[1]);
    buffer_release(&days[0]);
}

static void put_heading(struct comparison *comparison, const char *heading)
{
    buffer_puts(&comparison->text, heading);
    buffer_putc(&comparison->text, '\n');
}

static void put_summary(struct comparison *comparison, const struct changes *changes)
{
    struct result_table table;
    if (comparison->query.dimension_count == 0) {
        changes_summary_make(&table, &comparison->arena, changes, comparison->language);
        result_table_write_text(&table, &comparison->text);
        return;
    }
    for (size_t m = 0; m < comparison->query.measure_count; m++) {
        buffer_puts(&comparison->text, m == 0 ? "" : "\n");
        put_heading(comparison,
                    label_measure(&comparison->arena, comparison->language, &changes->totals.query.measures[m]));
        changes_measure_make(&table, &comparison->arena, changes, m, /*brief*/ true, comparison->language);
        result_table_write_text(&table, &comparison->text);
    }
}

static void put_for_people(struct comparison *comparison, const struct changes *changes)
{
    put_title(comparison, changes);
    put_summary(comparison, changes);
    if (changes->count == 0) {
        buffer_putc(&comparison->text, '\n');
        put_heading(comparison, language_word(comparison->language, WORD_CHANGES_NONE));
    }
    for (int i = 0; i < CHANGE_KINDS; i++) {
        enum change_kind kind = (enum change_kind)i;
        if (changes->projects[kind] == 0)
            continue;
        struct result_table table;
        buffer_putc(&comparison->text, '\n');
        put_heading(comparison, label_change_heading(&comparison->arena, comparison->language, changes, kind));
        changes_of_kind_make(&table, &comparison->arena, changes, kind, comparison->language);
        result_table_write_text(&table, &comparison->text);
    }
}

/* --- for programs --- */

static void put_csv(struct comparison *comparison, const struct changes *changes)
{
    struct result_table table;
    if (comparison->query.dimension_count > 0) {
        changes_measures_make(&table, &comparison->arena, changes, comparison->language);
    } else {
        changes_list_make(&table, &comparison->arena, changes, comparison->language);
        changes_list_total(&table, changes);
    }
    result_table_write_csv(&table, &comparison->text);
}

/* An object: the two situation dates, the effects by measure (whose names need no escaping), the list. */
static void put_json(struct comparison *comparison, const struct changes *changes)
{
    struct buffer *text = &comparison->text;
    struct result_table table;
    char before[DATE_TEXT_SIZE], after[DATE_TEXT_SIZE];
    date_format(before, changes->before_date);
    date_format(after, changes->after_date);
    buffer_printf(text, "{\"old\":\"%s\",\n\"new\":\"%s\",\n\"effects\":{", before, after);
    for (size_t m = 0; m < comparison->query.measure_count; m++) {
        buffer_printf(text, "%s\n\"%s\":", m == 0 ? "" : ",", changes->totals.query.measures[m].name);
        changes_measure_make(&table, &comparison->arena, changes, m, /*brief*/ false, comparison->language);
        result_table_write_json(&table, text);
    }
    buffer_puts(text, "},\n\"changes\":");
    changes_list_make(&table, &comparison->arena, changes, comparison->language);
    result_table_row(&table, ROW_TOTAL); /* the writer's last row; the totals stand with the effects */
    result_table_write_json(&table, text);
    buffer_puts(text, "}\n");
}

/* --- the command --- */

/* Where changes count by the name of sub-projects, these are asked for once. */
static void count_once(struct query *query)
{
    size_t kept = 0;
    bool counted = false;
    for (size_t m = 0; m < query->measure_count; m++) {
        if (counted && measure_counts(&query->measures[m]))
            continue;
        counted |= measure_counts(&query->measures[m]);
        query->measures[kept++] = query->measures[m];
    }
    query->measure_count = kept;
}

/* Both are read even when the first cannot be, so that what is wrong with either is told. */
static bool read_both(struct comparison *comparison, const struct command_line *line, struct findings *findings)
{
    bool before = settled_register_read(&comparison->before, line, line->operands[0], 0, findings);
    bool after = settled_register_read(&comparison->after, line, line->operands[1], 0, findings);
    return before && after && settled_register_sound(&comparison->before, findings) &&
           settled_register_sound(&comparison->after, findings);
}

static void write_changes(struct comparison *comparison, const struct command_line *line, struct findings *findings)
{
    const struct changes_side before = {&comparison->before.reg, comparison->before.situation_date};
    const struct changes_side after = {&comparison->after.reg, comparison->after.situation_date};
    if (date_compare(after.situation_date, before.situation_date) < 0)
        findings_add(findings, FINDING_CHANGES_REVERSED, NOWHERE, finding_date(after.situation_date),
                     finding_date(before.situation_date));
    if (changes_of_entries(&before, &after)) {
        findings_add(findings, FINDING_CHANGES_BY_ENTRY, NOWHERE);
        count_once(&comparison->query);
    }
    const struct changes *changes = changes_make(&comparison->arena, &before, &after, &comparison->query, findings);
    if (changes == NULL)
        return;
    switch ((enum format)line->options[OPTION_FORMAT].word) {
    case FORMAT_TEXT: put_for_people(comparison, changes); break;
    case FORMAT_CSV: put_csv(comparison, changes); break;
    case FORMAT_JSON: put_json(comparison, changes); break;
    }
    result_write("-", &comparison->text, findings);
}

void changes_command(const struct command_line *line, struct findings *findings)
{
    struct comparison comparison = {.language = command_line_language(line, LANGUAGE_FI)};
    bool good = figures_query_read(&comparison.query, line, /*most_dimensions*/ 1, findings);
    if (!good || !changes_query_fits(&comparison.query, findings))
        return;
    arena_init(&comparison.arena);
    buffer_init(&comparison.text, BUFFER_UNLIMITED);
    if (read_both(&comparison, line, findings))
        write_changes(&comparison, line, findings);
    settled_register_release(&comparison.after);
    settled_register_release(&comparison.before);
    buffer_release(&comparison.text);
    arena_release(&comparison.arena);
}
