/* What the stages of making a report take: for the manifest, so that whoever runs it knows where time and memory go. */
#ifndef BATCH_STAGE_COST_H
#define BATCH_STAGE_COST_H

#include <stdint.h>

enum report_stage { STAGE_READ, STAGE_LAY_OUT, STAGE_DRAW, STAGE_COMPANIONS, STAGE_TOTALS, REPORT_STAGES };

/* "read", "lay-out" ...; ends with NULL. */
extern const char *const report_stage_names[REPORT_STAGES + 1];

struct stage_cost {
    int64_t milliseconds;   /* by the clock on the wall */
    int64_t kilobytes;      /* most memory that the process had by the end of it [KiB] */
};

struct stage_clock {
    int64_t began;          /* the present stage [ms] */
    struct stage_cost costs[REPORT_STAGES];
};

void stage_clock_start(struct stage_clock *out);
/* Ends this stage; the next one begins. */
void stage_clock_end(struct stage_clock *clock, enum report_stage stage);

#endif
