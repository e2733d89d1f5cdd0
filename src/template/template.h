/* A report template: what a report shows, read from XML; the same for all languages. */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/findings.h"
#include "base/languages.h"
#include "figures/dimension.h"
#include "figures/measure.h"
#include "template/appearance.h"
#include "template/cofunding.h"
#include "template/words.h"

enum text_style { TEXT_BODY, TEXT_NOTE };
enum section_page { SECTION_NEW_PAGE, SECTION_SAME_PAGE };
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

/* Names in XML; each ends with NULL. */
extern const char *const template_text_style_names[];
extern const char *const template_page_names[];
extern const char *const template_unit_names[];
extern const char *const chart_kind_names[CHART_KINDS + 1];

enum block_kind { BLOCK_TEXT, BLOCK_KEY_FIGURES, BLOCK_CHART, BLOCK_TABLE, BLOCK_PROJECT_LIST, BLOCK_FINDINGS };

struct shown_figure {
    struct measure measure;
    struct words label;
    struct place place;
};

/* A piece of a section. */
struct block {
    enum block_kind kind;
    struct words words;             /* BLOCK_TEXT: the text; else the heading above it, empty for none */
    enum text_style style;          /* BLOCK_TEXT */
    enum chart_kind chart_kind;     /* BLOCK_CHART */
    enum dimension dimensions[2];
    size_t dimension_count;
    enum money_unit unit;           /* BLOCK_TABLE */
    bool sort;                      /* largest first, by the first measure of money */
    size_t top;                     /* rows shown; 0: all */
    struct shown_figure *figures;
    size_t figure_count, figure_capacity;
    struct place place;
};

struct section {
    struct words heading;
    enum section_page page;
    struct block *blocks;
    size_t block_count, block_capacity;
    struct place place;
};

struct template {
    struct words title, audience, subtitle;
    struct cofundings cofundings;
    struct appearance appearance;
    bool contents;
    struct section *sections;
    size_t section_count, section_capacity;
    struct input input;
};

/* Reads the template at `path`, which must outlive it. Lives in `arena`; to be released in either case. False, with
 * findings, when it cannot be used: unknown elements, measures or values. */
bool template_read(struct template *out, struct arena *arena, const char *path, struct findings *findings);
void template_release(struct template *template);
/* The text in a language; "" with a finding when it is not translated but another language has it. */
const char *template_words(const struct words *words, enum language language, struct place place,
                           struct findings *findings);

#endif
