#include "cli/options.h"

#include <getopt.h>
#include <string.h>

#include "chart/chart.h"
#include "cli/companions.h"
#include "figures/membership.h"
#include "xml/vocabulary.h"

const struct command_kind command_kinds[COMMANDS] = {
    [COMMAND_CHECK] = {"check", "REGISTER...", "tells what is wrong or suspicious in registers", 1, SIZE_MAX},
    [COMMAND_IMPORT] = {"import", "INPUT", "makes a register from the table of another system's export", 1, 1},
    [COMMAND_FIGURES] = {"figures", "REGISTER...", "counts projects and their money", 1, SIZE_MAX},
    [COMMAND_CHART] = {"chart", "REGISTER", "draws figures as an SVG or PNG picture", 1, 1},
    [COMMAND_CHANGES] = {"changes", "OLD NEW", "tells what changed between two registers", 2, 2},
    [COMMAND_EXPORT] = {"export", "REGISTER...", "writes the list of operations of Regulation (EU) 2021/1060, Art. 49(3)", 1, SIZE_MAX},
    [COMMAND_REPORT] = {"report", "REGISTER", "makes an accessible PDF report by a template", 1, 1},
    [COMMAND_RUN] = {"run", "BATCH", "makes all reports of a batch file and publishes them together", 1, 1},
    [COMMAND_VERIFY] = {"verify", "MANIFEST", "checks published reports against their manifest", 1, 1},
    [COMMAND_SCHEMA] = {"schema", "NAME", "prints the XML Schema of a file format", 1, 1},
};

static const char *const formats[] = {"text", "csv", "json", "cpr49", NULL};
static const char *const grounds[] = {"light", "transparent", NULL};
static const char *const dumps[] = {"register", "trace", NULL};

#define BIT(command) (1u << COMMAND_##command)
#define EVERY ((1u << COMMANDS) - 1)
#define OF_REGISTERS (BIT(CHECK) | BIT(FIGURES) | BIT(CHART) | BIT(CHANGES) | BIT(EXPORT) | BIT(REPORT))

