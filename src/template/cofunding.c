#include "template/cofunding.h"

#include <string.h>

#include "template/template_vocabulary.h"

static bool same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static struct cofunding *find(const struct cofundings *cofundings, const char *fund, const char *period)
{
    for (size_t i = 0; i < cofundings->count; i++)
        if (same(cofundings->items[i].fund, fund) && same(cofundings->items[i].period, period))
            return &cofundings->items[i];
    return NULL;
}

struct cofunding *cofundings_add(struct cofundings *cofundings, struct arena *arena, const struct xml_value *values,
                                 struct place place)
{
    const struct xml_value *emblem = &values[TEMPLATE_COFUNDING_EMBLEM];
    const char *fund = xml_value_copy(arena, &values[TEMPLATE_COFUNDING_FUND]);
    const char *period = xml_value_copy(arena, &values[TEMPLATE_COFUNDING_PERIOD]);
    struct cofunding *cofunding = find(cofundings, fund, period);
    if (cofunding == NULL) {
        cofunding = arena_append(arena, (void **)&cofundings->items, &cofundings->count, &cofundings->capacity,
                                 sizeof *cofundings->items);
        *cofunding = (struct cofunding){.fund = fund, .period = period, .emblem = true, .place = place};
    }
    if (emblem->text != NULL)
        cofunding->emblem = emblem->as.word == 1;
    return cofunding;
}

const struct cofunding *cofundings_lookup(const struct cofundings *cofundings, const char *fund, const char *period)
{
    const struct cofunding *of_period = find(cofundings, fund, period);
    return of_period != NULL ? of_period : find(cofundings, fund, NULL);
}
