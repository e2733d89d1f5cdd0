#include "figures/frames.h"

#include <string.h>

#include "register/settlement.h"

/* What a frame says of a dimension; false when frames know nothing of that dimension. */
static bool frame_code(const struct frame *frame, enum dimension dimension, const struct code **out)
{
    switch (dimension) {
    case DIMENSION_PROGRAMME: *out = frame->programme; return true;
    case DIMENSION_FUND: *out = frame->fund; return true;
    case DIMENSION_PRIORITY: *out = frame->priority; return true;
    case DIMENSION_OBJECTIVE: *out = frame->objective; return true;
    default: return false;
    }
}

static bool in_period(const struct frame *frame, const char *period)
{
    return frame->programme != NULL && frame->programme->period != NULL &&
           strcmp(frame->programme->period, period) == 0;
}

static bool in_row(const struct frame *frame, const struct query *query, const struct member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct code *code = NULL;
        if (members[i].kind != MEMBER_CODE)
            return false;
        if (query->dimensions[i] == DIMENSION_PERIOD) {
            if (!in_period(frame, members[i].is.code->id))
                return false;
        } else if (!frame_code(frame, query->dimensions[i], &code) || code != members[i].is.code) {
            return false;
        }
    }
    return true;
}

static bool passes(const struct frame *frame, const struct query *query)
{
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct code *code = NULL;
        if (!frame_code(frame, query->filters[i].dimension, &code) || code == NULL ||
            strcmp(code->id, query->filters[i].value) != 0)
            return false;
    }
    return query->period == NULL ||
           (query->period->rule == PERIOD_BY_PROGRAMME && in_period(frame, query->period->id));
}

/* The sources that a source is made of, as a set of bits; itself for one without parts. */
static unsigned parts_of(uint8_t source)
{
    const unsigned grant = 1u << SOURCE_EU | 1u << SOURCE_STATE | 1u << SOURCE_EU_AND_STATE;
    const unsigned local =
        1u << SOURCE_MUNICIPAL | 1u << SOURCE_OTHER_PUBLIC | 1u << SOURCE_MUNICIPAL_AND_OTHER_PUBLIC;
    switch (source) {
    case SOURCE_GRANT: return grant;
    case SOURCE_PUBLIC: return grant | local;
    default: return 1u << source;
    }
}

struct choice {
    const struct project_register *reg;
    const struct query *query;
    const struct member *members;
    size_t count;
    uint8_t source;
    unsigned parts;    /* of the source, a bit each */
};

static bool chosen(const struct choice *choice, const struct frame *frame)
{
    return (frame->source == choice->source || (choice->parts >> frame->source & 1)) &&
           passes(frame, choice->query) && in_row(frame, choice->query, choice->members, choice->count);
}

static bool same_or_open(const struct code *whole, const struct code *part)
{
    return whole == NULL || whole == part;
}

/* True when `part` is money within what `whole` speaks of, or both speak of the same. */
static bool within(const struct frame *part, const struct frame *whole)
{
    return part->programme == whole->programme && same_or_open(whole->fund, part->fund) &&
           same_or_open(whole->priority, part->priority) && same_or_open(whole->objective, part->objective) &&
           same_or_open(whole->envelope, part->envelope) && (whole->year == 0 || whole->year == part->year);
}

/* True when another frame has told this money already: the same source more coarsely, or the whole that this is a
 * part of. */
static bool told_by(const struct choice *choice, const struct frame *frame, const struct frame *other)
{
    if (other == frame || !within(frame, other))
        return false;
    bool coarser = !within(other, frame);
    bool whole = other->source == choice->source;
    return (coarser && (whole || other->source == frame->source)) || (whole && frame->source != choice->source);
}

static bool told_already(const struct choice *choice, const struct frame *frame)
{
    for (size_t i = 0; i < choice->reg->frame_count; i++)
        if (told_by(choice, frame, &choice->reg->frames[i]) && chosen(choice, &choice->reg->frames[i]))
            return true;
    return false;
}

bool frames_available(money *out, const struct project_register *reg, const struct query *query,
                      const struct member *members, size_t count, uint8_t source)
{
    const struct choice choice = {reg, query, members, count, source, parts_of(source)};
    bool found = false;
    *out = (money){0};
    for (size_t i = 0; i < reg->frame_count; i++) {
        const struct frame *frame = &reg->frames[i];
        if (!chosen(&choice, frame) || told_already(&choice, frame))
            continue;
        if (!money_add(out, *out, frame->value))
            return false;
        found = true;
    }
    return found;
}
