#include "layout/report.h"

#include <string.h>

#include "layout/report_parts.h"

const struct part_kind report_part_kinds[BLOCK_KINDS] = {
    [BLOCK_TEXT] = {report_make_text, report_passages},
    [BLOCK_LIST] = {report_make_list, report_passages},
    [BLOCK_KEY_FIGURES] = {report_make_key_figures, report_key_figures, report_figures_sets, .of_figures = true},
    [BLOCK_CHART] = {report_make_chart, report_chart, report_chart_sets, .of_figures = true},
    [BLOCK_TABLE] = {report_make_table, report_table, report_figures_sets, .of_figures = true},
    [BLOCK_MATRIX] = {report_make_matrix, report_matrix, report_figures_sets, .of_figures = true},
    [BLOCK_PROJECT_LIST] = {report_make_project_list, report_project_list, report_project_list_sets,
                            report_project_list_entries, .of_figures = true},
    [BLOCK_PROJECT_CARDS] = {report_make_cards, report_cards, report_card_sets, report_cards_entries, .of_figures = true},
    [BLOCK_CHANGES] = {report_make_changes, report_changes_part, report_changes_sets},
    [BLOCK_INDICATORS] = {report_make_indicators, report_indicators, report_indicators_sets, .of_figures = true},
    [BLOCK_METHOD] = {report_make_method, report_passages, .of_report = true},
    [BLOCK_OWN_TEXT] = {report_make_own_text, report_passages},
    [BLOCK_FINDINGS] = {report_make_findings, report_findings},
    [BLOCK_CHART_FIGURES] = {NULL, report_chart_figures}, /* made with their charts */
};

const char *report_own_title(struct arena *arena, const struct report_request *request)
{
    const struct words *title = &request->template->title;
    const char *text = title->in[request->language];
    return arena_format(arena, "%s %s%s", text == NULL ? "" : text, code_name(request->period, request->language),
                        request->reader == READER_INTERNAL ? language_word(request->language, WORD_INTERNAL_TITLE) : "");
}

const char *report_title(struct arena *arena, const struct report_request *request)
{
    const char *title = report_own_title(arena, request), *limits = report_limits(arena, request);
    return *limits == '\0' ? title : arena_format(arena, "%s – %s", title, limits);
}

/* --- making parts ready --- */

static void make_block(struct report *report, const struct block *block, int level);

static struct part *add_part(struct report *report, const struct block *block, int level)
{
    struct part *part = arena_append(report->arena, (void **)&report->parts, &report->part_count,
                                     &report->part_capacity, sizeof *report->parts);
    *part = (struct part){.block = block, .selection = report->selection, .level = level, .heading = "",
                          .end = report->part_count};
    if (block->kind != BLOCK_TEXT)
        part->heading = report_filled(report, &block->words, block->place);
    return part;
}

/* With all that it holds, which may move the parts. */
static void make_holder(struct report *report, const struct block *block, int level)
{
    size_t index = report->part_count;
    bool headed = add_part(report, block, level)->heading[0] != '\0';
    for (size_t i = 0; i < block->child_count && !report->failed; i++)
        make_block(report, block->children[i], level + headed);
    struct part *holder = &report->parts[index];
    holder->end = report->part_count;
    for (size_t i = index + 1; i < report->part_count; i++) {
        const struct part *held = &report->parts[i];
        holder->shown |= held->shown || (report->empty && report_part_kinds[held->block->kind].of_figures);
    }
}

static void make_shown(struct report *report, const struct block *block, int level)
{
    const struct part_kind *kind = &report_part_kinds[block->kind];
    struct part part = *add_part(report, block, level);
    size_t index = report->part_count - 1;
    part.shown = true;
    if (kind->of_figures) {
        part.figures = report_figures(report, block);
        part.shown = part.figures != NULL && part.figures->total.projects > 0;
    }
    if (part.shown && !kind->of_report)
        kind->make(report, &part);
    report->parts[index] = part;
}

static void make_of_report(struct report *report)
{
    for (size_t i = 0; i < report->part_count; i++)
        if (report_part_kinds[report->parts[i].block->kind].of_report)
            report_part_kinds[report->parts[i].block->kind].make(report, &report->parts[i]);
}

static bool met_before(const struct figures *figures, size_t row)
{
    char one[16], other[16];
    const char *id = member_id(figures->rows[row].members[0], one);
    for (size_t i = 0; i < row; i++)
        if (strcmp(member_id(figures->rows[i].members[0], other), id) == 0)
            return true;
    return false;
}

/* Organisations of one name are one member: a filter cannot tell them apart. */
static void make_repeat(struct report *report, const struct block *block, int level)
{
    struct selection *whole = report->selection;
    const struct figures *members = report_projects(report, block);
    for (size_t i = 0; members != NULL && i < members->row_count && !report->failed; i++) {
        if (met_before(members, i))
            continue;
        report->selection = report_selection_of(report, block, members->rows[i].members[0]);
        if (report->selection != NULL)
            make_holder(report, block, level);
        report->selection = whole;
    }
}

