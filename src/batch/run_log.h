/* Where a run tells what it did, each thing in one line: the system's log or a file, as the batch says, or nowhere. */
#ifndef BATCH_RUN_LOG_H
#define BATCH_RUN_LOG_H

#include "batch/batch.h"

struct run_log {
    enum { LOG_NOWHERE, LOG_SYSTEM, LOG_FILE } place;
    int file;                   /* descriptor; -1: closed */
    const char *path;
    bool failed;                /* a line could not be written */
    enum language language;
};

/* False, with a finding, when the file cannot be opened; the log then goes nowhere. */
bool run_log_open(struct run_log *out, const struct batch *batch, enum language language, struct findings *findings);
/* Tells each of the findings. A line in a file begins with the time, UTC: the one thing here that knows the clock. */
void run_log_tell(struct run_log *log, const struct findings *findings);
/* A warning when not everything could be written. */
void run_log_close(struct run_log *log, struct findings *findings);

#endif
