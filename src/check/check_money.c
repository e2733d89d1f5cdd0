#include "check/check_rules.h"

/* Money as it is settled on the situation date: what is told of it, and what follows. */

enum { TOLERANCE = 100 /* [cents]: authorities truncate (rule 4.7) */ };

/* False when it is missing. */
static bool sum_of(money *out, const struct project *project, enum stage stage, unsigned source)
{
    return settlement_lookup(project->settlement, stage, source, out);
}

/* Tells when both are known and the first is more than the second. */
static void is_within(const struct checker *checker, const struct project *project, enum stage stage, enum stage most,
                      unsigned source)
{
    money part, whole;
    if (sum_of(&part, project, stage, source) &&
        sum_of(&whole, project, most, source) && part.cents > whole.cents)
        check_tell(checker, project, project->offset, finding_money(part), finding_money(whole));
}

/* What is paid and has not come back, whichever sign recoveries are told with. False when it does not fit. */
static bool kept_of(money *out, money paid, money recovered)
{
    return recovered.cents < 0 ? money_add(out, paid, recovered) : money_subtract(out, paid, recovered);
}

/* Rule 4.7: paid <= granted; what was recovered has come back. */
void check_paid_is_granted(const struct checker *checker, const struct project *project)
{
    money paid, granted, recovered, left;
    if (!sum_of(&paid, project, STAGE_PAID, SOURCE_GRANT) || !sum_of(&granted, project, STAGE_GRANTED, SOURCE_GRANT))
        return;
    if (!sum_of(&recovered, project, STAGE_RECOVERED, SOURCE_GRANT))
        recovered = money_of(0);
    if (kept_of(&left, paid, recovered) && left.cents > granted.cents)
        check_tell(checker, project, project->offset, finding_money(paid), finding_money(granted));
}

void check_committed_is_granted(const struct checker *checker, const struct project *project)
{
    is_within(checker, project, STAGE_COMMITTED, STAGE_GRANTED, SOURCE_GRANT);
}

void check_recovered_is_paid(const struct checker *checker, const struct project *project)
{
    money recovered, paid, left, back;
    if (sum_of(&recovered, project, STAGE_RECOVERED, SOURCE_GRANT) && sum_of(&paid, project, STAGE_PAID, SOURCE_GRANT) &&
        kept_of(&left, paid, recovered) && left.cents < 0 && money_subtract(&back, paid, left))
        check_tell(checker, project, project->offset, finding_money(back), finding_money(paid));
}

void check_eligible_is_within_cost(const struct checker *checker, const struct project *project)
{
    is_within(checker, project, STAGE_ELIGIBLE_COST, STAGE_COST, SOURCE_TOTAL);
}

/* --- the grant and the cost --- */

/* False when there is nothing to compare: one of them is not known, or there is no cost. */
static bool funding_and_cost(money *funding, money *cost, const struct project *project, unsigned source)
{
    return sum_of(funding, project, STAGE_GRANTED, source) &&
           sum_of(cost, project, STAGE_COST, SOURCE_TOTAL) && cost->cents > 0;
}

void check_grant_is_within_cost(const struct checker *checker, const struct project *project)
{
    money granted, cost;
    if (funding_and_cost(&granted, &cost, project, SOURCE_GRANT) && granted.cents > cost.cents)
        check_tell(checker, project, project->offset, finding_money(granted), finding_money(cost));
}

/* What a code of the project allows, from the narrowest: its sub-envelope, its fund, its programme. */
static int64_t highest_of_lists(const struct project *project, bool public)
{
    const struct code *codes[] = {project->envelope, project->fund, project->programme};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        int64_t highest = codes[i] == NULL ? 0 : public ? codes[i]->highest_public : codes[i]->highest_support;
        if (highest != 0)
            return highest;
    }
    return 0;
}