static void make_block(struct report *report, const struct block *block, int level)
{
    struct selection *whole = report->selection;
    report->selection = report_selection_where(report, block);
    if (report->selection != NULL && report_holds(report, &block->conditions)) {
        if (block->kind == BLOCK_REPEAT)
            make_repeat(report, block, level);
        else if (block->kind == BLOCK_SECTION)
            make_holder(report, block, level);
        else
            make_shown(report, block, level);
    }
    report->selection = whole;
}

/* --- what stands together --- */

/* [pt] */
static const double below_heading = 10, below_subheading = 6, between_parts = 14, below_note = 2, below_table = 8;

/* Charts and key figures leave space below themselves. */
static bool ends_in_table(const struct part *part)
{
    static const bool tables[BLOCK_KINDS] = {
        [BLOCK_TABLE] = true,         [BLOCK_PROJECT_LIST] = true, [BLOCK_CHANGES] = true,
        [BLOCK_PROJECT_CARDS] = true, [BLOCK_INDICATORS] = true,   [BLOCK_FINDINGS] = true,
        [BLOCK_MATRIX] = true,
        [BLOCK_CHART_FIGURES] = true,
    };
    return tables[part->block->kind];
}

/* Running text keeps its own distances. */
static bool is_text(const struct part *part)
{
    return report_part_kinds[part->block->kind].put == report_passages && part->heading[0] == '\0';
}

static bool is_note(const struct part *part)
{
    return part->block->kind == BLOCK_TEXT && part->block->style == TEXT_NOTE;
}

static struct part *first_shown(const struct report *report, size_t from, size_t to)
{
    for (size_t i = from; i < to; i = report->parts[i].end)
        if (report->parts[i].shown)
            return &report->parts[i];
    return NULL;
}

/* What a part takes from its own heading on: what must stand together, and all that had better. [pt] */
struct extent {
    double least, whole;
};

static struct extent part_extent(const struct report *report, const struct part *part)
{
    const struct style *style = report->layout->style;
    double heading = part->heading[0] == '\0' ? 0 : style->subheading.leading + below_subheading;
    size_t index = (size_t)(part - report->parts);
    const struct part *first = part->block->kind == BLOCK_REPEAT ? first_shown(report, index + 1, part->end) : NULL;
    struct extent extent = {part->height, part->whole > part->height ? part->whole : part->height};
    if (first != NULL)
        extent = part_extent(report, first);
    return (struct extent){heading + extent.least, heading + extent.whole};
}

/* A note stays with the table or chart that it introduces. */
static void keep_notes(struct report *report)
{
    double between = report->layout->style->note.leading / 2 + below_note; /* a note leaves half a line below itself */
    for (size_t i = 0; i + 1 < report->part_count; i++) {
        const struct part *next = &report->parts[i + 1];
        if (report->parts[i].shown && is_note(&report->parts[i]) && next->shown &&
            report_part_kinds[next->block->kind].of_figures) {
            const struct extent below = part_extent(report, next);
            report->parts[i].whole = report->parts[i].height + between + below.whole;
            report->parts[i].height += between + below.least;
        }
    }
}

/* --- on pages --- */

/* What is put above a part below another one. [pt] */
static double space_above(const struct part *part, const struct part *before)
{
    if (before == NULL || is_text(part))
        return before != NULL && ends_in_table(before) ? below_table : 0;
    return part->heading[0] == '\0' && is_note(before) ? below_note : between_parts;
}

/* What charts and running text leave below themselves before another part. [pt] */
static double space_left_below(const struct report *report, const struct part *part)
{
    if (part->block->kind == BLOCK_CHART)
        return REPORT_BELOW_CHART;
    return is_text(part) ? report->layout->style->body.leading / 2 : 0;
}

/* A chart gives a little of its height where it, or what of its section follows it, then finds room on this page. `above`: what
 * stands above it. [pt] */
static void lower_chart(struct report *report, size_t from, size_t to, double above)
{
    struct part *chart = first_shown(report, from, to);
    if (chart == NULL || chart->block->kind != BLOCK_CHART)
        return;
    const struct part *last = chart;
    double left = layout_room(report->layout) - above - part_extent(report, chart).least;
    double by_grid = report->layout->style->grid / 2; /* that running text may be moved down */
    while (left >= 0) {
        const struct part *next = first_shown(report, last->end, to);
        if (next == NULL)
            return;
        left -= space_left_below(report, last) + space_above(next, last) + part_extent(report, next).whole;
        left -= is_text(next) && !is_note(next) ? by_grid : 0;
        last = next;
    }
    report_lower_chart(report, chart, -left);
}

