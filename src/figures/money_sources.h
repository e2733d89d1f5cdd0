/* Who pays a project's money: the sources that it tells at any of the stages asked about, and what is of no known source. What
 * they hold of a stage adds up to its whole, and to every other sum of sources (register/settlement.h): a row of a source has
 * exactly what a measure of that source has of the same projects. */
#ifndef FIGURES_MONEY_SOURCES_H
#define FIGURES_MONEY_SOURCES_H

#include "figures/membership.h"

/* How a sum comes apart: the sources that are its parts (a bit each), and who has what none of them tells: SOURCE_UNKNOWN, but of
 * an estimated part of what EU and state pay together, SOURCE_EU_AND_STATE. */
struct apart {
    unsigned sources, rest;
};

/* The membership of a project: a member for each source that it tells in a stage of the divider, in the order of enum
 * funding_source, SOURCE_UNKNOWN last and only where it is something. A project that tells none has the member "not told".
 * `project` stays whole (DIVISION_WHOLE): nothing is allocated. Lives in the divider's arena. */
void money_sources_make(struct membership *out, struct divider *divider, const struct project *project);
/* True when the members are sources. */
bool money_sources_divide(const struct membership *of);
/* True when the member at `index`, or where it is all of them any that is kept, is the source. */
bool money_sources_hold(const struct membership *of, uint32_t index, unsigned source);
/* Of a source, told or derived. */
struct apart money_sources_apart(unsigned source);

#endif
