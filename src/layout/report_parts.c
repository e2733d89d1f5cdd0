#include "layout/report_parts.h"

#include <string.h>

#include "figures/figure_set.h"
#include "language/labels.h"

enum { DEEPEST_HEADING = 3 };

/* --- words and numbers --- */

const char *report_keep(struct report *report, struct buffer *buffer)
{
    return buffer_keep(buffer, report->arena);
}

const char *report_fill(struct report *report, enum word word, const char *one, const char *two, const char *three)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    language_fill(&out, language_word(report->request->language, word), (const char *const[]){one, two, three}, 3);
    return report_keep(report, &out);
}

const char *report_capital(struct report *report, const char *word)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    language_capital(&out, word);
    return report_keep(report, &out);
}

const char *report_count(struct report *report, int64_t count)
{
    struct buffer out;
    buffer_init(&out, 64);
    language_count(&out, report->request->language, count);
    return report_keep(report, &out);
}

const char *report_date(struct report *report, date day)
{
    struct buffer out;
    buffer_init(&out, 64);
    language_date(&out, report->request->language, day);
    return report_keep(report, &out);
}

const char *report_duration(struct report *report, date start, date end)
{
    struct buffer out;
    buffer_init(&out, 128);
    if (date_known(start) || date_known(end))
        language_date_range(&out, report->request->language, start, end);
    else
        buffer_puts(&out, language_word(report->request->language, WORD_NIL));
    return report_keep(report, &out);
}

/* Where a register is kept is nobody's business. */
const char *report_register_file(const struct project_register *reg)
{
    const char *name = reg->input.name, *slash = strrchr(name, '/');
    return slash == NULL ? name : slash + 1;
}

const char *report_short_digest(struct report *report)
{
    const char *digest = report->request->reg->input.digest;
    size_t length = strlen(digest);
    return length < 8 ? digest : arena_format(report->arena, "%.4s…%s", digest, digest + length - 4);
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
    return report_keep(report, &out);
}

const char *report_money(struct report *report, money amount, bool known)
{
    const struct measure measure = {.kind = MEASURE_MONEY};
    const struct figure figure = {.sum = amount, .known = known};
    return report_cell(report, &measure, &figure, UNIT_EURO);
}

const char *report_label(struct report *report, const struct shown_figure *figure)
{
    const char *label = report_words(report, &figure->label, figure->place);
    return label[0] != '\0' ? label : label_measure(report->arena, report->request->language, &figure->measure);
}

/* --- what there is to show --- */

bool report_figure_known(const struct figures *figures, size_t measure)
{
    const struct measure *of = &figures->query.measures[measure];
    bool known = figures->total.figures[measure].known;
    if (of->kind == MEASURE_MONEY && of->quantity.source == SOURCE_UNKNOWN)
        return known && figures->total.figures[measure].sum.cents != 0;
    for (size_t i = 0; i < figures->row_count && !known; i++)
        known = figures->rows[i].figures[measure].known;
    return known;
}

/* Its columns without those of measures that are not shown; `places` are the measures' new ones, SIZE_MAX for none. */
static void keep_columns(struct report *report, struct block *block, const size_t *places)
{
    const struct list_column *all = block->columns;
    size_t count = block->column_count;
    block->columns = arena_array(report->arena, count + 1, sizeof *block->columns);
    block->column_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct list_column column = all[i];
        if (column.fact == FACT_MEASURE && (column.figure = places[column.figure]) == SIZE_MAX)
            continue;
        block->columns[block->column_count++] = column;
    }
}

struct block report_only(struct report *report, const struct block *block, const struct figures *figures,
                         bool (*shown)(const struct figures *figures, size_t measure))
{
    struct block only = *block;
    size_t *places = arena_array(report->arena, block->figure_count + 1, sizeof *places);
    only.figures = arena_array(report->arena, block->figure_count + 1, sizeof *only.figures);
    only.figure_count = 0;
    for (size_t m = 0; m < block->figure_count; m++) {
        places[m] = shown(figures, m) ? only.figure_count : SIZE_MAX;
        if (places[m] != SIZE_MAX)
            only.figures[only.figure_count++] = block->figures[m];
    }
    only.sort = block->sort == NO_SORTING || places[block->sort] == SIZE_MAX ? NO_SORTING : places[block->sort];
    keep_columns(report, &only, places);
    return only;
}

