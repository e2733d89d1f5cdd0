#include "base/findings.h"

#include "unit.h"

/* The three texts of a kind say the same: each is there, and tells of the same arguments. */

static const char *const texts[FINDING_KINDS][3] = {
#define FINDING(name, level, status, en, fi, sv) {en, fi, sv},
#include "base/findings.def"
#undef FINDING
};

static unsigned arguments_of(const char *text)
{
    unsigned arguments = 0;
    for (const char *at = text; (at = strchr(at, '{')) != NULL; at++)
        if (at[1] >= '1' && at[1] <= '4' && at[2] == '}')
            arguments |= 1u << (at[1] - '0');
    return arguments;
}

static void test_texts(void)
{
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        for (int language = 1; language < 3; language++) {
            bool same = arguments_of(texts[kind][0]) == arguments_of(texts[kind][language]);
            CHECK(same);
            CHECK(texts[kind][language][0] != '\0');
            if (!same)
                printf("%s: %s\n", finding_name((enum finding_kind)kind), texts[kind][language]);
        }
}

static void test_levels(void)
{
    struct findings findings;
    struct finding_levels levels = {{0}};
    findings_init(&findings);
    findings_add(&findings, FINDING_PAID_OVER_GRANT, NOWHERE);
    CHECK(findings.by_level[LEVEL_WARNING] == 1 && findings_status(&findings) == STATUS_DONE);
    levels.of[FINDING_PAID_OVER_GRANT] = LEVEL_ERROR;
    levels.of[FINDING_GRANT_ZERO] = LEVEL_OFF;
    findings.levels = &levels;
    findings_add(&findings, FINDING_GRANT_ZERO, NOWHERE);
    CHECK(findings.count == 1);
    findings_add(&findings, FINDING_PAID_OVER_GRANT, NOWHERE);
    CHECK(findings.count == 2 && findings.items[1].level == LEVEL_ERROR && findings.by_level[LEVEL_ERROR] == 1);
    CHECK(findings_status(&findings) == STATUS_DATA);
    findings_release(&findings);
}

int main(void)
{
    test_texts();
    test_levels();
    return unit_done();
}
