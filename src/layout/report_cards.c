#include <string.h>

#include "language/labels.h"
#include "layout/report_card.h"
#include "register/settlement.h"

/* One project after the other with all that is told of it: a page for each, or one below the other. Natural persons are
 * named, and contact persons there at all, for internal readers only; projects of natural persons have no card for others. */

static const double below_heading = 4, between_pieces = 14; /* [pt] */
static const double label_width = 125, beside = 135;        /* of facts [pt] */

static bool shows(const struct card *card, enum card_piece piece)
{
    return card->block->shows >> piece & 1;
}

/* --- facts: a label and what is told --- */

static void open_list(struct card *card)
{
    if (!card->list_open)
        layout_begin_role(card->report->layout, ROLE_LIST);
    card->list_open = true;
}

static void close_list(struct card *card)
{
    if (card->list_open)
        layout_end(card->report->layout);
    card->list_open = false;
}

static void put_fact(struct card *card, const char *label, const char *text, enum language language)
{
    struct report *report = card->report;
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    double width = layout_width(layout) - beside;
    if (text == NULL || text[0] == '\0')
        return;
    open_list(card);
    double labelled = layout_paragraph_height(layout, label, &style->table, label_width);
    double told = layout_paragraph_height(layout, text, &style->table, width);
    layout_need(layout, labelled > told ? labelled : told);
    double top = layout->y;
    layout_begin_role(layout, ROLE_LIST_ITEM);
    layout_begin_role(layout, ROLE_LABEL);
    layout_paragraph(layout, label, &style->table, style->muted, label_width);
    layout_end(layout);
    double below = layout->y;
    layout->y = top;
    layout->indent += beside;
    report_begin_in(report, ROLE_LIST_BODY, language);
    layout_paragraph(layout, text, &style->table, style->ink, width);
    layout_end(layout);
    layout->indent -= beside;
    layout_end(layout);
    layout->y = (below > layout->y ? below : layout->y) + 1.5;
}

void card_put_fact(struct card *card, const char *label, const char *text)
{
    put_fact(card, label, text, card->report->request->language);
}

/* "Innovatiivinen Suomi (TL 1)": names that people call by their codes stand with them. NULL when there is none. */
static const char *code_text(struct report *report, const struct project *project, enum column_fact fact)
{
    enum language language = report->request->language;
    const struct code *code = report_code_of(project, fact);
    if (code == NULL)
        return NULL;
    const char *name = code_name(code, language), *brief = code_short_name(code, language);
    bool plain = fact == FACT_STATUS || fact == FACT_AUTHORITY;
    return plain || strcmp(name, brief) == 0 ? name : arena_format(report->arena, "%s (%s)", name, brief);
}

static void put_cost(struct card *card)
{
    struct report *report = card->report;
    money cost;
    if (settlement_lookup(card->project->settlement, STAGE_COST, SOURCE_TOTAL, &cost))
        card_put_fact(card, report_capital(report, label_stage(report->request->language, STAGE_COST)),
                     card_euros(report, cost));
}

static void put_duration(struct card *card)
{
    const struct project *project = card->project;
    bool told = date_known(project_start(project)) || date_known(project_end(project));
    card_put_fact(card, report_fact_label(card->report->request->language, FACT_DURATION),
                 told ? report_duration(card->report, project_start(project), project_end(project)) : NULL);
}

static void put_code(struct card *card, enum column_fact fact)
{
    card_put_fact(card, report_fact_label(card->report->request->language, fact),
                 code_text(card->report, card->project, fact));
}

static void put_facts(struct card *card)
{
    static const enum column_fact facts[] = {FACT_STATUS, FACT_PROGRAMME, FACT_FUND, FACT_PRIORITY, FACT_OBJECTIVE,
                                             FACT_AUTHORITY};
    const struct project *project = card->project;
    enum language language = card->report->request->language;
    card_put_fact(card, report_fact_label(language, FACT_CODE), project->code);
    card_put_fact(card, language_word(language, WORD_CARD_GROUP), project->group);
    put_duration(card);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        put_code(card, facts[i]);
    put_cost(card);
    card_put_fact(card, language_word(language, WORD_CARD_HOME_PAGE), project->home_page);
}

/* All organisations in one role. */
static void put_role(struct card *card, enum organisation_role role)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    struct buffer names;
    size_t count = 0;
    buffer_init(&names, BUFFER_UNLIMITED);
    for (size_t i = 0; i < card->project->participation_count; i++)
        if (card->project->participations[i].role == role)
            buffer_printf(&names, "%s%s", count++ == 0 ? "" : "; ",
                          label_organisation(language, card->project->participations[i].organisation));
    put_fact(card, report_capital(report, label_role(language, role)), report_keep(report, &names),
             report_name_language(card->project, language));
}

static void put_organisations(struct card *card)
{
    for (enum organisation_role role = ROLE_LEAD_IMPLEMENTER; role <= ROLE_APPLICANT; role++)
        put_role(card, role);
}

