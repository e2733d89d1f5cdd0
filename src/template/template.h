/* A report template: what a report shows, read from XML; the same for all languages. It is a tree of blocks: sections and
 * repeats hold others, everything else is shown. */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/findings.h"
#include "base/languages.h"
#include "figures/figures.h"
#include "template/appearance.h"
#include "template/cofunding.h"
#include "template/words.h"

enum text_style { TEXT_BODY, TEXT_NOTE, TEXT_LEAD };
enum page_start { PAGE_NEW, PAGE_SAME };
enum chart_kind {
    CHART_BARS,     /* a horizontal bar for each row; a second measure is shown as the dark part of the first */
    CHART_GROUPED,  /* a group of horizontal bars for each row, one a measure */
    CHART_STACKED,  /* a horizontal bar for each row, as long as the sum of the measures that divide it */
    CHART_STACK,    /* one 100 % bar a row, divided by the measures (sources) */
    CHART_COLUMNS,  /* columns side by side for each row (years), one a measure; a last rate as a line above them */
    CHART_LINES,    /* a line for each measure over the rows (years) */
    CHART_TIMELINE, /* a bar from start to end for each project */
    CHART_MAP,      /* municipalities, sub-regions or regions shaded by a measure */
    CHART_KINDS
};
enum money_unit { UNIT_EURO, UNIT_THOUSAND, UNIT_MILLION };
/* Where the figures of a chart stand as a table. */
enum chart_table {
    CHART_TABLE_BELOW,    /* the chart itself */
    CHART_TABLE_ANNEX,    /* the last section, which is made for them */
    CHART_TABLE_NONE,
    CHART_TABLE_AS_NEEDED /* in the annex, unless a table of the chart's section has them */
};

/* What there may be something of, for conditions. */
enum presence { PRESENCE_PROJECTS, PRESENCE_FINDINGS, PRESENCE_CHANGES, PRESENCES };

/* What a column of a project list tells: a fact, or a measure of money. */
enum column_fact {
    FACT_CODE, FACT_NAME, FACT_IMPLEMENTER, FACT_DURATION, FACT_STATUS, FACT_START, FACT_END, FACT_PROGRAMME, FACT_FUND,
    FACT_PRIORITY, FACT_OBJECTIVE, FACT_AUTHORITY, FACT_ELAPSED /* of its time [%] */, FACT_PLACE,
    FACT_CONTACT, FACTS,
    FACT_MEASURE = FACTS
};

/* What a project card shows, in this order. */
enum card_piece {
    CARD_BRIEF, CARD_FACTS, CARD_ORGANISATIONS, CARD_CONTACTS, CARD_PLACES, CARD_CLASSES, CARD_SUMMARY, CARD_AIMS, CARD_FUNDING,
    CARD_RESULTS, CARD_INDICATORS, CARD_DECISIONS, CARD_MARKS, CARD_PIECES
};

/* Names in XML; each ends with NULL. */
extern const char *const template_text_style_names[];
extern const char *const template_page_names[];
extern const char *const template_unit_names[];
extern const char *const template_chart_table_names[];
extern const char *const template_presence_names[PRESENCES + 1];
extern const char *const template_fact_names[FACTS + 1];
extern const char *const template_card_names[CARD_PIECES + 1];
extern const char *const chart_kind_names[CHART_KINDS + 1];

enum block_kind {
    BLOCK_SECTION, BLOCK_REPEAT, BLOCK_TEXT, BLOCK_LIST, BLOCK_KEY_FIGURES, BLOCK_CHART, BLOCK_TABLE, BLOCK_MATRIX,
    BLOCK_PROJECT_LIST, BLOCK_PROJECT_CARDS, BLOCK_CHANGES, BLOCK_INDICATORS, BLOCK_METHOD, BLOCK_OWN_TEXT, BLOCK_FINDINGS,
    BLOCK_CHART_FIGURES, /* of a chart, as a table: no element, but what a report makes of its charts */
    BLOCK_KINDS
};

struct shown_figure {
    struct measure measure;
    struct words label;
    struct place place;
};

struct list_column {
    enum column_fact fact;
    size_t figure;          /* of FACT_MEASURE: its place in the block's figures */
    struct words label;     /* of a fact; a measure's label is its figure's */
    struct place place;
};

/* All that are told must hold, or the block and what it holds is left out. */
struct conditions {
    bool needs_known, needs_unknown;
    struct measure known, unknown;   /* some project tells it; none does */
    enum dimension told, untold, several; /* some project tells it; there are projects, and none does; there are two members or
                                              more. DIMENSIONS: not asked */
    uint64_t any;                    /* a bit for each enum presence: one of them is there; 0: not asked */
};

#define NO_SORTING SIZE_MAX

/* A piece of a report. */
struct block {
    enum block_kind kind;
    struct place place;
    struct conditions conditions;
    struct filter *filters;          /* only projects that pass them all */
    size_t filter_count, filter_capacity;
    struct words words;              /* BLOCK_TEXT: the text; else the heading above it, empty for none */
    struct block **children;         /* BLOCK_SECTION, BLOCK_REPEAT */
    size_t child_count, child_capacity;
    struct words *items;             /* BLOCK_LIST */
    size_t item_count, item_capacity;
    enum text_style style;           /* BLOCK_TEXT */
    enum page_start page;            /* BLOCK_SECTION, BLOCK_PROJECT_CARDS: where it, or each of them, starts */
    enum chart_kind chart_kind;      /* BLOCK_CHART */
    enum chart_table chart_table;    /* BLOCK_CHART */
    enum dimension dimensions[FIGURES_MAX_DIMENSIONS];
    size_t dimension_count;
    enum allocation allocation;      /* BLOCK_CHART, BLOCK_TABLE: of projects in several rows */
    enum money_unit unit;            /* BLOCK_TABLE, BLOCK_MATRIX */
    size_t sort;                     /* the figure by which rows are sorted, largest first; NO_SORTING */
    size_t top;                      /* rows shown; 0: all */
    uint64_t shows;                  /* BLOCK_PROJECT_CARDS: bits of enum card_piece; BLOCK_CHANGES: of enum change_kind */
    const char *file;                /* BLOCK_OWN_TEXT: a name without a path; {language} stands in it for fi, sv or en */
    struct shown_figure *figures;
    size_t figure_count, figure_capacity;
    struct list_column *columns;     /* BLOCK_PROJECT_LIST: every one of them, facts and figures */
    size_t column_count, column_capacity;
};

struct template {
    struct words title, audience, subtitle;
    struct cofundings cofundings;
    struct appearance appearance;
    struct words header, footer;     /* of every page but the cover, left; empty: what is usual */
    bool cover;
    unsigned contents;               /* levels in the list of contents; 0: there is none */
    struct block root;               /* its children are the report's sections and repeats of them */
    struct input input;
};

/* What it was read from (template_reader.h); the rest lives in the arena. */
void template_release(struct template *template);
/* Whether a block of this kind stands anywhere in it. */
bool template_has(const struct template *template, enum block_kind kind);
/* The text in a language; "" with a finding when it is not translated but another language has it. */
const char *template_words(const struct words *words, enum language language, struct place place,
                           struct findings *findings);

#endif
