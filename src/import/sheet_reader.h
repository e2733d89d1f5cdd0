/* The first sheet of an Excel workbook (.xlsx, Office Open XML), record by record. Texts, numbers, days and what formulas
 * came to are read; formulas, formats and hidden rows are not its business. Places are the sheet's rows and columns. What
 * an archive may unpack to is limited. The one user of libzip. */
#ifndef IMPORT_SHEET_READER_H
#define IMPORT_SHEET_READER_H

#include "import/lookahead.h"
#include "import/records.h"

enum {
    SHEET_FILE_MOST = 256 << 20,      /* workbook [bytes] */
    SHEET_TEXTS_MOST = 256 << 20,     /* of all cells that share texts [bytes] */
    SHEET_PART_MOST = 1 << 30,        /* one unpacked part of the archive [bytes] */
    SHEET_RATIO_MOST = 250,           /* unpacked to packed, ... */
    SHEET_RATIO_FROM = 16 << 20,      /* ... looked at beyond so much [bytes] */
    SHEET_COLUMNS_MOST = 1024
};

/* NULL, with a finding, when it is no workbook that can be read. The sheet is read by its records, and closed by them. */
struct records *sheet_reader_new(struct lookahead *source, struct findings *findings);

#endif
