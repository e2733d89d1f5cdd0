/* The rows of an XML document: each element that is a project, and in it what the mapping's paths find. */
#ifndef IMPORT_DOCUMENT_ROWS_H
#define IMPORT_DOCUMENT_ROWS_H

#include "import/lookahead.h"
#include "import/row.h"

enum { DOCUMENT_ROW_MOST = 64 << 20 /* of the document [bytes] */ };

struct document_rows;

enum document_row { DOCUMENT_ROW_PROJECT, DOCUMENT_ROW_NONE /* no project code */, DOCUMENT_ROW_LAST /* no more */ };

/* NULL, with a finding, when a path of the mapping is none. The row and the source are borrowed. */
struct document_rows *document_rows_new(struct row *row, struct lookahead *source);
void document_rows_free(struct document_rows *rows);
/* Makes a row of the next element. A path that finds nothing gives an empty cell, unless it may be empty: then none. */
enum document_row document_rows_next(struct document_rows *rows);
/* True when reading has failed; a finding says why. */
bool document_rows_failed(const struct document_rows *rows);
/* Where reading has come to. */
struct place document_rows_place(struct document_rows *rows);

#endif
