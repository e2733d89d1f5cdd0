#include "figures/figure_set.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "figures/query_reader.h"
#include "xml/vocabulary.h"

static const char everything[] = "all", allocated[] = "allocation=";

/* What stands in an id for a subject that is not figures: behind the dimensions, and as measures. */
static const struct {
    const char *by, *measures;
} subjects[SUBJECTS] = {
    [SUBJECT_INDICATORS] = {"indicator", "target,achieved,rate(achieved/target)"},
    [SUBJECT_DECISIONS] = {"decision", "decisions"},
};

/* --- writing --- */

/* A no-break space (U+00A0) or a soft hyphen (U+00AD): what the breaking of a line may leave in a text. */
static bool is_break(const char *text)
{
    return *text == '\xC2' && (text[1] == '\xA0' || text[1] == '\xAD');
}

static void put_escaped(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (is_break(text))
            buffer_printf(out, "%%C2%%%02X", (unsigned char)*++text);
        else if ((unsigned char)*text <= ' ' || strchr("%/()", *text) != NULL)
            buffer_printf(out, "%%%02X", (unsigned char)*text);
        else
            buffer_putc(out, *text);
    }
}

static bool names_person(const struct project_register *reg, const struct filter *filter)
{
    for (size_t i = 0; filter->dimension == DIMENSION_IMPLEMENTER && i < reg->organisation_count; i++)
        if (reg->organisations[i]->person && strcmp(reg->organisations[i]->name, filter->value) == 0)
            return true;
    return false;
}

static void put_query(struct buffer *out, const struct query *query)
{
    put_escaped(out, query->period == NULL ? everything : query->period->id);
    for (size_t d = 0; d < query->dimension_count; d++)
        buffer_printf(out, "%c%s", d == 0 ? '/' : ',', dimension_names[query->dimensions[d]]);
    if (query->subject != SUBJECT_FIGURES)
        buffer_printf(out, "%c%s/%s", query->dimension_count == 0 ? '/' : ',', subjects[query->subject].by,
                      subjects[query->subject].measures);
    else if (query->dimension_count == 0)
        buffer_printf(out, "/%s", everything);
    for (size_t m = 0; m < query->measure_count; m++)
        buffer_printf(out, "%c%s", m == 0 ? '/' : ',', query->measures[m].name);
    if (query->measure_count == 0 && query->subject == SUBJECT_FIGURES)
        buffer_puts(out, "/projects");
    for (size_t f = 0; f < query->filter_count; f++) {
        buffer_printf(out, "/%s=", dimension_names[query->filters[f].dimension]);
        put_escaped(out, query->filters[f].value);
    }
    if (query->allocation != ALLOCATION_USUAL)
        buffer_printf(out, "/%s%s", allocated, allocation_names[query->allocation]);
}

const char *figure_set_id(struct arena *arena, const struct project_register *reg, const struct query *query)
{
    assert(query->counting == COUNT_PROJECTS);
    for (size_t f = 0; f < query->filter_count; f++)
        if (names_person(reg, &query->filters[f]))
            return NULL;
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    put_query(&out, query);
    return buffer_keep(&out, arena);
}

/* --- reading --- */

struct reading {
    struct query *query;
    struct arena *arena;
    const char *asked;
    struct findings *findings;
};

char *figure_set_joined(struct arena *arena, const char *text)
{
    char *whole = arena_copy(arena, text, strlen(text)), *to = whole;
    for (const char *at = text; *at != '\0'; at++) {
        if (is_break(at))
            at++;
        else if ((unsigned char)*at > ' ')
            *to++ = *at;
    }
    *to = '\0';
    return whole;
}

/* Turns %2F into a slash, in place. */
static char *unescaped(char *text)
{
    char *to = text;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '%' && isxdigit((unsigned char)at[1]) && isxdigit((unsigned char)at[2])) {
            *to++ = (char)strtol((char[]){at[1], at[2], '\0'}, NULL, 16);
            at += 2;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
    return text;
}

