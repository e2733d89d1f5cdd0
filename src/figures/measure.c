#include "figures/measure.h"

#include <stdio.h>
#include <string.h>

#include "register/settlement.h"
#include "xml/vocabulary.h"

static const char *const stage_measures[] = {"cost", "applied", "granted", "committed", "paid", "recovered",
                                             "frame", "remaining", NULL};
static const uint8_t stages[] = {STAGE_COST, STAGE_APPLIED, STAGE_GRANTED, STAGE_COMMITTED, STAGE_PAID, STAGE_RECOVERED,
                                 STAGE_FRAME, STAGE_REMAINING};

uint8_t measure_plain_source(uint8_t stage)
{
    if (stage >= STAGES)
        return SOURCE_PUBLIC;
    return stage == STAGE_COST ? SOURCE_TOTAL : SOURCE_GRANT;
}

/* The source of this name, told or derived; -1 when there is none. */
static int source_lookup(const char *name, size_t length)
{
    static const char *const derived[] = {"unknown", "whole", "eu-estimate", "state-estimate", NULL};
    static const int sources[] = {SOURCE_UNKNOWN, SOURCE_WHOLE, SOURCE_EU_ESTIMATE, SOURCE_STATE_ESTIMATE};
    int told = xml_word_lookup(register_source_names, name, length);
    int follows = xml_word_lookup(derived, name, length);
    return told >= 0 ? told : follows >= 0 ? sources[follows] : -1;
}

static bool parse_quantity(struct quantity *out, const char *text, size_t length)
{
    const char *colon = memchr(text, ':', length);
    size_t stage_length = colon == NULL ? length : (size_t)(colon - text);
    int stage = xml_word_lookup(stage_measures, text, stage_length);
    if (stage < 0)
        return false;
    out->stage = stages[stage];
    out->source = measure_plain_source(out->stage);
    if (colon == NULL)
        return true;
    const char *name = colon + 1;
    size_t name_length = length - stage_length - 1;
    int source = source_lookup(name, name_length);
    if (source < 0)
        return false;
    /* Of frames, what EU and state give together, told apart or not. */
    bool both = source == SOURCE_EU_AND_STATE && out->stage >= STAGES;
    out->source = (uint8_t)(both ? SOURCE_GRANT : source);
    return true;
}

/* If `text` is NAME(...), its inside. */
static bool inside(const char *name, const char **text, size_t *length)
{
    size_t name_length = strlen(name);
    if (*length < name_length + 2 || memcmp(*text, name, name_length) != 0 || (*text)[name_length] != '(' ||
        (*text)[*length - 1] != ')')
        return false;
    *text += name_length + 1;
    *length -= name_length + 2;
    return true;
}

static bool parse_rate(struct measure *out, const char *text, size_t length)
{
    const char *slash = memchr(text, '/', length);
    if (slash == NULL)
        return false;
    size_t numerator = (size_t)(slash - text);
    return parse_quantity(&out->quantity, text, numerator) &&
           parse_quantity(&out->denominator, slash + 1, length - numerator - 1) &&
           out->quantity.stage < STAGES && out->denominator.stage != STAGE_REMAINING;
}

/* Of EU money as it is told, or as it is estimated. */
static bool parse_lapsing(struct measure *out, const char *source, size_t length)
{
    static const char estimate[] = ":eu-estimate";
    bool estimated = length == sizeof estimate - 1 && memcmp(source, estimate, length) == 0;
    out->kind = MEASURE_LAPSING;
    out->quantity = (struct quantity){STAGE_FRAME, SOURCE_EU};
    out->denominator = (struct quantity){STAGE_PAID, estimated ? SOURCE_EU_ESTIMATE : SOURCE_EU};
    return length == 0 || estimated;
}

