#include "language/labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figures/figures_agreement.h"
#include "register/settlement.h"

static const enum word dimension_words[DIMENSIONS] = {
    [DIMENSION_PERIOD] = WORD_PERIOD,           [DIMENSION_PROGRAMME] = WORD_PROGRAMME,
    [DIMENSION_FUND] = WORD_FUND,               [DIMENSION_PRIORITY] = WORD_PRIORITY,
    [DIMENSION_OBJECTIVE] = WORD_OBJECTIVE,     [DIMENSION_AUTHORITY] = WORD_AUTHORITY,
    [DIMENSION_IMPLEMENTER] = WORD_IMPLEMENTER, [DIMENSION_SECTOR] = WORD_SECTOR,
    [DIMENSION_MUNICIPALITY] = WORD_MUNICIPALITY, [DIMENSION_SUB_REGION] = WORD_SUB_REGION,
    [DIMENSION_REGION] = WORD_REGION,           [DIMENSION_SPEARHEAD] = WORD_SPEARHEAD,
    [DIMENSION_CHOICE] = WORD_CHOICE,           [DIMENSION_YEAR] = WORD_START_YEAR,
    [DIMENSION_STATUS] = WORD_STATUS,           [DIMENSION_MONEY_YEAR] = WORD_MONEY_YEAR,   [DIMENSION_LAPSE_DATE] = WORD_LAPSE_DATE,
    [DIMENSION_SIZE_CLASS] = WORD_SIZE_CLASS,
    [DIMENSION_ENVELOPE] = WORD_ENVELOPE,       [DIMENSION_PACE] = WORD_PACE,
    [DIMENSION_PROJECT] = WORD_PROJECT,         [DIMENSION_SOURCE] = WORD_CARD_SOURCE,
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
    [SOURCE_GRANT] = WORD_SOURCE_GRANT,
    [SOURCE_UNKNOWN] = WORD_SOURCE_UNKNOWN,
    [SOURCE_WHOLE] = WORD_SOURCE_TOTAL,
    [SOURCE_EU_ESTIMATE] = WORD_SOURCE_EU_ESTIMATE,
    [SOURCE_STATE_ESTIMATE] = WORD_SOURCE_STATE_ESTIMATE,
};

static const enum word size_words[SIZE_CLASSES] = {
    [SIZE_TO_100_000] = WORD_SIZE_TO_100_000,     [SIZE_TO_500_000] = WORD_SIZE_TO_500_000,
    [SIZE_TO_1_MILLION] = WORD_SIZE_TO_1_MILLION, [SIZE_TO_2_MILLION] = WORD_SIZE_TO_2_MILLION,
    [SIZE_TO_5_MILLION] = WORD_SIZE_TO_5_MILLION, [SIZE_TO_10_MILLION] = WORD_SIZE_TO_10_MILLION,
    [SIZE_LARGER] = WORD_SIZE_LARGER,
};

static const enum word stage_words[] = {
    [STAGE_COST] = WORD_STAGE_COST,           [STAGE_ELIGIBLE_COST] = WORD_STAGE_ELIGIBLE_COST,
    [STAGE_APPLIED] = WORD_STAGE_APPLIED,     [STAGE_GRANTED] = WORD_STAGE_GRANTED,
    [STAGE_COMMITTED] = WORD_STAGE_COMMITTED, [STAGE_PAID] = WORD_STAGE_PAID,
    [STAGE_RECOVERED] = WORD_STAGE_RECOVERED, [STAGE_FRAME] = WORD_STAGE_FRAME,
    [STAGE_REMAINING] = WORD_STAGE_REMAINING,
};

