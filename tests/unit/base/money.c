#include "base/money.h"

#include "unit.h"

/* The programme table of domain rules, section 10: 25,3 33,5 18,0 12,6 7,6 1,8 1,2 = 100,0, where plain rounding
 * gives 7,7 and 100,1. */
static void test_programme_table(void)
{
    const money parts[] = {{65680}, {86950}, {46750}, {32820}, {19890}, {4720}, {3080}};
    const int64_t expected[] = {253, 335, 180, 126, 76, 18, 12};
    int64_t shares[7];
    CHECK(money_shares(shares, parts, 7, money_of(259890), 1000) == 1);
    CHECK(memcmp(shares, expected, sizeof shares) == 0);
}

static void test_shares(void)
{
    const money thirds[] = {{100000}, {100000}, {100000}};
    int64_t shares[3];
    CHECK(money_shares(shares, thirds, 3, money_of(300000), 1000) == 1);
    CHECK(shares[0] == 334 && shares[1] == 333 && shares[2] == 333);
    CHECK(money_shares(shares, thirds, 3, money_of(300001), 1000) == -1);
    CHECK(money_shares(shares, (const money[]){{-1}, {2}}, 2, money_of(1), 1000) == -1);
    CHECK(money_shares(shares, NULL, 0, money_of(0), 1000) == -1);
}

static bool splits(int64_t cents, const int64_t *weights, size_t count, const int64_t *parts)
{
    for (size_t i = 0; i < count; i++)
        if (money_split(money_of(cents), weights, count, i).cents != parts[i])
            return false;
    return true;
}

/* Largest remainder by hand: 10 by 3 : 3 : 3 is 3 1/3 each; 10 by 1 : 2 : 4 is 1 3/7, 2 6/7, 5 5/7; -10 the same below zero. */
static void test_split(void)
{
    const int64_t equal[] = {3, 3, 3}, doubling[] = {1, 2, 4}, none[] = {0, 5, 0};
    CHECK(splits(10, equal, 3, (const int64_t[]){4, 3, 3}));
    CHECK(splits(11, equal, 3, (const int64_t[]){4, 4, 3}));
    CHECK(splits(10, doubling, 3, (const int64_t[]){1, 3, 6}));
    CHECK(splits(-10, doubling, 3, (const int64_t[]){-1, -3, -6}));
    CHECK(splits(7, none, 3, (const int64_t[]){0, 7, 0}));
    CHECK(splits(0, equal, 3, (const int64_t[]){0, 0, 0}));
    CHECK(splits(1, equal, 1, (const int64_t[]){1}));
    const int64_t huge[] = {INT64_MAX, INT64_MAX};
    CHECK(splits(INT64_MAX, huge, 2, (const int64_t[]){INT64_MAX / 2 + 1, INT64_MAX / 2}));
    CHECK(splits(INT64_MIN, huge, 2, (const int64_t[]){INT64_MIN / 2, INT64_MIN / 2}));
}

/* The AKKE cases of section 10: 69,96 %, exactly 70,00 %, 69,99 %; Vantaa 24,00 %. */
static void test_ratios(void)
{
    CHECK(money_ratio(money_of(7990000), money_of(11420000), 10000) == 6996);
    CHECK(money_ratio(money_of(29060500), money_of(41515000), 10000) == 7000);
    CHECK(money_ratio(money_of(37050500), money_of(52935000), 10000) == 6999);
    CHECK(money_ratio(money_of(5590800), money_of(23295200), 10000) == 2400);
    CHECK(money_rounded(money_of(50), 100) == 1 && money_rounded(money_of(49), 100) == 0);
    CHECK(money_rounded(money_of(-50), 100) == -1 && money_rounded(money_of(-149), 100) == -1);
    CHECK(money_ratio(money_of(INT64_MAX), money_of(1), 10000) == INT64_MAX);
}

static void test_overflow(void)
{
    money sum = {7};
    CHECK(!money_add(&sum, money_of(INT64_MAX), money_of(1)) && sum.cents == 7);
    CHECK(!money_subtract(&sum, money_of(INT64_MIN), money_of(1)) && sum.cents == 7);
    CHECK(money_add(&sum, money_of(1), money_of(2)) && sum.cents == 3);
}

static bool reads(const char *text, int64_t cents)
{
    money amount = {-77};
    return money_parse(&amount, text, strlen(text)) && amount.cents == cents;
}

static bool refuses(const char *text)
{
    money amount;
    return !money_parse(&amount, text, strlen(text));
}

static void test_text(void)
{
    CHECK(reads("0", 0) && reads("1", 100) && reads("1.5", 150) && reads("-0.05", -5) && reads("343859656.00", 34385965600));
    CHECK(reads("92233720368547758.07", INT64_MAX));
    CHECK(refuses("") && refuses("-") && refuses("1,50") && refuses("1.") && refuses(".5") && refuses("1.005"));
    CHECK(refuses("1 000") && refuses("+1") && refuses("1e3") && refuses("92233720368547758.08"));
    char text[MONEY_TEXT_SIZE];
    money_format(text, money_of(-5));
    CHECK_TEXT(text, "-0.05");
    money_format(text, money_of(INT64_MIN));
    CHECK_TEXT(text, "-92233720368547758.08");
}

int main(void)
{
    test_programme_table();
    test_shares();
    test_split();
    test_ratios();
    test_overflow();
    test_text();
    return unit_done();
}
