#include "batch/stage_cost.h"

#include <stddef.h>
#include <sys/resource.h>
#include <time.h>

const char *const report_stage_names[REPORT_STAGES + 1] = {"read", "lay-out", "draw", "companions", "totals", NULL};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void stage_clock_start(struct stage_clock *out)
{
    *out = (struct stage_clock){.began = now()};
}

void stage_clock_end(struct stage_clock *clock, enum report_stage stage)
{
    struct rusage used = {0};
    int64_t at = now();
    getrusage(RUSAGE_SELF, &used);
    clock->costs[stage] = (struct stage_cost){at - clock->began, used.ru_maxrss};
    clock->began = at;
}
