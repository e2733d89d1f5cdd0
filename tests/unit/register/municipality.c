/* Mergers and population, on the lists that come with the program. Populations are Statistics Finland's (31 December, by the
 * municipalities of 2022), read from its table and added up by hand. The program runs the test in the checkout. */
#include "register/municipality.h"

#include "register/shipped_lists.h"
#include "unit.h"
#include "unit_register.h"

static const char *const shipped_path = "templates/lists/finland.xml";

/* A register that has places of its own and mentions others. */
static const char *const own =
    "<?xml version='1.0' encoding='UTF-8'?>"
    "<register xmlns='urn:hankeraportti:register:1' version='1' situation-date='2024-12-31'><body><name lang='fi'>x</name></body>"
    "<lists><list of='municipality'>"
    "<code id='109' parent='oma'><name lang='fi'>Hämeenlinna</name></code>"
    "<code id='165'><name lang='fi'>Janakkala</name></code>"
    "<code id='061'><name lang='fi'>Ei Forssa</name></code>"
    "<code id='081'><name lang='en'>Elsewhere</name></code>"
    "<code id='a' to-date='2020' successor='b'><name lang='fi'>A</name><population year='2021'>5</population></code>"
    "<code id='b' to-date='2020' successor='a'><name lang='fi'>B</name></code>"
    "</list><list of='sub-region'><code id='oma' parent='05'><name lang='fi'>Oma</name></code></list></lists>"
    "<projects><project code='1' programme='2014FI16M2OP001' priority='TL7' status='kesken'><name lang='fi'>1</name>"
    "<place municipality='532'/></project>"
    "<project code='2' programme='2014FI16M2OP001' priority='TL1'><name lang='fi'>2</name></project>"
    "<project code='3' programme='2021FI16FFPR001' priority='TL2'><name lang='fi'>3</name></project></projects></register>";

static date day(int year, int month, int day_of_month)
{
    return (date){(int16_t)year, (int8_t)month, (int8_t)day_of_month};
}

static bool declares(const struct project_register *reg, enum list list, const char *id)
{
    const struct code *code = register_code_lookup(reg, list, id);
    return code != NULL && code->declared;
}

/* Its place in its list, -1 when it is not there. */
static int64_t place_of(const struct project_register *reg, enum list list, const char *id)
{
    const struct code *code = register_code_lookup(reg, list, id);
    return code == NULL ? -1 : (int64_t)code->order;
}

static const char *stands_for(const struct project_register *reg, const char *id, date on)
{
    return municipality_on(reg, register_code_lookup(reg, LIST_MUNICIPALITY, id), on)->id;
}

static int64_t people(const struct project_register *reg, enum list list, const char *id, date on)
{
    return population_on(reg, list, shipped_lists_lookup(reg, list, id), on).people;
}

static void mergers(const struct project_register *shipped)
{
    CHECK_TEXT(stands_for(shipped, "532", day(2015, 12, 31)), "532");
    CHECK_TEXT(stands_for(shipped, "532", day(2016, 1, 1)), "398");
    CHECK_TEXT(stands_for(shipped, "588", day(2024, 12, 31)), "588");
    CHECK_TEXT(stands_for(shipped, "588", day(2025, 1, 1)), "507");
    CHECK_TEXT(stands_for(shipped, "109", day(2026, 1, 1)), "109");
}

static void populations(const struct project_register *shipped)
{
    CHECK(people(shipped, LIST_MUNICIPALITY, "398", day(2022, 12, 31)) == 120175);
    CHECK(people(shipped, LIST_MUNICIPALITY, "398", day(2022, 12, 30)) == 120027);
    CHECK(people(shipped, LIST_MUNICIPALITY, "398", day(2026, 1, 1)) == 120175);
    CHECK(people(shipped, LIST_MUNICIPALITY, "398", day(2012, 12, 30)) == 0);
    CHECK(people(shipped, LIST_MUNICIPALITY, "532", day(2014, 1, 1)) == 0);
    /* Mäntyharju 5 564, Pertunmaa 1 600. */
    CHECK(people(shipped, LIST_MUNICIPALITY, "507", day(2024, 12, 31)) == 5564);
    CHECK(people(shipped, LIST_MUNICIPALITY, "507", day(2025, 1, 1)) == 7164);
    /* The sub-region of Riihimäki: Hausjärvi 8 031, Loppi 7 749, Riihimäki 28 349. */
    CHECK(people(shipped, LIST_SUB_REGION, "052", day(2023, 6, 30)) == 44129);
}

