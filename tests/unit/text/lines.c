/* Breaking into lines. What is expected follows from Finnish spelling and from the widths in the fonts. Run from the
 * checkout's top folder. */
#include "text/lines.h"

#include "base/findings.h"
#include "base/utf8.h"
#include "unit.h"

static struct findings findings;
static struct text *text;

/* All lines of the string, "|" at each line's end, soft hyphens as "=": what a reader sees and what copying gives. */
static const char *broken(enum language language, const char *string, double width)
{
    static struct buffer shown;
    struct arena arena;
    struct line *lines;
    arena_init(&arena);
    buffer_release(&shown);
    buffer_init(&shown, BUFFER_UNLIMITED);
    size_t count = text_break(text, &arena, language, FACE_REGULAR, string, width, &lines);
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (uint32_t k = 0; k < lines[i].count; k++) {
            const struct run *run = lines[i].runs[k];
            sum += run->advance;
            for (uint32_t j = 0; j < run->count; j++) {
                char bytes[4];
                uint32_t character = run->glyphs[j].character;
                buffer_put(&shown, bytes, utf8_put(bytes, character == 0xAD ? '=' : character));
            }
        }
        bool spaced = shown.length > 0 && shown.bytes[shown.length - 1] == ' ';
        CHECK((double)lines[i].width <= sum + 1e-5 && (double)lines[i].width >= sum - (spaced ? 0.261 : 1e-5));
        CHECK(lines[i].hyphenated == (shown.length > 0 && shown.bytes[shown.length - 1] == '='));
        buffer_putc(&shown, '|');
    }
    arena_release(&arena);
    return buffer_text(&shown);
}

static const char *finnish(const char *string, double width)
{
    return broken(LANGUAGE_FI, string, width);
}

static double wide(const char *string)
{
    return text_width(text, FACE_REGULAR, string);
}

static void test_spaces(void)
{
    CHECK_TEXT(finnish("", 5), "|");
    CHECK_TEXT(finnish("  \n ", 5), "|");
    CHECK_TEXT(finnish("hanke", 50), "hanke|");
    CHECK_TEXT(finnish("yksi kaksi kolme", wide("yksi kaksi") + 0.001), "yksi kaksi |kolme|");
    CHECK_TEXT(finnish("yksi kaksi kolme", wide("yksi kaksi")), "yksi kaksi |kolme|"); /* fits exactly */
    CHECK_TEXT(finnish("yksi kaksi kolme", wide("yksi kaksi") - 0.001), "yksi |kaksi |kolme|");
    CHECK_TEXT(finnish(" yksi\n\tkaksi ", 50), "yksi kaksi|");
}

static void test_no_break_space(void)
{
    CHECK_TEXT(finnish("yhteensä 12\u00A0528\u00A0345 euroa", wide("yhteensä 12\u00A0528")),
               "yhteensä |12\u00A0528\u00A0345 |euroa|");
    CHECK_TEXT(finnish("1\u00A0000\u00A0€ tai 24,5\u00A0%", wide("1\u00A0000\u00A0€")), "1\u00A0000\u00A0€ |tai |24,5\u00A0%|");
}

static void test_fixed_points(void)
{
    CHECK_TEXT(finnish("Pohjois-Pohjanmaa", wide("Pohjanmaa")), "Pohjois-|Pohjanmaa|");
    CHECK_TEXT(finnish("1.3.2021–31.1.2022", wide("1.3.2021–3")), "1.3.2021–|31.1.2022|");
    CHECK_TEXT(finnish("kunta/yritys", wide("kunta/yr")), "kunta/|yritys|");
    CHECK_TEXT(finnish("EU-rahoitus", wide("rahoitus")), "EU-|rahoitus|");
    /* no break inside a date, code or period of years, after a single letter, or before what is too short */
    CHECK_TEXT(finnish("tili 2021-03-01", wide("2021-03-01")), "tili |2021-03-01|");
    CHECK_TEXT(finnish("kausi 2021–2027", wide("kausi 2021–")), "kausi |2021–2027|");
    CHECK_TEXT(finnish("tapa e-lasku", wide("e-lasku")), "tapa |e-lasku|");
    CHECK_TEXT(finnish("ohjelma TL-1", wide("ohjelma TL-")), "ohjelma |TL-1|");
}

