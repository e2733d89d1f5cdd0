#include "cli/figures_table.h"

#include <string.h>

#include "language/labels.h"

/* --- cells --- */

static struct cell figure_cell(const struct measure *measure, const struct figure *figure)
{
    struct cell cell = {.number = figure->value};
    if (!figure->known)
        cell.kind = CELL_MISSING;
    else if (measure_counts(measure))
        cell.kind = CELL_COUNT;
    else if (measure_of_money(measure))
        cell.kind = CELL_MONEY;
    else {
        cell.kind = CELL_DECIMAL;
        cell.decimals = (uint8_t)measure_decimals(measure);
    }
    return cell;
}

/* --- columns --- */

/* The methods of the dimensions where projects are allocated to rows: "population", "population/several-rows"; NULL
 * without such a dimension. */
static const char *allocation_words(struct arena *arena, const struct query *query)
{
    const char *words = NULL;
    for (size_t d = 0; d < query->dimension_count; d++) {
        if (!dimension_allocated(query->dimensions[d]))
            continue;
        const char *word = allocation_names[allocation_of(query->dimensions[d], query->allocation)];
        words = words == NULL || strcmp(words, word) == 0 ? word : arena_format(arena, "%s/%s", words, word);
    }
    return words;
}

static void add_dimensions(struct result_table *table, const struct query *query)
{
    for (size_t d = 0; d < query->dimension_count; d++)
        result_table_column(table, COLUMN_DIMENSION, dimension_names[query->dimensions[d]],
                            label_dimension(table->language, query->dimensions[d]));
    if (allocation_words(table->arena, query) != NULL)
        result_table_column(table, COLUMN_ALLOCATION, "allocation", "");
}

/* The columns before those of the measures or of a project. */
static size_t put_allocation(const struct result_table *table, struct result_row *row, const struct query *query)
{
    size_t at = query->dimension_count;
    if (at < table->column_count && table->columns[at].kind == COLUMN_ALLOCATION)
        row->cells[at++] = cell_text(allocation_words(table->arena, query), "");
    return at;
}

static void add_measure(struct result_table *table, const struct measure *measure)
{
    result_table_column(table, COLUMN_MEASURE, measure->name, label_measure(table->arena, table->language, measure));
    if (measure_of_money(measure))
        result_table_column(table, COLUMN_PROJECTS, arena_format(table->arena, "%s.projects", measure->name), "");
}

/* --- rows --- */

/* Fills the cells of a row's measures; `at` is the first one's column. */
static void put_figures(struct result_row *to, size_t at, const struct query *query, const struct figure_row *from,
                        bool only_money)
{
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        if (only_money && measure->kind != MEASURE_MONEY)
            continue;
        to->cells[at++] = figure_cell(measure, &from->figures[m]);
        if (measure_of_money(measure))
            to->cells[at++] = cell_count(from->figures[m].projects);
    }
}

static void put_members(const struct result_table *table, struct result_row *to, const struct query *query,
                        const struct member *members)
{
    for (size_t d = 0; d < query->dimension_count; d++)
        to->cells[d] = cell_member(table, members[d]);
    put_allocation(table, to, query);
}

static void put_total(struct result_table *table, const struct figures *figures, size_t at, bool only_money)
{
    struct result_row *row = result_table_row(table, ROW_TOTAL);
    row->cells[0] = cell_text("total", language_word(table->language, WORD_ALL));
    put_allocation(table, row, &figures->query);
    put_figures(row, at, &figures->query, &figures->total, only_money);
}

static void put_subtotal(struct result_table *table, const struct figures *figures, const struct figure_row *group,
                         size_t at)
{
    struct buffer label;
    buffer_init(&label, BUFFER_UNLIMITED);
    const char *name = label_member(table->arena, table->language, group->members[0]);
    language_fill(&label, language_word(table->language, WORD_SUBTOTAL), &name, 1);
    struct result_row *row = result_table_row(table, ROW_SUBTOTAL);
    row->cells[0] = cell_text(NULL, arena_copy(table->arena, buffer_text(&label), label.length));
    put_figures(row, at, &figures->query, group, false);
    buffer_release(&label);
}

/* --- notes --- */

static void note_coverage(struct result_table *table, const struct figures *figures, size_t measure)
{
    uint32_t all = figures->total.projects;
    const struct figure *sum = &figures->total.figures[measure];
    if (!measure_of_money(&figures->query.measures[measure]) || figure_covers(sum, all))
        return;
    const char *label = label_measure(table->arena, table->language, &figures->query.measures[measure]);
    result_table_note(table, label_coverage(table->arena, table->language, label, sum, all));
}

