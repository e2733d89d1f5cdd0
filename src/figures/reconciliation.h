/* Whether the figures of one report agree: a report that does not is refused (domain rules 4.3, 4.10). */
#ifndef FIGURES_RECONCILIATION_H
#define FIGURES_RECONCILIATION_H

#include "figures/figures.h"

/* True when, in all of these figures,
 * - every measure that two of them share has the same total over the same projects (figures_agree; that rows add up to their
 *   total, figures_make has seen to);
 * - every project's sources add up to what is granted by EU and state and, with what is of unknown source, to the whole;
 * - shares of one row that make its whole, and portions that make the total, are 100.0 % as they are printed.
 * Otherwise a finding says which two figures differ and by how much. */
bool reconciliation_holds(const struct figures *const *sets, size_t count, struct findings *findings);

#endif
