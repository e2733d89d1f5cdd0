#include "changes/change_rows.h"
#include "language/change_labels.h"
#include "language/labels.h"
#include "layout/report_grid.h"

/* What changed since the previous register: how the old totals became the new ones, the totals by a dimension, and a list
 * for each kind of change. */

/* A table with the id that it can be asked for again by. */
struct change_grid {
    struct change_set set;
    const struct changes *changes;
    const char *id;                         /* NULL: none, so that nobody is named */
    const char *title, *heading;            /* "Uudet", "Uudet, hankkeita 3"; of members the dimension; of the statement none */
    struct grid grid;
};

struct changes_block {
    const struct changes *changes;
    struct change_grid statement;           /* kinds of change by measure, from the old total to the new one; or the largest */
    struct change_grid members;             /* totals by the block's dimension, without rows when it has none */
    struct change_grid lists[CHANGE_KINDS];
    size_t list_count;
};

/* Ends a table with its id, by what it is a table of, and what is noted besides. */
static void finish_grid(struct change_grid *made, const char *unit, const struct changes *changes,
                        struct change_set set, const char *note)
{
    struct report *report = made->grid.report;
    const struct report_request *request = report->request;
    made->changes = changes;
    made->set = set;
    made->id = change_set_id(report->arena, request->previous->reg, request->reg, &set);
    grid_finish(&made->grid, unit, 1);
    grid_note(&made->grid, report_with_id(report, note, made->id));
}

/* --- cells --- */

static const char *value_text(struct report *report, const struct measure *measure, bool known, int64_t value)
{
    if (measure_counts(measure))
        return report_count(report, value);
    return report_money(report, money_of(value), known);
}

/* The template's label, else the own one of the measure that is told: where registers have group projects, that of
 * sub-projects stands for that of projects. */
static const char *measure_label(struct report *report, const struct block *block, const struct changes *changes,
                                 size_t measure)
{
    const struct shown_figure *shown = block->figure_count > 0 ? &block->figures[measure] : NULL;
    const char *own = shown == NULL ? "" : report_words(report, &shown->label, shown->place);
    if (own[0] != '\0')
        return own;
    return label_measure(report->arena, report->request->language, &changes->totals.query.measures[measure]);
}

static const char *change_value_text(struct report *report, const struct change *change,
                                     const struct change_value *value)
{
    enum language language = report->request->language;
    if (!value->known)
        return change->subject == SUBJECT_PROJECT ? NULL : language_word(language, WORD_NIL);
    switch (change->subject) {
    case SUBJECT_MEASURE:
    case SUBJECT_AMOUNT: return report_money(report, value->amount, true);
    case SUBJECT_START:
    case SUBJECT_END: return report_date(report, value->day);
    case SUBJECT_NAME: return value->text;
    default: return label_member(report->arena, language, value->member);
    }
}

/* --- notes --- */

static const char *with_sentence(struct report *report, const char *text, const char *sentence)
{
    return arena_format(report->arena, "%s%s%s", text, *text == '\0' ? "" : " ", sentence);
}

/* Of how many projects changes are not listed: they may have several. */
static int64_t hidden_projects(const struct changes *changes)
{
    int64_t count = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct project *project = change_project(&changes->items[i]);
        bool counted = !project_hides_person(project);
        for (size_t k = 0; k < i && !counted; k++)
            counted = change_project(&changes->items[k]) == project;
        count += !counted;
    }
    return count;
}

/* On each measure, on sub-projects and on what is not listed, one sentence after the other. */
static const char *notes_on(struct report *report, const struct changes *changes)
{
    enum language language = report->request->language;
    const char *notes = "";
    for (size_t m = 0; m < changes->totals.query.measure_count; m++) {
        const char *note = label_change_coverage(report->arena, language, changes, m);
        if (note != NULL)
            notes = with_sentence(report, notes, note);
    }
    if (changes->of_entries)
        notes = with_sentence(report, notes, language_word(language, WORD_CHANGES_SUB_PROJECT));
    int64_t hidden = hidden_projects(changes);
    if (hidden > 0)
        notes = with_sentence(report, notes, report_fill(report, WORD_PERSONS_LEFT_OUT, report_count(report, hidden), "", ""));
    return notes;
}