/* The latest decision in force that tells the highest support; NULL when none does. */
static const struct decision *highest_decided(const struct project *project, date situation_date)
{
    const struct decision *latest = NULL;
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (decision->highest_support != 0 && decision_counts(decision, situation_date) &&
            (latest == NULL || decision_later(decision, latest)))
            latest = decision;
    }
    return latest;
}

/* `highest` is in millionths of a per cent of the cost; 0: nothing is told. */
static void is_allowed(const struct checker *checker, const struct project *project, unsigned source, int64_t highest,
                       uint32_t where)
{
    money funding, cost;
    if (highest == 0 || !funding_and_cost(&funding, &cost, project, source))
        return;
    money most = {money_ratio(cost, money_of(100 * (int64_t)1000000), highest)};
    if (funding.cents > most.cents)
        check_tell(checker, project, where, finding_money(funding), finding_money(most), finding_percent(highest));
}

/* Rules 4.6 and 4.7: granted <= cost x highest support, which is data: the decision's, else that of the lists. */
void check_grant_is_allowed(const struct checker *checker, const struct project *project)
{
    const struct decision *decision = highest_decided(project, checker->situation_date);
    if (decision != NULL)
        is_allowed(checker, project, SOURCE_GRANT, decision->highest_support, decision->offset);
    else
        is_allowed(checker, project, SOURCE_GRANT, highest_of_lists(project, /*public*/ false), project->offset);
}

void check_public_is_allowed(const struct checker *checker, const struct project *project)
{
    is_allowed(checker, project, SOURCE_PUBLIC, highest_of_lists(project, /*public*/ true), project->offset);
}

/* What had not been decided on the day is not counted at all. */
void check_grant_is_told(const struct checker *checker, const struct project *project)
{
    money granted;
    if (!sum_of(&granted, project, STAGE_GRANTED, SOURCE_GRANT) &&
        !project_decided_later(project, checker->situation_date))
        check_tell(checker, project, project->offset, CHECK_NOTHING);
}

void check_grant_is_not_zero(const struct checker *checker, const struct project *project)
{
    money granted;
    if (sum_of(&granted, project, STAGE_GRANTED, SOURCE_GRANT) && granted.cents == 0)
        check_tell(checker, project, project->offset, CHECK_NOTHING);
}

/* --- totals and their parts; rule 4.7: the sum of sources is the total --- */

static void public_holds_grant(const struct checker *checker, const struct project *project, enum stage stage)
{
    money grant, public, over;
    if (sum_of(&grant, project, stage, SOURCE_GRANT) &&
        sum_of(&public, project, stage, SOURCE_PUBLIC) &&
        money_subtract(&over, grant, public) && over.cents > TOLERANCE)
        check_tell(checker, project, project->offset, finding_money(public), finding_money(grant));
}

void check_public_holds_grant(const struct checker *checker, const struct project *project)
{
    for (int stage = 0; stage < STAGES; stage++)
        if (stage != STAGE_PAID)
            public_holds_grant(checker, project, (enum stage)stage);
}

void check_public_paid_holds_grant(const struct checker *checker, const struct project *project)
{
    public_holds_grant(checker, project, STAGE_PAID);
}

/* A grant that is more than the cost by itself is told as that. */
static bool grant_is_over_cost(const struct project *project, enum stage stage)
{
    money granted, cost;
    return stage == STAGE_GRANTED && funding_and_cost(&granted, &cost, project, SOURCE_GRANT) &&
           granted.cents > cost.cents;
}

void check_sources_fit_totals(const struct checker *checker, const struct project *project)
{
    for (int stage = 0; stage < STAGES; stage++) {
        money unknown, total, sum;
        if (sum_of(&unknown, project, (enum stage)stage, SOURCE_UNKNOWN) &&
            sum_of(&total, project, (enum stage)stage, SOURCE_WHOLE) &&
            unknown.cents < -TOLERANCE && money_subtract(&sum, total, unknown) &&
            !grant_is_over_cost(project, (enum stage)stage))
            check_tell(checker, project, project->offset, finding_money(sum), finding_money(total),
                       finding_stage((unsigned)stage));
    }
}