static void put_contacts(struct card *card)
{
    card_put_fact(card, language_word(card->report->request->language, WORD_CONTACT),
                 report_contacts(card->report, card->project));
}

static void put_places(struct card *card)
{
    card_put_fact(card, language_word(card->report->request->language, WORD_PLACE),
                 report_places(card->report, card->project));
}

static void put_classes_of(struct card *card, enum list list)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    struct buffer names;
    size_t count = 0;
    buffer_init(&names, BUFFER_UNLIMITED);
    for (size_t i = 0; i < card->project->classification_count; i++)
        if (card->project->classifications[i].list == list)
            buffer_printf(&names, "%s%s", count++ == 0 ? "" : "; ",
                          code_name(card->project->classifications[i].code, language));
    card_put_fact(card, report_capital(report, label_list(language, list)), report_keep(report, &names));
}

static void put_classes(struct card *card)
{
    static const enum list lists[] = {LIST_SPEARHEAD, LIST_CHOICE, LIST_FIELD, LIST_CLIMATE};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        put_classes_of(card, lists[i]);
}

/* --- texts --- */

static size_t count_paragraphs(const struct project *project, enum text_kind kind, enum language language)
{
    size_t count = 0;
    for (size_t i = 0; i < project->paragraph_count; i++)
        count += project->paragraphs[i].kind == kind && project->paragraphs[i].language == language;
    return count;
}

/* The report's language where it is told in that, else the first there is. */
static enum language language_of(const struct card *card, enum text_kind kind)
{
    enum language wanted = card->report->request->language;
    if (count_paragraphs(card->project, kind, wanted) > 0)
        return wanted;
    for (enum language i = 0; i < LANGUAGES; i++)
        if (count_paragraphs(card->project, kind, i) > 0)
            return i;
    return wanted;
}

void card_put_heading(struct card *card, enum word word, double keep)
{
    struct report *report = card->report;
    close_list(card);
    report->layout->y += between_pieces;
    report_heading(report, card->level + 1, language_word(report->request->language, word), below_heading + keep,
                   /*entered*/ false);
    report->layout->y += below_heading;
}

static void put_text(struct card *card, enum text_kind kind, enum word heading)
{
    struct report *report = card->report;
    const struct project *project = card->project;
    enum language language = language_of(card, kind);
    size_t count = count_paragraphs(project, kind, language), at = 0;
    if (count == 0)
        return;
    struct passage *passages = arena_array(report->arena, count, sizeof *passages);
    for (size_t i = 0; i < project->paragraph_count; i++)
        if (project->paragraphs[i].kind == kind && project->paragraphs[i].language == language)
            passages[at++] = (struct passage){project->paragraphs[i].text, language, TEXT_BODY, project->paragraphs[i].item};
    card_put_heading(card, heading, report_passages_beginning(report, passages));
    report_put_passages(report, passages, count);
    report->layout->y -= between_pieces / 2; /* the last paragraph's own space is there already */
}

static void put_summary(struct card *card)
{
    put_text(card, TEXT_SUMMARY, WORD_CARD_SUMMARY);
}

static void put_aims(struct card *card)
{
    put_text(card, TEXT_AIMS, WORD_CARD_AIMS);
}

static void put_results(struct card *card)
{
    put_text(card, TEXT_RESULTS, WORD_CARD_RESULTS);
}

/* --- tables --- */

void card_put_grid(struct card *card, enum word heading, struct grid *grid)
{
    card_put_heading(card, heading, grid_height(grid));
    grid_put(grid);
}

/* --- in brief: who, how much, when --- */

static void put_brief(struct card *card)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    put_role(card, ROLE_APPLICANT);
    put_role(card, ROLE_LEAD_IMPLEMENTER);
    put_role(card, ROLE_CO_IMPLEMENTER);
    card_put_amounts(card);
    put_duration(card);
    put_code(card, FACT_STATUS);
    card_put_fact(card, report_fact_label(language, FACT_CODE), card->project->code);
    card_put_fact(card, language_word(language, WORD_CARD_GROUP), card->project->group);
}

/* --- indicators and decisions --- */

static void put_indicators(struct card *card)
{
    struct grid grid;
    report_indicators_of(card->report, card->project, &grid);
    if (grid.row_count > 0)
        card_put_grid(card, WORD_CARD_INDICATORS, &grid);
}

static const char *decision_number(struct report *report, const struct decision *decision)
{
    return decision->number == 0 ? language_word(report->request->language, WORD_NIL)
                                 : arena_format(report->arena, "%d", decision->number);
}

