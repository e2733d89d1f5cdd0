/* The changes between two registers as tables of results. A natural person is never named in them. */
#ifndef CLI_CHANGES_TABLE_H
#define CLI_CHANGES_TABLE_H

#include "changes/changes.h"
#include "cli/result_table.h"

/* For people: what changes did to each measure's total, one row a measure; columns of kinds that nothing did are left
 * out. Notes say over how many projects the sums are taken. */
void changes_summary_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                          enum language language);
/* One measure by the members of the query's dimension, the total last; without a dimension only the total. `brief`, for
 * people: without columns of kinds that nothing did. */
void changes_measure_make(struct result_table *out, struct arena *arena, const struct changes *changes, size_t measure,
                          bool brief, enum language language);
/* All measures by member one below the other, with a column that names the measure; then a total for each. */
void changes_measures_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                           enum language language);
/* The list, a row for each change, for programs: facts only, no total. */
void changes_list_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                       enum language language);
/* Adds a total for each measure to the list: old, new, difference. */
void changes_list_total(struct result_table *table, const struct changes *changes);
/* The part of the list that one kind has, for programs; of projects that came or went also their implementer and days. Last what it did to the total of each measure; of money the differences
 * of that measure's rows add up to it. */
void changes_kind_list_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                            enum change_kind kind, enum language language);
/* The part of the list that moved a measure the most: at most `most` rows, largest first. */
void changes_largest_make(struct result_table *out, struct arena *arena, const struct changes *changes, size_t measure,
                          size_t most, enum language language);
/* The part of the list that one kind has, for people. */
void changes_of_kind_make(struct result_table *out, struct arena *arena, const struct changes *changes,
                          enum change_kind kind, enum language language);

/* A count or a sum, as the measure is; missing when it is not known. */
struct cell changes_sum_cell(const struct measure *measure, bool known, int64_t value);

#endif
