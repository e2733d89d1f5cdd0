#include "chart/chart_lapse.h"

#include "register/lapse.h"

/* The series that tells what is committed so far, else what is granted; the count when there is none. */
static size_t committed_series(const struct query *query)
{
    static const uint8_t stages[] = {STAGE_COMMITTED, STAGE_GRANTED};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        for (size_t m = 0; m < query->measure_count; m++)
            if (query->measures[m].kind == MEASURE_CUMULATIVE && query->measures[m].quantity.stage == stages[i])
                return m;
    return query->measure_count;
}

/* Unknown when projects differ in it. */
static date common_date(const struct chart_request *request, int year)
{
    const struct figures *figures = request->figures;
    const struct code *programme = NULL;
    date common = {0};
    for (size_t i = 0; i < figures->project_count; i++) {
        if (i > 0 && figures->projects[i]->programme == programme)
            continue;
        programme = figures->projects[i]->programme;
        date day = lapse_date(request->reg, programme, year);
        if (!date_known(day) || (i > 0 && date_compare(day, common) != 0))
            return (date){0};
        common = day;
    }
    return common;
}

/* Two years may lapse on one day, the last one of all: then the later total is what counts. */
static void add(struct chart *chart, struct arena *arena, struct chart_deadline deadline)
{
    struct chart_deadline *last = chart->deadline_count == 0 ? NULL : &chart->deadlines[chart->deadline_count - 1];
    if (last != NULL && date_compare(last->day, deadline.day) == 0)
        last->amount = deadline.amount;
    else
        chart_add_deadline(chart, arena, deadline);
}

void chart_lapse_make(struct chart *chart, struct arena *arena, const struct chart_request *request)
{
    size_t series = committed_series(&request->figures->query);
    if (chart->years == NULL || request->reg == NULL || series == request->figures->query.measure_count)
        return;
    for (size_t c = 0; c < chart->category_count; c++) {
        const struct chart_value *value = &chart->values[c * chart->series_count + series];
        date day = chart->years[c] == 0 || !value->known ? (date){0} : common_date(request, chart->years[c]);
        if (date_known(day))
            add(chart, arena, (struct chart_deadline){day, chart->years[c], value->amount});
    }
}