static void put_decision(struct grid *grid, const struct decision *decision)
{
    struct report *report = grid->report;
    enum language language = report->request->language;
    struct grid_row *row = grid_row(grid, TABLE_ROW);
    row->texts[0] = decision_number(report, decision);
    row->texts[1] = date_known(decision->day) ? report_date(report, decision->day) : language_word(language, WORD_NIL);
    row->texts[2] = decision->diary == NULL ? language_word(language, WORD_NIL) : decision->diary;
    row->texts[3] = label_decision_kind(language, (enum decision_kind)decision->kind);
    row->texts[4] = label_decision_state(language, (enum decision_state)decision->state);
}

static void put_decisions(struct card *card)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    struct grid grid;
    if (card->project->decision_count == 0)
        return;
    grid_init(&grid, report);
    grid_fitted(&grid, language_word(language, WORD_DECISION_NUMBER));
    grid_fitted(&grid, language_word(language, WORD_DECISION_DAY));
    grid_text(&grid, language_word(language, WORD_DECISION_DIARY), 2);
    grid_text(&grid, language_word(language, WORD_DECISION_KIND), 2);
    grid_text(&grid, language_word(language, WORD_DECISION_STATE), 2);
    for (size_t i = 0; i < card->project->decision_count; i++)
        put_decision(&grid, &card->project->decisions[i]);
    grid_finish(&grid, NULL, 1);
    card_put_grid(card, WORD_CARD_DECISIONS, &grid);
}

/* --- at the foot --- */

/* Of the page where the card has one of its own. */
static void put_marks(struct card *card)
{
    struct report *report = card->report;
    struct layout *layout = report->layout;
    double height = report_marks_height(report, card->project);
    if (height == 0)
        return;
    layout_need(layout, between_pieces + height);
    layout->y = card->block->page == PAGE_NEW ? layout->bottom - height : layout->y + between_pieces;
    report_put_marks(report, card->project);
}

/* Where its figures can be asked for again. */
static void put_sets(struct card *card)
{
    struct report *report = card->report;
    const char *ids = card_set_ids(card);
    if (*ids == '\0')
        return;
    const char *note = report_with_id(report, "", ids);
    layout_need(report->layout, report_note_height(report, note));
    report_put_note(report, note);
}

/* --- the card --- */

static void (*const pieces[CARD_MARKS])(struct card *card) = {
    [CARD_BRIEF] = put_brief,         [CARD_FACTS] = put_facts,         [CARD_ORGANISATIONS] = put_organisations,
    [CARD_CONTACTS] = put_contacts,
    [CARD_PLACES] = put_places,       [CARD_CLASSES] = put_classes,     [CARD_SUMMARY] = put_summary,
    [CARD_AIMS] = put_aims,           [CARD_FUNDING] = card_put_funding,     [CARD_RESULTS] = put_results,
    [CARD_INDICATORS] = put_indicators, [CARD_DECISIONS] = put_decisions,
};

static int level_of(const struct part *part)
{
    return part->level + (part->heading[0] != '\0');
}

static void put_card(struct report *report, const struct part *part, const struct project *project)
{
    static const double beginning = 110, below_name = 8; /* what a heading is kept with; below it [pt] */
    struct card card = {.report = report, .project = project, .block = part->block, .level = level_of(part)};
    enum language language = report->request->language;
    const char *name = project_name(project, language);
    report_heading_in(report, card.level, name, report_name_language(project, language), below_name + beginning,
                      /*entered*/ true);
    report->layout->y += below_name;
    report->layout->continued = name;
    for (int piece = 0; piece < CARD_MARKS; piece++)
        if (shows(&card, (enum card_piece)piece))
            pieces[piece](&card);
    close_list(&card);
    put_sets(&card);
    if (shows(&card, CARD_MARKS))
        put_marks(&card);
    report->layout->continued = NULL;
}

size_t report_cards_entries(const struct part *part, unsigned depth)
{
    size_t count = 0;
    for (size_t i = 0; i < part->figures->project_count; i++)
        count += !project_hides_person(part->figures->projects[i]);
    return depth > 1 || level_of(part) == 1 ? count : 0;
}

void report_make_cards(struct report *report, struct part *part)
{
    part->height = 130;
    (void)report;
}

/* A card that begins a page stands on one of its own; the first stands below what its section began with. */
static void put_next_card(struct report *report, const struct part *part, const struct project *project, bool first)
{
    static const double between_cards = 26; /* [pt] */
    if (!first && part->block->page == PAGE_NEW)
        layout_page(report->layout, true);
    else if (!first)
        report->layout->y += between_cards;
    put_card(report, part, project);
}

void report_cards(struct report *report, const struct part *part)
{
    const struct figures *figures = part->figures;
    const char *note = report_persons_note(report, figures);
    bool first = true;
    if (note[0] != '\0')
        report_paragraph(report, note);
    for (size_t r = 0; r < figures->row_count; r++) {
        const struct figure_row *row = &figures->rows[r];
        for (uint32_t i = 0; i < row->slice_count; i++) {
            const struct project *project = figures->slices[row->first + i].project;
            if (project_hides_person(project))
                continue;
            put_next_card(report, part, project, first);
            first = false;
        }
    }
}
