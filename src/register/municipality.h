/* Municipalities merge: what stands for a municipality on a day, and how many people live in it then, in its sub-region and
 * in its region. A register's own lists count before those that come with the program. */
#ifndef REGISTER_MUNICIPALITY_H
#define REGISTER_MUNICIPALITY_H

#include "register/project_register.h"

/* The municipality that stands for `municipality` on the day: itself while it is in force, else the one it merged into, and
 * so on; the last known one when its list does not say into which. Borrowed. */
const struct code *municipality_on(const struct project_register *reg, const struct code *municipality, date day);

/* How many people, and the years on whose last days they were counted: the first and last of them. All 0: not known. */
struct inhabitants {
    int64_t people;
    int16_t first_year, last_year;
};

/* Inhabitants on the day: the newest count that is not after it (counts are of 31 December), with those of municipalities
 * that have merged into it since the count was made. Of a sub-region or region (`list` says which) the sum over its
 * municipalities in force on the day. */
struct inhabitants population_on(const struct project_register *reg, enum list list, const struct code *code, date day);

/* Those of both. */
struct inhabitants inhabitants_together(struct inhabitants one, struct inhabitants other);

#endif
