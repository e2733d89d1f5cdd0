#include "language/labels.h"

#include <stdio.h>
#include <string.h>

#include "register/settlement.h"

static const enum word dimension_words[DIMENSIONS] = {
    [DIMENSION_PERIOD] = WORD_PERIOD,           [DIMENSION_PROGRAMME] = WORD_PROGRAMME,
    [DIMENSION_FUND] = WORD_FUND,               [DIMENSION_PRIORITY] = WORD_PRIORITY,
    [DIMENSION_OBJECTIVE] = WORD_OBJECTIVE,     [DIMENSION_AUTHORITY] = WORD_AUTHORITY,
    [DIMENSION_IMPLEMENTER] = WORD_IMPLEMENTER, [DIMENSION_SECTOR] = WORD_SECTOR,
    [DIMENSION_YEAR] = WORD_START_YEAR,         [DIMENSION_STATUS] = WORD_STATUS,
};

static const enum word source_words[SETTLED_SOURCES] = {
    [SOURCE_EU] = WORD_SOURCE_EU,
    [SOURCE_STATE] = WORD_SOURCE_STATE,
    [SOURCE_EU_AND_STATE] = WORD_SOURCE_EU_AND_STATE,
    [SOURCE_MUNICIPAL] = WORD_SOURCE_MUNICIPAL,
    [SOURCE_OTHER_PUBLIC] = WORD_SOURCE_OTHER_PUBLIC,
    [SOURCE_MUNICIPAL_AND_OTHER_PUBLIC] = WORD_SOURCE_MUNICIPAL_AND_OTHER_PUBLIC,
    [SOURCE_PRIVATE] = WORD_SOURCE_PRIVATE,
    [SOURCE_OWN] = WORD_SOURCE_OWN,
    [SOURCE_PUBLIC] = WORD_SOURCE_PUBLIC,
    [SOURCE_TOTAL] = WORD_SOURCE_TOTAL,
    [SOURCE_GRANT] = WORD_SOURCE_EU_AND_STATE,
    [SOURCE_UNKNOWN] = WORD_SOURCE_UNKNOWN,
    [SOURCE_WHOLE] = WORD_SOURCE_TOTAL,
};

static const enum word stage_words[STAGES] = {
    [STAGE_COST] = WORD_STAGE_COST,           [STAGE_ELIGIBLE_COST] = WORD_STAGE_ELIGIBLE_COST,
    [STAGE_APPLIED] = WORD_STAGE_APPLIED,     [STAGE_GRANTED] = WORD_STAGE_GRANTED,
    [STAGE_COMMITTED] = WORD_STAGE_COMMITTED, [STAGE_PAID] = WORD_STAGE_PAID,
    [STAGE_RECOVERED] = WORD_STAGE_RECOVERED,
};

const char *label_dimension(enum language language, enum dimension dimension)
{
    return language_word(language, dimension_words[dimension]);
}

const char *label_source(enum language language, unsigned source)
{
    return language_word(language, source_words[source]);
}

static const char *fill(struct arena *arena, enum language language, enum word word, const char *one,
                        const char *other)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(language, word), (const char *const[]){one, other}, 2);
    const char *copy = arena_copy(arena, buffer_text(&text), text.length);
    buffer_release(&text);
    return copy;
}

static const char *label_others(struct arena *arena, enum language language, int count)
{
    struct buffer number;
    buffer_init(&number, 64);
    language_count(&number, language, count);
    const char *label = fill(arena, language, WORD_OTHERS, buffer_text(&number), "");
    buffer_release(&number);
    return label;
}

const char *label_organisation(enum language language, const struct organisation *organisation)
{
    return organisation->person ? language_word(language, WORD_NATURAL_PERSON) : organisation->name;
}

static const char *label_other(struct arena *arena, enum language language, struct member member)
{
    switch (member.kind) {
    case MEMBER_ORGANISATION: return label_organisation(language, member.is.organisation);
    case MEMBER_OTHERS: return label_others(arena, language, member.is.others);
    case MEMBER_YEAR: return arena_format(arena, "%d", member.is.year);
    default: return language_word(language, WORD_NOT_TOLD);
    }
}

const char *label_member(struct arena *arena, enum language language, struct member member)
{
    return member.kind == MEMBER_CODE ? code_name(member.is.code, language) : label_other(arena, language, member);
}

const char *label_member_short(struct arena *arena, enum language language, struct member member)
{
    return member.kind == MEMBER_CODE ? code_short_name(member.is.code, language)
                                      : label_other(arena, language, member);
}

static const char *label_quantity(struct arena *arena, enum language language, struct quantity quantity)
{
    const char *stage = language_word(language, stage_words[quantity.stage]);
    if (quantity.stage == STAGE_COST && quantity.source == SOURCE_TOTAL)
        return stage;
    return fill(arena, language, WORD_SOURCE_AND_STAGE, label_source(language, quantity.source), stage);
}

const char *label_measure(struct arena *arena, enum language language, const struct measure *measure)
{
    switch (measure->kind) {
    case MEASURE_PROJECTS:
        return language_word(language, WORD_PROJECTS);
    case MEASURE_MONEY:
        return label_quantity(arena, language, measure->quantity);
    case MEASURE_SHARE:
        return fill(arena, language, WORD_SHARE_OF_WHOLE, label_source(language, measure->quantity.source), "");
    case MEASURE_PORTION:
        return fill(arena, language, WORD_PORTION_OF_TOTAL, label_quantity(arena, language, measure->quantity), "");
    default:
        return fill(arena, language, WORD_RATE_OF, language_word(language, stage_words[measure->quantity.stage]),
                    language_word(language, stage_words[measure->denominator.stage]));
    }
}
