#include "batch/grand_totals.h"

#include <string.h>

const char *const grand_total_names[GRAND_TOTALS + 1] = {"projects", "cost", "granted", "committed", "paid",
                                                         "recovered", NULL};

bool grand_totals_make(struct grand_totals *out, struct arena *arena, const struct project_register *reg,
                       const struct code *period, const struct filter *filters, size_t filter_count,
                       date situation_date, struct findings *findings)
{
    struct query query = {.period = period, .situation_date = situation_date, .measure_count = GRAND_TOTALS};
    for (; query.filter_count < filter_count; query.filter_count++)
        query.filters[query.filter_count] = filters[query.filter_count];
    *out = (struct grand_totals){0};
    for (int i = 0; i < GRAND_TOTALS; i++)
        measure_parse(&query.measures[i], grand_total_names[i], strlen(grand_total_names[i]), NOWHERE, findings);
    const struct figures *figures = figures_make(arena, reg, &query, findings);
    if (figures == NULL)
        return false;
    for (int i = 0; i < GRAND_TOTALS; i++) {
        const struct figure *figure = &figures->total.figures[i];
        out->of[i].known = figure->known || i == TOTAL_PROJECTS;
        out->of[i].value = i == TOTAL_PROJECTS ? figures->total.projects : figure->sum.cents;
        out->of[i].projects = i == TOTAL_PROJECTS ? figures->total.projects : figure->projects;
        if (!out->of[i].known)
            out->of[i].value = 0;
    }
    return true;
}

bool grand_totals_equal(const struct grand_totals *a, const struct grand_totals *b)
{
    for (int i = 0; i < GRAND_TOTALS; i++)
        if (a->of[i].known != b->of[i].known || a->of[i].value != b->of[i].value ||
            a->of[i].projects != b->of[i].projects)
            return false;
    return true;
}
