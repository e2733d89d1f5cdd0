/* What came of a piece of work, as its process tells the run's: bytes between two processes of one program, and no format
 * for anything else. */
#ifndef BATCH_OUTCOME_H
#define BATCH_OUTCOME_H

#include "base/buffer.h"
#include "base/findings.h"
#include "batch/grand_totals.h"
#include "batch/stage_cost.h"
#include "changes/changes.h"

enum { OUTCOME_TEXT_SIZE = 256 /*bytes*/ };

/* In how many projects something changed since what was reported before, by kind of change; a project may count in several kinds. */
struct change_counts {
    bool known;                     /* false: nothing was reported before, so that nothing can be told */
    bool of_entries;                /* it is sub-projects that are counted (changes_of_entries) */
    uint32_t projects[CHANGE_KINDS];
};

struct outcome {
    date situation_date;            /* of the register */
    char digest[DIGEST_TEXT_SIZE];  /* of the register */
    /* Of a report, in its language; "" where it is not told: */
    char title[OUTCOME_TEXT_SIZE];
    char period[OUTCOME_TEXT_SIZE]; /* its period's name: "2021–2027" */
    char body[OUTCOME_TEXT_SIZE];   /* whose register it is: "Hämeen liitto" */
    const char *members;            /* of a register: "PERIOD DIMENSION ID", a line each, of those that have projects and were asked
                                       for; NULL: none. Borrowed */
    uint32_t pages;                 /* of a report */
    struct stage_cost costs[REPORT_STAGES]; /* of making it */
    struct grand_totals totals;
    struct change_counts changes;
    size_t by_level[LEVEL_ERROR + 1]; /* findings; outcome_write fills it */
    bool whole;                     /* what was to be made or read is there */
};

/* Sets one of its texts, UTF-8, cut where it is longer. */
void outcome_set_text(char out[OUTCOME_TEXT_SIZE], const char *text);
/* Adds the outcome and the findings, errors first and at most 100 of them. */
void outcome_write(struct buffer *out, const struct outcome *outcome, const struct findings *findings);
/* Reads what outcome_write wrote; the findings are added to the list. False when it is not whole. */
bool outcome_read(struct outcome *out, const struct buffer *told, struct findings *findings);

#endif
