/* What is suspicious in a register, as findings: a table of rules over the model. A rule looks at one project; to add
 * one, write its function and a line in the table, and its kind in base/findings.def. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "register/project_register.h"

/* Adds the findings about one project of a settled register. */
void check_project(const struct project_register *reg, const struct project *project, struct findings *findings);
/* Adds the findings about all projects of a settled register (settlement_make came before), in register order. */
void check_register(const struct project_register *reg, struct findings *findings);

#endif
