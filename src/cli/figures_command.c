#include "cli/change_set_table.h"
#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/figures_table.h"
#include "cli/result.h"
#include "cli/subject_tables.h"
#include "figures/single_row.h"
#include "language/labels.h"

static void write_table(const struct command_line *line, const struct result_table *table, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    switch ((enum format)line->options[OPTION_FORMAT].word) {
    case FORMAT_TEXT: result_table_write_text(table, &text); break;
    case FORMAT_CSV: result_table_write_csv(table, &text); break;
    case FORMAT_JSON: result_table_write_json(table, &text); break;
    }
    result_write("-", &text, findings);
    buffer_release(&text);
}

/* False, with a finding, when there is no such row, or a sum overflows. */
static bool make_subject(struct result_table *out, const struct command_line *line, struct arena *arena,
                         const struct figures *figures, struct findings *findings)
{
    const char *row = line->options[OPTION_ROW].text;
    enum language language = command_line_language(line, LANGUAGE_FI);
    return command_line_has(line, OPTION_PROJECTS) ? subject_projects_make(out, arena, figures, row, language, findings)
                                                   : subject_table_make(out, arena, figures, row, language, findings);
}

static bool make_table(struct result_table *out, const struct command_line *line, struct arena *arena, struct figures *figures,
                       struct findings *findings)
{
    enum language language = command_line_language(line, LANGUAGE_FI);
    if (figures->query.subject != SUBJECT_FIGURES)
        return make_subject(out, line, arena, figures, findings);
    if (command_line_has(line, OPTION_ROW) &&
        (figures = single_row_make(arena, figures, line->options[OPTION_ROW].text, findings)) == NULL)
        return false;
    if (command_line_has(line, OPTION_PROJECTS))
        projects_table_make(out, arena, figures, language);
    else
        figures_table_make(out, arena, figures, language);
    return true;
}

static void write_figures(const struct command_line *line, struct settled_register *settled,
                          const struct query *query, struct findings *findings)
{
    struct figures *figures = figures_make(&settled->arena, &settled->reg, query, findings);
    if (figures == NULL)
        return;
    if (figures->project_count == 0 && settled->reg.project_count > 0)
        findings_add(findings, FINDING_SELECTION_EMPTY, NOWHERE);
    labels_sort(figures, command_line_language(line, LANGUAGE_FI));
    struct result_table table;
    if (make_table(&table, line, &settled->arena, figures, findings))
        write_table(line, &table, findings);
}

/* --- one register, or several as one --- */

static void tell_figures(const struct command_line *line, struct findings *findings)
{
    struct query query;
    if (!figures_query_read(&query, line, FIGURES_MAX_DIMENSIONS, findings))
        return;
    struct settled_register settled;
    if (settled_register_read_all(&settled, line, 0, findings) && settled_register_join(&settled, findings) &&
        figures_query_ask(&query, line, &settled, findings) && settled_register_sound(&settled, findings))
        write_figures(line, &settled, &query, findings);
    settled_register_release(&settled);
}

/* --- changes since the previous register --- */

static void write_change_set(const struct command_line *line, struct arena *arena, const struct change_rows *rows,
                             struct findings *findings)
{
    struct result_table table;
    enum language language = command_line_language(line, LANGUAGE_FI);
    if (command_line_has(line, OPTION_PROJECTS))
        change_set_projects_make(&table, arena, rows, language);
    else
        change_set_table_make(&table, arena, rows, language);
    write_table(line, &table, findings);
}

static void write_changes(const struct command_line *line, struct settled_register *settled,
                          const struct settled_register *previous, const struct change_set *set, struct findings *findings)
{
    struct arena *arena = &settled->arena;
    const struct changes_side before = {&previous->reg, previous->situation_date};
    const struct changes_side after = {&settled->reg, settled->situation_date};
    const struct changes *changes = changes_make(arena, &before, &after, &set->query, findings);
    if (changes == NULL)
        return;
    struct change_rows rows = change_rows_all(changes, set);
    const char *row = line->options[OPTION_ROW].text;
    if (row == NULL || change_rows_named(&rows, arena, changes, set, row, findings))
        write_change_set(line, arena, &rows, findings);
}

static void tell_changes(const struct command_line *line, struct findings *findings)
{
    struct change_set set;
    if (!figures_query_read_changes(&set, line, findings))
        return;
    struct settled_register settled, previous;
    bool good = settled_register_read_all(&settled, line, 0, findings) && settled_register_join(&settled, findings) &&
                figures_query_ask(&set.query, line, &settled, findings) && settled_register_sound(&settled, findings);
    if (settled_register_read_previous(&previous, &settled, line, 0, findings) && good)
        write_changes(line, &settled, &previous, &set, findings);
    settled_register_release(&previous);
    settled_register_release(&settled);
}

void figures_command(const struct command_line *line, struct findings *findings)
{
    if (figures_query_of_changes(line, findings))
        tell_changes(line, findings);
    else if (command_line_has(line, OPTION_PREVIOUS))
        findings_add(findings, FINDING_PREVIOUS_NOT_ASKED, NOWHERE);
    else
        tell_figures(line, findings);
}
