/* What the file says of itself: Info and the same as XMP, the colour space, and the marks of PDF/A and PDF/UA. */
#ifndef DEVICE_PDF_METADATA_H
#define DEVICE_PDF_METADATA_H

#include <hpdf.h>
#include <hpdf_doc.h>

#include "device/pdf.h"

/* Adds it all to the document's catalog and Info. */
void pdf_metadata_add(HPDF_Doc document, const struct pdf_description *description);

#endif
