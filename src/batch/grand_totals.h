/* The grand totals of a report: what all projects of its period come to. The manifest tells them, and verifying makes
 * them again from the register that was kept. */
#ifndef BATCH_GRAND_TOTALS_H
#define BATCH_GRAND_TOTALS_H

#include "base/arena.h"
#include "figures/figures.h"

enum grand_total { TOTAL_PROJECTS, TOTAL_COST, TOTAL_GRANTED, TOTAL_COMMITTED, TOTAL_PAID, TOTAL_RECOVERED, GRAND_TOTALS };

/* Measures as on the command line: "projects", "cost" ...; ends with NULL. */
extern const char *const grand_total_names[GRAND_TOTALS + 1];

struct grand_totals {
    struct {
        bool known;         /* false: missing, which is not zero */
        int64_t value;      /* a count; money in cents */
        uint32_t projects;  /* over how many it is taken */
    } of[GRAND_TOTALS];
};

/* Of a settled register. False, with findings, when a sum overflows. */
bool grand_totals_make(struct grand_totals *out, struct arena *arena, const struct project_register *reg,
                       const struct code *period, const struct filter *filters, size_t filter_count,
                       date situation_date, struct findings *findings);
bool grand_totals_equal(const struct grand_totals *a, const struct grand_totals *b);

#endif
