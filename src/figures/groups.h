/* Group projects: the entries of a register that share a group are sub-projects of one project (domain rules 2), and count as
 * one wherever projects are counted. */
#ifndef FIGURES_GROUPS_H
#define FIGURES_GROUPS_H

#include "base/arena.h"
#include "register/project_register.h"

/* Groups of two entries or more, numbered from 1. */
struct groups {
    uint32_t *of;      /* of each entry of the register, by its index; 0: none. NULL: there are no groups */
    uint64_t *seen;    /* of each group: what groups_first was asked, a bit each */
};

/* An entry of a group project in a row of figures. */
struct grouped {
    uint32_t row, group;
    uint32_t slice;    /* its index; in register order */
    uint32_t known;    /* the measures that it knows, a bit each */
};

/* Lives in `arena`. */
void groups_make(struct groups *out, struct arena *arena, const struct project_register *reg);
uint32_t groups_of(const struct groups *groups, size_t index);
/* How many projects an entry of a group (0: of none) adds to what is counted under `bit` (below 64): 1, but for further entries
 * of its group 0. */
uint32_t groups_first(struct groups *groups, uint32_t group, size_t bit);

/* Puts entries of one group and row next to one another, in register order. */
void groups_sort(struct grouped *entries, size_t count);
/* How many entries from the first on are of its row and group. */
size_t groups_run(const struct grouped *entries, size_t count);

#endif
