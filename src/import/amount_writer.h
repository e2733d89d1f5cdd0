/* The amounts of a row, in XML: of other currencies in euros, of one column and day added up, with the reason why one is
 * missing. */
#ifndef IMPORT_AMOUNT_WRITER_H
#define IMPORT_AMOUNT_WRITER_H

#include "import/register_writer.h"
#include "import/row.h"

/* Writes the amounts that stand in the project's decision, or the others. */
void amount_writer_put(struct register_writer *out, struct row *row, bool in_decision);
/* True for a cell whose amount stands in the decision: what is granted. */
bool amount_in_decision(const struct cell *cell);

#endif
