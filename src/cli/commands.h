/* What each command does. A command writes its results and adds findings; main prints those and makes the exit status of
 * them (findings_status), so that a command has nothing to return: what went wrong is in the list. The command line has
 * been checked against the tables of options.h. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/findings.h"
#include "batch/outcome.h"
#include "cli/options.h"

#define PROGRAM_VERSION "1.0.0"

void check_command(const struct command_line *line, struct findings *findings);
void import_command(const struct command_line *line, struct findings *findings);
void figures_command(const struct command_line *line, struct findings *findings);
void chart_command(const struct command_line *line, struct findings *findings);
void changes_command(const struct command_line *line, struct findings *findings);
void export_command(const struct command_line *line, struct findings *findings);
void report_command(const struct command_line *line, struct findings *findings);
void run_command(const struct command_line *line, struct findings *findings);
void verify_command(const struct command_line *line, struct findings *findings);
void schema_command(const struct command_line *line, struct findings *findings);

/* What `report` does, and what came of it: pages, grand totals, title; a report of a run is made by this, too. */
void report_make(const struct command_line *line, struct outcome *out, struct findings *findings);

#endif
