/* A file (or standard input) that is read once, front to back: its bytes pass through here on their way to a
 * reader, and what stays is its name, its digest and where its lines begin - enough to say file:line:column
 * long after the bytes are gone. */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/digest.h"

struct findings;

/* No input is larger than this: positions are 32-bit. [bytes] */
#define INPUT_MAXIMUM ((size_t)2 << 30)

struct input {
    const char *name;       /* as findings print it; borrowed */
    int file;               /* descriptor; -1 when closed */
    size_t length;          /* read so far, `ahead` too [bytes] */
    char *ahead;            /* read from the file in one go and not handed out yet: from ahead_at to ahead_end */
    size_t ahead_at, ahead_end;
    size_t maximum;         /* [bytes] */
    uint32_t *lines;        /* offset of each line's first byte but the first's */
    size_t line_count, line_capacity;
    bool after_return;      /* the last byte read was CR: a CR LF is one line end, CR alone is one too */
    bool failed;            /* a finding has said why */
    bool digested;          /* set after input_open to have the digest made */
    struct digest digest_state;
    char digest[DIGEST_TEXT_SIZE]; /* of all bytes, once the end was reached; "" before */
};

/* Where something stands: an offset in an input. `input` NULL: no particular place. */
struct place {
    const struct input *input;
    uint32_t offset; /* [bytes] */
};

/* Opens `path` ("-": standard input). False, with a finding, when it cannot be opened, is a directory or is larger
 * than `maximum` bytes. `path` must outlive the input. */
bool input_open(struct input *out, const char *path, size_t maximum, struct findings *findings);
/* Closes the file; positions stay known until input_release. */
void input_close(struct input *input);
void input_release(struct input *input);

/* Up to `size` bytes into `bytes`. Returns how many, 0 at the end, -1 (with a finding) when reading failed or the
 * maximum was passed. */
long input_read(struct input *input, void *bytes, size_t size, struct findings *findings);
/* The rest of the file into `out`. False, with a finding, when it cannot be read. */
bool input_read_all(struct input *input, struct buffer *out, struct findings *findings);

/* Notes that a line begins at this offset, after all that have been noted. Reading does so; what is read in another form than
 * the file's own bytes has lines of its own. */
void input_add_line(struct input *input, uint32_t offset);
/* Line and column, both from 1, of a place; columns count bytes. */
void place_resolve(struct place place, uint32_t *line, uint32_t *column);

#endif
