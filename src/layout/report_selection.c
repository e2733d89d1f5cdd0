#include <string.h>

#include "figures/query_reader.h"
#include "figures/reconciliation.h"
#include "language/labels.h"
#include "layout/report_parts.h"

/* Which projects a part is about, and the figures of them. Everything made of one selection is held against each other, and
 * each member of a repeat against its row in the figures of the whole: a report whose tables disagree is not written. */

/* --- selections --- */

static struct selection *add_selection(struct report *report, const struct selection *selection)
{
    struct selection *kept = arena_alloc(report->arena, sizeof *kept);
    *kept = *selection;
    *(struct selection **)arena_append(report->arena, (void **)&report->selections, &report->selection_count,
                                        &report->selection_capacity, sizeof *report->selections) = kept;
    return kept;
}

static bool same_filters(const struct selection *a, const struct selection *b)
{
    if (a->filter_count != b->filter_count)
        return false;
    for (size_t i = 0; i < a->filter_count; i++)
        if (a->filters[i].dimension != b->filters[i].dimension || strcmp(a->filters[i].value, b->filters[i].value) != 0)
            return false;
    return true;
}

static struct selection *find_or_add(struct report *report, const struct selection *wanted)
{
    for (size_t i = 0; i < report->selection_count; i++) {
        struct selection *known = report->selections[i];
        if (known->within == wanted->within && known->repeated == wanted->repeated && same_filters(known, wanted))
            return known;
    }
    return add_selection(report, wanted);
}

/* The present one with room for one more filter. */
static struct selection narrowed(const struct report *report)
{
    struct selection narrow = {.within = report->selection, .filter_count = report->selection->filter_count};
    memcpy(narrow.filters, report->selection->filters, sizeof narrow.filters);
    return narrow;
}

static bool add_filter(struct report *report, struct selection *selection, struct filter filter, struct place place)
{
    if (selection->filter_count == FIGURES_MAX_FILTERS) {
        findings_add(report->findings, FINDING_TEMPLATE_TOO_MANY_FILTERS, place, finding_count(FIGURES_MAX_FILTERS));
        report->failed = true;
        return false;
    }
    selection->filters[selection->filter_count++] = filter;
    selection->dimension = filter.dimension;
    return true;
}

void report_select_all(struct report *report)
{
    const struct report_request *request = report->request;
    struct selection all = {.dimension = DIMENSIONS, .filter_count = request->filter_count};
    for (size_t i = 0; i < request->filter_count; i++) {
        all.filters[i] = request->filters[i];
        if (!dimension_of_money(all.filters[i].dimension))
            continue;
        findings_add(report->findings, FINDING_REPORT_LIMITED_BY_TIME, NOWHERE,
                     finding_text(dimension_names[all.filters[i].dimension]));
        report->failed = true;
    }
    report->selection = add_selection(report, &all);
}

struct selection *report_selection_where(struct report *report, const struct block *block)
{
    if (block->filter_count == 0)
        return report->selection;
    struct selection wanted = narrowed(report);
    for (size_t i = 0; i < block->filter_count; i++) {
        if (!query_filter_known(report->request->reg, &block->filters[i], block->place, report->findings))
            report->failed = true;
        if (!add_filter(report, &wanted, block->filters[i], block->place))
            return NULL;
    }
    return find_or_add(report, &wanted);
}

struct selection *report_selection_of(struct report *report, const struct block *repeat, struct member member)
{
    struct selection wanted = narrowed(report);
    char scratch[16];
    const char *id = member_id(member, scratch);
    wanted.repeated = true;
    wanted.member = member;
    if (!add_filter(report, &wanted,
                    (struct filter){repeat->dimensions[0], arena_copy(report->arena, id, strlen(id))}, repeat->place))
        return NULL;
    return find_or_add(report, &wanted);
}

/* What people call by its short name. */
static bool known_in_short(enum dimension dimension)
{
    return dimension == DIMENSION_FUND || dimension == DIMENSION_PRIORITY || dimension == DIMENSION_OBJECTIVE ||
           dimension == DIMENSION_PROJECT;
}

/* Years and organisations that are not there are told as they were asked for. */
static const char *limit_text(struct arena *arena, const struct report_request *request, const struct filter *filter)
{
    const struct view view = {request->reg, request->situation_date};
    struct member member;
    const char *name = filter->value;
    if (query_filter_member(&member, &view, filter))
        name = known_in_short(filter->dimension) ? label_member_short(arena, request->language, member)
                                                 : label_member(arena, request->language, member);
    return arena_format(arena, "%s: %s", label_dimension(request->language, filter->dimension), name);
}

const char *report_limits(struct arena *arena, const struct report_request *request)
{
    const char *limits = "";
    for (size_t i = 0; i < request->filter_count; i++)
        limits = arena_format(arena, "%s%s%s", limits, i == 0 ? "" : "; ",
                              limit_text(arena, request, &request->filters[i]));
    return limits;
}

/* --- figures --- */

static const struct measure projects = {.kind = MEASURE_PROJECTS, .name = "projects"};