static bool parse(struct measure *out, const char *text, size_t length)
{
    static const char *const counts[] = {[MEASURE_PROJECTS] = "projects", [MEASURE_SUB_PROJECTS] = "sub-projects", NULL};
    int counted = xml_word_lookup(counts, text, length);
    if (counted >= 0) {
        out->kind = (enum measure_kind)counted;
        return true;
    }
    if (inside("share", &text, &length)) {
        out->kind = MEASURE_SHARE;
        return parse_quantity(&out->quantity, text, length) && !measure_of_frame(out);
    }
    if (inside("portion", &text, &length)) {
        out->kind = MEASURE_PORTION;
        return parse_quantity(&out->quantity, text, length) && !measure_of_frame(out);
    }
    if (inside("rate", &text, &length)) {
        out->kind = MEASURE_RATE;
        return parse_rate(out, text, length);
    }
    if (inside("cumulative", &text, &length)) {
        out->kind = MEASURE_CUMULATIVE;
        return parse_quantity(&out->quantity, text, length) && !measure_of_frame(out);
    }
    if (length >= 7 && memcmp(text, "lapsing", 7) == 0)
        return parse_lapsing(out, text + 7, length - 7);
    if (inside("per-inhabitant", &text, &length)) {
        out->kind = MEASURE_PER_INHABITANT;
        return parse_quantity(&out->quantity, text, length) && !measure_of_frame(out);
    }
    out->kind = MEASURE_MONEY;
    return parse_quantity(&out->quantity, text, length);
}

bool measure_parse(struct measure *out, const char *text, size_t length, struct place place,
                   struct findings *findings)
{
    *out = (struct measure){0};
    snprintf(out->name, sizeof out->name, "%.*s", (int)length, text);
    if (length < sizeof out->name && parse(out, text, length))
        return true;
    findings_add(findings, FINDING_MEASURE_UNKNOWN, place, finding_text(out->name));
    return false;
}

bool measure_of_frame(const struct measure *measure)
{
    return measure->quantity.stage >= STAGES || measure->denominator.stage >= STAGES;
}

static unsigned stages_of(struct quantity quantity)
{
    if (quantity.stage == STAGE_REMAINING)
        return 1u << STAGE_COMMITTED | 1u << STAGE_GRANTED;
    return quantity.stage < STAGES ? 1u << quantity.stage : 0;
}

unsigned measure_stages(const struct measure *measure)
{
    switch (measure->kind) {
    case MEASURE_PROJECTS:
    case MEASURE_SUB_PROJECTS: return 0;
    case MEASURE_RATE: return stages_of(measure->quantity) | stages_of(measure->denominator);
    case MEASURE_LAPSING: return 1u << STAGE_COMMITTED | 1u << STAGE_GRANTED; /* claims count whenever they were made */
    default: return stages_of(measure->quantity);
    }
}

bool measure_of_money(const struct measure *measure)
{
    return measure->kind == MEASURE_MONEY || measure->kind == MEASURE_CUMULATIVE || measure->kind == MEASURE_LAPSING;
}

/* The money in a source: its parts, and of what is told as EU and state the EU's part and the state's, which stand for themselves in
 * the bits of the estimates. */
static unsigned money_in(uint8_t source)
{
    const unsigned unsplit = 1u << SOURCE_EU_ESTIMATE | 1u << SOURCE_STATE_ESTIMATE;
    unsigned parts = source_parts(source);
    switch (source) {
    case SOURCE_EU_ESTIMATE: return parts | 1u << SOURCE_EU;
    case SOURCE_STATE_ESTIMATE: return parts | 1u << SOURCE_STATE;
    default: return parts >> SOURCE_EU_AND_STATE & 1 ? parts | unsplit : parts;
    }
}

bool measure_beside(const struct measure *one, const struct measure *other)
{
    return one->kind == other->kind && one->quantity.stage == other->quantity.stage &&
           (money_in(one->quantity.source) & money_in(other->quantity.source)) == 0;
}

bool measure_counts(const struct measure *measure)
{
    return measure->kind == MEASURE_PROJECTS || measure->kind == MEASURE_SUB_PROJECTS;
}

int measure_decimals(const struct measure *measure)
{
    return measure->kind == MEASURE_RATE || measure->kind == MEASURE_PER_INHABITANT ? 2 : 1;
}

int64_t measure_scale(const struct measure *measure)
{
    return measure_decimals(measure) == 2 ? 10000 : 1000;
}

unsigned source_parts(uint8_t source)
{
    const unsigned grant = 1u << SOURCE_EU | 1u << SOURCE_STATE | 1u << SOURCE_EU_AND_STATE;
    const unsigned local =
        1u << SOURCE_MUNICIPAL | 1u << SOURCE_OTHER_PUBLIC | 1u << SOURCE_MUNICIPAL_AND_OTHER_PUBLIC;
    switch (source) {
    case SOURCE_GRANT: return grant;
    case SOURCE_PUBLIC: return grant | local;
    case SOURCE_TOTAL:
    case SOURCE_WHOLE: return grant | local | 1u << SOURCE_PRIVATE | 1u << SOURCE_OWN | 1u << SOURCE_UNKNOWN;
    default: return 1u << source;
    }
}