const struct option_kind option_kinds[OPTIONS] = {
    [OPTION_DRY_RUN] = {"dry-run", 0, OPTION_FLAG, NULL, NULL, BIT(RUN), 0, "only tell what would be made, and why"},
    [OPTION_JOBS] = {"jobs", 0, OPTION_TEXT, "N", NULL, BIT(RUN), 0,
                     "reports made at a time; as many as there are processors when not given"},
    [OPTION_JOB] = {"job", 0, OPTION_TEXT, "I/N", NULL, BIT(RUN), 0,
                    "make only part I of N, beside what is published; --collect publishes"},
    [OPTION_COLLECT] = {"collect", 0, OPTION_FLAG, NULL, NULL, BIT(RUN), 0,
                        "publish what the parts have made; make what is missing"},
    [OPTION_MAPPING] = {"mapping", 0, OPTION_TEXT, "NAME|FILE", NULL, BIT(IMPORT), BIT(IMPORT),
                        "how the table is read: a mapping's name or its file"},
    [OPTION_TEMPLATE] = {"template", 0, OPTION_TEXT, "NAME|FILE", NULL, BIT(REPORT), BIT(REPORT),
                         "what the report shows: a template's name or its file"},
    [OPTION_PERIOD] = {"period", 0, OPTION_TEXT, "P", NULL, BIT(FIGURES) | BIT(CHART) | BIT(EXPORT) | BIT(REPORT), BIT(REPORT),
                       "only projects of this period of the register, such as 2014-2020"},
    [OPTION_KIND] = {"kind", 0, OPTION_WORD, "K", chart_kind_names, BIT(CHART), BIT(CHART), "what is drawn"},
    [OPTION_WIDTH] = {"width", 0, OPTION_TEXT, "MM", NULL, BIT(CHART), 0,
                      "how wide the picture is, 80 to 600 millimetres; 176 when not given"},
    [OPTION_HEIGHT] = {"height", 0, OPTION_TEXT, "MM", NULL, BIT(CHART), 0,
                       "how high the picture is, 30 to 600 millimetres; when not given, what the chart takes"},
    [OPTION_SCALE] = {"scale", 0, OPTION_TEXT, "DPI", NULL, BIT(CHART), 0,
                      "how fine a PNG is, 36 to 600 pixels an inch; 144 when not given"},
    [OPTION_GROUND] = {"background", 0, OPTION_WORD, "B", grounds, BIT(CHART), 0, "what the chart stands on; light when not given"},
    [OPTION_BY] = {"by", 0, OPTION_TEXT, "D[,D]", NULL, BIT(FIGURES) | BIT(CHART) | BIT(CHANGES), BIT(CHART),
                   "group by a dimension, such as fund; figures by two"},
    [OPTION_MEASURE] = {"measure", 0, OPTION_TEXT, "M[,M...]", NULL, BIT(FIGURES) | BIT(CHART) | BIT(CHANGES), BIT(CHART),
                        "what is told; projects,granted,paid when not given"},
    [OPTION_WHERE] = {"where", 0, OPTION_TEXT, "D=VALUE", NULL, BIT(FIGURES) | BIT(EXPORT) | BIT(REPORT), 0,
                      "only projects that have this value; may be given several times"},
    [OPTION_ALLOCATION] = {"allocation", 0, OPTION_WORD, "HOW", allocation_names, BIT(FIGURES) | BIT(CHART), 0,
                           "how projects in several municipalities, regions or spearheads are divided among rows"},
    [OPTION_ID] = {"id", 0, OPTION_TEXT, "ID", NULL, BIT(FIGURES), 0,
                   "the figures of a report's table: the id in the note below it"},
    [OPTION_ROW] = {"row", 0, OPTION_TEXT, "ROW", NULL, BIT(FIGURES), 0,
                    "only this row, such as EAKR or EAKR/TL1"},
    [OPTION_FORMAT] = {"format", 0, OPTION_WORD, "F", formats, BIT(FIGURES) | BIT(CHANGES) | BIT(EXPORT), BIT(EXPORT),
                       "how figures are written; cpr49: what is exported"},
    [OPTION_PROJECTS] = {"projects", 0, OPTION_FLAG, NULL, NULL, BIT(FIGURES), 0,
                         "list the projects behind the figures and what each contributes"},
    [OPTION_OUTPUT] = {"output", 'o', OPTION_TEXT, "FILE", NULL, BIT(IMPORT) | BIT(CHART) | BIT(EXPORT) | BIT(REPORT) | BIT(RUN),
                       BIT(CHART),
                       "write to this file (run: folder), whole or not at all; - is standard output"},
    [OPTION_DUMP] = {"dump", 0, OPTION_WORD, "WHAT", dumps, BIT(CHECK) | BIT(REPORT), 0,
                     "for tests: what the program makes on its way (check: register; report: trace)"},
    [OPTION_SETTINGS] = {"settings", 0, OPTION_TEXT, "NAME|FILE", NULL, OF_REGISTERS | BIT(RUN), 0,
                         "how grave each kind of finding is: a settings file"},
    [OPTION_PREVIOUS] = {"previous", 0, OPTION_TEXT, "REGISTER", NULL, BIT(FIGURES) | BIT(REPORT), 0,
                         "an earlier register, on its own situation date: what changed since is told (figures: with an --id of changes)"},
    [OPTION_READER] = {"reader", 0, OPTION_WORD, "WHO", reader_names, BIT(REPORT), 0,
                       "who reads it: persons are named for internal readers only, and every page says so"},
    [OPTION_ALSO] = {"also", 0, OPTION_WORDS, "FORM[,FORM...]", companion_names, BIT(REPORT), 0,
                     "write the report in these forms too, beside the file of -o"},
    [OPTION_ATTACH] = {"attach", 0, OPTION_FLAG, NULL, NULL, BIT(REPORT), 0,
                       "put the figures behind the tables and charts, and the projects as a register, into the PDF"},
    [OPTION_AS_OF] = {"as-of", 0, OPTION_DAY, "DATE", NULL, OF_REGISTERS | BIT(IMPORT), BIT(IMPORT),
                      "the situation date, YYYY-MM-DD; else the register's own"},
    [OPTION_LANGUAGE] = {"language", 0, OPTION_WORD, "L", language_tags, EVERY, 0,
                         "of results (else fi) and of messages (else en)"},
    [OPTION_QUIET] = {"quiet", 0, OPTION_FLAG, NULL, NULL, EVERY, 0, "of findings, tell only errors"},
    [OPTION_HELP] = {"help", 0, OPTION_FLAG, NULL, NULL, EVERY, 0, "tell how the program or a command is used"},
    [OPTION_VERSION] = {"version", 0, OPTION_FLAG, NULL, NULL, EVERY, 0, "tell the program's version"},
};