/* --- from the old totals to the new ones --- */

static const char *statement_label(struct report *report, const struct changes *changes, enum statement_row row)
{
    enum language language = report->request->language;
    switch (row) {
    case STATEMENT_BEFORE: return report_fill(report, WORD_SITUATION, report_date(report, changes->before_date), "", "");
    case STATEMENT_AFTER: return report_fill(report, WORD_SITUATION, report_date(report, changes->after_date), "", "");
    case STATEMENT_DIFFERENCE: return language_word(language, WORD_CHANGES_IN_ALL);
    default: return label_change_kind(language, (enum change_kind)(row - STATEMENT_EFFECTS));
    }
}

static void put_statement_row(struct grid *grid, const struct changes *changes, enum statement_row row)
{
    struct grid_row *to = grid_row(grid, row == STATEMENT_AFTER ? TABLE_TOTAL : TABLE_ROW);
    to->texts[0] = statement_label(grid->report, changes, row);
    for (size_t m = 0; m < changes->totals.query.measure_count; m++) {
        struct statement_sum sum = statement_sum_of(changes, row, m);
        to->texts[m + 1] = value_text(grid->report, &changes->totals.query.measures[m], sum.known, sum.value);
    }
}

static void make_statement(struct report *report, struct changes_block *made, const struct block *block)
{
    const struct changes *changes = made->changes;
    enum language language = report->request->language;
    struct grid *grid = &made->statement.grid;
    grid_init(grid, report);
    grid_text(grid, language_word(language, WORD_CHANGES_DIFFERENCE), 1);
    for (size_t m = 0; m < changes->totals.query.measure_count; m++)
        grid_number(grid, measure_label(report, block, changes, m));
    for (int row = STATEMENT_BEFORE; row < STATEMENT_DIFFERENCE; row++)
        if (statement_row_shown(changes, (enum statement_row)row))
            put_statement_row(grid, changes, (enum statement_row)row);
    put_statement_row(grid, changes, STATEMENT_AFTER);
    put_statement_row(grid, changes, STATEMENT_DIFFERENCE);
    finish_grid(&made->statement, language_word(language, WORD_UNIT_EUROS), changes,
                (struct change_set){CHANGE_TABLE_KINDS, .query = changes->totals.query}, notes_on(report, changes));
}

static const struct changes *make_anew(struct report *report, const struct query *query)
{
    const struct changes_side after = {report->request->reg, report->request->situation_date};
    const struct changes *changes = changes_make(report->arena, report->request->previous, &after, query,
                                                 report->findings);
    report->failed |= changes == NULL;
    return changes;
}

/* --- by a dimension --- */

/* The same changes by the block's dimension. What moves from row to row changes these totals only: the statement has nothing of it. */
static const struct changes *changes_by(struct report *report, const struct changes *changes, const struct block *block)
{
    struct query query = changes->totals.query;
    query.dimensions[query.dimension_count++] = block->dimensions[0];
    return make_anew(report, &query);
}

static void put_member(struct grid *grid, const struct changes *changes, const struct change_row *from,
                       enum table_row kind, const char *label)
{
    struct grid_row *row = grid_row(grid, kind);
    row->texts[0] = label;
    for (size_t m = 0; m < changes->totals.query.measure_count; m++) {
        const struct measure *measure = &changes->totals.query.measures[m];
        const struct change_total *total = &from->totals[m];
        bool known = total->before.projects > 0 || total->after.projects > 0;
        row->texts[2 * m + 1] = value_text(grid->report, measure, total->after.projects > 0, total->after.value);
        row->texts[2 * m + 2] = value_text(grid->report, measure, known, total->difference.value.cents);
    }
}

