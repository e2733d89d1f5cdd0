/* Pictures of pixels as image XObjects (ISO 32000-1, 8.9.5), lossless; opacity as a soft mask, which PDF/A-2 allows. */
#ifndef DEVICE_PDF_IMAGES_H
#define DEVICE_PDF_IMAGES_H

#include <hpdf.h>
#include <hpdf_doc.h>

#include "base/arena.h"
#include "device/device.h"

struct pdf_images {
    HPDF_Doc document;              /* borrowed */
    HPDF_Dict resources;            /* borrowed; it gets them as /I<index> with the first one */
    HPDF_Dict objects;              /* NULL before that */
    struct arena arena;             /* of the list */
    const struct raster **rasters;  /* written so far, borrowed; by index */
    size_t count, capacity;
};

void pdf_images_init(struct pdf_images *out, HPDF_Doc document, HPDF_Dict resources);
void pdf_images_release(struct pdf_images *images);
/* The number of a raster, which is written when it comes for the first time. */
unsigned pdf_images_index(struct pdf_images *images, const struct raster *raster);

#endif
