#include "figures/groups.h"

#include <stdlib.h>
#include <string.h>

struct named {
    const char *name;
    uint32_t index;
};

static int by_name(const void *a, const void *b)
{
    const struct named *one = a, *other = b;
    return strcmp(one->name, other->name);
}

static struct named *sorted_names(struct arena *arena, const struct project_register *reg, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < reg->project_count; i++)
        *count += reg->projects[i]->group != NULL;
    struct named *names = arena_array(arena, *count, sizeof *names);
    size_t next = 0;
    for (size_t i = 0; i < reg->project_count; i++)
        if (reg->projects[i]->group != NULL)
            names[next++] = (struct named){reg->projects[i]->group, (uint32_t)i};
    if (*count > 0)
        qsort(names, *count, sizeof *names, by_name);
    return names;
}

void groups_make(struct groups *out, struct arena *arena, const struct project_register *reg)
{
    size_t count, run;
    uint32_t group = 0;
    const struct named *names = sorted_names(arena, reg, &count);
    *out = (struct groups){NULL};
    if (count == 0)
        return;
    out->of = arena_array(arena, reg->project_count, sizeof *out->of);
    for (size_t i = 0; i < count; i += run) {
        for (run = 1; i + run < count && strcmp(names[i].name, names[i + run].name) == 0;)
            run++;
        group += run > 1;
        for (size_t j = 0; run > 1 && j < run; j++)
            out->of[names[i + j].index] = group;
    }
    out->seen = arena_array(arena, group + 1, sizeof *out->seen);
}

uint32_t groups_of(const struct groups *groups, size_t index)
{
    return groups->of == NULL ? 0 : groups->of[index];
}

uint32_t groups_first(struct groups *groups, uint32_t group, size_t bit)
{
    if (group == 0)
        return 1;
    uint32_t first = !(groups->seen[group] >> bit & 1);
    groups->seen[group] |= UINT64_C(1) << bit;
    return first;
}

static int by_row_and_group(const void *a, const void *b)
{
    const struct grouped *one = a, *other = b;
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    if (one->group != other->group)
        return one->group < other->group ? -1 : 1;
    return (one->slice > other->slice) - (one->slice < other->slice);
}

void groups_sort(struct grouped *entries, size_t count)
{
    if (count > 0)
        qsort(entries, count, sizeof *entries, by_row_and_group);
}

size_t groups_run(const struct grouped *entries, size_t count)
{
    size_t run = 1;
    while (run < count && entries[run].row == entries[0].row && entries[run].group == entries[0].group)
        run++;
    return run;
}
