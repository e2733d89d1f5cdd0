#include <string.h>

#include "language/labels.h"
#include "layout/report_grid.h"
#include "register/settlement.h"

/* One project after the other with all that is told of it: a page for each, or one below the other. Natural persons are
 * named, and contact persons there at all, for internal readers only; projects of natural persons have no card for others. */

static const double below_heading = 4, between_pieces = 14; /* [pt] */
static const double label_width = 125, beside = 135;        /* of facts [pt] */

/* A card being put. */
struct card {
    struct report *report;
    const struct project *project;
    const struct block *block;
    int level;           /* of its heading */
    bool list_open;      /* facts stand in a list */
};

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

static void put_own_fact(struct card *card, const char *label, const char *text)
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

static const char *euros(struct report *report, money amount)
{
    struct buffer out;
    buffer_init(&out, 64);
    language_money(&out, report->request->language, amount, /*cents*/ false);
    return report_keep(report, &out);
}

static void put_cost(struct card *card)
{
    struct report *report = card->report;
    money cost;
    if (settlement_lookup(card->project->settlement, STAGE_COST, SOURCE_TOTAL, &cost))
        put_own_fact(card, report_capital(report, label_stage(report->request->language, STAGE_COST)),
                     euros(report, cost));
}

static void put_duration(struct card *card)
{
    const struct project *project = card->project;
    bool told = date_known(project_start(project)) || date_known(project_end(project));
    put_own_fact(card, report_fact_label(card->report->request->language, FACT_DURATION),
                 told ? report_duration(card->report, project_start(project), project_end(project)) : NULL);
}

static void put_code(struct card *card, enum column_fact fact)
{
    put_own_fact(card, report_fact_label(card->report->request->language, fact),
                 code_text(card->report, card->project, fact));
}

static void put_facts(struct card *card)
{
    static const enum column_fact facts[] = {FACT_STATUS, FACT_PROGRAMME, FACT_FUND, FACT_PRIORITY, FACT_OBJECTIVE,
                                             FACT_AUTHORITY};
    const struct project *project = card->project;
    enum language language = card->report->request->language;
    put_own_fact(card, report_fact_label(language, FACT_CODE), project->code);
    put_own_fact(card, language_word(language, WORD_CARD_GROUP), project->group);
    put_duration(card);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        put_code(card, facts[i]);
    put_cost(card);
    put_own_fact(card, language_word(language, WORD_CARD_HOME_PAGE), project->home_page);
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
    put_own_fact(card, language_word(card->report->request->language, WORD_CONTACT),
                 report_contacts(card->report, card->project));
}

