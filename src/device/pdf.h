/* PDF through libharu: PDF/UA-1 and PDF/A-2a (3a with attachments) in one file, fonts as subsets, object and cross-reference streams.
 * Same calls, same bytes: no clock, no addresses. */
#ifndef DEVICE_PDF_H
#define DEVICE_PDF_H

#include "base/date.h"
#include "base/output.h"
#include "device/device.h"

/* A file inside the document: data that it is made from (AFRelationship /Data). */
struct pdf_attachment {
    const char *name;         /* "1-rahastoittain.csv": unique in the document */
    const char *type;         /* "text/csv" */
    const char *description;
    const char *bytes;
    size_t length;            /* [bytes] */
};

/* What a document says of itself. All strings are borrowed until close. */
struct pdf_description {
    const char *title;      /* needed */
    const char *subject;    /* "" for none */
    const char *author;     /* the body, never a person; "" for none */
    const char *language;   /* "fi" */
    const char *producer;   /* "Hankeraportti 1.0.0" */
    date created;           /* the situation date: the file has no other time */
    const struct pdf_attachment *attachments;
    size_t attachment_count;  /* 0: PDF/A-2a; else PDF/A-3a, which may hold files of any kind */
};

/* A device that writes into `output`, which the caller opened and closes. `text` is borrowed. */
struct device *pdf_new(struct output *output, struct text *text, const struct pdf_description *description);

#endif
