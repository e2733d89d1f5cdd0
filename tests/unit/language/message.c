#include "language/message.h"

#include "register/project_register.h"
#include "unit.h"

static struct findings findings;
static struct buffer out;

static const char *line(enum language language)
{
    buffer_clear(&out);
    message_write(&out, language, &findings.items[findings.count - 1]);
    return buffer_text(&out);
}

static void test_place(void)
{
    struct input input = {.name = "rekisteri.xml"};
    struct place place = {&input, 6};
    findings_add(&findings, FINDING_INPUT_TOO_LARGE, place, finding_count(2048));
    CHECK_TEXT(line(LANGUAGE_EN),
               "rekisteri.xml:1:7: error: the file is larger than 2\u00A0048 MiB, the most that is read\n");
    findings_add(&findings, FINDING_FONT_NO_GLYPH, NOWHERE, finding_text("U+6F22"));
    CHECK_TEXT(line(LANGUAGE_FI),
               "hankeraportti: warning: merkkiä U+6F22 ei ole missään fontissa; sen tilalla näkyy U+FFFD\n");
    CHECK_TEXT(line(LANGUAGE_SV),
               "hankeraportti: warning: tecknet U+6F22 finns inte i något typsnitt; U+FFFD visas i stället\n");
}

static void test_arguments(void)
{
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_money(money_of(-123456)));
    CHECK_TEXT(line(LANGUAGE_FI), "hankeraportti: error: tiedostoa ei voi lukea: −1\u00A0234,56\u00A0€\n");
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_date((date){2021, 3, 1}));
    CHECK_TEXT(line(LANGUAGE_SV), "hankeraportti: error: filen kan inte läsas: 1.3.2021\n");
    findings_add(&findings, FINDING_START_MISSING, NOWHERE, finding_project(""));
    CHECK_TEXT(line(LANGUAGE_FI), "hankeraportti: warning: hankkeelta (ei koodia) puuttuu aloituspäivä\n");
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_text("{1}{2}"));
    CHECK_TEXT(line(LANGUAGE_EN), "hankeraportti: error: the file cannot be read: {1}{2}\n");
}

/* What the register has a code for is named in the reader's language; a percentage has the decimals that it needs. */
static void test_words(void)
{
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_stage(STAGE_PAID));
    CHECK_TEXT(line(LANGUAGE_FI), "hankeraportti: error: tiedostoa ei voi lukea: maksettu\n");
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_list(LIST_COST_MODEL));
    CHECK_TEXT(line(LANGUAGE_SV), "hankeraportti: error: filen kan inte läsas: kostnadsmodell\n");
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_role(ROLE_NETWORK_PARTNER));
    CHECK_TEXT(line(LANGUAGE_EN), "hankeraportti: error: the file cannot be read: network partner\n");
    static const struct {
        int64_t millionths;
        const char *text;
    } percentages[] = {{70000000, "70"}, {99900000, "99,9"}, {99990000, "99,99"}, {33333333, "33,33"}, {0, "0"}};
    for (size_t i = 0; i < sizeof percentages / sizeof *percentages; i++) {
        struct buffer expected;
        buffer_init(&expected, BUFFER_UNLIMITED);
        buffer_printf(&expected, "hankeraportti: error: tiedostoa ei voi lukea: %s\u00A0%%\n", percentages[i].text);
        findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_percent(percentages[i].millionths));
        CHECK_TEXT(line(LANGUAGE_FI), buffer_text(&expected));
        buffer_release(&expected);
    }
}

static void test_one_line(void)
{
    struct input input = {.name = "a\nb\x1B[2J.xml"};
    findings_add(&findings, FINDING_INPUT_UNREADABLE, ((struct place){&input, 0}),
                 finding_text("x\r\n\xC2\x85\u2028\u202E\xFFy"));
    CHECK_TEXT(line(LANGUAGE_EN), "a\uFFFDb\uFFFD[2J.xml:1:1: error: the file cannot be read: "
                                  "x\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDy\n");
}

static void test_long_arguments(void)
{
    struct buffer whole, expected;
    buffer_init(&whole, BUFFER_UNLIMITED);
    buffer_init(&expected, BUFFER_UNLIMITED);
    buffer_puts(&expected, "the file cannot be read: ");
    for (int i = 0; i < 241; i++) {
        buffer_puts(&whole, "ä");
        buffer_puts(&expected, i < 240 ? "ä" : "…");
    }
    findings_add(&findings, FINDING_INPUT_UNREADABLE, NOWHERE, finding_text(buffer_text(&whole)));
    buffer_clear(&out);
    message_text(&out, LANGUAGE_EN, &findings.items[findings.count - 1]);
    CHECK_TEXT(buffer_text(&out), buffer_text(&expected));
    buffer_release(&whole);
    buffer_release(&expected);
}

int main(void)
{
    findings_init(&findings);
    buffer_init(&out, BUFFER_UNLIMITED);
    test_place();
    test_arguments();
    test_words();
    test_one_line();
    test_long_arguments();
    buffer_release(&out);
    findings_release(&findings);
    return unit_done();
}
