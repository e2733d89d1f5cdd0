/* The domain's table of numbers, money, dates and ranges (section 7), in each language. "~" stands for U+00A0. */
#include "language/language.h"

#include "unit.h"

static struct buffer out;

static const char *plain(void)
{
    static char text[256];
    size_t length = 0;
    for (const char *at = buffer_text(&out); *at != '\0';) {
        bool space = strncmp(at, "\u00A0", 2) == 0;
        text[length++] = space ? '~' : *at;
        at += space ? 2 : 1;
    }
    text[length] = '\0';
    buffer_clear(&out);
    return text;
}

/* In Finnish, Swedish and English. */
#define CHECK_EACH(call, fi, sv, en)                               \
    for (enum language language = 0; language < LANGUAGES; language++) { \
        const char *const expected[LANGUAGES] = {fi, sv, en};      \
        call;                                                      \
        CHECK_TEXT(plain(), expected[language]);                   \
    }
#define CHECK_ALL(call, text) CHECK_EACH(call, text, text, text)

static void test_counts(void)
{
    CHECK_ALL(language_count(&out, language, 12528345), "12~528~345");
    CHECK_ALL(language_count(&out, language, 1000), "1~000");
    CHECK_ALL(language_count(&out, language, 999), "999");
    CHECK_ALL(language_count(&out, language, 0), "0");
    CHECK_ALL(language_count(&out, language, -1234), "−1~234");
    CHECK_ALL(language_count(&out, language, INT64_MIN), "−9~223~372~036~854~775~808");
}

static void test_decimals(void)
{
    CHECK_EACH(language_decimal(&out, language, 245, 1), "24,5", "24,5", "24.5");
    CHECK_EACH(language_decimal(&out, language, 6996, 2), "69,96", "69,96", "69.96");
    CHECK_EACH(language_decimal(&out, language, 7000, 2), "70,00", "70,00", "70.00");
    CHECK_EACH(language_decimal(&out, language, -4, 1), "−0,4", "−0,4", "−0.4");
    CHECK_EACH(language_decimal(&out, language, 25989, 1), "2~598,9", "2~598,9", "2~598.9");
    CHECK_EACH(language_percent(&out, language, 245, 1), "24,5~%", "24,5~%", "24.5~%");
    CHECK_ALL(language_percent(&out, language, 47, 0), "47~%");
}

static void test_money(void)
{
    CHECK_EACH(language_money(&out, language, money_of(5590800), true), "55~908~€", "55~908~€", "EUR~55~908");
    CHECK_EACH(language_money(&out, language, money_of(5128446925), true), "51~284~469,25~€", "51~284~469,25~€",
               "EUR~51~284~469.25");
    CHECK_EACH(language_money(&out, language, money_of(5128446950), false), "51~284~470~€", "51~284~470~€",
               "EUR~51~284~470");
    CHECK_EACH(language_money(&out, language, money_of(-105), true), "−1,05~€", "−1,05~€", "EUR~−1.05");
    CHECK_ALL(language_euros(&out, language, money_of(8244823944)), "82~448~239");
    CHECK_ALL(language_euros(&out, language, money_of(-50)), "−1");
    CHECK_ALL(language_euros(&out, language, money_of(-49)), "0");
}

static void test_millions(void)
{
    CHECK_EACH(language_millions(&out, language, money_of(120000000)), "1,2~milj.~euroa", "1,2~miljoner~euro",
               "EUR~1.2~million");
    CHECK_EACH(language_millions(&out, language, money_of(34385965600)), "343,9~milj.~euroa", "343,9~miljoner~euro",
               "EUR~343.9~million");
    CHECK_EACH(language_millions(&out, language, money_of(-120000000)), "−1,2~milj.~euroa", "−1,2~miljoner~euro",
               "EUR~−1.2~million");
    CHECK_EACH(language_millions(&out, language, money_of(99999900)), "999~999~€", "999~999~€", "EUR~999~999");
}

