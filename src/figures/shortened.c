#include "figures/shortened.h"

#include <stdlib.h>
#include <string.h>

#include "figures/tally.h"

/* A project may stand in several of the rows that become one: its slices there become one slice, of all those parts. Of two
 * dimensions each group is cut short on its own, in the second: what its projects have of the first is the same in all its rows. */

/* The rows that become one. */
struct rest {
    const struct figures *figures;
    size_t first, end;
    size_t dimension;    /* of the query, in which they differ */
};

static int by_project(const void *a, const void *b)
{
    const struct slice *one = a, *other = b;
    if (one->project->offset != other->project->offset)
        return one->project->offset < other->project->offset ? -1 : 1;
    for (size_t i = 0; i < SLICE_MAX_PARTS; i++)
        if (one->parts[i].index != other->parts[i].index)
            return one->parts[i].index < other->parts[i].index ? -1 : 1;
    return 0;
}

/* The slices of the rows, each project's together, in register order. */
static struct slice *slices_of(struct arena *arena, const struct rest *rest, size_t *count)
{
    *count = 0;
    for (size_t i = rest->first; i < rest->end; i++)
        *count += rest->figures->rows[i].slice_count;
    struct slice *slices = arena_array(arena, *count, sizeof *slices), *next = slices;
    for (size_t i = rest->first; i < rest->end; i++) {
        const struct figure_row *row = &rest->figures->rows[i];
        memcpy(next, &rest->figures->slices[row->first], row->slice_count * sizeof *next);
        next += row->slice_count;
    }
    if (*count > 0)
        qsort(slices, *count, sizeof *slices, by_project);
    return slices;
}

/* One slice of the parts that `count` slices of a project are in a dimension. */
static struct slice joined(struct arena *arena, const struct slice *slices, size_t count, size_t dimension)
{
    struct slice slice = slices[0];
    if (count == 1)
        return slice;
    struct membership *of = arena_alloc(arena, sizeof *of);
    *of = *slice.parts[dimension].of;
    of->kept = arena_array(arena, of->count, sizeof *of->kept);
    for (size_t i = 0; i < count; i++)
        of->kept[slices[i].parts[dimension].index] = true;
    slice.parts[dimension].of = of;
    slice.parts[dimension].index = SLICE_ALL;
    return slice;
}

/* Joins the slices of each project in place; returns how many there are then. */
static size_t join(struct arena *arena, struct slice *slices, size_t count, size_t dimension)
{
    size_t joint = 0;
    for (size_t i = 0, run; i < count; i += run) {
        for (run = 1; i + run < count && slices[i + run].project == slices[i].project;)
            run++;
        slices[joint++] = joined(arena, &slices[i], run, dimension);
    }
    return joint;
}

static int by_group(const void *a, const void *b)
{
    const struct slice *one = a, *other = b;
    return (one->group > other->group) - (one->group < other->group);
}

/* The measures that are known, a bit each. */
static uint32_t known_of(const struct query *query, const struct contribution *contributions)
{
    uint32_t known = 0;
    for (size_t m = 0; m < query->measure_count; m++)
        known |= (uint32_t)contributions[m].known << m;
    return known;
}

/* Sums over slices of different entries. None overflows that did not in the total, but for money that stands in several rows:
 * that counts once here, too. */
static void add_up(struct figure_row *row, const struct query *query, struct slice *slices, size_t count,
                   struct tally *tallies)
{
    struct contribution contributions[FIGURES_MAX_MEASURES];
    if (count > 0)
        qsort(slices, count, sizeof *slices, by_group);
    row->entries = (uint32_t)count;
    for (size_t i = 0, run; i < count; i += run) {
        uint32_t all = UINT32_MAX, any = 0;
        for (run = 0; run == 0 || (i + run < count && slices[i].group != 0 && slices[i + run].group == slices[i].group);
             run++) {
            tally_contributions(contributions, query, &slices[i + run]);
            (void)tally_add(tallies, query, contributions, 0);
            all &= known_of(query, contributions);
            any |= known_of(query, contributions);
        }
        row->projects++;
        tally_count_group(tallies, query, any, all);
    }
}

