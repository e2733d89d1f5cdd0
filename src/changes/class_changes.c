#include "changes/class_changes.h"

#include <stdlib.h>
#include <string.h>

#include "register/settlement.h"

/* --- dates and classes --- */

static bool is_ended(const struct project *project)
{
    return project->status != NULL && project->status->phase == PHASE_ENDED;
}

static bool is_over(const struct project *project, date situation_date)
{
    date end = project_end(project);
    return is_ended(project) || (date_known(end) && date_compare(date_last(end), situation_date) < 0);
}

static struct change_value day_value(date day)
{
    return (struct change_value){.known = date_known(day), .day = day};
}

static struct change_value value_of(struct member member)
{
    return (struct change_value){.known = member.kind != MEMBER_NONE, .member = member};
}

static struct change_value member_value(const struct change_maker *maker, int side, enum dimension dimension,
                                        const struct project *project)
{
    const struct view view = {maker->sides[side]->reg, maker->sides[side]->situation_date};
    return value_of(dimension_member(dimension, &view, project));
}

static void tell_member(struct change_maker *maker, const struct compared_pair *pair, enum change_kind kind,
                        enum dimension dimension)
{
    struct change_value from = member_value(maker, 0, dimension, pair->before);
    struct change_value to = member_value(maker, 1, dimension, pair->after);
    if (change_member_compare(from.member, to.member) == 0)
        return;
    struct change *change = change_maker_tell(maker, pair, kind, SUBJECT_DIMENSION);
    change->dimension = dimension;
    change->from = from;
    change->to = to;
}

static void tell_day(struct change_maker *maker, const struct compared_pair *pair, enum change_kind kind,
                     enum change_subject subject, date from, date to)
{
    struct change *change = change_maker_tell(maker, pair, kind, subject);
    change->from = day_value(from);
    change->to = day_value(to);
}

/* What tells that the project ended: its status, else its last day. */
static void tell_ended(struct change_maker *maker, const struct compared_pair *pair)
{
    if (is_over(pair->before, maker->sides[0]->situation_date) ||
        !is_over(pair->after, maker->sides[1]->situation_date))
        return;
    if (is_ended(pair->after))
        tell_member(maker, pair, CHANGE_ENDED, DIMENSION_STATUS);
    else
        tell_day(maker, pair, CHANGE_ENDED, SUBJECT_END, project_end(pair->before), project_end(pair->after));
}

