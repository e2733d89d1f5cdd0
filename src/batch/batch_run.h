/* A run: makes the reports of a batch and publishes them together. What cannot be made is left out and told; nothing is
 * published when something cannot be written, when an input changed meanwhile or when no report came out: the edition
 * before stays. A report whose inputs are what they were is taken over instead of being made again. */
#ifndef BATCH_BATCH_RUN_H
#define BATCH_BATCH_RUN_H

#include "batch/run_request.h"

/* Adds to `findings` only what a person has to know: nothing when all went well. */
void batch_run(const struct run_request *request, struct findings *findings);
/* What a run would make, a line for each report: its state ("make", "keep" or "fail"), its file, why. Writes no file. */
void batch_preview(const struct run_request *request, struct buffer *out, struct findings *findings);

#endif
