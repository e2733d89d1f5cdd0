/* An edition in the making: what the reports were made from is kept, the index page and the manifest are written, all of it
 * is published at once, and what is too old is taken away. */
#ifndef BATCH_EDITION_H
#define BATCH_EDITION_H

#include "batch/output_folder.h"
#include "batch/plan.h"

/* Publishes what stands aside in the folder. `last`: the manifest of the edition before; NULL: there is none. False, with a
 * finding, when something cannot be written or is no longer what the reports were made from. */
bool edition_publish(struct output_folder *folder, struct plan *plan, const struct manifest *last,
                     struct findings *findings);
/* Leaves the newest `keep` editions, and of what is kept the files that they were made from. */
void edition_retain(struct output_folder *folder, int64_t keep);

#endif
