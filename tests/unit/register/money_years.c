/* The years of money. What is expected was added up by hand; that the years add up to the settlement is held for every
 * project, stage and source. */
#include "register/money_years.h"

#include "unit.h"
#include "unit_register.h"

#define PROJECT(code, money) "<project code='" code "'><name lang='fi'>x</name>" money "</project>"
#define DECISION(attributes, amounts) "<decision " attributes ">" amounts "</decision>"
#define AMOUNT(stage, source, attributes, value) \
    "<amount stage='" stage "' source='" source "' " attributes ">" value "</amount>"

static const char *const text = UNIT_REGISTER(
    "2024-06-30",
    "<projects>"
    PROJECT("amended",
            DECISION("date='2021-03-01'", AMOUNT("granted", "eu", "", "100") AMOUNT("granted", "state", "", "50"))
            DECISION("date='2023-05-05' kind='amending'",
                     AMOUNT("granted", "eu", "", "120") AMOUNT("granted", "state", "", "40"))
            AMOUNT("cost", "total", "", "300"))
    PROJECT("by-year",
            DECISION("date='2021-02-15'",
                     AMOUNT("granted", "state", "year='2021'", "79900") AMOUNT("granted", "state", "year='2022'", "20000")
                     AMOUNT("granted", "state", "year='2025'", "10000")))
    PROJECT("payments",
            AMOUNT("paid", "eu", "", "30000") AMOUNT("paid", "eu", "date='2022-12-01'", "20000.50")
            AMOUNT("paid", "eu", "date='2023-01-15'", "1000") AMOUNT("paid", "eu", "date='2024-12-01'", "500")
            AMOUNT("paid", "state", "", "400"))
    PROJECT("cancelled",
            DECISION("date='2021-03-01'", AMOUNT("granted", "eu", "", "70"))
            DECISION("date='2023-02-02' kind='cancelling'", ""))
    PROJECT("recovered",
            DECISION("date='2024-01-10' kind='recovering'", AMOUNT("recovered", "eu", "", "3"))
            AMOUNT("paid", "eu", "year='2021'", "60") AMOUNT("recovered", "eu", "date='2023-05-01'", "5"))
    PROJECT("lost",
            DECISION("date='2021-03-01'", AMOUNT("granted", "eu", "", "10"))
            DECISION("date='2023-05-05' kind='amending'", AMOUNT("granted", "eu", "missing='not-given'", "")))
    PROJECT("found",
            DECISION("date='2021-03-01'", AMOUNT("granted", "eu", "missing='not-given'", ""))
            DECISION("date='2022-05-05' kind='amending'", AMOUNT("granted", "eu", "", "10")))
    PROJECT("undated", DECISION("", AMOUNT("granted", "eu", "", "33")))
    PROJECT("pending",
            DECISION("date='2021-03-01'", AMOUNT("granted", "eu", "", "8"))
            DECISION("date='2022-05-05' kind='amending' state='pending'", AMOUNT("granted", "eu", "", "9"))
            DECISION("date='2024-07-01' kind='amending'", AMOUNT("granted", "eu", "", "10")))
    PROJECT("too-large-on-the-way",
            AMOUNT("paid", "eu", "year='2020'", "90000000000000000") AMOUNT("paid", "eu", "year='2022'", "-90000000000000000")
            AMOUNT("paid", "eu", "year='2021'", "90000000000000000"))
    PROJECT("without-money", "")
    "</projects>");

enum { GRANTED = 1 << STAGE_GRANTED, PAID = 1 << STAGE_PAID, RECOVERED = 1 << STAGE_RECOVERED };

struct test {
    struct arena arena;
    struct project_register reg;
};

static const struct project *project_of(const struct test *test, const char *code)
{
    for (size_t i = 0; i < test->reg.project_count; i++)
        if (strcmp(test->reg.projects[i]->code, code) == 0)
            return test->reg.projects[i];
    return NULL;
}

/* "2021:100.00 2023:20.00"; a year whose money is not known has "-". */
static const char *years_of(struct test *test, const char *code, unsigned stages, enum stage stage, unsigned source)
{
    const struct project *project = project_of(test, code);
    const struct money_years *years =
        money_years_make(&test->arena, &test->reg, project, test->reg.situation_date, stages);
    const char *out = "";
    for (uint32_t i = 0; i < years->count; i++) {
        money value;
        char digits[MONEY_TEXT_SIZE] = "-";
        if (money_year_lookup(years, i, stage, source, &value))
            money_format(digits, value);
        out = arena_format(&test->arena, "%s%s%d:%s", out, i > 0 ? " " : "", years->items[i].year, digits);
    }
    return out;
}

