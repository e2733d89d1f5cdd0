#include "xml/xml_value.h"

#include "unit.h"

static const char *const colours[] = {"red", "green", "grey", NULL};

/* What the text is as this type; its text NULL when it is nothing of it. */
static struct xml_value parse(enum xml_type type, const char *text)
{
    struct xml_value value = {.text = text, .length = (uint32_t)strlen(text)};
    if (!xml_value_parse(&value, type, colours))
        value.text = NULL;
    return value;
}

static bool is_number(enum xml_type type, const char *text, int64_t number)
{
    struct xml_value value = parse(type, text);
    return value.text != NULL && value.as.number == number;
}

static bool is_word(enum xml_type type, const char *text, int word)
{
    struct xml_value value = parse(type, text);
    return value.text != NULL && value.as.word == word;
}

static bool refuses(enum xml_type type, const char *text)
{
    return parse(type, text).text == NULL;
}

static void test_words(void)
{
    CHECK(is_word(XML_WORD, "grey", 2) && is_word(XML_WORD, " \t\r\nred\n", 0));
    CHECK(refuses(XML_WORD, "") && refuses(XML_WORD, "gre") && refuses(XML_WORD, "greys") && refuses(XML_WORD, "Red"));
    CHECK(parse(XML_WORDS, "grey  red").as.words == 5 && parse(XML_WORDS, "").as.words == 0);
    CHECK(refuses(XML_WORDS, "red blue"));
    CHECK(is_word(XML_YES, "yes", 1) && is_word(XML_YES, "no", 0) && refuses(XML_YES, "true"));
    CHECK(is_word(XML_LANGUAGE, "sv", LANGUAGE_SV) && refuses(XML_LANGUAGE, "de"));
}

static void test_numbers(void)
{
    CHECK(is_number(XML_NUMBER, "999999999", 999999999) && refuses(XML_NUMBER, "1000000000") && refuses(XML_NUMBER, "-1"));
    CHECK(is_number(XML_DECIMAL, "12.5", 12500000) && is_number(XML_DECIMAL, "-0.000001", -1));
    CHECK(refuses(XML_DECIMAL, "1.") && refuses(XML_DECIMAL, ".5") && refuses(XML_DECIMAL, "0.0000001"));
    CHECK(is_number(XML_COLOUR, "#0aFf10", 0x0AFF10) && refuses(XML_COLOUR, "#0aff1") && refuses(XML_COLOUR, "0aff100"));
    CHECK(is_number(XML_YEAR, "2021", 2021) && refuses(XML_YEAR, "1899") && refuses(XML_YEAR, "2021-05"));
}

static void test_dates_and_money(void)
{
    struct xml_value day = parse(XML_DAY, "2024-02-29");
    CHECK(day.text != NULL && day.as.day.year == 2024 && day.as.day.month == 2 && day.as.day.day == 29);
    CHECK(refuses(XML_DAY, "2023-02-29") && refuses(XML_DAY, "2024-02") && !refuses(XML_DATE, "2024-02"));
    CHECK(parse(XML_MONEY, " 1234.5 ").as.amount.cents == 123450);
    CHECK(!refuses(XML_MONEY, "") && refuses(XML_MONEY, "1,50"));
}

/* 64 characters, not bytes. */
static void test_codes_and_texts(void)
{
    char longest[2 * 64 + 3] = "";
    for (int i = 0; i < 64; i++)
        strcat(longest, "ä");
    CHECK(!refuses(XML_CODE, longest));
    CHECK(refuses(XML_CODE, strcat(longest, "x")) && refuses(XML_CODE, "A 1") && refuses(XML_CODE, " "));
    CHECK(parse(XML_VERBATIM, " a ").length == 3 && parse(XML_CODE, " a ").length == 1);
}

int main(void)
{
    test_words();
    test_numbers();
    test_dates_and_money();
    test_codes_and_texts();
    return unit_done();
}
