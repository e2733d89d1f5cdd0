/* A manifest as the JSON that stands beside the reports; the manual page tells its members. */
#ifndef BATCH_MANIFEST_JSON_H
#define BATCH_MANIFEST_JSON_H

#include "batch/manifest.h"

#define MANIFEST_FORMAT "urn:hankeraportti:manifest:1"

/* Writes what it tells these readers. */
void manifest_json_write(const struct manifest *manifest, enum reader reader, struct buffer *out);
/* Reads one manifest; what it says is checked, since anybody may have written it: the names of files are safe names, digests
 * are digests. Lives in `arena`. False, with a finding. */
bool manifest_json_read(struct manifest *out, struct arena *arena, const char *path, struct findings *findings);

#endif
