/* The tables of a report as a workbook beside it, report.xlsx: a sheet for each figure set, and one of all projects. */
#ifndef CLI_COMPANION_XLSX_H
#define CLI_COMPANION_XLSX_H

#include "cli/companions.h"

void companion_xlsx_write(const struct made_report *report, struct findings *findings);

#endif
