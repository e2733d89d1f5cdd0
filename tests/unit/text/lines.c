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
    CHECK_TEXT(finnish("Kaikki. Viiva (–): tieto puuttuu.", wide("Kaikki. Viiva (–")), "Kaikki. |Viiva (–): tieto |puuttuu.|");
    CHECK_TEXT(finnish("tapa e-lasku", wide("e-lasku")), "tapa |e-lasku|");
    CHECK_TEXT(finnish("ohjelma TL-1", wide("ohjelma TL-")), "ohjelma |TL-1|");
}

/* What is copied must be what stands there: no hyphen is added to an id or an address. */
static void test_ids(void)
{
    CHECK_TEXT(finnish("kaikki/municipality/granted:eu", wide("kaikki/munici-")), "kaikki/|municipality/|granted:eu|");
    CHECK_TEXT(finnish("kaikki/fund/cost,granted,paid", wide("kaikki/fund/cost,gran")), "kaikki/fund/cost,|granted,paid|");
    CHECK_TEXT(finnish("a/maakuntahallitus", wide("a/maakunta-")), "a/maakunta=|hallitus|");
}

static void test_compound_boundaries(void)
{
    CHECK_TEXT(finnish("maakuntahallitus", wide("maakunta-")), "maakunta=|hallitus|");
    CHECK_TEXT(finnish("maakuntahallitus", wide("maakuntahal-")), "maakunta=|hallitus|");
    CHECK_TEXT(finnish("kehittämisyhtiö", wide("kehittämis-")), "kehittämis=|yhtiö|");
    CHECK_TEXT(finnish("(maakuntahallitus),", wide("(maakuntahal-")), "(maakunta=|hallitus),|");
    /* 43 letters: the first line could hold "ammattikorkea-", but then a later one would end in a syllable */
    CHECK_TEXT(finnish("ammattikorkeakoulukehittämisrahastohallitus", wide("ammattikorkea-")),
               "ammatti=|korkeakoulu=|kehittämis=|rahastohallitus|");
}

static void test_when_to_hyphenate(void)
{
    /* the hole is small, and the word fits on the next line: left whole */
    CHECK_TEXT(finnish("rahoitusta myönsi maakuntahallitus", wide("rahoitusta myönsi maak-")),
               "rahoitusta myönsi |maakuntahallitus|");
    /* a large hole */
    CHECK_TEXT(finnish("jäi maakuntahallitus", wide("jäi maakuntahal-")), "jäi maakunta=|hallitus|");
    /* fits nowhere whole: every line is used */
    CHECK_TEXT(finnish("jäi ammattikorkeakoulu", wide("korkeakoulu")), "jäi ammatti=|korkeakoulu|");
}

/* Filled line by line the first text would run "aaa bb |cc |ddddd", with a large hole in the middle. */
static void test_whole_paragraph(void)
{
    CHECK_TEXT(finnish("aaa bb cc ddddd", wide("aaa bb")), "aaa |bb cc |ddddd|");
    /* no word stands alone on the last line when the line before can give it company */
    CHECK_TEXT(finnish("hanketta rahoitettiin vuonna 2021 osin", wide("hanketta rahoitettiin vuonna 2021")),
               "hanketta rahoitettiin vuonna |2021 osin|");
    /* nor is a range of dates torn for a better edge */
    CHECK_TEXT(finnish("hankkeen toteutusaika on 1.1.2024–31.12.2026", wide("hankkeen toteutusaika on 1.1.2024–3")),
               "hankkeen toteutusaika on |1.1.2024–31.12.2026|");
    /* no more lines than need be */
    CHECK_TEXT(finnish("aa bb cc dd ee ff", wide("aa bb cc")), "aa bb cc |dd ee ff|");
}

static void test_short_words(void)
{
    CHECK_TEXT(finnish("rahoitusta saivat kunnat ja yritykset", wide("rahoitusta saivat kunnat ja y")),
               "rahoitusta saivat kunnat |ja yritykset|");
    CHECK_TEXT(broken(LANGUAGE_SV, "finansierade projekt i landskapet", wide("finansierade projekt i l")),
               "finansierade projekt |i landskapet|");
}

static void test_unbroken_spaces(void)
{
    CHECK_TEXT(finnish("maksettu 24,5 % kaikesta", wide("maksettu 24,5")), "maksettu |24,5 % |kaikesta|");
    CHECK_TEXT(finnish("linja TL 1 on", wide("linja TL 1") - 0.001), "linja |TL 1 on|");
    CHECK_TEXT(finnish("yli 3 milj. euroa", wide("yli 3 milj.")), "yli 3 milj. |euroa|"); /* no other way */
}

/* Whatever the width: no line is too wide, and nothing is lost but spaces at line ends, nothing added but hyphens. */
static void test_nothing_lost(void)
{
    static const char string[] =
        "Pohjois-Pohjanmaan liitto myönsi 12 528 345 euroa (24,5 %) ammattikorkeakoulun hyvinvointiteknologian "
        "tutkimus- ja kehittämisympäristöhankkeelle 1.3.2021–31.1.2022 elinkeino-, liikenne- ja ympäristökeskuksen alueella.";
    char joined[sizeof string];
    for (double width = 1.3; width < 120; width += 0.37) {
        size_t count = 0, line = 0;
        const char *lines = finnish(string, width);
        for (const char *at = lines, *start = lines; *at != '\0'; at++) {
            if (*at != '=' && *at != '|' && count + 1 < sizeof joined)
                joined[count++] = *at;
            if (*at == '|') {
                struct buffer text_of_line;
                buffer_init(&text_of_line, BUFFER_UNLIMITED);
                for (; start < at && !(*start == ' ' && start + 1 == at); start++)
                    buffer_putc(&text_of_line, *start == '=' ? '-' : *start);
                CHECK(wide(buffer_text(&text_of_line)) <= width + 1e-6);
                buffer_release(&text_of_line);
                start = at + 1;
                line++;
            }
        }
        joined[count] = '\0';
        CHECK_TEXT(joined, string);
        CHECK(line >= (size_t)(wide(string) / (width + 0.27)));
    }
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

/* V and A stand closer side by side than either does to a line's end. */
static void test_kerning_at_break(void)
{
    double whole = wide("XAV") + wide("-");
    CHECK(wide("VA") < wide("V") + wide("A") - 0.01);
    CHECK_TEXT(finnish("XAV\u00ADAVX", whole), "XAV=|AVX|");
    CHECK(strchr(finnish("XAV\u00ADAVX", whole - 0.001), '=') == NULL);
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
    test_ids();
    test_compound_boundaries();
    test_when_to_hyphenate();
    test_whole_paragraph();
    test_short_words();
    test_unbroken_spaces();
    test_nothing_lost();
    test_least_characters();
    test_soft_hyphens();
    test_kerning_at_break();
    test_last_resort();
    test_other_languages();
    test_longest_word();
    broken(LANGUAGE_FI, "", 1);
    text_free(text);
    findings_release(&findings);
    return unit_done();
}
