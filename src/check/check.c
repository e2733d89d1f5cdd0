#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "register/settlement.h"

struct checker {
    const struct project_register *reg;
    struct findings *findings;
};

typedef void rule(const struct checker *checker, const struct project *project);

/* Adds a finding about a project; its code is always the first argument. */
static void tell(const struct checker *checker, enum finding_kind kind, const struct project *project,
                 uint32_t offset, struct finding_argument second, struct finding_argument third)
{
    findings_add(checker->findings, kind, {&checker->reg->input, offset}, finding_text(project->code), second, third);
}

static const struct finding_argument nothing = {ARGUMENT_NONE};

static void codes_are_known(const struct checker *checker, const struct project *project)
{
    const struct code *codes[] = {project->programme, project->fund, project->priority, project->objective,
                                  project->authority, project->status, project->envelope};
    static const enum list lists[] = {LIST_PROGRAMME, LIST_FUND, LIST_PRIORITY, LIST_OBJECTIVE,
                                      LIST_AUTHORITY, LIST_STATUS, LIST_ENVELOPE};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (codes[i] != NULL && !codes[i]->declared)
            tell(checker, FINDING_CODE_UNKNOWN, project, project->offset,
                 finding_text(register_list_names[lists[i]]), finding_text(codes[i]->id));
    for (size_t i = 0; i < project->classification_count; i++)
        if (!project->classifications[i].code->declared)
            tell(checker, FINDING_CODE_UNKNOWN, project, project->offset,
                 finding_text(register_list_names[project->classifications[i].list]),
                 finding_text(project->classifications[i].code->id));
}

/* Rule 4.7: start <= end. */
static void dates_are_in_order(const struct checker *checker, const struct project *project)
{
    date start = project_start(project), end = project_end(project);
    if (!date_known(start))
        tell(checker, FINDING_START_MISSING, project, project->offset, nothing, nothing);
    if (date_known(start) && date_known(end) && date_compare(start, date_last(end)) > 0)
        tell(checker, FINDING_DATES_REVERSED, project, project->offset, finding_date(start), finding_date(end));
}

static void dates_are_told_alike(const struct checker *checker, const struct project *project)
{
    for (size_t i = 1; i < project->start_count; i++)
        if (date_compare(project->starts[0].day, project->starts[i].day) != 0)
            tell(checker, FINDING_START_TOLD_DIFFERENTLY, project, project->starts[i].offset,
                 finding_date(project->starts[0].day), finding_date(project->starts[i].day));
    for (size_t i = 1; i < project->end_count; i++)
        if (date_compare(project->ends[0].day, project->ends[i].day) != 0)
            tell(checker, FINDING_END_TOLD_DIFFERENTLY, project, project->ends[i].offset,
                 finding_date(project->ends[0].day), finding_date(project->ends[i].day));
}

static bool plain_amount(const struct amount *amount)
{
    return amount->missing == MISSING_NOT && amount->year == 0 && !date_known(amount->day);
}

/* Plain amounts of one stage and source: only the first of them counts (settlement.h). */
static bool same_amount(const struct amount *a, const struct amount *b)
{
    return a->stage == b->stage && a->source == b->source && plain_amount(a) && plain_amount(b);
}

static void tell_unreadable(const struct checker *checker, const struct project *project, const struct amount *amount)
{
    tell(checker, FINDING_AMOUNT_UNREADABLE, project, amount->offset,
         finding_text(register_stage_names[amount->stage]), finding_text(amount->raw == NULL ? "" : amount->raw));
}

static void compare_amounts(const struct checker *checker, const struct project *project,
                            const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (amounts[i].missing == MISSING_UNREADABLE)
            tell_unreadable(checker, project, &amounts[i]);
        if (amounts[i].missing == MISSING_NOT && amounts[i].value.cents < 0 && amounts[i].stage != STAGE_RECOVERED)
            tell(checker, FINDING_AMOUNT_NEGATIVE, project, amounts[i].offset,
                 finding_text(register_stage_names[amounts[i].stage]), finding_money(amounts[i].value));
        for (size_t j = 0; j < i; j++)
            if (same_amount(&amounts[i], &amounts[j]) && amounts[i].value.cents != amounts[j].value.cents) {
                tell(checker, FINDING_AMOUNT_TOLD_DIFFERENTLY, project, amounts[i].offset,
                     finding_money(amounts[j].value), finding_money(amounts[i].value));
                break;
            }
    }
}

