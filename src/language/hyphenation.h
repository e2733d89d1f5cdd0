/* Where a word may be broken: Finnish by libvoikko (compound boundaries told apart from syllables), Swedish and
 * English by libhyphen's patterns. A language whose dictionary is not installed is never broken, and a finding says so. */
#ifndef LANGUAGE_HYPHENATION_H
#define LANGUAGE_HYPHENATION_H

#include <stddef.h>
#include <stdint.h>

#include "language/language.h"

struct findings;
struct hyphenation;

/* How good a break is, best first. Patterns leave out what is ugly, but cannot tell a compound's boundary from a syllable's. */
enum break_quality { BREAK_NONE, BREAK_COMPOUND, BREAK_PATTERN, BREAK_SYLLABLE };

struct hyphenation *hyphenation_new(enum language language, struct findings *findings);
void hyphenation_free(struct hyphenation *hyphenation);

/* Fills `out[i]` for each byte of `word` (`length` of them): the quality of a break BEFORE that byte. At least two
 * characters stay on either side. An existing hyphen, slash or soft hyphen in the word is the caller's business. */
void hyphenation_points(const struct hyphenation *hyphenation, const char *word, size_t length,
                        enum break_quality *out);

#endif
