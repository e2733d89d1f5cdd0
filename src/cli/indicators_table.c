#include "cli/subject_tables.h"

#include "figures/indicators.h"
#include "language/labels.h"

/* --- cells --- */

static struct cell sum_cell(const struct indicator_sum *sum)
{
    return (struct cell){.kind = sum->over.projects > 0 ? CELL_QUANTITY : CELL_MISSING, .number = sum->value.cents};
}

static struct cell rate_cell(const struct indicator_row *row)
{
    struct cell cell = {.kind = CELL_DECIMAL, .decimals = 1};
    if (!indicator_rate(row, &cell.number))
        cell.kind = CELL_MISSING;
    return cell;
}

static size_t put_sum(struct result_row *to, size_t at, const struct indicator_sum *sum)
{
    to->cells[at++] = sum_cell(sum);
    to->cells[at++] = cell_count(sum->over.projects);
    return at;
}

/* --- columns --- */

static size_t add_names(struct subject_table *of)
{
    enum language language = of->table->language;
    size_t count = subject_columns(of);
    result_table_column(of->table, COLUMN_DIMENSION, "indicator", language_word(language, WORD_INDICATOR));
    result_table_column(of->table, COLUMN_DIMENSION, "kind", language_word(language, WORD_INDICATOR_KIND));
    result_table_column(of->table, COLUMN_FACT, "unit", language_word(language, WORD_INDICATOR_UNIT));
    return count + 3;
}

static void add_sums(struct result_table *table)
{
    result_table_column(table, COLUMN_MEASURE, "target", language_word(table->language, WORD_INDICATOR_TARGET));
    result_table_column(table, COLUMN_PROJECTS, "target.projects", "");
    result_table_column(table, COLUMN_MEASURE, "achieved", language_word(table->language, WORD_INDICATOR_ACHIEVED));
    result_table_column(table, COLUMN_PROJECTS, "achieved.projects", "");
}

static size_t put_names(const struct subject_table *of, struct result_row *to, const struct indicator_row *row)
{
    enum language language = of->table->language;
    size_t at = subject_members(of, to, row->of);
    to->cells[at++] = cell_member(of->table, member_of_code(row->code));
    to->cells[at++] = row->result ? cell_text("result", language_word(language, WORD_INDICATOR_RESULT))
                                  : cell_text("output", language_word(language, WORD_INDICATOR_OUTPUT));
    if (row->unit != NULL)
        to->cells[at] = cell_text(row->unit, row->unit);
    return at + 1;
}

static bool asked(struct subject_table *of, const struct indicator_row *row)
{
    return subject_asked(of, row->of, row->code->id, row->unit);
}

static struct result_row *put_total(struct subject_table *of)
{
    struct result_row *row = result_table_row(of->table, ROW_TOTAL);
    row->cells[0] = cell_text("total", language_word(of->table->language, WORD_ALL));
    result_table_note(of->table, language_word(of->table->language, WORD_METHOD_INDICATORS));
    return row;
}

/* --- the tables --- */

static void put_figures(struct result_row *to, size_t at, const struct indicator_row *row)
{
    to->cells[at++] = cell_count(row->told.projects);
    at = put_sum(to, at, &row->target);
    at = put_sum(to, at, &row->achieved);
    to->cells[at] = rate_cell(row);
}

bool indicators_put(struct subject_table *of)
{
    const struct indicators *indicators = indicators_make(of->arena, of->figures, of->findings);
    const struct indicator_row *last = NULL;
    if (indicators == NULL)
        return false;
    size_t first = add_names(of);
    result_table_column(of->table, COLUMN_MEASURE, "projects", language_word(of->table->language, WORD_PROJECTS));
    add_sums(of->table);
    result_table_column(of->table, COLUMN_MEASURE, "rate(achieved/target)",
                        language_word(of->table->language, WORD_INDICATOR_RATE));
    for (size_t i = 0; i < indicators->count; i++) {
        if (!asked(of, &indicators->rows[i]))
            continue;
        last = &indicators->rows[i];
        struct result_row *row = result_table_row(of->table, ROW_PLAIN);
        put_figures(row, put_names(of, row, last), last);
    }
    struct result_row *total = put_total(of);
    if (of->shown == 1)
        put_figures(total, first, last);
    else if (of->row == NULL)
        total->cells[first] = cell_count(indicators->told.projects);
    return true;
}

/* What one project adds to a row: nothing, or once. */
static bool put_project(struct subject_table *of, const struct indicator_row *row, const struct project *project)
{
    const struct indicators *own = indicators_of_project(of->arena, project, of->findings);
    for (size_t i = 0; own != NULL && i < own->count; i++) {
        if (!indicators_alike(&own->rows[i], row))
            continue;
        struct result_row *to = result_table_row(of->table, ROW_PLAIN);
        const char *name = label_project(of->table->language, project);
        size_t at = put_names(of, to, row);
        to->cells[at++] = cell_text(project->code, project->code);
        to->cells[at++] = cell_text(name, name);
        (void)put_sum(to, put_sum(to, at, &own->rows[i].target), &own->rows[i].achieved);
    }
    return own != NULL;
}

bool indicators_put_projects(struct subject_table *of)
{
    const struct indicators *indicators = indicators_make(of->arena, of->figures, of->findings);
    const struct indicator_row *last = NULL;
    if (indicators == NULL)
        return false;
    size_t first = add_names(of) + 2;
    result_table_column(of->table, COLUMN_FACT, "project", language_word(of->table->language, WORD_CODE));
    result_table_column(of->table, COLUMN_FACT, "name", language_word(of->table->language, WORD_PROJECT));
    add_sums(of->table);
    for (size_t i = 0; i < indicators->count; i++) {
        if (!asked(of, &indicators->rows[i]))
            continue;
        last = &indicators->rows[i];
        for (uint32_t s = 0; s < last->of->slice_count; s++)
            if (!put_project(of, last, of->figures->slices[last->of->first + s].project))
                return false;
    }
    struct result_row *total = put_total(of);
    if (of->shown == 1)
        (void)put_sum(total, put_sum(total, first, &last->target), &last->achieved);
    return true;
}
