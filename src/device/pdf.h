/* PDF through libharu: PDF/UA-1 and PDF/A-2a in one file, fonts as subsets, object and cross-reference streams.
 * Same calls, same bytes: no clock, no addresses. */
#ifndef DEVICE_PDF_H
#define DEVICE_PDF_H

#include "base/date.h"
#include "base/output.h"
#include "device/device.h"

/* What a document says of itself. All strings are borrowed until close. */
struct pdf_description {
    const char *title;      /* needed */
    const char *subject;    /* "" for none */
    const char *author;     /* the body, never a person; "" for none */
    const char *language;   /* "fi" */
    const char *producer;   /* "Hankeraportti 1.0.0" */
    date created;           /* the situation date: the file has no other time */
};

/* A device that writes into `output`, which the caller opened and closes. `text` is borrowed. */
struct device *pdf_new(struct output *output, struct text *text, const struct pdf_description *description);

#endif
