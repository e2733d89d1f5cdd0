/* What is asked of a run. */
#ifndef BATCH_RUN_REQUEST_H
#define BATCH_RUN_REQUEST_H

#include "batch/plan.h"

struct run_request {
    const struct batch *batch;
    const struct batch_tools *tools;
    const char *output;         /* the output folder */
    unsigned jobs;              /* processes at a time, at least 1 */
    unsigned part, parts;       /* makes only part 1..parts, into <output>/parts; parts 0: makes all and publishes */
    bool collects;              /* takes over what the parts have made */
    bool shows_progress;        /* on standard error */
    enum language language;     /* of the log */
};

#endif