static bool any_moved(const struct figure_row *rows, size_t count, size_t measures)
{
    for (size_t i = 0; i < count; i++)
        for (size_t m = 0; m < measures; m++)
            if (rows[i].figures[m].moved)
                return true;
    return false;
}

static void add_notes(struct result_table *table, const struct figures *figures)
{
    size_t measures = figures->query.measure_count;
    for (size_t m = 0; m < measures; m++)
        note_coverage(table, figures, m);
    for (size_t d = 0; d < figures->query.dimension_count; d++) {
        const char *note = label_allocation(table->arena, table->language, figures, d);
        if (note != NULL)
            result_table_note(table, note);
    }
    const char *remarks[LABEL_MOST_REMARKS];
    for (size_t i = 0, count = label_remarks(remarks, table->arena, table->language, figures); i < count; i++)
        result_table_note(table, remarks[i]);
    if (any_moved(figures->rows, figures->row_count, measures) ||
        any_moved(figures->groups, figures->group_count, measures) || any_moved(&figures->total, 1, measures))
        result_table_note(table, language_word(table->language, WORD_SHARES_MOVED));
}

/* --- the tables --- */

void figures_table_make(struct result_table *out, struct arena *arena, const struct figures *figures,
                        enum language language)
{
    const struct query *query = &figures->query;
    result_table_init(out, arena, language, "rows");
    add_dimensions(out, query);
    if (query->dimension_count == 0)
        result_table_column(out, COLUMN_FACT, "all", "");
    size_t first_measure = out->column_count;
    for (size_t m = 0; m < query->measure_count; m++)
        add_measure(out, &query->measures[m]);
    for (size_t i = 0, group = 0; query->dimension_count > 0 && i < figures->row_count; i++) {
        const struct figure_row *from = &figures->rows[i];
        struct result_row *row = result_table_row(out, ROW_PLAIN);
        put_members(out, row, query, from->members);
        put_figures(row, first_measure, query, from, false);
        bool last = i + 1 == figures->row_count || !member_equal(from->members[0], from[1].members[0]);
        if (last && group < figures->group_count)
            put_subtotal(out, figures, &figures->groups[group++], first_measure);
    }
    put_total(out, figures, first_measure, false);
    add_notes(out, figures);
}

static void put_project(struct result_table *table, struct result_row *row, const struct query *query,
                        const struct slice *slice)
{
    size_t at = put_allocation(table, row, query);
    const struct project *project = slice->project;
    const char *name = label_project(table->language, project);
    row->cells[at++] = cell_text(project->code, project->code);
    row->cells[at++] = cell_text(name, name);
    row->cells[at++] = cell_day(project_start(project));
    row->cells[at++] = cell_day(project_end(project));
    for (size_t m = 0; m < query->measure_count; m++) {
        if (query->measures[m].kind != MEASURE_MONEY)
            continue;
        money amount = {0};
        bool known = slice_amount(slice, query->measures[m].quantity, &amount);
        row->cells[at++] = (struct cell){.kind = known ? CELL_MONEY : CELL_MISSING, .number = amount.cents};
        row->cells[at++] = cell_count(known);
    }
}

void projects_table_make(struct result_table *out, struct arena *arena, const struct figures *figures,
                         enum language language)
{
    const struct query *query = &figures->query;
    result_table_init(out, arena, language, "projects");
    add_dimensions(out, query);
    result_table_column(out, COLUMN_FACT, "project", language_word(language, WORD_CODE));
    result_table_column(out, COLUMN_FACT, "name", language_word(language, WORD_PROJECT));
    result_table_column(out, COLUMN_FACT, "start", language_word(language, WORD_STARTS));
    result_table_column(out, COLUMN_FACT, "end", language_word(language, WORD_ENDS));
    size_t first_measure = out->column_count;
    for (size_t m = 0; m < query->measure_count; m++)
        if (query->measures[m].kind == MEASURE_MONEY)
            add_measure(out, &query->measures[m]);
    for (size_t i = 0; i < figures->row_count; i++)
        for (uint32_t p = 0; p < figures->rows[i].slice_count; p++) {
            struct result_row *row = result_table_row(out, ROW_PLAIN);
            put_members(out, row, query, figures->rows[i].members);
            put_project(out, row, query, &figures->slices[figures->rows[i].first + p]);
        }
    put_total(out, figures, first_measure, true);
    add_notes(out, figures);
}
