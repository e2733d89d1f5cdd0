#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_run.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/message_language.h"
#include "cli/result.h"
#include "cli/settled_register.h"
#include "figures/figures.h"

/* --- what a run asks of the program --- */

static const char *template_file(struct arena *arena, const char *name, struct findings *findings)
{
    return installation_file(arena, "templates", name, FINDING_TEMPLATE_UNKNOWN, findings);
}

/* Adds a line for each member that has projects. */
static void tell_members(struct buffer *out, const struct settled_register *settled, const struct member_question *question,
                         struct arena *arena, struct findings *findings)
{
    const struct code *period = register_code_lookup(&settled->reg, LIST_PERIOD, question->period);
    const struct query query = {.period = period, .situation_date = settled->situation_date,
                                .dimensions = {question->by}, .dimension_count = 1};
    const struct figures *figures = period == NULL ? NULL : figures_make(arena, &settled->reg, &query, findings);
    for (size_t i = 0; figures != NULL && i < figures->row_count; i++)
        if (figures->rows[i].members[0].kind == MEMBER_CODE)
            buffer_printf(out, "%s %s %s\n", question->period, dimension_names[question->by],
                          figures->rows[i].members[0].is.code->id);
}

static const char *find_members(struct settled_register *settled, const struct survey_order *order,
                                struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (size_t i = 0; i < order->question_count; i++)
        tell_members(&text, settled, &order->questions[i], &settled->arena, findings);
    return buffer_keep(&text, &findings->arena);
}

static void survey(void *context, const struct survey_order *order, struct outcome *out, struct findings *findings)
{
    (void)context;
    date as_of = order->as_of;
    struct settled_register settled;
    struct command_line line = {.command = COMMAND_REPORT};
    if (date_known(as_of))
        line.options[OPTION_AS_OF] = (struct option_value){.text = "", .day = as_of};
    out->whole = settled_register_read(&settled, &line, order->file, REGISTER_DIGEST, findings);
    if (out->whole)
        findings_append(findings, &settled.checks);
    if (out->whole)
        out->members = find_members(&settled, order, findings);
    out->situation_date = settled.situation_date;
    memcpy(out->digest, settled.reg.input.digest, sizeof out->digest);
    settled_register_release(&settled);
}

/* A command line as main gets it. */
struct arguments {
    struct arena *arena;
    char *items[16];
    int count;
};

static void add_argument(struct arguments *arguments, const char *text)
{
    arguments->items[arguments->count++] = arena_copy(arguments->arena, text, strlen(text));
}

/* Adds --name=value, when the report of this program knows the option and there is a value. */
static void add_option(struct arguments *arguments, const char *name, const char *value)
{
    for (int i = 0; i < OPTIONS; i++)
        if (value != NULL && (option_kinds[i].commands >> COMMAND_REPORT & 1) &&
            strcmp(option_kinds[i].name, name) == 0)
            add_argument(arguments, arena_format(arguments->arena, "--%s=%s", name, value));
}

static void add_order(struct arguments *arguments, const struct report_order *order)
{
    char day[DATE_TEXT_SIZE];
    date_format(day, order->as_of);
    add_argument(arguments, "hankeraportti");
    add_argument(arguments, command_kinds[COMMAND_REPORT].name);
    add_option(arguments, "template", order->template);
    add_option(arguments, "period", order->period);
    add_option(arguments, "language", language_tag(order->language));
    add_option(arguments, "as-of", date_known(order->as_of) ? day : NULL);
    add_option(arguments, "previous", order->previous);
    add_option(arguments, "reader", reader_names[order->reader]);
    add_option(arguments, "where", order->where[0] == '\0' ? NULL : order->where);
    add_option(arguments, "also", order->also);
    if (order->attaches)
        add_argument(arguments, "--attach");
    add_option(arguments, "output", order->path);
    add_argument(arguments, "--");
    add_argument(arguments, order->reg);
}

/* A report of a run is what `report` would make of this command line. */
static void make(void *context, const struct report_order *order, struct outcome *out, struct findings *findings)
{
    (void)context;
    struct arena arena;
    struct arguments arguments = {.arena = &arena};
    struct command_line line;
    arena_init(&arena);
    add_order(&arguments, order);
    if (command_line_read(&line, &arena, arguments.count, arguments.items, findings))
        report_make(&line, out, findings);
    arena_release(&arena);
}