/* A chart cannot be parted. Where it has to move to the next page and a table follows that can begin on this one, in so much
 * room that it should not stay empty, the table comes first - unless either would seem to belong under another heading. `above`:
 * what stands above either of them. [pt] */
static void let_table_pass(struct report *report, size_t from, size_t to, const struct part *before, double above)
{
    const struct layout *layout = report->layout;
    double room = layout_room(layout) - above;
    struct part *chart = first_shown(report, from, to);
    if (chart == NULL || chart->block->kind != BLOCK_CHART || layout_ending(layout) ||
        part_extent(report, chart).least <= room)
        return;
    struct part *table = first_shown(report, chart->end, to);
    if (table == NULL || table->block->kind != BLOCK_TABLE || part_extent(report, table).least > room)
        return;
    bool table_headed = table->heading[0] != '\0', chart_headed = chart->heading[0] != '\0';
    if ((before != NULL && !table_headed) || (table_headed && !chart_headed))
        return;
    struct part moved = *chart;
    size_t end = moved.end;
    moved.end = table->end;
    *chart = *table;
    chart->end = end;
    *table = moved;
}

static const struct part *put_range(struct report *report, size_t from, size_t to, const struct part *before);

static void put_part_heading(struct report *report, const struct part *part, const struct part *before)
{
    struct layout *layout = report->layout;
    layout->y += space_above(part, before);
    const struct extent extent = part_extent(report, part);
    if (before != NULL && !is_note(before)) /* else its room was looked for with what it stands in, or below */
        layout_keep(layout, extent.least, is_text(part) ? extent.least : extent.whole); /* text flows on */
    if (part->heading[0] == '\0')
        return;
    report_heading(report, part->level, part->heading, extent.least - layout->style->subheading.leading,
                   /*entered*/ part->block->kind == BLOCK_REPEAT);
    layout->y += below_subheading;
}

static bool opens_page(const struct report *report, const struct part *section)
{
    const struct part *first = first_shown(report, (size_t)(section - report->parts) + 1, section->end);
    bool starts_page = report->layout->y <= report->layout->top;
    bool wanted = section->block->page == PAGE_NEW && (first != NULL || !report->empty);
    return !report->page_open || (wanted && !starts_page);
}

/* With the first part below its heading. [pt] */
static struct extent section_extent(struct report *report, const struct part *section, const struct part *first)
{
    struct layout *layout = report->layout;
    struct extent extent = {0, 0};
    if (first != NULL)
        extent = part_extent(report, first);
    if (section->heading[0] == '\0')
        return extent;
    double heading = below_heading + layout_paragraph_height(layout, section->heading, &layout->style->heading,
                                                             layout_width(layout));
    return (struct extent){heading + extent.least, heading + extent.whole};
}

static void put_section(struct report *report, const struct part *section)
{
    static const double between_sections = 30; /* [pt] */
    struct layout *layout = report->layout;
    size_t index = (size_t)(section - report->parts);
    if (opens_page(report, section))
        layout_page(layout, true);
    else if (layout->y > layout->top)
        layout->y += between_sections;
    report->page_open = true;
    const double heading = section_extent(report, section, NULL).least;
    lower_chart(report, index + 1, section->end, heading);
    let_table_pass(report, index + 1, section->end, NULL, heading);
    const struct extent extent = section_extent(report, section, first_shown(report, index + 1, section->end));
    layout_keep(layout, extent.least, extent.whole);
    layout_begin_role(layout, ROLE_SECTION);
    if (section->heading[0] != '\0') {
        report_heading(report, 1, section->heading, below_heading, /*entered*/ true);
        layout->y += below_heading;
    }
    put_range(report, index + 1, section->end, NULL);
    layout_end(layout);
}

/* What stands last above whatever comes next. */
static const struct part *put_part(struct report *report, const struct part *part, const struct part *before)
{
    size_t index = (size_t)(part - report->parts);
    if (part->block->kind == BLOCK_SECTION) {
        put_section(report, part);
        return part;
    }
    if (part->block->kind == BLOCK_REPEAT && part->heading[0] == '\0')
        return put_range(report, index + 1, part->end, before);
    put_part_heading(report, part, before);
    if (part->block->kind == BLOCK_REPEAT)
        put_range(report, index + 1, part->end, NULL);
    else
        report_part_kinds[part->block->kind].put(report, part);
    return part;
}

/* Whether the register tells of projects that are the period's, but had not been decided on the situation date. */
static bool any_later(const struct report_request *request)
{
    const date ever = {INT16_MAX, 12, 31};
    for (size_t i = 0; i < request->reg->later_count; i++)
        if (project_in_period(request->reg, request->reg->later_projects[i], request->period, ever))
            return true;
    return false;
}

