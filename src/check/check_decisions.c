#include "check/check_rules.h"

/* A decision with the number of an earlier one is told once, at the first that repeats it. */
void check_decisions_are_numbered(const struct checker *checker, const struct project *project)
{
    for (size_t i = 1; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        for (size_t j = 0; decision->number != 0 && j < i; j++)
            if (project->decisions[j].number == decision->number) {
                check_tell(checker, project, decision->offset, finding_count(decision->number));
                break;
            }
    }
}

/* Decisions are numbered as they are made; the number tells which of them is in force. */
static bool is_before(const struct decision *later, const struct decision *earlier)
{
    return earlier->number != 0 && later->number > earlier->number && date_known(later->day) &&
           date_known(earlier->day) && date_compare(later->day, earlier->day) < 0;
}

void check_decisions_are_in_order(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->decision_count; i++)
        for (size_t j = 0; j < project->decision_count; j++)
            if (is_before(&project->decisions[i], &project->decisions[j])) {
                check_tell(checker, project, project->decisions[i].offset, finding_count(project->decisions[i].number),
                           finding_count(project->decisions[j].number));
                break;
            }
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
