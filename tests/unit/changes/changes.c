/* What changed between two registers, beyond what tests/changes tells of the command: selections, the largest changes,
 * and that totals which do not agree are refused. Expected figures follow from the documents below by mental arithmetic. */
#include "changes/changes.h"

#include <stdlib.h>
#include <unistd.h>

#include "register/register_reader.h"
#include "register/settlement.h"
#include "unit.h"

#define HEAD(day) \
    "<register xmlns='urn:hankeraportti:register:1' version='1' situation-date='" day "'>" \
    "<body><name lang='fi'>Liitto</name></body><lists><list of='period'><code id='2014-2020'/><code id='2021-2027'/></list>" \
    "<list of='programme'><code id='old' period='2014-2020'/><code id='new' period='2021-2027'/></list></lists><projects>"
#define PROJECT(attributes, granted) \
    "<project " attributes "><name lang='fi'>Hanke</name><start>2024-01-01</start><decision>" \
    "<amount stage='granted' source='eu'>" granted "</amount></decision></project>"
#define TAIL "</projects></register>"

/* P1 stays, P2 comes into the period, P3 leaves it, P4 is never in it, P5 is new. */
static const char before_text[] = HEAD("2024-06-30") PROJECT("code='P1' programme='new'", "100")
    PROJECT("code='P2' programme='old'", "20") PROJECT("code='P3' programme='new'", "5")
    PROJECT("code='P4' programme='old'", "1000") TAIL;
static const char after_text[] = HEAD("2024-12-31") PROJECT("code='P5' programme='new'", "7")
    PROJECT("code='P4' programme='old'", "3000") PROJECT("code='P3' programme='old'", "6")
    PROJECT("code='P2' programme='new'", "30") PROJECT("code='P1' programme='new'", "60") TAIL;

struct document {
    struct arena arena;
    struct project_register reg;
    struct changes_side side;
};

static struct document before, after;
static struct findings findings;
static struct arena arena;

