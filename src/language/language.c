#include "language/language.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/die.h"
#include "base/utf8.h"

static const char *const words[WORDS][LANGUAGES] = {
#define WORD(name, fi, sv, en) {[LANGUAGE_FI] = fi, [LANGUAGE_SV] = sv, [LANGUAGE_EN] = en},
#include "language/words.def"
#undef WORD
};

const char *language_word(enum language language, enum word word)
{
    return words[word][language];
}

/* A number in braces that no value answers to stays as it is. */
void language_fill(struct buffer *out, const char *pattern, const char *const *values, int count)
{
    for (const char *at = pattern; *at != '\0';) {
        if (at[0] == '{' && at[1] >= '1' && at[1] - '0' <= count && at[2] == '}') {
            buffer_puts(out, values[at[1] - '1']);
            at += 3;
            continue;
        }
        size_t plain = 1 + strcspn(at + 1, "{");
        buffer_put(out, at, plain);
        at += plain;
    }
}

/* Digits of a 64-bit number, its separators and signs. */
enum { NUMBER_SIZE = 64 };

/* Written from the back: `count` digits, with a no-break space before each third of them when `grouped`. */
static char *prepend_digits(char *at, uint64_t *number, int count, bool grouped)
{
    for (int i = 0; i < count || (grouped && *number > 0); i++) {
        if (grouped && i > 0 && i % 3 == 0) {
            at -= 2;
            memcpy(at, "\u00A0", 2);
        }
        *--at = (char)('0' + *number % 10);
        *number /= 10;
    }
    return at;
}

/* `value` is in units of 10^-decimals. Returns the start of the text within `out`. */
static const char *format_number(char out[NUMBER_SIZE], enum language language, int64_t value, int decimals)
{
    uint64_t number = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char *at = out + NUMBER_SIZE - 1;
    *at = '\0';
    if (decimals > 0) {
        at = prepend_digits(at, &number, decimals, /*grouped*/ false);
        *--at = *language_word(language, WORD_DECIMAL_MARK);
    }
    at = prepend_digits(at, &number, 1, /*grouped*/ true);
    if (value < 0) {
        const char minus[] = "\u2212";
        at -= sizeof minus - 1;
        memcpy(at, minus, sizeof minus - 1);
    }
    return at;
}

static void fill_number(struct buffer *out, enum language language, enum word pattern, int64_t value, int decimals)
{
    char number[NUMBER_SIZE];
    const char *values[] = {format_number(number, language, value, decimals)};
    language_fill(out, language_word(language, pattern), values, 1);
}

void language_count(struct buffer *out, enum language language, int64_t count)
{
    language_decimal(out, language, count, 0);
}

void language_decimal(struct buffer *out, enum language language, int64_t value, int decimals)
{
    char number[NUMBER_SIZE];
    buffer_puts(out, format_number(number, language, value, decimals));
}

void language_quantity(struct buffer *out, enum language language, int64_t millionths)
{
    int decimals = 6;
    while (decimals > 0 && millionths % 10 == 0) {
        millionths /= 10;
        decimals--;
    }
    language_decimal(out, language, millionths, decimals);
}