static void make_members(struct report *report, struct changes_block *made, const struct block *block)
{
    const struct changes *changes = changes_by(report, made->changes, block);
    if (changes == NULL)
        return;
    enum language language = report->request->language;
    struct grid *grid = &made->members.grid;
    made->members.title = label_dimension(language, block->dimensions[0]);
    grid_init(grid, report);
    grid_text(grid, made->members.title, 1);
    for (size_t m = 0; m < changes->totals.query.measure_count; m++) {
        const char *label = measure_label(report, block, changes, m);
        grid_number(grid, label);
        grid_number(grid, report_fill(report, WORD_CHANGES_OF_MEASURE, label, "", ""));
    }
    for (size_t i = 0; i < changes->totals.row_count; i++)
        put_member(grid, changes, &changes->totals.rows[i], TABLE_ROW,
                   label_member(report->arena, language, changes->totals.rows[i].member));
    put_member(grid, changes, &changes->totals.total, TABLE_TOTAL, language_word(language, WORD_ALL));
    finish_grid(&made->members, language_word(language, WORD_UNIT_EUROS), changes,
                (struct change_set){CHANGE_TABLE_MEMBERS, .query = changes->totals.query}, "");
}

/* --- lists --- */

static void put_project_facts(struct grid *grid, struct grid_row *row, const struct project *project,
                              const enum column_fact *facts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row->texts[i] = report_fact(grid->report, project, facts[i], &row->languages[i]);
}

/* Projects that came or went: who they are, and what money came or went with them. */
static void make_whole_list(struct report *report, struct grid *grid, const struct changes *changes,
                            enum change_kind kind)
{
    static const enum column_fact facts[] = {FACT_CODE, FACT_NAME, FACT_IMPLEMENTER, FACT_DURATION};
    enum { COUNT = sizeof facts / sizeof *facts };
    enum language language = report->request->language;
    const struct query *query = &changes->totals.query;
    grid_fitted(grid, report_fact_label(language, FACT_CODE));
    grid_text(grid, report_fact_label(language, FACT_NAME), 3);
    grid_text(grid, report_fact_label(language, FACT_IMPLEMENTER), 2);
    grid_fitted(grid, report_fact_label(language, FACT_DURATION));
    for (size_t m = 0; m < query->measure_count; m++)
        if (query->measures[m].kind == MEASURE_MONEY)
            grid_number(grid, label_measure(report->arena, language, &query->measures[m]));
    const struct project *last = NULL;
    for (size_t i = 0; i < changes->count; i++) {
        const struct project *project = change_project(&changes->items[i]);
        if (changes->items[i].kind != kind || project == last || project_hides_person(project))
            continue;
        last = project;
        struct grid_row *row = grid_row(grid, TABLE_ROW);
        put_project_facts(grid, row, project, facts, COUNT);
        for (size_t m = 0, at = COUNT; m < query->measure_count; m++) {
            money amount = {0};
            if (query->measures[m].kind != MEASURE_MONEY)
                continue;
            bool known = figures_of_project(project, query->measures[m].quantity, &amount);
            row->texts[at++] = report_money(report, amount, known);
        }
    }
}

/* What became of one fact or amount: a project's name stands on its first row only, its code heads every one. */
static void put_change(struct report *report, struct grid *grid, const struct changes *changes,
                       const struct change *change, bool first)
{
    struct grid_row *row = grid_row(grid, TABLE_ROW);
    const struct project *project = change_project(change);
    static const enum column_fact facts[] = {FACT_CODE, FACT_NAME};
    put_project_facts(grid, row, project, facts, first ? 2 : 1);
    row->texts[2] = label_change_subject(report->arena, report->request->language, changes, change);
    row->texts[3] = change_value_text(report, change, &change->from);
    row->texts[4] = change_value_text(report, change, &change->to);
    if (change->kind < CHANGE_EFFECTS && change->subject != SUBJECT_PROJECT)
        row->texts[5] = report_money(report, change->difference, true);
}

