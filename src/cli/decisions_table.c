#include "cli/subject_tables.h"

#include "language/labels.h"
#include "register/register_vocabulary.h"

/* --- columns --- */

static void add_project(struct result_table *table)
{
    result_table_column(table, COLUMN_FACT, "project", language_word(table->language, WORD_CODE));
    result_table_column(table, COLUMN_FACT, "name", language_word(table->language, WORD_PROJECT));
}

static void add_decision(struct result_table *table)
{
    enum language language = table->language;
    result_table_column(table, COLUMN_FACT, "number", language_word(language, WORD_DECISION_NUMBER));
    result_table_column(table, COLUMN_FACT, "date", language_word(language, WORD_DECISION_DAY));
    result_table_column(table, COLUMN_FACT, "diary", language_word(language, WORD_DECISION_DIARY));
    result_table_column(table, COLUMN_DIMENSION, "kind", language_word(language, WORD_DECISION_KIND));
    result_table_column(table, COLUMN_DIMENSION, "state", language_word(language, WORD_DECISION_STATE));
}

static void add_count(struct result_table *table)
{
    result_table_column(table, COLUMN_MEASURE, "decisions", language_word(table->language, WORD_CARD_DECISIONS));
}

/* --- rows --- */

static size_t put_project(const struct subject_table *of, struct result_row *to, const struct figure_row *from,
                          const struct project *project)
{
    const char *name = label_project(of->table->language, project);
    size_t at = subject_members(of, to, from);
    to->cells[at++] = cell_text(project->code, project->code);
    to->cells[at++] = cell_text(name, name);
    return at;
}

/* The diary number of a natural person's decision may tell whose it is. */
static size_t put_decision(const struct subject_table *of, struct result_row *to, size_t at, const struct project *project,
                           const struct decision *decision)
{
    enum language language = of->table->language;
    if (decision->number != 0)
        to->cells[at] = cell_count(decision->number);
    to->cells[at + 1] = cell_day(decision->day);
    if (decision->diary != NULL && !project_hides_person(project))
        to->cells[at + 2] = cell_text(decision->diary, decision->diary);
    to->cells[at + 3] =
        cell_text(register_decision_kind_names[decision->kind], label_decision_kind(language, (enum decision_kind)decision->kind));
    to->cells[at + 4] = cell_text(register_decision_state_names[decision->state],
                                  label_decision_state(language, (enum decision_state)decision->state));
    return at + 5;
}

static bool asked(struct subject_table *of, const struct figure_row *from, const struct project *project,
                  const struct decision *decision)
{
    return subject_asked(of, from, project->code,
                         decision->number == 0 ? NULL : arena_format(of->arena, "%d", decision->number));
}

/* Called with every project of every row of the figures. */
typedef size_t put_decisions(struct subject_table *of, const struct figure_row *from, const struct project *project);

static size_t put_each(struct subject_table *of, const struct figure_row *from, const struct project *project)
{
    size_t count = 0;
    for (uint32_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (!asked(of, from, project, decision))
            continue;
        struct result_row *row = result_table_row(of->table, ROW_PLAIN);
        row->cells[put_decision(of, row, put_project(of, row, from, project), project, decision)] = cell_count(1);
        count++;
    }
    return count;
}

static size_t put_their_number(struct subject_table *of, const struct figure_row *from, const struct project *project)
{
    size_t count = 0;
    for (uint32_t i = 0; i < project->decision_count; i++)
        count += asked(of, from, project, &project->decisions[i]);
    if (count == 0)
        return 0;
    struct result_row *row = result_table_row(of->table, ROW_PLAIN);
    row->cells[put_project(of, row, from, project)] = cell_count((int64_t)count);
    return count;
}

/* A project in several rows is in the total once: with a row asked for, that row's are all there are. */
static size_t count_all(const struct figures *figures)
{
    size_t count = 0;
    for (size_t i = 0; i < figures->project_count; i++)
        count += figures->projects[i]->decision_count;
    return count;
}

static bool put_all(struct subject_table *of, put_decisions *put)
{
    const struct figures *figures = of->figures;
    size_t shown = 0;
    for (size_t i = 0; i < figures->row_count; i++)
        for (uint32_t s = 0; s < figures->rows[i].slice_count; s++)
            shown += put(of, &figures->rows[i], figures->slices[figures->rows[i].first + s].project);
    struct result_row *total = result_table_row(of->table, ROW_TOTAL);
    total->cells[0] = cell_text("total", language_word(of->table->language, WORD_ALL));
    total->cells[of->table->column_count - 1] = cell_count((int64_t)(of->row == NULL ? count_all(figures) : shown));
    return true;
}

bool decisions_put(struct subject_table *of)
{
    (void)subject_columns(of);
    add_project(of->table);
    add_decision(of->table);
    add_count(of->table);
    return put_all(of, put_each);
}

bool decisions_put_projects(struct subject_table *of)
{
    (void)subject_columns(of);
    add_project(of->table);
    add_count(of->table);
    return put_all(of, put_their_number);
}
