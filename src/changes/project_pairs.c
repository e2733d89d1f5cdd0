#include "changes/project_pairs.h"

#include <stdlib.h>
#include <string.h>

static const char *system_of(const struct project *project)
{
    return project->system == NULL ? "" : project->system;
}

static int by_code_and_system(const void *a, const void *b)
{
    const struct project *one = *(const struct project *const *)a, *other = *(const struct project *const *)b;
    int order = strcmp(one->code, other->code);
    if (order == 0)
        order = strcmp(system_of(one), system_of(other));
    return order != 0 ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

static const struct project **sorted(struct arena *arena, struct project *const *from, size_t count)
{
    const struct project **projects = arena_array(arena, count + 1, sizeof *projects);
    for (size_t i = 0; i < count; i++)
        projects[i] = from[i];
    qsort(projects, count, sizeof *projects, by_code_and_system);
    return projects;
}

/* 0 when they are the same project, else which comes first. A system that is not told fits every system. */
static int match(const struct project *before, const struct project *after)
{
    int order = strcmp(before->code, after->code);
    if (order != 0 || before->system == NULL || after->system == NULL)
        return order;
    return strcmp(before->system, after->system);
}

/* The same project among those that the new register dates after its day. Both lists are in their order, so that `at` goes on
 * from where the search for the project before it ended. */
static const struct project *decided_later(const struct project *before, const struct project *const *laters, size_t count,
                                           size_t *at)
{
    while (*at < count && match(before, laters[*at]) > 0)
        ++*at;
    return *at < count && match(before, laters[*at]) == 0 ? laters[*at] : NULL;
}

void project_pairs_make(struct project_pairs *out, struct arena *arena, const struct project_register *before,
                        const struct project_register *after)
{
    const struct project **olds = sorted(arena, before->projects, before->project_count);
    const struct project **news = sorted(arena, after->projects, after->project_count);
    const struct project **laters = sorted(arena, after->later_projects, after->later_count);
    size_t old = 0, new = 0, later = 0;
    *out = (struct project_pairs){0};
    out->items = arena_array(arena, before->project_count + after->project_count, sizeof *out->items);
    while (old < before->project_count || new < after->project_count) {
        int order = old == before->project_count  ? 1
                    : new == after->project_count ? -1
                                                  : match(olds[old], news[new]);
        struct project_pair *pair = &out->items[out->count++];
        *pair = (struct project_pair){order <= 0 ? olds[old] : NULL, order >= 0 ? news[new] : NULL};
        if (order < 0)
            pair->after = decided_later(olds[old], laters, after->later_count, &later);
        old += order <= 0;
        new += order >= 0;
    }
}
