/* What became of the money of one project: in the measures asked for, with its effect on their totals, and in what the registers
 * tell beside them. Private to changes/. */
#ifndef CHANGES_MONEY_CHANGES_H
#define CHANGES_MONEY_CHANGES_H

#include "changes/change_maker.h"

/* Tells the changes of its money, and adds their effects to the totals. */
void money_changes_tell(struct change_maker *maker, const struct compared_pair *pair);
/* What a project contributes to a measure's total: 1 where projects are counted; not known when it does not count (a row of
 * PAIR_OUTSIDE, or NULL) or its money is missing. */
struct change_value money_changes_amount(const struct project *project, uint32_t row, const struct measure *measure);

/* How large an amount is, whatever its sign [cents]: a recovery may be written as a negative transaction, and grows by its size. */
uint64_t money_changes_size(money amount);

#endif
