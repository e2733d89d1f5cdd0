#include "import/cell_style.h"

#include <string.h>

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

bool cell_amount(money *out, const struct cell_style *style, const char *text, size_t length)
{
    struct plain plain = {.length = 0};
    struct cursor cursor = {text, text + length};
    return take_amount(&cursor, style, &plain) && money_parse(out, plain.text, plain.length);
}

static bool take_number(struct cursor *cursor, size_t least, size_t most, int *out)
{
    const char *from = cursor->at;
    int number = 0;
    while (cursor->at < cursor->end && (size_t)(cursor->at - from) < most && *cursor->at >= '0' && *cursor->at <= '9')
        number = number * 10 + (*cursor->at++ - '0');
    *out = number;
    return (size_t)(cursor->at - from) >= least;
}

bool cell_date(date *out, const struct cell_style *style, const char *text, size_t length)
{
    struct cursor cursor = {text, text + length};
    int year = 0, month = 0, day = 0;
    while (take_space(&cursor)) {
    }
    for (const char *sign = style->dates == NULL ? "d.m.y" : style->dates; *sign != '\0'; sign++) {
        bool fits = *sign == 'd'   ? take_number(&cursor, 1, 2, &day)
                    : *sign == 'm' ? take_number(&cursor, 1, 2, &month)
                    : *sign == 'y' ? take_number(&cursor, 4, 4, &year)
                                   : take_sign(&cursor, *sign);
        if (!fits)
            return false;
    }
    while (take_space(&cursor)) {
    }
    date read = {(int16_t)year, (int8_t)month, (int8_t)day};
    if (cursor.at != cursor.end || month == 0 || day == 0 || !date_valid(read))
        return false;
    *out = read;
    return true;
}
