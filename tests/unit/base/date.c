#include "base/date.h"

#include "unit.h"

static int between(const char *from, const char *to)
{
    date one = {0}, other = {0};
    CHECK(date_parse(&one, from, strlen(from)) && date_parse(&other, to, strlen(to)));
    return date_days_between(one, other);
}

/* Leap years: 2024 and 2000, not 1900 nor 2100. Known distances, from a perpetual calendar. */
int main(void)
{
    CHECK(between("2024-01-01", "2025-01-01") == 366);
    CHECK(between("2023-01-01", "2024-01-01") == 365);
    CHECK(between("2100-02-28", "2100-03-01") == 1);
    CHECK(between("2000-02-28", "2000-03-01") == 2);
    CHECK(between("1970-01-01", "2000-01-01") == 10957);
    CHECK(between("2024-03-01", "2024-02-29") == -1);
    CHECK(between("2024", "2024-02") == 31);
    return unit_done();
}
