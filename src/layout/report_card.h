/* What the files of a project's card share. Private to layout/. */
#ifndef LAYOUT_REPORT_CARD_H
#define LAYOUT_REPORT_CARD_H

#include "layout/report_grid.h"

/* A card being put. */
struct card {
    struct report *report;
    const struct project *project;
    const struct block *block;
    int level;           /* of its heading */
    bool list_open;      /* facts stand in a list */
};

/* A fact: a label and what is told, in the report's language; nothing where nothing is told. */
void card_put_fact(struct card *card, const char *label, const char *text);
/* The heading of a piece, with `keep` more below it that stays [pt]. */
void card_put_heading(struct card *card, enum word word, double keep);
void card_put_grid(struct card *card, enum word heading, struct grid *grid);

/* --- report_card_funding.c --- */

/* "55 908 €". In the report's arena. */
const char *card_euros(struct report *report, money amount);
/* The table of sources and stages, and in brief the facts: granted, cost, the share of it, other sources. */
void card_put_funding(struct card *card);
void card_put_amounts(struct card *card);
/* The stages that the table has a column for; returns how many. */
size_t card_stages(const struct card *card, enum stage out[STAGES]);
/* Whether the facts in brief tell what a source has granted. */
bool card_tells_source(const struct card *card, unsigned source);

/* --- report_card_sets.c --- */

/* The ids of the figure sets of a card's tables, "; " between them: "" for none. In the report's arena. */
const char *card_set_ids(const struct card *card);

#endif
