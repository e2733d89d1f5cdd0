#include "figures/reconciliation.h"

#include <string.h>

#include "figures/figures_agreement.h"
#include "register/settlement.h"

enum { WHOLE = 1000 /* 100.0 % in 10ths of a per cent */ };

/* --- sources --- */

/* What a project tells of one stage, as its settlement has it. */
struct told {
    money grant_parts, parts;             /* what the known sources add up to */
    money grant, whole;                   /* their totals */
    bool grant_known, whole_known;
};

static bool is_grant_part(unsigned source)
{
    return source == SOURCE_EU || source == SOURCE_STATE || source == SOURCE_EU_AND_STATE;
}

static bool take(struct told *told, unsigned source, money value)
{
    switch (source) {
    case SOURCE_GRANT:
        told->grant = value;
        return told->grant_known = true;
    case SOURCE_WHOLE:
        told->whole = value;
        return told->whole_known = true;
    case SOURCE_PUBLIC:
    case SOURCE_TOTAL:
    case SOURCE_EU_ESTIMATE: /* what EU and state tell, once more */
    case SOURCE_STATE_ESTIMATE:
        return true;
    default:
        return money_add(&told->parts, told->parts, value) &&
               (!is_grant_part(source) || money_add(&told->grant_parts, told->grant_parts, value));
    }
}

static bool sources_agree(const struct project *project, enum stage stage, bool known, money parts, money total,
                          struct findings *findings)
{
    if (!known || parts.cents == total.cents)
        return true;
    findings_add(findings, FINDING_SOURCES_DISAGREE, NOWHERE, finding_project(project->code), finding_stage(stage),
                 finding_money(parts), finding_money(total));
    return false;
}

static bool stage_agrees(const struct project *project, enum stage stage, struct findings *findings)
{
    const struct settlement *settlement = project->settlement;
    const money *value = &settlement->values[settlement->first[stage]];
    struct told told = {0};
    bool agrees = true;
    for (unsigned left = settlement->known[stage]; left != 0; left &= left - 1)
        agrees &= take(&told, (unsigned)__builtin_ctz(left), *value++);
    agrees &= sources_agree(project, stage, told.grant_known, told.grant_parts, told.grant, findings);
    return agrees & sources_agree(project, stage, told.whole_known, told.parts, told.whole, findings);
}

static bool project_agrees(const struct project *project, struct findings *findings)
{
    bool agrees = true;
    for (int stage = 0; stage < STAGES; stage++)
        agrees &= stage_agrees(project, (enum stage)stage, findings);
    return agrees;
}

static bool same_projects(const struct figures *a, const struct figures *b)
{
    return a->project_count == b->project_count &&
           (a->project_count == 0 || memcmp(a->projects, b->projects, a->project_count * sizeof *a->projects) == 0);
}

static bool projects_agree(const struct figures *figures, struct findings *findings)
{
    bool agree = true;
    for (size_t i = 0; i < figures->project_count; i++)
        agree &= project_agrees(figures->projects[i], findings);
    return agree;
}

/* --- shares --- */

/* Printed shares, and what they are shares of. */
struct parts {
    money sum;
    int64_t printed;     /* [10ths of a per cent] */
    bool plain;          /* none is negative, and they could be added */
};

static void add_part(struct parts *parts, const struct figure *figure)
{
    if (!figure->known)
        return;
    parts->plain &= figure->sum.cents >= 0 && money_add(&parts->sum, parts->sum, figure->sum);
    parts->printed += figure->value;
}

static bool make_whole(const struct parts *parts, money whole, const struct figures *figures, size_t measure,
                       struct findings *findings)
{
    if (!parts->plain || whole.cents <= 0 || parts->sum.cents != whole.cents || parts->printed == WHOLE)
        return true;
    const struct query *query = &figures->query;
    findings_add(findings, FINDING_SHARES_DISAGREE, NOWHERE, finding_text(query->measures[measure].name),
                 finding_text(query->dimension_count == 0 ? "total" : dimension_names[query->dimensions[0]]),
                 finding_percent(parts->printed * 100000));
    return false;
}

/* The shares of one row, stage by stage. */
static bool row_agrees(const struct figures *figures, const struct figure_row *row, struct findings *findings)
{
    const struct query *query = &figures->query;
    bool agrees = true;
    for (uint8_t stage = 0; stage < STAGES; stage++) {
        struct parts parts = {.plain = true};
        size_t last = query->measure_count;
        for (size_t m = 0; m < query->measure_count; m++) {
            if (query->measures[m].kind != MEASURE_SHARE || query->measures[m].quantity.stage != stage)
                continue;
            add_part(&parts, &row->figures[m]);
            last = m;
        }
        if (last < query->measure_count)
            agrees &= make_whole(&parts, row->figures[last].denominator, figures, last, findings);
    }
    return agrees;
}

static bool rows_agree(const struct figures *figures, const struct figure_row *rows, size_t count,
                       struct findings *findings)
{
    bool agree = true;
    for (size_t i = 0; i < count; i++)
        agree &= row_agrees(figures, &rows[i], findings);
    return agree;
}

/* The rows' portions of the total, measure by measure. */
static bool portions_agree(const struct figures *figures, const struct figure_row *rows, size_t count,
                           struct findings *findings)
{
    bool agree = true;
    for (size_t m = 0; m < figures->query.measure_count; m++) {
        struct parts parts = {.plain = true};
        if (figures->query.measures[m].kind != MEASURE_PORTION)
            continue;
        for (size_t i = 0; i < count; i++)
            add_part(&parts, &rows[i].figures[m]);
        agree &= make_whole(&parts, figures->total.figures[m].sum, figures, m, findings);
    }
    return agree;
}

static bool shares_agree(const struct figures *figures, struct findings *findings)
{
    bool agree = rows_agree(figures, &figures->total, 1, findings);
    agree &= rows_agree(figures, figures->rows, figures->row_count, findings);
    agree &= rows_agree(figures, figures->groups, figures->group_count, findings);
    agree &= portions_agree(figures, figures->rows, figures->row_count, findings);
    return agree & portions_agree(figures, figures->groups, figures->group_count, findings);
}

/* --- all of it --- */

bool reconciliation_holds(const struct figures *const *sets, size_t count, struct findings *findings)
{
    bool holds = figures_agree(sets, count, findings);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !same_projects(sets[i - 1], sets[i])) /* most sets are of the same projects */
            holds &= projects_agree(sets[i], findings);
        holds &= shares_agree(sets[i], findings);
    }
    return holds;
}
