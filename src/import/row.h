/* What an export tells of one project: cells, each of a column of the mapping, in the order of the table or of the
 * mapping. A table gives one cell for each of its columns; a document one for each thing that a path finds. And what can
 * be said about a cell. */
#ifndef IMPORT_ROW_H
#define IMPORT_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import/mapping.h"
#include "import/ragged.h"
#include "import/records.h"

enum {
    ROW_CODE_SIZE = 65,      /* the longest code of a register and its NUL [bytes] */
    ROW_CELLS_MOST = 8192
};

struct cell {
    const struct column *column;    /* borrowed */
    struct field value;             /* without spaces around it */
    struct field beside[BESIDES];   /* what stands beside it; empty when nothing does */
};

struct row {
    const struct mapping *mapping;        /* borrowed, as all here */
    struct findings *findings;
    const struct input *positions;
    date situation_date;
    struct cell *cells;                   /* of the present row; the row's own */
    size_t count, capacity;
    uint32_t offset;                      /* where it begins */
    int32_t first_day;                    /* day 0 of FIELD_NUMBER [days since 1.1.1970] */
    enum ragged_readings readings;        /* in how many ways it could be read */
    char code[ROW_CODE_SIZE];             /* of its project */
    int64_t converted;                    /* amounts of other currencies, in all rows so far */
};

/* An empty row to fill. */
void row_init(struct row *out, const struct mapping *mapping, date situation_date, struct findings *findings);
void row_release(struct row *row);
/* One more cell. */
struct cell *row_add(struct row *row, const struct column *column, struct field value);
/* Finds the project's code among the cells. False when there is none. */
bool row_take_code(struct row *row);
/* Whether the project is named. */
bool row_is_named(const struct row *row);
/* Without the spaces around it; one that is all spaces keeps its place. */
struct field field_trimmed(struct field field);

/* --- what a cell says --- */

/* The code that a text stands for: NULL when it is none. For an open column the text itself, ROW_CODE_SIZE bytes of
 * which are put into `own`. */
const char *row_code(const struct row *row, const struct column *column, const struct field *field,
                     char own[ROW_CODE_SIZE]);
/* Copies a field that can be a code of a register: 1 to 64 bytes without spaces. */
bool row_copy_code(char out[ROW_CODE_SIZE], const struct field *field);
bool row_date(const struct row *row, date *out, const struct cell_style *style, const struct field *field);
bool row_amount(money *out, const struct cell_style *style, const struct field *field);

/* Adds a finding about a field of the present row, with project code, text and place (header or path) as its arguments. */
void row_report_field(const struct row *row, enum finding_kind kind, const struct field *field, const char *place);
/* The same about a cell's value. */
void row_report(const struct row *row, enum finding_kind kind, const struct cell *cell);

#endif
