#include "cli/change_set_table.h"

#include <string.h>

#include "changes/money_changes.h"
#include "cli/changes_table.h"
#include "language/change_labels.h"
#include "language/labels.h"

/* --- columns --- */

static const struct query *query_of(const struct change_rows *rows)
{
    return &rows->changes->totals.query;
}

static const char *filled(const struct result_table *table, enum word word, const char *value)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(table->language, word), &value, 1);
    return buffer_keep(&text, table->arena);
}

/* A measure's column, and beside sums of money that of their projects; `part` of it: "", ".before". */
static void add_counted(struct result_table *table, const struct measure *measure, const char *part, const char *label)
{
    const char *name = arena_format(table->arena, "%s%s", measure->name, part);
    result_table_column(table, COLUMN_MEASURE, name, label);
    if (!measure_counts(measure))
        result_table_column(table, COLUMN_PROJECTS, arena_format(table->arena, "%s.projects", name), "");
}

static void add_kind_columns(struct result_table *table, const struct query *query)
{
    for (size_t m = 0; m < query->measure_count; m++)
        add_counted(table, &query->measures[m], "", label_measure(table->arena, table->language, &query->measures[m]));
}

static void add_member_columns(struct result_table *table, const struct query *query)
{
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        const char *label = label_measure(table->arena, table->language, measure);
        add_counted(table, measure, ".before", filled(table, WORD_CHANGES_BEFORE_OF_MEASURE, label));
        add_counted(table, measure, ".after", filled(table, WORD_CHANGES_AFTER_OF_MEASURE, label));
        result_table_column(table, COLUMN_MEASURE, arena_format(table->arena, "%s.difference", measure->name),
                            filled(table, WORD_CHANGES_OF_MEASURE, label));
    }
}

static void add_project_columns(struct result_table *table)
{
    result_table_column(table, COLUMN_FACT, "project", language_word(table->language, WORD_CODE));
    result_table_column(table, COLUMN_FACT, "name", language_word(table->language, WORD_PROJECT));
}

static void put_project(const struct result_table *table, struct cell *at, const struct project *project)
{
    const char *name = label_project(table->language, project);
    at[0] = cell_text(project->code, project->code);
    at[1] = cell_text(name, name);
}

/* Over how many projects the totals are taken, where they stand in the table. */
static void add_coverage(struct result_table *table, const struct change_rows *rows)
{
    bool all = rows->statement == STATEMENT_ROWS && rows->member == NULL;
    for (size_t m = 0; all && m < query_of(rows)->measure_count; m++) {
        const char *note = label_change_coverage(table->arena, table->language, rows->changes, m);
        if (note != NULL)
            result_table_note(table, note);
    }
}

/* A value with, beside sums of money, over how many projects it is taken. */
static void put_counted(struct cell **at, const struct measure *measure, bool known, int64_t value, uint32_t projects)
{
    *(*at)++ = changes_sum_cell(measure, known, value);
    if (!measure_counts(measure))
        *(*at)++ = cell_count(projects);
}

/* --- kinds of change --- */

static const char *statement_label(enum language language, enum statement_row row)
{
    switch (row) {
    case STATEMENT_BEFORE: return language_word(language, WORD_CHANGES_BEFORE);
    case STATEMENT_DIFFERENCE: return language_word(language, WORD_CHANGES_IN_ALL);
    case STATEMENT_AFTER: return language_word(language, WORD_CHANGES_AFTER);
    default: return label_change_kind(language, (enum change_kind)(row - STATEMENT_EFFECTS));
    }
}

static struct cell statement_cell(const struct result_table *table, enum statement_row row)
{
    return cell_text(statement_row_names[row], statement_label(table->language, row));
}

static void put_sums(struct cell *at, const struct change_rows *rows, enum statement_row row)
{
    for (size_t m = 0; m < query_of(rows)->measure_count; m++) {
        struct statement_sum sum = statement_sum_of(rows->changes, row, m);
        put_counted(&at, &query_of(rows)->measures[m], sum.known, sum.value, sum.projects);
    }
}

