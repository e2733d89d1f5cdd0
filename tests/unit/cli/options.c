/* Reading the command line. What is expected is the contract with scripts (interface of the commands, GNU's rules for
 * long options). */
#include "cli/options.h"

#include "unit.h"
#include "cli/companions.h"

enum { ARGUMENTS = 16 };

static struct arena arena;
static struct findings findings;
static struct command_line line;

/* Reads a command line given as words separated by one space each. */
static bool read(const char *words)
{
    static char copy[512], program[] = "hankeraportti";
    char *argv[ARGUMENTS + 1] = {program};
    int argc = 1;
    snprintf(copy, sizeof copy, "%s", words);
    for (char *word = strtok(copy, " "); word != NULL && argc < ARGUMENTS; word = strtok(NULL, " "))
        argv[argc++] = word;
    findings_release(&findings);
    return command_line_read(&line, &arena, argc, argv, &findings);
}

static const char *text(enum option_name option)
{
    return command_line_has(&line, option) ? line.options[option].text : "(not given)";
}

static bool told(enum finding_kind kind)
{
    for (size_t i = 0; i < findings.count; i++)
        if (findings.items[i].kind == kind)
            return true;
    return false;
}

/* What the note suggests; "" when there is none. */
static const char *suggested(void)
{
    for (size_t i = 0; i < findings.count; i++)
        if (findings.items[i].kind == FINDING_NEAREST_NAME)
            return findings.items[i].arguments[0].text;
    return "";
}

static bool wrong(const char *words, enum finding_kind kind)
{
    return !read(words) && told(kind) && findings_status(&findings) == STATUS_USAGE;
}

static void test_forms(void)
{
    CHECK(read("figures a.xml --by fund --format=csv --projects --as-of 2016-08-23"));
    CHECK(line.command == COMMAND_FIGURES && line.operand_count == 1);
    CHECK_TEXT(line.operands[0], "a.xml");
    CHECK_TEXT(text(OPTION_BY), "fund");
    CHECK(line.options[OPTION_FORMAT].word == FORMAT_CSV && command_line_has(&line, OPTION_PROJECTS));
    CHECK(date_compare(line.options[OPTION_AS_OF].day, (date){2016, 8, 23}) == 0);
    CHECK(!command_line_has(&line, OPTION_PERIOD) && !command_line_has(&line, OPTION_QUIET));

    CHECK(read("import --mapping eura2014 in.csv --as-of=2016-08-23 -o out.xml"));
    CHECK_TEXT(text(OPTION_OUTPUT), "out.xml");
    CHECK(read("import --mapping eura2014 in.csv --as-of=2016-08-23 -oout.xml"));
    CHECK_TEXT(text(OPTION_OUTPUT), "out.xml");
    CHECK(read("import --mapping eura2014 in.csv --as-of=2016-08-23 --output=-"));
    CHECK_TEXT(text(OPTION_OUTPUT), "-");
    CHECK(read("--quiet check a.xml - c.xml") && line.operand_count == 3);
    CHECK_TEXT(line.operands[1], "-");
}

static void test_end_of_options(void)
{
    CHECK(read("check --quiet -- --by -x") && line.operand_count == 2);
    CHECK_TEXT(line.operands[0], "--by");
    CHECK_TEXT(line.operands[1], "-x");
    CHECK(read("figures --by -- a.xml"));
    CHECK_TEXT(text(OPTION_BY), "--");
}

static void test_where(void)
{
    CHECK(read("figures a --where fund=EAKR --where=year=2015") && line.where_count == 2);
    CHECK_TEXT(line.where[0], "fund=EAKR");
    CHECK_TEXT(line.where[1], "year=2015");
    CHECK(wrong("figures a --where=a=1 --where=a=1 --where=a=1 --where=a=1 --where=a=1 --where=a=1 --where=a=1 "
                "--where=a=1 --where=a=1", FINDING_OPTION_TOO_OFTEN));
}

static void test_language(void)
{
    CHECK(read("check a") && command_line_language(&line, LANGUAGE_EN) == LANGUAGE_EN);
    CHECK(read("check a --language sv") && command_line_language(&line, LANGUAGE_EN) == LANGUAGE_SV);
    CHECK(wrong("check a --language de", FINDING_OPTION_VALUE));
    CHECK(command_line_language(&line, LANGUAGE_EN) == LANGUAGE_EN);
}

