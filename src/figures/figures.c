#include "figures/figures.h"

#include <stdlib.h>
#include <string.h>

#include "figures/figures_agreement.h"
#include "figures/frames.h"
#include "figures/groups.h"
#include "figures/relations.h"
#include "figures/tally.h"

/* One pass over the projects. Each is added to the total, to the groups and to the rows that it stands in: three tiers, by how
 * many of the query's dimensions tell their rows apart. What it adds is looked up once, but for its parts. */

struct heap_row {
    struct member members[FIGURES_MAX_DIMENSIONS];
    struct tally *tallies;
    uint32_t projects, entries;
    uint32_t next;        /* where the next of its slices goes */
};

struct tier {
    struct heap_row *rows;
    size_t row_count, row_capacity;
    uint32_t *slots;
    size_t slot_count;
    struct grouped *grouped;
    size_t grouped_count, grouped_capacity;
};

struct placed {
    struct slice slice;
    uint32_t row;
};

struct maker {
    struct arena *arena;
    const struct query *query;
    struct divider divider;
    struct tier tiers[FIGURES_MAX_DIMENSIONS + 1];
    struct placed *placed;      /* in the rows of the last tier */
    size_t placed_count, placed_capacity;
    struct groups groups;
    uint32_t group;             /* of the project at hand; 0: none */
    struct membership *memberships[DIMENSIONS]; /* of the project at hand; NULL: not made yet */
    bool overflowed;
};

bool figures_of_project(const struct project *project, struct quantity quantity, money *out)
{
    return slice_amount(&(struct slice){.project = project}, quantity, out);
}

bool figures_by(const struct query *query, enum dimension dimension)
{
    for (size_t d = 0; d < query->dimension_count; d++)
        if (query->dimensions[d] == dimension)
            return true;
    return false;
}

bool figures_in_several_rows(const struct query *query)
{
    for (size_t d = 0; d < query->dimension_count; d++)
        if (dimension_allocated(query->dimensions[d]) &&
            allocation_of(query->dimensions[d], query->allocation) == ALLOCATION_SEVERAL_ROWS)
            return true;
    return false;
}

/* --- selection --- */

static struct membership *membership_of(struct maker *maker, enum dimension dimension, const struct project *project)
{
    struct membership **membership = &maker->memberships[dimension];
    if (*membership == NULL) {
        *membership = arena_alloc(maker->arena, sizeof **membership);
        membership_make(*membership, &maker->divider, dimension, project);
    }
    return *membership;
}

/* True when any of the project's members is the filter's. Of a dimension that rows are made of only those are kept. */
static bool passes_several(struct maker *maker, const struct project *project, const struct filter *filter)
{
    struct membership *of = membership_of(maker, filter->dimension, project);
    bool keeps = figures_by(maker->query, filter->dimension), any = false;
    if (keeps && of->kept == NULL) {
        of->kept = arena_array(maker->arena, of->count, sizeof *of->kept);
        memset(of->kept, true, of->count * sizeof *of->kept);
    }
    for (uint32_t i = 0; i < of->count; i++) {
        bool named = member_named(of->members[i], filter->value);
        if (keeps)
            named = of->kept[i] &= named;
        any |= named;
    }
    return any;
}

static bool selected(struct maker *maker, const struct project *project)
{
    const struct query *query = maker->query;
    const struct view *view = &maker->divider.view;
    if (query->period != NULL && !project_in_period(view->reg, project, query->period, query->situation_date))
        return false;
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct filter *filter = &query->filters[i];
        bool passes = dimension_many_valued(filter->dimension)
                          ? passes_several(maker, project, filter)
                          : member_named(dimension_member(filter->dimension, view, project), filter->value);
        if (!passes)
            return false;
    }
    return true;
}

/* --- rows --- */

static uint32_t hash_members(const struct member *members, size_t count)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = hash * 31 + member_hash(members[i]);
    return hash ^ hash >> 15;
}

static bool same_members(const struct member *a, const struct member *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!member_equal(a[i], b[i]))
            return false;
    return true;
}

/* `count`: how many members tell the tier's rows apart. */
static uint32_t *find_slot(struct tier *tier, const struct member *members, size_t count)
{
    size_t at = hash_members(members, count) & (tier->slot_count - 1);
    while (tier->slots[at] != 0 && !same_members(tier->rows[tier->slots[at] - 1].members, members, count))
        at = (at + 1) & (tier->slot_count - 1);
    return &tier->slots[at];
}