static void put_places(struct card *card)
{
    put_own_fact(card, language_word(card->report->request->language, WORD_PLACE),
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
    put_own_fact(card, report_capital(report, label_list(language, list)), report_keep(report, &names));
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

static void put_piece_heading(struct card *card, enum word word, double keep)
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
    put_piece_heading(card, heading, report_passages_beginning(report, passages));
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

/* --- money --- */

/* Why an amount of the project is missing, if it says so: what counts on the situation date, the last word first. */
static enum missing_reason missing_in(const struct amount *amounts, size_t count, enum stage stage, unsigned source)
{
    for (size_t i = 0; i < count; i++)
        if (amounts[i].stage == stage && amounts[i].source == source && amounts[i].missing != MISSING_NOT)
            return (enum missing_reason)amounts[i].missing;
    return MISSING_NOT;
}

static enum missing_reason why_missing(const struct card *card, enum stage stage, unsigned source)
{
    const struct project *project = card->project;
    enum missing_reason reason = missing_in(project->amounts, project->amount_count, stage, source);
    for (size_t i = project->decision_count; reason == MISSING_NOT && i > 0; i--)
        if (decision_counts(&project->decisions[i - 1], card->report->request->situation_date))
            reason = missing_in(project->decisions[i - 1].amounts, project->decisions[i - 1].amount_count, stage, source);
    return reason;
}

static bool is_known(const struct card *card, enum stage stage, unsigned source, money *out)
{
    return settlement_lookup(card->project->settlement, stage, source, out);
}

static const char *reason_text(const struct card *card, enum missing_reason reason)
{
    static const enum word reasons[] = {
        [MISSING_NOT] = WORD_NIL,
        [MISSING_NOT_GIVEN] = WORD_MISSING_NOT_GIVEN,
        [MISSING_NOT_DECIDED] = WORD_MISSING_NOT_DECIDED,
        [MISSING_NOT_APPLICABLE] = WORD_MISSING_NOT_APPLICABLE,
        [MISSING_SECRET] = WORD_MISSING_SECRET,
        [MISSING_UNREADABLE] = WORD_MISSING_UNREADABLE,
    };
    return language_word(card->report->request->language, reasons[reason]);
}

static const char *amount_text(const struct card *card, enum stage stage, unsigned source)
{
    money amount;
    if (is_known(card, stage, source, &amount) ||
        (source == SOURCE_TOTAL && is_known(card, stage, SOURCE_WHOLE, &amount)))
        return report_money(card->report, amount, true);
    return reason_text(card, why_missing(card, stage, source));
}

/* A source has a row when it is told, or told to be missing, in any of the stages; what is not known only when it is
 * something. */
static bool has_source(const struct card *card, const enum stage *stages, size_t count, unsigned source)
{
    for (size_t i = 0; i < count; i++) {
        money amount;
        bool known = is_known(card, stages[i], source, &amount);
        if (known && (source != SOURCE_UNKNOWN || amount.cents != 0))
            return true;
        if (!known && source < FUNDING_SOURCES && why_missing(card, stages[i], source) != MISSING_NOT)
            return true;
    }
    return false;
}

static bool has_stage(const struct card *card, enum stage stage)
{
    money amount;
    for (unsigned source = 0; source < FUNDING_SOURCES; source++)
        if (is_known(card, stage, source, &amount) || why_missing(card, stage, source) != MISSING_NOT)
            return true;
    return false;
}

static void put_source(struct grid *grid, const struct card *card, const enum stage *stages, size_t count,
                       unsigned source, enum table_row kind)
{
    struct grid_row *row = grid_row(grid, kind);
    row->texts[0] = label_source(card->report->request->language, source);
    for (size_t i = 0; i < count; i++)
        row->texts[i + 1] = amount_text(card, stages[i], source);
}

static size_t stages_of(const struct card *card, enum stage out[STAGES])
{
    static const enum stage all[] = {STAGE_APPLIED, STAGE_GRANTED, STAGE_COMMITTED, STAGE_PAID, STAGE_RECOVERED};
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (has_stage(card, all[i]))
            out[count++] = all[i];
    return count;
}

static void put_sources(struct grid *grid, const struct card *card, const enum stage *stages, size_t count)
{
    static const unsigned parts[] = {SOURCE_EU, SOURCE_STATE, SOURCE_EU_AND_STATE, SOURCE_MUNICIPAL, SOURCE_OTHER_PUBLIC,
                                     SOURCE_MUNICIPAL_AND_OTHER_PUBLIC};
    static const unsigned others[] = {SOURCE_PRIVATE, SOURCE_OWN, SOURCE_UNKNOWN};
    size_t rows = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (has_source(card, stages, count, parts[i])) {
            put_source(grid, card, stages, count, parts[i], TABLE_ROW);
            rows++;
        }
    if (rows != 1 && has_source(card, stages, count, SOURCE_PUBLIC))
        put_source(grid, card, stages, count, SOURCE_PUBLIC, rows == 0 ? TABLE_ROW : TABLE_SUBTOTAL);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (has_source(card, stages, count, others[i]))
            put_source(grid, card, stages, count, others[i], TABLE_ROW);
    if (has_source(card, stages, count, SOURCE_TOTAL) || has_source(card, stages, count, SOURCE_WHOLE))
        put_source(grid, card, stages, count, SOURCE_TOTAL, TABLE_TOTAL);
}

static void put_grid(struct card *card, enum word heading, struct grid *grid)
{
    put_piece_heading(card, heading, grid_height(grid));
    grid_put(grid);
}

static void put_funding(struct card *card)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    enum stage stages[STAGES];
    size_t count = stages_of(card, stages);
    if (count == 0) {
        put_piece_heading(card, WORD_CARD_FUNDING, report->layout->style->body.leading);
        report_paragraph(report, language_word(language, WORD_CARD_NO_FUNDING));
        return;
    }
    struct grid grid;
    grid_init(&grid, report);
    grid_text(&grid, language_word(language, WORD_CARD_SOURCE), 1);
    for (size_t i = 0; i < count; i++)
        grid_number(&grid, report_capital(report, label_stage(language, stages[i])));
    put_sources(&grid, card, stages, count);
    grid_finish(&grid, language_word(language, WORD_UNIT_EUROS), 1);
    put_grid(card, WORD_CARD_FUNDING, &grid);
}

/* --- in brief: who, how much, when --- */

/* The grant is of the EU and the state: the reason may be told of any of the two. */
static enum missing_reason why_not_granted(const struct card *card)
{
    static const unsigned sources[] = {SOURCE_EU_AND_STATE, SOURCE_EU, SOURCE_STATE};
    enum missing_reason reason = MISSING_NOT;
    for (size_t i = 0; i < sizeof sources / sizeof *sources && reason == MISSING_NOT; i++)
        reason = why_missing(card, STAGE_GRANTED, sources[i]);
    return reason;
}

/* Two decimals: a grant of 69,96 % is within a limit of 70 %, and must not look like it. */
static void put_portion(struct card *card, money granted, money cost)
{
    enum language language = card->report->request->language;
    struct buffer out;
    if (cost.cents <= 0)
        return;
    buffer_init(&out, 64);
    language_percent(&out, language, money_ratio(granted, cost, 10000), 2);
    put_own_fact(card, language_word(language, WORD_CARD_PORTION), report_keep(card->report, &out));
}

static void put_other_sources(struct card *card)
{
    static const unsigned sources[] = {SOURCE_MUNICIPAL, SOURCE_OTHER_PUBLIC, SOURCE_MUNICIPAL_AND_OTHER_PUBLIC,
                                       SOURCE_PRIVATE, SOURCE_OWN, SOURCE_UNKNOWN};
    money amount;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (is_known(card, STAGE_GRANTED, sources[i], &amount) && amount.cents != 0)
            put_own_fact(card, label_source(card->report->request->language, sources[i]), euros(card->report, amount));
}

static void put_brief(struct card *card)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    money granted, cost;
    bool is_granted = is_known(card, STAGE_GRANTED, SOURCE_GRANT, &granted);
    bool costs = is_known(card, STAGE_COST, SOURCE_TOTAL, &cost);
    put_role(card, ROLE_APPLICANT);
    put_role(card, ROLE_LEAD_IMPLEMENTER);
    put_role(card, ROLE_CO_IMPLEMENTER);
    put_own_fact(card, language_word(language, WORD_CARD_GRANTED),
                 is_granted ? euros(report, granted) : reason_text(card, why_not_granted(card)));
    put_own_fact(card, report_capital(report, label_stage(language, STAGE_COST)),
                 costs ? euros(report, cost) : reason_text(card, why_missing(card, STAGE_COST, SOURCE_TOTAL)));
    if (is_granted && costs)
        put_portion(card, granted, cost);
    put_other_sources(card);
    put_duration(card);
    put_code(card, FACT_STATUS);
    put_own_fact(card, report_fact_label(language, FACT_CODE), card->project->code);
    put_own_fact(card, language_word(language, WORD_CARD_GROUP), card->project->group);
}

