#include "xml/xml_value.h"

#include <string.h>

#include "base/utf8.h"

enum { CODE_LONGEST = 64 /* [characters] */ };

typedef bool parser(struct xml_value *value, const char *const *words);

/* --- words --- */

static bool parse_word(struct xml_value *value, const char *const *words)
{
    return (value->as.word = xml_word_lookup(words, value->text, value->length)) >= 0;
}

static bool parse_yes(struct xml_value *value, const char *const *words)
{
    (void)words;
    return parse_word(value, xml_type_words(XML_YES, NULL));
}

static bool parse_words(struct xml_value *value, const char *const *words)
{
    const char *text = value->text;
    size_t length = value->length;
    value->as.words = 0;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !xml_space(text[end]))
            end++;
        int word = xml_word_lookup(words, text + at, end - at);
        if (word < 0)
            return false;
        value->as.words |= (uint64_t)1 << word;
        for (at = end; at < length && xml_space(text[at]);)
            at++;
    }
    return true;
}

static bool parse_language(struct xml_value *value, const char *const *words)
{
    (void)words;
    enum language language;
    if (!language_lookup(&language, value->text, value->length))
        return false;
    value->as.word = (int)language;
    return true;
}

static bool parse_code(struct xml_value *value, const char *const *words)
{
    (void)words;
    for (size_t i = 0; i < value->length; i++)
        if (xml_space(value->text[i]))
            return false;
    return value->length > 0 &&
           (value->length <= CODE_LONGEST || utf8_count(value->text, value->length) <= CODE_LONGEST);
}

/* --- money and dates --- */

static bool parse_money(struct xml_value *value, const char *const *words)
{
    (void)words;
    return value->length == 0 || money_parse(&value->as.amount, value->text, value->length);
}

static bool parse_date(struct xml_value *value, const char *const *words)
{
    (void)words;
    return date_parse(&value->as.day, value->text, value->length);
}

static bool parse_day(struct xml_value *value, const char *const *words)
{
    return value->length == 10 && parse_date(value, words);
}

static bool parse_year(struct xml_value *value, const char *const *words)
{
    if (value->length != 4 || !parse_date(value, words))
        return false;
    value->as.number = value->as.day.year;
    return true;
}

/* --- numbers --- */

static bool read_whole(int64_t *out, const char *text, size_t length, size_t most)
{
    int64_t number = 0;
    if (length == 0 || length > most)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = number * 10 + (text[i] - '0');
    }
    *out = number;
    return true;
}

static bool parse_number(struct xml_value *value, const char *const *words)
{
    (void)words;
    return read_whole(&value->as.number, value->text, value->length, 9);
}

static bool parse_decimal(struct xml_value *value, const char *const *words)
{
    (void)words;
    bool negative = value->length > 0 && value->text[0] == '-';
    const char *text = value->text + negative;
    size_t length = value->length - negative;
    const char *dot = memchr(text, '.', length);
    size_t whole_length = dot == NULL ? length : (size_t)(dot - text);
    int64_t whole = 0, fraction = 0;
    if (!read_whole(&whole, text, whole_length, 12))
        return false;
    if (dot != NULL) {
        size_t digits = length - whole_length - 1;
        if (!read_whole(&fraction, dot + 1, digits, 6))
            return false;
        for (size_t i = digits; i < 6; i++)
            fraction *= 10;
    }
    value->as.number = (negative ? -1 : 1) * (whole * 1000000 + fraction);
    return true;
}

static bool parse_colour(struct xml_value *value, const char *const *words)
{
    static const char digits[] = "0123456789abcdef";
    (void)words;
    if (value->length != 7 || value->text[0] != '#')
        return false;
    value->as.number = 0;
    for (size_t i = 1; i < value->length; i++) {
        char letter = value->text[i];
        const char *digit = memchr(digits, letter >= 'A' && letter <= 'F' ? letter | 32 : letter, sizeof digits - 1);
        if (digit == NULL)
            return false;
        value->as.number = value->as.number << 4 | (digit - digits);
    }
    return true;
}

/* --- any of them --- */

static bool parse_any(struct xml_value *value, const char *const *words)
{
    (void)value, (void)words;
    return true;
}

static parser *const parsers[XML_TYPES] = {
    [XML_NOTHING] = parse_any,   [XML_TEXT] = parse_any,     [XML_VERBATIM] = parse_any, [XML_WORD] = parse_word,
    [XML_WORDS] = parse_words,   [XML_CODE] = parse_code,    [XML_MONEY] = parse_money,  [XML_DATE] = parse_date,
    [XML_DAY] = parse_day,       [XML_YEAR] = parse_year,    [XML_NUMBER] = parse_number, [XML_DECIMAL] = parse_decimal,
    [XML_YES] = parse_yes,       [XML_LANGUAGE] = parse_language, [XML_COLOUR] = parse_colour,
};

static bool has_space_at_an_end(const struct xml_value *value)
{
    return value->length > 0 && (xml_space(value->text[0]) || xml_space(value->text[value->length - 1]));
}

static void trim(struct xml_value *value)
{
    while (value->length > 0 && xml_space(value->text[0])) {
        value->text++;
        value->length--;
    }
    while (value->length > 0 && xml_space(value->text[value->length - 1]))
        value->length--;
}

bool xml_value_parse(struct xml_value *value, enum xml_type type, const char *const *words)
{
    if (has_space_at_an_end(value) && type != XML_VERBATIM)
        trim(value);
    return parsers[type](value, words);
}

char *xml_value_copy(struct arena *arena, const struct xml_value *value)
{
    return value->text == NULL ? NULL : arena_copy(arena, value->text, value->length);
}