static void grow_slots(struct arena *arena, struct tier *tier, size_t count)
{
    tier->slot_count = tier->slot_count == 0 ? 64 : tier->slot_count * 2;
    tier->slots = arena_array(arena, tier->slot_count, sizeof *tier->slots);
    for (size_t i = 0; i < tier->row_count; i++)
        *find_slot(tier, tier->rows[i].members, count) = (uint32_t)i + 1;
}

/* The index of the row these members stand for, made when it is new. */
static uint32_t row_of(struct maker *maker, size_t depth, const struct member *members)
{
    struct tier *tier = &maker->tiers[depth];
    if (2 * tier->row_count >= tier->slot_count)
        grow_slots(maker->arena, tier, depth);
    uint32_t *slot = find_slot(tier, members, depth);
    if (*slot == 0) {
        struct heap_row *row = arena_append(maker->arena, (void **)&tier->rows, &tier->row_count, &tier->row_capacity,
                                            sizeof *tier->rows);
        memset(row, 0, sizeof *row);
        memcpy(row->members, members, depth * sizeof *members);
        row->tallies = arena_array(maker->arena, maker->query->measure_count, sizeof *row->tallies);
        *slot = (uint32_t)tier->row_count;
    }
    return *slot - 1;
}

/* Entries of a group project are counted when all of them are there: settle_groups. */
static void add_to_row(struct maker *maker, size_t depth, uint32_t row, const struct contribution *contributions)
{
    struct tier *tier = &maker->tiers[depth];
    struct heap_row *to = &tier->rows[row];
    uint32_t projects = maker->group == 0;
    to->entries++;
    to->projects += projects;
    maker->overflowed |= !tally_add(to->tallies, maker->query, contributions, projects);
    if (maker->group == 0)
        return;
    struct grouped *grouped = arena_append(maker->arena, (void **)&tier->grouped, &tier->grouped_count,
                                           &tier->grouped_capacity, sizeof *grouped);
    *grouped = (struct grouped){row, maker->group, (uint32_t)maker->placed_count, 0};
    for (size_t m = 0; m < maker->query->measure_count; m++)
        grouped->known |= (uint32_t)contributions[m].known << m;
}

static void keep_slice(struct maker *maker, const struct slice *slice, uint32_t row)
{
    struct placed *placed = arena_append(maker->arena, (void **)&maker->placed, &maker->placed_count,
                                         &maker->placed_capacity, sizeof *placed);
    *placed = (struct placed){*slice, row};
}

/* Adds a slice to its row of the tier `depth`, then its parts in the next dimension to theirs. What it adds is what the
 * slice it is part of adds, unless it is divided. */
static void place(struct maker *maker, struct slice *slice, struct member *members, size_t depth,
                  const struct contribution *inherited)
{
    const struct query *query = maker->query;
    struct contribution own[FIGURES_MAX_MEASURES];
    bool whole = inherited != NULL && !slice_divided(slice);
    if (!whole)
        tally_contributions(own, query, slice);
    const struct contribution *contributions = whole ? inherited : own;
    uint32_t row = row_of(maker, depth, members);
    add_to_row(maker, depth, row, contributions);
    if (depth > 0 && query->dimensions[depth - 1] == DIMENSION_SOURCE) {
        struct heap_row *whole_row = &maker->tiers[depth - 1].rows[row_of(maker, depth - 1, members)];
        maker->overflowed |= !tally_add_beyond(whole_row->tallies, query, inherited, contributions);
    }
    if (depth == query->dimension_count) {
        keep_slice(maker, slice, row);
        return;
    }
    const struct membership *of = slice->parts[depth].of;
    if (of == NULL) {
        members[depth] = dimension_member(query->dimensions[depth], &maker->divider.view, slice->project);
        place(maker, slice, members, depth + 1, contributions);
        return;
    }
    for (uint32_t i = 0; i < of->count; i++) {
        if (of->kept != NULL && !of->kept[i])
            continue;
        members[depth] = of->members[i];
        slice->parts[depth].index = i;
        if (!slice_empty(slice))
            place(maker, slice, members, depth + 1, contributions);
    }
    slice->parts[depth].index = SLICE_ALL;
}

