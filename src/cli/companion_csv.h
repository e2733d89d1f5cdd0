/* The tables of a report as CSV files beside it: report-01-rahastoittain.csv and so on, a file for each figure set. */
#ifndef CLI_COMPANION_CSV_H
#define CLI_COMPANION_CSV_H

#include "cli/companions.h"

void companion_csv_write(const struct made_report *report, struct findings *findings);
/* Of a file's name without the report's: whether it may be such a table's, and whether it is one of this report's. A table whose
 * title begins with a digit is not known as one, since another report's year or month may stand there: report-2025-01-….csv. */
bool companion_csv_is(const char *name);
bool companion_csv_writes(const struct made_report *report, const char *name);

#endif
