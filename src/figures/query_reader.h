/* What people write to ask for figures - on the command line and in templates alike: names of dimensions and measures,
 * filters D=VALUE. What is not known is a finding at its place, with the nearest name. */
#ifndef FIGURES_QUERY_READER_H
#define FIGURES_QUERY_READER_H

#include "figures/figures.h"

/* `asked`: where it was written, as findings call it ("--by", "where"). False, with findings, when there is none such. */
bool query_read_dimension(enum dimension *out, const char *asked, const char *text, size_t length, struct place place,
                          struct findings *findings);
bool query_read_measure(struct measure *out, const char *text, size_t length, struct place place,
                        struct findings *findings);
/* False, with a finding, when the measure asks for rows that these dimensions do not give: inhabitants are of places, running
 * totals of rows that follow one another in time, what lapses of the days on which it does. */
bool query_measure_fits(const struct measure *measure, const enum dimension *dimensions, size_t count, struct place place,
                        struct findings *findings);
/* Reads "fund=EAKR"; the value is copied into `arena`. */
bool query_read_filter(struct filter *out, struct arena *arena, const char *asked, const char *text, size_t length,
                       struct place place, struct findings *findings);
/* False, with findings, when the filter asks for a member that the register cannot have, a mistyped one: a code, project or
 * organisation that it does not mention, what is no year, day, size class or pace. What it mentions may yet have no projects - a
 * financier as the implementer, a year, what is later than the situation date; an empty value selects what is not told. */
bool query_filter_known(const struct project_register *reg, const struct filter *filter, struct place place,
                        struct findings *findings);
/* The member that a filter's value means; false when it is none that can be found: a year or an organisation that is not there. */
bool query_filter_member(struct member *out, const struct view *view, const struct filter *filter);
/* The ids of a list's codes; ends with NULL. In `arena`. */
const char *const *query_list_ids(struct arena *arena, const struct code_list *list);

#endif