static void test_compound_boundaries(void)
{
    CHECK_TEXT(finnish("maakuntahallitus", wide("maakunta-")), "maakunta=|hallitus|");
    CHECK_TEXT(finnish("maakuntahallitus", wide("maakuntahal-")), "maakunta=|hallitus|");
    CHECK_TEXT(finnish("kehittämisyhtiö", wide("kehittämis-")), "kehittämis=|yhtiö|");
    CHECK_TEXT(finnish("(maakuntahallitus),", wide("(maakuntahal-")), "(maakunta=|hallitus),|");
    /* 41 letters */
    CHECK_TEXT(finnish("ammattikorkeakoulukehittämisrahastohallitus", wide("ammattikorkea-")),
               "ammattikorkea=|koulukehittä=|misrahasto=|hallitus|");
}

static void test_when_to_hyphenate(void)
{
    /* the line is 70 % full or the hole small, and the word fits on the next: left whole */
    CHECK_TEXT(finnish("rahoitusta myönsi maakuntahallitus", wide("rahoitusta myönsi maak-")),
               "rahoitusta myönsi |maakuntahallitus|");
    /* a large hole */
    CHECK_TEXT(finnish("jäi maakuntahallitus", wide("jäi maakuntahal-")), "jäi maakunta=|hallitus|");
    /* fits nowhere whole: every line is used */
    CHECK_TEXT(finnish("jäi ammattikorkeakoulu", wide("korkeakoulu")), "jäi ammatti=|korkeakoulu|");
}

/* Letters from `at` to `end`, the marks of line ends left out. */
static size_t letters(const char *at, const char *end)
{
    size_t count = utf8_count(at, (size_t)(end - at));
    for (; at < end; at++)
        count -= *at == '=' || *at == '|';
    return count;
}

static void test_least_characters(void)
{
    static const char *const words[] = {"yhteistyössä", "asiantuntijaorganisaatio", "aluekehitysrahasto", "yöelämä"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (double width = 1.8; width < 12; width += 0.1) {
            const char *lines = finnish(words[i], width), *end = lines + strlen(lines);
            for (const char *at = lines; (at = strchr(at, '=')) != NULL; at++)
                CHECK(letters(lines, at) >= 3 && letters(at, end) >= 3);
        }
}

static void test_soft_hyphens(void)
{
    CHECK_TEXT(finnish("Xyz\u00ADqwrt", 50), "Xyzqwrt|");
    CHECK_TEXT(finnish("Xyz\u00ADqwrt", wide("qwrt")), "Xyz=|qwrt|");
}

static void test_last_resort(void)
{
    CHECK_TEXT(finnish("1234567", wide("123")), "123|456|7|");
    CHECK_TEXT(finnish("1234", 0), "1|2|3|4|");
    CHECK_TEXT(finnish("x\u0323q\u0323", 0.1), "x\u0323|q\u0323|");
    CHECK_TEXT(finnish("ab 1234567", wide("123")), "ab |123|456|7|");
}

static void test_other_languages(void)
{
    CHECK_TEXT(broken(LANGUAGE_EN, "implementation", wide("implementa-")), "implementa=|tion|");
    CHECK_TEXT(broken(LANGUAGE_SV, "finansieringsram", wide("finansierings-")), "finansierings=|ram|");
    CHECK(findings.count == 0);
}

static void test_longest_word(void)
{
    CHECK(text_longest_word(text, FACE_REGULAR, "") == 0);
    CHECK(text_longest_word(text, FACE_REGULAR, "a maakuntahallitus b") == wide("maakuntahallitus"));
    CHECK(text_longest_word(text, FACE_REGULAR, "Pohjois-Pohjanmaa") == wide("Pohjanmaa"));
}

int main(void)
{
    findings_init(&findings);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text == NULL)
        return unit_done();
    test_spaces();
    test_no_break_space();
    test_fixed_points();
    test_compound_boundaries();
    test_when_to_hyphenate();
    test_least_characters();
    test_soft_hyphens();
    test_last_resort();
    test_other_languages();
    test_longest_word();
    broken(LANGUAGE_FI, "", 1);
    text_free(text);
    findings_release(&findings);
    return unit_done();
}
