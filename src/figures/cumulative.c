#include "figures/cumulative.h"

#include <stdlib.h>

/* --- over how many projects --- */

/* A slice in the rows of a run, in the order in which the total runs. */
struct standing {
    uint64_t project;   /* tells projects apart; a group project is one */
    uint32_t position;  /* of its row in the run */
    bool known;
};

static int by_project(const void *a, const void *b)
{
    const struct standing *one = a, *other = b;
    if (one->project != other->project)
        return one->project < other->project ? -1 : 1;
    return (one->position > other->position) - (one->position < other->position);
}

/* How many projects more are known from a position on, and how many more (or fewer) of them only in part. */
struct beginning {
    uint32_t projects;
    int32_t partly;
};

/* A project begins to be known with its first entry that is; it is known in part while another has come that is not. */
static void count_known(struct beginning *begins, const struct standing *standings, size_t count)
{
    for (size_t i = 0, run; i < count; i += run) {
        bool any = false, all = true;
        for (run = 0; i + run < count && standings[i + run].project == standings[i].project; run++) {
            const struct standing *standing = &standings[i + run];
            bool known = any, partly = any && !all;
            any |= standing->known;
            all &= standing->known;
            begins[standing->position].projects += any && !known;
            begins[standing->position].partly += (any && !all) - partly;
        }
    }
}

static uint64_t project_key(const struct slice *slice)
{
    return slice->group != 0 ? (uint64_t)slice->group << 32 : slice->project->offset;
}

/* --- the run --- */

/* Rows that follow one another in time: those of the figures, or of one group; `rows[count - 1]` may be "not told". */
struct run {
    struct figures *figures;
    struct figure_row *rows;
    size_t count, measure;
    bool undated;       /* the last row is "not told", and comes first */
};

static struct figure_row *row_at(const struct run *run, size_t position)
{
    if (!run->undated)
        return &run->rows[position];
    return &run->rows[position == 0 ? run->count - 1 : position - 1];
}

static struct beginning *known_at(struct arena *arena, const struct run *run)
{
    size_t count = 0;
    for (size_t i = 0; i < run->count; i++)
        count += run->rows[i].slice_count;
    struct standing *standings = arena_array(arena, count, sizeof *standings), *next = standings;
    const struct quantity quantity = run->figures->query.measures[run->measure].quantity;
    for (size_t position = 0; position < run->count; position++) {
        const struct figure_row *row = row_at(run, position);
        for (uint32_t i = 0; i < row->slice_count; i++) {
            const struct slice *slice = &run->figures->slices[row->first + i];
            money amount;
            *next++ = (struct standing){project_key(slice), (uint32_t)position, slice_amount(slice, quantity, &amount)};
        }
    }
    struct beginning *begins = arena_array(arena, run->count, sizeof *begins);
    if (count > 0)
        qsort(standings, count, sizeof *standings, by_project);
    count_known(begins, standings, count);
    return begins;
}

static void run_total(struct arena *arena, const struct run *run)
{
    const struct beginning *begins = known_at(arena, run);
    money sum = {0};
    uint32_t projects = 0, partly = 0;
    bool known = false;
    for (size_t position = 0; position < run->count; position++) {
        struct figure *figure = &row_at(run, position)->figures[run->measure];
        bool fits = money_add(&sum, sum, figure->sum);
        known |= figure->known;
        projects += begins[position].projects;
        partly += (uint32_t)begins[position].partly;
        figure->known = known && fits;
        figure->projects = projects;
        figure->partly = partly;
        figure->sum = sum;
        figure->value = sum.cents;
    }
}

static bool in_order(const struct query *query)
{
    return query->dimension_count > 0 && dimension_ordered(query->dimensions[query->dimension_count - 1]);
}

void cumulative_make(struct arena *arena, struct figures *figures, size_t measure)
{
    size_t depth = figures->query.dimension_count, first = 0;
    while (first < figures->row_count) {
        struct run run = {figures, &figures->rows[first], 1, measure, false};
        while (first + run.count < figures->row_count &&
               (depth < 2 || member_equal(run.rows[run.count].members[0], run.rows[0].members[0])))
            run.count++;
        run.undated = run.rows[run.count - 1].members[depth - 1].kind == MEMBER_NONE;
        if (in_order(&figures->query))
            run_total(arena, &run);
        for (size_t i = 0; i < run.count && !in_order(&figures->query); i++)
            run.rows[i].figures[measure].known = false;
        first += run.count;
    }
}
