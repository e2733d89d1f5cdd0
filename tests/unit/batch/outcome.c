/* What a process tells comes back as it was, and what is cut short anywhere is not taken for whole. */
#include "batch/outcome.h"

#include "language/message.h"
#include "unit.h"

static void fill(struct outcome *outcome, struct findings *findings)
{
    *outcome = (struct outcome){.situation_date = {2025, 12, 31}, .pages = 34, .whole = true};
    strcpy(outcome->title, "Hankekatsaus");
    outcome->totals.of[TOTAL_GRANTED].known = true;
    outcome->totals.of[TOTAL_GRANTED].value = -123456789012345;
    findings_add(findings, FINDING_NEAREST_NAME, NOWHERE, finding_text("ä"));
    findings_add(findings, FINDING_RUN_REGISTER_OLDER, NOWHERE, finding_text("a\nb"),
                 finding_date((date){2024, 1, 2}), finding_date((date){2025, 0, 0}));
}

static void lines(struct buffer *out, const struct findings *findings)
{
    buffer_init(out, BUFFER_UNLIMITED);
    for (size_t i = 0; i < findings->count; i++)
        message_write(out, LANGUAGE_FI, &findings->items[i]);
}

static void test_there_and_back(const struct buffer *told, const struct outcome *outcome)
{
    struct outcome read;
    struct findings findings;
    struct buffer text;
    findings_init(&findings);
    CHECK(outcome_read(&read, told, &findings));
    CHECK(read.pages == 34 && read.whole && date_compare(read.situation_date, outcome->situation_date) == 0);
    CHECK_TEXT(read.title, "Hankekatsaus");
    CHECK(grand_totals_equal(&read.totals, &outcome->totals));
    CHECK(read.by_level[LEVEL_ERROR] == 1 && read.by_level[LEVEL_NOTE] == 1);
    lines(&text, &findings);
    CHECK_TEXT(buffer_text(&text),
               "hankeraportti: error: a\xEF\xBF\xBD""b kertoo tilanteen 2.1.2024, mutta 2025 on jo raportoitu: hae uudempi "
               "rekisteri; vanhan kuukauden voi tehdä uudelleen toiseen kansioon (--output)\n"
               "hankeraportti: note: tarkoititko: ä?\n");
    buffer_release(&text);
    findings_release(&findings);
}

static void test_cut_short(const struct buffer *told)
{
    for (size_t length = 0; length < told->length; length++) {
        struct buffer part;
        struct outcome read;
        struct findings findings;
        buffer_init(&part, BUFFER_UNLIMITED);
        findings_init(&findings);
        buffer_put(&part, told->bytes, length);
        CHECK(!outcome_read(&read, &part, &findings));
        findings_release(&findings);
        buffer_release(&part);
    }
}

/* Of very many findings the errors are told first, and how many there were of each level. */
static void test_many(void)
{
    struct outcome outcome = {0}, read;
    struct findings findings, heard;
    struct buffer told;
    findings_init(&findings);
    findings_init(&heard);
    buffer_init(&told, BUFFER_UNLIMITED);
    for (int i = 0; i < 500; i++)
        findings_add(&findings, FINDING_NEAREST_NAME, NOWHERE, finding_text("x"));
    findings_add(&findings, FINDING_MONEY_OVERFLOW, NOWHERE, finding_text("A1"));
    outcome_write(&told, &outcome, &findings);
    CHECK(outcome_read(&read, &told, &heard));
    CHECK(heard.count == 100 && heard.by_level[LEVEL_ERROR] == 1);
    CHECK(read.by_level[LEVEL_NOTE] == 500 && read.by_level[LEVEL_ERROR] == 1);
    buffer_release(&told);
    findings_release(&heard);
    findings_release(&findings);
}

int main(void)
{
    struct outcome outcome;
    struct findings findings;
    struct buffer told;
    findings_init(&findings);
    buffer_init(&told, BUFFER_UNLIMITED);
    fill(&outcome, &findings);
    outcome_write(&told, &outcome, &findings);
    test_there_and_back(&told, &outcome);
    test_cut_short(&told);
    test_many();
    buffer_release(&told);
    findings_release(&findings);
    return unit_done();
}