static const enum word list_words[LISTS] = {
    [LIST_PERIOD] = WORD_LIST_PERIOD,         [LIST_PROGRAMME] = WORD_LIST_PROGRAMME,
    [LIST_FUND] = WORD_LIST_FUND,             [LIST_PRIORITY] = WORD_LIST_PRIORITY,
    [LIST_OBJECTIVE] = WORD_LIST_OBJECTIVE,   [LIST_AUTHORITY] = WORD_LIST_AUTHORITY,
    [LIST_STATUS] = WORD_LIST_STATUS,         [LIST_SECTOR] = WORD_LIST_SECTOR,
    [LIST_MUNICIPALITY] = WORD_LIST_MUNICIPALITY, [LIST_SUB_REGION] = WORD_LIST_SUB_REGION,
    [LIST_REGION] = WORD_LIST_REGION,         [LIST_SPEARHEAD] = WORD_LIST_SPEARHEAD,
    [LIST_CHOICE] = WORD_LIST_CHOICE,         [LIST_FIELD] = WORD_LIST_FIELD,
    [LIST_CLIMATE] = WORD_LIST_CLIMATE,       [LIST_ENVELOPE] = WORD_LIST_ENVELOPE,
    [LIST_COST_MODEL] = WORD_LIST_COST_MODEL, [LIST_INDICATOR] = WORD_LIST_INDICATOR,
};

const char *label_dimension(enum language language, enum dimension dimension)
{
    return language_word(language, dimension_words[dimension]);
}

const char *label_source(enum language language, unsigned source)
{
    return language_word(language, source_words[source]);
}

const char *label_stage(enum language language, enum stage stage)
{
    return language_word(language, stage_words[stage]);
}

const char *label_list(enum language language, enum list list)
{
    return language_word(language, list_words[list]);
}

const char *label_role(enum language language, enum organisation_role role)
{
    static const enum word words[] = {
        [ROLE_LEAD_IMPLEMENTER] = WORD_ROLE_LEAD_IMPLEMENTER, [ROLE_CO_IMPLEMENTER] = WORD_ROLE_CO_IMPLEMENTER,
        [ROLE_NETWORK_PARTNER] = WORD_ROLE_NETWORK_PARTNER,   [ROLE_FINANCIER] = WORD_ROLE_FINANCIER,
        [ROLE_APPLICANT] = WORD_ROLE_APPLICANT,
    };
    return language_word(language, words[role]);
}

const char *label_decision_kind(enum language language, enum decision_kind kind)
{
    static const enum word words[] = {
        [DECISION_NEW] = WORD_DECISION_NEW, [DECISION_AMENDING] = WORD_DECISION_AMENDING,
        [DECISION_CANCELLING] = WORD_DECISION_CANCELLING, [DECISION_RECOVERING] = WORD_DECISION_RECOVERING,
    };
    return language_word(language, words[kind]);
}

const char *label_decision_state(enum language language, enum decision_state state)
{
    static const enum word words[] = {
        [DECISION_IN_FORCE] = WORD_DECISION_IN_FORCE, [DECISION_PENDING] = WORD_DECISION_PENDING,
        [DECISION_REPEALED] = WORD_DECISION_REPEALED,
    };
    return language_word(language, words[state]);
}

static const char *fill(struct arena *arena, enum language language, enum word word, const char *one,
                        const char *other)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(language, word), (const char *const[]){one, other}, 2);
    return buffer_keep(&text, arena);
}

static const char *label_count(struct arena *arena, enum language language, uint32_t count)
{
    struct buffer text;
    buffer_init(&text, 64);
    language_count(&text, language, count);
    return buffer_keep(&text, arena);
}

static const char *label_others(struct arena *arena, enum language language, uint32_t count)
{
    return fill(arena, language, WORD_OTHERS, label_count(arena, language, count), "");
}

const char *label_organisation(enum language language, const struct organisation *organisation)
{
    return organisation->person ? language_word(language, WORD_NATURAL_PERSON) : organisation->name;
}

static const char *label_day(struct arena *arena, enum language language, date day)
{
    struct buffer text;
    buffer_init(&text, 64);
    language_date(&text, language, day);
    return buffer_keep(&text, arena);
}

static const char *label_other(struct arena *arena, enum language language, struct member member)
{
    switch (member.kind) {
    case MEMBER_ORGANISATION: return label_organisation(language, member.is.organisation);
    case MEMBER_OTHERS: return label_others(arena, language, (uint32_t)member.is.others);
    case MEMBER_YEAR: return arena_format(arena, "%d", member.is.year);
    case MEMBER_DATE: return label_day(arena, language, member.is.day);
    case MEMBER_PACE:
        return language_word(language, member.is.pace == PACE_SLOW ? WORD_PACE_SLOW : WORD_PACE_IN_STEP);
    case MEMBER_PROJECT: return label_project(language, member.is.project);
    case MEMBER_SOURCE: return label_source(language, member.is.source);
    case MEMBER_WHOLE_REGION: return language_word(language, WORD_WHOLE_REGION);
    case MEMBER_SEVERAL_REGIONS: return language_word(language, WORD_SEVERAL_REGIONS);
    case MEMBER_TECHNICAL: return language_word(language, WORD_TECHNICAL_ASSISTANCE);
    case MEMBER_NOT_ALLOCATED: return language_word(language, WORD_NOT_ALLOCATED);
    case MEMBER_SIZE_CLASS: return language_word(language, size_words[member.is.size_class]);
    default: return language_word(language, WORD_NOT_TOLD);
    }
}

