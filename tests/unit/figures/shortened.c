/* Rows that become one have each of their projects once, however many of them it stood in. Expected figures follow from the
 * document below: P1 in a, b and c, P2 in b and c, P3 in c; G1 and G2 are one project, in b and in c. */
#include "figures/shortened.h"

#include <stdlib.h>
#include <unistd.h>

#include "register/register_reader.h"
#include "register/settlement.h"
#include "unit.h"

#define PROJECT(attributes, classes, granted) \
    "<project " attributes "><name lang='fi'>Hanke</name>" classes \
    "<decision><amount stage='granted' source='eu'>" granted "</amount></decision></project>"
#define IN(code) "<class list='spearhead' code='" code "'/>"

static const char document[] =
    "<register xmlns='urn:hankeraportti:register:1' version='1' situation-date='2024-12-31'>"
    "<body><name lang='fi'>Liitto</name></body>"
    "<lists><list of='spearhead'><code id='a'/><code id='b'/><code id='c'/></list></lists><projects>"
    PROJECT("code='P1'", IN("a") IN("b") IN("c"), "0.10") PROJECT("code='P2'", IN("b") IN("c"), "1")
    PROJECT("code='P3'", "<start>2021-03-01</start>" IN("c"), "10") PROJECT("code='G1' group='G'", IN("b"), "100")
    PROJECT("code='G2' group='G'", IN("c"), "1000") "</projects></register>";

static struct arena arena;
static struct project_register reg;
static struct findings findings;

/* The others, after the first row; the rows are a, b, c. */
static const struct figure_row *others_of(enum allocation allocation, size_t count)
{
    struct query query = {.situation_date = {2024, 12, 31}, .dimensions = {DIMENSION_SPEARHEAD}, .dimension_count = 1,
                          .allocation = allocation};
    for (const char *const *name = (const char *const[]){"granted", "projects", "sub-projects", "portion(granted)", NULL};
         *name != NULL; name++)
        CHECK(measure_parse(&query.measures[query.measure_count++], *name, strlen(*name), NOWHERE, &findings));
    const struct figures *figures = figures_make(&arena, &reg, &query, &findings);
    CHECK(figures != NULL && figures->row_count == 3);
    const struct figures *shortened = shortened_make(&arena, figures, count);
    const struct figure_row *others = &shortened->rows[shortened->row_count - 1];
    CHECK(shortened->row_count == (count == 1 ? 2 : 3));
    CHECK((others->members[0].kind == MEMBER_OTHERS) == (count == 1));
    return others;
}

static void test_several_rows(void)
{
    const struct figure_row *others = others_of(ALLOCATION_USUAL, 1);
    CHECK(others->projects == 4 && others->figures[1].value == 4 && others->figures[2].value == 5);
    CHECK(others->figures[0].value == 111110 && others->figures[0].projects == 4);
    CHECK(others->figures[3].value == 1000);
}

/* 0.10 equally is 4 3 3: the others have 6 of it; of all else everything. */
static void test_divided(void)
{
    const struct figure_row *others = others_of(ALLOCATION_EQUAL, 1);
    CHECK(others->figures[0].value == 111106 && others->projects == 4);
}

/* One row more than asked for is not made into another row of one. */
/* By year of start and spearhead: 2021 has P3 in c, and what tells no start has 1001.10 in c, 101.10 in b (P1, P2, G) and 0.10 in a.
 * Sorted, then cut to one row a group, c stays in both. */
static void test_groups(void)
{
    struct query query = {.situation_date = {2024, 12, 31}, .dimensions = {DIMENSION_YEAR, DIMENSION_SPEARHEAD},
                          .dimension_count = 2, .measure_count = 1};
    CHECK(measure_parse(&query.measures[0], "granted", 7, NOWHERE, &findings));
    struct figures *figures = figures_make(&arena, &reg, &query, &findings);
    CHECK(figures != NULL && figures->row_count == 4 && figures->group_count == 2);
    figures_sort(figures, 0);
    const struct figures *shortened = shortened_make(&arena, figures, 1);
    CHECK(shortened->row_count == 3 && shortened->group_count == 2);
    const struct figure_row *rows = shortened->rows;
    CHECK(rows[0].members[0].is.year == 2021 && rows[0].figures[0].value == 1000);
    CHECK(rows[1].members[0].kind == MEMBER_NONE && rows[1].figures[0].value == 100110);
    CHECK(rows[2].members[0].kind == MEMBER_NONE && rows[2].members[1].kind == MEMBER_OTHERS);
    CHECK(rows[2].members[1].is.others == 2 && rows[2].figures[0].value == 10110 && rows[2].projects == 3);
}

static void test_not_shortened(void)
{
    CHECK(others_of(ALLOCATION_USUAL, 2)->figures[0].value == 10 + 100 + 1000 + 100000);
}

int main(void)
{
    char path[] = "/tmp/shortened.XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0 && write(file, document, sizeof document - 1) == (ssize_t)(sizeof document - 1));
    close(file);
    arena_init(&arena);
    findings_init(&findings);
    CHECK(register_read(&reg, &arena, path, 0, &findings));
    unlink(path);
    settlement_make(&reg, reg.situation_date, &findings);
    test_several_rows();
    test_divided();
    test_groups();
    test_not_shortened();
    CHECK(findings.count == 0);
    register_release(&reg);
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