static void add_project(struct maker *maker, struct figures *out, const struct project *project)
{
    struct slice slice = {.project = project, .group = maker->group};
    struct member members[FIGURES_MAX_DIMENSIONS] = {{0}};
    for (size_t d = 0; d < maker->query->dimension_count; d++) {
        slice.parts[d].index = SLICE_ALL;
        if (!dimension_many_valued(maker->query->dimensions[d]))
            continue;
        const struct membership *of = membership_of(maker, maker->query->dimensions[d], project);
        slice.parts[d].of = of;
        out->divided[d][of->division] += groups_first(&maker->groups, maker->group, d * DIVISIONS + of->division);
    }
    place(maker, &slice, members, 0, NULL);
}

static void gather(struct maker *maker, struct figures *out)
{
    const struct project_register *reg = maker->divider.view.reg;
    out->projects = arena_array(maker->arena, reg->project_count, sizeof *out->projects);
    for (size_t i = 0; i < reg->project_count; i++) {
        memset(maker->memberships, 0, sizeof maker->memberships);
        if (!selected(maker, reg->projects[i]))
            continue;
        maker->group = groups_of(&maker->groups, i);
        add_project(maker, out, reg->projects[i]);
        out->projects[out->project_count++] = reg->projects[i];
    }
}

/* Frames without projects have rows too. */
static void add_frames(struct maker *maker)
{
    struct member members[FIGURES_MAX_DIMENSIONS] = {{0}};
    const struct project_register *reg = maker->divider.view.reg;
    bool asked = false;
    for (size_t m = 0; m < maker->query->measure_count; m++)
        asked |= measure_of_frame(&maker->query->measures[m]);
    for (size_t i = 0; asked && i < reg->frame_count; i++)
        if (frames_row(members, reg, maker->query, &reg->frames[i]))
            for (size_t depth = 1; depth <= maker->query->dimension_count; depth++)
                row_of(maker, depth, members);
}

/* --- group projects --- */

/* Counts a group project in a row: once. */
static void count_group(const struct query *query, struct heap_row *row, const struct grouped *entries, size_t count)
{
    uint32_t all = UINT32_MAX, any = 0;
    for (size_t i = 0; i < count; i++) {
        all &= entries[i].known;
        any |= entries[i].known;
    }
    row->projects++;
    tally_count_group(row->tallies, query, any, all);
}

static void settle_groups(struct maker *maker, size_t depth)
{
    struct tier *tier = &maker->tiers[depth];
    groups_sort(tier->grouped, tier->grouped_count);
    for (size_t i = 0, count; i < tier->grouped_count; i += count) {
        count = groups_run(&tier->grouped[i], tier->grouped_count - i);
        count_group(maker->query, &tier->rows[tier->grouped[i].row], &tier->grouped[i], count);
        for (size_t j = 1; depth == maker->query->dimension_count && j < count; j++)
            maker->placed[tier->grouped[i + j].slice].slice.repeats = true;
    }
}

/* --- order --- */

static int by_members(const void *a, const void *b, void *context)
{
    const struct heap_row *one = *(struct heap_row *const *)a, *other = *(struct heap_row *const *)b;
    const size_t *depth = context;
    for (size_t i = 0; i < *depth; i++) {
        int order = member_compare(one->members[i], other->members[i]);
        if (order != 0)
            return order;
    }
    return 0;
}

static struct figure_row make_row(const struct maker *maker, const struct heap_row *from)
{
    struct figure_row row = {.projects = from->projects, .entries = from->entries};
    memcpy(row.members, from->members, sizeof row.members);
    row.figures = arena_array(maker->arena, maker->query->measure_count, sizeof *row.figures);
    tally_figures(&row, maker->query, from->tallies);
    return row;
}

/* The rows of a tier in their order. */
static struct figure_row *make_rows(const struct maker *maker, size_t depth, size_t *count)
{
    const struct tier *tier = &maker->tiers[depth];
    struct heap_row **order = arena_array(maker->arena, tier->row_count, sizeof *order);
    struct figure_row *rows = arena_array(maker->arena, tier->row_count, sizeof *rows);
    for (size_t i = 0; i < tier->row_count; i++)
        order[i] = &tier->rows[i];
    qsort_r(order, tier->row_count, sizeof *order, by_members, &depth);
    uint32_t first = 0;
    for (size_t i = 0; i < tier->row_count; i++) {
        rows[i] = make_row(maker, order[i]);
        rows[i].first = order[i]->next = first;
        rows[i].slice_count = order[i]->entries;
        first += order[i]->entries;
    }
    *count = tier->row_count;
    return rows;
}

