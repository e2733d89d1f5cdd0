#include "figures/slice.h"

#include "register/settlement.h"

/* The one place where a whole project's money is looked up. */
static bool whole_amount(const struct slice *slice, struct quantity quantity, money *out)
{
    return settlement_lookup(slice->project->settlement, (enum stage)quantity.stage, quantity.source, out);
}

static bool divided_in(const struct slice *slice, size_t dimension)
{
    const struct membership *of = slice->parts[dimension].of;
    return of != NULL && of->weights != NULL && (slice->parts[dimension].index != SLICE_ALL || of->kept != NULL);
}

bool slice_divided(const struct slice *slice)
{
    for (size_t d = 0; d < SLICE_MAX_PARTS; d++)
        if (divided_in(slice, d))
            return true;
    return false;
}

/* The slice's part of an amount of its project: split in the first dimension, what falls to it there in the next. */
static money part_of(const struct slice *slice, money amount, size_t dimension)
{
    if (dimension == SLICE_MAX_PARTS)
        return amount;
    if (!divided_in(slice, dimension))
        return part_of(slice, amount, dimension + 1);
    const struct membership *of = slice->parts[dimension].of;
    uint32_t index = slice->parts[dimension].index;
    money sum = {0};
    for (uint32_t i = 0; i < of->count; i++)
        if (index == SLICE_ALL ? of->kept[i] : i == index)
            /* cannot overflow: the parts of an amount are no larger than it */
            sum.cents += part_of(slice, money_split(amount, of->weights, of->count, i), dimension + 1).cents;
    return sum;
}

/* The sum of the parts of the elementary sources, when these come to the amount; else false. */
static bool sum_of_parts(const struct slice *slice, struct quantity quantity, money amount, money *out)
{
    money whole = {0}, sum = {0}, part;
    bool fits = true;
    for (unsigned parts = source_parts(quantity.source); parts != 0; parts &= parts - 1)
        if (whole_amount(slice, (struct quantity){quantity.stage, (uint8_t)__builtin_ctz(parts)}, &part))
            fits = fits && money_add(&whole, whole, part) && money_add(&sum, sum, part_of(slice, part, 0));
    *out = sum;
    return fits && whole.cents == amount.cents;
}

/* Each elementary source is split by itself, so that sources add up in every slice. */
bool slice_amount(const struct slice *slice, struct quantity quantity, money *out)
{
    if (!whole_amount(slice, quantity, out))
        return false;
    if (!slice_divided(slice))
        return true;
    money sum;
    *out = sum_of_parts(slice, quantity, *out, &sum) ? sum : part_of(slice, *out, 0);
    return true;
}
