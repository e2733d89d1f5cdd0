#include "import/cell_style.h"

#include "unit.h"

static int64_t cents(const struct cell_style *style, const char *text)
{
    money amount = {-999};
    return cell_amount(&amount, style, text, strlen(text)) ? amount.cents : INT64_MIN;
}

static int day(const char *dates, const char *text)
{
    date read = {0};
    struct cell_style style = {.dates = dates};
    return cell_date(&read, &style, text, strlen(text)) ? read.year * 10000 + read.month * 100 + read.day : -1;
}

static void amounts(void)
{
    struct cell_style plain = {.decimal = '.'};
    CHECK(cents(&plain, "443909") == 44390900);
    CHECK(cents(&plain, "40196.99") == 4019699);
    CHECK(cents(&plain, "-12.5") == -1250);
    CHECK(cents(&plain, "\u22120.05") == -5);
    CHECK(cents(&plain, "1 000") == INT64_MIN);
    CHECK(cents(&plain, "1,5") == INT64_MIN);
    CHECK(cents(&plain, "1.234") == INT64_MIN);
    CHECK(cents(&plain, "") == INT64_MIN);
    CHECK(cents(&plain, "-") == INT64_MIN);
    CHECK(cents(&plain, "12 kn") == INT64_MIN);
    CHECK(cents(&plain, "99999999999999999999") == INT64_MIN);

    struct cell_style german = {.decimal = ',', .thousands = '.', .suffix = "kn"};
    CHECK(cents(&german, "1.238.920") == 123892000);
    CHECK(cents(&german, "10.863,00") == 1086300);
    CHECK(cents(&german, "5.493.094,58 kn") == 549309458);
    CHECK(cents(&german, "863") == 86300);
    CHECK(cents(&german, "10863,5") == 1086350);
    CHECK(cents(&german, "1.23") == INT64_MIN);
    CHECK(cents(&german, "1.2345") == INT64_MIN);
    CHECK(cents(&german, "1234.567") == INT64_MIN);
    CHECK(cents(&german, ".123") == INT64_MIN);
    CHECK(cents(&german, "1.") == INT64_MIN);

    struct cell_style english = {.decimal = '.', .thousands = ','};
    CHECK(cents(&english, "3,000.00") == 300000);
    CHECK(cents(&english, "3,00.00") == INT64_MIN);

    struct cell_style finnish = {.decimal = ',', .thousands = ' ', .suffix = "€"};
    CHECK(cents(&finnish, "12 528 345,50 €") == 1252834550);
    CHECK(cents(&finnish, "12\u00A0528\u00A0345\u00A0€") == 1252834500);
    CHECK(cents(&finnish, "55\u202F908€") == 5590800);
    CHECK(cents(&finnish, "1 23,00") == INT64_MIN);
    CHECK(cents(&finnish, "1 2") == INT64_MIN);

    struct cell_style rounding = {.decimal = '.', .rounded = true};
    CHECK(cents(&rounding, "134991.36000000002") == 13499136);
    CHECK(cents(&rounding, "0.005") == 1);
    CHECK(cents(&rounding, "0.00499") == 0);
    CHECK(cents(&rounding, "-0.005") == -1);
    CHECK(cents(&rounding, "9.995") == 1000);
    CHECK(cents(&rounding, "1.") == INT64_MIN);
    CHECK(cents(&rounding, "1.2.3") == INT64_MIN);
    CHECK(cents(&rounding, "92233720368547758.079") == INT64_MIN);

    struct cell_style rate = {.decimal = ',', .suffix = "%"};
    CHECK(cents(&rate, "60%") == 6000);
}

static int64_t millionths(const char *text)
{
    int64_t read = -1;
    struct cell_style style = {.decimal = ','};
    return cell_percentage(&read, &style, text, strlen(text)) ? read : -2;
}

static void percentages(void)
{
    CHECK(millionths("60%") == 60000000);
    CHECK(millionths("60 %") == 60000000);
    CHECK(millionths("33,333333") == 33333333);
    CHECK(millionths("100") == 100000000);
    CHECK(millionths("0,5") == 500000);
    CHECK(millionths("100,000001") == -2);
    CHECK(millionths("0,0000001") == -2);
    CHECK(millionths("-1") == -2);
    CHECK(millionths("99999999999999999999") == -2);
    CHECK(millionths("") == -2);
}

static void dates(void)
{
    CHECK(day("d.m.y", "1.3.2015") == 20150301);
    CHECK(day("d.m.y", " 01.03.2015 ") == 20150301);
    CHECK(day("d.m.y", "31.6.2015") == -1);
    CHECK(day("d.m.y", "29.2.2016") == 20160229);
    CHECK(day("d.m.y", "29.2.2015") == -1);
    CHECK(day("d.m.y", "1.3.15") == -1);
    CHECK(day("d.m.y", "1.3.20155") == -1);
    CHECK(day("d.m.y", "7560") == -1);
    CHECK(day("d.m.y", "0.3.2015") == -1);
    CHECK(day("d.m.y", "1.0.2015") == -1);
    CHECK(day("d.m.y", "") == -1);
    CHECK(day("y-m-d", "2015-03-01") == 20150301);
    CHECK(day("y-m-d", "1.3.2015") == -1);
    CHECK(day("d/m/y", "01/11/2015") == 20151101);
    CHECK(day("m/d/y", "11/01/2015") == 20151101);
    CHECK(day("d.m.Y", "1.3.15") == 20150301);
    CHECK(day("d.m.Y", "1.3.2015") == 20150301);
    CHECK(day("d.m.Y", "1.3.70") == 19700301);
    CHECK(day("d.m.Y", "1.3.69") == 20690301);
    CHECK(day("d.m.Y", "1.3.015") == -1);
    CHECK(day("d M Y", "01. Nov 15") == 20151101);
    CHECK(day("d M Y", "1. marraskuuta 2015") == 20151101);
    CHECK(day("d M Y", "1 november 2015") == 20151101);
    CHECK(day("d M Y", "1-Nov-2015") == 20151101);
    CHECK(day("d M Y", "09.Mär.2015") == 20150309);
    CHECK(day("d M Y", "24\u00A0Dez. 2015") == 20151224);
    CHECK(day("d M Y", "31. kesäkuuta 2015") == -1);
    CHECK(day("d M Y", "1. Novem 2015") == -1);
    CHECK(day("d M Y", "1. 2015") == -1);
    CHECK(day("d M Y", "Nov 1, 2015") == -1);
    CHECK(day("M d Y", "Nov 1, 2015") == 20151101);
    CHECK(day("M d Y", "November 01 15") == 20151101);
    CHECK(day("M d Y", "Sept. 30, 2015") == 20150930);
}

int main(void)
{
    amounts();
    dates();
    percentages();
    return unit_done();
}