struct query report_query(const struct report *report)
{
    const struct selection *selection = report->selection;
    struct query query = {.period = report->request->period, .situation_date = report->request->situation_date,
                          .filter_count = selection->filter_count};
    memcpy(query.filters, selection->filters, sizeof query.filters);
    return query;
}

struct query report_query_about(const struct query *query, enum subject subject)
{
    struct query about = *query;
    about.subject = subject;
    about.measure_count = 0;
    return about;
}

/* The figures of a query, kept for the agreement; NULL when they cannot be made (a finding says why). */
static struct figures *keep_figures(struct report *report, const struct query *query)
{
    struct selection *selection = report->selection;
    struct figures *figures = figures_make(report->arena, report->request->reg, query, report->findings);
    if (figures == NULL) {
        report->failed = true;
        return NULL;
    }
    *(const struct figures **)arena_append(report->arena, (void **)&selection->sets, &selection->set_count,
                                           &selection->set_capacity, sizeof *selection->sets) = figures;
    labels_sort(figures, report->request->language);
    return figures;
}

static struct query query_of(const struct report *report, const struct block *block)
{
    struct query query = report_query(report);
    for (size_t i = 0; i < block->dimension_count; i++)
        query.dimensions[query.dimension_count++] = block->dimensions[i];
    return query;
}

struct figures *report_figures(struct report *report, const struct block *block)
{
    struct query query = query_of(report, block);
    query.allocation = block->allocation;
    for (size_t i = 0; i < block->figure_count && i < FIGURES_MAX_MEASURES; i++)
        query.measures[query.measure_count++] = block->figures[i].measure;
    if (query.measure_count == 0) /* a timeline */
        query.measures[query.measure_count++] = projects;
    struct figures *figures = keep_figures(report, &query);
    if (figures != NULL && block->sort != NO_SORTING && block->kind != BLOCK_PROJECT_LIST)
        figures_sort(figures, block->sort);
    return figures;
}

const struct figures *report_projects(struct report *report, const struct block *block)
{
    struct query query = query_of(report, block);
    query.measures[query.measure_count++] = projects;
    return keep_figures(report, &query);
}

/* Shares are rounded together with others of their table, so each is made on its own; the rest is the same everywhere. */
static const struct figure *known_total(const struct selection *selection, const struct measure *measure)
{
    for (size_t i = 0; measure->kind != MEASURE_SHARE && i < selection->set_count; i++)
        for (size_t m = 0; m < selection->sets[i]->query.measure_count; m++)
            if (strcmp(selection->sets[i]->query.measures[m].name, measure->name) == 0)
                return &selection->sets[i]->total.figures[m];
    return NULL;
}

const struct figure *report_total(struct report *report, const struct measure *measure)
{
    const struct figure *known = known_total(report->selection, measure);
    if (known != NULL)
        return known;
    struct query query = report_query(report);
    query.measures[query.measure_count++] = *measure;
    const struct figures *figures = keep_figures(report, &query);
    return figures == NULL ? NULL : &figures->total.figures[0];
}

/* The query still has no measures. */
static const struct changes *usual_changes(struct arena *arena, const struct report_request *request, struct query query,
                                           struct findings *findings)
{
    static const char *const measures[] = {"projects", "granted", "paid"};
    const struct changes_side after = {request->reg, request->situation_date};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        measure_parse(&query.measures[query.measure_count++], measures[i], strlen(measures[i]), NOWHERE, findings);
    return changes_make(arena, request->previous, &after, &query, findings);
}

const struct changes *report_changes(struct report *report)
{
    struct selection *selection = report->selection;
    if (report->request->previous == NULL || selection->changes != NULL)
        return selection->changes;
    selection->changes = usual_changes(report->arena, report->request, report_query(report), report->findings);
    report->failed |= selection->changes == NULL;
    return selection->changes;
}

const struct changes *report_changes_in_all(struct arena *arena, const struct report_request *request,
                                            struct findings *findings)
{
    struct query query = {.period = request->period, .situation_date = request->situation_date,
                          .filter_count = request->filter_count};
    memcpy(query.filters, request->filters, request->filter_count * sizeof *query.filters);
    return usual_changes(arena, request, query, findings);
}

/* --- conditions --- */

bool report_told(struct member member)
{
    switch (member.kind) {
    case MEMBER_NONE:
    case MEMBER_WHOLE_REGION:
    case MEMBER_SEVERAL_REGIONS:
    case MEMBER_TECHNICAL:
    case MEMBER_NOT_ALLOCATED: return false;
    default: return true;
    }
}

/* The figures of this measure alone by this dimension, in any order, when they are made already; else NULL. */
static const struct figures *known_by(const struct selection *selection, enum dimension dimension,
                                      const struct measure *measure)
{
    for (size_t i = 0; i < selection->set_count; i++) {
        const struct query *query = &selection->sets[i]->query;
        if (query->dimension_count == 1 && query->dimensions[0] == dimension && query->allocation == ALLOCATION_USUAL &&
            query->measure_count == 1 && strcmp(query->measures[0].name, measure->name) == 0)
            return selection->sets[i];
    }
    return NULL;
}

