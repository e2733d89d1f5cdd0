#include <string.h>

#include "figures/figure_set.h"
#include "layout/report_card.h"
#include "register/settlement.h"

/* The figure sets of cards. A card names those of its own tables in one line, each narrowed to its project; the report has one set
 * of each kind over all its cards, since a file for every card would be of no use to anybody. */

/* --- what the pieces of a card ask --- */

static void add_measure(const struct card *card, struct query *query, const char *name)
{
    for (size_t m = 0; m < query->measure_count; m++)
        if (strcmp(query->measures[m].name, name) == 0)
            return;
    (void)measure_parse(&query->measures[query->measure_count++], name, strlen(name), NOWHERE, card->report->findings);
}

static bool tells(const struct card *card, enum stage stage, unsigned source)
{
    money amount;
    return settlement_lookup(card->project->settlement, stage, source, &amount);
}

static bool ask_brief(const struct card *card, struct query *query)
{
    bool granted = tells(card, STAGE_GRANTED, SOURCE_GRANT), costs = tells(card, STAGE_COST, SOURCE_TOTAL);
    char scratch[16];
    if (granted)
        add_measure(card, query, "granted");
    if (costs)
        add_measure(card, query, "cost");
    if (granted && costs)
        add_measure(card, query, "rate(granted/cost)");
    for (unsigned source = 0; source < SETTLED_SOURCES; source++)
        if (card_tells_source(card, source))
            add_measure(card, query, arena_format(card->report->arena, "granted:%s",
                                                  member_id((struct member){MEMBER_SOURCE, {.source = source}}, scratch)));
    return query->measure_count > 0;
}

static bool ask_funding(const struct card *card, struct query *query)
{
    enum stage stages[STAGES];
    size_t count = card_stages(card, stages);
    for (size_t i = 0; i < count; i++)
        add_measure(card, query, arena_format(card->report->arena, "%s:whole", register_stage_names[stages[i]]));
    return query->measure_count > 0;
}

static bool ask_indicators(const struct card *card, struct query *query)
{
    query->subject = SUBJECT_INDICATORS;
    return card->project->indicator_count > 0;
}

static bool ask_decisions(const struct card *card, struct query *query)
{
    query->subject = SUBJECT_DECISIONS;
    return card->project->decision_count > 0;
}

enum { CARD_SETS = 4 };

/* The pieces that show figures. `ask` adds to a query what a card shows of it; false when that is nothing. */
static const struct asking {
    enum card_piece piece;
    enum word title;
    enum report_set_kind kind;
    bool (*ask)(const struct card *card, struct query *query);
    enum dimension within[1], of_all[FIGURES_MAX_DIMENSIONS]; /* of one card, and of all */
    size_t within_count, of_all_count;
} askings[CARD_SETS] = {
    {CARD_BRIEF, WORD_CARD_GRANTED, SET_FIGURES, ask_brief, {0}, {DIMENSION_PROJECT}, 0, 1},
    {CARD_FUNDING, WORD_CARD_FUNDING, SET_FIGURES, ask_funding, {DIMENSION_SOURCE}, {DIMENSION_PROJECT, DIMENSION_SOURCE}, 1, 2},
    {CARD_INDICATORS, WORD_CARD_INDICATORS, SET_INDICATORS, ask_indicators, {0}, {DIMENSION_PROJECT}, 0, 1},
    {CARD_DECISIONS, WORD_CARD_DECISIONS, SET_DECISIONS, ask_decisions, {0}, {0}, 0, 0},
};

static void take_dimensions(struct query *query, const enum dimension *dimensions, size_t count)
{
    memcpy(query->dimensions, dimensions, count * sizeof *dimensions);
    query->dimension_count = count;
}

/* --- of one card --- */

const char *card_set_ids(const struct card *card)
{
    struct report *report = card->report;
    const char *ids = "";
    for (size_t i = 0; i < CARD_SETS; i++) {
        struct query query = {.period = report->request->period, .situation_date = report->request->situation_date,
                              .filters = {{DIMENSION_PROJECT, card->project->code}}, .filter_count = 1};
        take_dimensions(&query, askings[i].within, askings[i].within_count);
        if ((card->block->shows >> askings[i].piece & 1) && askings[i].ask(card, &query))
            ids = arena_format(report->arena, "%s%s%s", ids, *ids == '\0' ? "" : "; ",
                               figure_set_id(report->arena, report->request->reg, &query));
    }
    return ids;
}

/* --- of all cards --- */

static bool ask_all(struct report *report, const struct part *part, const struct asking *asking, struct query *query)
{
    bool any = false;
    for (size_t i = 0; i < part->figures->project_count; i++) {
        const struct card card = {.report = report, .project = part->figures->projects[i], .block = part->block};
        if (!project_hides_person(card.project))
            any |= asking->ask(&card, query);
    }
    return any;
}

/* Called by what they are tables of: the heading above the cards is no name for them. */
void report_card_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading)
{
    (void)heading;
    for (size_t i = 0; i < CARD_SETS; i++) {
        struct query query = part->figures->query;
        query.measure_count = 0;
        take_dimensions(&query, askings[i].of_all, askings[i].of_all_count);
        if ((part->block->shows >> askings[i].piece & 1) && ask_all(report, part, &askings[i], &query))
            report_add_set(report, sets,
                           (struct report_set){.title = language_word(report->request->language, askings[i].title),
                                               .query = query, .kind = askings[i].kind});
    }
}
