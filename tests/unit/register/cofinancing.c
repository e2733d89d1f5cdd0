/* Estimates of what is not split, against shares worked out by hand. */
#include "register/cofinancing.h"

#include "register/settlement.h"
#include "unit.h"
#include "unit_register.h"

#define PROJECT(code, attributes, inside) \
    "<project code='" code "' " attributes "><name lang='fi'>x</name>" inside "</project>"
#define GRANTED(source, value) "<amount stage='granted' source='" source "'>" value "</amount>"

static const char *const text = UNIT_REGISTER(
    "2024-06-30",
    "<lists>"
    "<list of='programme'>"
    "<code id='old' eu-rate='50' state-rate='37.5'/>"
    "<code id='new' eu-rate='60'><regional-rates region='01' eu-rate='40'/></code>"
    "<code id='none'/></list>"
    "<list of='fund'><code id='half' eu-rate='50' state-rate='50'/></list>"
    "<list of='priority'><code id='TL5' eu-rate='95'/><code id='TL1'/></list>"
    "<list of='municipality'><code id='165' parent='051'/></list><list of='sub-region'><code id='051' parent='05'/></list>"
    "</lists><projects>"
    PROJECT("national-list", "programme='old'", GRANTED("eu+state", "343859656"))
    PROJECT("rounded", "programme='old' fund='half'", GRANTED("eu+state", "100"))
    PROJECT("half-a-cent", "fund='half' programme='none'", GRANTED("eu+state", "0.01"))
    PROJECT("taken-back", "fund='half'", GRANTED("eu+state", "-0.01"))
    PROJECT("mainland", "programme='new'", "<place municipality='165'/>" GRANTED("eu+state", "80") GRANTED("public", "100"))
    PROJECT("capital", "programme='new' fund='half'",
            "<place region='01'/>" GRANTED("eu+state", "80") GRANTED("public", "100"))
    PROJECT("both", "programme='new'",
            "<place region='01'/><place region='05'/>" GRANTED("eu+state", "80") GRANTED("public", "100"))
    PROJECT("nowhere", "programme='new'", GRANTED("eu+state", "80") GRANTED("public", "100"))
    PROJECT("no-more-than-there-is", "priority='TL5'", GRANTED("eu+state", "90") GRANTED("municipal", "10"))
    PROJECT("public-not-known", "priority='TL5'", GRANTED("eu+state", "90"))
    PROJECT("partly-split", "programme='new' priority='TL1'",
            "<place region='05'/>" GRANTED("eu", "30") GRANTED("eu+state", "40") GRANTED("public", "100"))
    PROJECT("split", "programme='none'", GRANTED("eu", "30") GRANTED("state", "20"))
    PROJECT("eu-alone", "programme='old'", GRANTED("eu", "30"))
    PROJECT("gap", "programme='old'",
            GRANTED("eu+state", "30") "<amount stage='granted' source='eu' missing='secret'/>")
    "</projects>");

/* "EU STATE", "-" where there is no estimate. */
static const char *estimate_of(struct arena *arena, const struct project_register *reg, const char *code)
{
    const struct project *project = NULL;
    for (size_t i = 0; i < reg->project_count; i++)
        if (strcmp(reg->projects[i]->code, code) == 0)
            project = reg->projects[i];
    char eu[MONEY_TEXT_SIZE] = "-", state[MONEY_TEXT_SIZE] = "-";
    money value;
    if (settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_EU_ESTIMATE, &value))
        money_format(eu, value);
    if (settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_STATE_ESTIMATE, &value))
        money_format(state, value);
    return arena_format(arena, "%s %s", eu, state);
}

static void in_proportion(struct arena *arena, const struct project_register *reg)
{
    /* 50 / 87.5 = 4 / 7; the priority's rate counts before the programme's, that before the fund's. */
    CHECK_TEXT(estimate_of(arena, reg, "national-list"), "196491232.00 147368424.00");
    CHECK_TEXT(estimate_of(arena, reg, "rounded"), "57.14 42.86");
    CHECK_TEXT(estimate_of(arena, reg, "half-a-cent"), "0.01 0.00");
    CHECK_TEXT(estimate_of(arena, reg, "taken-back"), "-0.01 0.00");
}

static void of_public_funding(struct arena *arena, const struct project_register *reg)
{
    CHECK_TEXT(estimate_of(arena, reg, "mainland"), "60.00 20.00");
    CHECK_TEXT(estimate_of(arena, reg, "capital"), "40.00 40.00");
    CHECK_TEXT(estimate_of(arena, reg, "both"), "- -");
    CHECK_TEXT(estimate_of(arena, reg, "nowhere"), "- -");
    CHECK_TEXT(estimate_of(arena, reg, "no-more-than-there-is"), "90.00 0.00");
    CHECK_TEXT(estimate_of(arena, reg, "public-not-known"), "- -");
    CHECK_TEXT(estimate_of(arena, reg, "partly-split"), "60.00 10.00");
}

static void what_is_told(struct arena *arena, const struct project_register *reg)
{
    CHECK_TEXT(estimate_of(arena, reg, "split"), "30.00 20.00");
    CHECK_TEXT(estimate_of(arena, reg, "eu-alone"), "30.00 -");
    CHECK_TEXT(estimate_of(arena, reg, "gap"), "- -");
}

int main(void)
{
    struct arena arena;
    struct findings findings;
    struct project_register reg;
    arena_init(&arena);
    findings_init(&findings);
    CHECK(unit_register(&reg, &arena, text, &findings));
    settlement_make(&reg, reg.situation_date, &findings);
    CHECK(findings.count == 0);
    in_proportion(&arena, &reg);
    of_public_funding(&arena, &reg);
    what_is_told(&arena, &reg);
    register_release(&reg);
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