bool command_line_has(const struct command_line *line, enum option_name option)
{
    return line->options[option].text != NULL;
}

enum language command_line_language(const struct command_line *line, enum language otherwise)
{
    const struct option_value *value = &line->options[OPTION_LANGUAGE];
    return value->text == NULL || value->word < 0 ? otherwise : (enum language)value->word;
}

/* --- what is said about a mistake --- */

void option_suggest(const char *prefix, const char *const *words, const char *text, struct findings *findings)
{
    xml_word_suggest(prefix, words, text, strlen(text), NOWHERE, findings);
}

const char *option_join(struct arena *arena, const char *prefix, const char *const *words)
{
    return xml_words_join(arena, prefix, words);
}

/* --- one argument after the other: getopt_long finds where options begin and end --- */

/* What getopt_long returns for an option's long form; short forms are their letter. */
enum { OPERAND = 1, LONG_FORM = 256 };

struct parser {
    struct command_line *line;
    struct findings *findings;
    const char *unknown;           /* the first option that there is not */
    bool failed;
};

/* "--period", for findings. */
static struct finding_argument written(struct parser *parser, enum option_name option)
{
    return finding_text(arena_format(&parser->findings->arena, "--%s", option_kinds[option].name));
}

static enum option_name option_of(int code)
{
    if (code >= LONG_FORM)
        return (enum option_name)(code - LONG_FORM);
    int option = 0;
    while (option < OPTIONS && option_kinds[option].letter != code)
        option++;
    return (enum option_name)option;
}

static void refuse_value(struct parser *parser, enum option_name option, const char *text, const char *expected)
{
    findings_add(parser->findings, FINDING_OPTION_VALUE, NOWHERE, written(parser, option), finding_text(text),
                 finding_text(expected));
    parser->failed = true;
}

/* True when the text is one of the option's words. */
static bool take_word(struct parser *parser, enum option_name option, const char *text, size_t length)
{
    const char *const *words = option_kinds[option].words;
    struct option_value *value = &parser->line->options[option];
    value->word = xml_word_lookup(words, text, length);
    if (value->word >= 0)
        return true;
    const char *word = arena_copy(&parser->findings->arena, text, length);
    refuse_value(parser, option, word, option_join(&parser->findings->arena, "", words));
    option_suggest("", words, word, parser->findings);
    return false;
}

static void take_words(struct parser *parser, enum option_name option, const char *text)
{
    struct option_value *value = &parser->line->options[option];
    for (;; text++) {
        size_t length = strcspn(text, ",");
        if (take_word(parser, option, text, length))
            value->words |= 1u << value->word;
        text += length;
        if (*text == '\0')
            return;
    }
}

static void take_value(struct parser *parser, enum option_name option, const char *text)
{
    const struct option_kind *kind = &option_kinds[option];
    struct option_value *value = &parser->line->options[option];
    value->text = text;
    if (kind->type == OPTION_WORD) {
        take_word(parser, option, text, strlen(text));
    } else if (kind->type == OPTION_WORDS) {
        take_words(parser, option, text);
    } else if (kind->type == OPTION_DAY) {
        if (!date_parse(&value->day, text, strlen(text)) || value->day.day == 0)
            refuse_value(parser, option, text, "YYYY-MM-DD");
    } else if (kind->type == OPTION_TEXT && *text == '\0') {
        refuse_value(parser, option, text, kind->argument);
    }
}

