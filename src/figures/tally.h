/* Every measure is made from two sums over the projects of a row: its quantity and, for shares and rates, what it is related
 * to. They are added up first, then made into figures. */
#ifndef FIGURES_TALLY_H
#define FIGURES_TALLY_H

#include "figures/figures.h"

/* What one slice adds to one measure. */
struct contribution {
    money sum, whole;
    bool known;
};

struct tally {
    money sum, whole;
    money beyond;         /* what rows of sources tell of projects whose own sum is not known */
    uint32_t projects;    /* that know the quantity, if only in part */
    uint32_t partly;      /* that know it in part */
    bool known;           /* by any of them */
};

/* What a slice adds to each measure of the query. */
void tally_contributions(struct contribution out[FIGURES_MAX_MEASURES], const struct query *query,
                         const struct slice *slice);
/* Adds them to one tally for each measure, as of `projects` more projects (0: of one that is counted otherwise). False when
 * a sum does not fit in 64 bits. */
bool tally_add(struct tally *tallies, const struct query *query, const struct contribution *contributions,
               uint32_t projects);
/* Counts a group project whose contributions have been added: the measures that any of its entries knows, and those that all of them
 * do, a bit each. */
void tally_count_group(struct tally *tallies, const struct query *query, uint32_t any, uint32_t all);
/* Adds what a row of sources tells of measures that the row it is part of does not know. */
bool tally_add_beyond(struct tally *tallies, const struct query *query, const struct contribution *whole,
                      const struct contribution *part);
/* The figures of a row whose projects and entries are known; one for each measure. Portions, and what has to do with
 * frames and inhabitants, are figures/relations.h's. */
void tally_figures(struct figure_row *row, const struct query *query, const struct tally *tallies);

#endif
