/* A table over any number of pages: header repeated (as an artifact), columns that belong together under one heading, group headings kept with what follows,
 * rows whole on one page, carried-forward sums at page ends, totals between stronger rules, numbers under one another by
 * their decimal mark. A row that is taller than a page goes on in a row of its own, with a mark on both pages - an artifact,
 * since who listens hears the text go on. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/table_column.h"

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
    struct table_head {
        struct line *lines;
        size_t count;      /* 0: there is none */
    } heads[TABLE_COLUMNS], groups[TABLE_COLUMNS]; /* of a group where its first column is */
    size_t head_height, group_height; /* in lines */
    const char *unit;      /* above the table, right; NULL: none */
    table_carry *carry;    /* NULL: nothing is carried forward */
    void *context;         /* of carry */
    double gap;            /* between columns [pt] */
    const struct element *cells; /* one for each language, of a cell that is not in the report's */
    enum language languages[TABLE_COLUMNS]; /* of the texts of the next rows; at first the report's */
    const enum language *const *row_languages; /* the same of each of the rows that are given together; NULL: the report's */
    size_t sum_span;       /* columns that the first text of a subtotal or total takes; 1 at first */
    double foot;           /* height of what must not stand without the last row, such as a note; 0 at first [pt] */
};

/* Makes a table ready to be measured and opened; `columns` are borrowed. */
void table_init(struct table *out, struct layout *layout, const struct type *type,
                const struct table_column *columns, size_t column_count, const char *unit);
/* Opens it at the layout's y; it starts on a new page unless header and a row fit. */
void table_begin(struct table *table);
/* Adds a row. `keep`: height that must fit below it on the same page, such as that of the subtotal which follows
 * [pt]. Texts may be NULL for an empty cell. */
void table_row(struct table *table, enum table_row kind, const char *const texts[TABLE_COLUMNS], double keep);
/* Adds all rows of a table, and keeps together what belongs together: a group's heading and two rows, the last two rows and
 * their sums, the last row and the foot. */
void table_rows(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count);
void table_end(struct table *table);
/* Height of a row of one line [pt]. */
double table_line_height(const struct table *table);
/* Height of this row, with the space above it, when it is not broken. [pt] */
double table_row_height(struct table *table, enum table_row kind, const char *const texts[TABLE_COLUMNS]);
/* Height of what must stand together where a table with these rows begins: its header and the first rows, of a small one all
 * rows. [pt] */
double table_beginning(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count);
/* Height of a table with these rows, unit and header included, when it is not broken; the measuring ends above `most`.
 * [pt] */
double table_height(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count,
                    double most);

/* Where a column begins, from the page's left edge, and how wide a cell is that takes `span` columns from it on. [pt] */
double table_column_left(const struct table *table, size_t column);
double table_cell_width(const struct table *table, size_t column, size_t span);

#endif
