#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/output.h"
#include "check/check_settings.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/installation.h"
#include "cli/message_language.h"
#include "cli/result.h"
#include "language/message.h"

static void (*const commands[COMMANDS])(const struct command_line *, struct findings *) = {
    [COMMAND_CHECK] = check_command,     [COMMAND_IMPORT] = import_command, [COMMAND_FIGURES] = figures_command,
    [COMMAND_CHART] = chart_command,     [COMMAND_CHANGES] = changes_command,
    [COMMAND_EXPORT] = export_command,   [COMMAND_REPORT] = report_command, [COMMAND_RUN] = run_command,
    [COMMAND_VERIFY] = verify_command,   [COMMAND_SCHEMA] = schema_command,
};

static void stop(int number)
{
    output_remove_unfinished();
    signal(number, SIG_DFL);
    raise(number);
}

/* A signal that the caller has made us ignore (nohup) stays ignored. A closed pipe is told as a failed write. */
static void heed_signals(void)
{
    static const int stopping[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++) {
        struct sigaction action;
        if (sigaction(stopping[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN)
            continue;
        action = (struct sigaction){.sa_handler = stop};
        sigaction(stopping[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
}

/* Takes the places of standard files that the caller has closed, so that no file opened later gets their numbers;
 * opened the wrong way round, reading and writing them fails as it would have. */
static void hold_standard_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return;
}

/* The --settings say how grave each kind of finding is, wherever the run finds it. */
static bool take_settings(struct finding_levels *levels, struct arena *arena, const struct command_line *line,
                          struct findings *findings)
{
    if (!command_line_has(line, OPTION_SETTINGS))
        return true;
    const char *path = installation_file(arena, "templates/checks", line->options[OPTION_SETTINGS].text,
                                         FINDING_SETTINGS_UNKNOWN, findings);
    if (path == NULL || !check_settings_read(levels, path, findings))
        return false;
    findings->levels = levels;
    return true;
}

static void print_findings(const struct findings *findings, const struct command_line *line)
{
    enum language language = message_language(line);
    enum finding_level least = command_line_has(line, OPTION_QUIET) ? LEVEL_ERROR : LEVEL_NOTE;
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].level >= least)
            message_write(&text, language, &findings->items[i]);
    fwrite(buffer_text(&text), 1, text.length, stderr);
    buffer_release(&text);
}

int main(int argc, char **argv)
{
    hold_standard_files();
    heed_signals();
    struct arena arena;
    struct findings findings;
    struct finding_levels levels;
    struct command_line line;
    arena_init(&arena);
    findings_init(&findings);
    if (command_line_read(&line, &arena, argc, argv, &findings)) {
        if (command_line_has(&line, OPTION_HELP) || command_line_has(&line, OPTION_VERSION))
            help_print(&line, &findings);
        else if (result_spares(&line, result_path(&line), &findings) && take_settings(&levels, &arena, &line, &findings))
            commands[line.command](&line, &findings);
    }
    print_findings(&findings, &line);
    enum status status = findings_status(&findings);
    findings_release(&findings);
    arena_release(&arena);
    return status;
}