static void amounts_are_told_alike(const struct checker *checker, const struct project *project)
{
    compare_amounts(checker, project, project->amounts, project->amount_count);
    for (size_t i = 0; i < project->decision_count; i++)
        compare_amounts(checker, project, project->decisions[i].amounts, project->decisions[i].amount_count);
}

/* Rule 4.7: paid <= granted. */
static void paid_is_granted(const struct checker *checker, const struct project *project)
{
    money paid, granted;
    if (settlement_lookup(project->settlement, STAGE_PAID, SOURCE_GRANT, &paid) &&
        settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_GRANT, &granted) &&
        paid.cents > granted.cents)
        tell(checker, FINDING_PAID_OVER_GRANT, project, project->offset, finding_money(paid), finding_money(granted));
}

/* Rule 4.7: the sum of sources is the total; authorities truncate, so one euro is tolerated. */
static void sources_fit_totals(const struct checker *checker, const struct project *project)
{
    enum { TOLERANCE = 100 /* [cents] */ };
    for (int stage = 0; stage < STAGES; stage++) {
        money grant, public, over, unknown, total;
        if (settlement_lookup(project->settlement, (enum stage)stage, SOURCE_GRANT, &grant) &&
            settlement_lookup(project->settlement, (enum stage)stage, SOURCE_PUBLIC, &public) &&
            money_subtract(&over, grant, public) && over.cents > TOLERANCE)
            tell(checker, stage == STAGE_PAID ? FINDING_PUBLIC_PAID_UNDER_GRANT : FINDING_PUBLIC_UNDER_GRANT, project,
                 project->offset, finding_money(public), finding_money(grant));
        if (settlement_lookup(project->settlement, (enum stage)stage, SOURCE_UNKNOWN, &unknown) &&
            settlement_lookup(project->settlement, (enum stage)stage, SOURCE_WHOLE, &total) &&
            unknown.cents < -TOLERANCE)
            tell(checker, FINDING_SOURCES_OVER_TOTAL, project, project->offset,
                 finding_money((money){total.cents - unknown.cents}), finding_money(total));
    }
}

/* Rule 4.7: granted <= cost x highest support. */
static void support_is_allowed(const struct checker *checker, const struct project *project)
{
    money granted, cost;
    if (!settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_GRANT, &granted) ||
        !settlement_lookup(project->settlement, STAGE_COST, SOURCE_TOTAL, &cost) || cost.cents <= 0)
        return;
    for (size_t i = 0; i < project->decision_count; i++) {
        int64_t highest = project->decisions[i].highest_support; /* millionths of a per cent */
        if (highest == 0 || project->decisions[i].state != DECISION_IN_FORCE)
            continue;
        money most = {money_ratio(cost, money_of(100 * (int64_t)1000000), highest)};
        if (granted.cents > most.cents)
            tell(checker, FINDING_GRANT_OVER_HIGHEST, project, project->decisions[i].offset, finding_money(granted),
                 finding_money(most));
    }
}

static void budget_is_known(const struct checker *checker, const struct project *project)
{
    money granted;
    if (!settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_GRANT, &granted))
        tell(checker, FINDING_GRANT_MISSING, project, project->offset, nothing, nothing);
    else if (granted.cents == 0)
        tell(checker, FINDING_GRANT_ZERO, project, project->offset, nothing, nothing);
}

/* A decision with the number of an earlier one is told once, at the first that repeats it. */
static void decisions_are_numbered(const struct checker *checker, const struct project *project)
{
    for (size_t i = 1; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        for (size_t j = 0; decision->number != 0 && j < i; j++)
            if (project->decisions[j].number == decision->number) {
                tell(checker, FINDING_DECISION_NUMBER_REPEATED, project, decision->offset,
                     finding_count(decision->number), nothing);
                break;
            }
    }
}

/* Domain 2: a recovery is a transaction and no edit of the grant. */
static void recoveries_leave_grants(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        for (size_t a = 0; decision->kind == DECISION_RECOVERING && a < decision->amount_count; a++)
            if (decision->amounts[a].stage == STAGE_GRANTED || decision->amounts[a].stage == STAGE_COMMITTED)
                tell(checker, FINDING_RECOVERY_TELLS_GRANT, project, decision->amounts[a].offset,
                     finding_text(register_stage_names[decision->amounts[a].stage]), nothing);
    }
}

