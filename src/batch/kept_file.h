/* Files that a run was made from, kept beside its editions under their SHA-256, compressed (gzip): registers, for next month's
 * changes and for verifying; the batch file, templates and settings. Only the user of the run may read them: a register
 * has personal data. The same file is kept once. */
#ifndef BATCH_KEPT_FILE_H
#define BATCH_KEPT_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/findings.h"

/* The SHA-256 of the file at `path`. False, with a finding, when it cannot be read. */
bool kept_file_digest(char out[DIGEST_TEXT_SIZE], const char *path, struct findings *findings);
/* Keeps the file at `path` in the folder `kept`. False, with a finding: it cannot be read or written, or its digest is no
 * longer `digest`. */
bool kept_file_store(const char *kept, const char *path, const char *digest, struct findings *findings);
/* Unpacks a kept file to `path`. False, with a finding: it is not there, damaged, or cannot be written. */
bool kept_file_restore(const char *kept, const char *digest, const char *path, struct findings *findings);
/* The digest that a kept file's name tells; false when it is no such name. */
bool kept_file_name(char out[DIGEST_TEXT_SIZE], const char *name);

#endif
