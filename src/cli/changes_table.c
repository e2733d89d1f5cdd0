#include "cli/changes_table.h"

#include <string.h>

#include "language/change_labels.h"
#include "language/labels.h"

/* --- cells --- */

struct cell changes_sum_cell(const struct measure *measure, bool known, int64_t value)
{
    enum cell_kind kind = measure_counts(measure) ? CELL_COUNT : CELL_MONEY;
    return (struct cell){.kind = known ? kind : CELL_MISSING, .number = value};
}

static struct cell measure_cell(const struct result_table *table, const struct measure *measure)
{
    return cell_text(measure->name, label_measure(table->arena, table->language, measure));
}

static struct cell total_cell(const struct result_table *table)
{
    return cell_text("total", language_word(table->language, WORD_ALL));
}

/* --- totals and effects: columns --- */

static void add_column(struct result_table *table, const char *name, const char *label)
{
    result_table_column(table, COLUMN_MEASURE, name, label);
}

static void add_counted_column(struct result_table *table, const char *name, const char *label)
{
    add_column(table, name, label);
    result_table_column(table, COLUMN_PROJECTS, arena_format(table->arena, "%s.projects", name), "");
}

/* Kinds that tables have a column for: all, or those that did something to any measure. */
static unsigned kinds_shown(const struct changes *changes, bool brief)
{
    unsigned shown = 0;
    for (int kind = 0; kind < CHANGE_EFFECTS; kind++)
        for (size_t m = 0; m < changes->totals.query.measure_count; m++)
            if (!brief || changes->totals.total.totals[m].effects[kind].projects > 0)
                shown |= 1u << kind;
    return shown;
}

static void add_effect_columns(struct result_table *table, unsigned kinds)
{
    add_counted_column(table, "before", language_word(table->language, WORD_CHANGES_BEFORE));
    for (int kind = 0; kind < CHANGE_EFFECTS; kind++)
        if (kinds >> kind & 1)
            add_counted_column(table, change_kind_names[kind],
                               label_change_kind(table->language, (enum change_kind)kind));
    add_counted_column(table, "after", language_word(table->language, WORD_CHANGES_AFTER));
    add_column(table, "difference", language_word(table->language, WORD_CHANGES_DIFFERENCE));
}

static void put_counted(struct cell **at, const struct measure *measure, int64_t value, uint32_t projects)
{
    *(*at)++ = changes_sum_cell(measure, projects > 0 || measure_counts(measure), value);
    *(*at)++ = cell_count(projects);
}

/* Fills the cells of add_effect_columns, the first of which is `at`. What nothing is known of is missing. */
static void put_effects(struct cell *at, unsigned kinds, const struct measure *measure,
                        const struct change_total *total)
{
    put_counted(&at, measure, total->before.value, total->before.projects);
    for (int kind = 0; kind < CHANGE_EFFECTS; kind++)
        if (kinds >> kind & 1)
            put_counted(&at, measure, total->effects[kind].value.cents, total->effects[kind].projects);
    put_counted(&at, measure, total->after.value, total->after.projects);
    bool known = total->before.projects > 0 || total->after.projects > 0 || measure_counts(measure);
    *at = changes_sum_cell(measure, known, total->difference.value.cents);
}

/* --- notes --- */

static void note_coverage(struct result_table *table, const struct changes *changes, size_t measure)
{
    const char *coverage = label_change_coverage(table->arena, table->language, changes, measure);
    if (coverage != NULL)
        result_table_note(table, coverage);
}

/* --- tables of totals and effects --- */

void changes_summary_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                          enum language language)
{
    const struct query *query = &changes->totals.query;
    unsigned kinds = kinds_shown(changes, /*brief*/ true);
    result_table_init(out, arena, language, "rows");
    result_table_column(out, COLUMN_FACT, "measure", language_word(language, WORD_CHANGES_MEASURE));
    add_effect_columns(out, kinds);
    for (size_t m = 0; m < query->measure_count; m++) {
        struct result_row *row = result_table_row(out, ROW_PLAIN);
        row->cells[0] = measure_cell(out, &query->measures[m]);
        put_effects(&row->cells[1], kinds, &query->measures[m], &changes->totals.total.totals[m]);
        note_coverage(out, changes, m);
    }
}

