#include "text/shaper.h"

#include "base/findings.h"
#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xAD, REPLACEMENT = 0xFFFD };

/* More is shaped part by part: a heap of marks costs HarfBuzz the square of its length. [characters] */
enum { PART_LONGEST = 1024 };

/* No ligatures, so that one glyph is one character for those who copy or search; figures of equal width. */
static const hb_feature_t features[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

void shaper_init(struct shaper *out, const struct fonts *fonts, struct arena *arena, struct findings *findings)
{
    *out = (struct shaper){.fonts = fonts, .arena = arena, .findings = findings, .buffer = hb_buffer_create()};
    hb_buffer_set_cluster_level(out->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    buffer_init(&out->normal, BUFFER_UNLIMITED);
}

void shaper_release(struct shaper *shaper)
{
    hb_buffer_destroy(shaper->buffer);
    buffer_release(&shaper->normal);
    *shaper = (struct shaper){0};
}

/* Besides control characters: zero-width and directional marks, joiners, variation selectors. */
bool shaper_shows(uint32_t character)
{
    if (character < 0x2000)
        return character >= ' ' && (character < 0x7F || character > 0x9F) && character != SOFT_HYPHEN;
    return !(character >= 0x200B && character <= 0x200F) && !(character >= 0x2028 && character <= 0x202E) &&
           !(character >= 0x2060 && character <= 0x206F) && !(character >= 0xFE00 && character <= 0xFE0F) &&
           !(character >= 0xE0000 && character <= 0xE0FFF) && character != 0xFEFF;
}

static void report_missing(struct shaper *shaper, uint32_t character)
{
    for (size_t i = 0; i < shaper->missing_count; i++)
        if (shaper->missing[i] == character)
            return;
    uint32_t *place = arena_append(shaper->arena, (void **)&shaper->missing, &shaper->missing_count,
                                   &shaper->missing_capacity, sizeof *shaper->missing);
    *place = character;
    findings_add(shaper->findings, FINDING_FONT_NO_GLYPH, NOWHERE,
                 finding_text(arena_format(shaper->arena, "U+%04X", (unsigned)character)));
}

static void add_character(struct shaper *shaper, uint32_t character, uint16_t font)
{
    uint32_t *place = arena_append(shaper->arena, (void **)&shaper->characters, &shaper->count, &shaper->capacity,
                                   sizeof *place);
    uint16_t *chosen = arena_append(shaper->arena, (void **)&shaper->chosen, &shaper->chosen_count,
                                    &shaper->chosen_capacity, sizeof *chosen);
    *place = character;
    *chosen = font;
}

/* Fills `characters` and `chosen` with what is shown of the string. */
static void choose_fonts(struct shaper *shaper, enum face face, const char *string, size_t length)
{
    buffer_clear(&shaper->normal);
    language_normalise(&shaper->normal, string, length);
    shaper->count = shaper->chosen_count = 0;
    const char *at = buffer_text(&shaper->normal), *end = at + shaper->normal.length;
    while (at < end) {
        uint32_t character = utf8_next(&at, end);
        if (!shaper_shows(character))
            continue;
        uint16_t font = fonts_lookup(shaper->fonts, face, character);
        if (font == FONTS) {
            report_missing(shaper, character);
            character = REPLACEMENT;
            font = (uint16_t)face;
        }
        add_character(shaper, character, font);
    }
}

static void add_glyph(struct shaper *shaper, struct glyph glyph)
{
    struct glyph *place = arena_append(shaper->arena, (void **)&shaper->glyphs, &shaper->glyph_count,
                                       &shaper->glyph_capacity, sizeof *place);
    *place = glyph;
}

/* A glyph that stands for several characters is followed by empty ones for the rest, so that copying finds them. */
static void add_carriers(struct shaper *shaper, uint16_t font, size_t from, size_t to)
{
    hb_codepoint_t space = 0;
    hb_font_get_nominal_glyph(shaper->fonts->shaping[font], ' ', &space);
    for (size_t i = from; i < to; i++)
        add_glyph(shaper, (struct glyph){.character = shaper->characters[i], .id = (uint16_t)space, .font = font});
}

/* Marks that would be stacked higher or lower than half an em stand upon each other: a letter with hundreds of them keeps to its
 * line, and all are still there for who copies the text. */
static int16_t kept_on_line(const struct shaper *shaper, uint16_t font, hb_position_t offset)
{
    hb_position_t most = shaper->fonts->items[font].units / 2;
    return (int16_t)(offset > most ? most : offset < -most ? -most : offset);
}

/* Adds the glyphs of the characters from..to, which HarfBuzz has just shaped. */
static void collect(struct shaper *shaper, uint16_t font, size_t to)
{
    unsigned count;
    const hb_glyph_info_t *shaped = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        uint32_t cluster = shaped[i].cluster;
        bool first = i == 0 || shaped[i - 1].cluster != cluster;
        add_glyph(shaper, (struct glyph){
            .character = first ? shaper->characters[cluster] : 0,
            .id = (uint16_t)shaped[i].codepoint,
            .font = font,
            .advance = (int16_t)places[i].x_advance,
            .x_offset = (int16_t)places[i].x_offset,
            .y_offset = kept_on_line(shaper, font, places[i].y_offset),
        });
        size_t next = i + 1 < count ? shaped[i + 1].cluster : to;
        if (next > cluster + 1)
            add_carriers(shaper, font, cluster + 1, next);
    }
}

/* The language is set so that HarfBuzz does not ask the environment for one. */
static void shape_part(struct shaper *shaper, uint16_t font, size_t from, size_t to)
{
    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_set_direction(shaper->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(shaper->buffer, hb_language_from_string("und", -1));
    hb_buffer_add_codepoints(shaper->buffer, shaper->characters, (int)shaper->count, (unsigned)from,
                             (int)(to - from));
    hb_buffer_guess_segment_properties(shaper->buffer);
    hb_shape(shaper->fonts->shaping[font], shaper->buffer, features, sizeof features / sizeof *features);
    collect(shaper, font, to);
}

/* The glyphs collected so far as a run. */
static struct run finish(struct shaper *shaper)
{
    struct run run = {.id = shaper->runs++, .count = (uint32_t)shaper->glyph_count};
    struct glyph *glyphs = arena_array(shaper->arena, shaper->glyph_count, sizeof *glyphs);
    for (size_t i = 0; i < shaper->glyph_count; i++) {
        glyphs[i] = shaper->glyphs[i];
        run.advance += (double)glyphs[i].advance / shaper->fonts->items[glyphs[i].font].units;
    }
    run.glyphs = glyphs;
    shaper->glyph_count = 0;
    return run;
}

struct run shaper_shape(struct shaper *shaper, enum face face, const char *string, size_t length)
{
    choose_fonts(shaper, face, string, length);
    for (size_t from = 0, to; from < shaper->count; from = to) {
        to = from + 1;
        while (to < shaper->count && to - from < PART_LONGEST && shaper->chosen[to] == shaper->chosen[from])
            to++;
        shape_part(shaper, shaper->chosen[from], from, to);
    }
    return finish(shaper);
}

struct run shaper_hyphen(struct shaper *shaper, enum face face)
{
    hb_font_t *shaping = shaper->fonts->shaping[face];
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(shaping, SOFT_HYPHEN, &glyph))
        hb_font_get_nominal_glyph(shaping, '-', &glyph);
    add_glyph(shaper, (struct glyph){
        .character = SOFT_HYPHEN,
        .id = (uint16_t)glyph,
        .font = (uint16_t)face,
        .advance = (int16_t)hb_font_get_glyph_h_advance(shaping, glyph),
    });
    return finish(shaper);
}
