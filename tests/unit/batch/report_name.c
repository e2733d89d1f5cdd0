/* Names of files that cannot lead out of their folder. */
#include "batch/report_name.h"

#include "unit.h"

static void test_safe(void)
{
    static const char *const good[] = {"a", "board-2014-2020-fi-2025-12-31.pdf", "A_b.9", "0", "f-ESR+-fi.pdf"};
    static const char *const bad[] = {"",      ".",      "..",     "../a",  "a/b", "/a",   "-a",      ".a",  "a b",
                                      "a\nb",  "a\\b",   "a:b",    "a*",    "ä",   "a\x7f", "a%2f",   "a\"", "~", "+a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK(report_name_safe(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!report_name_safe(bad[i]));
    char longest[202];
    memset(longest, 'a', sizeof longest);
    longest[200] = '\0';
    CHECK(report_name_safe(longest));
    longest[200] = 'a';
    longest[201] = '\0';
    CHECK(!report_name_safe(longest));
}

static void test_patterns(struct findings *findings)
{
    CHECK(report_pattern_check("{register}-{template}-{period}-{language}-{as-of}.pdf", NOWHERE, findings));
    CHECK(report_pattern_check("x.pdf", NOWHERE, findings));
    CHECK(findings->count == 0);
    static const char *const bad[] = {"{user}.pdf", "{template}", ".pdf", "{template}.PDF", "{template.pdf", "a}.pdf", "../x.pdf"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!report_pattern_check(bad[i], NOWHERE, findings));
    CHECK(findings->count == sizeof bad / sizeof *bad);
}

/* What stands in a field is not read as a pattern again. */
static void test_filling(struct findings *findings)
{
    const char *const fields[REPORT_NAME_FIELDS] = {"hame", "board", "2014-2020", "fi", "2025-12-31"};
    const char *const braces[REPORT_NAME_FIELDS] = {"{template}", "board", "p", "fi", "d"};
    const char *const leads[REPORT_NAME_FIELDS] = {"../..", "board", "p", "fi", "d"};
    struct arena arena;
    arena_init(&arena);
    CHECK_TEXT(report_name_fill(&arena, "{register}_{template}-{period}-{language}-{as-of}.pdf", fields, NOWHERE, findings),
               "hame_board-2014-2020-fi-2025-12-31.pdf");
    size_t before = findings->count;
    CHECK(report_name_fill(&arena, "{register}.pdf", braces, NOWHERE, findings) == NULL);
    CHECK(report_name_fill(&arena, "{register}.pdf", leads, NOWHERE, findings) == NULL);
    /* A companion of it would take the place of the index page. */
    const char *const index[REPORT_NAME_FIELDS] = {"Index", "board", "p", "fi", "d"};
    CHECK(report_name_fill(&arena, "{register}.pdf", index, NOWHERE, findings) == NULL);
    /* Its companions have longer names than the report. */
    char longest[118];
    memset(longest, 'a', sizeof longest);
    longest[117] = '\0';
    const char *const filled[REPORT_NAME_FIELDS] = {longest, "board", "p", "fi", "d"};
    CHECK(report_name_fill(&arena, "{register}.pdf", filled, NOWHERE, findings) == NULL);
    CHECK(findings->count == before + 4);
    longest[116] = '\0';
    CHECK(report_name_fill(&arena, "{register}.pdf", filled, NOWHERE, findings) != NULL);
    arena_release(&arena);
}

int main(void)
{
    struct findings findings;
    findings_init(&findings);
    test_safe();
    test_patterns(&findings);
    test_filling(&findings);
    findings_release(&findings);
    return unit_done();
}
