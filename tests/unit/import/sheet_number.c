#include "import/sheet_number.h"

#include "unit.h"

static const char *plain(const char *text)
{
    static char out[SHEET_NUMBER_SIZE + 1];
    out[sheet_number_plain(out, text, strlen(text))] = '\0';
    return out;
}

static int day(int32_t first_day, const char *text)
{
    date read = {0};
    return sheet_number_day(&read, first_day, text, strlen(text)) ? read.year * 10000 + read.month * 100 + read.day : -1;
}

int main(void)
{
    CHECK_TEXT(plain("1"), "1");
    CHECK_TEXT(plain("0"), "0");
    CHECK_TEXT(plain("-0"), "0");
    CHECK_TEXT(plain("82448.239999999998"), "82448.24");
    CHECK_TEXT(plain("0.29999999999999999"), "0.3");
    CHECK_TEXT(plain("999999999999999.96"), "1000000000000000");
    CHECK_TEXT(plain("-12.5"), "-12.5");
    CHECK_TEXT(plain("1.0863E4"), "10863");
    CHECK_TEXT(plain("1E-3"), "0.001");
    CHECK_TEXT(plain("0.005"), "0.005");
    CHECK_TEXT(plain("5e300"), "");
    CHECK_TEXT(plain("1e"), "");
    CHECK_TEXT(plain("1.2.3"), "");
    CHECK_TEXT(plain(""), "");
    CHECK_TEXT(plain("#N/A"), "");

    /* Serial numbers as Excel's own documentation gives them: 1.1.2008 is 39448, and 37986 when days count from 1904. */
    const int32_t windows = -25569, macintosh = -24107;
    CHECK(day(windows, "39448") == 20080101);
    CHECK(day(macintosh, "37986") == 20080101);
    CHECK(day(windows, "39448.75") == 20080101);
    CHECK(day(windows, "61") == 19000301);
    CHECK(day(windows, "60") == -1);
    CHECK(day(windows, "42429") == 20160229);
    CHECK(day(windows, "-5") == -1);
    CHECK(day(windows, "99999999") == -1);
    CHECK(day(windows, "2016-02-29") == -1);
    return unit_done();
}