static void make_value_list(struct report *report, struct grid *grid, const struct changes *changes,
                            enum change_kind kind)
{
    enum language language = report->request->language;
    bool of_money = kind < CHANGE_EFFECTS;
    grid_fitted(grid, report_fact_label(language, FACT_CODE));
    grid_text(grid, report_fact_label(language, FACT_NAME), 3);
    grid_text(grid, language_word(language, WORD_CHANGES_WHAT), 2);
    if (of_money) {
        grid_number(grid, language_word(language, WORD_CHANGES_BEFORE));
        grid_number(grid, language_word(language, WORD_CHANGES_AFTER));
        grid_number(grid, language_word(language, WORD_CHANGES_DIFFERENCE));
    } else {
        grid_text(grid, language_word(language, WORD_CHANGES_BEFORE), 2);
        grid_text(grid, language_word(language, WORD_CHANGES_AFTER), 2);
    }
    const struct project *last = NULL;
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (change->kind != kind || project_hides_person(change_project(change)))
            continue;
        put_change(report, grid, changes, change, change_project(change) != last);
        last = change_project(change);
    }
}

static void make_lists(struct report *report, struct changes_block *made, uint64_t shows)
{
    for (int i = 0; i < CHANGE_KINDS; i++) {
        enum change_kind kind = (enum change_kind)i;
        if (made->changes->projects[kind] == 0 || !(shows >> i & 1))
            continue;
        struct change_grid *list = &made->lists[made->list_count++];
        grid_init(&list->grid, report);
        list->title = label_change_kind(report->request->language, kind);
        list->heading = label_change_heading(report->arena, report->request->language, made->changes, kind);
        if (kind == CHANGE_NEW || kind == CHANGE_VANISHED)
            make_whole_list(report, &list->grid, made->changes, kind);
        else
            make_value_list(report, &list->grid, made->changes, kind);
        const char *unit = kind < CHANGE_EFFECTS ? language_word(report->request->language, WORD_UNIT_EUROS) : NULL;
        finish_grid(list, unit, made->changes,
                    (struct change_set){CHANGE_TABLE_LIST, kind, .query = made->changes->totals.query}, "");
        made->list_count -= list->grid.row_count == 0; /* of natural persons all */
    }
}

/* --- the largest --- */

/* The first measure of money; how many measures there are when none is. */
static size_t first_money(const struct query *query)
{
    size_t measure = 0;
    while (measure < query->measure_count && query->measures[measure].kind != MEASURE_MONEY)
        measure++;
    return measure;
}

/* The few largest are told whoever carries them out, since sums hold them; what a natural person's project is called is not. */
static void put_large(struct grid *grid, const struct change *change)
{
    struct report *report = grid->report;
    const struct project *project = change_project(change);
    static const enum column_fact facts[] = {FACT_CODE, FACT_NAME};
    struct grid_row *row = grid_row(grid, TABLE_ROW);
    put_project_facts(grid, row, project, facts, project_hides_person(project) ? 1 : 2);
    if (project_hides_person(project))
        row->texts[1] = label_project(report->request->language, project);
    row->texts[2] = label_change_kind(report->request->language, change->kind);
    row->texts[3] = change_value_text(report, change, &change->from);
    row->texts[4] = change_value_text(report, change, &change->to);
    row->texts[5] = report_money(report, change->difference, true);
}

/* They are of one measure, and so is what is asked for. */
static struct change_set largest_set(const struct changes *changes, size_t most, size_t measure)
{
    struct change_set set = {CHANGE_TABLE_LARGEST, .most = most, .query = changes->totals.query};
    set.query.measures[0] = set.query.measures[measure];
    set.query.measure_count = 1;
    return set;
}