/* --- notes --- */

static bool shares_moved(const struct figures *figures, size_t m)
{
    for (size_t i = 0; i < figures->row_count; i++)
        if (figures->rows[i].figures[m].moved)
            return true;
    return figures->total.figures[m].moved;
}

/* Whether a measure is a sum over projects, or a part of one. */
static bool is_sum(const struct measure *measure)
{
    return measure_of_money(measure) || measure->kind == MEASURE_SHARE;
}

/* The labels of the sums that are taken over as many projects as the one of measure `m`; NULL when another before it was. */
static const char *labels_of_coverage(struct report *report, const struct block *block, const struct figures *figures,
                                      size_t m)
{
    const char *labels = NULL;
    for (size_t i = 0; i < block->figure_count; i++) {
        if (!is_sum(&block->figures[i].measure) ||
            figures->total.figures[i].projects != figures->total.figures[m].projects ||
            figures->total.figures[i].partly != figures->total.figures[m].partly)
            continue;
        if (i < m)
            return NULL;
        const char *label = report_label(report, &block->figures[i]);
        labels = labels == NULL ? report_capital(report, label) : arena_format(report->arena, "%s; %s", labels, label);
    }
    return labels;
}

/* A sentence after the others. */
static void put_sentence(struct buffer *out, const char *sentence)
{
    buffer_printf(out, "%s%s", out->length > 0 ? " " : "", sentence);
}

static void put_part_coverage(struct report *report, struct buffer *out, const char *labels, const struct figure *total,
                              uint32_t all)
{
    if (!total->known)
        put_sentence(out, report_fill(report, WORD_COVERS_NONE, labels, "", ""));
    else if (total->projects < all)
        put_sentence(out, report_fill(report, WORD_COVERS_PART, labels, report_count(report, total->projects),
                                      report_count(report, all)));
    if (total->partly > 0)
        put_sentence(out, report_fill(report, WORD_COVERS_PARTLY, labels, report_count(report, total->partly), ""));
}

/* Each number of projects once, with the sums that are taken over so many. */
static void put_parts_coverage(struct report *report, struct buffer *out, const struct block *block,
                               const struct figures *figures)
{
    uint32_t all = figures->total.projects;
    bool others = false;
    for (size_t m = 0; m < block->figure_count; m++) {
        const struct figure *total = &figures->total.figures[m];
        const char *labels;
        if (!is_sum(&block->figures[m].measure) || figure_covers(total, all) ||
            (labels = labels_of_coverage(report, block, figures, m)) == NULL)
            continue;
        put_part_coverage(report, out, labels, total, all);
        others |= total->known && total->projects < all;
    }
    if (others)
        put_sentence(out, language_word(report->request->language, WORD_COVERS_DASH));
}

static void put_sums_coverage(struct report *report, struct buffer *out, const struct block *block,
                              const struct figures *figures)
{
    uint32_t all = figures->total.projects;
    const struct figure *first = NULL;
    bool same = true;
    for (size_t m = 0; m < block->figure_count; m++) {
        const struct figure *total = &figures->total.figures[m];
        if (!is_sum(&block->figures[m].measure))
            continue;
        same &= total->known && total->partly == 0 && (first == NULL || total->projects == first->projects);
        first = first == NULL ? total : first;
    }
    if (first == NULL)
        return;
    if (!same)
        put_parts_coverage(report, out, block, figures);
    else if (first->projects == all)
        put_sentence(out, report_fill(report, WORD_COVERS_ALL, report_count(report, all), "", ""));
    else
        put_sentence(out, report_fill(report, WORD_COVERS_SAME, report_count(report, first->projects),
                                      report_count(report, all), ""));
}

const char *report_with_id(struct report *report, const char *note, const char *id)
{
    return id == NULL ? note : arena_format(report->arena, "%s\n%s", note, report_fill(report, WORD_FIGURE_SET, id, "", ""));
}