const char *label_project(enum language language, const struct project *project)
{
    return project_hides_person(project) ? language_word(language, WORD_NATURAL_PERSON) : project_name(project, language);
}

const char *label_member(struct arena *arena, enum language language, struct member member)
{
    return member.kind == MEMBER_CODE ? code_name(member.is.code, language) : label_other(arena, language, member);
}

const char *label_member_short(struct arena *arena, enum language language, struct member member)
{
    switch (member.kind) {
    case MEMBER_CODE: return code_short_name(member.is.code, language);
    case MEMBER_PROJECT: return member.is.project->code;
    default: return label_other(arena, language, member);
    }
}

static const char *capital(struct arena *arena, const char *word)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_capital(&text, word);
    return buffer_keep(&text, arena);
}

static const char *label_quantity(struct arena *arena, enum language language, struct quantity quantity)
{
    const char *stage = language_word(language, stage_words[quantity.stage]);
    bool cost = quantity.stage == STAGE_COST || quantity.stage == STAGE_ELIGIBLE_COST;
    if (cost && quantity.source == SOURCE_TOTAL)
        return capital(arena, stage);
    return fill(arena, language, WORD_SOURCE_AND_STAGE, label_source(language, quantity.source), stage);
}

/* A part of a rate: its source where one would be written, too, so that rates of different money are told apart. */
static const char *label_rate_part(struct arena *arena, enum language language, struct quantity quantity)
{
    const char *stage = language_word(language, stage_words[quantity.stage]);
    if (quantity.source == measure_plain_source(quantity.stage))
        return stage;
    return fill(arena, language, WORD_SOURCE_AND_STAGE, label_source(language, quantity.source), stage);
}

const char *label_measure(struct arena *arena, enum language language, const struct measure *measure)
{
    switch (measure->kind) {
    case MEASURE_PROJECTS:
        return language_word(language, WORD_PROJECTS);
    case MEASURE_SUB_PROJECTS:
        return language_word(language, WORD_SUB_PROJECTS);
    case MEASURE_MONEY:
        return label_quantity(arena, language, measure->quantity);
    case MEASURE_SHARE:
        return fill(arena, language, WORD_SHARE_OF_WHOLE, label_source(language, measure->quantity.source), "");
    case MEASURE_PORTION:
        return fill(arena, language, WORD_PORTION_OF_TOTAL, label_quantity(arena, language, measure->quantity), "");
    case MEASURE_CUMULATIVE:
        return fill(arena, language, WORD_CUMULATIVE, label_quantity(arena, language, measure->quantity), "");
    case MEASURE_LAPSING:
        return language_word(language, measure->denominator.source == SOURCE_EU ? WORD_LAPSING : WORD_LAPSING_ESTIMATE);
    case MEASURE_PER_INHABITANT:
        return fill(arena, language, WORD_PER_INHABITANT, label_quantity(arena, language, measure->quantity), "");
    default:
        return capital(arena, fill(arena, language, WORD_RATE_OF,
                                   label_rate_part(arena, language, measure->quantity),
                                   label_rate_part(arena, language, measure->denominator)));
    }
}

/* --- coverage --- */

const char *label_coverage(struct arena *arena, enum language language, const char *label, const struct figure *sum,
                           uint32_t all)
{
    const char *values[] = {label, label_count(arena, language, sum->projects),
                            label_count(arena, language, all - sum->projects)};
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    if (sum->projects != all || !sum->known)
        language_fill(&text, language_word(language, !sum->known ? WORD_COVERS_NONE : WORD_COVERS_SOME), values, 3);
    if (sum->partly > 0)
        buffer_printf(&text, "%s%s", text.length > 0 ? " " : "",
                      fill(arena, language, WORD_COVERS_PARTLY, label, label_count(arena, language, sum->partly)));
    return buffer_keep(&text, arena);
}

