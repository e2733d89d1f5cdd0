/* How an export writes amounts, percentages and dates, and reading them accordingly. */
#ifndef IMPORT_CELL_STYLE_H
#define IMPORT_CELL_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/money.h"

struct cell_style {
    const char *suffix;  /* what may follow an amount; NULL: nothing */
    const char *dates;   /* a pattern, see cell_date; NULL: not told */
    char decimal;        /* '.' or ','; 0: not told */
    char thousands;      /* between groups of three digits; ' ' also stands for no-break spaces; 0: none */
    bool rounded;        /* more than two decimals are rounded to the cent, halves away from zero */
};

/* An amount of at most two decimals, unless the style rounds. False, and `out` untouched, when the text is anything
 * else: also when a thousands sign does not stand before exactly three digits, since 1.23 must not become 123. */
bool cell_amount(money *out, const struct cell_style *style, const char *text, size_t length);
/* A percentage of at most six decimals, with or without "%" [millionths of a per cent, 0..100 %]. False, and `out`
 * untouched, when it is anything else. */
bool cell_percentage(int64_t *out, const struct cell_style *style, const char *text, size_t length);
/* A day. In the pattern d and m are one or two digits, y four, Y two (69 is 2069, 70 is 1970) or four, M a month in
 * words, a space any run of spaces, dots, commas and hyphens, anything else itself. False, and `out` untouched, when the
 * text is anything else or no such day exists. */
bool cell_date(date *out, const struct cell_style *style, const char *text, size_t length);

#endif
