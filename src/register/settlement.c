#include "register/settlement.h"

#include <string.h>

/* While a project is settled its amounts stand in a grid of stage x source; then only the known ones are kept. */
struct grid {
    money value[STAGES][SETTLED_SOURCES];
    uint16_t known[STAGES];                /* a bit for each source */
    uint16_t gaps[STAGES];                 /* told to be missing: sums that would hold them are unknown */
    bool overflowed;
};

#define BIT(source) ((uint16_t)(1u << (source)))

static const uint16_t grant_parts = BIT(SOURCE_EU) | BIT(SOURCE_STATE) | BIT(SOURCE_EU_AND_STATE);
static const uint16_t local_parts =
    BIT(SOURCE_MUNICIPAL) | BIT(SOURCE_OTHER_PUBLIC) | BIT(SOURCE_MUNICIPAL_AND_OTHER_PUBLIC);
static const uint16_t private_parts = BIT(SOURCE_PRIVATE) | BIT(SOURCE_OWN);

static bool knows(const struct grid *grid, enum stage stage, unsigned source)
{
    return grid->known[stage] >> source & 1;
}

static void set(struct grid *grid, enum stage stage, unsigned source, money value)
{
    grid->value[stage][source] = value;
    grid->known[stage] |= BIT(source);
}

static void add(struct grid *grid, money *sum, money value)
{
    grid->overflowed |= !money_add(sum, *sum, value);
}

static money less(struct grid *grid, money whole, money part)
{
    grid->overflowed |= !money_subtract(&whole, whole, part);
    return whole;
}

static money sum_of(struct grid *grid, enum stage stage, uint16_t sources)
{
    money sum = {0};
    for (unsigned told = sources & grid->known[stage]; told != 0; told &= told - 1)
        add(grid, &sum, grid->value[stage][__builtin_ctz(told)]);
    return sum;
}

/* --- what was told --- */

bool decision_counts(const struct decision *decision, date situation_date)
{
    if (decision->state != DECISION_IN_FORCE)
        return false;
    return !date_known(decision->day) || date_compare(decision->day, situation_date) <= 0;
}

bool decision_later(const struct decision *a, const struct decision *b)
{
    if (a->number != 0 && b->number != 0 && a->number != b->number)
        return a->number > b->number;
    if (date_known(a->day) && date_known(b->day))
        return date_compare(a->day, b->day) >= 0;
    return a > b;
}

static bool amount_counts(const struct amount *amount, date situation_date)
{
    if (date_known(amount->day))
        return date_compare(amount->day, situation_date) <= 0;
    bool transaction = amount->stage == STAGE_PAID || amount->stage == STAGE_RECOVERED;
    return amount->year == 0 || !transaction || amount->year <= situation_date.year;
}

/* Takes the stages of `stages` (a bit each) from a list of amounts, in place of what the grid held of them. A plain
 * amount is the total and the first one counts; dated and yearly amounts add up; one that is missing makes their
 * sum unknown. */
static void settle_amounts(struct grid *grid, const struct amount *amounts, size_t count, unsigned stages,
                           date situation_date)
{
    uint16_t plain[STAGES] = {0}, unknown[STAGES] = {0};
    for (unsigned stage = 0; stage < STAGES; stage++)
        if (stages >> stage & 1)
            grid->known[stage] = grid->gaps[stage] = 0;
    for (size_t i = 0; i < count; i++) {
        const struct amount *amount = &amounts[i];
        uint16_t bit = BIT(amount->source);
        if (!(stages >> amount->stage & 1) || (plain[amount->stage] & bit) ||
            !amount_counts(amount, situation_date))
            continue;
        money *value = &grid->value[amount->stage][amount->source];
        bool is_plain = amount->year == 0 && !date_known(amount->day);
        if (amount->missing != MISSING_NOT) {
            unknown[amount->stage] |= amount->missing == MISSING_NOT_APPLICABLE ? 0 : bit;
            continue;
        }
        if (is_plain || !(grid->known[amount->stage] & bit))
            *value = amount->value;
        else
            add(grid, value, amount->value);
        plain[amount->stage] |= is_plain ? bit : 0;
        grid->known[amount->stage] |= bit;
    }
    for (int stage = 0; stage < STAGES; stage++) {
        uint16_t gaps = (uint16_t)(unknown[stage] & ~plain[stage]);
        grid->known[stage] &= (uint16_t)~gaps;
        grid->gaps[stage] |= gaps;
    }
}

