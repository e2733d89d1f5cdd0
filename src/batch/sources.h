/* Where reports that are already made can be taken over from: the edition before, and what the parts of a divided run have
 * made; and the output folder that a run publishes into. */
#ifndef BATCH_SOURCES_H
#define BATCH_SOURCES_H

#include "batch/output_folder.h"
#include "batch/run_request.h"

/* An edition whose reports can be taken over. */
struct source {
    const char *folder;
    struct manifest manifest;
};

struct sources {
    struct arena *arena;
    struct output_folder folder;    /* that is published into */
    struct output_folder history;   /* that tells what was reported before: the same, but for a part of a divided run */
    struct source *items;
    size_t count, capacity;
};

/* Opens and locks the folder that the request publishes into and reads the manifests. False, with findings; to be closed in
 * either case. */
bool sources_open(struct sources *out, struct arena *arena, const struct run_request *request,
                  struct findings *findings);
/* Only looks: nothing is made or locked. */
bool sources_look(struct sources *out, struct arena *arena, const struct run_request *request,
                  struct findings *findings);
void sources_close(struct sources *sources);
/* Removes the parts that were collected. */
void sources_forget_parts(const struct sources *sources, const struct run_request *request);

/* The manifest of the edition before; NULL: there is none. */
const struct manifest *sources_last(const struct sources *sources);
/* The source that has the report as it is to be; NULL when none has it, and `why` then says what the first that knows it has
 * otherwise. */
const struct source *sources_find(const struct sources *sources, struct manifest_report *report);
/* Takes the report's files over and fills what is told of it. False when they are not what the source's manifest says. */
bool sources_take_over(struct sources *sources, const struct source *source, struct manifest_report *report);
/* Why a report is not what it was before; 0: it is. `before` may be NULL. */
unsigned sources_differences(const struct manifest_report *before, const struct manifest_report *now);
#endif
