#include "figures/membership.h"

#include <assert.h>
#include <stdlib.h>

#include "base/heap.h"
#include "figures/money_sources.h"
#include "figures/money_spans.h"
#include "register/municipality.h"
#include "register/shipped_lists.h"

const char *const allocation_names[ALLOCATIONS + 1] = {
    [ALLOCATION_USUAL] = "usual",           [ALLOCATION_SEVERAL_ROWS] = "several-rows",
    [ALLOCATION_GIVEN] = "given",           [ALLOCATION_POPULATION] = "population",
    [ALLOCATION_EQUAL] = "equal",           [ALLOCATION_SEAT] = "seat",
    [ALLOCATION_NONE] = "none",
};

/* What is being looked up for one project. */
struct asking {
    enum dimension dimension;
    struct divider *divider;
    const struct view *view;
    const struct project *project;
};

enum { NOT_GIVEN = -1 };
static const int64_t whole_share = 100 * INT64_C(1000000); /* 100 % [millionths of a per cent] */

enum allocation allocation_of(enum dimension dimension, enum allocation asked)
{
    bool places = dimension_of_places(dimension);
    switch (asked) {
    case ALLOCATION_USUAL: return places ? ALLOCATION_POPULATION : ALLOCATION_SEVERAL_ROWS;
    case ALLOCATION_POPULATION: return places ? asked : ALLOCATION_EQUAL;
    case ALLOCATION_SEAT: return places ? asked : ALLOCATION_NONE;
    default: return asked;
    }
}

static struct member special(enum member_kind kind)
{
    return (struct member){kind};
}

/* --- places --- */

static const struct code *parent_of(const struct asking *asking, const struct code *code, enum list list)
{
    return code == NULL || code->parent == NULL ? NULL
                                                : shipped_lists_lookup(asking->view->reg, list, code->parent);
}

/* The place of the dimension that a municipality is, or is in; NULL when that is not known. */
static const struct code *place_around(const struct asking *asking, const struct code *municipality)
{
    if (municipality == NULL)
        return NULL;
    municipality = municipality_on(asking->view->reg, municipality, asking->view->situation_date);
    if (asking->dimension == DIMENSION_MUNICIPALITY)
        return municipality;
    const struct code *sub_region = parent_of(asking, municipality, LIST_SUB_REGION);
    return asking->dimension == DIMENSION_SUB_REGION ? sub_region : parent_of(asking, sub_region, LIST_REGION);
}

/* What the location tells itself counts before what its municipality is in. */
static const struct code *place_of(const struct asking *asking, const struct location *location)
{
    if (asking->dimension == DIMENSION_SUB_REGION && location->sub_region != NULL)
        return location->sub_region;
    if (asking->dimension == DIMENSION_REGION && location->region != NULL)
        return location->region;
    if (asking->dimension == DIMENSION_REGION && location->municipality == NULL)
        return parent_of(asking, location->sub_region, LIST_REGION);
    return place_around(asking, location->municipality);
}

static struct member member_of_location(const struct asking *asking, const struct location *location)
{
    if (location->extent == EXTENT_SEVERAL_REGIONS)
        return special(MEMBER_SEVERAL_REGIONS);
    bool region_told = asking->dimension == DIMENSION_REGION && location->region != NULL;
    if (location->extent == EXTENT_WHOLE_REGION && !region_told)
        return special(MEMBER_WHOLE_REGION);
    return member_of_code(place_of(asking, location));
}

static struct member seat_of(const struct asking *asking)
{
    const struct organisation *implementer = project_implementer(asking->project);
    const struct code *seat = implementer == NULL ? NULL : place_around(asking, implementer->municipality);
    return seat == NULL ? special(MEMBER_NOT_ALLOCATED) : member_of_code(seat);
}

/* --- members and what is told of them --- */

/* A member as one location or class tells it. */
struct told_member {
    struct member member;
    int64_t share;
};

static int by_member(const void *a, const void *b)
{
    return member_compare(((const struct told_member *)a)->member, ((const struct told_member *)b)->member);
}

/* Behind the members before it. What is the last one already gets the share too; where one of them is not told, their sum is not. */
static void add_member(struct membership *out, struct member member, int64_t share)
{
    uint32_t last = out->count - 1;
    if (out->count == 0 || !member_equal(out->members[last], member)) {
        out->members[out->count] = member;
        out->weights[out->count++] = share;
    } else if (share < 0 || out->weights[last] < 0 ||
               __builtin_add_overflow(out->weights[last], share, &out->weights[last])) {
        out->weights[last] = NOT_GIVEN;
    }
}

static void add_in_order(struct membership *out, struct told_member *told, uint32_t count)
{
    qsort(told, count, sizeof *told, by_member);
    for (uint32_t i = 0; i < count; i++)
        add_member(out, told[i].member, told[i].share);
    free(told);
}

static void add_locations(struct membership *out, const struct asking *asking)
{
    const struct project *project = asking->project;
    struct told_member *told = heap_array(project->location_count, sizeof *told);
    for (uint32_t i = 0; i < project->location_count; i++)
        told[i] = (struct told_member){member_of_location(asking, &project->locations[i]), project->locations[i].share};
    add_in_order(out, told, project->location_count);
}

static void add_classes(struct membership *out, const struct asking *asking)
{
    enum list list = dimension_list(asking->dimension);
    struct told_member *told = heap_array(asking->project->classification_count, sizeof *told);
    uint32_t count = 0;
    for (uint32_t i = 0; i < asking->project->classification_count; i++) {
        const struct classification *class = &asking->project->classifications[i];
        if (class->list == list)
            told[count++] = (struct told_member){member_of_code(class->code), class->weight};
    }
    add_in_order(out, told, count);
}

