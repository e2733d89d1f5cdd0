/* What --help and --version print, made from the tables of options.h. In English, like the man page. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* Prints to standard output: the version, or the help of the command, or of the program when there is no command. */
void help_print(const struct command_line *line, struct findings *findings);

#endif