static void test_also(void)
{
    CHECK(read("report a --template t --period p --also html,png") && line.options[OPTION_ALSO].words ==
          (1u << COMPANION_HTML | 1u << COMPANION_PNG));
    CHECK(read("report a --template t --period p --also html,html") && line.options[OPTION_ALSO].words == 1u << COMPANION_HTML);
    CHECK(read("report a --template t --period p") && line.options[OPTION_ALSO].words == 0);
    CHECK(wrong("report a --template t --period p --also html,pgn", FINDING_OPTION_VALUE));
    CHECK_TEXT(findings.items[0].arguments[1].text, "pgn");
    CHECK_TEXT(suggested(), "png");
    CHECK(wrong("report a --template t --period p --also html,", FINDING_OPTION_VALUE));
    CHECK_TEXT(companions_stem(&arena, "a/b.pdf"), "a/b");
    CHECK_TEXT(companions_stem(&arena, "a/b.pdf.old"), "a/b.pdf.old");
    CHECK_TEXT(companions_stem(&arena, ".pdf"), ".pdf");
}

static void test_wrong(void)
{
    CHECK(wrong("", FINDING_COMMAND_MISSING));
    CHECK(wrong("--quiet", FINDING_COMMAND_MISSING));
    CHECK(wrong("chekc a", FINDING_COMMAND_UNKNOWN));
    CHECK_TEXT(suggested(), "check");
    CHECK(wrong("xyzzyplugh a", FINDING_COMMAND_UNKNOWN));
    CHECK_TEXT(suggested(), "");
    CHECK(wrong("figures a --perod 2014-2020", FINDING_OPTION_UNKNOWN));
    CHECK_TEXT(suggested(), "--period");
    CHECK(wrong("figures a --perod=2014-2020", FINDING_OPTION_UNKNOWN));
    CHECK_TEXT(findings.items[0].arguments[1].text, "--perod");
    CHECK(wrong("figures a -z", FINDING_OPTION_UNKNOWN));
    CHECK(wrong("check a --by fund", FINDING_OPTION_UNKNOWN));
    CHECK(wrong("figures a --period", FINDING_OPTION_INCOMPLETE));
    CHECK(wrong("figures a --period=", FINDING_OPTION_VALUE));
    CHECK(wrong("figures a --quiet=yes", FINDING_OPTION_IS_FLAG));
    CHECK(wrong("figures a --format xml", FINDING_OPTION_VALUE));
    CHECK(wrong("figures a --format cvs", FINDING_OPTION_VALUE));
    CHECK_TEXT(suggested(), "csv");
    CHECK(wrong("figures a --by fund --by year", FINDING_OPTION_REPEATED));
    CHECK(wrong("figures", FINDING_OPERANDS));
    CHECK(wrong("changes a b c", FINDING_OPERANDS));
    CHECK(wrong("check a - b -", FINDING_STANDARD_INPUT_TWICE));
    CHECK(wrong("check", FINDING_OPERANDS));
    CHECK(wrong("import in.csv --mapping m", FINDING_OPTION_NEEDED));
}

static void test_dates(void)
{
    CHECK(wrong("check a --as-of 2016-02-30", FINDING_OPTION_VALUE));
    CHECK(wrong("check a --as-of 2016-02", FINDING_OPTION_VALUE));
    CHECK(wrong("check a --as-of 31.12.2016", FINDING_OPTION_VALUE));
    CHECK(read("check a --as-of 2016-02-29"));
}

/* Asking for help needs nothing else to be right. */
static void test_help(void)
{
    CHECK(read("--help") && line.command == COMMANDS);
    CHECK(read("--version") && line.command == COMMANDS);
    CHECK(read("import --help") && line.command == COMMAND_IMPORT);
    CHECK(wrong("nonsense --help", FINDING_COMMAND_UNKNOWN));
    CHECK(wrong("--hepl", FINDING_OPTION_UNKNOWN));
    CHECK_TEXT(suggested(), "--help");
}

/* The tables agree with themselves. */
static void test_tables(void)
{
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_kind *kind = &option_kinds[i];
        CHECK(kind->name != NULL && kind->about != NULL && kind->commands != 0);
        CHECK((kind->needed & ~kind->commands) == 0);
        CHECK((kind->type == OPTION_FLAG) == (kind->argument == NULL));
        CHECK((kind->type == OPTION_WORD || kind->type == OPTION_WORDS) == (kind->words != NULL));
    }
}

int main(void)
{
    arena_init(&arena);
    findings_init(&findings);
    test_forms();
    test_end_of_options();
    test_where();
    test_language();
    test_also();
    test_wrong();
    test_dates();
    test_help();
    test_tables();
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}
