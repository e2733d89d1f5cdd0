#include "language/unbroken.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* A word without the punctuation that stands around it; a full stop stays. */
struct core {
    const char *text;
    size_t length;
};

/* What follows its number; each begins a word that is inflected freely (euroa, euron; prosenttia, prosenttiyksikköä). */
static const char *const inflected[] = {"euro", "prosent", "procent", "miljoon", "miljar", "miljon", "million", "billion",
                                        NULL};
static const char *const units[] = {"%", "‰", "§", "€", "milj.", "mrd", "mrd.", "mn", "md", "kpl", "st", "kk", "km", "ha",
                                    "MW", "GWh", "MWh", "kWh", "tuhatta", "tusen", "thousand", NULL};
static const char *const months[] = {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
                                     "oktober", "november", "december", "January", "February", "March", "April", "May",
                                     "June", "July", "August", "September", "October", "November", "December", NULL};
static const char *const multiples[] = {"milj.", "mrd", "mrd.", "mn", "md", "tuhatta", "tusen", "thousand", NULL};
static const char *const multiples_inflected[] = {"miljoon", "miljar", "miljon", "million", "billion", NULL};
/* What its number follows. */
static const char *const signs[] = {"EUR", "€", "§", "s.", "nro", "nr", "No.", "no.", "klo", "kl.", "art.", "kap.", "n:o",
                                    NULL};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_capital(uint32_t character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 0xC0 && character <= 0xDE && character != 0xD7);
}

static bool is_small(uint32_t character)
{
    return (character >= 'a' && character <= 'z') || (character >= 0xDF && character <= 0xFF && character != 0xF7);
}

static uint32_t first_of(struct core core)
{
    const char *at = core.text;
    return core.length == 0 ? 0 : utf8_next(&at, core.text + core.length);
}

/* Opening and closing marks that may stand around a word; the curly quotes have three bytes of their own. */
static struct core core_of(const char *word, size_t length)
{
    static const char opening[] = "([\"'", closing[] = ")]\"',;:!?";
    while (length > 0 && memchr(opening, word[0], sizeof opening - 1) != NULL) {
        word++;
        length--;
    }
    while (length > 0 && memchr(closing, word[length - 1], sizeof closing - 1) != NULL)
        length--;
    return (struct core){word, length};
}

static bool is_one_of(struct core core, const char *const *words)
{
    for (; *words != NULL; words++)
        if (**words == *core.text && strlen(*words) == core.length && memcmp(core.text, *words, core.length) == 0)
            return true;
    return false;
}

/* At the end of a sentence a full stop follows. */
static bool is_one_of_or_ends(struct core core, const char *const *words)
{
    if (is_one_of(core, words))
        return true;
    return core.length > 1 && core.text[core.length - 1] == '.' &&
           is_one_of((struct core){core.text, core.length - 1}, words);
}

static bool begins_as(struct core core, const char *const *beginnings)
{
    for (; *beginnings != NULL; beginnings++)
        if (**beginnings == *core.text && strlen(*beginnings) <= core.length &&
            memcmp(core.text, *beginnings, strlen(*beginnings)) == 0)
            return true;
    return false;
}

static size_t digits_at(struct core core)
{
    size_t count = 0;
    while (count < core.length && is_digit(core.text[count]))
        count++;
    return count;
}

/* "12 528": three digits, and no fourth, after at most three. */
static bool is_within_number(struct core before, struct core after)
{
    return digits_at(before) == before.length && before.length <= 3 && digits_at(after) == 3;
}

/* "5 §", "24,5 %", "1 March"; "1. maaliskuuta" and other ordinals. */
static bool is_of_number(struct core before, struct core after)
{
    size_t digits = digits_at(before);
    if (is_digit(before.text[before.length - 1]) &&
        (is_one_of_or_ends(after, units) || begins_as(after, inflected) ||
         (before.length <= 2 && is_one_of_or_ends(after, months))))
        return true;
    return digits > 0 && digits <= 2 && digits + 1 == before.length && before.text[digits] == '.' &&
           is_small(first_of(after));
}

/* "milj. euroa" */
static bool is_of_multiple(struct core before, struct core after)
{
    static const char *const currencies[] = {"euro", "€", "EUR", NULL};
    return (is_one_of(before, multiples) || begins_as(before, multiples_inflected)) && begins_as(after, currencies);
}

/* Two or three capital letters: TL, ET, EU. */
static bool is_short_sign(struct core core)
{
    const char *at = core.text, *end = at + core.length;
    size_t count = 0;
    for (; at < end; count++)
        if (!is_capital(utf8_next(&at, end)))
            return false;
    return count == 2 || count == 3;
}

/* "TL 1", "§ 5", "EUR 100" */
static bool is_number_of_sign(struct core before, struct core after)
{
    return digits_at(after) > 0 && (is_one_of(before, signs) || is_short_sign(before));
}

/* "M. Meikäläinen" */
static bool is_initial(struct core before, struct core after)
{
    const char *at = before.text, *end = at + before.length;
    return is_capital(utf8_next(&at, end)) && at + 1 == end && *at == '.' && is_capital(first_of(after));
}

static bool is_dash(struct core core)
{
    static const char *const dashes[] = {"-", "–", "—", NULL};
    return is_one_of(core, dashes);
}

bool unbroken_space(const char *before, size_t before_length, const char *after, size_t after_length)
{
    struct core left = core_of(before, before_length), right = core_of(after, after_length);
    if (left.length == 0 || right.length == 0)
        return false;
    return is_dash(right) || is_of_number(left, right) || is_within_number(left, right) ||
           is_number_of_sign(left, right) || is_of_multiple(left, right) || is_initial(left, right);
}
