/* A table over any number of pages: header row repeated (as an artifact), group headings kept with what follows,
 * rows whole on one page, carried-forward sums at page ends, totals between stronger rules.
 * Rows are given one by one, as texts; a row that is taller than a page goes on in a row of its own. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/layout.h"

enum { TABLE_COLUMNS = 16 };

struct table_column {
    const char *heading;
    double width;       /* [pt]; the columns and gaps together are the layout's width */
    double lead;        /* a text "lead\trest" is set with its rest this far in [pt]; 0: none */
    bool number;        /* right-aligned */
    bool header;        /* its cells are the header cells of their rows */
};

enum table_row {
    TABLE_ROW,
    TABLE_GROUP,        /* a heading over all columns: only the first text is used */
    TABLE_SUBTOTAL,
    TABLE_TOTAL
};

/* Fills the texts of the line that stands at the foot of a page (`next` true) and at the head of the one after it. */
typedef void table_carry(void *context, bool next, const char *texts[TABLE_COLUMNS]);

struct table {
    struct layout *layout;
    const struct type *type;
    const struct table_column *columns;
    size_t column_count;
    const struct line *heads[TABLE_COLUMNS];
    size_t head_lines[TABLE_COLUMNS];
    size_t head_height;    /* in lines */
    const char *unit;      /* above the table, right; NULL: none */
    table_carry *carry;    /* NULL: nothing is carried forward */
    void *context;         /* of carry */
    double gap;            /* between columns [pt] */
    const struct element *cells; /* one for each language, of a cell that is not in the report's */
    enum language languages[TABLE_COLUMNS]; /* of the texts of the next rows; at first the report's */
    size_t sum_span;       /* columns that the first text of a subtotal or total takes; 1 at first */
};

/* Makes a table ready to be measured and opened; `columns` are borrowed. */
void table_init(struct table *out, struct layout *layout, const struct type *type,
                const struct table_column *columns, size_t column_count, const char *unit);
/* Opens it at the layout's y; it starts on a new page unless header and two rows fit. */
void table_begin(struct table *table);
/* Adds a row. `keep`: height that must fit below it on the same page, such as that of the subtotal which follows
 * [pt]. Texts may be NULL for an empty cell. */
void table_row(struct table *table, enum table_row kind, const char *const texts[TABLE_COLUMNS], double keep);
void table_end(struct table *table);
/* Height of a row of one line [pt]. */
double table_line_height(const struct table *table);
/* Height of a table with these rows, unit and header included, when it is not broken; the measuring ends above `most`. [pt] */
double table_height(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count,
                    double most);

/* Sets a column's width to its widest text in `face`, heading words included, but at least `least` [pt]. */
void table_fit(struct layout *layout, const struct type *type, enum face face, struct table_column *column,
               const char *const *texts, size_t count, double least);
/* Widens the columns whose heading takes more than two lines, all of them or, when `spare` does not suffice, none;
 * returns what they took. [pt] */
double table_ease(struct layout *layout, struct table_column *columns, size_t count, double spare);

#endif
