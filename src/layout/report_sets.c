#include "layout/report_sets.h"

#include <string.h>

#include "figures/figure_set.h"
#include "layout/report_parts.h"

static bool is_known(const struct report_sets *sets, const struct report_set *set)
{
    for (size_t i = 0; i < sets->count; i++)
        if (sets->items[i].kind == set->kind && strcmp(sets->items[i].id, set->id) == 0)
            return true;
    return false;
}

void report_add_set(const struct report *report, struct report_sets *sets, struct report_set set)
{
    if (set.kind != SET_CHANGES)
        set.id = figure_set_id(report->arena, report->request->reg, &set.query);
    if (set.id == NULL || is_known(sets, &set))
        return;
    *(struct report_set *)arena_append(report->arena, (void **)&sets->items, &sets->count, &sets->capacity,
                                       sizeof *sets->items) = set;
}

void report_figures_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading)
{
    report_add_set(report, sets, (struct report_set){.title = heading, .query = part->figures->query, .kind = SET_FIGURES});
}

void report_gather_sets(struct report *report, struct report_sets *sets)
{
    const char *heading = "";
    *sets = (struct report_sets){0};
    for (size_t i = 0; i < report->part_count && !report->failed; i++) {
        const struct part *part = &report->parts[i];
        const struct part_kind *kind = &report_part_kinds[part->block->kind];
        if (part->shown && part->heading[0] != '\0')
            heading = part->heading;
        if (part->shown && kind->add_sets != NULL)
            kind->add_sets(report, sets, part, heading);
    }
}
