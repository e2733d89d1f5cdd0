/* Where an amount stands on an axis, and the round amounts that its ticks tell: whole multiples of 1, 2, 2.5 or
 * 5 x 10^n. Amounts stay whole cents until they become a place. */
#ifndef CHART_CHART_SCALE_H
#define CHART_CHART_SCALE_H

#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

struct chart_scale {
    money low, high;      /* the ends; low <= 0 <= high */
    int64_t step;         /* between ticks [cents]; at least 1 */
    int64_t first, last;  /* ticks stand at first * step ... last * step, zero always among them */
    double from, to;      /* where low and high are drawn [pt]; set by the caller */
};

/* A scale from `low` or zero to `high` or zero with at most `most` ticks (at least 1), as many as are round. */
struct chart_scale chart_scale_make(money low, money high, int most);
/* Keeps no tick but zero. */
void chart_scale_clear(struct chart_scale *scale);
/* The amount at a tick; `tick` is in first..last. */
money chart_scale_tick(const struct chart_scale *scale, int64_t tick);
/* How many decimals the ticks need when they are told in units of `unit` cents (a power of ten). */
int chart_scale_decimals(const struct chart_scale *scale, int64_t unit);
/* The place of an amount [pt]. */
double chart_scale_at(const struct chart_scale *scale, money amount);

#endif
