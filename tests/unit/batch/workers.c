/* Processes of their own: what crashes, hangs, eats memory or says too much harms only itself. */
#include "batch/workers.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

enum { TELLS, CRASHES, ABORTS, EXITS, EATS, TALKS, HANGS, SPINS, IGNORES, PIECES };

static void hang(void)
{
    for (;;)
        pause();
}

/* Without a limit of memory under AddressSanitizer, it aborts by itself. */
static void eat(void)
{
    for (;;) {
        char *bytes = malloc(16 << 20);
        if (bytes == NULL)
            abort();
#ifdef __SANITIZE_ADDRESS__
        abort();
#endif
        memset(bytes, 1, 16 << 20);
    }
}

/* Which of them are run, item after item again from the first, and what was heard. */
struct pieces {
    size_t first, count;
    int ends[4 * PIECES][4];
    char told[64];
    size_t heard;
    size_t stop_after;
};

static void does(void *context, size_t item, struct buffer *told)
{
    const struct pieces *pieces = context;
    switch (pieces->first + item % pieces->count) {
    case CRASHES: raise(SIGSEGV); break;
    case ABORTS: abort();
    case EXITS: _exit(3);
    case HANGS: hang(); break;
    case SPINS: for (volatile unsigned i = 0;; i++) continue;
    case EATS: eat(); break;
    case TALKS: for (int i = 0; i < 5000; i++) buffer_printf(told, "%01000d", i); break;
    case IGNORES: signal(SIGTERM, SIG_IGN); hang(); break;
    default: buffer_printf(told, "piece %zu", item);
    }
}

static bool ended(void *context, size_t item, const struct worker_result *result)
{
    struct pieces *pieces = context;
    pieces->ends[item][result->end]++;
    pieces->heard++;
    if (item == 0 && result->told.length < sizeof pieces->told)
        strcpy(pieces->told, buffer_text(&result->told));
    return pieces->heard != pieces->stop_after;
}

/* Runs the pieces from `first` to `last` one after the other, or each twice at a time, and expects that all end so. */
static void check_ends(size_t first, size_t last, enum worker_end expected, const struct worker_limits *limits)
{
    struct pieces pieces = {.first = first, .count = last - first + 1};
    size_t count = limits->at_once == 1 ? pieces.count : 2 * pieces.count;
    workers_run(count, limits, does, ended, &pieces);
    CHECK(pieces.heard == count);
    for (size_t i = 0; i < count; i++)
        CHECK(pieces.ends[i][expected] == 1);
    if (first == TELLS)
        CHECK_TEXT(pieces.told, "piece 0");
}

/* What ends by itself gets so much time that no other load of the machine uses it up; what does not, little. */
static void test_each_by_itself(unsigned at_once)
{
    const struct worker_limits ample = {at_once, 600, 128}, tight = {at_once, 1, 128};
    signal(SIGSEGV, SIG_DFL);
    signal(SIGABRT, SIG_DFL);
    check_ends(TELLS, TELLS, WORKER_DONE, &ample);
    check_ends(CRASHES, TALKS, WORKER_CRASHED, &ample);
    check_ends(HANGS, IGNORES, WORKER_TOO_LONG, &tight);
}

static int64_t seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* When a result says stop, nothing more is begun or heard, and what runs is ended at once. */
static void test_stopping(void)
{
    struct pieces pieces = {.count = PIECES, .stop_after = 1};
    const struct worker_limits limits = {4, 600, 512};
    int64_t began = seconds();
    workers_run(4 * PIECES, &limits, does, ended, &pieces);
    CHECK(pieces.heard == 1);
    CHECK(seconds() - began < 300);
}

static void test_nothing_to_do(void)
{
    struct pieces pieces = {0};
    const struct worker_limits limits = {4, 1, 512};
    workers_run(0, &limits, does, ended, &pieces);
    CHECK(pieces.heard == 0);
}

int main(void)
{
    test_each_by_itself(1);
    test_each_by_itself(2 * PIECES);
    test_stopping();
    test_nothing_to_do();
    return unit_done();
}
