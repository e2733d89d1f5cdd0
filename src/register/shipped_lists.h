/* The code lists that come with the program (templates/lists) beside a register's own. They are an ordinary register without
 * projects; a register takes from them what it mentions and does not declare, and nothing else:
 * - a code that it only mentions - in a project, or as another code's parent, period, fund or successor - becomes the
 *   listed one, with what that one mentions in turn;
 * - a code that it declares stays its own. Only a municipality, sub-region or region with the id and the Finnish name of a
 *   listed one is the same place: what the register does not tell of it (parent, days, successor, population) is taken over;
 *   a period or programme with the id of a listed one takes over its rules of lapse and its rates of co-financing likewise;
 * - a priority is taken only where all projects that mention it belong to its programme: every programme has a TL1.
 * The lists' frames stay with the lists: they are of whole programmes, and only whoever asks knows whether the register is. */
#ifndef REGISTER_SHIPPED_LISTS_H
#define REGISTER_SHIPPED_LISTS_H

#include "register/project_register.h"

/* Whether the lists can matter: the register mentions a code that it does not declare, or has places or
 * programmes of the EU. */
bool shipped_lists_needed(const struct project_register *reg);
/* Takes over what is mentioned; `shipped` must outlive `reg`. */
void shipped_lists_adopt(struct project_register *reg, const struct project_register *shipped);
/* Puts the codes of each list in order: the register's own first as they stand, then those taken over in the order of the
 * shipped list, then those that nobody declares. Adopting does so. */
void shipped_lists_number(struct project_register *reg);

/* The declared code with this id: the register's own or adopted one, else the shipped one; NULL when there is none. */
const struct code *shipped_lists_lookup(const struct project_register *reg, enum list list, const char *id);

#endif
