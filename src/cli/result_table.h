/* A table of results, and the three ways it is written: text for people (in their language, aligned, rounded to euros),
 * CSV and JSON for programs (ids, exact plain numbers, empty or null for missing). What stands in it is the same. */
#ifndef CLI_RESULT_TABLE_H
#define CLI_RESULT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "figures/dimension.h"
#include "language/language.h"

enum cell_kind {
    CELL_MISSING,
    CELL_TEXT,
    CELL_COUNT,
    CELL_MONEY,      /* [cents] */
    CELL_DECIMAL,    /* [10^-decimals], of a per cent */
    CELL_QUANTITY,   /* [millionths] of a unit that its row tells */
    CELL_DATE
};

struct cell {
    enum cell_kind kind;
    uint8_t decimals;        /* of CELL_DECIMAL */
    const char *id, *label;  /* of CELL_TEXT: for programs (NULL: nothing to tell them), for people */
    int64_t number;
    date day;
};

enum column_kind {
    COLUMN_DIMENSION,
    COLUMN_ALLOCATION,       /* how projects are divided among rows: the same in each; JSON tells it once */
    COLUMN_FACT,             /* of a project: its name ... */
    COLUMN_MEASURE,
    COLUMN_PROJECTS          /* over how many projects the measure before it is taken; not shown to people */
};

struct result_column {
    enum column_kind kind;
    const char *name, *label; /* for programs, for people */
};

/* Subtotals are for people: a program that adds up rows would count them twice. */
enum row_kind { ROW_PLAIN, ROW_SUBTOTAL, ROW_TOTAL };

struct result_row {
    enum row_kind kind;
    struct cell *cells;      /* one for each column */
};

enum { RESULT_COLUMNS = 3 + 4 + 5 * 24 /*measures: before, after, the projects of each, difference*/, RESULT_NOTES = 32 };

struct result_table {
    struct arena *arena;             /* holds rows and cells; borrowed */
    enum language language;
    const char *rows_name;           /* what JSON calls the rows: "rows", "projects" */
    struct result_column columns[RESULT_COLUMNS];
    size_t column_count;
    struct result_row *rows;         /* the last is the total */
    size_t row_count, row_capacity;
    const char *notes[RESULT_NOTES]; /* lines below the table, for people */
    size_t note_count;
};

void result_table_init(struct result_table *out, struct arena *arena, enum language language, const char *rows_name);
/* Columns come before rows; the name is copied. */
void result_table_column(struct result_table *table, enum column_kind kind, const char *name, const char *label);
/* A new row of missing cells. */
struct result_row *result_table_row(struct result_table *table, enum row_kind kind);
/* A line below the table. Lives in the arena. */
void result_table_note(struct result_table *table, const char *note);

/* Columns side by side, numbers right-aligned. Texts longer than 48 columns are cut; characters that would
 * disturb a terminal show as U+FFFD. */
void result_table_write_text(const struct result_table *table, struct buffer *out);
/* RFC 4180. */
void result_table_write_csv(const struct result_table *table, struct buffer *out);
/* One object: dimensions, measures, the rows, the total. */
void result_table_write_json(const struct result_table *table, struct buffer *out);

/* Cells. Texts are borrowed. */
struct cell cell_text(const char *id, const char *label);
struct cell cell_count(int64_t count);
struct cell cell_day(date day);
/* A member of a dimension: its id and name; of a natural person only that it is one. Lives in the table's arena. */
struct cell cell_member(const struct result_table *table, struct member member);

#endif