/* What the rows come to; of all of them the new total. */
static void put_statement_total(struct result_table *table, const struct change_rows *rows, size_t first)
{
    struct cell *cells = result_table_row(table, ROW_TOTAL)->cells;
    enum statement_row total = rows->statement == STATEMENT_ROWS ? STATEMENT_AFTER : rows->statement;
    cells[0] = cell_text("total", statement_label(table->language, total));
    put_sums(&cells[first], rows, total);
}

/* Rows that add up to what is asked for; the difference and the new total of the whole are sums of them. */
static bool is_asked(const struct change_rows *rows, enum statement_row row)
{
    if (!statement_row_shown(rows->changes, row))
        return false;
    return rows->statement == row || (rows->statement == STATEMENT_ROWS && row < STATEMENT_DIFFERENCE);
}

static void make_kinds(struct result_table *out, const struct change_rows *rows)
{
    result_table_column(out, COLUMN_DIMENSION, "kind", language_word(out->language, WORD_CHANGES_KIND));
    add_kind_columns(out, query_of(rows));
    for (int row = 0; row < STATEMENT_ROWS; row++) {
        if (!is_asked(rows, (enum statement_row)row))
            continue;
        struct cell *cells = result_table_row(out, ROW_PLAIN)->cells;
        cells[0] = statement_cell(out, (enum statement_row)row);
        put_sums(&cells[1], rows, (enum statement_row)row);
    }
    if (rows->statement == STATEMENT_ROWS) {
        struct cell *cells = result_table_row(out, ROW_SUBTOTAL)->cells;
        cells[0] = statement_cell(out, STATEMENT_DIFFERENCE);
        put_sums(&cells[1], rows, STATEMENT_DIFFERENCE);
    }
    put_statement_total(out, rows, 1);
}

/* --- the projects behind kinds --- */

enum { KIND_COLUMNS = 3 /*kind, code, name*/ };

static struct cell *begin_contribution(struct result_table *table, enum statement_row row, const struct project *project)
{
    struct cell *cells = result_table_row(table, ROW_PLAIN)->cells;
    cells[0] = statement_cell(table, row);
    put_project(table, &cells[1], project);
    return &cells[KIND_COLUMNS];
}

static void put_value(struct cell **at, const struct measure *measure, const struct change_value *value)
{
    put_counted(at, measure, value->known, value->amount.cents, value->known);
}

/* Of the totals of one register: all of its projects that count in them. */
static void put_state(struct result_table *table, const struct change_rows *rows, enum statement_row state)
{
    const struct changes *changes = rows->changes;
    const uint32_t *counted = state == STATEMENT_BEFORE ? changes->totals.before_rows : changes->totals.after_rows;
    for (size_t i = 0; i < changes->pairs.count; i++) {
        const struct project_pair *pair = &changes->pairs.items[i];
        const struct project *project = state == STATEMENT_BEFORE ? pair->before : pair->after;
        if (counted[i] == PAIR_OUTSIDE)
            continue;
        struct cell *at = begin_contribution(table, state, project);
        for (size_t m = 0; m < query_of(rows)->measure_count; m++) {
            const struct measure *measure = &query_of(rows)->measures[m];
            struct change_value value = money_changes_amount(project, counted[i], measure);
            put_value(&at, measure, &value);
        }
    }
}

/* Where projects are counted, one that comes is one more and one that goes one less; the other kinds leave their number. */
static struct change_value count_of(enum change_kind kind)
{
    bool comes = kind == CHANGE_NEW || kind == CHANGE_MOVED_IN;
    bool goes = kind == CHANGE_VANISHED || kind == CHANGE_MOVED_OUT;
    return (struct change_value){.known = comes || goes, .amount = money_of(comes - goes)};
}

