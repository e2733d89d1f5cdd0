/* The file itself: objects one after the other, the small ones packed into object streams, and a cross-reference
 * stream at the end (ISO 32000-1, 7.5.7 and 7.5.8). libharu knows neither; packed, a report is a sixth of the size. */
#ifndef DEVICE_PDF_OBJECTS_H
#define DEVICE_PDF_OBJECTS_H

#include <hpdf.h>
#include <hpdf_objects.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/output.h"
#include "device/pdf_deflate.h"

/* Where an object stands. */
struct pdf_place {
    uint32_t at;    /* offset in the file [bytes], or number of the object stream */
    uint16_t index; /* in its object stream */
    uint8_t kind;   /* as in the cross-reference stream: 0 free, 1 on its own, 2 packed */
};

struct pdf_objects {
    struct output *output;        /* borrowed */
    struct pdf_deflate *packer;   /* borrowed */
    struct digest digest;         /* of all bytes so far */
    size_t written;               /* [bytes] */
    struct pdf_place *places;     /* by object number */
    uint32_t count, capacity;     /* numbers given out, 0 among them */
    struct buffer index, body;    /* of the object stream that is being filled */
    uint32_t stream, packed;      /* its number; objects in it */
};

/* Writes the header. Numbers below `count` belong to the caller. */
void pdf_objects_init(struct pdf_objects *out, struct output *output, struct pdf_deflate *packer, uint32_t count);
void pdf_objects_release(struct pdf_objects *objects);

/* Object `number` in an object stream: between these two calls its text is put into the buffer returned. */
struct buffer *pdf_objects_begin(struct pdf_objects *objects, uint32_t number);
void pdf_objects_end(struct pdf_objects *objects);

/* Everything that libharu's table knows, numbered as there. */
void pdf_objects_put_library(struct pdf_objects *objects, HPDF_MMgr memory, HPDF_Xref table);
/* Ends the file; its ID is the digest of what was written. */
void pdf_objects_close(struct pdf_objects *objects, uint32_t root, uint32_t information);

/* The number of an object that libharu's table knows. */
uint32_t pdf_objects_number(const void *object);

#endif
