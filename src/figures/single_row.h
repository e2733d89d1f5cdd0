/* Figures of one row: what stands behind a cell of a table. */
#ifndef FIGURES_SINGLE_ROW_H
#define FIGURES_SINGLE_ROW_H

#include "figures/figures.h"

/* The same figures with only the row that `row` names, which is their total too: the ids (or short names) of its members, as in
 * "EAKR" or "EAKR/TL1", "-" for what is not told. With two dimensions the first alone names the rows of its subtotal. Lives in
 * `arena`, and shares what it can with `figures`. NULL, with a finding, when there is no such row, or a short name is that of
 * several. */
struct figures *single_row_make(struct arena *arena, const struct figures *figures, const char *row,
                                struct findings *findings);

/* How a row's member is named there: its id, "-" for what is not told. In `arena`. */
const char *single_row_name(struct arena *arena, struct member member);
/* True of a natural person, who is not to be named. */
bool single_row_is_person(struct member member);

#endif
