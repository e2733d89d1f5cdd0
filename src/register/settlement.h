/* What a project's money comes to on a situation date: the amounts in force, by stage and source, with what follows from
 * them. Computed once for each project; every figure is made from settlements and from nothing else. */
#ifndef REGISTER_SETTLEMENT_H
#define REGISTER_SETTLEMENT_H

#include "register/project_register.h"

/* Sources that follow from the stated ones. They go on where enum funding_source ends. */
enum derived_source {
    SOURCE_GRANT = FUNDING_SOURCES, /* EU and state, split or not: what the authority decides on */
    SOURCE_UNKNOWN,                 /* the known total less all known parts */
    SOURCE_WHOLE,                   /* what shares are taken of: the total if known, else public and private, else the parts' sum */
    SOURCE_EU_ESTIMATE,             /* EU, and its estimated part of what is told as EU and state: see cofinancing.h */
    SOURCE_STATE_ESTIMATE,          /* the state's likewise. Nothing but an estimate may be made of these two */
    SETTLED_SOURCES
};

/* Only what is known is here: what is not found is missing, never zero. */
struct settlement {
    uint16_t known[STAGES];  /* of each stage: a bit for each source */
    uint8_t first[STAGES];   /* and where its values begin */
    money values[];          /* by stage, then by source */
};

/* Settles every project of the register as of `situation_date`:
 * - of several decisions in force the latest that tells a stage counts; a cancelling one makes its money 0, a recovering
 *   one leaves the grant as it is;
 * - payments and recoveries up to the date add up; a plain amount (neither dated nor by year) is a total and wins;
 * - municipal and other public = public less EU and state, when only the public total is told (domain rules 2);
 * - the total of what is granted is the cost estimate when no other total is told.
 * - a sum is unknown when one of its parts is told to be missing (unless it does not apply);
 * An overflow is a finding at its project, and that project's money counts as missing. */
void settlement_make(struct project_register *reg, date situation_date, struct findings *findings);

/* The same of one project as it stood at the end of a year, or on the situation date when that is earlier: decisions and dated
 * amounts up to that day, amounts told by year up to that year. Year 0 tells what is neither dated nor by year. Where a total
 * stands beside its dated or yearly parts, what comes later is not yet in it. Lives in `arena`; NULL when a sum
 * overflows. money_years.h tells which years there are. */
const struct settlement *settlement_through(struct arena *arena, const struct project_register *reg,
                                            const struct project *project, date situation_date, int year);

/* False when the amount is missing, as it is of what is no stage of a project's money. `source` is any funding or derived
 * source. */
static inline bool settlement_lookup(const struct settlement *settlement, enum stage stage, unsigned source, money *out)
{
    unsigned known = stage < STAGES ? settlement->known[stage] : 0;
    if (!(known >> source & 1))
        return false;
    *out = settlement->values[settlement->first[stage] + __builtin_popcount(known & ((1u << source) - 1))];
    return true;
}

/* A decision counts on the situation date: in force, and not dated after it. */
bool decision_counts(const struct decision *decision, date situation_date);
/* True when `a` was made after `b`: by number where theirs differ, else by date; else the later in the document. */
bool decision_later(const struct decision *a, const struct decision *b);
/* The first day money was decided on; unknown when no decision in force is dated. */
date project_decided(const struct project *project, date situation_date);

#endif
