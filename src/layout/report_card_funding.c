#include "language/labels.h"
#include "layout/report_card.h"
#include "register/settlement.h"

/* The money of a project's card: a table of who pays what at each stage, or in brief a few facts. */

const char *card_euros(struct report *report, money amount)
{
    struct buffer out;
    buffer_init(&out, 64);
    language_money(&out, report->request->language, amount, /*cents*/ false);
    return report_keep(report, &out);
}

/* --- what is told, and why not --- */

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

size_t card_stages(const struct card *card, enum stage out[STAGES])
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

/* --- the table --- */

void card_put_funding(struct card *card)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    enum stage stages[STAGES];
    size_t count = card_stages(card, stages);
    if (count == 0) {
        card_put_heading(card, WORD_CARD_FUNDING, report->layout->style->body.leading);
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
    card_put_grid(card, WORD_CARD_FUNDING, &grid);
}

/* --- in brief --- */

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
    card_put_fact(card, language_word(language, WORD_CARD_PORTION), report_keep(card->report, &out));
}

bool card_tells_source(const struct card *card, unsigned source)
{
    static const unsigned beside_grant = 1u << SOURCE_MUNICIPAL | 1u << SOURCE_OTHER_PUBLIC |
                                         1u << SOURCE_MUNICIPAL_AND_OTHER_PUBLIC | 1u << SOURCE_PRIVATE | 1u << SOURCE_OWN |
                                         1u << SOURCE_UNKNOWN;
    money amount;
    return (beside_grant >> source & 1) && is_known(card, STAGE_GRANTED, source, &amount) && amount.cents != 0;
}

static void put_other_sources(struct card *card)
{
    money amount;
    for (unsigned source = 0; source < SETTLED_SOURCES; source++)
        if (card_tells_source(card, source) && is_known(card, STAGE_GRANTED, source, &amount))
            card_put_fact(card, label_source(card->report->request->language, source), card_euros(card->report, amount));
}

void card_put_amounts(struct card *card)
{
    struct report *report = card->report;
    enum language language = report->request->language;
    money granted = {0}, cost = {0};
    bool is_granted = is_known(card, STAGE_GRANTED, SOURCE_GRANT, &granted);
    bool costs = is_known(card, STAGE_COST, SOURCE_TOTAL, &cost);
    card_put_fact(card, language_word(language, WORD_CARD_GRANTED),
                  is_granted ? card_euros(report, granted) : reason_text(card, why_not_granted(card)));
    card_put_fact(card, report_capital(report, label_stage(language, STAGE_COST)),
                  costs ? card_euros(report, cost) : reason_text(card, why_missing(card, STAGE_COST, SOURCE_TOTAL)));
    if (is_granted && costs)
        put_portion(card, granted, cost);
    put_other_sources(card);
}