/* --- indicators and decisions --- */

static void put_indicators(struct card *card)
{
    struct grid grid;
    report_indicators_of(card->report, card->project, &grid);
    if (grid.row_count > 0)
        put_grid(card, WORD_CARD_INDICATORS, &grid);
}

static const char *decision_number(struct report *report, const struct decision *decision)
{
    return decision->number == 0 ? language_word(report->request->language, WORD_NIL)
                                 : arena_format(report->arena, "%d", decision->number);
}

static void put_decision(struct grid *grid, const struct decision *decision)
{
    static const enum word kinds[] = {
        [DECISION_NEW] = WORD_DECISION_NEW, [DECISION_AMENDING] = WORD_DECISION_AMENDING,
        [DECISION_CANCELLING] = WORD_DECISION_CANCELLING, [DECISION_RECOVERING] = WORD_DECISION_RECOVERING,
    };
    static const enum word states[] = {
        [DECISION_IN_FORCE] = WORD_DECISION_IN_FORCE, [DECISION_PENDING] = WORD_DECISION_PENDING,
        [DECISION_REPEALED] = WORD_DECISION_REPEALED,
    };
    struct report *report = grid->report;
    enum language language = report->request->language;
    struct grid_row *row = grid_row(grid, TABLE_ROW);
    row->texts[0] = decision_number(report, decision);
    row->texts[1] = date_known(decision->day) ? report_date(report, decision->day) : language_word(language, WORD_NIL);
    row->texts[2] = decision->diary == NULL ? language_word(language, WORD_NIL) : decision->diary;
    row->texts[3] = language_word(language, kinds[decision->kind]);
    row->texts[4] = language_word(language, states[decision->state]);
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
    put_grid(card, WORD_CARD_DECISIONS, &grid);
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
    close_list(card);
    layout_need(layout, between_pieces + height);
    layout->y = card->block->page == PAGE_NEW ? layout->bottom - height : layout->y + between_pieces;
    report_put_marks(report, card->project);
}

/* --- the card --- */

static void (*const pieces[CARD_PIECES])(struct card *card) = {
    [CARD_BRIEF] = put_brief,         [CARD_FACTS] = put_facts,         [CARD_ORGANISATIONS] = put_organisations,
    [CARD_CONTACTS] = put_contacts,
    [CARD_PLACES] = put_places,       [CARD_CLASSES] = put_classes,     [CARD_SUMMARY] = put_summary,
    [CARD_AIMS] = put_aims,           [CARD_FUNDING] = put_funding,     [CARD_RESULTS] = put_results,
    [CARD_INDICATORS] = put_indicators, [CARD_DECISIONS] = put_decisions, [CARD_MARKS] = put_marks,
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
    for (int piece = 0; piece < CARD_PIECES; piece++)
        if (shows(&card, (enum card_piece)piece))
            pieces[piece](&card);
    close_list(&card);
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
