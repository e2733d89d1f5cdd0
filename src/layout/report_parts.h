/* What the parts of a report share: the request, the figures made so far, formatting. Private to layout/. */
#ifndef LAYOUT_REPORT_PARTS_H
#define LAYOUT_REPORT_PARTS_H

#include "layout/report.h"
#include "layout/table.h"

enum { REPORT_FIGURE_SETS = 64 };

struct report {
    struct layout *layout;
    struct arena *arena;
    const struct report_request *request;
    struct findings *findings;
    const struct figures *sets[REPORT_FIGURE_SETS]; /* all that was made, to be held against each other */
    size_t set_count;
    bool failed;
};

/* The figures of all the report's projects for one measure; NULL when they cannot be made. */
const struct figures *report_total(struct report *report, const struct measure *measure);
/* The figures of a block, kept for the agreement; NULL when they cannot be made (a finding says why). */
struct figures *report_figures(struct report *report, const struct block *block);
const char *report_words(struct report *report, const struct words *words, struct place place);
/* A word with {1} {2} {3} filled in; in the arena. */
const char *report_fill(struct report *report, enum word word, const char *one, const char *two, const char *three);
const char *report_count(struct report *report, int64_t count);
/* A figure as a table cell shows it, money in `unit`; "–" when missing. In the arena. */
const char *report_cell(struct report *report, const struct measure *measure, const struct figure *figure,
                        enum money_unit unit);
/* The label of a shown figure: the template's, else the measure's own. */
const char *report_label(struct report *report, const struct shown_figure *figure);
/* Text of a template with measures in braces filled in. In the arena; "" with a finding when a brace holds no measure. */
const char *report_filled_text(struct report *report, const char *pattern, struct place place);
/* Below a table or chart: over how many projects its sums are taken, and whether shares were moved. */
void report_coverage(struct report *report, const struct figures *figures);
/* Says that the period has no projects. */
void report_nothing(struct report *report);
/* Which measure rows are sorted by: the first of money. */
size_t report_sort_measure(const struct figures *figures);

void report_key_figures(struct report *report, const struct block *block);
void report_table(struct report *report, const struct block *block);
void report_chart(struct report *report, const struct block *block);
void report_project_list(struct report *report, const struct block *block);
void report_findings(struct report *report);

#endif
