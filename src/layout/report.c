#include "layout/report.h"

#include <string.h>

#include "language/labels.h"
#include "layout/report_parts.h"
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

static const char *report_date(struct report *report, date day)
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
    if (measure->kind == MEASURE_PROJECTS)
        language_count(&out, language, figure->value);
    else if (measure->kind != MEASURE_MONEY)
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
    if (figures == NULL || report->set_count == REPORT_FIGURE_SETS)
        report->failed = true;
    else
        report->sets[report->set_count++] = figures;
    return figures;
}

struct figures *report_figures(struct report *report, const struct block *block)
{
    struct query query = query_of(report);
    for (size_t i = 0; i < block->dimension_count; i++)
        query.dimensions[query.dimension_count++] = block->dimensions[i];
    for (size_t i = 0; i < block->figure_count && i < FIGURES_MAX_MEASURES; i++)
        query.measures[query.measure_count++] = block->figures[i].measure;
    struct figures *figures = make_figures(report, &query);
    if (figures != NULL && block->sort)
        figures_sort(figures, report_sort_measure(figures));
    return figures;
}

size_t report_sort_measure(const struct figures *figures)
{
    for (size_t m = 0; m < figures->query.measure_count; m++)
        if (figures->query.measures[m].kind == MEASURE_MONEY)
            return m;
    return 0;
}

const struct figures *report_total(struct report *report, const struct measure *measure)
{
    struct query query = query_of(report);
    query.measures[query.measure_count++] = *measure;
    return make_figures(report, &query);
}

/* --- text with values --- */

static void put_figure(struct report *report, struct buffer *out, const struct measure *measure)
{
    enum language language = report->request->language;
    const struct figures *figures = report_total(report, measure);
    if (figures == NULL)
        return;
    const struct figure *figure = &figures->total.figures[0];
    if (!figure->known)
        buffer_puts(out, language_word(language, WORD_NIL));
    else if (measure->kind == MEASURE_PROJECTS)
        language_count(out, language, figure->value);
    else if (measure->kind == MEASURE_MONEY)
        language_millions(out, language, figure->sum);
    else
        language_percent(out, language, figure_tenths(measure, figure), 1);
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

static bool put_value(struct report *report, struct buffer *out, const char *name, size_t length, struct place place)
{
    const char *value = value_of(report, name, length);
    struct measure measure;
    if (value != NULL)
        buffer_puts(out, value);
    else if (measure_parse(&measure, name, length, place, report->findings))
        put_figure(report, out, &measure);
    else
        return false;
    return true;
}

const char *report_filled_text(struct report *report, const char *pattern, struct place place)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    for (const char *at = pattern; *at != '\0';) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (close == NULL) {
            buffer_putc(&out, *at++);
            continue;
        }
        report->failed |= !put_value(report, &out, at + 1, (size_t)(close - at - 1), place);
        at = close + 1;
    }
    return keep(report, &out);
}

void report_coverage(struct report *report, const struct figures *figures)
{
    const struct query *query = &figures->query;
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    bool all = true, moved = false;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct figure *total = &figures->total.figures[m];
        for (size_t i = 0; i < figures->row_count; i++)
            moved |= figures->rows[i].figures[m].moved;
        moved |= total->moved;
        if (query->measures[m].kind != MEASURE_MONEY || total->projects == figures->total.projects)
            continue;
        all = false;
        const char *label = label_measure(report->arena, report->request->language, &query->measures[m]);
        buffer_puts(&out, report_fill(report, WORD_COVERS_SOME, label, report_count(report, total->projects),
                                      report_count(report, figures->total.projects - total->projects)));
        buffer_putc(&out, ' ');
    }
    if (all)
        buffer_puts(&out, report_fill(report, WORD_COVERS_ALL, report_count(report, figures->total.projects), "", ""));
    if (moved)
        buffer_printf(&out, " %s", language_word(report->request->language, WORD_SHARES_MOVED));
    const struct style *style = report->layout->style;
    report->layout->y += 5;
    layout_begin_role(report->layout, ROLE_PARAGRAPH);
    layout_paragraph(report->layout, keep(report, &out), &style->note, style->muted, style->measure);
    layout_end(report->layout);
}

