#include "register/settlement.h"

#include <string.h>

#include "register/cofinancing.h"

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

/* What counts: what is dated up to `day`, and what is told by year up to `year`. */
struct cutoff {
    date day;
    date end;       /* the situation date: what is dated after it never counts */
    int16_t year;
};

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

/* Nothing is paid or recovered after the day; money of later years may be granted before it. */
static bool amount_counts(const struct amount *amount, date day, int year)
{
    if (date_known(amount->day))
        return date_compare(amount->day, day) <= 0;
    bool transaction = amount->stage == STAGE_PAID || amount->stage == STAGE_RECOVERED;
    return amount->year == 0 || amount->year <= (transaction && day.year < year ? day.year : year);
}

/* A plain amount is the total of what is told beside it by day and year: less what of it comes only after the cutoff. */
static void take_off_later(struct grid *grid, const struct amount *amounts, size_t count,
                           const uint16_t plain[STAGES], const struct cutoff *cutoff)
{
    for (size_t i = 0; i < count; i++) {
        const struct amount *amount = &amounts[i];
        money *value = &grid->value[amount->stage][amount->source];
        if ((plain[amount->stage] & BIT(amount->source)) && amount->missing == MISSING_NOT &&
            !amount_counts(amount, cutoff->day, cutoff->year) && amount_counts(amount, cutoff->end, INT16_MAX))
            *value = less(grid, *value, amount->value);
    }
}

/* Takes the stages of `stages` (a bit each) from a list of amounts, in place of what the grid held of them. A plain
 * amount is the total and the first one counts; dated and yearly amounts add up; one that is missing makes their
 * sum unknown. */
