/* Finnish, Swedish and English: how numbers, money, dates and ranges are written in a report (domain rules,
 * section 7), and which words a report uses. Everything is written into a buffer as UTF-8; U+00A0 stands inside
 * numbers and before units, so that no line breaks there. No locale and no environment is read. */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/languages.h"
#include "base/money.h"

/* The words of reports and of the program: one list, words.def, WORD(name, fi, sv, en). */
enum word {
#define WORD(name, ...) WORD_##name,
#include "language/words.def"
#undef WORD
    WORDS
};
const char *language_word(enum language language, enum word word);
/* Writes a word in which {1} {2} ... stand for `values` (already formatted). */
void language_fill(struct buffer *out, const char *pattern, const char *const *values, int count);

/* 12 528 345 */
void language_count(struct buffer *out, enum language language, int64_t count);
/* `value` is in units of 10^-decimals: (245, 1) gives 24,5. Minus is U+2212. */
void language_decimal(struct buffer *out, enum language language, int64_t value, int decimals);
/* A number [millionths] with as many decimals as it has: 7,5. */
void language_quantity(struct buffer *out, enum language language, int64_t millionths);
/* `value` as above, with the per cent sign: 24,5 % */
void language_percent(struct buffer *out, enum language language, int64_t value, int decimals);
/* How many bytes of a number stand left of its decimal mark or, when it has none, of what follows its last digit; all of a
 * text without digits. What numbers in a column are aligned by: 2 of "24,5 %". */
size_t language_whole_part(enum language language, const char *number);
/* Whole euros without a sign, for table cells: rounded half away from zero. */
void language_euros(struct buffer *out, enum language language, money amount);
/* 55 908 € / EUR 55 908; cents are written only when they are not .00 and `cents` is true. */
void language_money(struct buffer *out, enum language language, money amount, bool cents);
/* 1,2 milj. euroa / 1,2 miljoner euro / EUR 1.2 million; one decimal; below a million as language_money. */
void language_millions(struct buffer *out, enum language language, money amount);
/* 1.3.2021, 3/2021, 2021 by the date's own precision; "" for no date. */
void language_date(struct buffer *out, enum language language, date d);
/* 1.3.2021–31.1.2022; an open end is "1.3.2021–". */
void language_date_range(struct buffer *out, enum language language, date from, date to);

/* A word with a capital letter, as at the beginning of a sentence. */
void language_capital(struct buffer *out, const char *word);

/* Appends `length` bytes of UTF-8 in Unicode's composed form, NFC: one character for a letter and its mark. */
void language_normalise(struct buffer *out, const char *text, size_t length);

/* The order of texts in lists: å ä ö after z (in English with a and o), upper and lower case alike. <0, 0, >0. */
struct collation;
struct collation *collation_new(enum language language);
void collation_free(struct collation *collation);
int collation_compare(const struct collation *collation, const char *a, const char *b);

#endif
