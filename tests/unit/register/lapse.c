/* When commitments lapse: the domain's vectors, and the rules of the other periods as they are shipped. */
#include "register/lapse.h"

#include "unit.h"
#include "unit_register.h"

static const char *const own = UNIT_REGISTER(
    "2024-12-31",
    "<lists><list of='period'><code id='k' claimed-within='2'/></list>"
    "<list of='programme'><code id='of-period' period='k'/><code id='of-its-own' period='k' claimed-within='1'/>"
    "<code id='one-day' claimed-by='2023-06-30'/><code id='without' period='none'/></list></lists><projects/>");

static const char *lapse_of(struct arena *arena, const struct project_register *reg, const char *programme, int year)
{
    char *out = arena_alloc(arena, DATE_TEXT_SIZE);
    date last = lapse_date(reg, register_code_lookup(reg, LIST_PROGRAMME, programme), year);
    if (date_known(last))
        date_format(out, last);
    return out;
}

static void shipped_rules(struct arena *arena, const struct project_register *shipped)
{
    CHECK_TEXT(lapse_of(arena, shipped, "2021FI16FFPR001", 2022), "2025-12-31");
    CHECK_TEXT(lapse_of(arena, shipped, "2021FI16FFPR001", 2026), "2029-12-31");
    CHECK_TEXT(lapse_of(arena, shipped, "2021FI16FFPR001", 2027), "2029-12-31");
    CHECK_TEXT(lapse_of(arena, shipped, "2014FI16M2OP001", 2015), "2018-12-31");
    CHECK_TEXT(lapse_of(arena, shipped, "2014FI16M2OP001", 2022), "2023-12-31");
    CHECK_TEXT(lapse_of(arena, shipped, "2007FI162PO004", 2010), "2012-12-31");
    CHECK_TEXT(lapse_of(arena, shipped, "2007FI162PO004", 2014), "2015-12-31");
}

static void own_rules(struct arena *arena, const struct project_register *reg)
{
    CHECK_TEXT(lapse_of(arena, reg, "of-period", 2022), "2024-12-31");
    CHECK_TEXT(lapse_of(arena, reg, "of-its-own", 2022), "2023-12-31");
    CHECK_TEXT(lapse_of(arena, reg, "one-day", 2020), "2023-06-30");
    CHECK_TEXT(lapse_of(arena, reg, "without", 2022), "");
    CHECK(!date_known(lapse_date(reg, NULL, 2022)));
}

int main(void)
{
    struct arena arena;
    struct findings findings;
    struct project_register shipped, reg;
    arena_init(&arena);
    findings_init(&findings);
    CHECK(register_read(&shipped, &arena, "templates/lists/finland.xml", 0, &findings));
    CHECK(unit_register(&reg, &arena, own, &findings));
    shipped_rules(&arena, &shipped);
    own_rules(&arena, &reg);
    register_release(&reg);
    register_release(&shipped);
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
