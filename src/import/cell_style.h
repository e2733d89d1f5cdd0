/* How a table writes amounts and dates, and reading them accordingly. */
#ifndef IMPORT_CELL_STYLE_H
#define IMPORT_CELL_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/money.h"

struct cell_style {
    const char *suffix;  /* what may follow an amount; NULL: nothing */
    const char *dates;   /* d and m: one or two digits, y: four digits, anything else: itself; NULL: not told */
    char decimal;        /* '.' or ','; 0: not told */
    char thousands;      /* between groups of three digits; ' ' also stands for no-break spaces; 0: none */
};

/* An amount of at most two decimals. False, and `out` untouched, when the text is anything else: also when a
 * thousands sign does not stand before exactly three digits, since 1.23 must not become 123. */
bool cell_amount(money *out, const struct cell_style *style, const char *text, size_t length);
/* A day. False, and `out` untouched, when the text is anything else or no such day exists. */
bool cell_date(date *out, const struct cell_style *style, const char *text, size_t length);

#endif
