#include "figures/query_reader.h"

#include <string.h>

#include "xml/vocabulary.h"

static const char *const measure_words[] = {"projects", "sub-projects", "cost", "applied", "granted", "committed", "paid", "recovered",
                                            "frame", "remaining", "share", "portion", "rate", "per-inhabitant",
                                            "cumulative", "lapsing", NULL};

bool query_read_dimension(enum dimension *out, const char *asked, const char *text, size_t length, struct place place,
                          struct findings *findings)
{
    int dimension = xml_word_lookup(dimension_names, text, length);
    if (dimension >= 0) {
        *out = (enum dimension)dimension;
        return true;
    }
    findings_add(findings, FINDING_DIMENSION_UNKNOWN, place, finding_text(asked),
                 finding_text(arena_copy(&findings->arena, text, length)),
                 finding_text(xml_words_join(&findings->arena, "", dimension_names)));
    xml_word_suggest("", dimension_names, text, length, place, findings);
    return false;
}

bool query_read_measure(struct measure *out, const char *text, size_t length, struct place place,
                        struct findings *findings)
{
    if (measure_parse(out, text, length, place, findings))
        return true;
    size_t word = 0;
    while (word < length && strchr(":(,", text[word]) == NULL)
        word++;
    xml_word_suggest("", measure_words, text, word, place, findings);
    return false;
}

static bool has_place(const enum dimension *dimensions, size_t count)
{
    for (size_t d = 0; d < count; d++)
        if (dimension_of_places(dimensions[d]))
            return true;
    return false;
}

bool query_measure_fits(const struct measure *measure, const enum dimension *dimensions, size_t count, struct place place,
                        struct findings *findings)
{
    enum dimension last = count == 0 ? DIMENSIONS : dimensions[count - 1];
    struct finding_argument name = finding_text(measure->name);
    if (measure->kind == MEASURE_PER_INHABITANT && !has_place(dimensions, count))
        findings_add(findings, FINDING_MEASURE_NEEDS_PLACE, place, name);
    else if (measure->kind == MEASURE_CUMULATIVE && !dimension_ordered(last))
        findings_add(findings, FINDING_MEASURE_NEEDS_TIME, place, name);
    else if (measure->kind == MEASURE_LAPSING && last != DIMENSION_LAPSE_DATE)
        findings_add(findings, FINDING_MEASURE_NEEDS_LAPSE_DATE, place, name);
    else
        return true;
    return false;
}

bool query_read_filter(struct filter *out, struct arena *arena, const char *asked, const char *text, size_t length,
                       struct place place, struct findings *findings)
{
    const char *equals = memchr(text, '=', length);
    if (equals == NULL) {
        findings_add(findings, FINDING_FILTER_FORM, place, finding_text(asked),
                     finding_text(arena_copy(&findings->arena, text, length)));
        return false;
    }
    size_t name = (size_t)(equals - text);
    out->value = arena_copy(arena, equals + 1, length - name - 1);
    return query_read_dimension(&out->dimension, asked, text, name, place, findings);
}

