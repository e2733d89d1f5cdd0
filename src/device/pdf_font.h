/* A font of the PDF: which glyphs were shown and what they stand for, and in the end its subset as a Type0 font.
 * Codes are given out in the order of first use, one for each glyph and each character that it stands for: a glyph
 * shared by several characters (a hyphen and a soft one) still copies and searches as what was meant. */
#ifndef DEVICE_PDF_FONT_H
#define DEVICE_PDF_FONT_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"

struct pdf_code;

struct pdf_font {
    const struct font *source;
    uint32_t glyph_count;
    const unsigned char *advances; /* the font's own, in its hmtx table */
    uint32_t advance_count;        /* glyphs from there on have the last one's */
    struct pdf_code *codes;        /* by code; [0] is .notdef, NULL until the first use */
    uint32_t code_count, code_capacity;
    uint16_t *first_codes;         /* by glyph: the code last given to it; 0: none */
};

/* Looks up the tables that are needed. Nothing is copied: `source` stays. */
void pdf_font_init(struct pdf_font *out, const struct font *source);
void pdf_font_release(struct pdf_font *font);

/* The code for `glyph` where it stands for `character` (0: for a part of the character before it). */
uint16_t pdf_font_code(struct pdf_font *font, uint16_t glyph, uint32_t character);
/* The font's own advance [font units]. */
int pdf_font_advance(const struct pdf_font *font, uint16_t glyph);

/* Writes the font into the document; `resources` gets it as /F<index>. Nothing when no glyph was shown. False when the
 * font's program cannot be subset. */
bool pdf_font_write(const struct pdf_font *font, HPDF_Doc document, HPDF_Dict resources);

#endif