/* What one of a project's changes of a kind, which stand together from `first` to `end`, adds to a measure. */
static struct change_value contribution(const struct changes *changes, size_t first, size_t end, size_t measure)
{
    if (measure_counts(&changes->totals.query.measures[measure]))
        return count_of(changes->items[first].kind);
    for (size_t i = first; i < end; i++)
        if (changes->items[i].subject == SUBJECT_MEASURE && changes->items[i].measure == measure)
            return (struct change_value){.known = true, .amount = changes->items[i].difference};
    return (struct change_value){.known = false};
}

static size_t end_of_project(const struct changes *changes, size_t first)
{
    size_t end = first + 1;
    while (end < changes->count && changes->items[end].kind == changes->items[first].kind &&
           change_project(&changes->items[end]) == change_project(&changes->items[first]))
        end++;
    return end;
}

static void put_changed(struct result_table *table, const struct change_rows *rows, size_t first, size_t end)
{
    const struct query *query = query_of(rows);
    bool contributes = false;
    for (size_t m = 0; m < query->measure_count; m++)
        contributes |= contribution(rows->changes, first, end, m).known;
    if (!contributes)
        return;
    const struct change *change = &rows->changes->items[first];
    struct cell *at = begin_contribution(table, (enum statement_row)(STATEMENT_EFFECTS + change->kind),
                                         change_project(change));
    for (size_t m = 0; m < query->measure_count; m++) {
        struct change_value value = contribution(rows->changes, first, end, m);
        put_value(&at, &query->measures[m], &value);
    }
}

static void make_kind_projects(struct result_table *out, const struct change_rows *rows)
{
    const struct changes *changes = rows->changes;
    bool all_effects = rows->statement == STATEMENT_ROWS || rows->statement == STATEMENT_DIFFERENCE;
    result_table_column(out, COLUMN_DIMENSION, "kind", language_word(out->language, WORD_CHANGES_KIND));
    add_project_columns(out);
    add_kind_columns(out, query_of(rows));
    if (rows->statement == STATEMENT_BEFORE || rows->statement == STATEMENT_ROWS)
        put_state(out, rows, STATEMENT_BEFORE);
    for (size_t i = 0, end; i < changes->count && changes->items[i].kind < CHANGE_EFFECTS; i = end) {
        end = end_of_project(changes, i);
        if (all_effects || rows->statement == (enum statement_row)(STATEMENT_EFFECTS + changes->items[i].kind))
            put_changed(out, rows, i, end);
    }
    if (rows->statement == STATEMENT_AFTER)
        put_state(out, rows, STATEMENT_AFTER);
    put_statement_total(out, rows, KIND_COLUMNS);
}

/* --- members of a dimension --- */

static void add_dimension_column(struct result_table *table, const struct query *query)
{
    result_table_column(table, COLUMN_DIMENSION, dimension_names[query->dimensions[0]],
                        label_dimension(table->language, query->dimensions[0]));
}

static void put_totals(struct cell *at, const struct change_rows *rows, const struct change_row *row)
{
    for (size_t m = 0; m < query_of(rows)->measure_count; m++) {
        const struct measure *measure = &query_of(rows)->measures[m];
        const struct change_total *total = &row->totals[m];
        bool counts = measure_counts(measure), before = total->before.projects > 0, after = total->after.projects > 0;
        put_counted(&at, measure, counts || before, total->before.value, total->before.projects);
        put_counted(&at, measure, counts || after, total->after.value, total->after.projects);
        *at++ = changes_sum_cell(measure, counts || before || after, total->difference.value.cents);
    }
}

static void put_members_total(struct result_table *table, const struct change_rows *rows, size_t first)
{
    struct cell *cells = result_table_row(table, ROW_TOTAL)->cells;
    cells[0] = cell_text("total", language_word(table->language, WORD_ALL));
    put_totals(&cells[first], rows, rows->member != NULL ? rows->member : &rows->changes->totals.total);
}

