/* A settings file: at which level each kind of finding of the checks is told, or that it is off.
 *
 *     <checks xmlns="urn:hankeraportti:checks:1">
 *       <check kind="paid-over-grant" level="error"/>
 *     </checks>
 *
 * Kinds that it does not name keep the level of base/findings.def. Only the rules of check_rules.def have a level to
 * choose: what cannot be read, counted or written stays an error. */
#ifndef CHECK_CHECK_SETTINGS_H
#define CHECK_CHECK_SETTINGS_H

#include "base/findings.h"
#include "xml/vocabulary.h"

#define CHECK_SETTINGS_NAMESPACE "urn:hankeraportti:checks:1"

/* The file's format. Static. */
const struct vocabulary *check_settings_vocabulary(void);
/* Fills `out` from the file at `path`. False, with findings, when it is no settings file or anything in it is wrong;
 * `out` then holds the usual levels. */
bool check_settings_read(struct finding_levels *out, const char *path, struct findings *findings);

#endif
