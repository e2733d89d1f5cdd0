/* One row of a table: which cell belongs to which column of the mapping, and what can be said about a cell. */
#ifndef IMPORT_ROW_H
#define IMPORT_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import/mapping.h"
#include "import/ragged.h"
#include "import/table_reader.h"

enum { ROW_CODE_SIZE = 65 /* the longest code of a register and its NUL [bytes] */ };

struct row {
    const struct mapping *mapping;                        /* borrowed, as all here */
    const struct table_reader *reader;
    struct findings *findings;
    const struct column *columns[MAPPING_COLUMNS_MOST];   /* in the table's order */
    struct field cells[MAPPING_COLUMNS_MOST];             /* of the present row, without spaces around them */
    size_t count;
    enum ragged_readings readings;                        /* in how many ways the present row could be read */
    char code[ROW_CODE_SIZE];                             /* of the present row's project */
};

/* Takes the present record of the reader as the header: finds the mapping's columns in it. False, with findings, when one
 * is missing. A column that the mapping does not name is told and passed over. */
bool row_read_header(struct row *row);
/* Gives the present record's fields to the columns. False when it is no row: its fields cannot be read as these
 * columns, or there is no project code. */
bool row_read(struct row *row);
/* True when nothing stands in the present record. */
bool row_blank(const struct table_reader *reader);

/* The code that a cell of a code column stands for: NULL when it is none. For an open column the text itself,
 * ROW_CODE_SIZE bytes of which are put into `own`. */
const char *row_code(const struct row *row, size_t column, char own[ROW_CODE_SIZE]);
/* Copies a field that can be a code of a register: 1 to 64 bytes without spaces. */
bool row_copy_code(char out[ROW_CODE_SIZE], const struct field *field);

/* Adds a finding about a cell of the present row, with project code, cell and header as its arguments. */
void row_report(const struct row *row, enum finding_kind kind, size_t column);

#endif
