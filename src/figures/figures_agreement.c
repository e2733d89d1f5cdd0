#include "figures/figures_agreement.h"

#include <string.h>

/* --- of one set of figures --- */

/* A frame may be told for all and not for each; a rate's projects, which tell both sides, may tell them of different sources. */
static bool measure_adds_up(const struct query *query, size_t m)
{
    const struct measure *measure = &query->measures[m];
    return !measure_of_frame(measure) && measure->kind != MEASURE_CUMULATIVE &&
           (measure->kind != MEASURE_RATE || !figures_by(query, DIMENSION_SOURCE));
}

/* Whether rows come to the sums of what they are rows of. */
static bool rows_add_up(const struct figure_row *rows, size_t count, const struct figure_row *to,
                        const struct figures *figures, const char *what, struct findings *findings)
{
    for (size_t m = 0; m < figures->query.measure_count; m++) {
        money sum = {0}, gap = {0};
        bool fits = true;
        if (!measure_adds_up(&figures->query, m))
            continue;
        for (size_t i = 0; i < count; i++)
            fits = fits && money_add(&sum, sum, rows[i].figures[m].sum);
        fits = fits && money_subtract(&gap, sum, to->figures[m].beyond) && money_subtract(&gap, gap, to->figures[m].sum);
        if (fits && gap.cents == 0)
            continue;
        findings_add(findings, FINDING_FIGURES_DISAGREE, NOWHERE, finding_text(figures->query.measures[m].name),
                     finding_text(what), finding_text(to == &figures->total ? "total" : "subtotals"),
                     finding_money(gap));
        return false;
    }
    return true;
}

/* Whether projects stand in several rows of the query's dimension, whole. */
static bool several(const struct figures *figures, size_t dimension)
{
    return figures->divided[dimension][DIVISION_SEVERAL_ROWS] > 0;
}

bool figures_add_up(const struct figures *figures, struct findings *findings)
{
    if (figures->query.dimension_count < 2)
        return figures->query.dimension_count == 0 || several(figures, 0) ||
               rows_add_up(figures->rows, figures->row_count, &figures->total, figures, "rows", findings);
    for (size_t g = 0, row = 0; g < figures->group_count && !several(figures, 1); g++) {
        size_t first = row;
        while (row < figures->row_count &&
               member_equal(figures->rows[row].members[0], figures->groups[g].members[0]))
            row++;
        if (!rows_add_up(&figures->rows[first], row - first, &figures->groups[g], figures, "rows", findings))
            return false;
    }
    return several(figures, 0) ||
           rows_add_up(figures->groups, figures->group_count, &figures->total, figures, "subtotals", findings);
}

/* --- of several sets of figures --- */

static const char *grouping(const struct figures *figures)
{
    return figures->query.dimension_count == 0 ? "total" : dimension_names[figures->query.dimensions[0]];
}

/* Compares the totals of one measure of `one` with the same measure of `other`, if that has it. */
static bool totals_agree(const struct figures *one, size_t measure, const struct figures *other,
                         struct findings *findings)
{
    const struct figure *mine = &one->total.figures[measure];
    for (size_t m = 0; m < other->query.measure_count; m++) {
        const struct figure *theirs = &other->total.figures[m];
        if (strcmp(one->query.measures[measure].name, other->query.measures[m].name) != 0 ||
            (one->query.measures[measure].kind == MEASURE_LAPSING && !(mine->known && theirs->known)) ||
            (mine->sum.cents == theirs->sum.cents && mine->value == theirs->value &&
             mine->projects == theirs->projects))
            continue;
        money gap = {0};
        (void)money_subtract(&gap, mine->sum, theirs->sum);
        findings_add(findings, FINDING_FIGURES_DISAGREE, NOWHERE, finding_text(one->query.measures[measure].name),
                     finding_text(grouping(one)), finding_text(grouping(other)), finding_money(gap));
        return false;
    }
    return true;
}

/* Whether some project is divided in this dimension of rows, so that a filter on it leaves a part of the project only. */
static bool divides(const struct figures *figures, size_t dimension)
{
    uint32_t divided = 0;
    for (int i = DIVISION_SEVERAL_ROWS + 1; i < DIVISIONS; i++)
        divided += figures->divided[dimension][i];
    return divided > 0 || dimension_of_money_time(figures->query.dimensions[dimension]);
}

bool figures_narrowed(const struct figures *figures, size_t dimension)
{
    const struct query *query = &figures->query;
    bool filtered = false;
    for (size_t f = 0; f < query->filter_count; f++)
        filtered |= query->filters[f].dimension == query->dimensions[dimension];
    return filtered && divides(figures, dimension);
}

/* A bit for each dimension that they are narrowed in. */
static uint64_t narrowed(const struct figures *figures)
{
    uint64_t dimensions = 0;
    for (size_t d = 0; d < figures->query.dimension_count; d++)
        if (figures_narrowed(figures, d))
            dimensions |= UINT64_C(1) << figures->query.dimensions[d];
    return dimensions;
}

/* Totals of whole projects and of parts of them are not of the same. */
bool figures_agree(const struct figures *const *sets, size_t count, struct findings *findings)
{
    bool agree = true;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            for (size_t m = 0; m < sets[i]->query.measure_count && narrowed(sets[i]) == narrowed(sets[j]); m++)
                agree &= totals_agree(sets[i], m, sets[j], findings);
    return agree;
}
