/* Figures that agree, and the same ones made to disagree in one number at a time: each must be found, and told with the two
 * figures and their difference. Numbers by hand: three equal thirds print 33.4, 33.3 and 33.3; project 1 has 10 + 20 of EU and
 * state, 10 of a municipality and 60 of unknown source in 100. */
#include "figures/reconciliation.h"

#include "language/message.h"
#include "register/register_reader.h"
#include "register/settlement.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const document =
    "<register xmlns='urn:hankeraportti:register:1' version='1' situation-date='2024-12-31'><body><name lang='fi'>x</name></body>"
    "<projects>"
    "<project code='1' fund='A'><name lang='fi'>1</name><decision><amount stage='granted' source='eu'>10</amount>"
    "<amount stage='granted' source='state'>20</amount><amount stage='granted' source='municipal'>10</amount></decision>"
    "<amount stage='cost' source='total'>100</amount></project>"
    "<project code='2' fund='B'><name lang='fi'>2</name><decision><amount stage='granted' source='eu'>30</amount></decision></project>"
    "<project code='3' fund='C'><name lang='fi'>3</name><decision><amount stage='granted' source='eu+state'>30</amount></decision></project>"
    "</projects></register>";

static struct arena arena;
static struct findings findings;
static struct project_register reg;

static void open_register(void)
{
    char path[] = "/tmp/reconciliation-XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0 && write(file, document, strlen(document)) == (ssize_t)strlen(document) && close(file) == 0);
    arena_init(&arena);
    findings_init(&findings);
    CHECK(register_read(&reg, &arena, path, 0, &findings));
    unlink(path);
    settlement_make(&reg, reg.situation_date, &findings);
}

static void close_register(void)
{
    register_release(&reg);
    findings_release(&findings);
    arena_release(&arena);
}

static const char *const measures[] = {"granted", "portion(granted)", "share(granted:eu)", "share(granted:state)",
                                       "share(granted:municipal)", "share(granted:unknown)", "share(granted:eu+state)"};
enum { GRANTED, PORTION, SHARE_EU, MEASURES = sizeof measures / sizeof *measures };

static struct figures *figures_by_fund(void)
{
    struct query query = {.situation_date = reg.situation_date, .dimensions = {DIMENSION_FUND}, .dimension_count = 1,
                          .measure_count = MEASURES};
    for (size_t m = 0; m < MEASURES; m++)
        CHECK(measure_parse(&query.measures[m], measures[m], strlen(measures[m]), NOWHERE, &findings));
    struct figures *figures = figures_make(&arena, &reg, &query, &findings);
    CHECK(figures != NULL && findings.count == 0);
    return figures;
}

static bool holds(const struct figures *one, const struct figures *other)
{
    return reconciliation_holds((const struct figures *const[]){one, other}, 2, &findings);
}

/* That exactly this has been told, and forgets it. */
static void check_told(const char *expected)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (size_t i = 0; i < findings.count; i++)
        message_write(&text, LANGUAGE_EN, &findings.items[i]);
    CHECK_TEXT(buffer_text(&text), expected);
    CHECK(findings_status(&findings) == (*expected == '\0' ? STATUS_DONE : STATUS_DATA));
    buffer_release(&text);
    findings_release(&findings);
}

static void test_agreeing(void)
{
    struct figures *one = figures_by_fund(), *other = figures_by_fund();
    CHECK(one->rows[0].figures[PORTION].value == 334 && one->rows[1].figures[PORTION].value == 333);
    CHECK(holds(one, other));
    check_told("");
}

static void test_totals(void)
{
    struct figures *one = figures_by_fund(), *other = figures_by_fund();
    other->query.dimensions[0] = DIMENSION_STATUS;
    other->total.figures[GRANTED].sum.cents += 1;
    CHECK(!holds(one, other));
    check_told("hankeraportti: error: granted: the sum by fund differs from the sum by status by EUR\u00A0−0.01; "
               "nothing is written until they agree\n");
}

static void test_portions(void)
{
    struct figures *one = figures_by_fund(), *other = figures_by_fund();
    other->rows[0].figures[PORTION].value = 333;
    CHECK(!holds(one, other));
    check_told("hankeraportti: error: portion(granted) by fund: the shares of a whole add up to 99.9\u00A0%, not to 100; "
               "nothing is written until they do\n");
}

static void test_shares(void)
{
    struct figures *one = figures_by_fund(), *other = figures_by_fund();
    one->rows[0].figures[SHARE_EU].value += 2;
    CHECK(!holds(one, other));
    check_told("hankeraportti: error: share(granted:eu+state) by fund: the shares of a whole add up to 100.2\u00A0%, not to 100; "
               "nothing is written until they do\n");
}

/* The settled money of a project, to be falsified. */
static money *settled(size_t project, enum stage stage, unsigned source)
{
    struct settlement *settlement = (struct settlement *)reg.projects[project]->settlement;
    money *value = &settlement->values[settlement->first[stage]];
    CHECK(settlement->known[stage] >> source & 1);
    for (unsigned before = settlement->known[stage] & ((1u << source) - 1); before != 0; before &= before - 1)
        value++;
    return value;
}

static void test_sources(void)
{
    const struct figures *one = figures_by_fund();
    settled(0, STAGE_GRANTED, SOURCE_UNKNOWN)->cents -= 100;
    CHECK(!reconciliation_holds(&one, 1, &findings));
    check_told("hankeraportti: error: project 1: its sources (granted) add up to EUR\u00A099, but their total is EUR\u00A0100; "
               "nothing is written until they agree\n");
    settled(0, STAGE_GRANTED, SOURCE_UNKNOWN)->cents += 100;
    settled(0, STAGE_GRANTED, SOURCE_GRANT)->cents += 5;
    CHECK(!reconciliation_holds(&one, 1, &findings));
    check_told("hankeraportti: error: project 1: its sources (granted) add up to EUR\u00A030, but their total is EUR\u00A030.05; "
               "nothing is written until they agree\n");
}

int main(void)
{
    void (*const tests[])(void) = {test_agreeing, test_totals, test_portions, test_shares, test_sources};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        open_register();
        tests[i]();
        close_register();
    }
    return unit_done();
}
