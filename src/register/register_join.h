/* Several registers as one population: what they list, who takes part in their projects and the projects themselves, told
 * in the first of them. Nothing that figures add up depends on the order in which the registers are given; rows follow the
 * first one's lists, then the later ones': what a register declares stands where one of them first named it. */
#ifndef REGISTER_REGISTER_JOIN_H
#define REGISTER_REGISTER_JOIN_H

#include "register/project_register.h"

/* Takes everything of registers[1..] over into registers[0]:
 * - codes by list and id. One that a register declares stands before a shipped one, and that before one that is only mentioned;
 *   of two declared ones the first counts, and what it leaves open is taken from the others;
 * - organisations by name and business ID, pages by id;
 * - frames: one that is told twice alike counts once;
 * - projects as they are, those of a group belonging together by its code.
 * What the registers tell differently becomes a finding at its place in the later one: a warning where only names are at
 * stake, an error where sums would depend on who is believed, and where a project stands in two registers.
 *
 * All registers must be read, checked and settled: afterwards codes, frames and projects stand in different files, and no rule
 * may ask for their places; a project's offset is its place among the projects. The registers borrow from one another, so they
 * are released together. False when there are errors. */
bool register_join(struct project_register *const *registers, size_t count, struct findings *findings);

#endif