static void settle_amounts(struct grid *grid, const struct amount *amounts, size_t count, unsigned stages,
                           const struct cutoff *cutoff)
{
    uint16_t plain[STAGES] = {0}, unknown[STAGES] = {0};
    for (unsigned stage = 0; stage < STAGES; stage++)
        if (stages >> stage & 1)
            grid->known[stage] = grid->gaps[stage] = 0;
    for (size_t i = 0; i < count; i++) {
        const struct amount *amount = &amounts[i];
        uint16_t bit = BIT(amount->source);
        if (!(stages >> amount->stage & 1) || (plain[amount->stage] & bit) ||
            !amount_counts(amount, cutoff->day, cutoff->year))
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
    take_off_later(grid, amounts, count, plain, cutoff);
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
static void settle_recoveries(struct grid *grid, const struct decision *decision, const struct cutoff *cutoff)
{
    struct grid own = {0};
    settle_amounts(&own, decision->amounts, decision->amount_count, 1u << STAGE_RECOVERED, cutoff);
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
static void settle_decisions(struct grid *grid, const struct project *project, const struct cutoff *cutoff)
{
    const struct decision *latest[STAGES] = {NULL};
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (!decision_counts(decision, cutoff->day))
            continue;
        if (stages_told(decision->amounts, decision->amount_count) >> STAGE_RECOVERED & 1)
            settle_recoveries(grid, decision, cutoff);
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
            settle_amounts(grid, decision->amounts, decision->amount_count, 1u << stage, cutoff);
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

/* The parts of EU and state that are told, and with them the estimated parts of what is told as one. */
static void derive_estimates(struct grid *grid, enum stage stage, const struct cofinancing *rates)
{
    const uint16_t known = grid->known[stage], gaps = grid->gaps[stage];
    if (gaps & grant_parts)
        return;
    money eu = {0}, state = {0};
    if (known & BIT(SOURCE_EU_AND_STATE)) {
        const struct unsplit unsplit = {
            .value = grid->value[stage][SOURCE_EU_AND_STATE],
            .public = grid->value[stage][SOURCE_PUBLIC],
            .public_known = knows(grid, stage, SOURCE_PUBLIC) && (known & local_parts),
            .eu = sum_of(grid, stage, BIT(SOURCE_EU)),
        };
        if (!cofinancing_estimate(&eu, &state, rates, &unsplit))
            return;
    }
    add(grid, &eu, sum_of(grid, stage, BIT(SOURCE_EU)));
    add(grid, &state, sum_of(grid, stage, BIT(SOURCE_STATE)));
    if (known & (BIT(SOURCE_EU) | BIT(SOURCE_EU_AND_STATE)))
        set(grid, stage, SOURCE_EU_ESTIMATE, eu);
    if (known & (BIT(SOURCE_STATE) | BIT(SOURCE_EU_AND_STATE)))
        set(grid, stage, SOURCE_STATE_ESTIMATE, state);
}

static void derive(struct grid *grid, enum stage stage, const struct cofinancing *rates)
{
    const uint16_t parts = grant_parts | local_parts | private_parts;
    if ((grid->known[stage] & grant_parts) && !(grid->gaps[stage] & grant_parts))
        set(grid, stage, SOURCE_GRANT, sum_of(grid, stage, grant_parts));
    derive_public(grid, stage);
    derive_estimates(grid, stage, rates);
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
    size_t count = 0;
    for (int stage = 0; stage < STAGES; stage++)
        count += (size_t)__builtin_popcount(grid->known[stage]);
    struct settlement *settlement = arena_alloc(arena, sizeof *settlement + count * sizeof *settlement->values);
    money *value = settlement->values;
    memcpy(settlement->known, grid->known, sizeof settlement->known);
    for (int stage = 0; stage < STAGES; stage++) {
        settlement->first[stage] = (uint8_t)(value - settlement->values);
        for (unsigned known = grid->known[stage]; known != 0; known &= known - 1)
            *value++ = grid->value[stage][__builtin_ctz(known)];
    }
    return settlement;
}

static void derive_all(struct grid *grid, const struct cofinancing *rates)
{
    for (int stage = 0; stage < STAGES; stage++)
        if (grid->known[stage] != 0)
            derive(grid, (enum stage)stage, rates);
}

static void settle(struct grid *grid, const struct project_register *reg, const struct project *project,
                   const struct cutoff *cutoff)
{
    const struct cofinancing rates = cofinancing_of(reg, project);
    settle_amounts(grid, project->amounts, project->amount_count, ~0u, cutoff);
    settle_decisions(grid, project, cutoff);
    derive_all(grid, &rates);
}

void settlement_make(struct project_register *reg, date situation_date, struct findings *findings)
{
    const struct cutoff cutoff = {situation_date, situation_date, INT16_MAX};
    for (size_t i = 0; i < reg->project_count; i++) {
        struct project *project = reg->projects[i];
        struct grid grid = {0};
        settle(&grid, reg, project, &cutoff);
        if (grid.overflowed) {
            findings_add(findings, FINDING_MONEY_OVERFLOW, {&reg->input, project->offset},
                         finding_project(project->code));
            grid = (struct grid){0};
        }
        project->settlement = keep(reg->arena, &grid);
    }
}

const struct settlement *settlement_through(struct arena *arena, const struct project_register *reg,
                                            const struct project *project, date situation_date, int year)
{
    struct cutoff cutoff = {{(int16_t)year, 12, 31}, situation_date, (int16_t)year};
    struct grid grid = {0};
    if (date_compare(cutoff.day, situation_date) > 0)
        cutoff.day = situation_date;
    settle(&grid, reg, project, &cutoff);
    return grid.overflowed ? NULL : keep(arena, &grid);
}

const struct settlement *settlement_of_decision(struct arena *arena, const struct project *project,
                                                const struct decision *decision, date situation_date)
{
    static const struct cofinancing no_rates = {0};
    const struct cutoff cutoff = {situation_date, situation_date, INT16_MAX};
    const unsigned told = stages_told(decision->amounts, decision->amount_count), spoken_of = stages_of(decision);
    struct grid grid = {0};
    settle_amounts(&grid, decision->amounts, decision->amount_count, spoken_of | 1u << STAGE_RECOVERED, &cutoff);
    for (enum stage stage = 0; stage < STAGES; stage++)
        if ((spoken_of & ~told) >> stage & 1)
            cancel(&grid, project, stage);
    derive_all(&grid, &no_rates);
    return grid.overflowed ? NULL : keep(arena, &grid);
}

bool project_decided_later(const struct project *project, date situation_date)
{
    bool first = false;
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (!date_known(decision->day) || date_compare(decision->day, situation_date) <= 0)
            return false;
        first |= decision->kind == DECISION_NEW && decision->state != DECISION_PENDING;
    }
    return first;
}

void settlement_leave_later(struct project_register *reg, date situation_date)
{
    size_t kept = 0;
    for (size_t i = 0; i < reg->project_count; i++) {
        struct project *project = reg->projects[i];
        if (project_decided_later(project, situation_date))
            *(struct project **)arena_append(reg->arena, (void **)&reg->later_projects, &reg->later_count,
                                             &reg->later_capacity, sizeof *reg->later_projects) = project;
        else
            reg->projects[kept++] = project;
    }
    reg->project_count = kept;
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
