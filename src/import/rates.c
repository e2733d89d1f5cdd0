#include "import/rates.h"

#include <string.h>

void rates_add(struct rates *rates, struct arena *arena, struct rate rate)
{
    struct rate *added = arena_append(arena, (void **)&rates->items, &rates->count, &rates->capacity, sizeof *added);
    *added = rate;
}

bool rates_convert(money *out, const struct rates *rates, const char *currency, size_t length, date day, money amount)
{
    const struct rate *best = NULL;
    for (size_t i = 0; i < rates->count; i++) {
        const struct rate *rate = &rates->items[i];
        if (strlen(rate->currency) == length && memcmp(rate->currency, currency, length) == 0 &&
            date_compare(rate->from, day) <= 0 && (best == NULL || date_compare(rate->from, best->from) > 0))
            best = rate;
    }
    /* A currency of which a euro buys almost nothing could make more cents than there are. */
    const int64_t most = INT64_MAX / 1000000;
    if (best == NULL || (best->for_one_euro < 1000000 && (amount.cents > most || amount.cents < -most)))
        return false;
    *out = money_of(money_ratio(amount, money_of(best->for_one_euro), 1000000));
    return true;
}
