/* The figure sets of a report as tables of results - the very ones that the command `figures` prints - and how files that hold
 * them are called. */
#ifndef CLI_SET_TABLES_H
#define CLI_SET_TABLES_H

#include "cli/result_table.h"
#include "layout/report.h"

struct set_table {
    const char *title, *id;      /* of its figure set */
    const char *name;            /* "01-rahastoittain": small letters, digits and - only, unique in the report */
    struct result_table table;
};

struct set_tables {
    struct set_table *items;
    size_t count;
    int digits;                  /* of their numbers: all have as many, at least two, so that they stand in order */
};

/* Everything lives in `arena`. False, with findings, when figures cannot be made. */
bool set_tables_make(struct set_tables *out, struct arena *arena, const struct report_request *request,
                     const struct report_sets *sets, struct findings *findings);
/* All projects of the report with what each contributes to the money granted, committed and paid; its title and name are "". */
bool set_tables_projects(struct set_table *out, struct arena *arena, const struct report_request *request,
                         struct findings *findings);

#endif
