#include "check/check_rules.h"

/* Amounts as they are told. A rule looks at one list of amounts at a time: the project's own, and each decision's. */

typedef void list_rule(const struct checker *checker, const struct project *project, const struct amount *amounts,
                       size_t count);

static void each_list(const struct checker *checker, const struct project *project, list_rule *check)
{
    check(checker, project, project->amounts, project->amount_count);
    for (size_t i = 0; i < project->decision_count; i++)
        check(checker, project, project->decisions[i].amounts, project->decisions[i].amount_count);
}

static void are_readable(const struct checker *checker, const struct project *project, const struct amount *amounts,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (amounts[i].missing == MISSING_UNREADABLE)
            check_tell(checker, project, amounts[i].offset, finding_stage(amounts[i].stage),
                       finding_text(amounts[i].origin->raw));
}

void check_amounts_are_readable(const struct checker *checker, const struct project *project)
{
    each_list(checker, project, are_readable);
}

static void are_positive(const struct checker *checker, const struct project *project, const struct amount *amounts,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (amounts[i].missing == MISSING_NOT && amounts[i].value.cents < 0 && amounts[i].stage != STAGE_RECOVERED)
            check_tell(checker, project, amounts[i].offset, finding_stage(amounts[i].stage),
                       finding_money(amounts[i].value));
}

void check_amounts_are_positive(const struct checker *checker, const struct project *project)
{
    each_list(checker, project, are_positive);
}

/* --- recoveries beside each other --- */

static const struct amount *recovery_in(const struct amount *amounts, size_t count, bool negative)
{
    for (size_t i = 0; i < count; i++)
        if (amounts[i].stage == STAGE_RECOVERED && amounts[i].value.cents != 0 &&
            (amounts[i].value.cents < 0) == negative)
            return &amounts[i];
    return NULL;
}

static const struct amount *recovery_of(const struct project *project, bool negative)
{
    const struct amount *found = recovery_in(project->amounts, project->amount_count, negative);
    for (size_t i = 0; found == NULL && i < project->decision_count; i++)
        found = recovery_in(project->decisions[i].amounts, project->decisions[i].amount_count, negative);
    return found;
}

/* A recovery may be told as what was taken back, or as the negative transaction that it is (domain 2): sums are right where
 * a register keeps to one of the two. The first recovery tells to which. */
void check_recoveries_have_one_sign(const struct checker *checker)
{
    int usual = -1;
    for (size_t i = 0; i < checker->reg->project_count; i++)
        for (int negative = 0; negative < 2; negative++) {
            const struct amount *recovery = recovery_of(checker->reg->projects[i], negative);
            if (recovery == NULL)
                continue;
            if (usual < 0)
                usual = negative;
            if (negative != usual)
                check_tell(checker, checker->reg->projects[i], recovery->offset, finding_money(recovery->value));
        }
}

/* --- one amount told twice --- */

static bool same_money(const struct amount *a, const struct amount *b)
{
    return a->stage == b->stage && a->source == b->source;
}

/* Of the plain amounts of a stage and source only the first counts (settlement.h). */
static bool is_plain(const struct amount *amount)
{
    return amount->missing == MISSING_NOT && amount->year == 0 && !date_known(amount->day);
}

/* The first plain amounts of each stage and source; NULL where there is none. */
struct first_told {
    const struct amount *of[STAGES][FUNDING_SOURCES];
};

/* The first of the same money as a plain amount, which are gone through in their order: itself when there was none before. */
static const struct amount *first_told(struct first_told *first, const struct amount *amount)
{
    const struct amount **of = &first->of[amount->stage][amount->source];
    if (*of == NULL)
        *of = amount;
    return *of;
}

static void agree(const struct checker *checker, const struct project *project, const struct amount *amounts,
                  size_t count)
{
    struct first_told told = {0};
    for (size_t i = 0; i < count; i++) {
        if (!is_plain(&amounts[i]))
            continue;
        const struct amount *first = first_told(&told, &amounts[i]);
        if (first->value.cents != amounts[i].value.cents)
            check_tell(checker, project, amounts[i].offset, finding_money(first->value),
                       finding_money(amounts[i].value));
    }
}

void check_amounts_agree(const struct checker *checker, const struct project *project)
{
    each_list(checker, project, agree);
}

/* --- a total and its parts --- */

static bool is_transaction(const struct amount *amount)
{
    return amount->stage == STAGE_PAID || amount->stage == STAGE_RECOVERED;
}

static bool is_future(const struct checker *checker, const struct amount *amount)
{
    date now = checker->reg->situation_date;
    return is_transaction(amount) &&
           (amount->year > now.year || (date_known(amount->day) && date_compare(amount->day, now) > 0));
}

