/* What relates figures to one another and to what no project tells: portions of the total, shares that sum to 100, frames,
 * inhabitants. */
#ifndef FIGURES_RELATIONS_H
#define FIGURES_RELATIONS_H

#include "figures/figures.h"

/* Completes the rows, groups and total of figures whose sums are made. */
void relations_make(struct figures *figures, struct divider *divider);

#endif
