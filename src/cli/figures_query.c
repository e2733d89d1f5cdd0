#include "cli/figures_query.h"

#include <assert.h>
#include <string.h>

#include "xml/vocabulary.h"

static const char *const measure_words[] = {"projects", "sub-projects", "cost", "granted", "committed", "paid", "recovered",
                                            "frame", "remaining", "share", "portion", "rate", "per-inhabitant",
                                            "cumulative", "lapsing", NULL};
static const char default_measures[] = "projects,granted,paid";

/* --- without the register --- */

/* "--by", for findings. */
static struct finding_argument written(struct findings *findings, enum option_name option)
{
    return finding_text(arena_format(&findings->arena, "--%s", option_kinds[option].name));
}

static bool read_dimension(enum dimension *out, enum option_name option, const char *text, size_t length,
                           struct findings *findings)
{
    int dimension = xml_word_lookup(dimension_names, text, length);
    if (dimension >= 0) {
        *out = (enum dimension)dimension;
        return true;
    }
    const char *name = arena_copy(&findings->arena, text, length);
    findings_add(findings, FINDING_DIMENSION_UNKNOWN, NOWHERE, written(findings, option), finding_text(name),
                 finding_text(option_join(&findings->arena, "", dimension_names)));
    option_suggest("", dimension_names, name, findings);
    return false;
}

static bool read_measure(struct measure *out, const char *text, size_t length, struct findings *findings)
{
    if (measure_parse(out, text, length, NOWHERE, findings))
        return true;
    option_suggest("", measure_words, arena_copy(&findings->arena, text, strcspn(text, ":(,")), findings);
    return false;
}

/* Adds one item of a list; false, with a finding, when it cannot. */
typedef bool take_item(struct query *query, const char *text, size_t length, struct findings *findings);

static bool refuse_twice(enum option_name option, const char *name, struct findings *findings)
{
    const char *twice = arena_format(&findings->arena, "--%s %s", option_kinds[option].name, name);
    findings_add(findings, FINDING_OPTION_REPEATED, NOWHERE, finding_text(twice));
    return false;
}

static bool take_dimension(struct query *query, const char *text, size_t length, struct findings *findings)
{
    enum dimension dimension = DIMENSIONS;
    if (!read_dimension(&dimension, OPTION_BY, text, length, findings))
        return false;
    for (size_t i = 0; i < query->dimension_count; i++)
        if (query->dimensions[i] == dimension)
            return refuse_twice(OPTION_BY, dimension_names[dimension], findings);
    query->dimensions[query->dimension_count++] = dimension;
    return true;
}

static bool take_measure(struct query *query, const char *text, size_t length, struct findings *findings)
{
    struct measure measure;
    if (!read_measure(&measure, text, length, findings))
        return false;
    for (size_t i = 0; i < query->measure_count; i++)
        if (strcmp(query->measures[i].name, measure.name) == 0)
            return refuse_twice(OPTION_MEASURE, measure.name, findings);
    query->measures[query->measure_count++] = measure;
    return true;
}

/* Takes what stands between the commas of `list`, at most `most` items. */
static bool read_list(struct query *query, enum option_name option, const char *list, size_t most, take_item *take,
                      struct findings *findings)
{
    bool good = true;
    size_t count = 0;
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        if (count++ == most) {
            findings_add(findings, FINDING_OPTION_TOO_OFTEN, NOWHERE, written(findings, option),
                         finding_count((int64_t)most));
            return false;
        }
        good &= take(query, at, length, findings);
        at += length;
        if (*at == '\0')
            return good;
    }
}

static bool read_filter(struct query *query, const char *text, struct findings *findings)
{
    const char *equals = strchr(text, '=');
    if (equals == NULL) {
        findings_add(findings, FINDING_OPTION_VALUE, NOWHERE, written(findings, OPTION_WHERE), finding_text(text),
                     finding_text("D=VALUE, as in fund=EAKR"));
        return false;
    }
    struct filter *filter = &query->filters[query->filter_count++];
    filter->value = equals + 1;
    return read_dimension(&filter->dimension, OPTION_WHERE, text, (size_t)(equals - text), findings);
}

static_assert((size_t)OPTIONS_MOST_WHERE <= (size_t)FIGURES_MAX_FILTERS, "every --where is a filter");

