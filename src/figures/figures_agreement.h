/* Whether figures agree: within one set, and sets with one another. */
#ifndef FIGURES_FIGURES_AGREEMENT_H
#define FIGURES_FIGURES_AGREEMENT_H

#include "figures/figures.h"

/* True when the rows come to the subtotals, and these to the total (domain rules 4.10), but for dimensions that show projects whole
 * in several rows. Otherwise a finding says which and by how much. */
bool figures_add_up(const struct figures *figures, struct findings *findings);

/* True when all figures of one population agree: every measure of money that two sets share has the same total over the
 * same projects, unless only one of them is narrowed. Otherwise a finding says which two and by how much. */
bool figures_agree(const struct figures *const *sets, size_t count, struct findings *findings);

/* True when the rows of a dimension of the query, and so the total, have only parts of some projects: what a filter on it leaves. */
bool figures_narrowed(const struct figures *figures, size_t dimension);

#endif
