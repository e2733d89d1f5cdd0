/* When commitments lapse (domain rule 4.12): what a year commits must be claimed from the EU by the end of the year so many
 * years after it - "N+3", "N+2" - and everything by one last day. Regulation (EU) 2021/1060, Art. 105, and (EU) No 1303/2013,
 * Art. 136, on decommitment. The rule is one of whole programmes, and pre-financing lowers what lapses: told of a region or
 * of one project it is an indication, and is to be printed as one. */
#ifndef REGISTER_LAPSE_H
#define REGISTER_LAPSE_H

#include "register/project_register.h"

/* The last day to claim what is committed in `year`: by the programme's rule, else by that of its period. Unknown when
 * neither tells one, or when there is no programme (NULL). */
date lapse_date(const struct project_register *reg, const struct code *programme, int year);

#endif
