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

static const struct project **sorted(struct arena *arena, const struct project_register *reg)
{
    const struct project **projects = arena_array(arena, reg->project_count + 1, sizeof *projects);
    for (size_t i = 0; i < reg->project_count; i++)
        projects[i] = reg->projects[i];
    qsort(projects, reg->project_count, sizeof *projects, by_code_and_system);
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

void project_pairs_make(struct project_pairs *out, struct arena *arena, const struct project_register *before,
                        const struct project_register *after)
{
    const struct project **olds = sorted(arena, before), **news = sorted(arena, after);
    size_t old = 0, new = 0;
    *out = (struct project_pairs){0};
    out->items = arena_array(arena, before->project_count + after->project_count, sizeof *out->items);
    while (old < before->project_count || new < after->project_count) {
        int order = old == before->project_count  ? 1
                    : new == after->project_count ? -1
                                                  : match(olds[old], news[new]);
        out->items[out->count++] = (struct project_pair){order <= 0 ? olds[old] : NULL, order >= 0 ? news[new] : NULL};
        old += order <= 0;
        new += order >= 0;
    }
}
