/* The projects of two registers, matched: which project of the one is which of the other. */
#ifndef CHANGES_PROJECT_PAIRS_H
#define CHANGES_PROJECT_PAIRS_H

#include "register/project_register.h"

/* Either may be NULL, for a project that only the other register has; never both. `after` may be one of the new register's later
 * projects (settlement_leave_later), which are in none of its figures: it is known, and has not vanished. */
struct project_pair {
    const struct project *before, *after;
};

struct project_pairs {
    struct project_pair *items;  /* in the order of their codes, then systems; not in that of the registers */
    size_t count;
};

/* Projects are the same when their codes are, and their systems where both registers tell them. A group's parts have
 * codes of their own and are matched by these. The pairs live in `arena`. */
void project_pairs_make(struct project_pairs *out, struct arena *arena, const struct project_register *before,
                        const struct project_register *after);

#endif