void language_percent(struct buffer *out, enum language language, int64_t value, int decimals)
{
    fill_number(out, language, WORD_PERCENT, value, decimals);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

size_t language_whole_part(enum language language, const char *number)
{
    const char mark = *language_word(language, WORD_DECIMAL_MARK);
    size_t end = 0, length = strlen(number);
    for (size_t i = 0; i < length; i++) {
        if (number[i] == mark && i > 0 && is_digit(number[i - 1]) && is_digit(number[i + 1]))
            return i;
        if (is_digit(number[i]))
            end = i + 1;
    }
    return end == 0 ? length : end;
}

/* Units of money [cents] */
static const int64_t euro = 100, tenth_of_million = 10000000, million = 100000000;

void language_euros(struct buffer *out, enum language language, money amount)
{
    language_count(out, language, money_rounded(amount, euro));
}

void language_money(struct buffer *out, enum language language, money amount, bool cents)
{
    if (cents && amount.cents % euro != 0)
        fill_number(out, language, WORD_EUROS, amount.cents, 2);
    else
        fill_number(out, language, WORD_EUROS, money_rounded(amount, euro), 0);
}

void language_millions(struct buffer *out, enum language language, money amount)
{
    if (amount.cents > -million && amount.cents < million)
        language_money(out, language, amount, /*cents*/ false);
    else
        fill_number(out, language, WORD_MILLIONS, money_rounded(amount, tenth_of_million), 1);
}

void language_date(struct buffer *out, enum language language, date d)
{
    if (!date_known(d))
        return;
    char numbers[3][8];
    const int parts[] = {d.day, d.month, d.year};
    const char *values[3];
    for (int i = 0; i < 3; i++) {
        uint64_t number = (uint64_t)parts[i];
        char *end = numbers[i] + sizeof numbers[i] - 1;
        *end = '\0';
        values[i] = prepend_digits(end, &number, parts[i] > 999 ? 4 : parts[i] > 9 ? 2 : 1, /*grouped*/ false);
    }
    enum word pattern = d.day != 0 ? WORD_DAY : d.month != 0 ? WORD_MONTH : WORD_YEAR;
    language_fill(out, language_word(language, pattern), values, 3);
}

void language_date_range(struct buffer *out, enum language language, date from, date to)
{
    if (!date_known(from) && !date_known(to))
        return;
    if (memcmp(&from, &to, sizeof from) == 0) {
        language_date(out, language, from);
        return;
    }
    struct buffer ends[2];
    const date dates[] = {from, to};
    for (int i = 0; i < 2; i++) {
        buffer_init(&ends[i], BUFFER_UNLIMITED);
        language_date(&ends[i], language, dates[i]);
    }
    const char *values[] = {buffer_text(&ends[0]), buffer_text(&ends[1])};
    language_fill(out, language_word(language, WORD_RANGE), values, 2);
    buffer_release(&ends[0]);
    buffer_release(&ends[1]);
}

/* Whether the text is in NFC for sure: Unicode has nothing to compose or reorder among the characters below
 * U+0300, in general punctuation and currency signs, and among the mathematical operators. */
static bool is_normal(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    while (at < end) {
        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        uint32_t character = utf8_next(&at, end);
        if (character >= 0x300 && !(character >= 0x2002 && character <= 0x20CF) &&
            !(character >= 0x2200 && character <= 0x2328))
            return false;
    }
    return true;
}

/* ICU composes in UTF-16: a text of N bytes has at most N units, and at most twice as many once it is composed (some
 * letters have no composed form in NFC; musical notes grow most). Invalid bytes become U+FFFD. */
static void compose(struct buffer *out, const char *text, size_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    if (length > INT32_MAX / 2)
        die("a text is too long");
    int32_t size = (int32_t)length, count;
    UChar *wide = reallocarray(NULL, length * 3, sizeof *wide);
    if (wide == NULL)
        die("out of memory");
    UChar *composed = wide + length;
    u_strFromUTF8WithSub(wide, size, &count, text, size, 0xFFFD, NULL, &error);
    count = unorm2_normalize(unorm2_getNFCInstance(&error), wide, count, composed, size * 2, &error);
    if (U_FAILURE(error))
        die("a text could not be normalised: %s", u_errorName(error));
    for (int32_t i = 0; i < count;) {
        UChar32 character;
        char bytes[4];
        U16_NEXT(composed, i, count, character);
        buffer_put(out, bytes, utf8_put(bytes, (uint32_t)character));
    }
    free(wide);
}

void language_normalise(struct buffer *out, const char *text, size_t length)
{
    if (is_normal(text, length))
        buffer_put(out, text, length);
    else
        compose(out, text, length);
}

void language_capital(struct buffer *out, const char *word)
{
    const char *end = word + strlen(word), *rest = word;
    char bytes[4];
    if (rest == end)
        return;
    uint32_t first = utf8_next(&rest, end);
    buffer_put(out, bytes, utf8_put(bytes, (uint32_t)u_toupper((UChar32)first)));
    buffer_puts(out, rest);
}
