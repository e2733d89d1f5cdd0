/* A slice is what one project puts into one row: the whole project, or a part of it in each dimension where it has several
 * members (figures/membership.h).
 *
 * A part may also be a span of the years of the project's money (figures/money_spans.h), or a source of it
 * (figures/money_sources.h).
 *
 * Parts are whole cents, and add up: over the members of a dimension to the project; over those of a second dimension to the
 * part in the first (in the second, where only that is filtered: what a filter leaves is the same in any rows); and in every
 * slice over the elementary sources to the sums of sources. */
#ifndef FIGURES_SLICE_H
#define FIGURES_SLICE_H

#include "figures/measure.h"
#include "figures/membership.h"

enum { SLICE_MAX_PARTS = 2 };

/* All of the members that are kept, as one. */
#define SLICE_ALL UINT32_MAX

struct slice {
    const struct project *project;
    struct {
        const struct membership *of; /* NULL: one member, nothing to divide */
        uint32_t index;              /* of its member, or SLICE_ALL */
    } parts[SLICE_MAX_PARTS];
    uint32_t group;                  /* of the group projects of its figures; 0: of none */
    bool repeats;                    /* an earlier slice of its row is of the same group project */
};

/* What the slice tells of a quantity [cents]; false when it is missing, as frames are of every project. */
bool slice_amount(const struct slice *slice, struct quantity quantity, money *out);
/* True when it has no part of its project: of two spans of years, those that do not meet. */
bool slice_empty(const struct slice *slice);
/* False when the slice has all of what its project tells. */
bool slice_divided(const struct slice *slice);

#endif
