/* A run: makes the reports of a batch and publishes them together. What cannot be made is left out and told; nothing is
 * published when something cannot be written, when an input changed meanwhile or when no report came out: the edition
 * before stays. A report whose inputs are what they were is taken over instead of being made again. */
#ifndef BATCH_BATCH_RUN_H
#define BATCH_BATCH_RUN_H

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

/* Adds to `findings` only what a person has to know: nothing when all went well. */
void batch_run(const struct run_request *request, struct findings *findings);
/* What a run would make, a line for each report: its state ("make", "keep" or "fail"), its file, why. Writes no file. */
void batch_preview(const struct run_request *request, struct buffer *out, struct findings *findings);

#endif
