/* Ids of tables of changes are read back as what they were written from, and none is made that would name a natural person of
 * either register. */
#include "changes/change_set.h"

#include "unit.h"

static struct arena arena;
static struct findings findings;
static const struct project_register nobody = {.organisation_count = 0};

static struct change_set set_of(enum change_table table)
{
    struct change_set set = {.table = table, .kind = CHANGE_MOVED_OUT, .most = 12,
                             .query = {.filters = {{DIMENSION_IMPLEMENTER, "Oy A/B"}}, .filter_count = 1}};
    CHECK(measure_parse(&set.query.measures[set.query.measure_count++], "granted:eu+state", 16, NOWHERE, &findings));
    if (table == CHANGE_TABLE_MEMBERS)
        set.query.dimensions[set.query.dimension_count++] = DIMENSION_FUND;
    return set;
}

static void test_round_trip(void)
{
    static const char *const by[] = {[CHANGE_TABLE_KINDS] = "kind", [CHANGE_TABLE_MEMBERS] = "fund",
                                     [CHANGE_TABLE_LIST] = "moved-out", [CHANGE_TABLE_LARGEST] = "largest-12"};
    for (int table = 0; table <= CHANGE_TABLE_LARGEST; table++) {
        const struct change_set set = set_of((enum change_table)table);
        struct change_set read;
        const char *period = "x", *id = change_set_id(&arena, &nobody, &nobody, &set);
        CHECK_TEXT(id, arena_format(&arena, "changes/all/%s/granted:eu+state/implementer=Oy%%20A%%2FB", by[table]));
        CHECK(change_set_named(&arena, id));
        CHECK(change_set_read(&read, &period, &arena, "--id", id, &findings));
        CHECK(period == NULL && read.table == set.table && read.query.dimension_count == set.query.dimension_count);
        CHECK(table != CHANGE_TABLE_LIST || read.kind == CHANGE_MOVED_OUT);
        CHECK(table != CHANGE_TABLE_LARGEST || read.most == 12);
        CHECK_TEXT(read.query.measures[0].name, "granted:eu+state");
        CHECK_TEXT(read.query.filters[0].value, "Oy A/B");
    }
    CHECK(findings.count == 0);
}

/* As it stands where lines were broken in a PDF. */
static void test_broken_lines(void)
{
    struct change_set read;
    const char *period, *id = "chan\xC2\xADges/2021-2027/ moved-\nout/gran\xC2\xADted";
    CHECK(change_set_named(&arena, id));
    CHECK(change_set_read(&read, &period, &arena, "--id", id, &findings));
    CHECK(read.table == CHANGE_TABLE_LIST && read.kind == CHANGE_MOVED_OUT);
    CHECK_TEXT(period, "2021-2027");
    CHECK(!change_set_named(&arena, "2021-2027/fund/granted"));
}

static void test_person(void)
{
    struct organisation person = {.name = "Oy A/B", .person = true}, *all[] = {&person};
    const struct project_register reg = {.organisations = all, .organisation_count = 1};
    const struct change_set set = set_of(CHANGE_TABLE_KINDS);
    CHECK(change_set_id(&arena, &reg, &nobody, &set) == NULL);
    CHECK(change_set_id(&arena, &nobody, &reg, &set) == NULL);
}

static void test_mistakes(void)
{
    static const char *const wrong[] = {"changes/", "changes/all", "changes/all/kind", "changes/all/kind/", "changes/all/all/granted",
                                        "changes/all/largest-/granted", "changes/all/largest-0/granted", "changes/all/largest-10000/granted",
                                        "changes/all/largest-3x/granted", "changes/all/largest-3/projects", "changes/all/largest-3/granted,paid",
                                        "changes/all/fund,priority/granted", "changes/all/kind,fund/granted", "changes/all/kind/grant",
                                        "changes/all/kind/granted/fund", "changes/all/kind/granted/allocation=equal"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct change_set read;
        const char *period;
        size_t before = findings.count;
        CHECK(!change_set_read(&read, &period, &arena, "--id", wrong[i], &findings));
        CHECK(findings.count > before);
    }
}

int main(void)
{
    arena_init(&arena);
    findings_init(&findings);
    test_round_trip();
    test_broken_lines();
    test_person();
    test_mistakes();
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
