#include "layout/report.h"

#include <string.h>

#include "layout/report_parts.h"

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
    report_logo(report, 56);
    const char *body = register_body(report->request->reg, report->request->language);
    cover_line(report, ROLE_PARAGRAPH, body, &style->subheading, style->ink, report->request->logo == NULL ? 90 : 116);
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
    report_cofunding(report, 722);
    cover_line(report, ROLE_PARAGRAPH,
               report_fill(report, WORD_REGISTER_LINE, register_file(report), short_digest(report),
                           report->request->version),
               &style->note, style->muted, 733);
}

static void put_contents(struct report *report, size_t entries)
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
    layout_contents(layout, entries);
}

/* --- parts --- */

static const double between_texts = 0.5; /* of the leading: running text stays on the grid */
static const double below_heading = 10, below_subheading = 6, between_parts = 14, below_note = 2; /* [pt] */

static bool is_figures(enum block_kind kind)
{
    return kind != BLOCK_TEXT && kind != BLOCK_FINDINGS;
}

static const struct type *type_of(const struct report *report, const struct block *text)
{
    const struct style *style = report->layout->style;
    return text->style == TEXT_NOTE ? &style->note : &style->body;
}

/* With the space below it: of a note all of it, of running text its beginning. [pt] */
static double text_height(struct report *report, const struct part *part)
{
    const struct type *type = type_of(report, part->block);
    double measure = report->layout->style->measure;
    return (part->block->style == TEXT_NOTE ? layout_paragraph_height : layout_paragraph_beginning)(
               report->layout, part->text, type, measure) +
           type->leading * between_texts;
}

static struct part make_part(struct report *report, const struct block *block)
{
    struct part part = {.block = block, .shown = true};
    if (is_figures(block->kind)) {
        part.figures = report_figures(report, block);
        part.shown = part.figures != NULL && part.figures->total.projects > 0;
    } else if (block->kind == BLOCK_TEXT) {
        part.text = report_filled_text(report, report_words(report, &block->words, block->place), block->place);
        bool explains_nothing = report->empty && block->style == TEXT_NOTE;
        part.shown = part.text[0] != '\0' && !explains_nothing;
    }
    if (!part.shown)
        return part;
    switch (block->kind) {
    case BLOCK_CHART: report_make_chart(report, &part); break;
    case BLOCK_TABLE: report_make_table(report, &part); break;
    case BLOCK_FINDINGS: report_make_findings(report, &part); break;
    case BLOCK_TEXT: part.height = text_height(report, &part); break;
    case BLOCK_KEY_FIGURES: part.height = 60; break;
    case BLOCK_PROJECT_LIST: part.height = 120; break;
    }
    return part;
}

static void put_text(struct report *report, const struct part *part)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    const struct type *type = type_of(report, part->block);
    layout_begin_role(layout, ROLE_PARAGRAPH);
    layout_paragraph(layout, part->text, type, part->block->style == TEXT_NOTE ? style->muted : style->ink,
                     style->measure);
    layout_end(layout);
    layout->y += type->leading * between_texts;
}

static const char *heading_of(struct report *report, const struct part *part)
{
    return part->block->kind == BLOCK_TEXT ? "" : report_words(report, &part->block->words, part->block->place);
}

/* With its own heading. [pt] */
static double part_height(struct report *report, const struct part *part)
{
    bool headed = heading_of(report, part)[0] != '\0';
    return part->height + (headed ? report->layout->style->subheading.leading + below_subheading : 0);
}

static bool is_note(const struct part *part)
{
    return part->block->kind == BLOCK_TEXT && part->block->style == TEXT_NOTE;
}

/* A note stays with the table or chart that it introduces. */
static void keep_notes(struct report *report, struct part *parts, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (parts[i].shown && is_note(&parts[i]) && parts[i + 1].shown && is_figures(parts[i + 1].block->kind))
            parts[i].height += below_note + part_height(report, &parts[i + 1]);
}

static struct part *make_parts(struct report *report, const struct section *section)
{
    struct part *parts = arena_array(report->arena, section->block_count + 1, sizeof *parts);
    for (size_t i = 0; i < section->block_count && !report->failed; i++)
        parts[i] = make_part(report, &section->blocks[i]);
    if (!report->failed)
        keep_notes(report, parts, section->block_count);
    return parts;
}

static void put_part_heading(struct report *report, const struct part *part, const struct part *before)
{
    struct layout *layout = report->layout;
    const char *heading = heading_of(report, part);
    if (before != NULL && part->block->kind != BLOCK_TEXT)
        layout->y += heading[0] == '\0' && is_note(before) ? below_note : between_parts;
    if (heading[0] == '\0')
        return;
    layout_heading(layout, 2, heading, below_subheading + part->height);
    layout->y += below_subheading;
}