/* --- the cover --- */

static void cover_line(struct report *report, enum role role, const char *string, const struct type *type,
                       struct colour colour, double y)
{
    if (string[0] == '\0')
        return;
    report->layout->y = y;
    layout_begin_role(report->layout, role);
    layout_paragraph(report->layout, string, type, colour, report->layout->style->measure * 0.8);
    layout_end(report->layout);
}

const char *report_title(struct arena *arena, const struct report_request *request)
{
    const struct words *title = &request->template->title;
    const char *text = title->in[request->language];
    return arena_format(arena, "%s %s", text == NULL ? "" : text, code_name(request->period, request->language));
}

/* The file's name without the folders it stands in: where a register is kept is nobody's business. */
static const char *register_file(const struct report *report)
{
    const char *name = report->request->reg->input.name, *slash = strrchr(name, '/');
    return slash == NULL ? name : slash + 1;
}

static const char *short_digest(struct report *report)
{
    const char *digest = report->request->reg->input.digest;
    size_t length = strlen(digest);
    return length < 8 ? digest : arena_format(report->arena, "%.4s…%s", digest, digest + length - 4);
}

static const char *cover_counts(struct report *report)
{
    struct measure granted;
    measure_parse(&granted, "granted", 7, NOWHERE, report->findings);
    const struct figures *figures = report_total(report, &granted);
    if (figures == NULL)
        return "";
    uint32_t all = figures->total.projects, known = figures->total.figures[0].projects;
    return report_fill(report, all == known ? WORD_COVER_ALL : WORD_COVER_SOME, report_count(report, all),
                       report_count(report, known), "");
}

static void put_cover(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    const struct template *template = report->request->template;
    const struct place nowhere = NOWHERE;
    layout_page(layout, false);
    layout_block(layout, (struct box){0, 0, style->page_width, 24}, style->accent);
    cover_line(report, ROLE_PARAGRAPH, register_body(report->request->reg, report->request->language), &style->subheading, style->ink, 90);
    cover_line(report, ROLE_PARAGRAPH, report_words(report, &template->audience, nowhere), &style->lead, style->muted,
               244);
    cover_line(report, ROLE_TITLE, report_title(report->arena, report->request), &style->title, style->accent,
               layout->y + 8);
    cover_line(report, ROLE_PARAGRAPH, report_words(report, &template->subtitle, nowhere), &style->lead, style->ink,
               layout->y + 18);
    layout->y = layout->y < 500 ? 525 : layout->y + 25;
    layout_rule(layout, layout_left(layout), layout->y, 107, 1.2, style->accent);
    cover_line(report, ROLE_PARAGRAPH,
               report_fill(report, WORD_SITUATION, report_date(report, report->request->situation_date), "", ""),
               &style->body, style->ink, layout->y + 12);
    cover_line(report, ROLE_PARAGRAPH, cover_counts(report), &style->body, style->ink, layout->y + 2);
    cover_line(report, ROLE_PARAGRAPH, report_words(report, &template->cofunding, nowhere), &style->note,
               style->muted, 722);
    cover_line(report, ROLE_PARAGRAPH,
               report_fill(report, WORD_REGISTER_LINE, register_file(report), short_digest(report),
                           report->request->version),
               &style->note, style->muted, layout->y);
}

static void put_contents(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    static const struct element heading = {.role = ROLE_HEADING, .level = 1};
    layout_page(layout, true);
    layout_begin(layout, &heading);
    layout_paragraph(layout, language_word(report->request->language, WORD_CONTENTS), &style->heading, style->accent,
                     layout_width(layout));
    layout_end(layout);
    layout->y += 12;
    layout_contents(layout, report->request->template->section_count);
}

/* --- sections --- */

