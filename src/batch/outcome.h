/* What came of a piece of work, as its process tells the run's: bytes between two processes of one program, and no format
 * for anything else. */
#ifndef BATCH_OUTCOME_H
#define BATCH_OUTCOME_H

#include "base/buffer.h"
#include "base/findings.h"
#include "batch/grand_totals.h"
#include "changes/changes.h"

enum { OUTCOME_TITLE_SIZE = 256 /*bytes*/ };

/* In how many projects something changed since what was reported before, by kind of change; a project may count in several kinds. */
struct change_counts {
    bool known;                     /* false: nothing was reported before, so that nothing can be told */
    bool of_entries;                /* it is sub-projects that are counted (changes_of_entries) */
    uint32_t projects[CHANGE_KINDS];
};

struct outcome {
    date situation_date;            /* of the register */
    char digest[DIGEST_TEXT_SIZE];  /* of the register */
    char title[OUTCOME_TITLE_SIZE]; /* of a report, cut where it is longer; UTF-8 */
    const char *members;            /* of a register: "PERIOD DIMENSION ID", a line each, of those that have projects and were asked
                                       for; NULL: none. Borrowed */
    uint32_t pages;                 /* of a report */
    struct grand_totals totals;
    struct change_counts changes;
    size_t by_level[LEVEL_ERROR + 1]; /* findings; outcome_write fills it */
    bool whole;                     /* what was to be made or read is there */
};

void outcome_set_title(struct outcome *outcome, const char *title);
/* Adds the outcome and the findings, errors first and at most 100 of them. */
void outcome_write(struct buffer *out, const struct outcome *outcome, const struct findings *findings);
/* Reads what outcome_write wrote; the findings are added to the list. False when it is not whole. */
bool outcome_read(struct outcome *out, const struct buffer *told, struct findings *findings);

#endif
