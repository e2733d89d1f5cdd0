/* Where the files that come with the program are: fonts, templates, mappings. Found from where the program itself
 * stands and never from the environment: <place>/bin/hankeraportti has them in <place>/share/hankeraportti, and a
 * program in a checkout's .build/<mode> has them in the checkout. */
#ifndef CLI_INSTALLATION_H
#define CLI_INSTALLATION_H

#include "base/arena.h"
#include "base/findings.h"

/* The absolute path of a folder that comes with the program, such as "fonts". In `arena`. */
const char *installation_folder(struct arena *arena, const char *name);
/* The file with the borders that maps are drawn from. In `arena`. */
const char *installation_borders(struct arena *arena);
/* The file that a NAME|FILE option means: `value` itself when it contains '/' or ends in ".xml", else
 * <folder>/<value>.xml. NULL, with a finding of kind `unknown` that names what there is, when there is none. */
const char *installation_file(struct arena *arena, const char *folder, const char *value, enum finding_kind unknown,
                              struct findings *findings);
/* The same for a program that stands at `program`, for tests. */
const char *installation_folder_of(struct arena *arena, const char *program, const char *name);

#endif
