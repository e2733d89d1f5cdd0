/* The rows of a table: which column of the mapping each of its columns is, found by the header, and which fields of a
 * record belong to which. */
#ifndef IMPORT_TABLE_ROWS_H
#define IMPORT_TABLE_ROWS_H

#include "import/records.h"
#include "import/row.h"

/* A column of the table. */
struct table_column {
    const struct column *column;   /* of the mapping; borrowed */
    int beside[BESIDES];           /* the columns of what stands beside it; -1: none */
};

struct table_rows {
    struct records *records;       /* borrowed */
    struct row *row;               /* borrowed */
    struct table_column columns[MAPPING_COLUMNS_MOST];   /* in the table's order */
    size_t count;
};

/* Takes the present record as the header. False, with findings, when a column of the mapping is missing. A column that
 * the mapping does not name is told and passed over. */
bool table_rows_read_header(struct table_rows *out, struct records *records, struct row *row);
/* Makes a row of the present record. False when it is none: its fields cannot be read as these columns, or there is no
 * project code. */
bool table_rows_read(struct table_rows *rows);
/* True when nothing stands in the present record. */
bool table_rows_blank(const struct records *records);

#endif