/* --- weights --- */

static bool all_given(const struct membership *members)
{
    for (uint32_t i = 0; i < members->count; i++)
        if (members->weights[i] < 0)
            return false;
    return true;
}

/* Only "not told" comes behind it. */
static void add_unallocated(struct membership *out, int64_t share)
{
    uint32_t at = out->count++;
    if (at > 0 && out->members[at - 1].kind == MEMBER_NONE) {
        out->members[at] = out->members[at - 1];
        out->weights[at] = out->weights[at - 1];
        at--;
    }
    out->members[at] = special(MEMBER_NOT_ALLOCATED);
    out->weights[at] = share;
}

/* By what is told. Members it is not told of get nothing, and do not show; what is left of 100 % is not allocated. More
 * than 100 % divides in proportion. */
static enum division divide_as_given(struct membership *out)
{
    uint32_t count = 0;
    int64_t left = whole_share;
    for (uint32_t i = 0; i < out->count; i++) {
        if (out->weights[i] < 0)
            continue;
        left = out->weights[i] >= left ? 0 : left - out->weights[i];
        out->members[count] = out->members[i];
        out->weights[count++] = out->weights[i];
    }
    out->count = count;
    if (left > 0)
        add_unallocated(out, left);
    return count == 0 ? DIVISION_NOT_ALLOCATED : DIVISION_GIVEN;
}

static enum division divide_equally(struct membership *out)
{
    for (uint32_t i = 0; i < out->count; i++)
        out->weights[i] = 1;
    return DIVISION_EQUAL;
}

struct inhabitants membership_people(struct divider *divider, enum dimension dimension, struct member member)
{
    if (!dimension_of_places(dimension) || member.kind != MEMBER_CODE)
        return (struct inhabitants){0};
    enum list list = dimension_list(dimension);
    const struct view *view = &divider->view;
    size_t count = view->reg->lists[list].count;
    assert(member.is.code->order < count);
    if (divider->people[list] == NULL) {
        divider->people[list] = arena_array(divider->arena, count, sizeof **divider->people);
        for (size_t i = 0; i < count; i++)
            divider->people[list][i].people = -1;
    }
    struct inhabitants *people = &divider->people[list][member.is.code->order];
    if (people->people < 0)
        *people = population_on(view->reg, list, member.is.code, view->situation_date);
    return *people;
}

static enum division divide_by_population(struct membership *out, const struct asking *asking)
{
    for (uint32_t i = 0; i < out->count; i++) {
        out->weights[i] = membership_people(asking->divider, asking->dimension, out->members[i]).people;
        if (out->weights[i] <= 0)
            return divide_equally(out);
    }
    return DIVISION_POPULATION;
}

static enum division leave_unallocated(struct membership *out)
{
    out->members[0] = special(MEMBER_NOT_ALLOCATED);
    out->count = 1;
    return DIVISION_NOT_ALLOCATED;
}

static enum division divide(struct membership *out, const struct asking *asking, enum allocation method)
{
    switch (method) {
    case ALLOCATION_GIVEN:
        return divide_as_given(out);
    case ALLOCATION_POPULATION:
        return all_given(out) ? divide_as_given(out) : divide_by_population(out, asking);
    case ALLOCATION_EQUAL:
        return all_given(out) ? divide_as_given(out) : divide_equally(out);
    default:
        return leave_unallocated(out);
    }
}

/* One member is simply there - but for a part that the project tells to be elsewhere. */
static bool is_whole(const struct membership *members, enum allocation method)
{
    int64_t share = members->weights[0];
    bool by_shares = method != ALLOCATION_SEAT && method != ALLOCATION_NONE;
    return members->count == 1 && (!by_shares || share < 0 || share >= whole_share);
}

/* --- the whole --- */

/* With room for "not allocated". */
static void make_room(struct membership *out, struct arena *arena, size_t most)
{
    *out = (struct membership){.members = arena_array(arena, most + 1, sizeof *out->members),
                               .weights = arena_array(arena, most + 1, sizeof *out->weights)};
}

void membership_make(struct membership *out, struct divider *divider, enum dimension dimension,
                     const struct project *project)
{
    if (dimension_of_money_time(dimension)) {
        money_spans_make(out, divider, dimension, project);
        return;
    }
    if (dimension == DIMENSION_SOURCE) {
        money_sources_make(out, divider, project);
        return;
    }
    const struct asking asking = {dimension, divider, &divider->view, project};
    enum allocation method = allocation_of(dimension, divider->asked);
    bool places = dimension_of_places(dimension);
    make_room(out, divider->arena, 1 + (places ? project->location_count : project->classification_count));
    if (project->priority != NULL && project->priority->technical) {
        add_member(out, special(MEMBER_TECHNICAL), NOT_GIVEN);
    } else if (places && method == ALLOCATION_SEAT) {
        add_member(out, seat_of(&asking), NOT_GIVEN);
        out->division = out->members[0].kind == MEMBER_CODE ? DIVISION_SEAT : DIVISION_NOT_ALLOCATED;
    } else if (places) {
        add_locations(out, &asking);
    } else {
        add_classes(out, &asking);
    }
    if (out->count == 0)
        add_member(out, special(MEMBER_NONE), NOT_GIVEN);
    if (method == ALLOCATION_SEVERAL_ROWS) {
        out->weights = NULL;
        out->division = out->count > 1 ? DIVISION_SEVERAL_ROWS : DIVISION_WHOLE;
    } else if (!is_whole(out, method)) {
        out->division = divide(out, &asking, method);
    }
    if (out->count == 1)
        out->weights = NULL;
}
