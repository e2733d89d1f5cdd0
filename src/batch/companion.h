/* The other forms that a report is written in beside its PDF, by name. */
#ifndef BATCH_COMPANION_H
#define BATCH_COMPANION_H

enum companion { COMPANION_XLSX, COMPANION_CSV, COMPANION_HTML, COMPANION_PNG, COMPANIONS };

extern const char *const companion_names[COMPANIONS + 1]; /* ends with NULL */

#endif
