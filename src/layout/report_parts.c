#include "layout/report_parts.h"

#include <string.h>

#include "language/labels.h"
#include "xml/vocabulary.h"

/* --- words and numbers --- */

static const char *keep(struct report *report, struct buffer *buffer)
{
    const char *text = arena_copy(report->arena, buffer_text(buffer), buffer->length);
    buffer_release(buffer);
    return text;
}

const char *report_fill(struct report *report, enum word word, const char *one, const char *two, const char *three)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    language_fill(&out, language_word(report->request->language, word), (const char *const[]){one, two, three}, 3);
    return keep(report, &out);
}

const char *report_count(struct report *report, int64_t count)
{
    struct buffer out;
    buffer_init(&out, 64);
    language_count(&out, report->request->language, count);
    return keep(report, &out);
}

const char *report_date(struct report *report, date day)
{
    struct buffer out;
    buffer_init(&out, 64);
    language_date(&out, report->request->language, day);
    return keep(report, &out);
}

const char *report_words(struct report *report, const struct words *words, struct place place)
{
    return template_words(words, report->request->language, place, report->findings);
}

const char *report_cell(struct report *report, const struct measure *measure, const struct figure *figure,
                        enum money_unit unit)
{
    enum language language = report->request->language;
    if (!figure->known)
        return language_word(language, WORD_NIL);
    struct buffer out;
    buffer_init(&out, 64);
    if (measure_counts(measure))
        language_count(&out, language, figure->value);
    else if (measure->kind == MEASURE_PER_INHABITANT)
        language_decimal(&out, language, figure->value, measure_decimals(measure));
    else if (!measure_of_money(measure))
        language_decimal(&out, language, figure_tenths(measure, figure), 1);
    else if (unit == UNIT_EURO)
        language_euros(&out, language, figure->sum);
    else if (unit == UNIT_THOUSAND)
        language_count(&out, language, money_rounded(figure->sum, 1000 * 100));
    else
        language_decimal(&out, language, money_rounded(figure->sum, 100000 * 100), 1);
    return keep(report, &out);
}

const char *report_label(struct report *report, const struct shown_figure *figure)
{
    const char *label = report_words(report, &figure->label, figure->place);
    return label[0] != '\0' ? label : label_measure(report->arena, report->request->language, &figure->measure);
}

/* --- figures --- */

static struct query query_of(const struct report *report)
{
    return (struct query){.period = report->request->period, .situation_date = report->request->situation_date};
}

static struct figures *make_figures(struct report *report, const struct query *query)
{
    struct figures *figures = figures_make(report->arena, report->request->reg, query, report->findings);
    if (figures == NULL)
        report->failed = true;
    else
        *(const struct figures **)arena_append(report->arena, (void **)&report->sets, &report->set_count,
                                               &report->set_capacity, sizeof *report->sets) = figures;
    return figures;
}

/* Rows are sorted by the first measure of money. */
static size_t sort_measure(const struct figures *figures)
{
    for (size_t m = 0; m < figures->query.measure_count; m++)
        if (measure_of_money(&figures->query.measures[m]))
            return m;
    return 0;
}

struct figures *report_figures(struct report *report, const struct block *block)
{
    struct query query = query_of(report);
    for (size_t i = 0; i < block->dimension_count; i++)
        query.dimensions[query.dimension_count++] = block->dimensions[i];
    for (size_t i = 0; i < block->figure_count && i < FIGURES_MAX_MEASURES; i++)
        query.measures[query.measure_count++] = block->figures[i].measure;
    struct figures *figures = make_figures(report, &query);
    if (figures != NULL)
        labels_sort(figures, report->request->language);
    if (figures != NULL && block->sort)
        figures_sort(figures, sort_measure(figures));
    return figures;
}

const struct figures *report_total(struct report *report, const struct measure *measure)
{
    struct query query = query_of(report);
    query.measures[query.measure_count++] = *measure;
    return make_figures(report, &query);
}

/* --- text with values --- */

