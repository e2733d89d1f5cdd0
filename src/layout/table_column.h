/* The columns of a table: what they are called, and how wide what stands in them makes them. */
#ifndef LAYOUT_TABLE_COLUMN_H
#define LAYOUT_TABLE_COLUMN_H

#include "layout/layout.h"

enum { TABLE_COLUMNS = 16 };

struct table_column {
    const char *heading;
    const char *group;  /* heads this column and its neighbours of the same one; NULL: none */
    double width;       /* [pt]; the columns and gaps together are the layout's width */
    double lead;        /* a text "lead\trest" is set with its rest this far in [pt]; 0: none */
    double fraction;    /* the widest of what stands right of the decimal mark [pt]; table_column_fit finds it */
    bool number;        /* right-aligned, by the decimal mark */
    bool header;        /* its cells are the header cells of their rows */
};

/* Puts what neighbouring headings begin with above them once: "EU ja valtio, myönnetty" and "EU ja valtio, maksettu" become
 * "Myönnetty" and "Maksettu" of the group "EU ja valtio". To be called before columns are fitted. */
void table_columns_group(struct arena *arena, struct table_column *columns, size_t count);
/* Sets a column's width to its widest text in `face`, heading words included, but at least `least` [pt]; of a column of
 * numbers to its widest whole number and its widest fraction. */
void table_column_fit(struct layout *layout, const struct type *type, enum face face, struct table_column *column,
                      const char *const *texts, size_t count, double least);
/* Widens the columns whose heading takes more than two lines, all of them or, when `spare` does not suffice, none;
 * returns what they took. [pt] */
double table_columns_ease(struct layout *layout, struct table_column *columns, size_t count, double spare);
/* How wide what stands right of a number's decimal mark is; 0: it has none. [pt] */
double table_column_fraction(const struct layout *layout, const struct type *type, enum face face, const char *number);

#endif
