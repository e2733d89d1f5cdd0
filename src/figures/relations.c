#include "figures/relations.h"

#include <stdlib.h>

#include "base/die.h"
#include "figures/cumulative.h"
#include "figures/frames.h"
#include "figures/lapsing.h"

/* --- of the total, and of a row's whole --- */

/* Portions of the total, by largest remainder when all rows are known and none is negative. */
static void make_portions(struct figure_row *rows, size_t count, struct figure_row *total, size_t measure)
{
    struct figure *whole = &total->figures[measure];
    money *parts = calloc(2 * count + 1, sizeof *parts);
    int64_t *shares = (int64_t *)(parts + count);
    if (parts == NULL)
        die("out of memory");
    for (size_t i = 0; i < count; i++)
        parts[i] = rows[i].figures[measure].sum;
    int moved = money_shares(shares, parts, count, whole->sum, 1000);
    for (size_t i = 0; i < count; i++) {
        struct figure *figure = &rows[i].figures[measure];
        figure->denominator = whole->sum;
        figure->known = figure->known && whole->sum.cents != 0;
        if (!figure->known)
            continue;
        int64_t plain = money_ratio(figure->sum, whole->sum, 1000);
        figure->value = moved < 0 ? plain : shares[i];
        figure->moved = figure->value != plain;
    }
    free(parts);
}

static void make_total_portion(struct figure *whole)
{
    whole->denominator = whole->sum;
    whole->known = whole->known && whole->sum.cents != 0;
    whole->value = 1000;
}

/* Shares of one row and stage that together make its whole are apportioned together. */
static void make_shares(const struct query *query, struct figure_row *row, enum stage stage)
{
    money parts[FIGURES_MAX_MEASURES];
    size_t measures[FIGURES_MAX_MEASURES], count = 0;
    for (size_t m = 0; m < query->measure_count; m++)
        if (query->measures[m].kind == MEASURE_SHARE && row->figures[m].known &&
            query->measures[m].quantity.stage == stage) {
            parts[count] = row->figures[m].sum;
            measures[count++] = m;
        }
    int64_t shares[FIGURES_MAX_MEASURES];
    if (count < 2 || money_shares(shares, parts, count, row->figures[measures[0]].denominator, 1000) < 0)
        return;
    for (size_t i = 0; i < count; i++) {
        struct figure *figure = &row->figures[measures[i]];
        figure->moved = figure->value != shares[i];
        figure->value = shares[i];
    }
}

static void make_all_shares(const struct query *query, struct figure_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (int stage = 0; stage < STAGES; stage++)
            make_shares(query, &rows[i], (enum stage)stage);
}

/* --- to frames --- */

/* `members`: how many of the query's dimensions the row has members of. */
static void relate_to_frame(const struct project_register *reg, const struct query *query, const struct measure *measure,
                            const struct figure_row *row, size_t members, struct figure *figure)
{
    money frame;
    uint8_t source = measure->kind == MEASURE_RATE ? measure->denominator.source : measure->quantity.source;
    bool known = frames_available(&frame, reg, query, row->members, members, source);
    if (measure->kind == MEASURE_RATE) {
        figure->denominator = frame;
        figure->known = known && figure->known && frame.cents != 0;
        figure->value = figure->known ? money_ratio(figure->sum, frame, measure_scale(measure)) : 0;
        return;
    }
    if (measure->quantity.stage == STAGE_FRAME)
        figure->projects = known ? row->projects : 0;
    else
        known = known && money_subtract(&frame, frame, figure->sum);
    figure->known = known;
    figure->sum = known ? frame : (money){0};
    figure->value = figure->sum.cents;
}

/* --- to inhabitants --- */

/* Of the row's place; where it has two, such as a municipality in its region, of the last. */
static struct inhabitants people_of(struct divider *divider, const struct query *query, const struct figure_row *row, size_t members)
{
    struct inhabitants people = {0};
    for (size_t d = 0; d < members; d++)
        if (dimension_of_places(query->dimensions[d]))
            people = membership_people(divider, query->dimensions[d], row->members[d]);
    return people;
}

static void relate_to_people(struct figures *figures, struct figure *figure, struct inhabitants people)
{
    figure->denominator = money_of(people.people);
    figure->known = figure->known && people.people > 0;
    if (figure->known)
        figures->people = inhabitants_together(figures->people, people);
    figure->value = figure->known ? money_ratio(figure->sum, figure->denominator, 1) : 0;
}

/* --- the whole --- */

static void relate_rows(struct divider *divider, struct figures *figures, struct figure_row *rows, size_t count,
                        size_t members)
{
    const struct query *query = &figures->query;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        for (size_t i = 0; i < count; i++) {
            if (measure_of_frame(measure) && measure->kind != MEASURE_LAPSING)
                relate_to_frame(divider->view.reg, query, measure, &rows[i], members, &rows[i].figures[m]);
            else if (measure->kind == MEASURE_PER_INHABITANT)
                relate_to_people(figures, &rows[i].figures[m], people_of(divider, query, &rows[i], members));
        }
    }
}

void relations_make(struct figures *figures, struct divider *divider)
{
    const struct query *query = &figures->query;
    for (size_t m = 0; m < query->measure_count; m++) {
        if (query->measures[m].kind != MEASURE_PORTION)
            continue;
        make_portions(figures->rows, figures->row_count, &figures->total, m);
        make_portions(figures->groups, figures->group_count, &figures->total, m);
        make_total_portion(&figures->total.figures[m]);
    }
    for (size_t m = 0; m < query->measure_count; m++) {
        if (query->measures[m].kind == MEASURE_CUMULATIVE)
            cumulative_make(divider->arena, figures, m);
        if (query->measures[m].kind == MEASURE_LAPSING)
            lapsing_make(divider->arena, divider->view.reg, figures, m);
    }
    make_all_shares(query, figures->rows, figures->row_count);
    make_all_shares(query, figures->groups, figures->group_count);
    make_all_shares(query, &figures->total, 1);
    relate_rows(divider, figures, figures->rows, figures->row_count, query->dimension_count);
    relate_rows(divider, figures, figures->groups, figures->group_count, 1);
    relate_rows(divider, figures, &figures->total, 1, 0);
}
