/* Lines of text on a page. What a run looks like in a TJ array is worked out once and kept: a report prints the
 * same words and numbers over and over. */
#ifndef DEVICE_PDF_TEXT_H
#define DEVICE_PDF_TEXT_H

#include <hpdf.h>
#include <hpdf_doc.h>

#include "base/buffer.h"
#include "device/pdf_content.h"
#include "device/pdf_font.h"
#include "text/text.h"

struct pdf_fragment;

struct pdf_text {
    struct text *text;               /* borrowed */
    struct pdf_font *fonts;          /* as many as text_font_count() */
    struct buffer kept;              /* the fragments' bytes */
    struct pdf_fragment *fragments;  /* by the run's id */
    uint32_t fragment_count;
    bool open;                       /* a TJ array is */
};

void pdf_text_init(struct pdf_text *out, struct text *text);
void pdf_text_release(struct pdf_text *text);

/* The line, inside the text object that pdf_content_begin_text began; ends that object. */
void pdf_text_put(struct pdf_text *text, struct pdf_content *content, const struct line *line, double size);
/* Writes the fonts that were used into the document. False when one of them cannot be subset. */
bool pdf_text_write_fonts(const struct pdf_text *text, HPDF_Doc document, HPDF_Dict resources);

#endif