const char *const *query_list_ids(struct arena *arena, const struct code_list *list)
{
    const char **ids = arena_array(arena, list->count + 1, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = list->codes[i]->id;
    return ids;
}

static bool find_code(struct member *out, const struct code_list *list, const char *value)
{
    for (size_t i = 0; i < list->count; i++) {
        *out = member_of_code(list->codes[i]);
        if (member_named(*out, value))
            return true;
    }
    return false;
}

/* "whole-region": the rows of places and themes that are no code. */
static bool find_special(struct member *out, const char *value)
{
    for (enum member_kind kind = MEMBER_WHOLE_REGION; kind <= MEMBER_NOT_ALLOCATED; kind++) {
        *out = (struct member){kind};
        if (member_named(*out, value))
            return true;
    }
    return false;
}

static bool find_among_projects(struct member *out, const struct view *view, const struct filter *filter)
{
    for (size_t i = 0; i < view->reg->project_count; i++) {
        *out = dimension_member(filter->dimension, view, view->reg->projects[i]);
        if (member_named(*out, filter->value))
            return true;
    }
    return false;
}

bool query_filter_member(struct member *out, const struct view *view, const struct filter *filter)
{
    enum list list = dimension_list(filter->dimension);
    if (*filter->value == '\0') {
        *out = (struct member){MEMBER_NONE};
        return true;
    }
    if (list != LISTS && find_code(out, &view->reg->lists[list], filter->value))
        return true;
    return dimension_many_valued(filter->dimension) ? find_special(out, filter->value)
                                                    : find_among_projects(out, view, filter);
}

/* The codes of all projects, also of those that are later than the situation date; ends with NULL. */
static const char *const *project_codes(struct arena *arena, const struct project_register *reg)
{
    const char **codes = arena_array(arena, reg->project_count + reg->later_count + 1, sizeof *codes);
    for (size_t i = 0; i < reg->project_count; i++)
        codes[i] = reg->projects[i]->code;
    for (size_t i = 0; i < reg->later_count; i++)
        codes[reg->project_count + i] = reg->later_projects[i]->code;
    return codes;
}

/* The names of all organisations, whatever their role, but for natural persons: nobody is told those; ends with NULL. */
static const char *const *organisation_names(struct arena *arena, const struct project_register *reg)
{
    const char **names = arena_array(arena, reg->organisation_count + 1, sizeof *names), **next = names;
    for (size_t i = 0; i < reg->organisation_count; i++)
        if (!reg->organisations[i]->person)
            *next++ = reg->organisations[i]->name;
    return names;
}

static bool has_organisation(const struct project_register *reg, const char *name)
{
    for (size_t i = 0; i < reg->organisation_count; i++)
        if (strcmp(reg->organisations[i]->name, name) == 0)
            return true;
    return false;
}

/* Of names too many to tell all: the nearest is. */
static bool refuse(enum finding_kind kind, const char *const *known, const struct filter *filter, struct place place,
                   struct findings *findings)
{
    findings_add(findings, kind, place, finding_text(filter->value));
    xml_word_suggest("", known, filter->value, strlen(filter->value), place, findings);
    return false;
}

static bool project_known(const struct project_register *reg, const struct filter *filter, struct place place,
                          struct findings *findings)
{
    const char *const *codes = project_codes(&findings->arena, reg);
    return xml_word_lookup(codes, filter->value, strlen(filter->value)) >= 0 ||
           refuse(FINDING_PROJECT_UNKNOWN, codes, filter, place, findings);
}

static bool implementer_known(const struct project_register *reg, const struct filter *filter, struct place place,
                              struct findings *findings)
{
    return has_organisation(reg, filter->value) ||
           refuse(FINDING_ORGANISATION_UNKNOWN, organisation_names(&findings->arena, reg), filter, place, findings);
}

/* Any year or day may be one of a project, now or next month; what is neither is mistyped. `example`: how it is written. */
static bool time_known(const struct filter *filter, const char *example, struct place place, struct findings *findings)
{
    date day;
    size_t length = strlen(filter->value);
    if (length == strlen(example) && date_parse(&day, filter->value, length))
        return true;
    findings_add(findings, FINDING_MEMBER_UNREADABLE, place, finding_text(dimension_names[filter->dimension]),
                 finding_text(filter->value), finding_text(example));
    return false;
}

static bool has_member(const struct project_register *reg, const struct filter *filter)
{
    const char *const *words = dimension_member_ids(filter->dimension);
    struct member member;
    if (words != NULL)
        return xml_word_lookup(words, filter->value, strlen(filter->value)) >= 0;
    return find_code(&member, &reg->lists[dimension_list(filter->dimension)], filter->value) ||
           (dimension_many_valued(filter->dimension) && find_special(&member, filter->value));
}

static bool code_known(const struct project_register *reg, const struct filter *filter, struct place place,
                       struct findings *findings)
{
    if (has_member(reg, filter))
        return true;
    const char *const *words = dimension_member_ids(filter->dimension);
    const char *const *known =
        words != NULL ? words : query_list_ids(&findings->arena, &reg->lists[dimension_list(filter->dimension)]);
    findings_add(findings, FINDING_MEMBER_UNKNOWN, place, finding_text(dimension_names[filter->dimension]),
                 finding_text(filter->value), finding_text(xml_words_join(&findings->arena, "", known)));
    xml_word_suggest("", known, filter->value, strlen(filter->value), place, findings);
    return false;
}

bool query_filter_known(const struct project_register *reg, const struct filter *filter, struct place place,
                        struct findings *findings)
{
    if (*filter->value == '\0' && filter->dimension != DIMENSION_PROJECT)
        return true;
    switch (filter->dimension) {
    case DIMENSION_PROJECT: return project_known(reg, filter, place, findings);
    case DIMENSION_IMPLEMENTER: return implementer_known(reg, filter, place, findings);
    case DIMENSION_YEAR:
    case DIMENSION_MONEY_YEAR: return time_known(filter, "2024", place, findings);
    case DIMENSION_LAPSE_DATE: return time_known(filter, "2025-12-31", place, findings);
    default: return code_known(reg, filter, place, findings);
    }
}
