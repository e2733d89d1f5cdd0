#include "base/date.h"

#include "unit.h"

/* By Python's calendar: leap years by 4, not by 100, by 400 again. */
static void test_days(void)
{
    CHECK(date_days((date){1900, 1, 1}) == 0);
    CHECK(date_days((date){1900, 3, 1}) == 59);
    CHECK(date_days((date){2000, 2, 29}) == 36583);
    CHECK(date_days((date){2024, 12, 31}) == 45655);
    CHECK(date_days((date){2025, 1, 1}) == 45656);
    CHECK(date_days((date){2199, 12, 31}) == 109572);
    CHECK(date_days((date){2024, 0, 0}) == 45290);
    CHECK(date_days((date){2024, 5, 0}) == 45411);
}

int main(void)
{
    test_days();
    return unit_done();
}