/* Slices in the order of their rows: a counting sort, so that register order stays within a row. */
static void sort_slices(struct maker *maker, struct figures *out)
{
    struct heap_row *rows = maker->tiers[maker->query->dimension_count].rows;
    out->slices = arena_array(maker->arena, maker->placed_count, sizeof *out->slices);
    for (size_t i = 0; i < maker->placed_count; i++)
        out->slices[rows[maker->placed[i].row].next++] = maker->placed[i].slice;
}

/* A group's slices are those of its rows, which follow one another. */
static void take_slices(struct figures *figures)
{
    for (size_t g = 0, row = 0; g < figures->group_count; g++) {
        struct figure_row *group = &figures->groups[g];
        group->first = figures->rows[row].first;
        group->slice_count = 0;
        for (; row < figures->row_count && member_equal(figures->rows[row].members[0], group->members[0]); row++)
            group->slice_count += figures->rows[row].slice_count;
    }
}

static void make_all_rows(struct maker *maker, struct figures *out)
{
    size_t depth = maker->query->dimension_count;
    struct heap_row empty = {.tallies = arena_array(maker->arena, maker->query->measure_count, sizeof *empty.tallies)};
    out->rows = make_rows(maker, depth, &out->row_count);
    sort_slices(maker, out);
    if (depth > 1)
        out->groups = make_rows(maker, 1, &out->group_count);
    take_slices(out);
    out->total = make_row(maker, maker->tiers[0].row_count > 0 ? &maker->tiers[0].rows[0] : &empty);
    out->total.slice_count = (uint32_t)maker->placed_count;
}

/* --- the whole --- */

/* The stages whose money the query tells, a bit each; where it only counts projects, those at which money moves. */
static unsigned stages_of(const struct query *query)
{
    const unsigned moving = 1u << STAGE_GRANTED | 1u << STAGE_COMMITTED | 1u << STAGE_PAID | 1u << STAGE_RECOVERED;
    unsigned stages = 0;
    for (size_t m = 0; m < query->measure_count; m++)
        stages |= measure_stages(&query->measures[m]);
    if (stages == 0)
        return moving;
    /* Those of commitments decide on which day they lapse. */
    return figures_by(query, DIMENSION_LAPSE_DATE) ? stages | 1u << STAGE_GRANTED | 1u << STAGE_COMMITTED : stages;
}

struct figures *figures_make(struct arena *arena, const struct project_register *reg, const struct query *query,
                             struct findings *findings)
{
    struct maker maker = {.arena = arena, .query = query,
                          .divider = {arena, {reg, query->situation_date}, query->allocation, {NULL}, stages_of(query)}};
    struct figures *out = arena_alloc(arena, sizeof *out);
    out->query = *query;
    out->told = reg->situation_date;
    if (query->counting == COUNT_PROJECTS)
        groups_make(&maker.groups, arena, reg);
    gather(&maker, out);
    add_frames(&maker);
    for (size_t depth = 0; depth <= query->dimension_count; depth++)
        settle_groups(&maker, depth);
    make_all_rows(&maker, out);
    relations_make(out, &maker.divider);
    if (maker.overflowed) {
        findings_add(findings, FINDING_FIGURES_OVERFLOW, NOWHERE);
        return NULL;
    }
    return figures_add_up(out, findings) ? out : NULL;
}

/* --- sorting by a measure --- */

static int by_measure(const void *a, const void *b, void *context)
{
    const struct figure_row *one = a, *other = b;
    const size_t *measure = context;
    const struct figure *x = &one->figures[*measure], *y = &other->figures[*measure];
    if (x->known != y->known)
        return x->known ? -1 : 1;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    int order = member_compare(one->members[0], other->members[0]);
    return order != 0 ? order : member_compare(one->members[1], other->members[1]);
}

size_t figures_group_end(const struct figures *figures, size_t first)
{
    size_t end = first + 1;
    while (end < figures->row_count &&
           (figures->query.dimension_count < 2 ||
            member_equal(figures->rows[end].members[0], figures->rows[first].members[0])))
        end++;
    return end;
}

void figures_sort(struct figures *figures, size_t measure)
{
    for (size_t first = 0, end; first < figures->row_count; first = end) {
        end = figures_group_end(figures, first);
        qsort_r(&figures->rows[first], end - first, sizeof *figures->rows, by_measure, &measure);
    }
}

bool figure_covers(const struct figure *figure, uint32_t all)
{
    return figure->projects == all && figure->partly == 0;
}

int64_t figure_tenths(const struct measure *measure, const struct figure *figure)
{
    return measure->kind == MEASURE_RATE ? money_ratio(figure->sum, figure->denominator, 1000) : figure->value;
}
