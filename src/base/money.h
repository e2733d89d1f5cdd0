/* Money: whole cents in 64 bits. No `double` before layout; what is divided is divided last, and the rounding is
 * named at the call. Sums are checked: the largest register of the world fits, so an overflow is a broken input. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int64_t cents;
} money;

static inline money money_of(int64_t cents)
{
    return (money){cents};
}

/* False, and `out` untouched, when the result does not fit in 64 bits. */
bool money_add(money *out, money a, money b);
bool money_subtract(money *out, money a, money b);

/* numerator / denominator * scale as a whole number, halves rounded away from zero (the way Finnish tables round).
 * `denominator` must not be 0;
 * a ratio beyond 64 bits is the largest or smallest number there is. money_ratio(part, whole, 10000) is a percentage with two decimals. */
int64_t money_ratio(money numerator, money denominator, int64_t scale);
/* `amount` in whole units of `unit` cents (100 = euros, 100 000 = thousands of euros), halves away from zero. */
int64_t money_rounded(money amount, int64_t unit);

/* Shares of a complete whole by largest remainder: `out[i]` are units (10ths or 100ths of a per cent) that sum to exactly
 * `units` (1000 = 100,0 %). Ties go to the first row. Returns how many rows differ from their own plain rounding -
 * the printed note (domain rules 4.3). The parts must be non-negative and sum to `whole`, which must be positive;
 * otherwise nothing is written and -1 is returned, and the caller rounds each share on its own. */
int money_shares(int64_t *out, const money *parts, size_t count, money whole, int64_t units);

/* The part of `amount` that falls to `index` when it is split to the cent by weights: largest remainder, ties to the first,
 * so that the parts add up to the amount. A negative amount splits like a positive one. The weights must not be negative,
 * and not all 0. */
money money_split(money amount, const int64_t *weights, size_t count, size_t index);

/* A plain number as XML and CSV write it: optional '-', digits, optional '.' and one or two decimals.
 * False when `text` is anything else or does not fit. */
bool money_parse(money *out, const char *text, size_t length);
/* The same form, always two decimals. `out` holds MONEY_TEXT_SIZE bytes. */
enum { MONEY_TEXT_SIZE = 24 };
void money_format(char out[MONEY_TEXT_SIZE], money amount);

#endif