static void take_where(struct parser *parser, const char *text)
{
    struct command_line *line = parser->line;
    if (line->where_count < OPTIONS_MOST_WHERE) {
        line->where[line->where_count++] = text;
        return;
    }
    findings_add(parser->findings, FINDING_OPTION_TOO_OFTEN, NOWHERE, written(parser, OPTION_WHERE),
                 finding_count(OPTIONS_MOST_WHERE));
    parser->failed = true;
}

static void take_option(struct parser *parser, enum option_name option, const char *text)
{
    const struct option_value *before = &parser->line->options[option];
    if (before->text != NULL && option != OPTION_WHERE && option_kinds[option].type != OPTION_FLAG) {
        findings_add(parser->findings, FINDING_OPTION_REPEATED, NOWHERE, written(parser, option));
        parser->failed = true;
        return;
    }
    take_value(parser, option, text == NULL ? "" : text);
    if (option == OPTION_WHERE)
        take_where(parser, text);
}

static void note_unknown(struct parser *parser, const char *argument)
{
    struct arena *arena = &parser->findings->arena;
    if (parser->unknown == NULL)
        parser->unknown = optopt != 0 ? arena_format(arena, "-%c", optopt)
                                      : arena_copy(arena, argument, strcspn(argument, "="));
    parser->failed = true;
}

static void take_argument(struct parser *parser, int code, char **argv)
{
    struct command_line *line = parser->line;
    if (code == OPERAND) {
        line->operands[line->operand_count++] = optarg;
    } else if (code == ':') {
        enum option_name option = option_of(optopt);
        findings_add(parser->findings, FINDING_OPTION_INCOMPLETE, NOWHERE, written(parser, option),
                     finding_text(option_kinds[option].argument));
        parser->failed = true;
    } else if (code == '?' && optopt >= LONG_FORM) {
        findings_add(parser->findings, FINDING_OPTION_IS_FLAG, NOWHERE, written(parser, option_of(optopt)));
        parser->failed = true;
    } else if (code == '?') {
        note_unknown(parser, argv[optind - 1]);
    } else {
        take_option(parser, option_of(code), optarg);
    }
}

/* Reads options and operands in the order they stand, whatever POSIXLY_CORRECT says: that is what '-' is for; ':' keeps
 * getopt from printing. */
static void take_arguments(struct parser *parser, int argc, char **argv)
{
    struct option forms[OPTIONS + 1] = {{0}};
    for (int i = 0; i < OPTIONS; i++)
        forms[i] = (struct option){option_kinds[i].name, option_kinds[i].type == OPTION_FLAG ? no_argument
                                                                                             : required_argument,
                                   NULL, LONG_FORM + i};
    int code;
    optind = 0;
    while ((code = getopt_long(argc, argv, "-:o:", forms, NULL)) != -1)
        take_argument(parser, code, argv);
    while (optind < argc)
        parser->line->operands[parser->line->operand_count++] = argv[optind++];
}

/* --- the command, and whether the whole fits it --- */

static void tell_command(struct parser *parser, const char *name)
{
    const char *names[COMMANDS + 1] = {NULL};
    for (int i = 0; i < COMMANDS; i++)
        names[i] = command_kinds[i].name;
    struct finding_argument known = finding_text(option_join(&parser->findings->arena, "", names));
    parser->failed = true;
    if (name == NULL) {
        findings_add(parser->findings, FINDING_COMMAND_MISSING, NOWHERE, known);
        return;
    }
    findings_add(parser->findings, FINDING_COMMAND_UNKNOWN, NOWHERE, finding_text(name), known);
    option_suggest("", names, name, parser->findings);
}

static bool only_tells(const struct command_line *line)
{
    return command_line_has(line, OPTION_HELP) || command_line_has(line, OPTION_VERSION);
}

/* The first operand is the command. False when there is no such command: what belongs to it cannot be told. */
static bool take_command(struct parser *parser)
{
    struct command_line *line = parser->line;
    if (line->operand_count == 0) {
        if (!only_tells(line) && parser->unknown == NULL)
            tell_command(parser, NULL);
        return true;
    }
    const char *name = *line->operands++;
    line->operand_count--;
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(name, command_kinds[i].name) == 0)
            line->command = (enum command_name)i;
    if (line->command == COMMANDS)
        tell_command(parser, name);
    return line->command != COMMANDS;
}

