/* A workbook for spreadsheet programs (XLSX), by libxlsxwriter: sheets of one header row, with real numbers and dates. The same
 * calls give the same bytes: its day of creation is given. Texts are texts, whatever they begin with. */
#ifndef SPREADSHEET_SPREADSHEET_H
#define SPREADSHEET_SPREADSHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/languages.h"

struct spreadsheet;
struct spreadsheet_sheet;

/* What the file says of itself. Borrowed until close. */
struct spreadsheet_about {
    const char *title, *author;
    date created;                /* the situation date */
    enum language language;      /* of the number formats */
};

enum spreadsheet_style { SPREADSHEET_PLAIN, SPREADSHEET_TOTAL /* bold */, SPREADSHEET_STYLES };

/* To be closed. Ends the program when there is no memory. */
struct spreadsheet *spreadsheet_new(const struct spreadsheet_about *about);
/* Adds the file's bytes to `out` and frees the workbook. False when it could not be made: then what `out` has of it is of
 * no use. */
bool spreadsheet_close(struct spreadsheet *spreadsheet, struct buffer *out);

/* A new sheet. Of the name 31 characters are kept, without those that a name of a sheet cannot have; what is kept must be
 * unique in the workbook. */
struct spreadsheet_sheet *spreadsheet_sheet_add(struct spreadsheet *spreadsheet, const char *name);
/* The first row and its columns, and `rows` rows of it that a filter is for. It stays in view. `names` are borrowed until close. */
void spreadsheet_sheet_head(struct spreadsheet_sheet *sheet, const char *const *names, uint16_t count, uint32_t rows);
/* Rows count from 0, the header's. A column becomes as wide as its widest cell, within reason. What is never put is an empty cell. */
void spreadsheet_put_text(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, const char *text,
                       enum spreadsheet_style style);
void spreadsheet_put_count(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t count,
                        enum spreadsheet_style style);
void spreadsheet_put_cents(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t cents,
                        enum spreadsheet_style style);
/* A per cent of 1 or 2 decimals, as a number of per cent: 245 with one decimal is 24.5. */
void spreadsheet_put_percent(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t value, int decimals,
                          enum spreadsheet_style style);
/* [millionths], shown with as many decimals as it has. */
void spreadsheet_put_quantity(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t millionths,
                           enum spreadsheet_style style);
void spreadsheet_put_date(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, date day, enum spreadsheet_style style);
/* Words across all columns, in as many lines as they need: to be put after the rows, whose cells the columns' widths follow. */
void spreadsheet_put_note(struct spreadsheet_sheet *sheet, uint32_t row, const char *text);

#endif
