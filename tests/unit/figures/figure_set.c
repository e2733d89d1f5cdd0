/* Ids of figure sets are read back as the query they were written from, whatever stands in names of organisations, and none is
 * made that would name a natural person. */
#include "figures/figure_set.h"

#include "unit.h"

static struct arena arena;
static struct findings findings;

static struct query query_of(const char *name)
{
    struct query query = {.dimensions = {DIMENSION_FUND, DIMENSION_PRIORITY}, .dimension_count = 2,
                          .filters = {{DIMENSION_IMPLEMENTER, name}}, .filter_count = 1};
    static const char *const measures[] = {"granted:eu+state", "rate(paid/granted)"};
    for (size_t m = 0; m < 2; m++)
        CHECK(measure_parse(&query.measures[query.measure_count++], measures[m], strlen(measures[m]), NOWHERE, &findings));
    return query;
}

static void test_round_trip(void)
{
    static const char *const names[] = {"Oy Ab", "50 % (a/b", "A\xC2\xA0" "B\xC2\xAD" "C", "Ä, ö=å", "%41)"};
    const struct project_register reg = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct query query = query_of(names[i]), read;
        const char *period = "x";
        const char *id = figure_set_id(&arena, &reg, &query);
        CHECK(strchr(id, ' ') == NULL);
        CHECK(figure_set_read(&read, &period, &arena, "--id", id, &findings));
        CHECK(period == NULL && read.dimension_count == 2 && read.measure_count == 2 && read.filter_count == 1);
        CHECK(read.dimensions[0] == DIMENSION_FUND && read.dimensions[1] == DIMENSION_PRIORITY);
        CHECK_TEXT(read.measures[0].name, "granted:eu+state");
        CHECK_TEXT(read.measures[1].name, "rate(paid/granted)");
        CHECK_TEXT(read.filters[0].value, names[i]);
    }
    CHECK(findings.count == 0);
}

static void test_person(void)
{
    struct organisation person = {.name = "Matti Meik\xC3\xA4l\xC3\xA4inen", .person = true}, *all[] = {&person};
    const struct project_register reg = {.organisations = all, .organisation_count = 1};
    struct query query = query_of(person.name);
    CHECK(figure_set_id(&arena, &reg, &query) == NULL);
    person.person = false;
    CHECK(figure_set_id(&arena, &reg, &query) != NULL);
}

static void test_allocation(void)
{
    const struct project_register reg = {.organisation_count = 0};
    struct query query = {.dimensions = {DIMENSION_MUNICIPALITY}, .dimension_count = 1, .allocation = ALLOCATION_EQUAL}, read;
    const char *period, *id = figure_set_id(&arena, &reg, &query);
    CHECK_TEXT(id, "all/municipality/projects/allocation=equal");
    CHECK(figure_set_read(&read, &period, &arena, "--id", id, &findings));
    CHECK(read.allocation == ALLOCATION_EQUAL && read.filter_count == 0);
    CHECK(!figure_set_read(&read, &period, &arena, "--id", "all/municipality/projects/allocation=even", &findings));
}

static void test_subjects(void)
{
    static const char *const ids[] = {"all/indicator/target,achieved,rate(achieved/target)",
                                      "all/priority,indicator/target,achieved,rate(achieved/target)/fund=A",
                                      "all/decision/decisions/project=P%2F1"};
    static const enum subject subjects[] = {SUBJECT_INDICATORS, SUBJECT_INDICATORS, SUBJECT_DECISIONS};
    const struct project_register reg = {0};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct query read;
        const char *period;
        CHECK(figure_set_read(&read, &period, &arena, "--id", ids[i], &findings));
        CHECK(read.subject == subjects[i] && read.measure_count == 0);
        CHECK_TEXT(figure_set_id(&arena, &reg, &read), ids[i]);
    }
}

static void test_mistakes(void)
{
    static const char *const wrong[] = {"", "all", "all/fund", "all/fund/", "all//granted", "all/fund,year,status/granted",
                                        "all/fund/granted/fund", "all/fund/granted/", "all/fund/grant", "all/fund/rate(paid",
                                        "all/indicator/granted", "all/indicator,fund/target,achieved,rate(achieved/target)",
                                        "all/fund,year,indicator/target,achieved,rate(achieved/target)"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct query read;
        const char *period;
        size_t before = findings.count;
        CHECK(!figure_set_read(&read, &period, &arena, "--id", wrong[i], &findings));
        CHECK(findings.count > before);
    }
}

int main(void)
{
    arena_init(&arena);
    findings_init(&findings);
    test_round_trip();
    test_person();
    test_allocation();
    test_subjects();
    test_mistakes();
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
