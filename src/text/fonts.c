#include "text/fonts.h"

#include <hb-ot.h>
#include <math.h>

#include "base/findings.h"

static const char *const files[FONTS] = {
    [FACE_REGULAR] = "NotoSans-Regular.ttf",
    [FACE_BOLD] = "NotoSans-Bold.ttf",
    [FACE_ITALIC] = "NotoSans-Italic.ttf",
    [FONT_MATH] = "NotoSansMath-Regular.ttf",
    [FONT_SYMBOLS] = "NotoSansSymbols2-Regular.ttf",
};

/* A font is sound enough when it has glyphs and one of them is the space. */
static bool is_sound(hb_font_t *shaping)
{
    hb_codepoint_t space;
    return hb_face_get_glyph_count(hb_font_get_face(shaping)) > 0 && hb_font_get_nominal_glyph(shaping, ' ', &space);
}

static int16_t metric(hb_font_t *shaping, hb_ot_metrics_tag_t tag)
{
    hb_position_t position;
    hb_ot_metrics_get_position_with_fallback(shaping, tag, &position);
    return (int16_t)position;
}

/* The bounding box of all glyphs: four big-endian numbers in the table `head`, which HarfBuzz does not offer. */
static void read_box(struct font *font, hb_face_t *face)
{
    enum { BOX_OFFSET = 36 };
    unsigned length;
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
    for (unsigned i = 0; i < 4 && BOX_OFFSET + 2 * i + 1 < length; i++)
        font->box[i] = (int16_t)(bytes[BOX_OFFSET + 2 * i] << 8 | bytes[BOX_OFFSET + 2 * i + 1]);
    hb_blob_destroy(head);
}

static const char *postscript_name(hb_face_t *face, struct arena *arena)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    return arena_copy(arena, name, size);
}

static void describe(struct font *font, hb_font_t *shaping, struct arena *arena)
{
    hb_face_t *face = hb_font_get_face(shaping);
    font->name = postscript_name(face, arena);
    font->units = (uint16_t)hb_face_get_upem(face);
    font->ascent = metric(shaping, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    font->descent = metric(shaping, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    font->cap_height = metric(shaping, HB_OT_METRICS_TAG_CAP_HEIGHT);
    font->italic_angle = (int16_t)lroundf(hb_style_get_value(shaping, HB_STYLE_TAG_SLANT_ANGLE));
    font->weight = (uint16_t)lroundf(hb_style_get_value(shaping, HB_STYLE_TAG_WEIGHT));
    read_box(font, face);
}

/* Maps the file; HarfBuzz reads of it only what is asked for. */
static hb_font_t *open_font(struct font *font)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(font->path);
    if (blob == NULL)
        return NULL;
    unsigned length;
    font->bytes = (const unsigned char *)hb_blob_get_data(blob, &length);
    font->length = length;
    hb_face_t *face = hb_face_create(blob, /*index*/ 0);
    hb_blob_destroy(blob);
    hb_font_t *shaping = hb_font_create(face);
    hb_face_destroy(face);
    return shaping;
}

/* Devices take the outlines of `glyf` and the widths of `hmtx`, which other kinds of fonts do not have. */
static bool is_truetype(hb_font_t *shaping)
{
    static const hb_tag_t needed[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'h', 'e', 'a'),
                                      HB_TAG('h', 'm', 't', 'x')};
    bool all = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        hb_blob_t *table = hb_face_reference_table(hb_font_get_face(shaping), needed[i]);
        all &= hb_blob_get_length(table) > 0;
        hb_blob_destroy(table);
    }
    return all;
}

bool fonts_load(struct fonts *out, struct arena *arena, const char *folder, const char *const faces[FACES],
                struct findings *findings)
{
    *out = (struct fonts){0};
    for (uint16_t i = 0; i < FONTS; i++) {
        struct font *font = &out->items[i];
        font->index = i;
        font->path = arena_format(arena, "%s/%s", folder, i < FACES && faces[i] != NULL ? faces[i] : files[i]);
        out->shaping[i] = open_font(font);
        if (out->shaping[i] == NULL || !is_sound(out->shaping[i])) {
            findings_add(findings, FINDING_FONT_UNREADABLE, NOWHERE, finding_text(font->path));
            return false;
        }
        if (!is_truetype(out->shaping[i])) {
            findings_add(findings, FINDING_FONT_NOT_TRUETYPE, NOWHERE, finding_text(font->path));
            return false;
        }
        describe(font, out->shaping[i], arena);
    }
    return true;
}

void fonts_release(struct fonts *fonts)
{
    for (size_t i = 0; i < FONTS; i++)
        hb_font_destroy(fonts->shaping[i]);
    *fonts = (struct fonts){0};
}

uint16_t fonts_lookup(const struct fonts *fonts, enum face face, uint32_t character)
{
    hb_codepoint_t glyph;
    if (hb_font_get_nominal_glyph(fonts->shaping[face], character, &glyph))
        return (uint16_t)face;
    uint16_t fallback = FACES;
    while (fallback < FONTS && !hb_font_get_nominal_glyph(fonts->shaping[fallback], character, &glyph))
        fallback++;
    return fallback;
}
