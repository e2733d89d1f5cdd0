/* What lapses unless it is claimed (domain rule 4.12): of the commitments of each lapse date, the part that claims do not cover.
 * An indication: the rule is one of whole programmes, and pre-financing lowers what lapses (register/lapse.h).
 *
 * Each programme by itself: its commitments are the EU frames of its years where the register tells such, else what the EU
 * commits to its projects (grants, where no commitment is told) in the years of the decisions. A year that takes back more than
 * it commits lowers the commitments before it. What is paid of EU money, whenever it was, is set against the oldest
 * commitments first; those whose year is not told are the oldest. It is taken over the projects that tell both their
 * EU commitment and their EU payments, and missing where none does. */
#ifndef FIGURES_LAPSING_H
#define FIGURES_LAPSING_H

#include "figures/figures.h"

/* What a slice tells: what the EU commits to it [cents], and what it has paid. False when either is missing. */
bool lapsing_of_slice(const struct slice *slice, const struct measure *measure, money *committed, money *claimed);
/* Makes the figures of a measure of kind MEASURE_LAPSING: of rows, groups and the total. The total is of all groups
 * together, so that it does not depend on them: claims of one group are set against older commitments of another. Missing
 * unless the last dimension is lapse-date. Arrays of its own live in `arena`. */
void lapsing_make(struct arena *arena, const struct project_register *reg, struct figures *figures, size_t measure);

#endif
