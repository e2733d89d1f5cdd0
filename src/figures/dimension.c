#include "figures/dimension.h"

#include <stdio.h>
#include <string.h>

#include "register/settlement.h"

struct member member_of_code(const struct code *code)
{
    return code == NULL ? (struct member){MEMBER_NONE} : (struct member){MEMBER_CODE, {.code = code}};
}

static struct member period_of(const struct view *view, const struct project *project)
{
    const char *period = project->programme == NULL ? NULL : project->programme->period;
    return member_of_code(period == NULL ? NULL : register_code_lookup(view->reg, LIST_PERIOD, period));
}

static struct member programme_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->programme);
}

static struct member fund_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->fund);
}

static struct member priority_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->priority);
}

static struct member objective_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->objective);
}

static struct member authority_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->authority);
}

/* What the register tells, of its own day: how a project stood on an earlier one is not known. What had not been decided then has no
 * status, as it is no project (register/settlement.h). */
static struct member status_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->status);
}

static struct member implementer_of(const struct view *view, const struct project *project)
{
    (void)view;
    const struct organisation *implementer = project_implementer(project);
    return implementer == NULL ? (struct member){MEMBER_NONE}
                               : (struct member){MEMBER_ORGANISATION, {.organisation = implementer}};
}

static struct member sector_of(const struct view *view, const struct project *project)
{
    (void)view;
    const struct organisation *implementer = project_implementer(project);
    return member_of_code(implementer == NULL ? NULL : implementer->sector);
}

static struct member year_of(const struct view *view, const struct project *project)
{
    (void)view;
    date start = project_start(project);
    return date_known(start) ? (struct member){MEMBER_YEAR, {.year = start.year}} : (struct member){MEMBER_NONE};
}

/* By all the funding that is known of the project, whoever pays it. */
static struct member size_class_of(const struct view *view, const struct project *project)
{
    static const int64_t limits[SIZE_LARGER] = {100000, 500000, 1000000, 2000000, 5000000, 10000000}; /* [euros] */
    (void)view;
    money whole;
    int size_class = 0;
    if (!settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_WHOLE, &whole))
        return (struct member){MEMBER_NONE};
    while (size_class < SIZE_LARGER && whole.cents > limits[size_class] * 100)
        size_class++;
    return (struct member){MEMBER_SIZE_CLASS, {.size_class = (enum size_class)size_class}};
}

static struct member envelope_of(const struct view *view, const struct project *project)
{
    (void)view;
    return member_of_code(project->envelope);
}

/* Payments are far behind when the elapsed share of a project's time is at least so many percentage points ahead of the
 * paid share of its grant. The program's own convention: domain rule 4.13 names no figure, and nothing official does. */
enum { SLOW_POINTS = 30 /* the words of REMARK_PACE tell it */ };

__extension__ typedef __int128 wide;

/* Days from the start up to the situation date, and of the whole time; false when the dates do not tell. What is over has
 * had all of its time. */
static bool elapsed_of(int *elapsed, int *days, const struct project *project, date situation_date)
{
    date start = project_start(project), end = project_end(project);
    if (!date_known(start) || !date_known(end))
        return false;
    *days = date_days_between(start, date_last(end)) + 1;
    *elapsed = date_days_between(start, situation_date) + 1;
    *elapsed = *elapsed < 0 ? 0 : *elapsed > *days ? *days : *elapsed;
    return *days > 0;
}

static struct member pace_of(const struct view *view, const struct project *project)
{
    money granted, paid;
    int elapsed, days;
    if (!settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_GRANT, &granted) || granted.cents <= 0 ||
        !settlement_lookup(project->settlement, STAGE_PAID, SOURCE_GRANT, &paid) ||
        !elapsed_of(&elapsed, &days, project, view->situation_date))
        return (struct member){MEMBER_NONE};
    /* elapsed / days - paid / granted >= SLOW_POINTS / 100, in whole numbers */
    wide ahead = ((wide)elapsed * granted.cents - (wide)paid.cents * days) * 100;
    bool slow = ahead >= (wide)SLOW_POINTS * days * granted.cents;
    return (struct member){MEMBER_PACE, {.pace = slow ? PACE_SLOW : PACE_IN_STEP}};
}

static struct member project_of(const struct view *view, const struct project *project)
{
    (void)view;
    return (struct member){MEMBER_PROJECT, {.project = project}};
}

/* NULL: a project may have several members. */
static struct member (*const functions[DIMENSIONS])(const struct view *, const struct project *) = {
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
    [DIMENSION_ENVELOPE] = envelope_of,
    [DIMENSION_PACE] = pace_of,
    [DIMENSION_PROJECT] = project_of,
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
    [DIMENSION_MUNICIPALITY] = "municipality",
    [DIMENSION_SUB_REGION] = "sub-region",
    [DIMENSION_REGION] = "region",
    [DIMENSION_SPEARHEAD] = "spearhead",
    [DIMENSION_CHOICE] = "choice",
    [DIMENSION_YEAR] = "year",
    [DIMENSION_STATUS] = "status",
    [DIMENSION_SIZE_CLASS] = "size-class",
    [DIMENSION_ENVELOPE] = "envelope",
    [DIMENSION_PACE] = "pace",
    [DIMENSION_PROJECT] = "project",
    [DIMENSION_MONEY_YEAR] = "money-year",
    [DIMENSION_LAPSE_DATE] = "lapse-date",
    [DIMENSION_SOURCE] = "source",
};

