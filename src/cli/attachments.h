/* What travels inside a report's PDF: its figures as CSV, a file for each figure set, and its projects as a register. The figures
 * are those of the report's reader: for internal readers they may name persons, and say so by their names. The register
 * names none, whoever reads it. */
#ifndef CLI_ATTACHMENTS_H
#define CLI_ATTACHMENTS_H

#include "cli/set_tables.h"
#include "device/pdf.h"

struct attachments {
    struct pdf_attachment *items;
    size_t count;
};

/* Everything lives in `arena`. Where a table tells of changes, the register compared with is there, too, as far as that asks for. */
void attachments_make(struct attachments *out, struct arena *arena, const struct report_request *request,
                      const struct set_tables *tables);

#endif
