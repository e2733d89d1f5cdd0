/* zlib, set up once and used again for every page and object stream: setting it up costs more than a small page. */
#ifndef DEVICE_PDF_DEFLATE_H
#define DEVICE_PDF_DEFLATE_H

#include <stddef.h>
#include <zlib.h>

#include "base/buffer.h"

struct pdf_deflate {
    z_stream stream;
    struct buffer bytes; /* the last result */
};

void pdf_deflate_init(struct pdf_deflate *packer);
void pdf_deflate_release(struct pdf_deflate *packer);
/* Compresses `length` bytes for /FlateDecode. Borrowed until the next call. */
const struct buffer *pdf_deflate(struct pdf_deflate *packer, const void *bytes, size_t length);

#endif
