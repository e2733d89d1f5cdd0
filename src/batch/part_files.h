/* The files in the folder of a part of an edition, against what its manifest tells. */
#ifndef BATCH_PART_FILES_H
#define BATCH_PART_FILES_H

#include "batch/manifest.h"

/* `name`: borrowed. */
typedef void part_files_stranger(void *context, const char *name);
/* Calls `found` for whatever stands in the folder but is neither the manifest nor told by it, by name. */
void part_files_each_stranger(const struct manifest *manifest, enum reader reader, struct arena *arena, const char *folder,
                              part_files_stranger *found, void *context);
/* Whether the index page in the folder is the one that the manifest tells, and nothing else stands there but what it tells. The
 * files of reports are not read. */
bool part_files_stand(const struct manifest *manifest, enum reader reader, struct arena *arena, const char *folder);

#endif
