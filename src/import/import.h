/* Turns another register's export - a text table, a workbook, an XML document - into register XML, by a mapping: one row
 * in, one project out, in one pass. Nothing is dropped silently: rows in = projects out + rows reported, and a note at
 * the end says so. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/date.h"
#include "base/findings.h"
#include "base/input.h"
#include "base/output.h"
#include "import/mapping.h"

/* Reads `export` to its end and writes the register to `out`, which the caller opens and closes. False, with findings,
 * when there can be no register - the export cannot be read, or lacks a column; the caller then abandons `out`. Rows
 * and cells that cannot be read are findings and do not make it false. */
bool import_write(const struct mapping *mapping, struct input *export, date situation_date, struct output *out,
                  struct findings *findings);

#endif