/* The changes that moved the first total of money the most. */
static void make_largest(struct report *report, struct part *part, struct changes_block *made)
{
    const struct changes *changes = made->changes;
    enum language language = report->request->language;
    size_t most = part->block->top, measure = first_money(&changes->totals.query);
    const struct change **largest = arena_array(report->arena, most, sizeof *largest);
    size_t count = changes_largest(changes, measure, largest, most);
    struct grid *grid = &made->statement.grid;
    part->shown = count > 0;
    if (!part->shown)
        return;
    grid_init(grid, report);
    grid_fitted(grid, report_fact_label(language, FACT_CODE));
    grid_text(grid, report_fact_label(language, FACT_NAME), 3);
    grid_text(grid, language_word(language, WORD_CHANGES_DIFFERENCE), 2);
    grid_number(grid, language_word(language, WORD_CHANGES_BEFORE));
    grid_number(grid, language_word(language, WORD_CHANGES_AFTER));
    grid_number(grid, report_fill(report, WORD_CHANGES_OF_MEASURE, measure_label(report, part->block, changes, measure), "",
                                  ""));
    for (size_t i = 0; i < count; i++)
        put_large(grid, largest[i]);
    finish_grid(&made->statement, language_word(language, WORD_UNIT_EUROS), changes,
                largest_set(changes, most, measure), "");
}

/* --- the block --- */

/* Those of the block's figures. */
static const struct changes *changes_of(struct report *report, const struct block *block)
{
    const struct changes *usual = report_changes(report);
    if (block->figure_count == 0 || usual == NULL)
        return usual;
    struct query query = report_query(report);
    for (size_t m = 0; m < block->figure_count; m++)
        query.measures[query.measure_count++] = block->figures[m].measure;
    return make_anew(report, &query);
}

/* From the old totals to the new ones, and what they are made of. */
static void make_whole(struct report *report, struct part *part, struct changes_block *made)
{
    make_statement(report, made, part->block);
    if (part->block->dimension_count > 0)
        make_members(report, made, part->block);
    make_lists(report, made, part->block->shows);
}

void report_make_changes(struct report *report, struct part *part)
{
    const struct changes *changes = report->request->previous == NULL ? NULL : changes_of(report, part->block);
    part->shown = changes != NULL;
    if (!part->shown)
        return;
    struct changes_block *made = arena_alloc(report->arena, sizeof *made);
    made->changes = changes;
    if (part->block->top > 0)
        make_largest(report, part, made);
    else
        make_whole(report, part, made);
    if (!part->shown)
        return;
    part->height = grid_beginning(&made->statement.grid);
    part->whole = grid_whole(&made->statement.grid);
    part->made = made;
}

static const double between_tables = 16, below_heading = 4; /* [pt] */

void report_changes_part(struct report *report, const struct part *part)
{
    struct changes_block *made = part->made;
    int level = part->level + (part->heading[0] != '\0');
    grid_put(&made->statement.grid);
    if (made->members.grid.row_count > 0) {
        report->layout->y += between_tables;
        grid_put(&made->members.grid);
    }
    for (size_t i = 0; i < made->list_count; i++) {
        struct change_grid *list = &made->lists[i];
        report->layout->y += between_tables;
        report_heading(report, level, list->heading, below_heading + grid_height(&list->grid), /*entered*/ false);
        report->layout->y += below_heading;
        grid_put(&list->grid);
    }
    if (made->changes->count == 0) {
        report->layout->y += below_heading;
        report_paragraph(report, language_word(report->request->language, WORD_CHANGES_NONE));
    }
}

/* --- figure sets --- */

static void add_set(const struct report *report, struct report_sets *sets, const struct change_grid *made, const char *title)
{
    if (made->grid.row_count > 0)
        report_add_set(report, sets, (struct report_set){.title = title, .id = made->id, .kind = SET_CHANGES,
                                                         .change_set = &made->set, .changes = made->changes});
}

/* The first table stands below the heading itself. */
void report_changes_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading)
{
    const struct changes_block *made = part->made;
    add_set(report, sets, &made->statement, heading);
    add_set(report, sets, &made->members, made->members.title);
    for (size_t i = 0; i < made->list_count; i++)
        add_set(report, sets, &made->lists[i], made->lists[i].title);
}