static unsigned stages_told(const struct amount *amounts, size_t count)
{
    unsigned stages = 0;
    for (size_t i = 0; i < count; i++)
        stages |= 1u << amounts[i].stage;
    return stages;
}

/* What a decision speaks of, in place of the decisions before it. A cancelling one speaks of all it could have
 * granted; a recovering one of nothing: a recovery is a transaction and no edit of the grant. */
static unsigned stages_of(const struct decision *decision)
{
    const unsigned grants = 1u << STAGE_GRANTED | 1u << STAGE_COMMITTED;
    unsigned stages = stages_told(decision->amounts, decision->amount_count) & ~(1u << STAGE_RECOVERED);
    if (decision->kind == DECISION_CANCELLING)
        return stages | grants;
    return decision->kind == DECISION_RECOVERING ? stages & ~grants : stages;
}

/* What was granted is 0 after it is cancelled, and so is its total - known, not missing. */
static void cancel(struct grid *grid, const struct project *project, enum stage stage)
{
    for (size_t i = 0; i < project->decision_count; i++)
        for (size_t a = 0; a < project->decisions[i].amount_count; a++)
            if (project->decisions[i].amounts[a].stage == stage)
                grid->known[stage] |= BIT(project->decisions[i].amounts[a].source);
    if (grid->known[stage] != 0)
        grid->known[stage] |= BIT(SOURCE_TOTAL);
    memset(grid->value[stage], 0, sizeof grid->value[stage]);
}

/* Recoveries that decisions tell add up with those told beside them. */
static void settle_recoveries(struct grid *grid, const struct decision *decision, date situation_date)
{
    struct grid own = {0};
    settle_amounts(&own, decision->amounts, decision->amount_count, 1u << STAGE_RECOVERED, situation_date);
    for (unsigned source = 0; source < FUNDING_SOURCES; source++)
        if (knows(&own, STAGE_RECOVERED, source)) {
            money *value = &own.value[STAGE_RECOVERED][source];
            if (knows(grid, STAGE_RECOVERED, source))
                add(&own, value, grid->value[STAGE_RECOVERED][source]);
            set(grid, STAGE_RECOVERED, source, *value);
        }
    grid->overflowed |= own.overflowed;
}

/* For each stage the amounts of the latest decision in force that speaks of it. */
static void settle_decisions(struct grid *grid, const struct project *project, date situation_date)
{
    const struct decision *latest[STAGES] = {NULL};
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (!decision_counts(decision, situation_date))
            continue;
        if (stages_told(decision->amounts, decision->amount_count) >> STAGE_RECOVERED & 1)
            settle_recoveries(grid, decision, situation_date);
        unsigned stages = stages_of(decision);
        for (unsigned stage = 0; stages >> stage != 0; stage++)
            if ((stages >> stage & 1) && (latest[stage] == NULL || decision_later(decision, latest[stage])))
                latest[stage] = decision;
    }
    for (unsigned stage = 0; stage < STAGES; stage++) {
        const struct decision *decision = latest[stage];
        if (decision == NULL)
            continue;
        if (stages_told(decision->amounts, decision->amount_count) >> stage & 1)
            settle_amounts(grid, decision->amounts, decision->amount_count, 1u << stage, situation_date);
        else
            cancel(grid, project, (enum stage)stage);
    }
}

/* --- what follows --- */

static void derive_public(struct grid *grid, enum stage stage)
{
    uint16_t known = grid->known[stage];
    if (knows(grid, stage, SOURCE_GRANT) && knows(grid, stage, SOURCE_PUBLIC) &&
        !knows(grid, stage, SOURCE_MUNICIPAL_AND_OTHER_PUBLIC)) {
        money rest = less(grid, grid->value[stage][SOURCE_PUBLIC], sum_of(grid, stage, grant_parts | local_parts));
        if (rest.cents != 0 || !(known & local_parts))
            set(grid, stage, SOURCE_MUNICIPAL_AND_OTHER_PUBLIC, rest);
    }
    if (!knows(grid, stage, SOURCE_PUBLIC) && (known & (grant_parts | local_parts)) &&
        !(grid->gaps[stage] & (grant_parts | local_parts)))
        set(grid, stage, SOURCE_PUBLIC, sum_of(grid, stage, grant_parts | local_parts));
}

