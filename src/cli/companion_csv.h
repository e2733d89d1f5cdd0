/* The tables of a report as CSV files beside it: report-1-rahastoittain.csv and so on, a file for each figure set. */
#ifndef CLI_COMPANION_CSV_H
#define CLI_COMPANION_CSV_H

#include "cli/companions.h"

void companion_csv_write(const struct made_report *report, struct findings *findings);

#endif
