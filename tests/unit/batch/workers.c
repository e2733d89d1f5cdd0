/* Processes of their own: what crashes, hangs, eats memory or says too much harms only itself. */
#include "batch/workers.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

enum { TELLS, CRASHES, ABORTS, EXITS, HANGS, SPINS, EATS, TALKS, IGNORES, PIECES };

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

static void does(void *context, size_t item, struct buffer *told)
{
    (void)context;
    switch (item % PIECES) {
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

struct heard {
    int ends[4 * PIECES][4];
    char told[64];
    size_t count;
    size_t stop_after;
};

static bool ended(void *context, size_t item, const struct worker_result *result)
{
    struct heard *heard = context;
    heard->ends[item][result->end]++;
    heard->count++;
    if (item == TELLS && result->told.length < sizeof heard->told)
        strcpy(heard->told, buffer_text(&result->told));
    return heard->count != heard->stop_after;
}

static void test_each_by_itself(unsigned at_once)
{
    struct heard heard = {0};
    const struct worker_limits limits = {at_once, 2, 128};
    signal(SIGSEGV, SIG_DFL);
    signal(SIGABRT, SIG_DFL);
    workers_run(2 * PIECES, &limits, does, ended, &heard);
    CHECK(heard.count == 2 * PIECES);
    CHECK_TEXT(heard.told, "piece 0");
    for (size_t i = 0; i < 2 * PIECES; i++) {
        size_t piece = i % PIECES;
        bool late = piece == HANGS || piece == SPINS || piece == IGNORES;
        enum worker_end expected = piece == TELLS ? WORKER_DONE : late ? WORKER_TOO_LONG : WORKER_CRASHED;
        CHECK(heard.ends[i][expected] == 1);
    }
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
    struct heard heard = {.stop_after = 1};
    const struct worker_limits limits = {4, 100, 512};
    int64_t began = seconds();
    workers_run(4 * PIECES, &limits, does, ended, &heard);
    CHECK(heard.count == 1);
    CHECK(seconds() - began < 50);
}

static void test_nothing_to_do(void)
{
    struct heard heard = {0};
    const struct worker_limits limits = {4, 1, 512};
    workers_run(0, &limits, does, ended, &heard);
    CHECK(heard.count == 0);
}

int main(void)
{
    test_each_by_itself(1);
    test_each_by_itself(18);
    test_stopping();
    test_nothing_to_do();
    return unit_done();
}
