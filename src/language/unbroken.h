/* Spaces at which a line must not end, whoever typed them: between a number and its unit (24,5 %, 3 milj. euroa, 5 §), within
 * a number (12 528), between a short sign and its number (TL 1, § 5, EUR 100), after an initial, within a date written
 * with words (1 March 2021, 1. maaliskuuta) and before a dash between spaces. Domain rules, section 7. The same in all
 * languages of reports: none of their units is another's word. */
#ifndef LANGUAGE_UNBROKEN_H
#define LANGUAGE_UNBROKEN_H

#include <stdbool.h>
#include <stddef.h>

/* Of two words that stand side by side, each without spaces around it. [bytes] */
bool unbroken_space(const char *before, size_t before_length, const char *after, size_t after_length);

#endif
