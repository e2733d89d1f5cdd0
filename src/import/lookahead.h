/* An input whose first bytes can be looked at before it is read, to tell what it is. */
#ifndef IMPORT_LOOKAHEAD_H
#define IMPORT_LOOKAHEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/findings.h"
#include "base/input.h"

struct lookahead {
    struct input *input;         /* borrowed */
    struct findings *findings;   /* borrowed */
    unsigned char head[4];
    size_t length, given;        /* of the head [bytes] */
};

/* Reads the first bytes. A failure is told by lookahead_read too. */
void lookahead_open(struct lookahead *out, struct input *input, struct findings *findings);
/* A zip archive, which is what an .xlsx is. */
bool lookahead_is_archive(const struct lookahead *lookahead);
/* As input_read, from the first byte on. */
long lookahead_read(struct lookahead *lookahead, void *bytes, size_t size);

#endif
