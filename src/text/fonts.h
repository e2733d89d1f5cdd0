/* The font files: three faces and two fallbacks, each mapped into memory once and read where needed. */
#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include <hb.h>

#include "base/arena.h"
#include "text/text.h"

struct findings;

/* A face's number is its font's; the fallbacks follow, in the order in which they are tried. */
enum { FONT_MATH = FACES, FONT_SYMBOLS, FONTS };

struct fonts {
    struct font items[FONTS];
    hb_font_t *shaping[FONTS]; /* in font units */
};

/* Loads all fonts from `folder`; a face that is not NULL names its file. False, with a finding, when one is missing or broken
 * or has no TrueType outlines; fonts_release is due either way. Names and paths live in `arena`. */
bool fonts_load(struct fonts *out, struct arena *arena, const char *folder, const char *const faces[FACES],
                struct findings *findings);
void fonts_release(struct fonts *fonts);

/* The font that shows `character` in text of `face`; FONTS when none does. */
uint16_t fonts_lookup(const struct fonts *fonts, enum face face, uint32_t character);

#endif
