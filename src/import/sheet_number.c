#include "import/sheet_number.h"

#include <string.h>

/* Digits without leading zeros; the dot stands before digit `point`, which may be outside of them. */
struct digits {
    char digit[24];
    int count, point;
    bool negative;
};

enum { DIGITS_HELD = 15, PLAIN_MOST = 30 };

static bool take_exponent(struct digits *out, const char *at, const char *end)
{
    int exponent = 0;
    bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    if (at == end || end - at > 3)
        return false;
    for (; at < end; at++) {
        if (*at < '0' || *at > '9')
            return false;
        exponent = exponent * 10 + (*at - '0');
    }
    out->point += negative ? -exponent : exponent;
    return true;
}

static bool take_digits(struct digits *out, const char *at, const char *end)
{
    bool dot = false, any = false;
    *out = (struct digits){.negative = at < end && *at == '-'};
    for (at += out->negative; at < end && *at != 'E' && *at != 'e'; at++) {
        if (*at == '.' && !dot) {
            dot = true;
            continue;
        }
        if (*at < '0' || *at > '9' || out->count == (int)sizeof out->digit)
            return false;
        any = true;
        if (*at != '0' || out->count > 0)
            out->digit[out->count++] = (char)(*at - '0');
        out->point += dot ? (out->count == 0 ? -1 : 0) : out->count > 0;
    }
    return any && (at == end || take_exponent(out, at + 1, end));
}

/* To the digits that were meant; zeros at their end say nothing. */
static void round_digits(struct digits *digits)
{
    if (digits->count > DIGITS_HELD) {
        bool up = digits->digit[DIGITS_HELD] >= 5;
        digits->count = DIGITS_HELD;
        for (int i = DIGITS_HELD - 1; up && i >= 0; i--) {
            up = digits->digit[i] == 9;
            digits->digit[i] = up ? 0 : (char)(digits->digit[i] + 1);
        }
        if (up) {
            digits->digit[0] = 1;
            digits->point++;
        }
    }
    while (digits->count > 0 && digits->digit[digits->count - 1] == 0)
        digits->count--;
}

size_t sheet_number_plain(char out[SHEET_NUMBER_SIZE], const char *text, size_t length)
{
    struct digits digits;
    size_t at = 0;
    if (!take_digits(&digits, text, text + length))
        return 0;
    round_digits(&digits);
    if (digits.count == 0)
        digits.point = 0;
    if (digits.point > PLAIN_MOST || digits.point < -DIGITS_HELD)
        return 0;
    if (digits.negative && digits.count > 0)
        out[at++] = '-';
    if (digits.point <= 0)
        out[at++] = '0';
    int last = digits.count > digits.point ? digits.count : digits.point;
    for (int i = digits.point < 0 ? digits.point : 0; i < last; i++) {
        if (i == digits.point)
            out[at++] = '.';
        out[at++] = i < 0 || i >= digits.count ? '0' : (char)('0' + digits.digit[i]);
    }
    return at;
}

/* Howard Hinnant's civil_from_days, for the proleptic Gregorian calendar. */
static date day_numbered(int64_t number)
{
    int64_t shifted = number + 719468, era = shifted / 146097, of_era = shifted % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * of_year + 2) / 153; /* from March */
    int64_t day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return (date){(int16_t)(year_of_era + era * 400 + (month <= 2)), (int8_t)month, (int8_t)day};
}

bool sheet_number_day(date *out, int32_t first_day, const char *text, size_t length)
{
    enum { FIRST_CERTAIN = -25508 /* 1.3.1900 */, LAST = 84005 /* 31.12.2199 */ };
    char plain[SHEET_NUMBER_SIZE];
    size_t size = sheet_number_plain(plain, text, length);
    int64_t number = first_day;
    size_t whole = 0;
    for (int64_t days = 0; whole < size && plain[whole] >= '0' && plain[whole] <= '9' && whole < 8; whole++) {
        days = days * 10 + (plain[whole] - '0');
        number = first_day + days;
    }
    if (whole == 0 || (whole < size && plain[whole] != '.') || number < FIRST_CERTAIN || number > LAST)
        return false;
    *out = day_numbered(number);
    return true;
}
