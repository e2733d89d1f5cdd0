/* A mail stays short, whatever goes wrong with how many reports; nothing that it leaves out is left uncounted. */
#include "batch/summary.h"

#include "unit.h"

static size_t count(const struct findings *findings, enum finding_kind kind)
{
    size_t found = 0;
    for (size_t i = 0; i < findings->count; i++)
        found += findings->items[i].kind == kind;
    return found;
}

/* A report that has the same error as all others, `own` errors of its own, and could not be made. */
static void tell_report(struct summary *summary, int64_t number, int64_t own)
{
    struct findings found;
    findings_init(&found);
    findings_add(&found, FINDING_TEMPLATE_UNKNOWN, NOWHERE, finding_text("bord"), finding_text("board"));
    for (int64_t i = 0; i < own; i++)
        findings_add(&found, FINDING_RUN_TOO_LONG, NOWHERE, finding_text("x"), finding_count(number * 1000 + i));
    findings_add(&found, FINDING_RUN_REPORT_FAILED, NOWHERE, finding_count(number));
    findings_add(&found, FINDING_RUN_UNCHANGED, NOWHERE, finding_text("a note is not told"));
    summary_tell(summary, "x", &found);
    findings_release(&found);
}

/* 60 reports with one fault: it is told once, ten of them by name, and that there are 50 more. */
static void test_one_fault(void)
{
    struct findings told;
    findings_init(&told);
    struct summary summary = {.findings = &told};
    for (int64_t i = 0; i < 60; i++)
        tell_report(&summary, i, 0);
    summary_close(&summary, "month.xml");
    CHECK(count(&told, FINDING_TEMPLATE_UNKNOWN) == 1 && count(&told, FINDING_RUN_REPORT_FAILED) == 10);
    CHECK(count(&told, FINDING_RUN_MORE_FAILED) == 1 && told.count == 12);
    CHECK(told.items[11].arguments[0].count == 50);
    findings_release(&told);
}

/* Seven of each: five are told and two counted, the shared one among them, until there are 30; then only the counting goes on. */
static void test_many_faults(void)
{
    struct findings told;
    int64_t counted = 0;
    findings_init(&told);
    struct summary summary = {.findings = &told};
    for (int64_t i = 0; i < 20; i++)
        tell_report(&summary, i, 7);
    struct findings other;
    findings_init(&other);
    findings_add(&other, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text("No space left on device"), finding_text("y"));
    summary_tell(&summary, "y", &other);
    summary_close(&summary, "month.xml");
    for (size_t i = 0; i < told.count; i++)
        counted += told.items[i].kind == FINDING_RUN_MORE ? told.items[i].arguments[1].count : 0;
    CHECK(count(&told, FINDING_RUN_TOO_LONG) == 29 && counted == 20 * 7 - 29);
    CHECK(count(&told, FINDING_OUTPUT_UNWRITABLE) == 1 && findings_status(&told) == STATUS_OUTPUT);
    CHECK(told.count < 60);
    findings_release(&other);
    findings_release(&told);
}

int main(void)
{
    test_one_fault();
    test_many_faults();
    return unit_done();
}