/* The column of the dimension; without one, of "total". */
static void add_member_column(struct result_table *table, const struct query *query)
{
    if (query->dimension_count == 0)
        result_table_column(table, COLUMN_FACT, "all", "");
    else
        result_table_column(table, COLUMN_DIMENSION, dimension_names[query->dimensions[0]],
                            label_dimension(table->language, query->dimensions[0]));
}

/* The rows of the dimension's members. The measure's name stands in front of its effects when `named`. */
static void put_members(struct result_table *table, const struct changes *changes, size_t measure, unsigned kinds,
                        bool named)
{
    const struct query *query = &changes->totals.query;
    for (size_t i = 0; query->dimension_count > 0 && i < changes->totals.row_count; i++) {
        const struct change_row *from = &changes->totals.rows[i];
        struct result_row *row = result_table_row(table, ROW_PLAIN);
        row->cells[0] = cell_member(table, from->member);
        if (named)
            row->cells[1] = measure_cell(table, &query->measures[measure]);
        put_effects(&row->cells[1 + named], kinds, &query->measures[measure], &from->totals[measure]);
    }
}

static void put_total(struct result_table *table, const struct changes *changes, size_t measure, unsigned kinds,
                      bool named)
{
    const struct measure *about = &changes->totals.query.measures[measure];
    struct result_row *row = result_table_row(table, ROW_TOTAL);
    row->cells[0] = total_cell(table);
    if (named)
        row->cells[1] = measure_cell(table, about);
    put_effects(&row->cells[1 + named], kinds, about, &changes->totals.total.totals[measure]);
}

void changes_measure_make(struct result_table *out, struct arena *arena, const struct changes *changes, size_t measure,
                          bool brief, enum language language)
{
    unsigned kinds = kinds_shown(changes, brief);
    result_table_init(out, arena, language, "rows");
    add_member_column(out, &changes->totals.query);
    add_effect_columns(out, kinds);
    put_members(out, changes, measure, kinds, /*named*/ false);
    put_total(out, changes, measure, kinds, /*named*/ false);
    note_coverage(out, changes, measure);
}

void changes_measures_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                           enum language language)
{
    unsigned kinds = kinds_shown(changes, /*brief*/ false);
    result_table_init(out, arena, language, "rows");
    add_member_column(out, &changes->totals.query);
    result_table_column(out, COLUMN_FACT, "measure", language_word(language, WORD_CHANGES_MEASURE));
    add_effect_columns(out, kinds);
    for (size_t m = 0; m < changes->totals.query.measure_count; m++)
        put_members(out, changes, m, kinds, /*named*/ true);
    for (size_t m = 0; m < changes->totals.query.measure_count; m++)
        put_total(out, changes, m, kinds, /*named*/ true);
}

/* --- the list --- */

/* What programs call what a change is about: a measure, "start", "name", a dimension. */
static const char *subject_id(const struct result_table *table, const struct changes *changes,
                              const struct change *change)
{
    switch (change->subject) {
    case SUBJECT_MEASURE: return changes->totals.query.measures[change->measure].name;
    case SUBJECT_AMOUNT:
        return arena_format(table->arena, "%s:%s", register_stage_names[change->quantity.stage],
                            register_source_names[change->quantity.source]);
    case SUBJECT_START: return "start";
    case SUBJECT_END: return "end";
    case SUBJECT_NAME: return "name";
    default: return dimension_names[change->dimension];
    }
}

static struct cell subject_cell(const struct result_table *table, const struct changes *changes,
                                const struct change *change)
{
    if (change->subject == SUBJECT_PROJECT)
        return (struct cell){.kind = CELL_MISSING};
    return cell_text(subject_id(table, changes, change),
                     label_change_subject(table->arena, table->language, changes, change));
}

static bool is_money(const struct change *change)
{
    return change->subject == SUBJECT_MEASURE || change->subject == SUBJECT_AMOUNT;
}