/* --- how projects are divided --- */

/* "väestön mukaan 5, tasan 1": of those that were divided at all. */
static const char *label_divided(struct arena *arena, enum language language, const uint32_t divided[DIVISIONS])
{
    static const enum word words[DIVISIONS] = {
        [DIVISION_WHOLE] = WORD_DIVIDED_WHOLE,           [DIVISION_SEVERAL_ROWS] = WORD_DIVIDED_SEVERAL_ROWS,
        [DIVISION_GIVEN] = WORD_DIVIDED_GIVEN,           [DIVISION_POPULATION] = WORD_DIVIDED_POPULATION,
        [DIVISION_EQUAL] = WORD_DIVIDED_EQUAL,           [DIVISION_SEAT] = WORD_DIVIDED_SEAT,
        [DIVISION_NOT_ALLOCATED] = WORD_DIVIDED_NOT_ALLOCATED,
    };
    struct buffer text, number;
    buffer_init(&text, BUFFER_UNLIMITED);
    buffer_init(&number, 64);
    for (int i = 0; i < DIVISIONS; i++) {
        if (divided[i] == 0)
            continue;
        buffer_clear(&number);
        language_count(&number, language, divided[i]);
        buffer_printf(&text, "%s%s", text.length == 0 ? "" : ", ",
                      fill(arena, language, words[i], buffer_text(&number), ""));
    }
    const char *copy = arena_copy(arena, buffer_text(&text), text.length);
    buffer_release(&number);
    buffer_release(&text);
    return copy;
}

const char *label_allocation_method(struct arena *arena, enum language language, const char *names,
                                    enum dimension dimension, enum allocation asked)
{
    static const enum word words[ALLOCATIONS] = {
        [ALLOCATION_SEVERAL_ROWS] = WORD_ALLOCATION_SEVERAL_ROWS, [ALLOCATION_GIVEN] = WORD_ALLOCATION_GIVEN,
        [ALLOCATION_POPULATION] = WORD_ALLOCATION_POPULATION,     [ALLOCATION_EQUAL] = WORD_ALLOCATION_EQUAL,
        [ALLOCATION_SEAT] = WORD_ALLOCATION_SEAT,                 [ALLOCATION_NONE] = WORD_ALLOCATION_NONE,
    };
    enum allocation method = allocation_of(dimension, asked);
    if (method == ALLOCATION_SEAT && !dimension_of_places(dimension))
        method = ALLOCATION_NONE;
    return fill(arena, language, words[method], names, "");
}

const char *label_allocation(struct arena *arena, enum language language, const struct figures *figures,
                             size_t dimension)
{
    enum dimension asked = figures->query.dimensions[dimension];
    if (!dimension_allocated(asked))
        return NULL;
    const char *note =
        label_allocation_method(arena, language, label_dimension(language, asked), asked, figures->query.allocation);
    const char *divided = label_divided(arena, language, figures->divided[dimension]);
    if (figures_narrowed(figures, dimension))
        note = arena_format(arena, "%s %s", note, language_word(language, WORD_DIVIDED_NARROWED));
    return *divided == '\0' ? note
                            : arena_format(arena, "%s %s", note, fill(arena, language, WORD_DIVIDED, divided, ""));
}

/* --- remarks --- */

static bool is_estimate(struct quantity quantity)
{
    return quantity.source == SOURCE_EU_ESTIMATE || quantity.source == SOURCE_STATE_ESTIMATE;
}

static bool any_measure(const struct query *query, enum measure_kind kind)
{
    for (size_t m = 0; m < query->measure_count; m++)
        if (query->measures[m].kind == kind)
            return true;
    return false;
}

static bool any_estimate(const struct query *query)
{
    for (size_t m = 0; m < query->measure_count; m++)
        if (is_estimate(query->measures[m].quantity) || is_estimate(query->measures[m].denominator))
            return true;
    return false;
}

/* Rows of money whose time is not told come last. */
static bool any_undated(const struct figures *figures)
{
    size_t depth = figures->query.dimension_count;
    for (size_t i = 0; depth > 0 && i < figures->row_count; i++)
        if (figures->rows[i].members[depth - 1].kind == MEMBER_NONE)
            return true;
    return false;
}

