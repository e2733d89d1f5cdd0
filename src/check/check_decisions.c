#include <stdlib.h>

#include "base/heap.h"
#include "check/check_repeats.h"

static int by_number(const void *a, const void *b)
{
    const struct decision *one = a, *other = b;
    return (one->number > other->number) - (one->number < other->number);
}

static void tell_number(const struct checker *checker, const struct project *project, const void *child)
{
    const struct decision *decision = child;
    if (decision->number != 0)
        check_tell(checker, project, decision->offset, finding_count(decision->number));
}

void check_decisions_are_numbered(const struct checker *checker, const struct project *project)
{
    check_repeats(checker, project, project->decisions, project->decision_count, sizeof *project->decisions, by_number,
                  tell_number);
}

/* --- decisions are numbered as they are made; the number tells which of them is in force --- */

/* A decision that has both number and day, and the latest of those with smaller numbers. */
struct numbered {
    const struct decision *decision, *latest;
};

static int by_number_and_place(const void *a, const void *b)
{
    const struct numbered *one = a, *other = b;
    int order = by_number(one->decision, other->decision);
    return order != 0 ? order : check_compare_addresses(one->decision, other->decision);
}

static int by_place(const void *a, const void *b)
{
    return check_compare_addresses(((const struct numbered *)a)->decision, ((const struct numbered *)b)->decision);
}

static size_t find_numbered(struct numbered *out, const struct project *project)
{
    size_t count = 0;
    for (size_t i = 0; i < project->decision_count; i++)
        if (project->decisions[i].number != 0 && date_known(project->decisions[i].day))
            out[count++].decision = &project->decisions[i];
    return count;
}

static void find_latest(struct numbered *numbered, size_t count)
{
    qsort(numbered, count, sizeof *numbered, by_number_and_place);
    const struct decision *latest = NULL; /* of the smaller numbers */
    size_t first = 0;                     /* of this number */
    for (size_t i = 0; i < count; i++) {
        for (; numbered[first].decision->number != numbered[i].decision->number; first++)
            if (latest == NULL || date_compare(numbered[first].decision->day, latest->day) > 0)
                latest = numbered[first].decision;
        numbered[i].latest = latest;
    }
}

void check_decisions_are_in_order(const struct checker *checker, const struct project *project)
{
    if (project->decision_count < 2)
        return;
    struct numbered *numbered = heap_array(project->decision_count, sizeof *numbered);
    size_t count = find_numbered(numbered, project);
    find_latest(numbered, count);
    qsort(numbered, count, sizeof *numbered, by_place);
    for (size_t i = 0; i < count; i++) {
        const struct decision *decision = numbered[i].decision, *latest = numbered[i].latest;
        if (latest != NULL && date_compare(decision->day, latest->day) < 0)
            check_tell(checker, project, decision->offset, finding_count(decision->number),
                       finding_count(latest->number));
    }
    free(numbered);
}

void check_decisions_are_made(const struct checker *checker, const struct project *project)
{
    date now = checker->reg->situation_date;
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        if (decision->state == DECISION_IN_FORCE && date_known(decision->day) && date_compare(decision->day, now) > 0)
            check_tell(checker, project, decision->offset, finding_date(decision->day), finding_date(now));
    }
}

/* Amendments and recoveries may well come after the end; a new grant does not. */
static bool grants_after(const struct decision *decision, date end)
{
    return decision->kind == DECISION_NEW && decision->state != DECISION_REPEALED && date_known(decision->day) &&
           date_compare(decision->day, date_last(end)) > 0;
}

void check_decision_precedes_end(const struct checker *checker, const struct project *project)
{
    date end = project_end(project);
    for (size_t i = 0; i < project->decision_count && date_known(end); i++) {
        const struct decision *decision = &project->decisions[i];
        if (grants_after(decision, end))
            check_tell(checker, project, decision->offset, finding_date(decision->day), finding_date(end));
    }
}

/* Domain 3: the years a period is called by are not the programme's last day; 2014-2020 granted money in 2023. Only the day that
 * the programme's own code tells is looked at. */
void check_decision_precedes_end_of_programme(const struct checker *checker, const struct project *project)
{
    date end = project->programme == NULL ? (date){0} : project->programme->to;
    for (size_t i = 0; i < project->decision_count && date_known(end); i++) {
        const struct decision *decision = &project->decisions[i];
        if (grants_after(decision, end))
            check_tell(checker, project, decision->offset, finding_date(decision->day), finding_date(end),
                       finding_text(project->programme->id));
    }
}

/* Domain 2: a recovery is a transaction and no edit of the grant. */
void check_recoveries_leave_grants(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        for (size_t a = 0; decision->kind == DECISION_RECOVERING && a < decision->amount_count; a++)
            if (decision->amounts[a].stage == STAGE_GRANTED || decision->amounts[a].stage == STAGE_COMMITTED)
                check_tell(checker, project, decision->amounts[a].offset, finding_stage(decision->amounts[a].stage));
    }
}
