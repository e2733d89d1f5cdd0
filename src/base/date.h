/* A calendar date with the precision it was given in: a day, a month or a year. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int16_t year;  /* 1900..2199; 0 = no date */
    int8_t month;  /* 1..12; 0 = precision is the year */
    int8_t day;    /* 1..31; 0 = precision is the month */
} date;

static inline bool date_known(date d)
{
    return d.year != 0;
}

/* YYYY-MM-DD, YYYY-MM or YYYY. False, and `out` untouched, when `text` is anything else or no such day exists. */
bool date_parse(date *out, const char *text, size_t length);
/* False when no such day exists (31.6., 29.2.2015) or the year is out of range. */
bool date_valid(date d);
enum { DATE_TEXT_SIZE = 24 };
void date_format(char out[DATE_TEXT_SIZE], date d);

date date_last(date d);
static inline date date_first(date d)
{
    return (date){d.year, d.month == 0 ? 1 : d.month, d.day == 0 ? 1 : d.day};
}
/* Negative, 0 or positive. An imprecise date counts as its first day; _last makes it its last. */
static inline int date_compare(date a, date b)
{
    a = date_first(a);
    b = date_first(b);
    return (a.year * 512 + a.month * 32 + a.day) - (b.year * 512 + b.month * 32 + b.day);
}
/* Whole days from `from` to `to`; negative when `to` is the earlier. Imprecise dates count as their first days. */
int date_days_between(date from, date to);

#endif
