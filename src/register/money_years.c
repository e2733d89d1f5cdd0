#include "register/money_years.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

/* --- which years something is told of --- */

/* Each once, upwards. They are few, and told over and over. */
struct told_years {
    int16_t *items;
    size_t count;
};

static void tell(struct told_years *told, int year)
{
    size_t at = told->count;
    while (at > 0 && told->items[at - 1] > year)
        at--;
    if (at > 0 && told->items[at - 1] == year)
        return;
    memmove(&told->items[at + 1], &told->items[at], (told->count - at) * sizeof *told->items);
    told->items[at] = (int16_t)year;
    told->count++;
}

static void tell_amounts(struct told_years *told, const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        tell(told, date_known(amounts[i].day) ? amounts[i].day.year : amounts[i].year);
}

/* From year 0 on; whether money moved in them shows when they are settled. */
static void gather(struct told_years *told, const struct project *project)
{
    size_t most = 1 + project->amount_count;
    for (size_t i = 0; i < project->decision_count; i++)
        most += 1 + project->decisions[i].amount_count;
    *told = (struct told_years){heap_array(most, sizeof *told->items), 0};
    tell(told, 0);
    tell_amounts(told, project->amounts, project->amount_count);
    for (size_t i = 0; i < project->decision_count; i++) {
        tell(told, project->decisions[i].day.year);
        tell_amounts(told, project->decisions[i].amounts, project->decisions[i].amount_count);
    }
}

/* --- what moved --- */

static bool same_stage(const struct settlement *a, const struct settlement *b, unsigned stage)
{
    const money *one = &a->values[a->first[stage]], *other = &b->values[b->first[stage]];
    if (a->known[stage] != b->known[stage])
        return false;
    for (unsigned left = a->known[stage]; left != 0; left &= left - 1, one++, other++)
        if (one->cents != other->cents)
            return false;
    return true;
}

static bool same_money(const struct settlement *a, const struct settlement *b, unsigned stages)
{
    for (; stages != 0; stages &= stages - 1)
        if (!same_stage(a, b, (unsigned)__builtin_ctz(stages)))
            return false;
    return true;
}

bool money_year_moved(const struct money_years *years, uint32_t index, unsigned stages)
{
    static const struct settlement nothing = {0};
    const struct settlement *before = index == 0 ? &nothing : years->items[index - 1].through;
    return !same_money(before, years->items[index].through, stages);
}

static void append(struct money_years *years, struct money_year item, unsigned stages)
{
    years->items[years->count] = item;
    years->count += money_year_moved(years, years->count, stages);
}

/* All of it where the years cannot be told apart. */
static void keep_whole(struct money_years *years, const struct project *project)
{
    years->items[0] = (struct money_year){.through = project->settlement};
    years->count = 1;
}

const struct money_years *money_years_make(struct arena *arena, const struct project_register *reg,
                                           const struct project *project, date situation_date, unsigned stages)
{
    struct told_years told;
    gather(&told, project);
    struct money_years *years = arena_alloc(arena, sizeof *years + told.count * sizeof *years->items);
    bool fits = true;
    for (size_t i = 0; i < told.count && fits; i++) {
        struct money_year item = {.year = told.items[i]};
        item.through = i + 1 == told.count ? project->settlement
                                           : settlement_through(arena, reg, project, situation_date, item.year);
        fits = item.through != NULL;
        if (fits)
            append(years, item, stages);
    }
    if (!fits || years->count == 0)
        keep_whole(years, project);
    years->items[years->count - 1].through = project->settlement; /* its other stages too */
    free(told.items);
    return years;
}

bool money_year_lookup(const struct money_years *years, uint32_t index, enum stage stage, unsigned source, money *out)
{
    money through = {0}, before = {0};
    if (!settlement_lookup(years->items[years->count - 1].through, stage, source, out))
        return false;
    (void)settlement_lookup(years->items[index].through, stage, source, &through);
    if (index > 0)
        (void)settlement_lookup(years->items[index - 1].through, stage, source, &before);
    return money_subtract(out, through, before);
}
