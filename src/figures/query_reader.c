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
        findings_add(findings, FINDING_OPTION_VALUE, place, finding_text(asked),
                     finding_text(arena_copy(&findings->arena, text, length)),
                     finding_text("D=VALUE, as in fund=EAKR"));
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

/* The codes of all projects; ends with NULL. */
static const char *const *project_codes(struct arena *arena, const struct project_register *reg)
{
    const char **codes = arena_array(arena, reg->project_count + 1, sizeof *codes);
    for (size_t i = 0; i < reg->project_count; i++)
        codes[i] = reg->projects[i]->code;
    return codes;
}

static bool project_known(const struct project_register *reg, const struct filter *filter, struct place place,
                          struct findings *findings)
{
    const char *const *codes = project_codes(&findings->arena, reg);
    if (xml_word_lookup(codes, filter->value, strlen(filter->value)) >= 0)
        return true;
    findings_add(findings, FINDING_PROJECT_UNKNOWN, place, finding_text(filter->value));
    xml_word_suggest("", codes, filter->value, strlen(filter->value), place, findings);
    return false;
}

/* True when the dimension has the member, or one cannot know: organisations and years. */
static bool has_member(const struct project_register *reg, const struct filter *filter)
{
    enum list list = dimension_list(filter->dimension);
    const char *const *words = dimension_member_ids(filter->dimension);
    struct member member;
    if (words != NULL)
        return xml_word_lookup(words, filter->value, strlen(filter->value)) >= 0;
    return list == LISTS || find_code(&member, &reg->lists[list], filter->value) ||
           (dimension_many_valued(filter->dimension) && find_special(&member, filter->value));
}

bool query_filter_known(const struct project_register *reg, const struct filter *filter, struct place place,
                        struct findings *findings)
{
    const char *name = dimension_names[filter->dimension];
    if (filter->dimension == DIMENSION_PROJECT)
        return project_known(reg, filter, place, findings);
    if (*filter->value == '\0' || has_member(reg, filter))
        return true;
    const char *const *words = dimension_member_ids(filter->dimension);
    const char *const *known =
        words != NULL ? words : query_list_ids(&findings->arena, &reg->lists[dimension_list(filter->dimension)]);
    findings_add(findings, FINDING_MEMBER_UNKNOWN, place, finding_text(name), finding_text(filter->value),
                 finding_text(xml_words_join(&findings->arena, "", known)));
    xml_word_suggest("", known, filter->value, strlen(filter->value), place, findings);
    return false;
}
