/* What other currencies are worth, by day. The rates are the mapping's: the program knows none. */
#ifndef IMPORT_RATES_H
#define IMPORT_RATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/money.h"

struct rate {
    const char *currency;
    date from;                /* until the next rate of the currency */
    int64_t for_one_euro;     /* of the currency [millionths]; positive */
};

struct rates {
    struct rate *items;
    size_t count, capacity;
};

/* `currency` is borrowed from the arena. */
void rates_add(struct rates *rates, struct arena *arena, struct rate rate);
/* An amount of a currency in euros on a day, halves away from zero. False, and `out` untouched, when no rate of the
 * currency is told for that day or an earlier one, or the result does not fit. */
bool rates_convert(money *out, const struct rates *rates, const char *currency, size_t length, date day, money amount);

#endif
