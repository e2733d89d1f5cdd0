#include "import/rates.h"

#include "unit.h"

static int64_t euros(const struct rates *rates, const char *currency, date day, int64_t cents)
{
    money converted = {-1};
    return rates_convert(&converted, rates, currency, strlen(currency), day, money_of(cents)) ? converted.cents : INT64_MIN;
}

int main(void)
{
    struct arena arena;
    struct rates rates = {0};
    arena_init(&arena);
    rates_add(&rates, &arena, (struct rate){"HRK", {2023, 1, 1}, 7534500});
    rates_add(&rates, &arena, (struct rate){"USD", {2020, 1, 1}, 1100000});
    rates_add(&rates, &arena, (struct rate){"USD", {2022, 1, 1}, 1000000});
    rates_add(&rates, &arena, (struct rate){"XTS", {2020, 1, 1}, 1});
    CHECK(euros(&rates, "USD", (date){2020, 1, 1}, 110000) == 100000);
    CHECK(euros(&rates, "USD", (date){2021, 12, 31}, 110000) == 100000);
    CHECK(euros(&rates, "USD", (date){2022, 1, 1}, 110000) == 110000);
    CHECK(euros(&rates, "USD", (date){2019, 12, 31}, 110000) == INT64_MIN);
    CHECK(euros(&rates, "SEK", (date){2022, 1, 1}, 100) == INT64_MIN);
    CHECK(euros(&rates, "US", (date){2022, 1, 1}, 100) == INT64_MIN);
    /* 5 493 094,58 kn at 7,5345: 729 058,939… euros, by bc. */
    CHECK(euros(&rates, "HRK", (date){2023, 5, 1}, 549309458) == 72905894);
    CHECK(euros(&rates, "HRK", (date){2023, 5, 1}, -549309458) == -72905894);
    CHECK(euros(&rates, "XTS", (date){2023, 5, 1}, INT64_MAX / 2) == INT64_MIN);
    arena_release(&arena);
    return unit_done();
}