static void open_document(struct document *out, const char *text)
{
    static char path[2][32];
    char *name = path[out == &after];
    strcpy(name, "/tmp/changes-XXXXXX");
    int file = mkstemp(name);
    CHECK(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    arena_init(&out->arena);
    CHECK(register_read(&out->reg, &out->arena, name, 0, &findings));
    unlink(name);
    settlement_make(&out->reg, out->reg.situation_date, &findings);
    out->side = (struct changes_side){&out->reg, out->reg.situation_date};
}

static void open_both(const char *one, const char *other)
{
    arena_init(&arena);
    findings_init(&findings);
    open_document(&before, one);
    open_document(&after, other);
}

static void close_both(void)
{
    register_release(&before.reg);
    register_release(&after.reg);
    arena_release(&before.arena);
    arena_release(&after.arena);
    arena_release(&arena);
    findings_release(&findings);
}

static struct query ask(const char *period)
{
    struct query query = {.measure_count = 2};
    CHECK(measure_parse(&query.measures[0], "projects", 8, NOWHERE, &findings));
    CHECK(measure_parse(&query.measures[1], "granted", 7, NOWHERE, &findings));
    query.period = period == NULL ? NULL : register_code_lookup(&after.reg, LIST_PERIOD, period);
    return query;
}

static int64_t euros(const struct changes *changes, enum change_kind kind)
{
    return changes->totals.total.totals[1].effects[kind].value.cents / 100;
}

/* What enters or leaves the selection is moved with all it has; a change of what was never in it is none. */
static void test_period(void)
{
    open_both(before_text, after_text);
    struct query query = ask("2021-2027");
    const struct changes *changes = changes_make(&arena, &before.side, &after.side, &query, &findings);
    CHECK(changes != NULL && findings.count == 0);
    CHECK(euros(changes, CHANGE_AMENDED) == -40);
    CHECK(euros(changes, CHANGE_MOVED_IN) == 30);
    CHECK(euros(changes, CHANGE_MOVED_OUT) == -5);
    CHECK(euros(changes, CHANGE_NEW) == 7);
    CHECK(euros(changes, CHANGE_VANISHED) == 0);
    const struct change_row *total = &changes->totals.total;
    CHECK(total->totals[1].before.value == 10500 && total->totals[1].after.value == 9700);
    CHECK(total->totals[1].difference.value.cents == -800);
    CHECK(total->before_projects == 2 && total->after_projects == 3);
    CHECK(changes->projects[CHANGE_MOVED_IN] == 1 && changes->projects[CHANGE_MOVED_OUT] == 1);
    CHECK(changes->projects[CHANGE_RECLASSIFIED] == 0);
    close_both();
}

static void test_largest(void)
{
    open_both(before_text, after_text);
    struct query query = ask(NULL);
    const struct changes *changes = changes_make(&arena, &before.side, &after.side, &query, &findings);
    const struct change *largest[8];
    CHECK(changes_largest(changes, 1, largest, 0) == 0);
    CHECK(changes_largest(changes, 0, largest, 3) == 0); /* a count of projects is no money */
    CHECK(changes_largest(changes, 1, largest, 3) == 3);
    CHECK_TEXT(change_project(largest[0])->code, "P4");
    CHECK_TEXT(change_project(largest[1])->code, "P1");
    CHECK(largest[1]->difference.cents == -4000);
    CHECK_TEXT(change_project(largest[2])->code, "P2");
    CHECK(changes_largest(changes, 1, largest, 8) == 5);
    CHECK_TEXT(change_project(largest[4])->code, "P3");
    close_both();
}

/* Two projects of one code are the same unless both registers say that they come from different systems. */
static void test_systems(void)
{
    open_both(HEAD("2024-06-30") PROJECT("code='S1' system='a'", "1") PROJECT("code='S2' system='a'", "1")
                  PROJECT("code='S3'", "1") TAIL,
              HEAD("2024-12-31") PROJECT("code='S3' system='b'", "1") PROJECT("code='S2'", "1")
                  PROJECT("code='S1' system='b'", "1") TAIL);
    struct project_pairs pairs;
    project_pairs_make(&pairs, &arena, &before.reg, &after.reg);
    CHECK(pairs.count == 4);
    CHECK(pairs.items[0].before != NULL && pairs.items[0].after == NULL);
    CHECK(pairs.items[1].before == NULL && pairs.items[1].after != NULL);
    for (size_t i = 2; i < pairs.count; i++)
        CHECK(pairs.items[i].before != NULL && pairs.items[i].after != NULL);
    close_both();
}

static bool disagrees(struct change_totals *totals)
{
    size_t count = findings.count;
    return !change_totals_close(totals, &findings) && findings.count == count + 1 &&
           findings.items[count].kind == FINDING_CHANGES_DISAGREE;
}

/* Totals whose effects are not told, or told wrongly, are refused, with the two figures and the gap. */
static void test_disagreement(void)
{
    open_both(before_text, after_text);
    struct query query = ask(NULL);
    query.dimensions[query.dimension_count++] = DIMENSION_PROGRAMME;
    struct project_pairs pairs;
    struct change_totals totals;
    project_pairs_make(&pairs, &arena, &before.reg, &after.reg);
    CHECK(change_totals_make(&totals, &arena, &before.side, &after.side, &query, &pairs, &findings));
    CHECK(totals.row_count == 2);
    CHECK(disagrees(&totals)); /* no effects: 4 projects are not 5 */
    const struct finding *finding = &findings.items[0];
    CHECK_TEXT(finding->arguments[0].text, "projects");
    CHECK(finding->arguments[1].count == 4 && finding->arguments[2].count == 5 && finding->arguments[3].count == -1);

    CHECK(change_totals_make(&totals, &arena, &before.side, &after.side, &query, &pairs, &findings));
    CHECK(change_totals_add(&totals, 1, 0, CHANGE_NEW, (struct change_effect){money_of(1), 1, 1}));
    CHECK(change_totals_add(&totals, 1, 1, CHANGE_NEW, (struct change_effect){money_of(197800), 1, 1}));
    CHECK(disagrees(&totals)); /* 1125 + 1978 are the 3103 of all, but not row by row */
    CHECK_TEXT(findings.items[1].arguments[0].text, "granted, programme old");
    close_both();
}

int main(void)
{
    test_period();
    test_largest();
    test_systems();
    test_disagreement();
    return unit_done();
}