/* What no project tells has been told of each row, and adds up. */
static void merge(struct figure *to, const struct figure *from)
{
    to->value += from->value;
    to->sum.cents += from->sum.cents;
    to->denominator.cents += from->denominator.cents;
    to->known |= from->known;
}

static struct figure frame_of(const struct rest *rest, size_t m)
{
    const struct measure *measure = &rest->figures->query.measures[m];
    struct figure frame = {0};
    for (size_t i = rest->first; i < rest->end; i++) {
        merge(&frame, &rest->figures->rows[i].figures[m]);
        frame.projects += rest->figures->rows[i].figures[m].projects;
    }
    if (measure->kind == MEASURE_RATE) {
        frame.known = frame.known && frame.denominator.cents != 0;
        frame.value = frame.known ? money_ratio(frame.sum, frame.denominator, measure_scale(measure)) : 0;
    }
    return frame;
}

/* Portions that sum to 100 go on doing so. */
static void relate_portion(struct figure *portion, const struct rest *rest, size_t m)
{
    const struct figures *figures = rest->figures;
    portion->denominator = figures->total.figures[m].sum;
    portion->known = portion->known && portion->denominator.cents != 0;
    portion->value = 0;
    if (portion->known && figures_in_several_rows(&figures->query))
        portion->value = money_ratio(portion->sum, portion->denominator, 1000);
    else
        for (size_t i = rest->first; portion->known && i < rest->end; i++)
            portion->value += figures->rows[i].figures[m].value;
}

static void relate(struct figure_row *others, const struct rest *rest)
{
    for (size_t m = 0; m < rest->figures->query.measure_count; m++) {
        const struct measure *measure = &rest->figures->query.measures[m];
        if (measure_of_frame(measure))
            others->figures[m] = frame_of(rest, m);
        else if (measure->kind == MEASURE_PORTION)
            relate_portion(&others->figures[m], rest, m);
        else if (measure->kind == MEASURE_PER_INHABITANT || measure->kind == MEASURE_CUMULATIVE)
            others->figures[m].known = false;
    }
}

static struct figure_row make_others(struct arena *arena, const struct rest *rest)
{
    const struct query *query = &rest->figures->query;
    struct figure_row others = {.figures = arena_array(arena, query->measure_count, sizeof *others.figures)};
    others.members[0] = rest->figures->rows[rest->first].members[0];
    others.members[rest->dimension] = (struct member){MEMBER_OTHERS, {.others = (int)(rest->end - rest->first)}};
    struct tally *tallies = arena_array(arena, query->measure_count, sizeof *tallies);
    size_t count;
    struct slice *slices = slices_of(arena, rest, &count);
    add_up(&others, query, slices, join(arena, slices, count, rest->dimension), tallies);
    tally_figures(&others, query, tallies);
    relate(&others, rest);
    return others;
}

struct figures *shortened_make(struct arena *arena, const struct figures *figures, size_t count)
{
    struct figures *out = arena_alloc(arena, sizeof *out);
    *out = *figures;
    if (figures->query.dimension_count == 0)
        return out;
    out->rows = arena_array(arena, figures->row_count, sizeof *out->rows);
    out->row_count = 0;
    for (size_t first = 0, end; first < figures->row_count; first = end) {
        end = figures_group_end(figures, first);
        size_t kept = end - first <= count + 1 ? end - first : count;
        memcpy(&out->rows[out->row_count], &figures->rows[first], kept * sizeof *out->rows);
        out->row_count += kept;
        const struct rest rest = {figures, first + kept, end, figures->query.dimension_count - 1};
        if (rest.first < rest.end)
            out->rows[out->row_count++] = make_others(arena, &rest);
    }
    return out;
}
