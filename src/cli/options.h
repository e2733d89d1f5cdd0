/* The command line: which commands there are, which options each takes, and reading them. One table of each drives
 * the reading, the help and what is said about a mistake. To add a command: a name here, a line in command_kinds, its
 * function in commands.h and main.c; to add an option: a name here and a line in option_kinds. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/findings.h"
#include "base/languages.h"

enum command_name {
    COMMAND_CHECK, COMMAND_IMPORT, COMMAND_FIGURES, COMMAND_CHART, COMMAND_CHANGES, COMMAND_EXPORT, COMMAND_REPORT,
    COMMAND_RUN, COMMAND_VERIFY, COMMAND_SCHEMA, COMMANDS
};

struct command_kind {
    const char *name;
    const char *operands;       /* as the help writes them: "REGISTER..." */
    const char *about;          /* one line of the help */
    size_t least, most;         /* how many operands */
};

enum option_name {
    OPTION_DRY_RUN, OPTION_JOBS, OPTION_JOB, OPTION_COLLECT,
    OPTION_MAPPING, OPTION_TEMPLATE, OPTION_PERIOD, OPTION_KIND, OPTION_WIDTH, OPTION_HEIGHT, OPTION_SCALE, OPTION_GROUND, OPTION_BY,
    OPTION_MEASURE, OPTION_WHERE, OPTION_ALLOCATION,
    OPTION_ID, OPTION_ROW, OPTION_FORMAT, OPTION_PROJECTS, OPTION_OUTPUT, OPTION_ALSO, OPTION_ATTACH, OPTION_DUMP,
    OPTION_SETTINGS, OPTION_PREVIOUS, OPTION_READER, OPTION_AS_OF, OPTION_LANGUAGE, OPTION_QUIET,
    OPTION_HELP, OPTION_VERSION, OPTIONS
};

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_WORD, OPTION_WORDS /* with commas between them */, OPTION_DAY };

struct option_kind {
    const char *name;           /* without the dashes */
    char letter;                /* of its short form; 0: none */
    enum option_type type;
    const char *argument;       /* as the help calls it; NULL for a flag */
    const char *const *words;   /* of OPTION_WORD and OPTION_WORDS; ends with NULL */
    unsigned commands;          /* that take it: a bit for each */
    unsigned needed;            /* commands that cannot do without it */
    const char *about;          /* one line of the help */
};

extern const struct command_kind command_kinds[COMMANDS];
extern const struct option_kind option_kinds[OPTIONS];

/* The places of OPTION_WORD's words. The language's are enum language's, the kind's enum chart_kind's, those of --also enum
 * companion's (companions.h), the reader's enum reader's. */
enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON };
enum export_format { FORMAT_CPR49 = FORMAT_JSON + 1 };
enum dump { DUMP_REGISTER, DUMP_TRACE };
enum ground { GROUND_LIGHT, GROUND_TRANSPARENT };

struct option_value {
    const char *text;           /* as it was given, "" for a flag; NULL: not given */
    int word;                   /* of OPTION_WORD; 0, the first, when not given; -1 when it was refused */
    unsigned words;             /* of OPTION_WORDS: a bit for each that was given */
    date day;                   /* of OPTION_DAY */
};

enum { OPTIONS_MOST_WHERE = 8 };

struct command_line {
    enum command_name command;  /* COMMANDS: none, only --help or --version */
    struct option_value options[OPTIONS];
    const char *where[OPTIONS_MOST_WHERE]; /* every --where, in order */
    size_t where_count;
    const char **operands;      /* in the arena; the texts are argv's */
    size_t operand_count;
};

/* Reads the arguments. False, with findings, when they are wrong in any way; `out` then holds what could be read, so
 * that the findings can be told in the --language asked for. With --help or --version nothing else is needed. */
bool command_line_read(struct command_line *out, struct arena *arena, int argc, char **argv,
                       struct findings *findings);
bool command_line_has(const struct command_line *line, enum option_name option);
/* The --language, else `otherwise`: Finnish for what is shown, English for messages. */
enum language command_line_language(const struct command_line *line, enum language otherwise);

/* A note that names the word of `words` nearest to `text` in spelling, after `prefix`; nothing when none is near. */
void option_suggest(const char *prefix, const char *const *words, const char *text, struct findings *findings);
/* The words with commas between them: "text, csv, json". In `arena`. */
const char *option_join(struct arena *arena, const char *prefix, const char *const *words);

#endif
