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

/* What one decision tells by itself, as it stood on the situation date, with what follows from it but for estimates; a cancelling
 * one that tells no amounts makes 0 of what the project's decisions granted and committed, a recovering one grants nothing. Lives in `arena`; NULL when a sum
 * overflows. */
const struct settlement *settlement_of_decision(struct arena *arena, const struct project *project,
                                                const struct decision *decision, date situation_date);

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

/* True of a project that was decided on only after the situation date, and so is no project yet on it: the register tells of a
 * new decision that has been made, in force or repealed, and dates everything that it tells of the project's decisions after that
 * day. All others are projects on any day:
 * - one without decisions, whenever it starts, and one whose decisions are all pending: applications are not decided on;
 * - one of whose decisions any is not dated, since it may have been made before;
 * - one with a pending decision up to the day: it was applied for by then;
 * - one whose earliest decision amends, cancels or recovers: the register does not tell of the decision before it. */
bool project_decided_later(const struct project *project, date situation_date);
/* Takes such projects out of the register's projects, over to those that are later: nothing that is made of it - figures, lists,
 * changes, exports - has them then. To be done when the register has been checked, which is about all that it tells. */
void settlement_leave_later(struct project_register *reg, date situation_date);

/* The first day money was decided on; unknown when no decision in force is dated. */
date project_decided(const struct project *project, date situation_date);

#endif
