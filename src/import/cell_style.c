#include "import/cell_style.h"

#include <string.h>

#include "import/month_names.h"

/* A piece of text that is being read from its front. */
struct cursor {
    const char *at, *end;
};

static bool take(struct cursor *cursor, const char *text)
{
    size_t length = strlen(text);
    if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, text, length) != 0)
        return false;
    cursor->at += length;
    return true;
}

/* A space of any width: plain, no-break, narrow no-break. */
static bool take_space(struct cursor *cursor)
{
    return take(cursor, " ") || take(cursor, "\u00A0") || take(cursor, "\u202F");
}

static bool take_sign(struct cursor *cursor, char sign)
{
    return sign == ' ' ? take_space(cursor) : sign != 0 && take(cursor, (char[]){sign, '\0'});
}

/* An amount in the plain form that money_parse reads. */
struct plain {
    char text[40];
    size_t length;
};

/* What does not fit is not taken, so that the amount is refused. */
static size_t take_digits(struct cursor *cursor, struct plain *out)
{
    size_t before = out->length;
    while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9' && out->length + 1 < sizeof out->text)
        out->text[out->length++] = *cursor->at++;
    return out->length - before;
}

/* Digits, in groups of three when a thousands sign stands between them. */
static bool take_whole(struct cursor *cursor, char thousands, struct plain *out)
{
    size_t first = take_digits(cursor, out);
    if (first == 0)
        return false;
    for (bool grouped = false;; grouped = true) {
        struct cursor before = *cursor;
        if (!take_sign(cursor, thousands))
            return true;
        struct cursor group = *cursor;
        size_t digits = take_digits(cursor, out);
        if (digits == 0 && thousands == ' ') { /* the space before a suffix */
            *cursor = before;
            return true;
        }
        if (digits != 3 || (!grouped && first > 3) || group.at == cursor->end)
            return false;
    }
}

static bool take_amount(struct cursor *cursor, const struct cell_style *style, struct plain *out)
{
    while (take_space(cursor)) {
    }
    if (take(cursor, "-") || take(cursor, "\u2212"))
        out->text[out->length++] = '-';
    if (!take_whole(cursor, style->thousands, out))
        return false;
    if (take_sign(cursor, style->decimal == 0 ? '.' : style->decimal)) {
        out->text[out->length++] = '.';
        take_digits(cursor, out);
    }
    while (take_space(cursor)) {
    }
    if (style->suffix != NULL && take(cursor, style->suffix))
        while (take_space(cursor)) {
        }
    return cursor->at == cursor->end;
}

/* Cuts what is beyond two decimals; the first digit cut decides. Halves go away from zero: the sign stands apart. */
static bool round_to_cents(money *out, struct plain *plain)
{
    const char *dot = memchr(plain->text, '.', plain->length);
    size_t whole = dot == NULL ? plain->length : (size_t)(dot - plain->text);
    if (plain->length <= whole + 3)
        return money_parse(out, plain->text, plain->length);
    bool up = plain->text[whole + 3] >= '5', negative = plain->text[0] == '-';
    money cut, cent = {negative ? -1 : 1};
    if (!money_parse(&cut, plain->text, whole + 3) || (up && !money_add(&cut, cut, cent)))
        return false;
    *out = cut;
    return true;
}

bool cell_amount(money *out, const struct cell_style *style, const char *text, size_t length)
{
    struct plain plain = {.length = 0};
    struct cursor cursor = {text, text + length};
    if (!take_amount(&cursor, style, &plain))
        return false;
    return style->rounded ? round_to_cents(out, &plain) : money_parse(out, plain.text, plain.length);
}

enum { MILLION = 1000000 };

bool cell_percentage(int64_t *out, const struct cell_style *style, const char *text, size_t length)
{
    struct cell_style plain_style = {.suffix = "%", .decimal = style->decimal};
    struct plain plain = {.length = 0};
    struct cursor cursor = {text, text + length};
    if (!take_amount(&cursor, &plain_style, &plain))
        return false;
    int64_t millionths = 0, unit = MILLION;
    bool fraction = false;
    for (size_t i = 0; i < plain.length; i++) {
        if (plain.text[i] == '.') {
            fraction = true;
            continue;
        }
        if (plain.text[i] == '-' || (fraction && unit == 1) || millionths > (int64_t)100 * MILLION)
            return false;
        unit /= fraction ? 10 : 1;
        millionths = fraction ? millionths + (plain.text[i] - '0') * unit
                              : millionths * 10 + (int64_t)(plain.text[i] - '0') * MILLION;
    }
    if (millionths > (int64_t)100 * MILLION)
        return false;
    *out = millionths;
    return true;
}

/* --- dates --- */

static bool take_number(struct cursor *cursor, size_t least, size_t most, int *out)
{
    const char *from = cursor->at;
    int number = 0;
    while (cursor->at < cursor->end && (size_t)(cursor->at - from) < most && *cursor->at >= '0' && *cursor->at <= '9')
        number = number * 10 + (*cursor->at++ - '0');
    *out = number;
    return (size_t)(cursor->at - from) >= least;
}

/* Four digits, or two. */
static bool take_year(struct cursor *cursor, int *out)
{
    const char *from = cursor->at;
    if (!take_number(cursor, 2, 4, out) || cursor->at - from == 3)
        return false;
    if (cursor->at - from == 2)
        *out += *out < 70 ? 2000 : 1900;
    return true;
}

static bool take_month(struct cursor *cursor, int *out)
{
    const char *from = cursor->at;
    while (cursor->at < cursor->end && ((*cursor->at | 32) >= 'a' || (unsigned char)*cursor->at >= 0x80) &&
           (unsigned char)*cursor->at != 0xC2 /* no-break space */)
        cursor->at++;
    *out = month_named(from, (size_t)(cursor->at - from));
    return *out != 0;
}

static bool take_between(struct cursor *cursor)
{
    const char *from = cursor->at;
    while (take_space(cursor) || take(cursor, ".") || take(cursor, ",") || take(cursor, "-")) {
    }
    return cursor->at > from;
}

static bool take_part(struct cursor *cursor, char sign, int *year, int *month, int *day)
{
    switch (sign) {
    case 'd':
        return take_number(cursor, 1, 2, day);
    case 'm':
        return take_number(cursor, 1, 2, month);
    case 'y':
        return take_number(cursor, 4, 4, year);
    case 'Y':
        return take_year(cursor, year);
    case 'M':
        return take_month(cursor, month);
    case ' ':
        return take_between(cursor);
    default:
        return take_sign(cursor, sign);
    }
}

bool cell_date(date *out, const struct cell_style *style, const char *text, size_t length)
{
    struct cursor cursor = {text, text + length};
    int year = 0, month = 0, day = 0;
    while (take_space(&cursor)) {
    }
    for (const char *sign = style->dates == NULL ? "d.m.y" : style->dates; *sign != '\0'; sign++)
        if (!take_part(&cursor, *sign, &year, &month, &day))
            return false;
    while (take_space(&cursor)) {
    }
    date read = {(int16_t)year, (int8_t)month, (int8_t)day};
    if (cursor.at != cursor.end || month == 0 || day == 0 || !date_valid(read))
        return false;
    *out = read;
    return true;
}
