#include "figures/slice.h"

#include "figures/money_sources.h"
#include "figures/money_spans.h"
#include "register/settlement.h"

static bool narrowed_in(const struct slice *slice, size_t dimension)
{
    const struct membership *of = slice->parts[dimension].of;
    return of != NULL && (of->weights != NULL || of->years != NULL || money_sources_divide(of)) &&
           (slice->parts[dimension].index != SLICE_ALL || of->kept != NULL);
}

bool slice_divided(const struct slice *slice)
{
    for (size_t d = 0; d < SLICE_MAX_PARTS; d++)
        if (narrowed_in(slice, d))
            return true;
    return false;
}

/* --- by weights --- */

static bool filtered_in(const struct slice *slice, size_t dimension)
{
    return slice->parts[dimension].of != NULL && slice->parts[dimension].of->kept != NULL;
}

/* The dimension that divides in this step. What a filter leaves is split off first, so that it comes to the same whatever else
 * rows are made of. */
static size_t dimension_of_step(const struct slice *slice, size_t step)
{
    bool second_first = filtered_in(slice, 1) && !filtered_in(slice, 0);
    return second_first ? 1 - step : step;
}

/* The slice's part of an amount of its project: split in one dimension, what falls to it there in the next. */
static money part_of(const struct slice *slice, money amount, size_t step)
{
    if (step == SLICE_MAX_PARTS)
        return amount;
    size_t dimension = dimension_of_step(slice, step);
    const struct membership *of = slice->parts[dimension].of;
    if (!narrowed_in(slice, dimension) || of->weights == NULL)
        return part_of(slice, amount, step + 1);
    uint32_t index = slice->parts[dimension].index;
    money sum = {0};
    for (uint32_t i = 0; i < of->count; i++)
        if (index == SLICE_ALL ? of->kept[i] : i == index)
            /* cannot overflow: the parts of an amount are no larger than it */
            sum.cents += part_of(slice, money_split(amount, of->weights, of->count, i), step + 1).cents;
    return sum;
}

/* The sum of the parts of the elementary sources, when these come to the amount; else false. */
static bool sum_of_parts(const struct slice *slice, const struct settlement *settlement, struct quantity quantity,
                         money amount, money *out)
{
    money whole = {0}, sum = {0}, part;
    bool fits = true;
    for (unsigned parts = source_parts(quantity.source); parts != 0; parts &= parts - 1)
        if (settlement_lookup(settlement, (enum stage)quantity.stage, (unsigned)__builtin_ctz(parts), &part))
            fits = fits && money_add(&whole, whole, part) && money_add(&sum, sum, part_of(slice, part, 0));
    *out = sum;
    return fits && whole.cents == amount.cents;
}

/* Each elementary source is split by itself, so that sources add up in every slice. */
static money part_in(const struct slice *slice, const struct settlement *settlement, struct quantity quantity,
                     money amount)
{
    money sum;
    return sum_of_parts(slice, settlement, quantity, amount, &sum) ? sum : part_of(slice, amount, 0);
}

/* --- by sources --- */

static bool by_sources(const struct slice *slice)
{
    for (size_t d = 0; d < SLICE_MAX_PARTS; d++)
        if (narrowed_in(slice, d) && money_sources_divide(slice->parts[d].of))
            return true;
    return false;
}

static bool holds_source(const struct slice *slice, unsigned source)
{
    for (size_t d = 0; d < SLICE_MAX_PARTS; d++)
        if (narrowed_in(slice, d) && money_sources_divide(slice->parts[d].of) &&
            !money_sources_hold(slice->parts[d].of, slice->parts[d].index, source))
            return false;
    return true;
}

/* The sources that are told of a sum, each split by itself, and what none of them tells. False when the slice has none of
 * these, or nothing is told. */
static bool sum_of_sources(const struct slice *slice, const struct settlement *settlement, struct quantity quantity, money *out)
{
    const struct apart apart = money_sources_apart(quantity.source);
    money sum = {0}, untold = {0}, rest = {0}, part;
    bool whole = settlement_lookup(settlement, (enum stage)quantity.stage, quantity.source, &untold), told = false, fits = true;
    if (whole)
        rest = part_in(slice, settlement, quantity, untold);
    for (unsigned parts = apart.sources; parts != 0; parts &= parts - 1) {
        unsigned source = (unsigned)__builtin_ctz(parts);
        if (!settlement_lookup(settlement, (enum stage)quantity.stage, source, &part))
            continue;
        money own = part_of(slice, part, 0);
        fits = fits && money_subtract(&untold, untold, part) && money_subtract(&rest, rest, own);
        if (!holds_source(slice, source))
            continue;
        fits = fits && money_add(&sum, sum, own);
        told = true;
    }
    if (whole && untold.cents != 0 && holds_source(slice, apart.rest)) {
        fits = fits && money_add(&sum, sum, rest);
        told = true;
    }
    *out = sum;
    return told && fits;
}

/* The slice's part of what a settlement tells of a quantity; false when that is missing. */
static bool told_in(const struct slice *slice, const struct settlement *settlement, struct quantity quantity, money *out)
{
    if (by_sources(slice))
        return sum_of_sources(slice, settlement, quantity, out);
    if (!settlement_lookup(settlement, (enum stage)quantity.stage, quantity.source, out))
        return false;
    if (slice_divided(slice))
        *out = part_in(slice, settlement, quantity, *out);
    return true;
}

/* --- by years --- */

/* NULL: the slice is not one of years. */
static const struct money_years *years_of(const struct slice *slice)
{
    for (size_t d = 0; d < SLICE_MAX_PARTS; d++)
        if (narrowed_in(slice, d) && slice->parts[d].of->years != NULL)
            return slice->parts[d].of->years;
    return NULL;
}

static bool holds_year(const struct slice *slice, uint32_t year)
{
    for (size_t d = 0; d < SLICE_MAX_PARTS; d++)
        if (narrowed_in(slice, d) && slice->parts[d].of->years != NULL &&
            !money_spans_hold(slice->parts[d].of, slice->parts[d].index, year))
            return false;
    return true;
}

bool slice_empty(const struct slice *slice)
{
    const struct money_years *years = years_of(slice);
    for (uint32_t i = 0; years != NULL && i < years->count; i++)
        if (holds_year(slice, i))
            return false;
    return years != NULL;
}

/* What falls to the slice by the end of each of its years less what had by the end of the year before: split first and
 * subtracted then, so that the years of every part add up. */
static bool sum_of_years(const struct slice *slice, const struct money_years *years, struct quantity quantity, money *out)
{
    money sum = {0}, before = {0};
    bool fits = true;
    for (uint32_t i = 0; i < years->count; i++) {
        money through = {0};
        if (!told_in(slice, years->items[i].through, quantity, &through))
            through = (money){0};
        if (holds_year(slice, i))
            fits = fits && money_add(&sum, sum, through) && money_subtract(&sum, sum, before);
        before = through;
    }
    *out = sum;
    return fits;
}

/* --- the whole --- */

bool slice_amount(const struct slice *slice, struct quantity quantity, money *out)
{
    if (!told_in(slice, slice->project->settlement, quantity, out))
        return false;
    const struct money_years *years = years_of(slice);
    return years == NULL || sum_of_years(slice, years, quantity, out);
}