/* Whether rows of sources come to more than what they are rows of. */
static bool any_beyond(const struct figures *figures, const struct figure_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t m = 0; m < figures->query.measure_count; m++)
            if (rows[i].figures[m].beyond.cents != 0)
                return true;
    return false;
}

/* "31.12.2023", or from the first to the last such day. */
static const char *label_counted(struct arena *arena, enum language language, const struct inhabitants *people)
{
    const char *first = label_day(arena, language, (date){people->first_year, 12, 31});
    const char *last = label_day(arena, language, (date){people->last_year, 12, 31});
    return people->first_year == people->last_year ? last : arena_format(arena, "%s–%s", first, last);
}

size_t label_remarks(const char *out[LABEL_MOST_REMARKS], struct arena *arena, enum language language,
                     const struct figures *figures)
{
    const struct query *query = &figures->query;
    size_t count = 0;
    bool lapse = figures_by(query, DIMENSION_LAPSE_DATE);
    if (lapse || figures_by(query, DIMENSION_MONEY_YEAR))
        out[count++] = language_word(language, WORD_REMARK_TIMES);
    if (figures_by(query, DIMENSION_SOURCE))
        out[count++] = language_word(language, WORD_REMARK_SOURCES);
    if (any_beyond(figures, &figures->total, 1) || any_beyond(figures, figures->groups, figures->group_count))
        out[count++] = language_word(language, WORD_REMARK_BEYOND);
    if (any_estimate(query))
        out[count++] = language_word(language, WORD_REMARK_ESTIMATE);
    if (any_measure(query, MEASURE_CUMULATIVE) && any_undated(figures))
        out[count++] = language_word(language, WORD_REMARK_CUMULATIVE);
    if (lapse || any_measure(query, MEASURE_LAPSING))
        out[count++] = language_word(language, WORD_REMARK_LAPSE);
    if (any_measure(query, MEASURE_LAPSING))
        out[count++] = language_word(language, WORD_REMARK_CLAIMS);
    if (figures_by(query, DIMENSION_STATUS) && date_compare(figures->told, query->situation_date) != 0)
        out[count++] = language_word(language, WORD_REMARK_STATUS);
    if (figures->people.people > 0)
        out[count++] = fill(arena, language, WORD_REMARK_PEOPLE,
                            label_counted(arena, language, &figures->people), "");
    if (figures_by(query, DIMENSION_PACE))
        out[count++] = language_word(language, WORD_REMARK_PACE);
    return count;
}

/* --- order --- */

struct sorting {
    const struct query *query;
    const struct collation *collation;
    enum language language;
};

static int compare_members(const struct sorting *sorting, struct member a, struct member b)
{
    if (a.kind == MEMBER_ORGANISATION && b.kind == MEMBER_ORGANISATION) {
        int order = collation_compare(sorting->collation, label_organisation(sorting->language, a.is.organisation),
                                      label_organisation(sorting->language, b.is.organisation));
        if (order != 0)
            return order;
    }
    return member_compare(a, b);
}

static int by_name(const void *a, const void *b, void *context)
{
    const struct figure_row *one = a, *other = b;
    const struct sorting *sorting = context;
    for (size_t i = 0; i < sorting->query->dimension_count; i++) {
        int order = compare_members(sorting, one->members[i], other->members[i]);
        if (order != 0)
            return order;
    }
    return 0;
}

/* Groups are rows of the first dimension alone. */
static int group_by_name(const void *a, const void *b, void *context)
{
    const struct figure_row *one = a, *other = b;
    return compare_members(context, one->members[0], other->members[0]);
}

void labels_sort(struct figures *figures, enum language language)
{
    bool organisations = false;
    for (size_t i = 0; i < figures->query.dimension_count; i++)
        organisations |= figures->query.dimensions[i] == DIMENSION_IMPLEMENTER;
    if (!organisations)
        return;
    struct collation *collation = collation_new(language);
    struct sorting sorting = {&figures->query, collation, language};
    if (figures->row_count > 0)
        qsort_r(figures->rows, figures->row_count, sizeof *figures->rows, by_name, &sorting);
    if (figures->group_count > 0)
        qsort_r(figures->groups, figures->group_count, sizeof *figures->groups, group_by_name, &sorting);
    collation_free(collation);
}