static void make_members(struct result_table *out, const struct change_rows *rows)
{
    const struct change_totals *totals = &rows->changes->totals;
    add_dimension_column(out, query_of(rows));
    add_member_columns(out, query_of(rows));
    for (const struct change_row *row = totals->rows; row < totals->rows + totals->row_count; row++) {
        if (rows->member != NULL && rows->member != row)
            continue;
        struct cell *cells = result_table_row(out, ROW_PLAIN)->cells;
        cells[0] = cell_member(out, row->member);
        put_totals(&cells[1], rows, row);
    }
    put_members_total(out, rows, 1);
}

/* --- the projects behind members --- */

enum { MEMBER_COLUMNS = 3 /*member, code, name*/ };

/* What a project had in a row, and what it has there now; what changes rows goes from the one and comes to the other. */
static void put_pair(struct result_table *table, const struct change_rows *rows, size_t index, uint32_t row)
{
    const struct change_totals *totals = &rows->changes->totals;
    const struct project_pair *pair = &rows->changes->pairs.items[index];
    uint32_t before_row = totals->before_rows[index] == row ? row : PAIR_OUTSIDE;
    uint32_t after_row = totals->after_rows[index] == row ? row : PAIR_OUTSIDE;
    if (before_row == PAIR_OUTSIDE && after_row == PAIR_OUTSIDE)
        return;
    struct cell *cells = result_table_row(table, ROW_PLAIN)->cells, *at = &cells[MEMBER_COLUMNS];
    cells[0] = cell_member(table, totals->rows[row].member);
    put_project(table, &cells[1], pair->after != NULL ? pair->after : pair->before);
    for (size_t m = 0; m < totals->query.measure_count; m++) {
        const struct measure *measure = &totals->query.measures[m];
        struct change_value from = money_changes_amount(pair->before, before_row, measure);
        struct change_value to = money_changes_amount(pair->after, after_row, measure);
        put_value(&at, measure, &from);
        put_value(&at, measure, &to);
        *at++ = changes_sum_cell(measure, from.known || to.known, to.amount.cents - from.amount.cents);
    }
}

static void make_member_projects(struct result_table *out, const struct change_rows *rows)
{
    const struct change_totals *totals = &rows->changes->totals;
    add_dimension_column(out, query_of(rows));
    add_project_columns(out);
    add_member_columns(out, query_of(rows));
    for (uint32_t row = 0; row < totals->row_count; row++)
        for (size_t i = 0; (rows->member == NULL || rows->member == &totals->rows[row]) && i < rows->changes->pairs.count; i++)
            put_pair(out, rows, i, row);
    put_members_total(out, rows, MEMBER_COLUMNS);
}

/* --- the tables --- */

/* Where the changes, which may be of other measures too, have the only one of the set. */
static size_t measure_of(const struct change_rows *rows)
{
    const char *name = rows->set->query.measures[0].name;
    size_t measure = 0;
    while (strcmp(query_of(rows)->measures[measure].name, name) != 0)
        measure++;
    return measure;
}

void change_set_table_make(struct result_table *out, struct arena *arena, const struct change_rows *rows,
                           enum language language)
{
    switch (rows->set->table) {
    case CHANGE_TABLE_LIST:
        changes_kind_list_make(out, arena, rows->changes, rows->set->kind, language);
        return;
    case CHANGE_TABLE_LARGEST:
        changes_largest_make(out, arena, rows->changes, measure_of(rows), rows->set->most, language);
        return;
    default: break;
    }
    result_table_init(out, arena, language, "rows");
    if (rows->set->table == CHANGE_TABLE_KINDS)
        make_kinds(out, rows);
    else
        make_members(out, rows);
    add_coverage(out, rows);
}

void change_set_projects_make(struct result_table *out, struct arena *arena, const struct change_rows *rows,
                              enum language language)
{
    if (rows->set->table == CHANGE_TABLE_LIST || rows->set->table == CHANGE_TABLE_LARGEST) {
        change_set_table_make(out, arena, rows, language);
        return;
    }
    result_table_init(out, arena, language, "projects");
    if (rows->set->table == CHANGE_TABLE_KINDS)
        make_kind_projects(out, rows);
    else
        make_member_projects(out, rows);
}
