#include "figures/dimension.h"

#include <stdio.h>
#include <string.h>

#include "register/settlement.h"

static struct member member_of_code(const struct code *code)
{
    return code == NULL ? (struct member){MEMBER_NONE} : (struct member){MEMBER_CODE, {.code = code}};
}

static struct member period_of(const struct project_register *reg, const struct project *project)
{
    const char *period = project->programme == NULL ? NULL : project->programme->period;
    return member_of_code(period == NULL ? NULL : register_code_lookup(reg, LIST_PERIOD, period));
}

static struct member programme_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    return member_of_code(project->programme);
}

static struct member fund_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    return member_of_code(project->fund);
}

static struct member priority_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    return member_of_code(project->priority);
}

static struct member objective_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    return member_of_code(project->objective);
}

static struct member authority_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    return member_of_code(project->authority);
}

static struct member status_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    return member_of_code(project->status);
}

static struct member implementer_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    const struct organisation *implementer = project_implementer(project);
    return implementer == NULL ? (struct member){MEMBER_NONE}
                               : (struct member){MEMBER_ORGANISATION, {.organisation = implementer}};
}

static struct member sector_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    const struct organisation *implementer = project_implementer(project);
    return member_of_code(implementer == NULL ? NULL : implementer->sector);
}

static struct member year_of(const struct project_register *reg, const struct project *project)
{
    (void)reg;
    date start = project_start(project);
    return date_known(start) ? (struct member){MEMBER_YEAR, {.year = start.year}} : (struct member){MEMBER_NONE};
}

/* By all the funding that is known of the project, whoever pays it. */
static struct member size_class_of(const struct project_register *reg, const struct project *project)
{
    static const int64_t limits[SIZE_LARGER] = {100000, 500000, 1000000, 2000000, 5000000, 10000000}; /* [euros] */
    (void)reg;
    money whole;
    int size_class = 0;
    if (!settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_WHOLE, &whole))
        return (struct member){MEMBER_NONE};
    while (size_class < SIZE_LARGER && whole.cents > limits[size_class] * 100)
        size_class++;
    return (struct member){MEMBER_SIZE_CLASS, {.size_class = (enum size_class)size_class}};
}

static struct member (*const functions[DIMENSIONS])(const struct project_register *, const struct project *) = {
    [DIMENSION_PERIOD] = period_of,
    [DIMENSION_PROGRAMME] = programme_of,
    [DIMENSION_FUND] = fund_of,
    [DIMENSION_PRIORITY] = priority_of,
    [DIMENSION_OBJECTIVE] = objective_of,
    [DIMENSION_AUTHORITY] = authority_of,
    [DIMENSION_IMPLEMENTER] = implementer_of,
    [DIMENSION_SECTOR] = sector_of,
    [DIMENSION_YEAR] = year_of,
    [DIMENSION_STATUS] = status_of,
    [DIMENSION_SIZE_CLASS] = size_class_of,
};

const char *const dimension_names[DIMENSIONS + 1] = {
    [DIMENSION_PERIOD] = "period",
    [DIMENSION_PROGRAMME] = "programme",
    [DIMENSION_FUND] = "fund",
    [DIMENSION_PRIORITY] = "priority",
    [DIMENSION_OBJECTIVE] = "objective",
    [DIMENSION_AUTHORITY] = "authority",
    [DIMENSION_IMPLEMENTER] = "implementer",
    [DIMENSION_SECTOR] = "sector",
    [DIMENSION_YEAR] = "year",
    [DIMENSION_STATUS] = "status",
    [DIMENSION_SIZE_CLASS] = "size-class",
};

struct member dimension_member(enum dimension dimension, const struct project_register *reg,
                               const struct project *project)
{
    return functions[dimension](reg, project);
}

/* A number that tells members of one dimension apart and orders them; "not told" is the largest. */
static uint32_t member_order(struct member member)
{
    switch (member.kind) {
    case MEMBER_CODE: return member.is.code->order;
    case MEMBER_ORGANISATION: return member.is.organisation->order;
    case MEMBER_YEAR: return (uint32_t)member.is.year;
    case MEMBER_SIZE_CLASS: return (uint32_t)member.is.size_class;
    default: return UINT32_MAX;
    }
}

bool member_equal(struct member a, struct member b)
{
    return member_order(a) == member_order(b);
}

int member_compare(struct member a, struct member b)
{
    uint32_t one = member_order(a), other = member_order(b);
    return (one > other) - (one < other);
}

uint32_t member_hash(struct member member)
{
    return member_order(member) * 2654435761u;
}

const char *member_id(struct member member, char scratch[16])
{
    static const char *const sizes[SIZE_CLASSES] = {"0-100k", "100k-500k", "500k-1m", "1m-2m", "2m-5m", "5m-10m",
                                                    "over-10m"};
    switch (member.kind) {
    case MEMBER_CODE: return member.is.code->id;
    case MEMBER_ORGANISATION: return member.is.organisation->name;
    case MEMBER_SIZE_CLASS: return sizes[member.is.size_class];
    case MEMBER_YEAR: snprintf(scratch, 16, "%d", member.is.year); return scratch;
    default: return "";
    }
}

bool project_in_period(const struct project_register *reg, const struct project *project, const struct code *period,
                       date situation_date)
{
    (void)reg;
    const date never = {INT16_MAX, 12, 31};
    date from = date_first(period->from), to = date_known(period->to) ? date_last(period->to) : never;
    switch (period->rule) {
    case PERIOD_BY_DECISION_DATE: {
        date decided = project_decided(project, situation_date);
        return date_known(decided) && date_compare(decided, from) >= 0 && date_compare(decided, to) <= 0;
    }
    case PERIOD_BY_RUNNING: {
        date start = project_start(project), end = project_end(project);
        bool begun = date_known(start) && date_compare(start, to) <= 0;
        return begun && (!date_known(end) || date_compare(date_last(end), from) >= 0);
    }
    default:
        return project->programme != NULL && project->programme->period != NULL &&
               strcmp(project->programme->period, period->id) == 0;
    }
}
