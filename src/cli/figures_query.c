#include "cli/figures_query.h"

#include <assert.h>
#include <string.h>

#include "cli/changes_query.h"
#include "figures/figure_set.h"
#include "figures/query_reader.h"

/* Money is what EU and state pay - but told apart by who pays it, all of it. */
static const char default_measures[] = "projects,granted,paid", default_by_source[] = "projects,granted:whole,paid:whole";

/* --- without the register --- */

/* "--by", for findings. */
static const char *written(struct findings *findings, enum option_name option)
{
    return arena_format(&findings->arena, "--%s", option_kinds[option].name);
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
    if (!query_read_dimension(&dimension, written(findings, OPTION_BY), text, length, NOWHERE, findings))
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
    if (!query_read_measure(&measure, text, length, NOWHERE, findings))
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
            findings_add(findings, FINDING_OPTION_TOO_OFTEN, NOWHERE, finding_text(written(findings, option)),
                         finding_count((int64_t)most));
            return false;
        }
        good &= take(query, at, length, findings);
        at += length;
        if (*at == '\0')
            return good;
    }
}

static_assert((size_t)OPTIONS_MOST_WHERE <= (size_t)FIGURES_MAX_FILTERS, "every --where is a filter");

/* An id says all of this by itself. */
static bool stands_alone(const struct command_line *line, struct findings *findings)
{
    static const enum option_name told[] = {OPTION_PERIOD, OPTION_BY, OPTION_MEASURE, OPTION_WHERE, OPTION_ALLOCATION};
    bool alone = true;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (command_line_has(line, told[i])) {
            findings_add(findings, FINDING_OPTION_EXCLUDED, NOWHERE, finding_text(written(findings, OPTION_ID)),
                         finding_text(written(findings, told[i])));
            alone = false;
        }
    return alone;
}

/* The query that --id names, of figures or of changes; `*period` as figure_set_read() has it. */
static bool read_id(struct query *out, const char **period, const struct command_line *line, struct findings *findings)
{
    struct change_set set;
    if (figures_query_of_changes(line, findings)) {
        bool read = change_set_read(&set, period, &findings->arena, written(findings, OPTION_ID),
                                    line->options[OPTION_ID].text, findings);
        *out = set.query;
        return read;
    }
    return figure_set_read(out, period, &findings->arena, written(findings, OPTION_ID), line->options[OPTION_ID].text,
                           findings);
}

static const char *asked_measures(const struct query *query, const struct command_line *line)
{
    if (command_line_has(line, OPTION_MEASURE))
        return line->options[OPTION_MEASURE].text;
    return figures_by(query, DIMENSION_SOURCE) ? default_by_source : default_measures;
}

bool figures_query_of_changes(const struct command_line *line, struct findings *findings)
{
    return command_line_has(line, OPTION_ID) && change_set_named(&findings->arena, line->options[OPTION_ID].text);
}

bool figures_query_read_changes(struct change_set *out, const struct command_line *line, struct findings *findings)
{
    const char *period;
    if (!stands_alone(line, findings))
        return false;
    if (!command_line_has(line, OPTION_PREVIOUS)) {
        findings_add(findings, FINDING_CHANGES_NEED_PREVIOUS, NOWHERE, finding_text(line->options[OPTION_ID].text));
        return false;
    }
    return change_set_read(out, &period, &findings->arena, written(findings, OPTION_ID), line->options[OPTION_ID].text,
                           findings) &&
           changes_query_fits(&out->query, findings);
}

bool figures_query_read(struct query *out, const struct command_line *line, size_t most_dimensions,
                        struct findings *findings)
{
    *out = (struct query){0};
    bool good = true;
    const char *period;
    if (command_line_has(line, OPTION_ID))
        return stands_alone(line, findings) && read_id(out, &period, line, findings);
    if (command_line_has(line, OPTION_BY))
        good &= read_list(out, OPTION_BY, line->options[OPTION_BY].text, most_dimensions, take_dimension, findings);
    good &= read_list(out, OPTION_MEASURE, asked_measures(out, line), FIGURES_MAX_MEASURES, take_measure, findings);
    for (size_t i = 0; i < line->where_count; i++)
        good &= query_read_filter(&out->filters[out->filter_count++], &findings->arena,
                                  written(findings, OPTION_WHERE), line->where[i], strlen(line->where[i]), NOWHERE,
                                  findings);
    for (size_t m = 0; m < out->measure_count; m++)
        good &= query_measure_fits(&out->measures[m], out->dimensions, out->dimension_count, NOWHERE, findings);
    out->allocation = (enum allocation)line->options[OPTION_ALLOCATION].word;
    return good;
}

/* --- with the register --- */

static const struct code *find_period(const struct project_register *reg, const char *id, struct findings *findings)
{
    const struct code *period = register_code_lookup(reg, LIST_PERIOD, id);
    if (period != NULL)
        return period;
    const char *const *known = query_list_ids(&findings->arena, &reg->lists[LIST_PERIOD]);
    findings_add(findings, FINDING_PERIOD_UNKNOWN, NOWHERE, finding_text(id),
                 finding_text(option_join(&findings->arena, "", known)));
    option_suggest("", known, id, findings);
    return NULL;
}

bool figures_query_ask(struct query *query, const struct command_line *line, const struct settled_register *settled,
                       struct findings *findings)
{
    bool good = true;
    query->situation_date = settled->situation_date;
    const char *period = line->options[OPTION_PERIOD].text;
    if (command_line_has(line, OPTION_ID))
        (void)read_id(&(struct query){0}, &period, line, findings); /* which has been read before */
    if (period != NULL) {
        query->period = find_period(&settled->reg, period, findings);
        good = query->period != NULL;
    }
    for (size_t i = 0; i < query->filter_count; i++)
        good &= query_filter_known(&settled->reg, &query->filters[i], NOWHERE, findings);
    return good;
}
