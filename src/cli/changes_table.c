#include "cli/changes_table.h"

#include <string.h>

#include "language/labels.h"

static const enum word kind_words[CHANGE_KINDS] = {
    [CHANGE_NEW] = WORD_CHANGE_NEW,
    [CHANGE_VANISHED] = WORD_CHANGE_VANISHED,
    [CHANGE_CANCELLED] = WORD_CHANGE_CANCELLED,
    [CHANGE_RECOVERED] = WORD_CHANGE_RECOVERED,
    [CHANGE_AMENDED] = WORD_CHANGE_AMENDED,
    [CHANGE_APPEARED] = WORD_CHANGE_APPEARED,
    [CHANGE_DISAPPEARED] = WORD_CHANGE_DISAPPEARED,
    [CHANGE_MOVED_IN] = WORD_CHANGE_MOVED_IN,
    [CHANGE_MOVED_OUT] = WORD_CHANGE_MOVED_OUT,
    [CHANGE_ENDED] = WORD_CHANGE_ENDED,
    [CHANGE_DATES_MOVED] = WORD_CHANGE_DATES_MOVED,
    [CHANGE_RECLASSIFIED] = WORD_CHANGE_RECLASSIFIED,
};

/* --- cells --- */

static struct cell sum_cell(const struct measure *measure, bool known, int64_t value)
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

/* The text of a word that {1} {2} ... stand in, in the table's arena. */
static const char *filled(const struct result_table *table, enum word word, const char *const *values, int count)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(table->language, word), values, count);
    const char *copy = arena_copy(table->arena, buffer_text(&text), text.length);
    buffer_release(&text);
    return copy;
}

static void add_column(struct result_table *table, const char *name, enum word label)
{
    result_table_column(table, COLUMN_MEASURE, name, language_word(table->language, label));
}

static void add_counted_column(struct result_table *table, const char *name, enum word label)
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
    add_counted_column(table, "before", WORD_CHANGES_BEFORE);
    for (int kind = 0; kind < CHANGE_EFFECTS; kind++)
        if (kinds >> kind & 1)
            add_counted_column(table, change_kind_names[kind], kind_words[kind]);
    add_counted_column(table, "after", WORD_CHANGES_AFTER);
    add_column(table, "difference", WORD_CHANGES_DIFFERENCE);
}

static void put_counted(struct cell **at, const struct measure *measure, int64_t value, uint32_t projects)
{
    *(*at)++ = sum_cell(measure, projects > 0 || measure_counts(measure), value);
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
    *at = sum_cell(measure, known, total->difference.value.cents);
}

/* --- notes --- */

static const char *number_text(const struct result_table *table, int64_t number)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_count(&text, table->language, number);
    const char *copy = arena_copy(table->arena, buffer_text(&text), text.length);
    buffer_release(&text);
    return copy;
}

static void note_coverage(struct result_table *table, const struct changes *changes, size_t measure)
{
    const struct change_row *all = &changes->totals.total;
    const struct change_total *total = &all->totals[measure];
    const struct measure *about = &changes->totals.query.measures[measure];
    if (about->kind != MEASURE_MONEY || (total->before.projects == all->before_projects &&
                                         total->after.projects == all->after_projects))
        return;
    const char *values[] = {label_measure(table->arena, table->language, about),
                            number_text(table, total->before.projects), number_text(table, all->before_projects),
                            number_text(table, total->after.projects), number_text(table, all->after_projects)};
    result_table_note(table, filled(table, WORD_CHANGES_COVERAGE, values, 5));
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

/* What a change is about: a measure, "start", "name", a dimension. */
static struct cell subject_cell(const struct result_table *table, const struct changes *changes,
                                const struct change *change)
{
    enum language language = table->language;
    struct measure measure = {.kind = MEASURE_MONEY, .quantity = change->quantity};
    switch (change->subject) {
    case SUBJECT_PROJECT:
        return (struct cell){.kind = CELL_MISSING};
    case SUBJECT_MEASURE:
        return measure_cell(table, &changes->totals.query.measures[change->measure]);
    case SUBJECT_AMOUNT:
        return cell_text(arena_format(table->arena, "%s:%s", register_stage_names[change->quantity.stage],
                                      register_source_names[change->quantity.source]),
                         label_measure(table->arena, language, &measure));
    case SUBJECT_START:
        return cell_text("start", language_word(language, WORD_STARTS));
    case SUBJECT_END:
        return cell_text("end", language_word(language, WORD_ENDS));
    case SUBJECT_NAME:
        return cell_text("name", language_word(language, WORD_CHANGES_NAME));
    default:
        return cell_text(dimension_names[change->dimension], label_dimension(language, change->dimension));
    }
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

void changes_list_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                       enum language language)
{
    static const char *const columns[] = {"change", "project", "name", "fund", "measure", "old", "new", "difference"};
    result_table_init(out, arena, language, "rows");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        result_table_column(out, COLUMN_FACT, columns[i], "");
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        const struct project *project = change_project(change);
        const char *name = project_name(project, language);
        struct cell *cell = result_table_row(out, ROW_PLAIN)->cells;
        *cell++ = cell_text(change_kind_names[change->kind], "");
        *cell++ = cell_text(project->code, project->code);
        *cell++ = cell_text(name, name);
        *cell++ = project->fund == NULL ? (struct cell){.kind = CELL_MISSING} : cell_text(project->fund->id, "");
        *cell++ = subject_cell(out, changes, change);
        *cell++ = value_cell(out, change, &change->from);
        *cell++ = value_cell(out, change, &change->to);
        *cell = difference_cell(change);
    }
}

void changes_list_total(struct result_table *table, const struct changes *changes)
{
    for (size_t m = 0; m < changes->totals.query.measure_count; m++) {
        const struct measure *measure = &changes->totals.query.measures[m];
        const struct change_total *total = &changes->totals.total.totals[m];
        struct cell *cells = result_table_row(table, ROW_TOTAL)->cells;
        cells[0] = total_cell(table);
        cells[4] = measure_cell(table, measure);
        cells[5] = sum_cell(measure, total->before.known, total->before.value);
        cells[6] = sum_cell(measure, total->after.known, total->after.value);
        cells[7] = sum_cell(measure, total->before.known || total->after.known, total->difference.value.cents);
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
        cells[1] = cell_text(NULL, project_name(project, table->language));
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
        add_column(out, "difference", WORD_CHANGES_DIFFERENCE);
    const struct project *last = NULL;
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind == kind) {
            const struct project *project = change_project(&changes->items[i]);
            put_shown_change(out, changes, i, project != last, of_money);
            last = project;
        }
}

const char *changes_kind_heading(struct arena *arena, const struct changes *changes, enum change_kind kind,
                                 enum language language)
{
    const struct result_table words = {.arena = arena, .language = language};
    const char *values[] = {language_word(language, kind_words[kind]), number_text(&words, changes->projects[kind])};
    return filled(&words, WORD_CHANGES_OF_KIND, values, 2);
}
