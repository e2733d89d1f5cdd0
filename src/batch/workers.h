/* Work done in processes of their own, several at a time, each with limits on time and memory: what crashes or hangs in one
 * harms neither the others nor the run. A process tells what came of it through a pipe. When the run itself is killed,
 * the processes end with it (Linux: PR_SET_PDEATHSIG). */
#ifndef BATCH_WORKERS_H
#define BATCH_WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

struct worker_limits {
    unsigned at_once;       /* processes, at least 1 */
    unsigned seconds;       /* of one, by the clock on the wall */
    unsigned megabytes;     /* of address space of one, [MiB] */
};

enum worker_end {
    WORKER_DONE,            /* ended by itself and told everything */
    WORKER_CRASHED,         /* `number` is the signal, or 0 and it exited without having told */
    WORKER_TOO_LONG,        /* killed at its limit of time */
    WORKER_NOT_STARTED      /* no process could be made; `number` is errno */
};

struct worker_result {
    enum worker_end end;
    int number;
    struct buffer told;     /* what it wrote, at most 4 MiB */
    int64_t milliseconds;   /* by the clock on the wall */
    int64_t kilobytes;      /* most memory it had [KiB] */
};

/* Does a piece of work, in a process of its own, and writes what came of it into `told`. */
typedef void worker_does(void *context, size_t item, struct buffer *told);
/* Hears of the result, in the caller's process, in the order they end. False: no more are begun, and those that run are
 * ended. `result` is borrowed. */
typedef bool worker_ended(void *context, size_t item, const struct worker_result *result);

/* Does the work of items 0 .. count-1. Returns when no process is left. */
void workers_run(size_t count, const struct worker_limits *limits, worker_does *does, worker_ended *ended,
                 void *context);

#endif
