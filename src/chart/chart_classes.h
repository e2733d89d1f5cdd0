/* Classes of a map: ranges of amounts between round limits. Private to src/chart/. */
#ifndef CHART_CHART_CLASSES_H
#define CHART_CHART_CLASSES_H

#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

enum { CHART_CLASSES = 5 };

struct chart_classes {
    money limits[CHART_CLASSES - 1]; /* rising; each belongs to the class above it */
    size_t limit_count;              /* classes are one more */
};

/* Limits for the amounts: equal steps of 1, 2, 2.5 or 5 x 10^n, else the series 1 2 5 10 ..., else powers of ten - the first
 * of them that leaves the fewest amounts in its fullest class. Never quantiles: the limits depend on the largest amount and
 * are round. None when no amount is above zero. */
struct chart_classes chart_classes_make(const money *amounts, size_t count);
/* The class of an amount, from 0. */
size_t chart_classes_of(const struct chart_classes *classes, money amount);

#endif
