#include "register/money_years.h"

#include <stdlib.h>

#include "base/die.h"

/* --- which years something is told of --- */

struct told_years {
    int16_t *items;
    size_t count;
};

static void tell(struct told_years *told, int year)
{
    told->items[told->count++] = (int16_t)year;
}

static void tell_amounts(struct told_years *told, const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        tell(told, date_known(amounts[i].day) ? amounts[i].day.year : amounts[i].year);
}

static int upwards(const void *a, const void *b)
{
    return *(const int16_t *)a - *(const int16_t *)b;
}

/* Each year once, upwards, from year 0 on; whether money moved in them shows when they are settled. */
static void gather(struct told_years *told, const struct project *project)
{
    size_t most = 1 + project->amount_count, distinct = 0;
    for (size_t i = 0; i < project->decision_count; i++)
        most += 1 + project->decisions[i].amount_count;
    *told = (struct told_years){calloc(most, sizeof *told->items), 0};
    if (told->items == NULL)
        die("out of memory");
    tell(told, 0);
    tell_amounts(told, project->amounts, project->amount_count);
    for (size_t i = 0; i < project->decision_count; i++) {
        tell(told, project->decisions[i].day.year);
        tell_amounts(told, project->decisions[i].amounts, project->decisions[i].amount_count);
    }
    qsort(told->items, told->count, sizeof *told->items, upwards);
    for (size_t i = 0; i < told->count; i++)
        if (distinct == 0 || told->items[i] != told->items[distinct - 1])
            told->items[distinct++] = told->items[i];
    told->count = distinct;
}

/* --- what moved --- */

static const struct settled *next_of(const struct settlement *settlement, uint32_t *at, unsigned stages)
{
    while (*at < settlement->count && !(stages >> settlement->items[*at].stage & 1))
        ++*at;
    return *at < settlement->count ? &settlement->items[(*at)++] : NULL;
}

static bool same_item(const struct settled *a, const struct settled *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return a->stage == b->stage && a->source == b->source && a->value.cents == b->value.cents;
}

/* Settlements have one order of stages and sources. */
static bool same_money(const struct settlement *a, const struct settlement *b, unsigned stages)
{
    uint32_t at_a = 0, at_b = 0;
    for (;;) {
        const struct settled *one = next_of(a, &at_a, stages), *other = next_of(b, &at_b, stages);
        if (!same_item(one, other))
            return false;
        if (one == NULL)
            return true;
    }
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
