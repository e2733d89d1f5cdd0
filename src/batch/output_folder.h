/* The folder that runs publish into. An edition - the reports of one run - is there whole or not at all:
 *
 *     current -> editions/0007-2025-12-31/public   the newest; what the web shows, and links and scripts use
 *     internal -> current/../internal              its reports for internal readers; always of the same edition
 *     editions/0006-2025-11-30/public/             the reports, index.html and manifest.json of each run
 *     editions/0006-2025-11-30/internal/           the same for internal readers, when there are any
 *     editions/.new/                               one that is being made
 *     kept/                                        registers that were reported, for the user of the run only
 *     .lock                                        held while a run is at work
 *
 * Whoever shows `current` to the public, or copies it somewhere, shows nothing that is internal: that stands beside it.
 *
 * An edition is made aside, moved into `editions` and published by replacing the link `current` with one rename. A run that
 * was killed leaves what the next one takes away: .new, and editions newer than the current one. The kernel lets go of the
 * lock of a run that is no more, so that a stale one cannot be. Editions are numbered: the clock has no part in it. */
#ifndef BATCH_OUTPUT_FOLDER_H
#define BATCH_OUTPUT_FOLDER_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/findings.h"
#include "base/readers.h"

struct output_folder {
    const char *path;
    const char *current;    /* path of the current edition's folder, in which its parts are; NULL: there is none yet */
    const char *editions;   /* path of the folder of editions */
    const char *aside;      /* path of the one that is being made */
    const char *kept;       /* path of what is kept */
    const char *restored;   /* path of a folder for what of it is unpacked during the run */
    struct arena *arena;
    unsigned number;        /* of the current edition; 0: none */
    int lock;               /* descriptor; -1: closed */
    bool held;              /* this run has the lock */
    bool cleaned;           /* what a killed run had left was removed */
};

/* Makes the folder where it is not there (not the ones above it), locks it and takes away what a killed run left. `path` is
 * borrowed. False, with findings: it cannot be written, another run is at work, or something else stands in a place that
 * is the program's. To be closed in either case. */
bool output_folder_open(struct output_folder *out, struct arena *arena, const char *path, struct findings *findings);
/* Finds the current edition without making, locking or removing anything. False, with a finding. */
bool output_folder_look(struct output_folder *out, struct arena *arena, const char *path, struct findings *findings);
/* Makes the folder aside with its public part, and the one for what is restored. False, with a finding. */
bool output_folder_begin(struct output_folder *folder, struct findings *findings);
/* The part of an edition that is for these readers: a folder. In `arena`. */
const char *output_folder_part(struct arena *arena, const char *edition, enum reader reader);
/* Makes the part aside that is for these readers, where it is not there yet. What is for internal readers only the user of the run and its
 * group may read. False: errno tells why. */
bool output_folder_make_part(struct arena *arena, const char *edition, enum reader reader);
/* Keeps what this process writes from now on from others than the user and its group when it is for internal readers. Returns the mask
 * before (umask). */
mode_t output_folder_mask(enum reader reader);
/* What is told of a link that could not be made, by errno: that the file system has none, or why it cannot be written. */
enum finding_kind output_folder_link_failure(int error);
/* Publishes what stands aside as the next edition; `latest`: the latest situation date in it. False, with a finding; the
 * edition before then stays the current one. */
bool output_folder_publish(struct output_folder *folder, date latest, struct findings *findings);
/* Calls `found` for each edition, oldest first; what it returns false for is removed. */
typedef bool output_folder_found(void *context, const char *edition, unsigned number);
void output_folder_each(struct output_folder *folder, output_folder_found *found, void *context);
/* Removes what stands aside, and lets go of the lock. */
void output_folder_close(struct output_folder *folder);

/* Removes what stands aside under this name. */
void output_folder_forget(struct output_folder *folder, const char *name);
/* Removes a folder in an open folder with all it holds; links are removed, not followed. */
void output_folder_remove(int above, const char *name);

#endif
