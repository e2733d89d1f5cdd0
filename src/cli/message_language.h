/* The language of what the program tells on standard error and in its log. The one place that reads the environment: results
 * and reports never depend on it. */
#ifndef CLI_MESSAGE_LANGUAGE_H
#define CLI_MESSAGE_LANGUAGE_H

#include "cli/options.h"

/* The --language, else that of LC_ALL, LC_MESSAGES or LANG (the first that is set, as POSIX says), else English. */
enum language message_language(const struct command_line *line);

#endif