static const char *nothing_to_show(struct report *report)
{
    const struct report_request *request = report->request;
    if (request->filter_count > 0)
        return language_word(request->language, WORD_NO_PROJECTS_IN_LIMITS);
    if (any_later(request))
        return report_fill(report, WORD_NO_PROJECTS_YET, report_date(report, request->situation_date), "", "");
    return language_word(request->language, WORD_NO_PROJECTS);
}

/* A section of a period without projects says so once, in place of all its figures. */
static const struct part *put_range(struct report *report, size_t from, size_t to, const struct part *before)
{
    bool said = false;
    for (size_t i = from; i < to && !report->failed; i = report->parts[i].end) {
        const struct part *part = &report->parts[i];
        if (part->shown)
            lower_chart(report, i, to, space_above(part, before));
        if (before != NULL && part->shown)
            let_table_pass(report, i, to, before, between_parts);
        report->selection = part->selection;
        if (part->shown) {
            before = put_part(report, part, before);
        } else if (report->empty && !said && report_part_kinds[part->block->kind].of_figures) {
            report_paragraph(report, nothing_to_show(report));
            said = true;
            before = part;
        }
    }
    return before;
}

/* --- contents --- */

/* How many lines the list of contents has: sections, and what stands below them. */
static size_t count_entries(const struct report *report)
{
    size_t count = 0;
    unsigned depth = report->request->template->contents;
    for (size_t i = 0; i < report->part_count; i++) {
        const struct part *part = &report->parts[i];
        const struct part_kind *kind = &report_part_kinds[part->block->kind];
        bool headed = part->heading[0] != '\0';
        if (!part->shown)
            i = part->end - 1;
        else if (part->block->kind == BLOCK_SECTION)
            count += headed;
        else if (part->block->kind == BLOCK_REPEAT)
            count += headed && depth > 1;
        else if (kind->entries != NULL)
            count += kind->entries(part, depth);
    }
    return count;
}

static void put_contents(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    static const struct element heading = {.role = ROLE_HEADING, .level = 1};
    layout_page(layout, true);
    report->page_open = true;
    layout_begin(layout, &heading);
    layout_paragraph(layout, language_word(report->request->language, WORD_CONTENTS), &style->heading, style->accent,
                     layout_width(layout));
    layout_end(layout);
    layout->y += 12;
    layout_contents(layout, count_entries(report));
}

/* --- the whole --- */

static const char *own_or(struct report *report, const struct words *words, const char *usual)
{
    const char *own = report_filled(report, words, NOWHERE);
    return own[0] == '\0' ? usual : own;
}

static struct furniture furniture_of(struct report *report)
{
    const struct report_request *request = report->request;
    const char *body = register_body(request->reg, request->language), *title = report_title(report->arena, request);
    return (struct furniture){
        .head_left = own_or(report, &request->template->header,
                            body[0] == '\0' ? title : arena_format(report->arena, "%s · %s", body, title)),
        .head_right = report_fill(report, WORD_SITUATION, report_date(report, request->situation_date), "", ""),
        .foot_left = own_or(report, &request->template->footer,
                            report_fill(report, WORD_REGISTER_SHORT, report_register_file(request->reg),
                                        report_short_digest(report), "")),
        .mark = request->reader == READER_INTERNAL ? language_word(request->language, WORD_INTERNAL_MARK) : NULL,
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

static void make_parts(struct report *report)
{
    const struct block *root = &report->request->template->root;
    for (size_t i = 0; i < root->child_count && !report->failed; i++)
        make_block(report, root->children[i], 1);
    if (report->failed)
        return;
    make_of_report(report);
    keep_notes(report);
    report_add_annex(report);
}

static void put_parts(struct report *report)
{
    if (report->failed)
        return;
    if (report->request->template->cover)
        report_cover(report);
    if (report->request->template->contents > 0)
        put_contents(report);
    put_range(report, 0, report->part_count, NULL);
    if (layout_pages(report->layout) == 0)
        layout_page(report->layout, true);
}

bool report_lay_out(struct layout *out, struct report_sets *sets, struct arena *arena, struct text *text,
                    const struct report_request *request, struct findings *findings)
{
    struct report report = {.layout = out, .arena = arena, .request = request, .findings = findings};
    size_t before = findings->by_level[LEVEL_ERROR];
    report_select_all(&report);
    layout_init(out, arena, text, &request->template->appearance.style, request->language, furniture_of(&report));
    const struct figure *all = report_total(&report, &(struct measure){.kind = MEASURE_PROJECTS, .name = "projects"});
    report.empty = all != NULL && all->value == 0;
    check_texts(&report);
    make_parts(&report);
    put_parts(&report);
    report_gather_sets(&report, sets);
    return !report.failed && report_agrees(&report) && findings->by_level[LEVEL_ERROR] == before;
}
