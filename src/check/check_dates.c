#include <stdlib.h>

#include "check/check_rules.h"

enum {
    FARTHEST = 30 /* years from the situation date: three programming periods and their closing */,
    LONGEST = 12 /* years of a project: a programme's technical assistance runs ten */
};

void check_start_is_told(const struct checker *checker, const struct project *project)
{
    if (!date_known(project_start(project)))
        check_tell(checker, project, project->offset, CHECK_NOTHING);
}

/* Rule 4.7: start <= end. */
void check_dates_are_in_order(const struct checker *checker, const struct project *project)
{
    date start = project_start(project), end = project_end(project);
    if (date_known(start) && date_known(end) && date_compare(start, date_last(end)) > 0)
        check_tell(checker, project, project->offset, finding_date(start), finding_date(end));
}

static void dates_agree(const struct checker *checker, const struct project *project, const struct told_date *told,
                        size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (date_compare(told[0].day, told[i].day) != 0)
            check_tell(checker, project, told[i].offset, finding_date(told[0].day), finding_date(told[i].day));
}

void check_starts_agree(const struct checker *checker, const struct project *project)
{
    dates_agree(checker, project, project->starts, project->start_count);
}

void check_ends_agree(const struct checker *checker, const struct project *project)
{
    dates_agree(checker, project, project->ends, project->end_count);
}

/* --- mistyped years --- */

static bool is_plausible(const struct checker *checker, date day)
{
    return !date_known(day) || abs(day.year - checker->reg->situation_date.year) <= FARTHEST;
}

static void year_is_plausible(const struct checker *checker, const struct project *project, date day, uint32_t where)
{
    if (!is_plausible(checker, day))
        check_tell(checker, project, where, finding_date(day), finding_date(checker->reg->situation_date));
}

static void years_of_amounts_are_plausible(const struct checker *checker, const struct project *project,
                                           const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        date day = date_known(amounts[i].day) ? amounts[i].day : (date){amounts[i].year, 0, 0};
        year_is_plausible(checker, project, day, amounts[i].offset);
    }
}

void check_years_are_plausible(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->start_count; i++)
        year_is_plausible(checker, project, project->starts[i].day, project->starts[i].offset);
    for (size_t i = 0; i < project->end_count; i++)
        year_is_plausible(checker, project, project->ends[i].day, project->ends[i].offset);
    for (size_t i = 0; i < project->decision_count; i++) {
        const struct decision *decision = &project->decisions[i];
        year_is_plausible(checker, project, decision->day, decision->offset);
        years_of_amounts_are_plausible(checker, project, decision->amounts, decision->amount_count);
    }
    years_of_amounts_are_plausible(checker, project, project->amounts, project->amount_count);
}

/* A year that is wrong altogether has been told already. */
void check_duration_is_plausible(const struct checker *checker, const struct project *project)
{
    date start = project_start(project), end = project_end(project);
    if (!date_known(start) || !date_known(end) || !is_plausible(checker, start) || !is_plausible(checker, end))
        return;
    date latest = date_first(start);
    latest.year = (int16_t)(latest.year + LONGEST);
    if (date_compare(date_last(end), latest) >= 0)
        check_tell(checker, project, project->offset, finding_date(start), finding_date(end), finding_count(LONGEST));
}

/* --- the status beside the dates; what it says of time is a property of its code --- */

static enum phase phase_of(const struct project *project)
{
    return project->status == NULL || !date_known(project_end(project)) ? PHASE_NOT_TOLD : project->status->phase;
}

void check_running_has_not_ended(const struct checker *checker, const struct project *project)
{
    date end = project_end(project), now = checker->reg->situation_date;
    if (phase_of(project) == PHASE_RUNNING && date_compare(date_last(end), now) < 0)
        check_tell(checker, project, project->offset, finding_text(project->status->id), finding_date(end),
                   finding_date(now));
}

void check_ended_has_ended(const struct checker *checker, const struct project *project)
{
    date end = project_end(project), now = checker->reg->situation_date;
    if (phase_of(project) == PHASE_ENDED && date_compare(end, now) > 0)
        check_tell(checker, project, project->offset, finding_text(project->status->id), finding_date(end),
                   finding_date(now));
}
