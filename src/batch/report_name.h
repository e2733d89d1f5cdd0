/* Names of report files, made of a pattern. A name is a plain file name: it cannot leave its folder, hide, be taken for an
 * option, or say anything else on another system than on this one. */
#ifndef BATCH_REPORT_NAME_H
#define BATCH_REPORT_NAME_H

#include "base/findings.h"

enum report_name_field { NAME_REGISTER, NAME_TEMPLATE, NAME_PERIOD, NAME_LANGUAGE, NAME_AS_OF, NAME_READER, NAME_MEMBER, REPORT_NAME_FIELDS };

/* Whether `name` may name a file: ASCII letters, digits, '.', '_', '-' and '+' (a fund is called ESR+), not first one of the signs but '_'; at
 * most 200 of them, of which a report's own name has at most 120: its companions' are made of it. */
bool report_name_safe(const char *name);
/* Whether the pattern knows its fields, is made of such characters and ends in .pdf. False, with a finding. */
bool report_pattern_check(const char *pattern, struct place place, struct findings *findings);
/* Fills a checked pattern. NULL, with a finding, when what it is filled with makes no safe name. In `arena`. */
const char *report_name_fill(struct arena *arena, const char *pattern, const char *const fields[REPORT_NAME_FIELDS],
                             struct place place, struct findings *findings);

#endif
