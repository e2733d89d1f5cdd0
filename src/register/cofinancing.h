/* Co-financing: what per cent of public funding EU and state pay, by the rates that the lists tell (domain rules 4.5 and
 * 4.6), and the estimate that follows for money told as "EU and state, not split". A project's own split is decided
 * case by case; what is made of rates is never printed but as an estimate. */
#ifndef REGISTER_COFINANCING_H
#define REGISTER_COFINANCING_H

#include "register/project_register.h"

/* The rates of a project: of its priority, else its programme, else its fund - the first that tells the EU's. Where that
 * code tells other rates for some regions, they count for a project that is wholly in such a region; one that
 * does not tell its region, or stands in regions with different rates, has no rates (0). */
struct cofinancing cofinancing_of(const struct project_register *reg, const struct project *project);

/* Money of one stage that is not split. */
struct unsplit {
    money value;
    money public;        /* all public funding of the stage; only where public_known */
    money eu;            /* told as EU beside it */
    bool public_known;
};

/* Its estimated parts, to the cent; they sum to its value. Where the state's rate is told, in proportion to the two rates
 * (halves away from zero); else the EU pays its rate of all public funding, but no more than there is. False when the rates
 * do not tell. */
bool cofinancing_estimate(money *eu, money *state, const struct cofinancing *rates, const struct unsplit *unsplit);

#endif
