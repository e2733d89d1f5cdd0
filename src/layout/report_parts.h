/* What the parts of a report share: the request, the figures made so far, formatting. Private to layout/. */
#ifndef LAYOUT_REPORT_PARTS_H
#define LAYOUT_REPORT_PARTS_H

#include "layout/report.h"
#include "layout/table.h"

struct report {
    struct layout *layout;
    struct arena *arena;
    const struct report_request *request;
    struct findings *findings;
    const struct figures **sets;   /* all that was made, to be held against each other */
    size_t set_count, set_capacity;
    bool empty;         /* the period has no projects */
    bool failed;
};

/* A block made ready, before anything is put on a page. */
struct part {
    const struct block *block;
    bool shown;                        /* false: it has nothing to show, and no heading either */
    double height;                     /* that must stand together below its heading [pt] */
    const char *text;                  /* BLOCK_TEXT */
    const struct figures *figures;     /* blocks of figures */
    const struct chart *chart;         /* BLOCK_CHART */
    struct report_table *table;        /* BLOCK_TABLE */
    struct report_findings *findings;  /* BLOCK_FINDINGS */
};

/* The figures of all the report's projects for one measure; NULL when they cannot be made. */
const struct figures *report_total(struct report *report, const struct measure *measure);
/* The figures of a block, kept for the agreement; NULL when they cannot be made (a finding says why). */
struct figures *report_figures(struct report *report, const struct block *block);
const char *report_words(struct report *report, const struct words *words, struct place place);
/* A word with {1} {2} {3} filled in; in the arena. */
const char *report_fill(struct report *report, enum word word, const char *one, const char *two, const char *three);
const char *report_count(struct report *report, int64_t count);
const char *report_date(struct report *report, date day);
/* A figure as a table cell shows it, money in `unit`; "–" when missing. In the arena. */
const char *report_cell(struct report *report, const struct measure *measure, const struct figure *figure,
                        enum money_unit unit);
/* The label of a shown figure: the template's, else the measure's own. */
const char *report_label(struct report *report, const struct shown_figure *figure);
/* Text of a template with measures in braces filled in; "" when it has measures and none of them is known. In the arena.
 * A brace that holds no measure fails the report, with a finding. */
const char *report_filled_text(struct report *report, const char *pattern, struct place place);
/* The note below a table: over how many projects its sums are taken, and whether shares were moved. In the arena. */
const char *report_coverage(struct report *report, const struct block *block, const struct figures *figures);
double report_note_height(struct report *report, const char *note);
void report_put_note(struct report *report, const char *note);
/* A paragraph of running text. */
void report_paragraph(struct report *report, const char *string);

/* The body's logo with its top at `top`, at the left margin; nothing when there is none. [pt] */
void report_logo(struct report *report, double top);
/* Who co-funds the projects: the Union's emblem and the words of the template's statements about the money that the projects
 * have, ending at `bottom`; nothing when none is about it. [pt] */
void report_cofunding(struct report *report, double bottom);

/* Each kind of block is made ready where there is something to prepare, then put on pages. */
void report_key_figures(struct report *report, const struct part *part);
void report_make_table(struct report *report, struct part *part);
void report_table(struct report *report, const struct part *part);
void report_make_chart(struct report *report, struct part *part);
void report_chart(struct report *report, const struct part *part);
/* How many of a project list's groups are named in the list of contents: all of a few, else none. */
size_t report_project_list_entries(const struct part *part);
void report_project_list(struct report *report, const struct part *part);
void report_make_findings(struct report *report, struct part *part);
void report_findings(struct report *report, const struct part *part);

#endif