bool dimension_many_valued(enum dimension dimension)
{
    return functions[dimension] == NULL;
}

bool dimension_of_money_time(enum dimension dimension)
{
    return dimension == DIMENSION_MONEY_YEAR || dimension == DIMENSION_LAPSE_DATE;
}

bool dimension_of_money(enum dimension dimension)
{
    return dimension_of_money_time(dimension) || dimension == DIMENSION_SOURCE;
}

bool dimension_ordered(enum dimension dimension)
{
    return dimension == DIMENSION_YEAR || dimension_of_money_time(dimension);
}

bool dimension_allocated(enum dimension dimension)
{
    return dimension_many_valued(dimension) && !dimension_of_money(dimension);
}

bool dimension_of_places(enum dimension dimension)
{
    return dimension == DIMENSION_MUNICIPALITY || dimension == DIMENSION_SUB_REGION || dimension == DIMENSION_REGION;
}

enum list dimension_list(enum dimension dimension)
{
    int list = 0;
    while (list < LISTS && strcmp(register_list_names[list], dimension_names[dimension]) != 0)
        list++;
    return (enum list)list;
}

struct member dimension_member(enum dimension dimension, const struct view *view, const struct project *project)
{
    return functions[dimension](view, project);
}

/* A number that tells members of one dimension apart and orders them; "not told" is the largest. */
static uint32_t member_order(struct member member)
{
    switch (member.kind) {
    case MEMBER_CODE: return member.is.code->order;
    case MEMBER_ORGANISATION: return member.is.organisation->order;
    case MEMBER_YEAR: return (uint32_t)member.is.year;
    case MEMBER_DATE: return (uint32_t)(member.is.day.year * 512 + member.is.day.month * 32 + member.is.day.day);
    case MEMBER_SIZE_CLASS: return (uint32_t)member.is.size_class;
    case MEMBER_PACE: return (uint32_t)member.is.pace;
    case MEMBER_PROJECT: return member.is.project->offset;
    case MEMBER_SOURCE: return member.is.source;
    case MEMBER_WHOLE_REGION: return UINT32_MAX - 4;
    case MEMBER_SEVERAL_REGIONS: return UINT32_MAX - 3;
    case MEMBER_TECHNICAL: return UINT32_MAX - 2;
    case MEMBER_NOT_ALLOCATED: return UINT32_MAX - 1;
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

static const char *const size_names[SIZE_CLASSES + 1] = {"0-100k", "100k-500k", "500k-1m", "1m-2m", "2m-5m", "5m-10m",
                                                         "over-10m"};
static const char *const pace_names[PACES + 1] = {"slow", "in-step"};

static const char *const source_names[] = {"eu", "state", "eu+state", "municipal", "other-public", "municipal+other-public",
                                           "private", "own", "unknown", NULL};

const char *const *dimension_member_ids(enum dimension dimension)
{
    switch (dimension) {
    case DIMENSION_SIZE_CLASS: return size_names;
    case DIMENSION_PACE: return pace_names;
    case DIMENSION_SOURCE: return source_names;
    default: return NULL;
    }
}

const char *member_id(struct member member, char scratch[16])
{
    char day[DATE_TEXT_SIZE];
    switch (member.kind) {
    case MEMBER_CODE: return member.is.code->id;
    case MEMBER_ORGANISATION: return member.is.organisation->name;
    case MEMBER_SIZE_CLASS: return size_names[member.is.size_class];
    case MEMBER_PACE: return pace_names[member.is.pace];
    case MEMBER_PROJECT: return member.is.project->code;
    case MEMBER_SOURCE:
        return member.is.source == SOURCE_UNKNOWN ? "unknown" : register_source_names[member.is.source];
    case MEMBER_WHOLE_REGION: return "whole-region";
    case MEMBER_SEVERAL_REGIONS: return "several-regions";
    case MEMBER_TECHNICAL: return "technical-assistance";
    case MEMBER_NOT_ALLOCATED: return "not-allocated";
    case MEMBER_YEAR: snprintf(scratch, 16, "%d", member.is.year); return scratch;
    case MEMBER_DATE: date_format(day, member.is.day); return memcpy(scratch, day, 16);
    default: return "";
    }
}

bool member_named(struct member member, const char *value)
{
    char scratch[16];
    if (strcmp(member_id(member, scratch), value) == 0)
        return true;
    return member.kind == MEMBER_CODE && member.is.code->short_name[LANGUAGE_FI] != NULL &&
           strcmp(member.is.code->short_name[LANGUAGE_FI], value) == 0;
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