/* `before`: what stands above it in its section; NULL at the beginning. */
static void put_part(struct report *report, const struct part *part, const struct part *before)
{
    put_part_heading(report, part, before);
    switch (part->block->kind) {
    case BLOCK_TEXT: put_text(report, part); break;
    case BLOCK_KEY_FIGURES: report_key_figures(report, part); break;
    case BLOCK_CHART: report_chart(report, part); break;
    case BLOCK_TABLE: report_table(report, part); break;
    case BLOCK_PROJECT_LIST: report_project_list(report, part); break;
    case BLOCK_FINDINGS: report_findings(report, part); break;
    }
}

/* --- sections --- */

static const struct part *first_shown(const struct part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (parts[i].shown)
            return &parts[i];
    return NULL;
}

/* A section of a period without projects says so once, in place of all its figures. */
static void put_parts(struct report *report, const struct part *parts, size_t count)
{
    const struct part *before = NULL;
    bool said = false;
    for (size_t i = 0; i < count && !report->failed; i++) {
        if (parts[i].shown) {
            put_part(report, &parts[i], before);
        } else if (report->empty && !said && is_figures(parts[i].block->kind)) {
            report_paragraph(report, language_word(report->request->language, WORD_NO_PROJECTS));
            said = true;
        } else {
            continue;
        }
        before = &parts[i];
    }
}

static void put_section(struct report *report, const struct section *section, const struct part *parts)
{
    struct layout *layout = report->layout;
    const struct part *first = first_shown(parts, section->block_count);
    bool starts_page = layout->y <= layout->top, on_cover = layout_pages(layout) == 1;
    if (on_cover)
        layout_page(layout, true);
    else if (section->page == SECTION_NEW_PAGE && (first != NULL || !report->empty) && !starts_page)
        layout_page(layout, true);
    else if (!starts_page)
        layout->y += 30;
    layout_begin_role(layout, ROLE_SECTION);
    layout_heading(layout, 1, report_words(report, &section->heading, section->place),
                   below_heading + (first == NULL ? 0 : part_height(report, first)));
    layout->y += below_heading;
    put_parts(report, parts, section->block_count);
    layout_end(layout);
}

/* The sections, and what stands below them in the list of contents. */
static size_t count_entries(const struct template *template, struct part *const *parts)
{
    size_t count = template->section_count;
    for (size_t s = 0; s < template->section_count; s++)
        for (size_t i = 0; i < template->sections[s].block_count; i++)
            if (parts[s][i].shown && parts[s][i].block->kind == BLOCK_PROJECT_LIST)
                count += report_project_list_entries(&parts[s][i]);
    return count;
}

static void put_sections(struct report *report)
{
    const struct template *template = report->request->template;
    struct part **parts = arena_array(report->arena, template->section_count, sizeof *parts);
    for (size_t i = 0; i < template->section_count && !report->failed; i++)
        parts[i] = make_parts(report, &template->sections[i]);
    if (report->failed)
        return;
    if (template->contents)
        put_contents(report, count_entries(template, parts));
    for (size_t i = 0; i < template->section_count && !report->failed; i++)
        put_section(report, &template->sections[i], parts[i]);
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

/* What an accessible document does not do without (PDF/UA-1, 7.1 and 7.3): said here by its name in the template. */
static void check_texts(struct report *report)
{
    const struct report_request *request = report->request;
    const struct template *template = request->template;
    struct finding_argument language = finding_text(language_tag(request->language));
    const char *title = template->title.in[request->language];
    const char *alternative = template->appearance.logo.alternative.in[request->language];
    if (title == NULL || title[0] == '\0')
        findings_add(report->findings, FINDING_TEMPLATE_NO_TITLE, {&template->input, 0}, language);
    if (request->logo != NULL && (alternative == NULL || alternative[0] == '\0'))
        findings_add(report->findings, FINDING_TEMPLATE_NO_ALTERNATIVE, template->appearance.logo.place, language);
}

bool report_lay_out(struct layout *out, struct arena *arena, struct text *text, const struct report_request *request,
                    struct findings *findings)
{
    struct report report = {.layout = out, .arena = arena, .request = request, .findings = findings};
    size_t before = findings->by_level[LEVEL_ERROR];
    layout_init(out, arena, text, &request->template->appearance.style, request->language, furniture_of(&report));
    const struct figures *all = report_total(&report, &(struct measure){.kind = MEASURE_PROJECTS, .name = "projects"});
    report.empty = all != NULL && all->total.projects == 0;
    check_texts(&report);
    put_cover(&report);
    put_sections(&report);
    return !report.failed && figures_agree(report.sets, report.set_count, findings) &&
           findings->by_level[LEVEL_ERROR] == before;
}
