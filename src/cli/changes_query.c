#include "cli/changes_query.h"

/* Projects and their sums of money add up; shares and rates do not, and frames are no projects'. */
static bool adds_up(const struct measure *measure)
{
    return measure_counts(measure) || (measure->kind == MEASURE_MONEY && measure->quantity.stage < STAGES);
}

bool changes_query_fits(const struct query *query, struct findings *findings)
{
    bool fits = true;
    for (size_t m = 0; m < query->measure_count; m++)
        if (!adds_up(&query->measures[m])) {
            findings_add(findings, FINDING_CHANGES_MEASURE, NOWHERE, finding_text(query->measures[m].name));
            fits = false;
        }
    for (size_t d = 0; d < query->dimension_count; d++)
        if (dimension_many_valued(query->dimensions[d])) {
            findings_add(findings, FINDING_CHANGES_SEVERAL_ROWS, NOWHERE,
                         finding_text(dimension_names[query->dimensions[d]]));
            fits = false;
        }
    return fits;
}
