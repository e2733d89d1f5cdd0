/* What is written beside a report's PDF when --also asks for it: the same report in other forms, report.html beside report.pdf.
 * Each is written whole or not at all, and none where the PDF is not. To add one: a name in batch/companion.*, and
 * a line in the table of companions.c. */
#ifndef CLI_COMPANIONS_H
#define CLI_COMPANIONS_H

#include <stdbool.h>

#include "batch/companion.h"
#include "cli/options.h"
#include "cli/set_tables.h"
#include "device/pdf.h"
#include "layout/report.h"

/* A report that has been laid out. All of it is borrowed. */
struct made_report {
    const struct command_line *line;
    const struct report_request *request;
    const struct layout *layout;
    const struct pdf_description *description;
    struct text *text;
    struct arena *arena;
    const struct set_tables *tables;
    const char *stem;       /* the PDF's path without ".pdf": where companions get their names from */
};

/* Whether the report becomes a file: only then companions can stand beside it. */
bool companions_have_stem(const struct command_line *line);
/* False, with a finding, when companions are asked for but there is no file that they could stand beside. */
bool companions_have_place(const struct command_line *line, struct findings *findings);
/* The path of the PDF without its ".pdf". In `arena`. */
const char *companions_stem(struct arena *arena, const char *path);
/* Writes those that are asked for. A failure is a finding, and the others are written still. */
void companions_write(const struct made_report *report, struct findings *findings);
/* Tells, in one finding, how many files of a companion's name lie beside the report that it has not written: an earlier report's,
 * with other tables, more pages or another --also. They are not removed: what made them is not known. */
void companions_tell_left(const struct made_report *report, struct findings *findings);

#endif
