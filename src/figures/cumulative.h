/* Running totals: what has been granted, committed or paid by the end of each year, down the rows of years or dates. */
#ifndef FIGURES_CUMULATIVE_H
#define FIGURES_CUMULATIVE_H

#include "figures/figures.h"

/* Makes the figures of a cumulative measure from the rows' own sums: each row has the sum of the rows up to it, over the
 * projects that stand in any of them. Money whose time is not told comes first, so that it is in all
 * of them and the last row equals the total; the row "not told" shows that money alone. With two dimensions the total runs in
 * each group anew. Missing where the rows are of a dimension that is no order in time. Arrays of its own live in
 * `arena`. */
void cumulative_make(struct arena *arena, struct figures *figures, size_t measure);

#endif
