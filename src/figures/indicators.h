/* The indicators of projects: target, what is achieved, and its per cent, added up over projects for one indicator in one unit -
 * never over units (domain rules 6). */
#ifndef FIGURES_INDICATORS_H
#define FIGURES_INDICATORS_H

#include "figures/figures.h"

/* Projects that were counted: a group project once. */
struct counted {
    const struct project *last;
    const char **groups;
    size_t group_count, group_capacity;
    uint32_t projects;
};

/* A sum of values, over the projects that tell it; missing when none does. */
struct indicator_sum {
    money value;               /* [millionths]: added up with the same care as money */
    struct counted over;
};

/* One indicator in one unit, of the projects of one row of figures. */
struct indicator_row {
    const struct figure_row *of;   /* the row of figures; NULL: of one project */
    const struct code *code;
    const char *unit;              /* NULL: not told */
    bool result;                   /* a result indicator; else an output indicator */
    struct indicator_sum target, achieved;
    struct indicator_sum both_target, both_achieved; /* of projects that tell both */
    struct counted told;           /* by these projects, whether or not with values */
    size_t place;                  /* of its first mention */
};

struct indicators {
    const struct figures *figures; /* whose projects they are; NULL: of one project */
    struct indicator_row *rows;    /* by the rows of the figures; output indicators first, each kind in the order of its list */
    size_t count, capacity;
    struct counted told;           /* the projects that tell any */
    bool overflowed;
};

/* Those of the projects of each row of figures, or of one project. Live in `arena`. NULL, with a finding, when a sum overflows. */
struct indicators *indicators_make(struct arena *arena, const struct figures *figures, struct findings *findings);
struct indicators *indicators_of_project(struct arena *arena, const struct project *project, struct findings *findings);

/* True when both are of the same indicator and unit. */
bool indicators_alike(const struct indicator_row *one, const struct indicator_row *other);
/* What is achieved of the target, over projects that tell both [10ths of a per cent]; false when it is not known. */
bool indicator_rate(const struct indicator_row *row, int64_t *out);

#endif
