#include "cli/subject_tables.h"

#include "language/labels.h"
#include "register/register_vocabulary.h"
#include "register/settlement.h"

/* What a decision grants stands beside it for each stage that any decision tells of: what the EU and the state pay, and all of it.
 * These are facts and have no sum: an amending decision tells anew what the one before it told. */

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

static unsigned stages_of(const struct figures *figures)
{
    unsigned stages = 0;
    for (size_t i = 0; i < figures->project_count; i++)
        for (uint32_t d = 0; d < figures->projects[i]->decision_count; d++) {
            const struct decision *decision = &figures->projects[i]->decisions[d];
            for (size_t a = 0; a < decision->amount_count; a++)
                stages |= 1u << decision->amounts[a].stage;
        }
    return stages;
}

static void add_amount(struct subject_table *of, const char *name, enum stage stage, unsigned source)
{
    const struct measure measure = {.kind = MEASURE_MONEY, .quantity = {.stage = stage, .source = (uint8_t)source}};
    result_table_column(of->table, COLUMN_FACT, name, label_measure(of->arena, of->table->language, &measure));
}

/* A cost is told whoever pays it. */
static bool is_cost(enum stage stage)
{
    return stage == STAGE_COST || stage == STAGE_ELIGIBLE_COST;
}

static unsigned source_of(enum stage stage)
{
    return is_cost(stage) ? SOURCE_TOTAL : SOURCE_GRANT;
}

static void add_amounts(struct subject_table *of)
{
    of->stages = stages_of(of->figures);
    for (enum stage stage = 0; stage < STAGES; stage++) {
        if (!(of->stages >> stage & 1))
            continue;
        add_amount(of, register_stage_names[stage], stage, source_of(stage));
        if (!is_cost(stage))
            add_amount(of, arena_format(of->arena, "%s:whole", register_stage_names[stage]), stage, SOURCE_WHOLE);
    }
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

static struct cell amount_cell(const struct settlement *settlement, enum stage stage, unsigned source)
{
    money amount = {0};
    bool known = settlement != NULL && settlement_lookup(settlement, stage, source, &amount);
    return (struct cell){.kind = known ? CELL_MONEY : CELL_MISSING, .number = amount.cents};
}

/* Returns the column behind them. What overflows was told when the register was settled, and is missing. */
static size_t put_amounts(const struct subject_table *of, struct result_row *to, size_t at, const struct project *project,
                          const struct decision *decision)
{
    const struct settlement *settlement =
        settlement_of_decision(of->arena, project, decision, of->figures->query.situation_date);
    for (enum stage stage = 0; stage < STAGES; stage++) {
        if (!(of->stages >> stage & 1))
            continue;
        to->cells[at++] = amount_cell(settlement, stage, source_of(stage));
        if (!is_cost(stage))
            to->cells[at++] = amount_cell(settlement, stage, SOURCE_WHOLE);
    }
    return at;
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
        size_t at = put_decision(of, row, put_project(of, row, from, project), project, decision);
        row->cells[put_amounts(of, row, at, project, decision)] = cell_count(1);
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
    add_amounts(of);
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
