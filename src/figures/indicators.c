#include "figures/indicators.h"

#include <stdlib.h>
#include <string.h>

static bool is_told(int64_t millionths)
{
    return millionths != INT64_MIN;
}

static bool same_text(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

bool indicators_alike(const struct indicator_row *one, const struct indicator_row *other)
{
    return one->code == other->code && same_text(one->unit, other->unit);
}

bool indicator_rate(const struct indicator_row *row, int64_t *out)
{
    if (row->both_target.over.projects == 0 || row->both_target.value.cents == 0)
        return false;
    *out = money_ratio(row->both_achieved.value, row->both_target.value, 1000);
    return true;
}

/* --- counting --- */

static bool group_seen(const struct counted *counted, const char *group)
{
    for (size_t i = 0; i < counted->group_count; i++)
        if (strcmp(counted->groups[i], group) == 0)
            return true;
    return false;
}

/* A project may tell one indicator twice, and comes with all it tells at a time. */
static void count_project(struct counted *counted, struct arena *arena, const struct project *project)
{
    bool before = counted->last == project;
    counted->last = project;
    if (before || (project->group != NULL && group_seen(counted, project->group)))
        return;
    if (project->group != NULL)
        *(const char **)arena_append(arena, (void **)&counted->groups, &counted->group_count, &counted->group_capacity,
                                     sizeof *counted->groups) = project->group;
    counted->projects++;
}

/* --- adding up --- */

/* A project being added to the indicators of one row of figures, which are those from `first` on. */
struct adding {
    struct arena *arena;
    struct indicators *to;
    const struct figure_row *of;
    size_t first;
    const struct project *project;
};

static struct indicator_row *find_row(const struct adding *adding, const struct indicator *indicator)
{
    struct indicators *to = adding->to;
    const struct indicator_row wanted = {.of = adding->of, .code = indicator->code, .unit = indicator->unit,
                                         .result = indicator->result, .place = to->count};
    for (size_t i = adding->first; i < to->count; i++)
        if (indicators_alike(&to->rows[i], &wanted))
            return &to->rows[i];
    struct indicator_row *row = arena_append(adding->arena, (void **)&to->rows, &to->count, &to->capacity, sizeof *row);
    *row = wanted;
    return row;
}

static void add_value(const struct adding *adding, struct indicator_sum *sum, int64_t value)
{
    adding->to->overflowed |= !money_add(&sum->value, sum->value, money_of(value));
    count_project(&sum->over, adding->arena, adding->project);
}

static void add_indicator(const struct adding *adding, const struct indicator *indicator)
{
    struct indicator_row *row = find_row(adding, indicator);
    bool target = is_told(indicator->target), achieved = is_told(indicator->achieved);
    count_project(&row->told, adding->arena, adding->project);
    if (target)
        add_value(adding, &row->target, indicator->target);
    if (achieved)
        add_value(adding, &row->achieved, indicator->achieved);
    if (target && achieved) {
        add_value(adding, &row->both_target, indicator->target);
        add_value(adding, &row->both_achieved, indicator->achieved);
    }
}

static void add_project(const struct adding *adding)
{
    for (size_t i = 0; i < adding->project->indicator_count; i++)
        add_indicator(adding, &adding->project->indicators[i]);
}

/* Output indicators first, each in the order of the code list. */
static int by_code(const void *a, const void *b)
{
    const struct indicator_row *one = a, *other = b;
    if (one->result != other->result)
        return one->result ? 1 : -1;
    if (one->code->order != other->code->order)
        return one->code->order < other->code->order ? -1 : 1;
    return (one->place > other->place) - (one->place < other->place);
}

static void sort_from(struct indicators *indicators, size_t first)
{
    if (indicators->count > first)
        qsort(&indicators->rows[first], indicators->count - first, sizeof *indicators->rows, by_code);
}

/* --- the whole --- */

static struct indicators *checked(struct indicators *made, struct findings *findings)
{
    if (!made->overflowed)
        return made;
    findings_add(findings, FINDING_INDICATORS_OVERFLOW, NOWHERE);
    return NULL;
}

static void add_row(struct arena *arena, struct indicators *to, const struct figure_row *row)
{
    struct adding adding = {.arena = arena, .to = to, .of = row, .first = to->count};
    for (uint32_t i = 0; i < row->slice_count; i++) {
        adding.project = to->figures->slices[row->first + i].project;
        add_project(&adding);
    }
    sort_from(to, adding.first);
}

struct indicators *indicators_make(struct arena *arena, const struct figures *figures, struct findings *findings)
{
    struct indicators *made = arena_alloc(arena, sizeof *made);
    *made = (struct indicators){.figures = figures};
    for (size_t i = 0; i < figures->row_count; i++)
        add_row(arena, made, &figures->rows[i]);
    for (size_t i = 0; i < figures->project_count; i++)
        if (figures->projects[i]->indicator_count > 0)
            count_project(&made->told, arena, figures->projects[i]);
    return checked(made, findings);
}

struct indicators *indicators_of_project(struct arena *arena, const struct project *project, struct findings *findings)
{
    struct indicators *made = arena_alloc(arena, sizeof *made);
    *made = (struct indicators){0};
    add_project(&(struct adding){.arena = arena, .to = made, .project = project});
    sort_from(made, 0);
    return checked(made, findings);
}