static void implementer_is_known(const struct checker *checker, const struct project *project)
{
    if (project_implementer(project) == NULL)
        tell(checker, FINDING_IMPLEMENTER_MISSING, project, project->offset, nothing, nothing);
}

static rule *const rules[] = {
    codes_are_known,    dates_are_in_order, dates_are_told_alike, amounts_are_told_alike,  paid_is_granted,
    sources_fit_totals, support_is_allowed, budget_is_known,      decisions_are_numbered, recoveries_leave_grants,
    implementer_is_known,
};

/* --- code lists --- */

/* What one code says of another, by its id; `list` is the other's. */
static void leads_somewhere(const struct checker *checker, enum list own, const struct code *code, enum list list,
                            const char *id)
{
    const struct code *other = id == NULL ? NULL : register_code_lookup(checker->reg, list, id);
    if (id != NULL && (other == NULL || !other->declared))
        findings_add(checker->findings, FINDING_CODE_LEADS_NOWHERE, {&checker->reg->input, code->offset},
                     finding_text(register_list_names[own]), finding_text(code->id),
                     finding_text(register_list_names[list]), finding_text(id));
}

static void days_are_told(const struct checker *checker, enum list list, const struct code *code)
{
    struct finding_argument name = finding_text(register_list_names[list]), id = finding_text(code->id);
    struct place place = {&checker->reg->input, code->offset};
    if (date_known(code->from) && date_known(code->to) && date_compare(code->from, date_last(code->to)) > 0)
        findings_add(checker->findings, FINDING_CODE_DATES_REVERSED, place, name, id, finding_date(code->from),
                     finding_date(code->to));
    if (list == LIST_PERIOD && code->rule != PERIOD_BY_PROGRAMME && !date_known(code->from) && !date_known(code->to))
        findings_add(checker->findings, FINDING_PERIOD_WITHOUT_DATES, place, name, id);
}

static void lists_hang_together(const struct checker *checker)
{
    /* The list above each; 0 (period): none. */
    static const enum list above[LISTS] = {
        [LIST_PRIORITY] = LIST_PROGRAMME, [LIST_OBJECTIVE] = LIST_PRIORITY, [LIST_MUNICIPALITY] = LIST_SUB_REGION,
        [LIST_SUB_REGION] = LIST_REGION};
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < checker->reg->lists[list].count; i++) {
            const struct code *code = checker->reg->lists[list].codes[i];
            if (above[list] != 0)
                leads_somewhere(checker, (enum list)list, code, above[list], code->parent);
            leads_somewhere(checker, (enum list)list, code, LIST_PERIOD, code->period);
            leads_somewhere(checker, (enum list)list, code, LIST_FUND, code->fund);
            days_are_told(checker, (enum list)list, code);
        }
}

/* --- all projects --- */

static int by_code(const void *a, const void *b)
{
    const struct project *one = *(struct project *const *)a, *other = *(struct project *const *)b;
    int order = strcmp(one->code, other->code);
    return order != 0 ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

/* Most registers are kept in the order of their codes. */
static bool codes_ascend(const struct project_register *reg)
{
    for (size_t i = 1; i < reg->project_count; i++)
        if (strcmp(reg->projects[i - 1]->code, reg->projects[i]->code) >= 0)
            return false;
    return true;
}

/* Rule 4.7: no duplicates. */
static void codes_are_unique(const struct checker *checker)
{
    size_t count = checker->reg->project_count;
    if (codes_ascend(checker->reg))
        return;
    const struct project **sorted = calloc(count + 1, sizeof *sorted);
    if (sorted == NULL)
        die("out of memory");
    if (count > 0)
        memcpy(sorted, checker->reg->projects, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_code);
    for (size_t i = 1; i < count; i++)
        if (strcmp(sorted[i - 1]->code, sorted[i]->code) == 0)
            tell(checker, FINDING_PROJECT_REPEATED, sorted[i], sorted[i]->offset, nothing, nothing);
    free(sorted);
}

void check_project(const struct project_register *reg, const struct project *project, struct findings *findings)
{
    const struct checker checker = {reg, findings};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        rules[i](&checker, project);
}

void check_register(const struct project_register *reg, struct findings *findings)
{
    const struct checker checker = {reg, findings};
    lists_hang_together(&checker);
    codes_are_unique(&checker);
    for (size_t i = 0; i < reg->project_count; i++)
        check_project(reg, reg->projects[i], findings);
}
