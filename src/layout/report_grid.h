/* A small table whose rows are all made before its columns are fitted to them: of changes, indicators, a project's funding. */
#ifndef LAYOUT_REPORT_GRID_H
#define LAYOUT_REPORT_GRID_H

#include "layout/report_parts.h"

struct grid_row {
    enum table_row kind;
    const char *texts[TABLE_COLUMNS];       /* NULL: an empty cell */
    enum language languages[TABLE_COLUMNS]; /* of the texts */
};

struct grid {
    struct report *report;
    struct table table;
    struct table_column columns[TABLE_COLUMNS];
    double shares[TABLE_COLUMNS];           /* of the width that fitted columns leave; 0: fitted to its texts */
    size_t column_count;
    struct grid_row *rows;
    size_t row_count, row_capacity;
    const char *note;                       /* below it; "" for none */
};

void grid_init(struct grid *out, struct report *report);
/* Columns come before rows. A number's is fitted to its widest text; another takes its share of what is left. */
void grid_number(struct grid *grid, const char *heading);
void grid_fitted(struct grid *grid, const char *heading);
void grid_text(struct grid *grid, const char *heading, double share);
/* A new row of empty cells in the report's language. Borrowed until the next one. */
struct grid_row *grid_row(struct grid *grid, enum table_row kind);
/* Fits the columns, the first of which heads the rows. `unit`: above the table; NULL: none. `sum_span`: columns that the first
 * text of a sum takes. */
void grid_finish(struct grid *grid, const char *unit, size_t sum_span);
/* What stands below it, with its last rows. To be called when it is finished. */
void grid_note(struct grid *grid, const char *note);
/* The height of the whole table with its note; what of it must stand together where it begins. [pt] */
double grid_whole(struct grid *grid);
double grid_beginning(struct grid *grid);
/* The whole height, or that of the beginning where it is more than a third of a page. [pt] */
double grid_height(struct grid *grid);
/* With its note. */
void grid_put(struct grid *grid);

/* The indicators of one project; without rows when it has none. */
void report_indicators_of(struct report *report, const struct project *project, struct grid *out);

#endif