static bool same_day(date a, date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void tell_dates(struct change_maker *maker, const struct compared_pair *pair)
{
    date start = project_start(pair->before), end = project_end(pair->before);
    if (!same_day(start, project_start(pair->after)))
        tell_day(maker, pair, CHANGE_DATES_MOVED, SUBJECT_START, start, project_start(pair->after));
    if (!same_day(end, project_end(pair->after)))
        tell_day(maker, pair, CHANGE_DATES_MOVED, SUBJECT_END, end, project_end(pair->after));
}

/* A name in one more language is no change of the name; what natural persons' projects are called is told to nobody. */
static void tell_name(struct change_maker *maker, const struct compared_pair *pair)
{
    if (project_hides_person(pair->before) || project_hides_person(pair->after))
        return;
    for (int i = 0; i < LANGUAGES; i++) {
        const char *from = pair->before->name[i], *to = pair->after->name[i];
        if (from == NULL || to == NULL || strcmp(from, to) == 0)
            continue;
        struct change *change = change_maker_tell(maker, pair, CHANGE_RECLASSIFIED, SUBJECT_NAME);
        change->from = (struct change_value){.known = true, .text = from};
        change->to = (struct change_value){.known = true, .text = to};
        return;
    }
}

/* --- places and themes, of which a project may have several --- */

/* Of both registers on the new day: that municipalities merge is no change of a project. */
static struct membership members_on_new_day(struct change_maker *maker, int side, enum dimension dimension,
                                            const struct project *project)
{
    struct divider divider = {maker->arena, {maker->sides[side]->reg, maker->sides[1]->situation_date},
                              ALLOCATION_SEVERAL_ROWS, {NULL}};
    struct membership members;
    membership_make(&members, &divider, dimension, project);
    return members;
}

/* Members of both registers, whose orders are their own, in one order. */
static int by_member(const void *a, const void *b)
{
    return change_member_compare(*(const struct member *)a, *(const struct member *)b);
}

/* The members of `one` that `other` does not have. */
static struct membership only_in(const struct membership *one, const struct membership *other, struct arena *arena)
{
    struct membership only = {.members = arena_array(arena, one->count, sizeof *only.members)};
    struct member *sorted = arena_array(arena, other->count, sizeof *sorted);
    memcpy(sorted, other->members, other->count * sizeof *sorted);
    qsort(sorted, other->count, sizeof *sorted, by_member);
    for (uint32_t i = 0; i < one->count; i++)
        if (bsearch(&one->members[i], sorted, other->count, sizeof *sorted, by_member) == NULL)
            only.members[only.count++] = one->members[i];
    return only;
}

/* Tells what members a project has no more and what new ones, one for one as far as they go. False when they are the same. */
static bool tell_members(struct change_maker *maker, const struct compared_pair *pair, enum dimension dimension)
{
    const struct membership before = members_on_new_day(maker, 0, dimension, pair->before);
    const struct membership after = members_on_new_day(maker, 1, dimension, pair->after);
    const struct membership gone = only_in(&before, &after, maker->arena);
    const struct membership come = only_in(&after, &before, maker->arena);
    for (uint32_t i = 0; i < gone.count || i < come.count; i++) {
        struct change_value from = value_of(i < gone.count ? gone.members[i] : (struct member){MEMBER_NONE});
        struct change_value to = value_of(i < come.count ? come.members[i] : (struct member){MEMBER_NONE});
        if (!from.known && !to.known)
            continue;
        struct change *change = change_maker_tell(maker, pair, CHANGE_RECLASSIFIED, SUBJECT_DIMENSION);
        change->dimension = dimension;
        change->from = from;
        change->to = to;
    }
    return gone.count > 0 || come.count > 0;
}

static bool is_technical(const struct project *project)
{
    return project->priority != NULL && project->priority->technical;
}

/* A place is told once, as exactly as it changed. Technical assistance stands outside places and themes: that a project
 * became one is told by its priority. */
static void tell_places_and_themes(struct change_maker *maker, const struct compared_pair *pair)
{
    if (is_technical(pair->before) || is_technical(pair->after))
        return;
    if (!tell_members(maker, pair, DIMENSION_MUNICIPALITY) && !tell_members(maker, pair, DIMENSION_SUB_REGION))
        tell_members(maker, pair, DIMENSION_REGION);
    tell_members(maker, pair, DIMENSION_SPEARHEAD);
    tell_members(maker, pair, DIMENSION_CHOICE);
}

/* The year is that of the start, which is told as a date; the pace is that of time and of payments; a project is itself. */
static bool is_class(enum dimension dimension)
{
    return !dimension_many_valued(dimension) && dimension != DIMENSION_YEAR && dimension != DIMENSION_PACE &&
           dimension != DIMENSION_PROJECT;
}

static void tell_classes(struct change_maker *maker, const struct compared_pair *pair, bool status_told)
{
    tell_name(maker, pair);
    for (int d = 0; d < DIMENSIONS; d++)
        if (is_class((enum dimension)d) && !(d == DIMENSION_STATUS && status_told))
            tell_member(maker, pair, CHANGE_RECLASSIFIED, (enum dimension)d);
    tell_places_and_themes(maker, pair);
}

void class_changes_tell(struct change_maker *maker, const struct compared_pair *pair)
{
    size_t first = maker->changes->count;
    tell_ended(maker, pair);
    tell_dates(maker, pair);
    tell_classes(maker, pair, change_maker_told(maker, first, CHANGE_ENDED) && is_ended(pair->after));
}
