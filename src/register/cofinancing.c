#include "register/cofinancing.h"

#include <string.h>

static const int64_t hundred_per_cent = 100 * (int64_t)1000000; /* [millionths of a per cent] */

/* --- rates --- */

static const struct code *parent_of(const struct project_register *reg, enum list list, const struct code *code)
{
    return code == NULL || code->parent == NULL ? NULL
                                                : register_code_lookup(reg, register_list_above(list), code->parent);
}

static const struct code *region_of(const struct project_register *reg, const struct location *location)
{
    if (location->region != NULL || location->extent == EXTENT_SEVERAL_REGIONS)
        return location->region;
    const struct code *sub_region = location->sub_region != NULL
                                        ? location->sub_region
                                        : parent_of(reg, LIST_MUNICIPALITY, location->municipality);
    return parent_of(reg, LIST_SUB_REGION, sub_region);
}

static struct cofinancing rates_in(const struct code *code, const struct code *region)
{
    for (size_t i = 0; i < code->regional_count; i++)
        if (strcmp(code->regional[i].region, region->id) == 0)
            return code->regional[i].rates;
    return code->rates;
}

static struct cofinancing rates_of(const struct project_register *reg, const struct code *code,
                                   const struct project *project)
{
    struct cofinancing rates = {0};
    if (code->regional_count == 0)
        return code->rates;
    for (size_t i = 0; i < project->location_count; i++) {
        const struct code *region = region_of(reg, &project->locations[i]);
        if (region == NULL)
            return (struct cofinancing){0};
        struct cofinancing here = rates_in(code, region);
        if (i > 0 && (here.eu != rates.eu || here.state != rates.state))
            return (struct cofinancing){0};
        rates = here;
    }
    return rates;
}

struct cofinancing cofinancing_of(const struct project_register *reg, const struct project *project)
{
    const struct code *codes[] = {project->priority, project->programme, project->fund};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] != NULL && codes[i]->rates.eu != 0)
            return rates_of(reg, codes[i], project);
    return (struct cofinancing){0};
}

/* --- estimates --- */

/* `value`, but not beyond `limit` nor on the other side of zero. */
static money within(money value, money limit)
{
    int64_t least = limit.cents < 0 ? limit.cents : 0, most = limit.cents < 0 ? 0 : limit.cents;
    return money_of(value.cents < least ? least : value.cents > most ? most : value.cents);
}

static bool eu_of_public(money *eu, const struct cofinancing *rates, const struct unsplit *unsplit)
{
    money due = {money_ratio(unsplit->public, money_of(hundred_per_cent), rates->eu)};
    if (!unsplit->public_known || !money_subtract(&due, due, unsplit->eu))
        return false;
    *eu = within(due, unsplit->value);
    return true;
}

bool cofinancing_estimate(money *eu, money *state, const struct cofinancing *rates, const struct unsplit *unsplit)
{
    if (rates->eu <= 0 || rates->eu > hundred_per_cent || rates->state < 0 || rates->state > hundred_per_cent)
        return false;
    if (rates->state != 0)
        *eu = money_of(money_ratio(unsplit->value, money_of(rates->eu + rates->state), rates->eu));
    else if (!eu_of_public(eu, rates, unsplit))
        return false;
    return money_subtract(state, unsplit->value, *eu);
}