/* The public total that is told, and what is told of private money beside it. */
static money public_and_private(struct grid *grid, enum stage stage)
{
    money sum = sum_of(grid, stage, private_parts);
    add(grid, &sum, grid->value[stage][SOURCE_PUBLIC]);
    return sum;
}

static void derive(struct grid *grid, enum stage stage)
{
    const uint16_t parts = grant_parts | local_parts | private_parts;
    if ((grid->known[stage] & grant_parts) && !(grid->gaps[stage] & grant_parts))
        set(grid, stage, SOURCE_GRANT, sum_of(grid, stage, grant_parts));
    derive_public(grid, stage);
    if (stage == STAGE_GRANTED && !knows(grid, stage, SOURCE_TOTAL) && knows(grid, STAGE_COST, SOURCE_TOTAL) &&
        (grid->known[stage] & parts))
        set(grid, stage, SOURCE_TOTAL, grid->value[STAGE_COST][SOURCE_TOTAL]);
    if (knows(grid, stage, SOURCE_TOTAL))
        set(grid, stage, SOURCE_WHOLE, grid->value[stage][SOURCE_TOTAL]);
    else if (knows(grid, stage, SOURCE_PUBLIC) && !(grid->gaps[stage] & private_parts))
        set(grid, stage, SOURCE_WHOLE, public_and_private(grid, stage));
    else if ((grid->known[stage] & parts) && !(grid->gaps[stage] & parts))
        set(grid, stage, SOURCE_WHOLE, sum_of(grid, stage, parts));
    if (knows(grid, stage, SOURCE_WHOLE))
        set(grid, stage, SOURCE_UNKNOWN,
            less(grid, grid->value[stage][SOURCE_WHOLE], sum_of(grid, stage, parts)));
}

static struct settlement *keep(struct arena *arena, const struct grid *grid)
{
    uint32_t count = 0;
    for (int stage = 0; stage < STAGES; stage++)
        count += (uint32_t)__builtin_popcount(grid->known[stage]);
    struct settlement *settlement = arena_alloc(arena, sizeof *settlement + count * sizeof *settlement->items);
    for (uint8_t stage = 0; stage < STAGES; stage++)
        for (unsigned known = grid->known[stage]; known != 0; known &= known - 1) {
            uint8_t source = (uint8_t)__builtin_ctz(known);
            settlement->items[settlement->count++] = (struct settled){grid->value[stage][source], stage, source};
        }
    return settlement;
}

void settlement_make(struct project_register *reg, date situation_date, struct findings *findings)
{
    for (size_t i = 0; i < reg->project_count; i++) {
        struct project *project = reg->projects[i];
        struct grid grid = {0};
        settle_amounts(&grid, project->amounts, project->amount_count, ~0u, situation_date);
        settle_decisions(&grid, project, situation_date);
        for (int stage = 0; stage < STAGES; stage++)
            if (grid.known[stage] != 0)
                derive(&grid, (enum stage)stage);
        if (grid.overflowed) {
            findings_add(findings, FINDING_MONEY_OVERFLOW, {&reg->input, project->offset},
                         finding_project(project->code));
            grid = (struct grid){0};
        }
        project->settlement = keep(reg->arena, &grid);
    }
}

bool settlement_lookup(const struct settlement *settlement, enum stage stage, unsigned source, money *out)
{
    for (uint32_t i = 0; i < settlement->count; i++) {
        const struct settled *item = &settlement->items[i];
        if (item->stage == stage && item->source == source) {
            *out = item->value;
            return true;
        }
    }
    return false;
}

date project_decided(const struct project *project, date situation_date)
{
    date first = {0};
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (!date_known(decision->day) || !decision_counts(decision, situation_date))
            continue;
        if (!date_known(first) || date_compare(decision->day, first) < 0)
            first = decision->day;
    }
    return first;
}
