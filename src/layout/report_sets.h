/* The figure sets of a report: the questions that its tables, charts and key figures answer, in the order in which they are
 * shown, each once. Whoever asks them of the report's register gets the report's figures. */
#ifndef LAYOUT_REPORT_SETS_H
#define LAYOUT_REPORT_SETS_H

#include "figures/figures.h"

struct report_set {
    const char *title;      /* the heading it stands below; "" for none */
    const char *id;         /* figures/figure_set.h */
    struct query query;
    bool of_projects;       /* a list of projects with what each contributes; else a table of the figures */
};

struct report_sets {
    struct report_set *items;    /* in the report's arena */
    size_t count, capacity;
};

#endif
