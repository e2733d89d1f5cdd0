/* A row of an export as a project of a register, in XML. What cannot be read in it becomes findings, and the rest is
 * written: an amount with the reason why it is missing, a date or code not at all. */
#ifndef IMPORT_PROJECT_WRITER_H
#define IMPORT_PROJECT_WRITER_H

#include "import/register_writer.h"
#include "import/row.h"

void project_writer_put(struct register_writer *out, struct row *row);

#endif
