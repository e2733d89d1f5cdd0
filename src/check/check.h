/* What is wrong or suspicious in a register, as findings: a table of rules over the model (check_rules.def). Which of
 * them are told, and how grave they are, is the list of findings' to say: base/findings.def, or a settings file
 * (check/check_settings.h). */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "register/project_register.h"

/* The register must be settled on `situation_date` (settlement_make came before). What a register tells of days is
 * measured by its own situation date, what its money comes to by that one. */

/* Adds the findings about one project by itself. */
void check_project(const struct project_register *reg, const struct project *project, date situation_date,
                   struct findings *findings);
/* Adds all findings: about the code lists and frames, the projects beside each other, then each project in order. */
void check_register(const struct project_register *reg, date situation_date, struct findings *findings);

#endif
