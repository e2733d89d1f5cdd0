#include <string.h>

#include "language/labels.h"
#include "layout/report_parts.h"
#include "xml/vocabulary.h"

/* Texts of a template with values in braces: measures of the present selection, what the report is made from, the member
 * of a repeat, and how many projects changed since the previous register. */

static const char *const names[] = {"body", "period", "situation-date", "register", "digest", "version", "previous-date",
                                    "previous-register", "member", "member-short", NULL};

/* A text being filled: how many of its values may be unknown, and how many of those are known. */
struct filling {
    struct buffer out;
    size_t measures, known;
};

/* The innermost repeat, or filter, by a dimension; NULL when there is none. `dimension` DIMENSIONS: any repeat. */
static const struct selection *narrowed_by(const struct report *report, enum dimension dimension)
{
    const struct selection *selection = report->selection;
    while (selection != NULL && (dimension == DIMENSIONS ? !selection->repeated
                                                          : !selection->repeated || selection->dimension != dimension))
        selection = selection->within;
    return selection;
}

static const char *member_name(struct report *report, const struct selection *selection, bool brief)
{
    if (selection == NULL)
        return NULL;
    enum language language = report->request->language;
    return brief ? label_member_short(report->arena, language, selection->member)
                 : label_member(report->arena, language, selection->member);
}

static const char *previous_date(struct report *report)
{
    const struct changes_side *previous = report->request->previous;
    return previous == NULL ? language_word(report->request->language, WORD_CHART_NOT_KNOWN)
                            : report_date(report, previous->situation_date);
}

static const char *previous_register(struct report *report)
{
    const struct changes_side *previous = report->request->previous;
    return previous == NULL ? language_word(report->request->language, WORD_CHART_NOT_KNOWN)
                            : report_register_file(previous->reg);
}

/* NULL when it is none of these. */
static const char *value_of(struct report *report, const char *name, size_t length)
{
    const struct report_request *request = report->request;
    int dimension = xml_word_lookup(dimension_names, name, length);
    switch (xml_word_lookup(names, name, length)) {
    case 0: return register_body(request->reg, request->language);
    case 1: return code_name(request->period, request->language);
    case 2: return report_date(report, request->situation_date);
    case 3: return report_register_file(request->reg);
    case 4: return request->reg->input.digest;
    case 5: return request->version;
    case 6: return previous_date(report);
    case 7: return previous_register(report);
    case 8: return member_name(report, narrowed_by(report, DIMENSIONS), /*brief*/ false);
    case 9: return member_name(report, narrowed_by(report, DIMENSIONS), /*brief*/ true);
    default:
        return dimension < 0 ? NULL : member_name(report, narrowed_by(report, (enum dimension)dimension), /*brief*/ false);
    }
}

/* "new-projects": how many projects have changes of a kind. False when it is none of these. */
static bool put_changed(struct report *report, struct filling *filling, const char *name, size_t length)
{
    static const char ending[] = "-projects";
    const size_t ending_length = sizeof ending - 1;
    if (length <= ending_length || memcmp(name + length - ending_length, ending, ending_length) != 0)
        return false;
    int kind = xml_word_lookup(change_kind_names, name, length - ending_length);
    if (kind < 0)
        return false;
    const struct changes *changes = report_changes(report);
    filling->measures++;
    filling->known += changes != NULL;
    buffer_puts(&filling->out, changes == NULL ? language_word(report->request->language, WORD_CHART_NOT_KNOWN)
                                               : report_count(report, changes->projects[kind]));
    return true;
}

static void put_measure(struct report *report, struct filling *filling, const struct measure *measure)
{
    enum language language = report->request->language;
    const struct figure *figure = report_total(report, measure);
    struct buffer *out = &filling->out;
    if (figure == NULL)
        return;
    filling->measures++;
    filling->known += figure->known;
    if (!figure->known)
        buffer_puts(out, language_word(language, WORD_CHART_NOT_KNOWN));
    else if (measure_counts(measure))
        language_count(out, language, figure->value);
    else if (measure_of_money(measure))
        language_millions(out, language, figure->sum);
    else
        language_percent(out, language, figure_tenths(measure, figure), 1);
}

/* True when it is written like a measure, well or badly: what is wrong with it is told by the reader of measures. */
static bool looks_like_measure(const char *name, size_t length)
{
    return memchr(name, '(', length) != NULL || memchr(name, ':', length) != NULL;
}

static void refuse(struct report *report, const char *name, size_t length, struct place place)
{
    struct findings *findings = report->findings;
    report->failed = true;
    findings_add(findings, FINDING_TEMPLATE_VALUE_UNKNOWN, place, finding_text(arena_copy(&findings->arena, name, length)),
                 finding_text(xml_words_join(&findings->arena, "", names)));
    if (xml_word_lookup(names, name, length) < 0)
        xml_word_suggest("", names, name, length, place, findings);
}

static void put_value(struct report *report, struct filling *filling, const char *name, size_t length,
                      struct place place)
{
    const char *value = value_of(report, name, length);
    struct measure measure;
    struct findings unheard;
    if (value != NULL) {
        buffer_puts(&filling->out, value);
        return;
    }
    if (put_changed(report, filling, name, length))
        return;
    findings_init(&unheard);
    bool known = measure_parse(&measure, name, length, place,
                               looks_like_measure(name, length) ? report->findings : &unheard);
    findings_release(&unheard);
    if (known)
        put_measure(report, filling, &measure);
    else if (looks_like_measure(name, length))
        report->failed = true;
    else
        refuse(report, name, length, place);
}

/* Text of a template with values in braces filled in; "" when it has measures and none of them is known. In the arena.
 * A brace that holds no value fails the report, with a finding. */
static const char *filled_text(struct report *report, const char *pattern, struct place place)
{
    struct filling filling = {.measures = 0};
    buffer_init(&filling.out, BUFFER_UNLIMITED);
    for (const char *at = pattern; *at != '\0';) {
        if (*at != '{') {
            buffer_putc(&filling.out, *at++);
            continue;
        }
        const char *close = strchr(at, '}');
        if (close == NULL) {
            findings_add(report->findings, FINDING_TEMPLATE_BRACE, place);
            report->failed = true;
            break;
        }
        put_value(report, &filling, at + 1, (size_t)(close - at - 1), place);
        at = close + 1;
    }
    const char *text = report_keep(report, &filling.out);
    return filling.measures > 0 && filling.known == 0 ? "" : text;
}

const char *report_filled(struct report *report, const struct words *words, struct place place)
{
    return filled_text(report, report_words(report, words, place), place);
}