const char *report_coverage(struct report *report, const struct block *block, const struct figures *figures)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    bool moved = false;
    for (size_t m = 0; m < block->figure_count; m++)
        moved |= shares_moved(figures, m);
    put_sums_coverage(report, &out, block, figures);
    for (size_t d = 0; d < figures->query.dimension_count; d++) {
        const char *note = label_allocation(report->arena, report->request->language, figures, d);
        if (note != NULL)
            put_sentence(&out, note);
    }
    const char *remarks[LABEL_MOST_REMARKS];
    for (size_t i = 0, count = label_remarks(remarks, report->arena, report->request->language, figures); i < count; i++)
        put_sentence(&out, remarks[i]);
    if (moved)
        put_sentence(&out, language_word(report->request->language, WORD_SHARES_MOVED));
    return report_with_set(report, report_keep(report, &out), &figures->query);
}

const char *report_with_set(struct report *report, const char *note, const struct query *query)
{
    return report_with_id(report, note, figure_set_id(report->arena, report->request->reg, query));
}

static const double above_note = 5, above_id = 1; /* [pt] */

/* A note's sentences, and the id that stands on a line of its own below them; "" for what it has not. */
struct note {
    const char *sentences, *id;
};

static struct note note_of(struct report *report, const char *note)
{
    const char *end = strchr(note, '\n');
    if (end == NULL)
        return (struct note){note, ""};
    return (struct note){arena_format(report->arena, "%.*s", (int)(end - note), note), end + 1};
}

double report_note_height(struct report *report, const char *note)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    const struct note parts = note_of(report, note);
    double width = layout_width(layout), height = *note == '\0' ? 0 : above_note;
    if (*parts.sentences != '\0')
        height += layout_paragraph_height(layout, parts.sentences, &style->note, width);
    if (*parts.id != '\0')
        height += (*parts.sentences == '\0' ? 0 : above_id) + layout_paragraph_height(layout, parts.id, &style->id, width);
    return height;
}

static void put_note_part(struct report *report, const char *text, const struct type *type, double above)
{
    struct layout *layout = report->layout;
    if (*text == '\0')
        return;
    layout->y += above;
    layout_begin_role(layout, ROLE_PARAGRAPH);
    layout_paragraph(layout, text, type, layout->style->muted, layout_width(layout));
    layout_end(layout);
}

void report_put_note(struct report *report, const char *note)
{
    const struct style *style = report->layout->style;
    const struct note parts = note_of(report, note);
    put_note_part(report, parts.sentences, &style->note, above_note);
    put_note_part(report, parts.id, &style->id, *parts.sentences == '\0' ? above_note : above_id);
}

void report_paragraph(struct report *report, const char *string)
{
    const struct style *style = report->layout->style;
    layout_begin_role(report->layout, ROLE_PARAGRAPH);
    layout_paragraph(report->layout, string, &style->body, style->ink, style->measure);
    layout_end(report->layout);
}

/* Level 1 enters contents and bookmarks by itself. */
void report_heading_in(struct report *report, int level, const char *title, enum language language, double keep,
                       bool entered)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    if (level > 1 && entered) {
        layout_need(layout, layout_paragraph_height(layout, title, &style->subheading, layout_width(layout)) + keep);
        unsigned destination = layout_destination(layout);
        layout_bookmark(layout, 2, title, destination);
        if (report->request->template->contents > 1)
            layout_entry(layout, 2, title, destination);
    }
    layout_heading(layout, level > DEEPEST_HEADING ? DEEPEST_HEADING : level, title, language, keep);
}

void report_heading(struct report *report, int level, const char *title, double keep, bool entered)
{
    report_heading_in(report, level, title, report->request->language, keep, entered);
}

void report_begin_in(struct report *report, enum role role, enum language language)
{
    if (language == report->request->language) {
        layout_begin_role(report->layout, role);
        return;
    }
    struct element *element = arena_alloc(report->arena, sizeof *element);
    *element = (struct element){.role = role, .language = language_tag(language)};
    layout_begin(report->layout, element);
}
