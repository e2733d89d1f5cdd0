/* An output that appears whole or not at all: written beside its place under another name, synced, and renamed
 * when it is complete. Sticky: the first error is kept and told once, at close. */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

struct findings;

struct output {
    const char *path;  /* borrowed */
    char *aside;       /* name while it is written; NULL for a pipe, a device or standard output */
    int file;          /* descriptor; -1 when closed */
    int error;         /* errno of the first failure; 0 so far */
    size_t used;       /* bytes waiting in `bytes` */
    char bytes[64 * 1024];
};

/* Starts writing `path` ("-": standard output). Always succeeds; a failure is told at close. */
void output_open(struct output *out, const char *path);
void output_put(struct output *output, const void *bytes, size_t length);
/* Puts the file in its place. False, with a finding, when anything went wrong since open; what stood at `path`
 * before then stands there still. */
bool output_close(struct output *output, struct findings *findings);
/* Gives up: what was written disappears. */
void output_abandon(struct output *output);
/* Removes what a killed run may have left aside; safe to call from a signal handler. */
void output_remove_unfinished(void);

#endif