static struct cell value_cell(const struct result_table *table, const struct change *change,
                              const struct change_value *value)
{
    if (!value->known)
        return (struct cell){.kind = CELL_MISSING};
    switch (change->subject) {
    case SUBJECT_MEASURE:
    case SUBJECT_AMOUNT:
        return (struct cell){.kind = CELL_MONEY, .number = value->amount.cents};
    case SUBJECT_START:
    case SUBJECT_END:
        return (struct cell){.kind = CELL_DATE, .day = value->day};
    case SUBJECT_NAME:
        return cell_text(value->text, value->text);
    default:
        return cell_member(table, value->member);
    }
}

static struct cell difference_cell(const struct change *change)
{
    return (struct cell){.kind = is_money(change) ? CELL_MONEY : CELL_MISSING, .number = change->difference.cents};
}

static void init_list(struct result_table *out, struct arena *arena, enum language language)
{
    const struct result_column columns[] = {
        {COLUMN_DIMENSION, "change", language_word(language, WORD_CHANGES_KIND)},
        {COLUMN_FACT, "project", language_word(language, WORD_CODE)},
        {COLUMN_FACT, "name", language_word(language, WORD_PROJECT)},
        {COLUMN_DIMENSION, "fund", label_dimension(language, DIMENSION_FUND)},
        {COLUMN_DIMENSION, "measure", language_word(language, WORD_CHANGES_WHAT)},
        {COLUMN_FACT, "old", language_word(language, WORD_CHANGES_BEFORE)},
        {COLUMN_FACT, "new", language_word(language, WORD_CHANGES_AFTER)},
        {COLUMN_FACT, "difference", language_word(language, WORD_CHANGES_DIFFERENCE)},
    };
    result_table_init(out, arena, language, "rows");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        result_table_column(out, columns[i].kind, columns[i].name, columns[i].label);
}

/* Of projects that came or went also who they are, behind the other columns. */
static void add_who(struct result_table *table)
{
    result_table_column(table, COLUMN_FACT, "implementer", language_word(table->language, WORD_IMPLEMENTER));
    result_table_column(table, COLUMN_FACT, "start", language_word(table->language, WORD_STARTS));
    result_table_column(table, COLUMN_FACT, "end", language_word(table->language, WORD_ENDS));
}

/* Returns the cell behind those that all lists have. */
static struct cell *put_change(struct result_table *table, const struct changes *changes, const struct change *change)
{
    const struct project *project = change_project(change);
    const char *name = label_project(table->language, project);
    struct cell *cell = result_table_row(table, ROW_PLAIN)->cells;
    *cell++ = cell_text(change_kind_names[change->kind], label_change_kind(table->language, change->kind));
    *cell++ = cell_text(project->code, project->code);
    *cell++ = cell_text(name, name);
    *cell++ = project->fund == NULL ? (struct cell){.kind = CELL_MISSING}
                                    : cell_text(project->fund->id, code_short_name(project->fund, table->language));
    *cell++ = subject_cell(table, changes, change);
    *cell++ = value_cell(table, change, &change->from);
    *cell++ = value_cell(table, change, &change->to);
    *cell++ = difference_cell(change);
    return cell;
}

static void put_who(const struct result_table *table, struct cell *at, const struct project *project)
{
    const struct organisation *implementer = project_implementer(project);
    const char *name = implementer == NULL ? NULL : label_organisation(table->language, implementer);
    if (name != NULL)
        at[0] = cell_text(name, name);
    at[1] = cell_day(project_start(project));
    at[2] = cell_day(project_end(project));
}

void changes_list_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                       enum language language)
{
    init_list(out, arena, language);
    for (size_t i = 0; i < changes->count; i++)
        put_change(out, changes, &changes->items[i]);
}

/* A total for each measure that the kind had an effect on; without any, the last line that every table has. */
static void put_total_of_kind(struct result_table *table, const struct changes *changes, enum change_kind kind)
{
    for (size_t m = 0; kind < CHANGE_EFFECTS && m < changes->totals.query.measure_count; m++) {
        const struct measure *measure = &changes->totals.query.measures[m];
        const struct change_effect *effect = &changes->totals.total.totals[m].effects[kind];
        if (effect->projects == 0)
            continue;
        struct cell *cells = result_table_row(table, ROW_TOTAL)->cells;
        cells[0] = total_cell(table);
        cells[4] = measure_cell(table, measure);
        cells[7] = changes_sum_cell(measure, true, effect->value.cents);
    }
    if (table->row_count == 0 || table->rows[table->row_count - 1].kind != ROW_TOTAL)
        result_table_row(table, ROW_TOTAL)->cells[0] = total_cell(table);
}