/* The part up to the next slash outside of brackets, which ends there; `*rest` is what follows, NULL when nothing does. */
static char *next_part(char **rest, const char *ends)
{
    char *part = *rest;
    int depth = 0;
    size_t length = 0;
    for (; part[length] != '\0' && (depth > 0 || strchr(ends, part[length]) == NULL); length++)
        depth += (part[length] == '(') - (part[length] == ')');
    *rest = part[length] == '\0' ? NULL : part + length + 1;
    part[length] = '\0';
    return part;
}

static bool refuse(const struct reading *reading, const char *part)
{
    findings_add(reading->findings, FINDING_FIGURE_SET_FORM, NOWHERE, finding_text(reading->asked), finding_text(part));
    return false;
}

/* SUBJECT_FIGURES when the word is of none. */
static enum subject subject_lookup(const char *word)
{
    enum subject subject = SUBJECTS;
    while (--subject > SUBJECT_FIGURES && strcmp(subjects[subject].by, word) != 0)
        ;
    return subject;
}

static bool read_dimensions(const struct reading *reading, char *part)
{
    struct query *query = reading->query;
    if (strcmp(part, everything) == 0)
        return true;
    for (char *rest = part; rest != NULL;) {
        const char *name = next_part(&rest, ",");
        if (rest == NULL && query->dimension_count < 2 && (query->subject = subject_lookup(name)) != SUBJECT_FIGURES)
            return true;
        if (query->dimension_count == FIGURES_MAX_DIMENSIONS)
            return refuse(reading, name);
        if (!query_read_dimension(&query->dimensions[query->dimension_count++], reading->asked, name, strlen(name), NOWHERE,
                                  reading->findings))
            return false;
    }
    return true;
}

static bool read_measures(const struct reading *reading, char *part)
{
    struct query *query = reading->query;
    if (query->subject != SUBJECT_FIGURES)
        return strcmp(part, subjects[query->subject].measures) == 0 || refuse(reading, part);
    for (char *rest = part; rest != NULL;) {
        const char *name = next_part(&rest, ",");
        if (query->measure_count == FIGURES_MAX_MEASURES)
            return refuse(reading, name);
        struct measure *measure = &query->measures[query->measure_count++];
        if (!query_read_measure(measure, name, strlen(name), NOWHERE, reading->findings) ||
            !query_measure_fits(measure, query->dimensions, query->dimension_count, NOWHERE, reading->findings))
            return false;
    }
    return true;
}

static bool read_allocation(const struct reading *reading, const char *text)
{
    const char *word = text + strlen(allocated);
    int allocation = xml_word_lookup(allocation_names, word, strlen(word));
    if (allocation < 0)
        return refuse(reading, text);
    reading->query->allocation = (enum allocation)allocation;
    return true;
}

/* An id that ends in a slash goes on in the next line of where it was copied from. */
static bool read_filters(const struct reading *reading, char *rest, const char *id)
{
    struct query *query = reading->query;
    while (rest != NULL) {
        const char *text = unescaped(next_part(&rest, "/"));
        if (*text == '\0')
            return refuse(reading, id);
        if (strncmp(text, allocated, strlen(allocated)) == 0) {
            if (!read_allocation(reading, text))
                return false;
            continue;
        }
        if (query->filter_count == FIGURES_MAX_FILTERS)
            return refuse(reading, text);
        if (!query_read_filter(&query->filters[query->filter_count++], reading->arena, reading->asked, text, strlen(text),
                               NOWHERE, reading->findings))
            return false;
    }
    return true;
}

bool figure_set_read(struct query *out, const char **period, struct arena *arena, const char *asked, const char *id,
                     struct findings *findings)
{
    const struct reading reading = {out, arena, asked, findings};
    *out = (struct query){0};
    char *parts[3], *rest = figure_set_joined(arena, id);
    for (size_t i = 0; i < 3; i++) {
        if (rest == NULL)
            return refuse(&reading, id);
        parts[i] = next_part(&rest, "/");
    }
    *period = strcmp(parts[0], everything) == 0 ? NULL : unescaped(parts[0]);
    return read_dimensions(&reading, parts[1]) && read_measures(&reading, parts[2]) && read_filters(&reading, rest, id);
}