/* True when the figure is known. */
static bool put_figure(struct report *report, struct buffer *out, const struct measure *measure)
{
    enum language language = report->request->language;
    const struct figures *figures = report_total(report, measure);
    if (figures == NULL)
        return false;
    const struct figure *figure = &figures->total.figures[0];
    if (!figure->known)
        buffer_puts(out, language_word(language, WORD_CHART_NOT_KNOWN));
    else if (measure_counts(measure))
        language_count(out, language, figure->value);
    else if (measure_of_money(measure))
        language_millions(out, language, figure->sum);
    else
        language_percent(out, language, figure_tenths(measure, figure), 1);
    return figure->known;
}

static const char *value_of(struct report *report, const char *name, size_t length)
{
    const struct report_request *request = report->request;
    static const char *const names[] = {"body", "period", "situation-date", "register", "digest", "version", NULL};
    switch (xml_word_lookup(names, name, length)) {
    case 0: return register_body(request->reg, request->language);
    case 1: return code_name(request->period, request->language);
    case 2: return report_date(report, request->situation_date);
    case 3: return request->reg->input.name;
    case 4: return request->reg->input.digest;
    case 5: return request->version;
    default: return NULL;
    }
}

/* A text being filled: how many measures it has, and how many of them are known. */
struct filling {
    struct buffer out;
    size_t measures, known;
};

static void put_value(struct report *report, struct filling *filling, const char *name, size_t length,
                      struct place place)
{
    const char *value = value_of(report, name, length);
    struct measure measure;
    if (value != NULL) {
        buffer_puts(&filling->out, value);
    } else if (measure_parse(&measure, name, length, place, report->findings)) {
        filling->measures++;
        filling->known += put_figure(report, &filling->out, &measure);
    } else {
        report->failed = true;
    }
}

const char *report_filled_text(struct report *report, const char *pattern, struct place place)
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
    const char *text = keep(report, &filling.out);
    return filling.measures > 0 && filling.known == 0 ? "" : text;
}

/* --- notes --- */

static bool shares_moved(const struct figures *figures, size_t m)
{
    for (size_t i = 0; i < figures->row_count; i++)
        if (figures->rows[i].figures[m].moved)
            return true;
    return figures->total.figures[m].moved;
}

const char *report_coverage(struct report *report, const struct block *block, const struct figures *figures)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    bool moved = false;
    uint32_t all = figures->total.projects;
    for (size_t m = 0; m < block->figure_count; m++) {
        const struct figure *total = &figures->total.figures[m];
        moved |= shares_moved(figures, m);
        if (measure_of_money(&block->figures[m].measure) && total->projects != all)
            buffer_printf(&out, "%s%s", out.length > 0 ? " " : "",
                          label_coverage(report->arena, report->request->language,
                                         report_label(report, &block->figures[m]), total, all));
    }
    if (out.length == 0)
        buffer_puts(&out, report_fill(report, WORD_COVERS_ALL, report_count(report, all), "", ""));
    for (size_t d = 0; d < figures->query.dimension_count; d++) {
        const char *note = label_allocation(report->arena, report->request->language, figures, d);
        if (note != NULL)
            buffer_printf(&out, " %s", note);
    }
    const char *remarks[LABEL_MOST_REMARKS];
    for (size_t i = 0, count = label_remarks(remarks, report->request->language, figures); i < count; i++)
        buffer_printf(&out, " %s", remarks[i]);
    if (moved)
        buffer_printf(&out, " %s", language_word(report->request->language, WORD_SHARES_MOVED));
    return keep(report, &out);
}

static const double above_note = 5; /* [pt] */

double report_note_height(struct report *report, const char *note)
{
    const struct style *style = report->layout->style;
    return above_note + layout_paragraph_height(report->layout, note, &style->note, style->measure);
}

void report_put_note(struct report *report, const char *note)
{
    const struct style *style = report->layout->style;
    report->layout->y += above_note;
    layout_begin_role(report->layout, ROLE_PARAGRAPH);
    layout_paragraph(report->layout, note, &style->note, style->muted, style->measure);
    layout_end(report->layout);
}

void report_paragraph(struct report *report, const char *string)
{
    const struct style *style = report->layout->style;
    layout_begin_role(report->layout, ROLE_PARAGRAPH);
    layout_paragraph(report->layout, string, &style->body, style->ink, style->measure);
    layout_end(report->layout);
}