/* How many projects each member of a dimension has, in any order. */
static const struct figures *projects_by(struct report *report, enum dimension dimension)
{
    const struct figures *known = known_by(report->selection, dimension, &projects);
    if (known != NULL)
        return known;
    const struct block asked = {.dimensions = {dimension}, .dimension_count = 1};
    return report_projects(report, &asked);
}

/* How many members of a dimension some project tells. */
static size_t members_told(struct report *report, enum dimension dimension)
{
    const struct figures *figures = projects_by(report, dimension);
    size_t count = 0;
    for (size_t i = 0; figures != NULL && i < figures->row_count; i++)
        count += report_told(figures->rows[i].members[0]);
    return count;
}

static bool is_known(struct report *report, const struct measure *measure)
{
    const struct figure *figure = report_total(report, measure);
    return figure != NULL && figure->known;
}

static bool is_there(struct report *report, enum presence presence)
{
    const struct figure *counted;
    const struct changes *changes;
    switch (presence) {
    case PRESENCE_FINDINGS: return report_has_findings(report);
    case PRESENCE_CHANGES: changes = report_changes(report); return changes != NULL && changes->count > 0;
    default: counted = report_total(report, &projects); return counted != NULL && counted->value > 0;
    }
}

bool report_holds(struct report *report, const struct conditions *conditions)
{
    if (conditions->needs_known && !is_known(report, &conditions->known))
        return false;
    if (conditions->needs_unknown && is_known(report, &conditions->unknown))
        return false;
    if (conditions->told != DIMENSIONS && members_told(report, conditions->told) == 0)
        return false;
    if (conditions->untold != DIMENSIONS &&
        (!is_there(report, PRESENCE_PROJECTS) || members_told(report, conditions->untold) > 0))
        return false;
    if (conditions->several != DIMENSIONS && members_told(report, conditions->several) < 2)
        return false;
    bool any = conditions->any == 0;
    for (int i = 0; i < PRESENCES && !any; i++)
        any = (conditions->any >> i & 1) && is_there(report, (enum presence)i);
    return any;
}

/* --- agreement --- */

/* The whole's figures of one measure by the dimension of a repeat, made once. */
static const struct figures *whole_by(struct report *report, const struct selection *member,
                                      const struct measure *measure)
{
    const struct selection *whole = member->within;
    const struct figures *known = known_by(whole, member->dimension, measure);
    if (known != NULL)
        return known;
    for (size_t i = 0; i < report->selection_count; i++)
        if (report->selections[i] == whole)
            report->selection = report->selections[i];
    const struct block asked = {.dimensions = {member->dimension}, .dimension_count = 1, .sort = NO_SORTING,
                                .figures = &(struct shown_figure){.measure = *measure}, .figure_count = 1};
    return report_figures(report, &asked);
}

/* What the whole has in the rows of one member: organisations of one name have a row each. */
static struct figure in_whole(const struct figures *whole, struct member member)
{
    char own[16], scratch[16];
    struct figure sum = {0};
    const char *id = member_id(member, own);
    for (size_t i = 0; i < whole->row_count; i++) {
        const struct figure *figure = &whole->rows[i].figures[0];
        if (strcmp(member_id(whole->rows[i].members[0], scratch), id) != 0)
            continue;
        sum.sum.cents += figure->sum.cents; /* within the total, which fits */
        sum.projects += figure->projects;
    }
    return sum;
}

static bool adds_up(const struct measure *measure)
{
    return measure_counts(measure) || (measure->kind == MEASURE_MONEY && !measure_of_frame(measure));
}

static bool member_agrees(struct report *report, const struct selection *member, const struct figures *set, size_t m)
{
    const struct measure *measure = &set->query.measures[m];
    if (!adds_up(measure) || dimension_many_valued(member->dimension))
        return true; /* a selection has all of a project that a row of many has a part of */
    const struct figures *whole = whole_by(report, member, measure);
    if (whole == NULL)
        return false;
    const struct figure expected = in_whole(whole, member->member), *own = &set->total.figures[m];
    if (own->sum.cents == expected.sum.cents && own->projects == expected.projects)
        return true;
    money gap = {0};
    (void)money_subtract(&gap, own->sum, expected.sum);
    findings_add(report->findings, FINDING_FIGURES_DISAGREE, NOWHERE, finding_text(measure->name),
                 finding_text(label_member(report->arena, report->request->language, member->member)),
                 finding_text(dimension_names[member->dimension]), finding_money(gap));
    return false;
}

bool report_agrees(struct report *report)
{
    bool agree = true;
    for (size_t p = 0; p < report->selection_count; p++) {
        const struct selection *selection = report->selections[p];
        for (size_t i = 0; selection->repeated && i < selection->set_count; i++)
            for (size_t m = 0; m < selection->sets[i]->query.measure_count; m++)
                agree &= member_agrees(report, selection, selection->sets[i], m);
    }
    for (size_t p = 0; p < report->selection_count; p++)
        agree &= reconciliation_holds(report->selections[p]->sets, report->selections[p]->set_count, report->findings);
    return agree;
}
