#include "batch/run_log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "language/message.h"

bool run_log_open(struct run_log *out, const struct batch *batch, enum language language, struct findings *findings)
{
    *out = (struct run_log){.file = -1, .path = batch->log_file, .language = language};
    if (batch->logs_to_system) {
        openlog("hankeraportti", LOG_PID, LOG_USER);
        out->place = LOG_SYSTEM;
    } else if (batch->log_file != NULL) {
        out->file = open(batch->log_file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0640);
        if (out->file < 0) {
            findings_add(findings, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text(strerror(errno)),
                         finding_text(batch->log_file));
            return false;
        }
        out->place = LOG_FILE;
    }
    return true;
}

static void put_time(struct buffer *line)
{
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    buffer_printf(line, "%04d-%02d-%02dT%02d:%02d:%02dZ ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
                  utc.tm_min, utc.tm_sec);
}

static void tell_system(enum finding_level level, const char *line)
{
    static const int priorities[] = {[LEVEL_NOTE] = LOG_INFO, [LEVEL_WARNING] = LOG_WARNING, [LEVEL_ERROR] = LOG_ERR};
    syslog(priorities[level], "%s", line);
}

void run_log_tell(struct run_log *log, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count && log->place != LOG_NOWHERE; i++) {
        struct buffer line;
        buffer_init(&line, BUFFER_UNLIMITED);
        if (log->place == LOG_FILE)
            put_time(&line);
        message_write(&line, log->language, &findings->items[i]);
        if (log->place == LOG_SYSTEM)
            tell_system(findings->items[i].level, buffer_text(&line));
        else
            log->failed |= write(log->file, buffer_text(&line), line.length) != (ssize_t)line.length;
        buffer_release(&line);
    }
}

void run_log_close(struct run_log *log, struct findings *findings)
{
    if (log->place == LOG_SYSTEM)
        closelog();
    if (log->file >= 0)
        log->failed |= close(log->file) != 0;
    if (log->failed)
        findings_add(findings, FINDING_RUN_LOG_FAILED, NOWHERE, finding_text(log->path));
    *log = (struct run_log){.file = -1};
}