static void put_text(struct report *report, const struct block *block)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    const char *pattern = report_words(report, &block->words, block->place);
    const struct type *type = block->style == TEXT_NOTE ? &style->note : &style->body;
    struct colour colour = block->style == TEXT_NOTE ? style->muted : style->ink;
    if (pattern[0] == '\0')
        return;
    layout_begin_role(layout, ROLE_PARAGRAPH);
    layout_paragraph(layout, report_filled_text(report, pattern, block->place), type, colour, style->measure);
    layout_end(layout);
    layout->y += type->leading * 0.6;
}

void report_nothing(struct report *report)
{
    const struct style *style = report->layout->style;
    layout_begin_role(report->layout, ROLE_PARAGRAPH);
    layout_paragraph(report->layout, language_word(report->request->language, WORD_NO_PROJECTS), &style->body,
                     style->ink, style->measure);
    layout_end(report->layout);
}

/* What has to fit below a heading on the same page: the beginning of the block. [pt] */
static double beginning_of(const struct block *block)
{
    static const double heights[] = {[BLOCK_TEXT] = 28,  [BLOCK_KEY_FIGURES] = 60,   [BLOCK_CHART] = 190,
                                     [BLOCK_TABLE] = 90, [BLOCK_PROJECT_LIST] = 120, [BLOCK_FINDINGS] = 60};
    return heights[block->kind];
}

static void put_block_heading(struct report *report, const struct block *block, bool first)
{
    struct layout *layout = report->layout;
    if (block->kind == BLOCK_TEXT)
        return;
    const char *heading = report_words(report, &block->words, block->place);
    if (!first)
        layout->y += 14;
    if (heading[0] == '\0')
        return;
    layout_heading(layout, 2, heading, beginning_of(block));
    layout->y += 6;
}

static void put_block(struct report *report, const struct block *block, bool first)
{
    put_block_heading(report, block, first);
    switch (block->kind) {
    case BLOCK_TEXT: put_text(report, block); break;
    case BLOCK_KEY_FIGURES: report_key_figures(report, block); break;
    case BLOCK_CHART: report_chart(report, block); break;
    case BLOCK_TABLE: report_table(report, block); break;
    case BLOCK_PROJECT_LIST: report_project_list(report, block); break;
    case BLOCK_FINDINGS: report_findings(report); break;
    }
}

static void put_section(struct report *report, const struct section *section)
{
    struct layout *layout = report->layout;
    if (section->page == SECTION_NEW_PAGE)
        layout_page(layout, true);
    else
        layout->y += 30;
    layout_begin_role(layout, ROLE_SECTION);
    layout_heading(layout, 1, report_words(report, &section->heading, section->place),
                   30 + (section->block_count == 0 ? 0 : beginning_of(&section->blocks[0])));
    layout->y += 10;
    for (size_t i = 0; i < section->block_count && !report->failed; i++)
        put_block(report, &section->blocks[i], i == 0);
    layout_end(layout);
}

static struct furniture furniture_of(struct report *report)
{
    const char *body = register_body(report->request->reg, report->request->language), *title = report_title(report->arena, report->request);
    return (struct furniture){
        .head_left = body[0] == '\0' ? title : arena_format(report->arena, "%s · %s", body, title),
        .head_right = report_fill(report, WORD_SITUATION, report_date(report, report->request->situation_date), "",
                                  ""),
        .foot_left = report_fill(report, WORD_REGISTER_SHORT, register_file(report), short_digest(report), ""),
    };
}

bool report_lay_out(struct layout *out, struct arena *arena, struct text *text, const struct report_request *request,
                    struct findings *findings)
{
    struct report report = {.layout = out, .arena = arena, .request = request, .findings = findings};
    size_t before = findings->by_level[LEVEL_ERROR];
    layout_init(out, arena, text, &style_default, request->language, furniture_of(&report));
    put_cover(&report);
    if (request->template->contents)
        put_contents(&report);
    for (size_t i = 0; i < request->template->section_count && !report.failed; i++)
        put_section(&report, &request->template->sections[i]);
    return !report.failed && figures_agree(report.sets, report.set_count, findings) &&
           findings->by_level[LEVEL_ERROR] == before;
}
