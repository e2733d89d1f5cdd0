/* Files inside the document, named in its catalog twice: for readers that list attachments and, as PDF/A-3 asks (ISO 19005-3,
 * 6.8), as data that belongs to the document. */
#ifndef DEVICE_PDF_ATTACHMENTS_H
#define DEVICE_PDF_ATTACHMENTS_H

#include <hpdf.h>
#include <hpdf_doc.h>

#include "device/pdf.h"

/* Adds the description's attachments, if any. */
void pdf_attachments_add(HPDF_Doc document, const struct pdf_description *description);

#endif
