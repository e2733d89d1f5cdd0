#include "text/text.h"

#include <hb-subset.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "text/breaks.h"
#include "text/fonts.h"
#include "text/lines.h"
#include "text/pieces.h"
#include "text/shaper.h"

struct text {
    struct arena arena;
    struct fonts fonts;
    struct shaper shaper;
    struct pieces pieces;
    struct breaks breaks;
    struct lines lines;
};

struct text *text_new(const char *fonts, struct findings *findings)
{
    return text_new_of(fonts, (const char *const[FACES]){NULL}, findings);
}

struct text *text_new_of(const char *fonts, const char *const faces[FACES], struct findings *findings)
{
    struct text *text = calloc(1, sizeof *text);
    if (text == NULL)
        die("out of memory");
    arena_init(&text->arena);
    if (!fonts_load(&text->fonts, &text->arena, fonts, faces, findings)) {
        fonts_release(&text->fonts);
        arena_release(&text->arena);
        free(text);
        return NULL;
    }
    shaper_init(&text->shaper, &text->fonts, &text->arena, findings);
    pieces_init(&text->pieces, &text->shaper, &text->arena);
    breaks_init(&text->breaks, &text->fonts, &text->arena, findings);
    lines_init(&text->lines, &text->pieces, &text->breaks, &text->arena);
    return text;
}

void text_free(struct text *text)
{
    if (text == NULL)
        return;
    lines_release(&text->lines);
    breaks_release(&text->breaks);
    shaper_release(&text->shaper);
    fonts_release(&text->fonts);
    arena_release(&text->arena);
    free(text);
}

size_t text_font_count(const struct text *text)
{
    (void)text;
    return FONTS;
}

const struct font *text_font(const struct text *text, size_t index)
{
    return &text->fonts.items[index];
}

const struct run *text_shape(struct text *text, enum face face, const char *string, size_t length)
{
    return &pieces_lookup(&text->pieces, face, string, length)->run;
}

/* On a line without end nothing is broken, so the language does not matter. */
static void fill_one_line(struct text *text, enum face face, const char *string)
{
    lines_fill(&text->lines, LANGUAGE_FI, face, string, INFINITY);
}

double text_width(struct text *text, enum face face, const char *string)
{
    fill_one_line(text, face, string);
    return text->lines.spans[0].width;
}

struct line text_line(struct text *text, struct arena *arena, enum face face, const char *string)
{
    fill_one_line(text, face, string);
    return *lines_copy(&text->lines, arena);
}

size_t text_break(struct text *text, struct arena *arena, enum language language, enum face face, const char *string,
                  double width, struct line **out)
{
    lines_fill(&text->lines, language, face, string, width);
    *out = lines_copy(&text->lines, arena);
    return text->lines.span_count;
}

double text_longest_word(struct text *text, enum face face, const char *string)
{
    return lines_longest_word(&text->lines, face, string);
}

/* Of a font that is embedded for drawing by glyph number, layout tables are dead weight, and so are all its names but
 * the one a PDF knows it by. */
static hb_subset_input_t *subset_input(const uint64_t *used, size_t glyph_count)
{
    static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                       HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
                                       HB_TAG('M', 'A', 'T', 'H'), HB_TAG('S', 'T', 'A', 'T')};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
    hb_set_t *names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_clear(names);
    hb_set_add(names, /*PostScript name*/ 6);
    for (size_t glyph = 0; glyph < glyph_count; glyph++)
        if ((used[glyph / 64] >> glyph % 64 & 1) != 0)
            hb_set_add(hb_subset_input_glyph_set(input), (hb_codepoint_t)glyph);
    return input;
}

static size_t copy_blob(hb_face_t *face, unsigned char **out)
{
    unsigned length;
    hb_blob_t *blob = hb_face_reference_blob(face);
    const char *bytes = hb_blob_get_data(blob, &length);
    if (length > 0) {
        *out = malloc(length);
        if (*out == NULL)
            die("out of memory");
        memcpy(*out, bytes, length);
    }
    hb_blob_destroy(blob);
    return length;
}

size_t text_subset(const struct font *font, const uint64_t *used, size_t glyph_count, unsigned char **out)
{
    *out = NULL;
    hb_subset_input_t *input = subset_input(used, glyph_count);
    if (input == NULL)
        return 0;
    hb_blob_t *blob = hb_blob_create((const char *)font->bytes, (unsigned)font->length, HB_MEMORY_MODE_READONLY, NULL,
                                     NULL);
    hb_face_t *whole = hb_face_create(blob, /*index*/ 0);
    hb_face_t *subset = hb_subset_or_fail(whole, input);
    size_t length = subset == NULL ? 0 : copy_blob(subset, out);
    hb_face_destroy(subset);
    hb_face_destroy(whole);
    hb_blob_destroy(blob);
    hb_subset_input_destroy(input);
    return length;
}
