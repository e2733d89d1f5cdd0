#include "batch/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"

enum { MOST_AT_ONCE = 256, MOST_TOLD = 4 * 1024 * 1024 /* [bytes] */ };

struct worker {
    pid_t process;          /* 0: free */
    int pipe;
    size_t item;
    int64_t began;          /* [ms] */
    bool too_long;
    struct buffer told;
};

struct workers {
    struct worker all[MOST_AT_ONCE];
    struct pollfd polled[MOST_AT_ONCE];
    size_t at_once, running;
    const struct worker_limits *limits;
    worker_does *does;
    worker_ended *ended;
    void *context;
    bool stopped;
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- in the process of a piece of work --- */

static void limit(int resource, rlim_t most)
{
    struct rlimit limits = {most, most};
    setrlimit((__rlimit_resource_t)resource, &limits);
}

/* AddressSanitizer reserves terabytes of address space: under it there is no limit to set. */
static void limit_memory(unsigned megabytes)
{
#ifndef __SANITIZE_ADDRESS__
    limit(RLIMIT_AS, (rlim_t)megabytes << 20);
#else
    (void)megabytes;
#endif
}

static void take_limits(const struct worker_limits *limits)
{
    limit_memory(limits->megabytes);
    limit(RLIMIT_CPU, (rlim_t)limits->seconds + 1);
    limit(RLIMIT_CORE, 0);
}

static void tell(int pipe, const struct buffer *told)
{
    for (size_t done = 0; done < told->length;) {
        ssize_t wrote = write(pipe, told->bytes + done, told->length - done);
        if (wrote < 0 && errno != EINTR)
            _exit(1);
        done += wrote > 0 ? (size_t)wrote : 0;
    }
}

/* A signal that would end the run must only end this process: the files it has begun are the run's to remove. */
static _Noreturn void work(const struct workers *workers, size_t item, int pipe, pid_t parent)
{
    static const int usual[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        signal(usual[i], SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    take_limits(workers->limits);
    struct buffer told;
    buffer_init(&told, MOST_TOLD);
    workers->does(workers->context, item, &told);
    tell(pipe, &told);
    _exit(told.overflowed);
}

/* --- in the run's process --- */

static void hand_over(struct workers *workers, size_t item, const struct worker_result *result)
{
    if (!workers->stopped && !workers->ended(workers->context, item, result))
        workers->stopped = true;
}

static bool begin(struct workers *workers, struct worker *worker, size_t item)
{
    int pipes[2];
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return false;
    pid_t parent = getpid(), process = fork();
    if (process == 0) {
        close(pipes[0]);
        work(workers, item, pipes[1], parent);
    }
    close(pipes[1]);
    if (process < 0) {
        close(pipes[0]);
        return false;
    }
    *worker = (struct worker){.process = process, .pipe = pipes[0], .item = item, .began = now()};
    buffer_init(&worker->told, MOST_TOLD);
    workers->running++;
    return true;
}

static struct worker *free_worker(struct workers *workers)
{
    for (size_t i = 0; i < workers->at_once; i++)
        if (workers->all[i].process == 0)
            return &workers->all[i];
    return NULL;
}

/* Begins what there is room for. Too many processes for the system now is no failure while one of ours still runs. */
static void begin_more(struct workers *workers, size_t *next, size_t count)
{
    while (!workers->stopped && *next < count && workers->running < workers->at_once) {
        if (!begin(workers, free_worker(workers), *next)) {
            struct worker_result result = {.end = WORKER_NOT_STARTED, .number = errno};
            if (workers->running > 0)
                return;
            hand_over(workers, *next, &result);
        }
        ++*next;
    }
}

static void finish(struct workers *workers, struct worker *worker)
{
    int status = 0;
    struct rusage used = {0};
    close(worker->pipe);
    while (wait4(worker->process, &status, 0, &used) < 0 && errno == EINTR)
        continue;
    struct worker_result result = {.told = worker->told, .milliseconds = now() - worker->began,
                                   .kilobytes = used.ru_maxrss};
    if (worker->too_long || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        result.end = WORKER_TOO_LONG;
    else if (WIFSIGNALED(status))
        result.end = WORKER_CRASHED, result.number = WTERMSIG(status);
    else if (WEXITSTATUS(status) != 0 || worker->told.overflowed)
        result.end = WORKER_CRASHED;
    hand_over(workers, worker->item, &result);
    buffer_release(&worker->told);
    worker->process = 0;
    workers->running--;
}

/* Takes what a process tells. At the end of it, the process itself has ended, or will at its limit. */
static void hear(struct workers *workers, struct worker *worker)
{
    char bytes[16 * 1024];
    ssize_t got = read(worker->pipe, bytes, sizeof bytes);
    if (got > 0)
        buffer_put(&worker->told, bytes, (size_t)got);
    else if (got == 0 || errno != EINTR)
        finish(workers, worker);
}

/* Kills what has taken too long, or all once the run is stopped. Returns how long the others may go on [ms]. */
static int keep_limits(struct workers *workers)
{
    int64_t at = now(), least = INT64_MAX, most = (int64_t)workers->limits->seconds * 1000;
    for (size_t i = 0; i < workers->at_once; i++) {
        struct worker *worker = &workers->all[i];
        if (worker->process == 0)
            continue;
        int64_t left = worker->began + most - at;
        if (left <= 0 || workers->stopped) {
            worker->too_long = left <= 0;
            kill(worker->process, SIGKILL);
            left = 1000;
        }
        least = left < least ? left : least;
    }
    return least > 60000 ? 60000 : (int)least;
}

static void await(struct workers *workers)
{
    int patience = keep_limits(workers);
    for (size_t i = 0; i < workers->at_once; i++) {
        bool running = workers->all[i].process != 0;
        workers->polled[i] = (struct pollfd){.fd = running ? workers->all[i].pipe : -1, .events = POLLIN};
    }
    if (poll(workers->polled, workers->at_once, patience) <= 0)
        return;
    for (size_t i = 0; i < workers->at_once; i++)
        if (workers->polled[i].revents != 0)
            hear(workers, &workers->all[i]);
}

void workers_run(size_t count, const struct worker_limits *limits, worker_does *does, worker_ended *ended,
                 void *context)
{
    struct workers *workers = calloc(1, sizeof *workers);
    if (workers == NULL)
        die("out of memory");
    workers->at_once = limits->at_once > MOST_AT_ONCE ? MOST_AT_ONCE : limits->at_once;
    workers->limits = limits;
    workers->does = does;
    workers->ended = ended;
    workers->context = context;
    size_t next = 0;
    begin_more(workers, &next, count);
    while (workers->running > 0) {
        await(workers);
        begin_more(workers, &next, count);
    }
    free(workers);
}