void changes_kind_list_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                            enum change_kind kind, enum language language)
{
    bool came_or_went = kind == CHANGE_NEW || kind == CHANGE_VANISHED;
    init_list(out, arena, language);
    if (came_or_went)
        add_who(out);
    for (size_t i = 0; i < changes->count; i++) {
        if (changes->items[i].kind != kind)
            continue;
        struct cell *behind = put_change(out, changes, &changes->items[i]);
        if (came_or_went)
            put_who(out, behind, change_project(&changes->items[i]));
    }
    put_total_of_kind(out, changes, kind);
}

void changes_largest_make(struct result_table *out, struct arena *arena, const struct changes *changes, size_t measure,
                          size_t most, enum language language)
{
    const struct change **largest = arena_array(arena, most, sizeof *largest);
    size_t count = changes_largest(changes, measure, largest, most);
    init_list(out, arena, language);
    for (size_t i = 0; i < count; i++)
        put_change(out, changes, largest[i]);
    result_table_row(out, ROW_TOTAL)->cells[0] = total_cell(out);
}

void changes_list_total(struct result_table *table, const struct changes *changes)
{
    for (size_t m = 0; m < changes->totals.query.measure_count; m++) {
        const struct measure *measure = &changes->totals.query.measures[m];
        const struct change_total *total = &changes->totals.total.totals[m];
        struct cell *cells = result_table_row(table, ROW_TOTAL)->cells;
        cells[0] = total_cell(table);
        cells[4] = measure_cell(table, measure);
        cells[5] = changes_sum_cell(measure, total->before.known, total->before.value);
        cells[6] = changes_sum_cell(measure, total->after.known, total->after.value);
        cells[7] = changes_sum_cell(measure, total->before.known || total->after.known, total->difference.value.cents);
    }
}

/* For people a value that is not known is said to be missing, among texts too. */
static struct cell shown_value_cell(const struct result_table *table, const struct change *change,
                                    const struct change_value *value)
{
    struct cell cell = value_cell(table, change, value);
    if (cell.kind == CELL_MISSING && change->subject != SUBJECT_PROJECT)
        return cell_text(NULL, language_word(table->language, WORD_NIL));
    return cell;
}

/* A project's code and name stand on its first row only. */
static void put_shown_change(struct result_table *table, const struct changes *changes, size_t index, bool first,
                             bool with_difference)
{
    const struct change *change = &changes->items[index];
    const struct project *project = change_project(change);
    struct cell *cells = result_table_row(table, ROW_PLAIN)->cells;
    if (first) {
        cells[0] = cell_text(project->code, project->code);
        cells[1] = cell_text(NULL, label_project(table->language, project));
    }
    cells[2] = subject_cell(table, changes, change);
    cells[3] = shown_value_cell(table, change, &change->from);
    cells[4] = shown_value_cell(table, change, &change->to);
    if (with_difference)
        cells[5] = difference_cell(change);
}

void changes_of_kind_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                          enum change_kind kind, enum language language)
{
    bool of_money = kind < CHANGE_EFFECTS;
    enum column_kind values = of_money ? COLUMN_MEASURE : COLUMN_FACT;
    result_table_init(out, arena, language, "rows");
    result_table_column(out, COLUMN_FACT, "project", language_word(language, WORD_CODE));
    result_table_column(out, COLUMN_FACT, "name", language_word(language, WORD_PROJECT));
    result_table_column(out, COLUMN_FACT, "measure", language_word(language, WORD_CHANGES_WHAT));
    result_table_column(out, values, "old", language_word(language, WORD_CHANGES_BEFORE));
    result_table_column(out, values, "new", language_word(language, WORD_CHANGES_AFTER));
    if (of_money)
        add_column(out, "difference", language_word(language, WORD_CHANGES_DIFFERENCE));
    const struct project *last = NULL;
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind == kind) {
            const struct project *project = change_project(&changes->items[i]);
            put_shown_change(out, changes, i, project != last, of_money);
            last = project;
        }
}
