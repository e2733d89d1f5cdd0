#include "figures/frames.h"

#include <string.h>

#include "register/lapse.h"
#include "register/settlement.h"

/* A frame of one year stands in it, and among what lapses when the year's commitments do. */
static bool frame_time(struct member *out, const struct project_register *reg, const struct frame *frame,
                       enum dimension dimension)
{
    date day = lapse_date(reg, frame->programme, frame->year);
    *out = dimension == DIMENSION_MONEY_YEAR ? (struct member){MEMBER_YEAR, {.year = frame->year}}
                                             : (struct member){MEMBER_DATE, {.day = day}};
    return frame->year != 0 && (dimension == DIMENSION_MONEY_YEAR || date_known(day));
}

bool frames_member(struct member *out, const struct project_register *reg, const struct frame *frame,
                   enum dimension dimension)
{
    const char *period = frame->programme == NULL ? NULL : frame->programme->period;
    const struct code *code = NULL;
    if (dimension_of_money_time(dimension))
        return frame_time(out, reg, frame, dimension);
    switch (dimension) {
    case DIMENSION_PERIOD: code = period == NULL ? NULL : register_code_lookup(reg, LIST_PERIOD, period); break;
    case DIMENSION_PROGRAMME: code = frame->programme; break;
    case DIMENSION_FUND: code = frame->fund; break;
    case DIMENSION_PRIORITY: code = frame->priority; break;
    case DIMENSION_OBJECTIVE: code = frame->objective; break;
    case DIMENSION_ENVELOPE: code = frame->envelope; break;
    default: break;
    }
    *out = member_of_code(code);
    return code != NULL;
}

static bool in_row(const struct project_register *reg, const struct frame *frame, const struct query *query,
                   const struct member *members, size_t count)
{
    struct member member;
    for (size_t i = 0; i < count; i++)
        if (!frames_member(&member, reg, frame, query->dimensions[i]) || members[i].kind == MEMBER_NONE ||
            !member_equal(member, members[i]))
            return false;
    return true;
}

static bool passes(const struct project_register *reg, const struct frame *frame, const struct query *query)
{
    struct member member;
    for (size_t i = 0; i < query->filter_count; i++)
        if (!frames_member(&member, reg, frame, query->filters[i].dimension) ||
            !member_named(member, query->filters[i].value))
            return false;
    if (query->period == NULL)
        return true;
    const char *period = frame->programme == NULL ? NULL : frame->programme->period;
    return query->period->rule == PERIOD_BY_PROGRAMME && period != NULL && strcmp(period, query->period->id) == 0;
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
           passes(choice->reg, frame, choice->query) &&
           in_row(choice->reg, frame, choice->query, choice->members, choice->count);
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
    /* A total of all sources that is not told is not made from parts: frames seldom tell the private ones. */
    unsigned parts = source == SOURCE_GRANT || source == SOURCE_PUBLIC ? source_parts(source) : 1u << source;
    const struct choice choice = {reg, query, members, count, source, parts};
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

static bool tells_frame(const struct project_register *reg, const struct query *query, const struct member *members)
{
    money frame;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        uint8_t source = measure->kind == MEASURE_RATE ? measure->denominator.source : measure->quantity.source;
        if (measure_of_frame(measure) &&
            frames_available(&frame, reg, query, members, query->dimension_count, source))
            return true;
    }
    return false;
}

bool frames_row(struct member *out, const struct project_register *reg, const struct query *query,
                const struct frame *frame)
{
    if (query->dimension_count == 0 || !passes(reg, frame, query))
        return false;
    for (size_t d = 0; d < query->dimension_count; d++)
        if (!frames_member(&out[d], reg, frame, query->dimensions[d]))
            return false;
    return tells_frame(reg, query, out);
}