/* --- the command line --- */

/* A whole number from 1 on; 0 when `text` is none. `end`: where it stops. */
static unsigned read_count(const char *text, const char **end)
{
    char *stop;
    errno = 0;
    unsigned long number = *text >= '0' && *text <= '9' ? strtoul(text, &stop, 10) : 0;
    if (number == 0 || errno != 0 || number > INT_MAX)
        return 0;
    *end = stop;
    return (unsigned)number;
}

static bool refuse(enum option_name option, const char *text, const char *expected, struct findings *findings)
{
    findings_add(findings, FINDING_OPTION_VALUE, NOWHERE,
                 finding_text(arena_format(&findings->arena, "--%s", option_kinds[option].name)), finding_text(text),
                 finding_text(expected));
    return false;
}

static bool read_jobs(struct run_request *request, const struct command_line *line, struct findings *findings)
{
    const char *text = line->options[OPTION_JOBS].text, *end = "";
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    request->jobs = processors < 1 ? 1 : (unsigned)processors;
    if (text == NULL)
        return true;
    request->jobs = read_count(text, &end);
    return (request->jobs > 0 && *end == '\0') || refuse(OPTION_JOBS, text, "1, 2, 3 ...", findings);
}

static bool read_part(struct run_request *request, const struct command_line *line, struct findings *findings)
{
    const char *text = line->options[OPTION_JOB].text, *end = "";
    if (text == NULL)
        return true;
    request->part = read_count(text, &end);
    request->parts = request->part > 0 && *end == '/' ? read_count(end + 1, &end) : 0;
    if (request->collects) {
        findings_add(findings, FINDING_OPTIONS_APART, NOWHERE, finding_text("--job"), finding_text("--collect"));
        return false;
    }
    bool good = request->parts > 0 && *end == '\0' && request->part <= request->parts;
    return good || refuse(OPTION_JOB, text, "1/N, 2/N ... N/N", findings);
}

static bool read_request(struct run_request *request, const struct command_line *line, struct findings *findings)
{
    request->output = command_line_has(line, OPTION_OUTPUT) ? line->options[OPTION_OUTPUT].text
                                                            : request->batch->output;
    request->collects = command_line_has(line, OPTION_COLLECT);
    request->shows_progress = isatty(STDERR_FILENO) && !command_line_has(line, OPTION_QUIET);
    request->language = message_language(line);
    if (!read_jobs(request, line, findings) || !read_part(request, line, findings))
        return false;
    if (request->output == NULL)
        findings_add(findings, FINDING_BATCH_NO_OUTPUT, NOWHERE);
    else if (strcmp(request->output, "-") == 0)
        return refuse(OPTION_OUTPUT, "-", "FOLDER", findings);
    return request->output != NULL;
}

static const char *settings_file(struct arena *arena, const struct command_line *line, struct findings *findings)
{
    const char *settings = line->options[OPTION_SETTINGS].text;
    return settings == NULL ? NULL : installation_file(arena, "templates/checks", settings, FINDING_SETTINGS_UNKNOWN,
                                                       findings);
}

static void preview(const struct run_request *request, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    batch_preview(request, &text, findings);
    result_write("-", &text, findings);
    buffer_release(&text);
}

void run_command(const struct command_line *line, struct findings *findings)
{
    struct arena arena;
    struct batch batch;
    arena_init(&arena);
    const struct batch_tools tools = {
        .version = PROGRAM_VERSION, .program = "/proc/self/exe", .settings = settings_file(&arena, line, findings),
        .fonts = installation_folder(&arena, "fonts"), .lists = installation_folder(&arena, "templates/lists"),
        .templates = installation_folder(&arena, "templates"), .template_file = template_file, .survey = survey, .make = make,
    };
    struct run_request request = {.batch = &batch, .tools = &tools};
    if (batch_read(&batch, &arena, line->operands[0], findings) && read_request(&request, line, findings)) {
        if (command_line_has(line, OPTION_DRY_RUN))
            preview(&request, findings);
        else
            batch_run(&request, findings);
    }
    batch_release(&batch);
    arena_release(&arena);
}
