#include "changes/money_changes.h"

/* --- the measures asked for --- */

struct amounts {
    struct change_value from, to;
};

struct change_value money_changes_amount(const struct project *project, uint32_t row, const struct measure *measure)
{
    struct change_value value = {0};
    if (project == NULL || row == PAIR_OUTSIDE)
        return value;
    value.known = measure_counts(measure) || figures_of_project(project, measure->quantity, &value.amount);
    if (measure_counts(measure))
        value.amount = money_of(1);
    return value;
}

static struct amounts amounts_of(const struct compared_pair *pair, const struct measure *measure)
{
    return (struct amounts){money_changes_amount(pair->before, pair->before_row, measure),
                            money_changes_amount(pair->after, pair->after_row, measure)};
}

static bool same_amount(const struct change_value *a, const struct change_value *b)
{
    return a->known == b->known && a->amount.cents == b->amount.cents;
}

uint64_t money_changes_size(money amount)
{
    return amount.cents < 0 ? 0 - (uint64_t)amount.cents : (uint64_t)amount.cents;
}

static enum change_kind kind_of(const struct compared_pair *pair, enum stage stage, const struct amounts *amounts)
{
    const struct change_value *from = &amounts->from, *to = &amounts->to;
    if (same_amount(from, to))
        return CHANGE_NONE;
    if (pair->whole != CHANGE_NONE)
        return pair->whole;
    bool granted = stage == STAGE_GRANTED || stage == STAGE_COMMITTED;
    if (pair->cancelled && granted && (!from->known || to->amount.cents < from->amount.cents))
        return CHANGE_CANCELLED;
    if (stage == STAGE_RECOVERED && to->known && money_changes_size(to->amount) > money_changes_size(from->amount))
        return CHANGE_RECOVERED;
    if (!from->known)
        return CHANGE_APPEARED;
    return to->known ? CHANGE_AMENDED : CHANGE_DISAPPEARED;
}

static money difference_of(struct change_maker *maker, const struct amounts *amounts)
{
    money difference = {0};
    maker->overflowed |= !money_subtract(&difference, amounts->to.amount, amounts->from.amount);
    return difference;
}

static void add_effect(struct change_maker *maker, uint32_t row, size_t measure, enum change_kind kind, money value,
                       int32_t known)
{
    struct change_effect effect = {value, 1, known};
    maker->overflowed |= !change_totals_add(&maker->changes->totals, row, measure, kind, effect);
}

/* What a project had moves with it from row to row; what changes in it changes in the row it is in now. */
static void add_effects(struct change_maker *maker, const struct compared_pair *pair, size_t measure, enum change_kind kind,
                        const struct amounts *amounts)
{
    const struct change_value *from = &amounts->from, *to = &amounts->to;
    if (pair->whole == CHANGE_NONE && pair->before_row != pair->after_row && from->known) {
        money taken = {0};
        maker->overflowed |= !money_subtract(&taken, taken, from->amount);
        add_effect(maker, pair->before_row, measure, CHANGE_MOVED_OUT, taken, -1);
        add_effect(maker, pair->after_row, measure, CHANGE_MOVED_IN, from->amount, 1);
    }
    if (kind != CHANGE_NONE)
        add_effect(maker, pair->after_row != PAIR_OUTSIDE ? pair->after_row : pair->before_row, measure, kind,
                   difference_of(maker, amounts), (int32_t)to->known - (int32_t)from->known);
}

static void tell_amounts(struct change_maker *maker, const struct compared_pair *pair, enum change_kind kind,
                         struct quantity quantity, const struct amounts *amounts)
{
    struct change *change = change_maker_tell(maker, pair, kind, SUBJECT_AMOUNT);
    change->quantity = quantity;
    change->from = amounts->from;
    change->to = amounts->to;
    change->difference = difference_of(maker, amounts);
}

static void tell_measures(struct change_maker *maker, const struct compared_pair *pair)
{
    const struct query *query = &maker->changes->totals.query;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        struct amounts amounts = amounts_of(pair, measure);
        enum change_kind kind = kind_of(pair, (enum stage)measure->quantity.stage, &amounts);
        add_effects(maker, pair, m, kind, &amounts);
        if (kind == CHANGE_NONE || measure->kind != MEASURE_MONEY)
            continue;
        tell_amounts(maker, pair, kind, measure->quantity, &amounts);
        struct change *change = &maker->changes->items[maker->changes->count - 1];
        change->subject = SUBJECT_MEASURE;
        change->measure = (uint32_t)m;
    }
}

/* --- the amounts that registers tell, beside the measures asked for --- */

static void mark(uint16_t told[STAGES], const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        told[amounts[i].stage] |= (uint16_t)(1u << amounts[i].source);
}

static void mark_told(uint16_t told[STAGES], const struct project *project)
{
    if (project == NULL)
        return;
    mark(told, project->amounts, project->amount_count);
    for (size_t i = 0; i < project->decision_count; i++)
        mark(told, project->decisions[i].amounts, project->decisions[i].amount_count);
}

static bool is_part(unsigned source, unsigned whole)
{
    return source == whole ||
           (whole == SOURCE_GRANT && (source == SOURCE_EU || source == SOURCE_STATE || source == SOURCE_EU_AND_STATE));
}

/* The only part of a measure that was told already says nothing more. */
static bool repeats(const struct change_maker *maker, const struct compared_pair *pair, struct quantity quantity,
                    const struct amounts *amounts)
{
    const struct query *query = &maker->changes->totals.query;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        if (measure->kind != MEASURE_MONEY || measure->quantity.stage != quantity.stage ||
            !is_part(quantity.source, measure->quantity.source))
            continue;
        struct amounts whole = amounts_of(pair, measure);
        if (same_amount(&whole.from, &amounts->from) && same_amount(&whole.to, &amounts->to))
            return true;
    }
    return false;
}

static void tell_told_amounts(struct change_maker *maker, const struct compared_pair *pair)
{
    uint16_t told[STAGES] = {0};
    mark_told(told, pair->before);
    mark_told(told, pair->after);
    for (uint8_t stage = 0; stage < STAGES; stage++)
        for (uint8_t source = 0; source < FUNDING_SOURCES; source++) {
            const struct measure measure = {.kind = MEASURE_MONEY, .quantity = {stage, source}};
            if (!(told[stage] >> source & 1))
                continue;
            struct amounts amounts = amounts_of(pair, &measure);
            enum change_kind kind = kind_of(pair, (enum stage)stage, &amounts);
            if (kind != CHANGE_NONE && !repeats(maker, pair, measure.quantity, &amounts))
                tell_amounts(maker, pair, kind, measure.quantity, &amounts);
        }
}

void money_changes_tell(struct change_maker *maker, const struct compared_pair *pair)
{
    tell_measures(maker, pair);
    tell_told_amounts(maker, pair);
}
