#include "cli/help.h"

#include <string.h>

#include "base/buffer.h"
#include "chart/chart.h"
#include "cli/commands.h"
#include "cli/result.h"
#include "figures/dimension.h"
#include "xml/vocabulary.h"

enum { INDENT = 26 /*columns*/ };

/* "--by D[,D]", "-o FILE, --output FILE" */
static void put_form(struct buffer *out, const struct option_kind *option)
{
    if (option->letter != 0)
        buffer_printf(out, "-%c, ", option->letter);
    buffer_printf(out, "--%s", option->name);
    if (option->argument != NULL)
        buffer_printf(out, " %s", option->argument);
}

/* One of the columns of a list: two spaces, `head`, then `about` from INDENT on. */
static void put_entry(struct buffer *out, const char *head, const char *about)
{
    buffer_printf(out, "  %-*s%s\n", INDENT - 2, head, about);
}

static void put_option(struct buffer *out, const struct option_kind *option)
{
    struct buffer head, about;
    struct arena arena;
    buffer_init(&head, BUFFER_UNLIMITED);
    buffer_init(&about, BUFFER_UNLIMITED);
    arena_init(&arena);
    put_form(&head, option);
    buffer_puts(&about, option->about);
    if (option->words != NULL)
        buffer_printf(&about, ": %s", option_join(&arena, "", option->words));
    put_entry(out, buffer_text(&head), buffer_text(&about));
    arena_release(&arena);
    buffer_release(&about);
    buffer_release(&head);
}

static bool takes(enum command_name command, enum option_name option)
{
    return option_kinds[option].commands >> command & 1;
}

/* The first line names what the command cannot do without. */
static void put_usage(struct buffer *out, enum command_name command)
{
    const struct command_kind *kind = &command_kinds[command];
    buffer_printf(out, "usage: hankeraportti %s", kind->name);
    for (int i = 0; i < OPTIONS; i++)
        if (option_kinds[i].needed >> command & 1)
            buffer_printf(out, " --%s %s", option_kinds[i].name, option_kinds[i].argument);
    buffer_printf(out, " [options] %s\n\n%s\n\noptions:\n", kind->operands, kind->about);
}

static void put_command_help(struct buffer *out, enum command_name command)
{
    put_usage(out, command);
    for (int i = 0; i < OPTIONS; i++)
        if (takes(command, (enum option_name)i))
            put_option(out, &option_kinds[i]);
    if (!takes(command, OPTION_BY))
        return;
    struct arena arena;
    arena_init(&arena);
    buffer_printf(out, "\ndimensions: %s\n", option_join(&arena, "", dimension_names));
    buffer_puts(out, "measures: projects, sub-projects, cost, applied, granted, committed, paid, recovered, frame, remaining;\n"
                     "  with a source as granted:eu, granted:whole for all of them; share(granted:eu) of a row's whole, portion(granted) of the column's total, "
                     "rate(paid/granted),\n  per-inhabitant(granted) of a place, cumulative(granted) down years or dates, lapsing by lapse-date\n");
    arena_release(&arena);
}

static void put_program_help(struct buffer *out)
{
    buffer_puts(out, "usage: hankeraportti COMMAND [options] FILE...\n\n"
                     "Figures, charts and accessible PDF reports from a register of publicly co-funded projects.\n\n"
                     "commands:\n");
    for (int i = 0; i < COMMANDS; i++)
        put_entry(out, command_kinds[i].name, command_kinds[i].about);
    buffer_puts(out, "\nhankeraportti COMMAND --help tells the options of a command.\n"
                     "- is standard input or output; -- ends options.\n\n"
                     "exit status: 0 done; 1 the data has errors; 2 wrong command line; 3 an input cannot be read;\n"
                     "  4 an output cannot be written\n");
}

void help_print(const struct command_line *line, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    if (!command_line_has(line, OPTION_HELP))
        buffer_puts(&text, "hankeraportti " PROGRAM_VERSION "\n");
    else if (line->command == COMMANDS)
        put_program_help(&text);
    else
        put_command_help(&text, line->command);
    result_write("-", &text, findings);
    buffer_release(&text);
}
