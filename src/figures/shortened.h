/* Figures cut short: the first rows, and what all others come to in one more. */
#ifndef FIGURES_SHORTENED_H
#define FIGURES_SHORTENED_H

#include "figures/figures.h"

/* The same figures with only the first `count` rows, of two dimensions in each group, in the order they are in; the others are one
 * more row, MEMBER_OTHERS, which has each of its projects once. Lives in `arena`. */
struct figures *shortened_make(struct arena *arena, const struct figures *figures, size_t count);

#endif