/* Says that a command has no such option, and which it has. Without a command: those that all have. */
static void tell_unknown(struct parser *parser, const char *unknown)
{
    enum command_name command = parser->line->command;
    unsigned wanted = command == COMMANDS ? EVERY : 1u << command;
    const char *names[OPTIONS + 1] = {NULL};
    size_t count = 0;
    for (int i = 0; i < OPTIONS; i++)
        if ((option_kinds[i].commands & wanted) == wanted)
            names[count++] = option_kinds[i].name;
    findings_add(parser->findings, FINDING_OPTION_UNKNOWN, NOWHERE,
                 finding_text(command == COMMANDS ? "hankeraportti" : command_kinds[command].name),
                 finding_text(unknown), finding_text(option_join(&parser->findings->arena, "--", names)));
    option_suggest("--", names, unknown + strspn(unknown, "-"), parser->findings);
    parser->failed = true;
}

static void check_options(struct parser *parser)
{
    const struct command_line *line = parser->line;
    for (int i = 0; i < OPTIONS; i++)
        if (command_line_has(line, (enum option_name)i) && !(option_kinds[i].commands >> line->command & 1))
            tell_unknown(parser, arena_format(&parser->findings->arena, "--%s", option_kinds[i].name));
}

/* --format means a form of figures, or what is exported. */
static void check_format(struct parser *parser)
{
    const struct option_value *format = &parser->line->options[OPTION_FORMAT];
    bool exports = parser->line->command == COMMAND_EXPORT;
    if (format->text != NULL && format->word >= 0 && (format->word == FORMAT_CPR49) != exports)
        refuse_value(parser, OPTION_FORMAT, format->text, exports ? "cpr49" : "text, csv, json");
}

static bool reads_twice(const struct command_line *line)
{
    size_t count = 0;
    for (size_t i = 0; i < line->operand_count; i++)
        count += strcmp(line->operands[i], "-") == 0;
    return count > 1;
}

/* A timeline shows the projects themselves. */
static bool needed(const struct command_line *line, enum option_name option)
{
    const struct option_value *kind = &line->options[OPTION_KIND];
    bool timeline = line->command == COMMAND_CHART && kind->text != NULL && kind->word == CHART_TIMELINE;
    return (option_kinds[option].needed >> line->command & 1) &&
           !(timeline && (option == OPTION_BY || option == OPTION_MEASURE));
}

static void check_complete(struct parser *parser)
{
    const struct command_line *line = parser->line;
    const struct command_kind *command = &command_kinds[line->command];
    for (int i = 0; i < OPTIONS; i++)
        if (needed(line, (enum option_name)i) && !command_line_has(line, (enum option_name)i)) {
            findings_add(parser->findings, FINDING_OPTION_NEEDED, NOWHERE, finding_text(command->name),
                         written(parser, (enum option_name)i), finding_text(option_kinds[i].argument));
            parser->failed = true;
        }
    if (reads_twice(line)) {
        findings_add(parser->findings, FINDING_STANDARD_INPUT_TWICE, NOWHERE);
        parser->failed = true;
    }
    if (line->operand_count < command->least || line->operand_count > command->most) {
        findings_add(parser->findings, FINDING_OPERANDS, NOWHERE, finding_text(command->name),
                     finding_text(command->operands), finding_count((int64_t)line->operand_count));
        parser->failed = true;
    }
}

bool command_line_read(struct command_line *out, struct arena *arena, int argc, char **argv,
                       struct findings *findings)
{
    struct parser parser = {.line = out, .findings = findings};
    *out = (struct command_line){.command = COMMANDS};
    out->operands = arena_array(arena, (size_t)argc + 1, sizeof *out->operands);
    take_arguments(&parser, argc, argv);
    if (!take_command(&parser))
        return false;
    if (parser.unknown != NULL)
        tell_unknown(&parser, parser.unknown);
    if (out->command == COMMANDS || parser.unknown != NULL)
        return !parser.failed;
    check_options(&parser);
    check_format(&parser);
    if (!only_tells(out))
        check_complete(&parser);
    return !parser.failed;
}
