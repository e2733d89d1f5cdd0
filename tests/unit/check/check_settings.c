#include "check/check_settings.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

static struct findings findings;
static struct finding_levels levels;

/* Reads settings that hold `inside`. */
static bool read_settings(const char *inside)
{
    char path[] = "/tmp/check-settings-XXXXXX";
    int file = mkstemp(path);
    dprintf(file, "<checks xmlns=\"" CHECK_SETTINGS_NAMESPACE "\">%s</checks>", inside);
    close(file);
    findings_release(&findings);
    bool whole = check_settings_read(&levels, path, &findings);
    unlink(path);
    return whole;
}

static bool levels_are_usual(void)
{
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        if (levels.of[kind] != finding_level((enum finding_kind)kind))
            return false;
    return true;
}

/* The file that comes with the program names every level as it is anyway. */
static void test_default(void)
{
    CHECK(check_settings_read(&levels, "templates/checks/default.xml", &findings));
    CHECK(levels_are_usual());
}

static void test_levels(void)
{
    CHECK(read_settings("<check kind=\"paid-over-grant\" level=\"error\"/><check kind=\"grant-missing\" level=\"off\"/>"
                        "<check kind=\"project-repeated\" level=\"note\"/>"));
    CHECK(findings.count == 0);
    CHECK(levels.of[FINDING_PAID_OVER_GRANT] == LEVEL_ERROR);
    CHECK(levels.of[FINDING_GRANT_MISSING] == LEVEL_OFF);
    CHECK(levels.of[FINDING_PROJECT_REPEATED] == LEVEL_NOTE);
    CHECK(levels.of[FINDING_START_MISSING] == LEVEL_WARNING);
    CHECK(read_settings(""));
    CHECK(levels_are_usual());
}

/* What is wrong is told, and then nothing is changed. */
static void test_mistakes(void)
{
    CHECK(!read_settings("<check kind=\"grant-missing\" level=\"off\"/>"
                         "<check kind=\"paid-over-grants\" level=\"error\"/>"));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_XML_NEAR_WORD);
    CHECK_TEXT(findings.items[0].arguments[3].text, "paid-over-grant");
    CHECK(levels_are_usual());
    CHECK(!read_settings("<check kind=\"grant-missing\" level=\"off\"/>"
                         "<check kind=\"grant-missing\" level=\"note\"/>"));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_SETTINGS_REPEATED);
    CHECK(!read_settings("<check kind=\"input-unreadable\" level=\"off\"/>")); /* no check */
    CHECK(!read_settings("<check kind=\"grant-missing\"/>"));
    CHECK(!check_settings_read(&levels, "tests/no-such-file.xml", &findings));
    CHECK(levels_are_usual());
}

int main(void)
{
    findings_init(&findings);
    test_default();
    test_levels();
    test_mistakes();
    findings_release(&findings);
    return unit_done();
}