static void decisions(struct test *test)
{
    CHECK_TEXT(years_of(test, "amended", GRANTED, STAGE_GRANTED, SOURCE_EU), "2021:100.00 2023:20.00");
    CHECK_TEXT(years_of(test, "amended", GRANTED, STAGE_GRANTED, SOURCE_STATE), "2021:50.00 2023:-10.00");
    CHECK_TEXT(years_of(test, "amended", GRANTED, STAGE_GRANTED, SOURCE_GRANT), "2021:150.00 2023:10.00");
    CHECK_TEXT(years_of(test, "amended", GRANTED, STAGE_GRANTED, SOURCE_WHOLE), "2021:300.00 2023:0.00");
    CHECK_TEXT(years_of(test, "amended", GRANTED, STAGE_GRANTED, SOURCE_UNKNOWN), "2021:150.00 2023:-10.00");
    CHECK_TEXT(years_of(test, "amended", 1 << STAGE_COST, STAGE_COST, SOURCE_TOTAL), "0:300.00");
    CHECK_TEXT(years_of(test, "by-year", GRANTED, STAGE_GRANTED, SOURCE_STATE),
               "2021:79900.00 2022:20000.00 2025:10000.00");
    CHECK_TEXT(years_of(test, "cancelled", GRANTED, STAGE_GRANTED, SOURCE_EU), "2021:70.00 2023:-70.00");
    CHECK_TEXT(years_of(test, "undated", GRANTED, STAGE_GRANTED, SOURCE_EU), "0:33.00");
    CHECK_TEXT(years_of(test, "pending", GRANTED, STAGE_GRANTED, SOURCE_EU), "2021:8.00");
    CHECK_TEXT(years_of(test, "lost", GRANTED, STAGE_GRANTED, SOURCE_EU), "2021:- 2023:-");
    CHECK_TEXT(years_of(test, "found", GRANTED, STAGE_GRANTED, SOURCE_EU), "2022:10.00");
    CHECK_TEXT(years_of(test, "without-money", GRANTED, STAGE_GRANTED, SOURCE_EU), "0:-");
}

static void transactions(struct test *test)
{
    CHECK_TEXT(years_of(test, "payments", PAID, STAGE_PAID, SOURCE_EU), "0:8999.50 2022:20000.50 2023:1000.00");
    CHECK_TEXT(years_of(test, "payments", PAID, STAGE_PAID, SOURCE_GRANT), "0:9399.50 2022:20000.50 2023:1000.00");
    CHECK_TEXT(years_of(test, "recovered", PAID | RECOVERED, STAGE_PAID, SOURCE_EU), "2021:60.00 2023:0.00 2024:0.00");
    CHECK_TEXT(years_of(test, "recovered", RECOVERED, STAGE_RECOVERED, SOURCE_EU), "2023:5.00 2024:3.00");
    CHECK_TEXT(years_of(test, "too-large-on-the-way", PAID, STAGE_PAID, SOURCE_EU), "0:90000000000000000.00");
}

/* Whatever the stages asked for, the years of every stage and source come to the settlement. */
static void telescopes(struct test *test, const struct project *project, unsigned stages)
{
    const struct money_years *years =
        money_years_make(&test->arena, &test->reg, project, test->reg.situation_date, stages);
    for (int stage = 0; stage < STAGES; stage++)
        for (unsigned source = 0; source < SETTLED_SOURCES; source++) {
            money whole = {0}, sum = {0}, value;
            bool known = settlement_lookup(project->settlement, (enum stage)stage, source, &whole);
            for (uint32_t i = 0; i < years->count; i++)
                if (money_year_lookup(years, i, (enum stage)stage, source, &value))
                    CHECK(money_add(&sum, sum, value));
                else
                    CHECK(!known);
            CHECK(sum.cents == whole.cents);
        }
}

int main(void)
{
    struct test test;
    struct findings findings;
    arena_init(&test.arena);
    findings_init(&findings);
    CHECK(unit_register(&test.reg, &test.arena, text, &findings));
    settlement_make(&test.reg, test.reg.situation_date, &findings);
    CHECK(findings.count == 0);
    decisions(&test);
    transactions(&test);
    for (size_t i = 0; i < test.reg.project_count; i++) {
        telescopes(&test, test.reg.projects[i], GRANTED);
        telescopes(&test, test.reg.projects[i], (1u << STAGES) - 1);
    }
    register_release(&test.reg);
    findings_release(&findings);
    arena_release(&test.arena);
    return unit_done();
}
