#include <string.h>

#include "check/check_rules.h"

/* --- the lists themselves --- */

/* What one code says of another, by its id; `list` is the other's. */
static void leads_somewhere(const struct checker *checker, enum list own, const struct code *code, enum list list,
                            const char *id)
{
    if (id == NULL)
        return;
    const struct code *other = register_code_lookup(checker->reg, list, id);
    if (other == NULL || !other->declared)
        findings_add(checker->findings, checker->kind, {&checker->reg->input, code->offset}, finding_list(own),
                     finding_text(code->id), finding_list(list), finding_text(id));
}

void check_code_leads_somewhere(const struct checker *checker, enum list list, const struct code *code)
{
    if (register_list_above(list) != LISTS)
        leads_somewhere(checker, list, code, register_list_above(list), code->parent);
    leads_somewhere(checker, list, code, LIST_PERIOD, code->period);
    leads_somewhere(checker, list, code, LIST_FUND, code->fund);
    leads_somewhere(checker, list, code, list, code->successor);
}

void check_code_dates_are_in_order(const struct checker *checker, enum list list, const struct code *code)
{
    if (date_known(code->from) && date_known(code->to) && date_compare(code->from, date_last(code->to)) > 0)
        findings_add(checker->findings, checker->kind, {&checker->reg->input, code->offset}, finding_list(list),
                     finding_text(code->id), finding_date(code->from), finding_date(code->to));
}

/* The first rate that is no part of a whole [millionths of a per cent]; 0 when all are. */
static int64_t implausible_rate(const struct code *code, const struct cofinancing *rates)
{
    const int64_t whole = 100 * (int64_t)1000000;
    const int64_t told[] = {code->highest_support, code->highest_public, rates->eu, rates->state,
                            rates->eu + rates->state};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (told[i] < 0 || told[i] > whole)
            return told[i];
    return 0;
}

void check_code_rates_are_plausible(const struct checker *checker, enum list list, const struct code *code)
{
    int64_t rate = implausible_rate(code, &code->rates);
    for (size_t i = 0; rate == 0 && i < code->regional_count; i++)
        rate = implausible_rate(code, &code->regional[i].rates);
    if (rate != 0)
        findings_add(checker->findings, checker->kind, {&checker->reg->input, code->offset}, finding_list(list),
                     finding_text(code->id), finding_percent(rate));
}

void check_period_has_dates(const struct checker *checker, enum list list, const struct code *code)
{
    if (list == LIST_PERIOD && code->rule != PERIOD_BY_PROGRAMME && !date_known(code->from) && !date_known(code->to))
        findings_add(checker->findings, checker->kind, {&checker->reg->input, code->offset}, finding_list(list),
                     finding_text(code->id));
}

/* --- the codes of a project --- */

static void is_known(const struct checker *checker, const struct project *project, enum list list,
                     const struct code *code, uint32_t where)
{
    if (code != NULL && !code->declared)
        check_tell(checker, project, where, finding_list(list), finding_text(code->id));
}

static void places_are_known(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->location_count; i++) {
        const struct location *location = &project->locations[i];
        is_known(checker, project, LIST_MUNICIPALITY, location->municipality, project->offset);
        is_known(checker, project, LIST_SUB_REGION, location->sub_region, project->offset);
        is_known(checker, project, LIST_REGION, location->region, project->offset);
    }
}

static void organisations_are_known(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->participation_count; i++) {
        const struct organisation *organisation = project->participations[i].organisation;
        is_known(checker, project, LIST_SECTOR, organisation->sector, project->offset);
        is_known(checker, project, LIST_MUNICIPALITY, organisation->municipality, project->offset);
    }
}

void check_codes_are_known(const struct checker *checker, const struct project *project)
{
    const struct code *codes[] = {project->programme, project->fund, project->priority, project->objective,
                                  project->authority, project->status, project->envelope};
    static const enum list lists[] = {LIST_PROGRAMME, LIST_FUND, LIST_PRIORITY, LIST_OBJECTIVE,
                                      LIST_AUTHORITY, LIST_STATUS, LIST_ENVELOPE};
    if (checker->all_declared)
        return;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        is_known(checker, project, lists[i], codes[i], project->offset);
    for (size_t i = 0; i < project->classification_count; i++)
        is_known(checker, project, (enum list)project->classifications[i].list, project->classifications[i].code,
                 project->offset);
    organisations_are_known(checker, project);
    places_are_known(checker, project);
    for (size_t i = 0; i < project->decision_count; i++)
        is_known(checker, project, LIST_COST_MODEL, project->decisions[i].cost_model, project->decisions[i].offset);
    for (size_t i = 0; i < project->indicator_count; i++)
        is_known(checker, project, LIST_INDICATOR, project->indicators[i].code, project->offset);
}

/* --- codes that go together --- */

/* `told` is what the list says that goes with `code`, `own` what the project has beside it. */
static void goes_with(const struct checker *checker, const struct project *project, const struct code *code,
                      const char *told, const struct code *own)
{
    if (told != NULL && own != NULL && strcmp(told, own->id) != 0)
        check_tell(checker, project, project->offset, finding_text(code->id), finding_text(told),
                   finding_text(own->id));
}

void check_priority_is_of_programme(const struct checker *checker, const struct project *project)
{
    if (project->priority != NULL)
        goes_with(checker, project, project->priority, project->priority->parent, project->programme);
}

void check_objective_is_of_priority(const struct checker *checker, const struct project *project)
{
    if (project->objective != NULL)
        goes_with(checker, project, project->objective, project->objective->parent, project->priority);
}

void check_priority_is_of_fund(const struct checker *checker, const struct project *project)
{
    if (project->priority != NULL)
        goes_with(checker, project, project->priority, project->priority->fund, project->fund);
}

/* Lists of municipalities are made for the first of January. */
void check_municipalities_are_of_year(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->location_count; i++) {
        const struct location *location = &project->locations[i];
        const struct code *code = location->municipality;
        if (code == NULL || !code->declared || location->list_year == 0)
            continue;
        date day = {location->list_year, 1, 1};
        if ((date_known(code->from) && date_compare(code->from, day) > 0) ||
            (date_known(code->to) && date_compare(date_last(code->to), day) < 0))
            check_tell(checker, project, project->offset, finding_text(code->id),
                       finding_date((date){location->list_year, 0, 0}));
    }
}
