#include "figures/money_spans.h"

#include "figures/slice.h"
#include "register/lapse.h"

static struct member member_of_year(const struct view *view, enum dimension dimension, const struct project *project,
                                    int year)
{
    if (year == 0)
        return (struct member){MEMBER_NONE};
    if (dimension == DIMENSION_MONEY_YEAR)
        return (struct member){MEMBER_YEAR, {.year = year}};
    date day = lapse_date(view->reg, project->programme, year);
    return date_known(day) ? (struct member){MEMBER_DATE, {.day = day}} : (struct member){MEMBER_NONE};
}

/* What lapses is what is committed - granted, where no commitment is told. */
static unsigned commitments_of(const struct project *project)
{
    return 1u << (project->settlement->known[STAGE_COMMITTED] != 0 ? STAGE_COMMITTED : STAGE_GRANTED);
}

/* False for a year that commits nothing: it goes with the commitments before it, or else with the first. */
static bool begins_member(const struct money_years *years, uint32_t index, enum dimension dimension,
                          const struct project *project)
{
    return dimension == DIMENSION_MONEY_YEAR || years->items[index].year == 0 ||
           money_year_moved(years, index, commitments_of(project));
}

static void add_member(struct membership *out, struct member member)
{
    if (out->count == 0 || !member_equal(out->members[out->count - 1], member))
        out->members[out->count++] = member;
}

/* Years go upwards, and so do the days on which their money lapses: a member's years follow one another. */
void money_spans_make(struct membership *out, struct divider *divider, enum dimension dimension,
                      const struct project *project)
{
    const struct view *view = &divider->view;
    const struct money_years *years =
        money_years_make(divider->arena, view->reg, project, view->situation_date, divider->stages);
    *out = (struct membership){.members = arena_array(divider->arena, years->count, sizeof *out->members),
                               .lasts = arena_array(divider->arena, years->count, sizeof *out->lasts),
                               .years = years};
    for (uint32_t i = 0; i < years->count; i++) {
        if (begins_member(years, i, dimension, project))
            add_member(out, member_of_year(view, dimension, project, years->items[i].year));
        if (out->count > 0)
            out->lasts[out->count - 1] = i;
    }
    if (out->count == 0) {
        add_member(out, (struct member){MEMBER_NONE});
        out->lasts[0] = years->count - 1;
    }
}

bool money_spans_hold(const struct membership *of, uint32_t index, uint32_t year)
{
    uint32_t member = 0;
    while (of->lasts[member] < year)
        member++;
    return index == SLICE_ALL ? of->kept == NULL || of->kept[member] : index == member;
}