/* The sum of what is told of the same money by year or day. False when nothing is, or when a part is missing. */
static bool sum_of_parts(money *out, const struct checker *checker, const struct amount *amounts, size_t count,
                         const struct amount *total)
{
    bool found = false;
    *out = money_of(0);
    for (size_t i = 0; i < count; i++) {
        const struct amount *part = &amounts[i];
        if (!same_money(part, total) || is_plain(part) || is_future(checker, part) ||
            part->missing == MISSING_NOT_APPLICABLE)
            continue;
        if (part->missing != MISSING_NOT || !money_add(out, *out, part->value))
            return false;
        found = true;
    }
    return found;
}

static void are_sums_of_parts(const struct checker *checker, const struct project *project,
                              const struct amount *amounts, size_t count)
{
    enum { TOLERANCE = 100 /* [cents]; authorities truncate (rule 4.7) */ };
    struct first_told told = {0};
    for (size_t i = 0; i < count; i++) {
        money sum, over;
        if (!is_plain(&amounts[i]) || first_told(&told, &amounts[i]) != &amounts[i] ||
            !sum_of_parts(&sum, checker, amounts, count, &amounts[i]) ||
            !money_subtract(&over, sum, amounts[i].value))
            continue;
        if (over.cents > TOLERANCE || over.cents < -TOLERANCE)
            check_tell(checker, project, amounts[i].offset, finding_stage(amounts[i].stage),
                       finding_money(amounts[i].value), finding_money(sum));
    }
}

void check_amounts_are_sums_of_parts(const struct checker *checker, const struct project *project)
{
    each_list(checker, project, are_sums_of_parts);
}

/* --- payments and their days --- */

static date day_of(const struct amount *amount)
{
    return date_known(amount->day) ? amount->day : (date){amount->year, 0, 0};
}

static void are_made(const struct checker *checker, const struct project *project, const struct amount *amounts,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_future(checker, &amounts[i]))
            check_tell(checker, project, amounts[i].offset, finding_stage(amounts[i].stage),
                       finding_date(day_of(&amounts[i])), finding_date(checker->reg->situation_date));
}

void check_payments_are_made(const struct checker *checker, const struct project *project)
{
    each_list(checker, project, are_made);
}

static bool is_payment(const struct amount *amount)
{
    return amount->stage == STAGE_PAID && amount->missing == MISSING_NOT && amount->value.cents != 0;
}

/* A payment of a year may be of its last day. `day` is known. */
static bool is_paid_before(const struct amount *amount, date day)
{
    date paid = day_of(amount);
    return is_payment(amount) && date_known(paid) && date_compare(date_last(paid), day) < 0;
}

static void follow_start(const struct checker *checker, const struct project *project, const struct amount *amounts,
                         size_t count)
{
    date start = project_start(project);
    for (size_t i = 0; i < count && date_known(start); i++)
        if (is_paid_before(&amounts[i], start))
            check_tell(checker, project, amounts[i].offset, finding_date(day_of(&amounts[i])), finding_date(start));
}

void check_payments_follow_start(const struct checker *checker, const struct project *project)
{
    each_list(checker, project, follow_start);
}

/* The day of the first decision, which a repealed one was, too. Unknown when there may have been one before: one is not dated, or the
 * first is an edit of another that the register does not tell. */
static date first_decided(const struct project *project)
{
    const struct decision *first = NULL;
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (decision->state == DECISION_PENDING)
            continue;
        if (!date_known(decision->day))
            return (date){0};
        int order = first == NULL ? -1 : date_compare(decision->day, first->day);
        if (order < 0 || (order == 0 && decision->kind == DECISION_NEW))
            first = decision;
    }
    return first == NULL || first->kind != DECISION_NEW ? (date){0} : first->day;
}

/* Only what the decision grants waits for it: municipalities, companies and the implementer may have paid before. */
static void follow_decision(const struct checker *checker, const struct project *project, const struct amount *amounts,
                            size_t count, date decided)
{
    for (size_t i = 0; i < count; i++)
        if (amounts[i].source <= SOURCE_EU_AND_STATE && is_paid_before(&amounts[i], decided))
            check_tell(checker, project, amounts[i].offset, finding_date(day_of(&amounts[i])), finding_date(decided));
}

void check_payments_follow_decision(const struct checker *checker, const struct project *project)
{
    date decided = first_decided(project);
    if (!date_known(decided))
        return;
    follow_decision(checker, project, project->amounts, project->amount_count, decided);
    for (size_t i = 0; i < project->decision_count; i++)
        follow_decision(checker, project, project->decisions[i].amounts, project->decisions[i].amount_count, decided);
}

/* Of the day the register tells of: what is neither dated nor by year was paid by then, but may not have been on an earlier day
 * that is asked about. */
void check_paid_is_decided(const struct checker *checker, const struct project *project)
{
    date now = checker->reg->situation_date;
    if (!project_decided_later(project, now) || !project_decided_later(project, checker->situation_date))
        return;
    for (size_t i = 0; i < project->amount_count; i++) {
        const struct amount *amount = &project->amounts[i];
        if (is_payment(amount) && is_plain(amount))
            check_tell(checker, project, amount->offset, finding_money(amount->value), finding_date(now));
    }
}
