/* What a person is told when a run has gone wrong: short enough for a mail, however many reports one fault takes with it. The log
 * tells everything. */
#ifndef BATCH_SUMMARY_H
#define BATCH_SUMMARY_H

#include <stddef.h>

#include "base/findings.h"

struct summary {
    struct findings *findings;  /* what is told; borrowed */
    size_t errors, failed;      /* told so far; of RUN_REPORT_FAILED */
    size_t errors_left, failed_left;
};

/* Tells the first errors of a list that was found of `name`, an error that was told before never again. The first of each kind is
 * always told, so that the exit status is what it would be with all of them. */
void summary_tell(struct summary *summary, const char *name, const struct findings *found);
/* Tells how many errors and reports that could not be made were left out; `name`: of what. */
void summary_close(struct summary *summary, const char *name);

#endif
