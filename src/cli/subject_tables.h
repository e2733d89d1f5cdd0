/* What a query tells that is not about figures of projects - their indicators, their decisions - as a table of results. A natural
 * person is never named in it, and neither is a project whose beneficiary is one. */
#ifndef CLI_SUBJECT_TABLES_H
#define CLI_SUBJECT_TABLES_H

#include "cli/result_table.h"
#include "figures/figures.h"

/* The table of the figures' subject. `row`: only the row of that name, "RCO01" or "TL1/RCO01" behind the member of a dimension,
 * with the unit behind it where there are several; of decisions the project and the number, "A70001/2" (NULL: all rows). The total
 * tells sums where there is one row, since neither indicators nor units add up. False, with a finding, when there is no such row,
 * or a sum overflows. */
bool subject_table_make(struct result_table *out, struct arena *arena, const struct figures *figures, const char *row,
                        enum language language, struct findings *findings);
/* The projects behind each row, with what each contributes. */
bool subject_projects_make(struct result_table *out, struct arena *arena, const struct figures *figures, const char *row,
                           enum language language, struct findings *findings);

/* --- private: one file a subject --- */

/* A table being made. */
struct subject_table {
    struct result_table *table;
    struct arena *arena;
    const struct figures *figures;
    const char *row;            /* NULL: all */
    const char **known;         /* where a row is asked for: the names of those there are, but of natural persons */
    size_t known_count, known_capacity, shown;
    unsigned stages;            /* of decisions: those that any of them tells, a bit each of enum stage */
    struct findings *findings;
};

/* The columns of the query's dimension, and a row's cells in them; returns how many there are. */
size_t subject_columns(struct subject_table *of);
size_t subject_members(const struct subject_table *of, struct result_row *row, const struct figure_row *from);
/* True when the row of this name is asked for: "TL1/RCO01", or with what tells rows of one name apart (NULL: nothing),
 * "TL1/RCO01/jobs". */
bool subject_asked(struct subject_table *of, const struct figure_row *from, const char *name, const char *apart);

bool indicators_put(struct subject_table *of);
bool indicators_put_projects(struct subject_table *of);
bool decisions_put(struct subject_table *of);
bool decisions_put_projects(struct subject_table *of);

#endif