static void test_dates(void)
{
    const date first = {2021, 3, 1}, last = {2022, 1, 31}, none = {0};
    CHECK_ALL(language_date(&out, language, first), "1.3.2021");
    CHECK_ALL(language_date(&out, language, ((date){2025, 12, 31})), "31.12.2025");
    CHECK_ALL(language_date(&out, language, ((date){2021, 3, 0})), "3/2021");
    CHECK_ALL(language_date(&out, language, ((date){2021, 0, 0})), "2021");
    CHECK_ALL(language_date(&out, language, none), "");
    CHECK_ALL(language_date_range(&out, language, first, last), "1.3.2021–31.1.2022");
    CHECK_ALL(language_date_range(&out, language, ((date){2021, 0, 0}), ((date){2027, 0, 0})), "2021–2027");
    CHECK_ALL(language_date_range(&out, language, first, none), "1.3.2021–");
    CHECK_ALL(language_date_range(&out, language, none, last), "–31.1.2022");
    CHECK_ALL(language_date_range(&out, language, none, none), "");
    CHECK_ALL(language_date_range(&out, language, first, first), "1.3.2021");
}

static void test_words(void)
{
    const char *const values[] = {"41", "2"};
    CHECK_TEXT(language_word(LANGUAGE_FI, WORD_UNIT_THOUSANDS), "(1\u00A0000\u00A0euroa)");
    CHECK_TEXT(language_word(LANGUAGE_SV, WORD_UNIT_THOUSANDS), "(tusen euro)");
    CHECK_TEXT(language_word(LANGUAGE_EN, WORD_UNIT_THOUSANDS), "(thousand EUR)");
    for (enum word word = 0; word < WORDS; word++)
        for (enum language language = 0; language < LANGUAGES; language++)
            CHECK(language_word(language, word) != NULL && language_word(language, word)[0] != '\0');
    language_fill(&out, "summa {1} hankkeesta, {2}:lta tieto puuttuu", values, 2);
    CHECK_TEXT(plain(), "summa 41 hankkeesta, 2:lta tieto puuttuu");
    language_fill(&out, "{2}{1}{3} {x} {", values, 2);
    CHECK_TEXT(plain(), "241{3} {x} {");
    language_fill(&out, "", values, 2);
    CHECK_TEXT(plain(), "");
}

static void check_normal(const char *text, const char *expected)
{
    language_normalise(&out, text, strlen(text));
    CHECK_TEXT(plain(), expected);
}

static void test_normal_form(void)
{
    check_normal("Hämeen liitto – 24 €", "Hämeen liitto – 24 €");
    check_normal("Ha\u0308meen", "Hämeen");
    check_normal("\u212B\u2126", "\u00C5\u03A9");
    check_normal("a\u0323\u0307", "\u1EA1\u0307");
    check_normal("\u0958", "\u0915\u093C"); /* no composed form: gets longer */
    check_normal("\U0001D160", "\U0001D158\U0001D165\U0001D16E");
    check_normal("e\u0301\xFFz", "é\uFFFDz");
}

static void test_whole_part(void)
{
    CHECK(language_whole_part(LANGUAGE_FI, "24,5\u00A0%") == 2);
    CHECK(language_whole_part(LANGUAGE_SV, "12\u00A0528,25") == 7);
    CHECK(language_whole_part(LANGUAGE_EN, "24.5") == 2);
    CHECK(language_whole_part(LANGUAGE_EN, "EUR\u00A01,234") == 10); /* no decimal mark of English */
    CHECK(language_whole_part(LANGUAGE_FI, "100") == 3);
    CHECK(language_whole_part(LANGUAGE_FI, "100\u00A0%") == 3);
    CHECK(language_whole_part(LANGUAGE_FI, "–") == 3); /* bytes */
    CHECK(language_whole_part(LANGUAGE_FI, "") == 0);
}

int main(void)
{
    buffer_init(&out, BUFFER_UNLIMITED);
    test_counts();
    test_decimals();
    test_money();
    test_millions();
    test_dates();
    test_words();
    test_normal_form();
    buffer_release(&out);
    test_whole_part();
    return unit_done();
}
