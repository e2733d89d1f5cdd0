/* Numbers as spreadsheets keep them: binary fractions, written with up to 17 digits and perhaps an exponent. What was typed
 * or shown has at most 15, so 82448.239999999998 is read as 82448.24. A day is a number too. */
#ifndef IMPORT_SHEET_NUMBER_H
#define IMPORT_SHEET_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum { SHEET_NUMBER_SIZE = 40 };

/* The number in digits, with a dot and decimals only where it has some. Returns its length, 0 when the text is no
 * number, or one too large or small to be written so. */
size_t sheet_number_plain(char out[SHEET_NUMBER_SIZE], const char *text, size_t length);
/* The day that a number stands for, any time of day left out; day 0 is `first_day` [days since 1.1.1970]. False, and
 * `out` untouched, when it is none, or before 1.3.1900: spreadsheets believe in a 29.2.1900. */
bool sheet_number_day(date *out, int32_t first_day, const char *text, size_t length);

#endif
