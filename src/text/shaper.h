/* From characters to glyphs, by HarfBuzz. Each call shapes anew; pieces.h remembers. */
#ifndef TEXT_SHAPER_H
#define TEXT_SHAPER_H

#include <hb.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "text/fonts.h"
#include "text/text.h"

struct findings;

struct shaper {
    const struct fonts *fonts;
    struct arena *arena;         /* where glyphs live */
    struct findings *findings;
    hb_buffer_t *buffer;
    struct buffer normal;        /* the string in NFC */
    uint32_t *characters;        /* what is shown of it */
    size_t count, capacity;
    uint16_t *chosen;            /* the font of each character */
    size_t chosen_count, chosen_capacity;
    struct glyph *glyphs;        /* of the string at hand */
    size_t glyph_count, glyph_capacity;
    uint32_t *missing;           /* characters that a finding has named */
    size_t missing_count, missing_capacity;
    uint32_t runs;               /* shaped so far: the next run's id */
};

void shaper_init(struct shaper *out, const struct fonts *fonts, struct arena *arena, struct findings *findings);
void shaper_release(struct shaper *shaper);

/* Glyphs of one run. Exactly one glyph carries each character that is shown, in the order of the string. */
struct run shaper_shape(struct shaper *shaper, enum face face, const char *string, size_t length);
/* The hyphen at the end of a broken line: it looks like one, and is U+00AD for those who copy or search. */
struct run shaper_hyphen(struct shaper *shaper, enum face face);
/* Whether `character` is shown at all: control characters, soft hyphens and other invisible ones are not. */
bool shaper_shows(uint32_t character);

#endif
