#include "base/date.h"

#include <stdio.h>

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_valid(date d)
{
    if (d.year < 1900 || d.year > 2199)
        return false;
    if (d.month == 0)
        return d.day == 0;
    if (d.month < 1 || d.month > 12)
        return false;
    return d.day >= 0 && d.day <= days_in_month(d.year, d.month);
}

static bool parse_digits(int *out, const char *text, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = number * 10 + (text[i] - '0');
    }
    *out = number;
    return true;
}

bool date_parse(date *out, const char *text, size_t length)
{
    int year = 0, month = 0, day = 0;
    if (length != 4 && length != 7 && length != 10)
        return false;
    if (!parse_digits(&year, text, 4))
        return false;
    if (length >= 7 && (text[4] != '-' || !parse_digits(&month, text + 5, 2) || month == 0))
        return false;
    if (length == 10 && (text[7] != '-' || !parse_digits(&day, text + 8, 2) || day == 0))
        return false;
    date d = {(int16_t)year, (int8_t)month, (int8_t)day};
    if (!date_valid(d))
        return false;
    *out = d;
    return true;
}

void date_format(char out[DATE_TEXT_SIZE], date d)
{
    if (d.month == 0)
        snprintf(out, DATE_TEXT_SIZE, "%04d", d.year);
    else if (d.day == 0)
        snprintf(out, DATE_TEXT_SIZE, "%04d-%02d", d.year, d.month);
    else
        snprintf(out, DATE_TEXT_SIZE, "%04d-%02d-%02d", d.year, d.month, d.day);
}

date date_last(date d)
{
    if (d.month == 0)
        d.month = 12;
    if (d.day == 0)
        d.day = (int8_t)days_in_month(d.year, d.month);
    return d;
}

/* Days since 1 January of the year 1. */
static int day_number(date d)
{
    int before = d.year - 1, days = before * 365 + before / 4 - before / 100 + before / 400;
    for (int month = 1; month < d.month; month++)
        days += days_in_month(d.year, month);
    return days + d.day - 1;
}

int date_days_between(date from, date to)
{
    return day_number(date_first(to)) - day_number(date_first(from));
}
