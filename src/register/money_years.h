/* The years of a project's money: in which years it was granted, committed, paid or recovered, and what it came to by the
 * end of each. The money of a year is the difference of two consecutive settlements, so that the years of a project always
 * add up to its settlement on the situation date, for every source: an amending decision counts in its own year with what it
 * changes, a cancelling one with what it takes back. */
#ifndef REGISTER_MONEY_YEARS_H
#define REGISTER_MONEY_YEARS_H

#include "register/settlement.h"

struct money_year {
    const struct settlement *through;  /* as it stood at the end of the year: settlement_through */
    int16_t year;                      /* 0: neither dated nor told by year; may lie after the situation date */
};

struct money_years {
    uint32_t count;                    /* at least 1 */
    struct money_year items[];         /* year 0 first where it is there, then upwards; the last is the project's settlement */
};

/* The years in which any money of these stages (a bit each of enum stage) moved, by decision, by day or as told by year. Only
 * year 0 for a project that knows no money of them, and when a sum on the way overflows. `project` must be
 * settled; lives in `arena`. */
const struct money_years *money_years_make(struct arena *arena, const struct project_register *reg,
                                           const struct project *project, date situation_date, unsigned stages);

/* True when money of these stages moved in the year at `index`. */
bool money_year_moved(const struct money_years *years, uint32_t index, unsigned stages);

/* The money of the year at `index`. What was not known by the end of a year came later. False when the amount is missing on
 * the situation date: then nothing is known of any year. */
bool money_year_lookup(const struct money_years *years, uint32_t index, enum stage stage, unsigned source, money *out);

#endif