/* Nobody is lost and nobody counted twice, whatever has merged by then. */
static void whole_country(const struct project_register *shipped)
{
    static const struct {
        date on;
        int64_t people;
    } years[] = {{{2013, 6, 30}, 5426674}, {{2016, 1, 1}, 5487308}, {{2021, 6, 30}, 5533793}, {{2026, 1, 1}, 5563970}};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        for (int list = LIST_SUB_REGION; list <= LIST_REGION; list++) {
            int64_t sum = 0;
            for (size_t c = 0; c < shipped->lists[list].count; c++)
                sum += population_on(shipped, (enum list)list, shipped->lists[list].codes[c], years[i].on).people;
            CHECK(sum == years[i].people);
        }
}

static void overriding(struct project_register *reg)
{
    const struct code *hameenlinna = register_code_lookup(reg, LIST_MUNICIPALITY, "109");
    const struct code *janakkala = register_code_lookup(reg, LIST_MUNICIPALITY, "165");
    const struct code *not_forssa = register_code_lookup(reg, LIST_MUNICIPALITY, "061");
    CHECK_TEXT(hameenlinna->parent, "oma");
    CHECK(hameenlinna->name[LANGUAGE_SV] == NULL && hameenlinna->population_count > 0);
    CHECK_TEXT(janakkala->parent, "051");
    CHECK(not_forssa->parent == NULL && not_forssa->population_count == 0);
    CHECK(register_code_lookup(reg, LIST_MUNICIPALITY, "081")->parent == NULL);
    CHECK_TEXT(stands_for(reg, "532", day(2024, 12, 31)), "398");
    CHECK(date_known(municipality_on(reg, register_code_lookup(reg, LIST_MUNICIPALITY, "a"), day(2024, 1, 1))->to));
    /* Kanta-Häme without Forssa, which the register says is something else: 169 537 less 16 459 in 2022. */
    CHECK(people(reg, LIST_REGION, "05", day(2023, 1, 1)) == 169537 - 16459);
    CHECK(people(reg, LIST_SUB_REGION, "oma", day(2023, 1, 1)) == 68043);
}

static void adoption(const struct project_register *reg)
{
    CHECK(declares(reg, LIST_REGION, "05")); /* over Janakkala and 051 */
    CHECK(declares(reg, LIST_REGION, "07")); /* over Nastola and 071 */
    CHECK(register_code_lookup(reg, LIST_REGION, "01") == NULL); /* nobody mentions it */
    CHECK(declares(reg, LIST_PERIOD, "2014-2020")); /* over the programme */
    CHECK(register_code_lookup(reg, LIST_PERIOD, "2007-2013") == NULL);
    CHECK(declares(reg, LIST_FUND, "ESR")); /* over TL7 */
    CHECK(!declares(reg, LIST_STATUS, "kesken"));
    CHECK(!declares(reg, LIST_PRIORITY, "TL2")); /* that is 2014–2020's */
    CHECK(place_of(reg, LIST_PRIORITY, "TL1") == 0);
    CHECK(place_of(reg, LIST_PRIORITY, "TL7") == 1);
    CHECK(place_of(reg, LIST_PRIORITY, "TL2") == 2);
    CHECK(place_of(reg, LIST_MUNICIPALITY, "398") == 6); /* after the register's own six */
    CHECK(reg->frame_count == 0 && reg->shipped->frame_count == 14);
}

int main(void)
{
    struct arena arena;
    struct findings findings;
    struct project_register shipped, reg;
    arena_init(&arena);
    findings_init(&findings);
    CHECK(register_read(&shipped, &arena, shipped_path, 0, &findings));
    CHECK(unit_register(&reg, &arena, own, &findings));
    CHECK(findings.count == 0 && shipped_lists_needed(&reg) && !shipped_lists_needed(&(struct project_register){0}));
    shipped_lists_adopt(&reg, &shipped);
    mergers(&shipped);
    populations(&shipped);
    whole_country(&shipped);
    overriding(&reg);
    adoption(&reg);
    register_release(&reg);
    register_release(&shipped);
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