/* Inhabitants are of places. */
static bool has_places(const struct query *query, struct findings *findings)
{
    for (size_t d = 0; d < query->dimension_count; d++)
        if (dimension_of_places(query->dimensions[d]))
            return true;
    for (size_t m = 0; m < query->measure_count; m++)
        if (query->measures[m].kind == MEASURE_PER_INHABITANT) {
            findings_add(findings, FINDING_MEASURE_NEEDS_PLACE, NOWHERE, finding_text(query->measures[m].name));
            return false;
        }
    return true;
}

/* Running totals need rows that follow one another in time, and what lapses the days on which it does. */
static bool has_times(const struct query *query, struct findings *findings)
{
    enum dimension last = query->dimension_count == 0 ? DIMENSIONS : query->dimensions[query->dimension_count - 1];
    bool good = true;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        if (measure->kind == MEASURE_CUMULATIVE && !dimension_ordered(last))
            findings_add(findings, FINDING_MEASURE_NEEDS_TIME, NOWHERE, finding_text(measure->name));
        else if (measure->kind == MEASURE_LAPSING && last != DIMENSION_LAPSE_DATE)
            findings_add(findings, FINDING_MEASURE_NEEDS_LAPSE_DATE, NOWHERE, finding_text(measure->name));
        else
            continue;
        good = false;
    }
    return good;
}

bool figures_query_read(struct query *out, const struct command_line *line, size_t most_dimensions,
                        struct findings *findings)
{
    *out = (struct query){0};
    bool good = true;
    if (command_line_has(line, OPTION_BY))
        good &= read_list(out, OPTION_BY, line->options[OPTION_BY].text, most_dimensions, take_dimension, findings);
    const char *measures =
        command_line_has(line, OPTION_MEASURE) ? line->options[OPTION_MEASURE].text : default_measures;
    good &= read_list(out, OPTION_MEASURE, measures, FIGURES_MAX_MEASURES, take_measure, findings);
    for (size_t i = 0; i < line->where_count; i++)
        good &= read_filter(out, line->where[i], findings);
    out->allocation = (enum allocation)line->options[OPTION_ALLOCATION].word;
    return good && has_places(out, findings) && has_times(out, findings);
}

/* --- with the register --- */

/* The ids of a list's codes; ends with NULL. */
static const char *const *known_ids(struct arena *arena, const struct code_list *list)
{
    const char **ids = arena_array(arena, list->count + 1, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = list->codes[i]->id;
    return ids;
}

static const struct code *find_period(const struct project_register *reg, const char *id, struct findings *findings)
{
    const struct code *period = register_code_lookup(reg, LIST_PERIOD, id);
    if (period != NULL)
        return period;
    const char *const *known = known_ids(&findings->arena, &reg->lists[LIST_PERIOD]);
    findings_add(findings, FINDING_PERIOD_UNKNOWN, NOWHERE, finding_text(id),
                 finding_text(option_join(&findings->arena, "", known)));
    option_suggest("", known, id, findings);
    return NULL;
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

/* A dimension of codes is called like their list. A code that the register does not have is a mistyped one; an
 * organisation or year that it does not have is just not there; an empty value selects what is not told. */
static bool filter_is_known(const struct project_register *reg, const struct filter *filter,
                            struct findings *findings)
{
    const char *name = dimension_names[filter->dimension];
    enum list list = dimension_list(filter->dimension);
    if (list == LISTS || *filter->value == '\0' || has_code(&reg->lists[list], filter->value) ||
        (dimension_many_valued(filter->dimension) && is_special(filter->value)))
        return true;
    const char *const *known = known_ids(&findings->arena, &reg->lists[list]);
    findings_add(findings, FINDING_MEMBER_UNKNOWN, NOWHERE, finding_text(name), finding_text(filter->value),
                 finding_text(option_join(&findings->arena, "", known)));
    option_suggest("", known, filter->value, findings);
    return false;
}

bool figures_query_ask(struct query *query, const struct command_line *line, const struct settled_register *settled,
                       struct findings *findings)
{
    bool good = true;
    query->situation_date = settled->situation_date;
    if (command_line_has(line, OPTION_PERIOD)) {
        query->period = find_period(&settled->reg, line->options[OPTION_PERIOD].text, findings);
        good = query->period != NULL;
    }
    for (size_t i = 0; i < query->filter_count; i++)
        good &= filter_is_known(&settled->reg, &query->filters[i], findings);
    return good;
}
