/* An input's bytes, from whatever encoding they are in, as UTF-8. By the C library's iconv. */
#ifndef IMPORT_DECODER_H
#define IMPORT_DECODER_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/findings.h"
#include "import/lookahead.h"

struct decoder {
    iconv_t conversion;
    struct lookahead *source;  /* borrowed */
    size_t unit;             /* the encoding's smallest piece: what is skipped when it is no character [bytes] */
    size_t held;             /* bytes of an unfinished character, kept for the next read */
    size_t decoded;          /* so far [bytes of UTF-8] */
    char raw[16 * 1024];
};

/* False, with a finding, when the system does not know the encoding. */
bool decoder_open(struct decoder *out, const char *encoding, struct lookahead *source, struct findings *findings);
void decoder_close(struct decoder *decoder);

/* Adds the next piece to `out`: more than nothing, unless the end has come or reading has failed
 * (source->input->failed). Bytes that are no character of the encoding become U+FFFD; a byte order mark at the start is
 * left out. */
void decoder_read(struct decoder *decoder, struct buffer *out);

#endif
