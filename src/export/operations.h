/* The list of operations that the Common Provisions Regulation (EU) 2021/1060, Article 49(3), makes managing authorities
 * publish: one entry for each project - of a group project for each implementer's part - with the beneficiary, the
 * operation, its days, total cost, fund, objective, Union co-financing rate, place and type of intervention. What is
 * missing is empty, never 0. Points (b), names of natural persons, and (c), fishing vessels, are not there. */
#ifndef EXPORT_OPERATIONS_H
#define EXPORT_OPERATIONS_H

#include "base/buffer.h"
#include "figures/figures.h"

/* What the list is made of. */
struct operations {
    const struct project_register *reg;        /* read with its texts, settled */
    const struct project *const *projects;
    size_t count;
    date situation_date;
    enum language language;                    /* of names and texts; where there are none, another's */
};

/* Adds the list as CSV (RFC 4180, UTF-8, a header line; several values of a field with "; " between them). Returns how
 * many entries have a natural person left out. */
size_t operations_write_csv(const struct operations *operations, struct buffer *out);
/* The same as XML, an element for each value; empty fields are left out. */
size_t operations_write_xml(const struct operations *operations, struct buffer *out);

#endif
