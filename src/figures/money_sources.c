#include "figures/money_sources.h"

#include "figures/measure.h"
#include "figures/slice.h"
#include "register/settlement.h"

struct apart money_sources_apart(unsigned source)
{
    switch (source) {
    case SOURCE_EU_ESTIMATE: return (struct apart){1u << SOURCE_EU, SOURCE_EU_AND_STATE};
    case SOURCE_STATE_ESTIMATE: return (struct apart){1u << SOURCE_STATE, SOURCE_EU_AND_STATE};
    default: return (struct apart){source_parts((uint8_t)source), SOURCE_UNKNOWN};
    }
}

/* Whether a public total holds more, or less, than its parts: then nothing tells who pays the difference. */
static bool has_rest(const struct settlement *settlement, enum stage stage)
{
    money rest, part;
    if (!settlement_lookup(settlement, stage, SOURCE_PUBLIC, &rest))
        return false;
    for (unsigned parts = source_parts(SOURCE_PUBLIC); parts != 0; parts &= parts - 1)
        if (settlement_lookup(settlement, stage, (unsigned)__builtin_ctz(parts), &part) && !money_subtract(&rest, rest, part))
            return true;
    return rest.cents != 0;
}

static bool tells(const struct settlement *settlement, enum stage stage, unsigned source)
{
    money amount;
    bool known = settlement_lookup(settlement, stage, source, &amount);
    return source == SOURCE_UNKNOWN ? (known && amount.cents != 0) || has_rest(settlement, stage) : known;
}

void money_sources_make(struct membership *out, struct divider *divider, const struct project *project)
{
    *out = (struct membership){.members = arena_array(divider->arena, SETTLED_SOURCES, sizeof *out->members)};
    for (unsigned sources = source_parts(SOURCE_WHOLE); sources != 0; sources &= sources - 1) {
        unsigned source = (unsigned)__builtin_ctz(sources), stage = 0;
        while (stage < STAGES &&
               !((divider->stages >> stage & 1) && tells(project->settlement, (enum stage)stage, source)))
            stage++;
        if (stage < STAGES)
            out->members[out->count++] = (struct member){MEMBER_SOURCE, {.source = source}};
    }
    if (out->count == 0)
        out->members[out->count++] = (struct member){MEMBER_NONE};
}

bool money_sources_divide(const struct membership *of)
{
    return of->members[0].kind == MEMBER_SOURCE;
}

bool money_sources_hold(const struct membership *of, uint32_t index, unsigned source)
{
    for (uint32_t i = 0; i < of->count; i++)
        if (of->members[i].is.source == source)
            return index == SLICE_ALL ? of->kept == NULL || of->kept[i] : i == index;
    return false;
}
