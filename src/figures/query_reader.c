#include "figures/query_reader.h"

#include <string.h>

#include "xml/vocabulary.h"

static const char *const measure_words[] = {"projects", "sub-projects", "cost", "granted", "committed", "paid", "recovered",
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

static bool has_code(const struct code_list *list, const char *value)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *short_name = list->codes[i]->short_name[LANGUAGE_FI];
        if (strcmp(list->codes[i]->id, value) == 0 || (short_name != NULL && strcmp(short_name, value) == 0))
            return true;
    }
    return false;
}

/* "whole-region": the rows of places and themes that are no code. */
static bool is_special(const char *value)
{
    char scratch[16];
    for (enum member_kind kind = MEMBER_WHOLE_REGION; kind <= MEMBER_NOT_ALLOCATED; kind++)
        if (strcmp(member_id((struct member){kind}, scratch), value) == 0)
            return true;
    return false;
}

/* True when the dimension has the member, or one cannot know: organisations and years. */
static bool has_member(const struct project_register *reg, const struct filter *filter)
{
    enum list list = dimension_list(filter->dimension);
    const char *const *words = dimension_member_ids(filter->dimension);
    if (words != NULL)
        return xml_word_lookup(words, filter->value, strlen(filter->value)) >= 0;
    return list == LISTS || has_code(&reg->lists[list], filter->value) ||
           (dimension_many_valued(filter->dimension) && is_special(filter->value));
}

bool query_filter_known(const struct project_register *reg, const struct filter *filter, struct place place,
                        struct findings *findings)
{
    const char *name = dimension_names[filter->dimension];
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
