/* The figure sets of a report: the questions that its tables, charts and key figures answer, in the order in which they are
 * shown, each once. Whoever asks them of the report's register gets the report's figures. */
#ifndef LAYOUT_REPORT_SETS_H
#define LAYOUT_REPORT_SETS_H

#include "changes/change_set.h"

/* What a set is a table of. */
enum report_set_kind {
    SET_FIGURES,        /* the query's rows */
    SET_PROJECTS,       /* the projects of the query, with what each contributes */
    SET_INDICATORS,     /* the indicators of the query's projects */
    SET_DECISIONS,      /* their decisions */
    SET_CHANGES,        /* changes since the previous register */
    SET_KINDS
};

struct report_set {
    const char *title;      /* the heading it stands below; "" for none */
    const char *id;         /* figures/figure_set.h, changes/change_set.h */
    struct query query;
    enum report_set_kind kind;
    const struct change_set *change_set; /* of SET_CHANGES, which has no query of its own ... */
    const struct changes *changes;       /* ... and what it is a table of */
};

struct report_sets {
    struct report_set *items;    /* in the report's arena */
    size_t count, capacity;
};

#endif
