#include "device/pdf_font.h"

#include <hpdf_objects.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/die.h"
#include "base/digest.h"
#include "device/pdf_string.h"

enum { CHARACTERS_A_BLOCK = 100 }; /* bfchar lines: a limit of CMap files */
enum { WORD_JOINER = 0x2060 };
enum { FLAG_NONSYMBOLIC = 1 << 5, FLAG_ITALIC = 1 << 6 };
enum { TAG_LETTERS = 6, NAME_SIZE = 128 };

struct pdf_code {
    uint32_t character;
    uint16_t glyph;
    uint16_t next; /* another code of the same glyph; 0: none */
};

static uint32_t big_endian(const unsigned char *bytes, int count)
{
    uint32_t number = 0;
    for (int i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

/* A table of the font file (OpenType, "Organization of an OpenType Font"); NULL when missing or cut off. */
static const unsigned char *find_table(const struct font *font, const char *tag, size_t least)
{
    enum { HEADER = 12, RECORD = 16 };
    size_t count = font->length < HEADER ? 0 : big_endian(font->bytes + 4, 2);
    for (size_t i = 0; i < count && HEADER + (i + 1) * RECORD <= font->length; i++) {
        const unsigned char *record = font->bytes + HEADER + i * RECORD;
        size_t offset = big_endian(record + 8, 4), length = big_endian(record + 12, 4);
        if (memcmp(record, tag, 4) == 0)
            return length < least || offset > font->length || length > font->length - offset ? NULL
                                                                                             : font->bytes + offset;
    }
    return NULL;
}

/* text/ has read the file with HarfBuzz before: a font without these tables does not come here. */
void pdf_font_init(struct pdf_font *out, const struct font *source)
{
    const unsigned char *maxp = find_table(source, "maxp", 6), *hhea = find_table(source, "hhea", 36);
    *out = (struct pdf_font){.source = source};
    if (maxp == NULL || hhea == NULL)
        die("font %s has no maxp or hhea table", source->name);
    out->glyph_count = big_endian(maxp + 4, 2);
    out->advance_count = big_endian(hhea + 34, 2);
    out->advances = find_table(source, "hmtx", out->advance_count * 4);
    if (out->advances == NULL || out->advance_count == 0)
        die("font %s has no hmtx table", source->name);
}

void pdf_font_release(struct pdf_font *font)
{
    free(font->codes);
    free(font->first_codes);
}

static uint16_t add_code(struct pdf_font *font, uint16_t glyph, uint32_t character)
{
    if (font->code_count == font->code_capacity) {
        font->code_capacity = font->code_count * 2 + 64;
        font->codes = realloc(font->codes, font->code_capacity * sizeof *font->codes);
    }
    if (font->first_codes == NULL)
        font->first_codes = calloc(font->glyph_count, sizeof *font->first_codes);
    if (font->codes == NULL || font->first_codes == NULL)
        die("out of memory");
    if (font->code_count == 0)
        font->codes[font->code_count++] = (struct pdf_code){0};
    uint16_t code = (uint16_t)font->code_count++;
    if (code == 0)
        die("font %s has no code left", font->source->name);
    font->codes[code] = (struct pdf_code){character, glyph, font->first_codes[glyph]};
    font->first_codes[glyph] = code;
    return code;
}

uint16_t pdf_font_code(struct pdf_font *font, uint16_t glyph, uint32_t character)
{
    if (glyph >= font->glyph_count)
        die("font %s has no glyph %u", font->source->name, glyph);
    if (font->first_codes != NULL)
        for (uint16_t code = font->first_codes[glyph]; code != 0; code = font->codes[code].next)
            if (font->codes[code].character == character)
                return code;
    return add_code(font, glyph, character);
}

int pdf_font_advance(const struct pdf_font *font, uint16_t glyph)
{
    uint32_t index = glyph < font->advance_count ? glyph : font->advance_count - 1;
    return (int)big_endian(font->advances + index * 4, 2);
}

/* Font units to the thousandths of an em that PDF counts in. */
static int thousandths(const struct pdf_font *font, int units)
{
    int per_em = font->source->units;
    return (units * 1000 + (units < 0 ? -per_em : per_em) / 2) / per_em;
}

/* "ABCDEF+NotoSans-Regular": the letters tell subsets of one font from each other, so they come from what is in it. */
static void subset_name(char out[NAME_SIZE], const struct pdf_font *font)
{
    struct digest digest;
    unsigned char bytes[DIGEST_SIZE];
    digest_init(&digest);
    for (uint32_t code = 1; code < font->code_count; code++)
        digest_add(&digest, &font->codes[code].glyph, sizeof font->codes[code].glyph);
    digest_close(&digest, bytes);
    for (int i = 0; i < TAG_LETTERS; i++)
        out[i] = (char)('A' + bytes[i] % 26);
    snprintf(out + TAG_LETTERS, NAME_SIZE - TAG_LETTERS, "+%s", font->source->name);
}

static void put_character_lines(struct buffer *out, const struct pdf_font *font, uint32_t first, uint32_t count)
{
    buffer_put_int(out, count);
    buffer_puts(out, " beginbfchar\n");
    for (uint32_t code = first; code < first + count; code++) {
        uint32_t character = font->codes[code].character;
        buffer_putc(out, '<');
        pdf_string_put_four(out, code);
        buffer_puts(out, "><");
        /* Every code needs a character; a part of one gets what nobody sees and no search stumbles on. */
        pdf_string_put_hexadecimal(out, character == 0 ? WORD_JOINER : character);
        buffer_puts(out, ">\n");
    }
    buffer_puts(out, "endbfchar\n");
}

/* The ToUnicode map (Adobe Technical Note 5411). */
static void put_unicode_map(struct buffer *out, const struct pdf_font *font)
{
    buffer_puts(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (uint32_t code = 1; code < font->code_count; code += CHARACTERS_A_BLOCK) {
        uint32_t left = font->code_count - code;
        put_character_lines(out, font, code, left < CHARACTERS_A_BLOCK ? left : CHARACTERS_A_BLOCK);
    }
    buffer_puts(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

/* Which glyph a code shows: two bytes each. */
static void put_glyph_map(struct buffer *out, const struct pdf_font *font)
{
    for (uint32_t code = 0; code < font->code_count; code++) {
        buffer_putc(out, (char)(font->codes[code].glyph >> 8));
        buffer_putc(out, (char)(font->codes[code].glyph & 0xFF));
    }
}

static HPDF_Dict new_stream(HPDF_Doc document, const void *bytes, size_t length)
{
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Stream_Write(stream->stream, bytes, (HPDF_UINT)length);
    return stream;
}

static HPDF_Dict new_dictionary(HPDF_Doc document, const char *type)
{
    HPDF_Dict dictionary = HPDF_Dict_New(document->mmgr);
    HPDF_Xref_Add(document->xref, dictionary);
    HPDF_Dict_AddName(dictionary, "Type", type);
    return dictionary;
}

static HPDF_Dict write_map(const struct pdf_font *font, HPDF_Doc document,
                           void (*put)(struct buffer *out, const struct pdf_font *font))
{
    struct buffer map;
    buffer_init(&map, BUFFER_UNLIMITED);
    put(&map, font);
    HPDF_Dict stream = new_stream(document, map.bytes, map.length);
    buffer_release(&map);
    return stream;
}

/* NULL when the font's program cannot be subset. */
static HPDF_Dict write_program(const struct pdf_font *font, HPDF_Doc document)
{
    uint64_t *used = calloc((font->glyph_count + 63) / 64, sizeof *used);
    if (used == NULL)
        die("out of memory");
    for (uint32_t code = 0; code < font->code_count; code++)
        used[font->codes[code].glyph / 64] |= UINT64_C(1) << (font->codes[code].glyph % 64);
    unsigned char *program = NULL;
    size_t length = text_subset(font->source, used, font->glyph_count, &program);
    free(used);
    if (length == 0)
        return NULL;
    HPDF_Dict stream = new_stream(document, program, length);
    HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)length);
    free(program);
    return stream;
}

static HPDF_Array font_box(const struct pdf_font *font, HPDF_Doc document)
{
    HPDF_Array box = HPDF_Array_New(document->mmgr);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, thousandths(font, font->source->box[i]));
    return box;
}

static HPDF_Dict write_descriptor(const struct pdf_font *font, HPDF_Doc document, const char *name, HPDF_Dict program)
{
    const struct font *source = font->source;
    HPDF_Dict descriptor = new_dictionary(document, "FontDescriptor");
    HPDF_Dict_AddName(descriptor, "FontName", name);
    HPDF_Dict_AddNumber(descriptor, "Flags", FLAG_NONSYMBOLIC | (source->italic_angle != 0 ? FLAG_ITALIC : 0));
    HPDF_Dict_Add(descriptor, "FontBBox", font_box(font, document));
    HPDF_Dict_AddNumber(descriptor, "ItalicAngle", source->italic_angle);
    HPDF_Dict_AddNumber(descriptor, "Ascent", thousandths(font, source->ascent));
    HPDF_Dict_AddNumber(descriptor, "Descent", thousandths(font, source->descent));
    HPDF_Dict_AddNumber(descriptor, "CapHeight", thousandths(font, source->cap_height));
    /* The width of stems is in no table; readers use it for substitutes only, and this font is embedded. */
    HPDF_Dict_AddNumber(descriptor, "StemV", source->weight / 5);
    HPDF_Dict_Add(descriptor, "FontFile2", program);
    return descriptor;
}

/* One run of neighbours: first [width width ...]. */
static HPDF_Array widths(const struct pdf_font *font, HPDF_Doc document)
{
    HPDF_Array all = HPDF_Array_New(document->mmgr), neighbours = HPDF_Array_New(document->mmgr);
    HPDF_Array_AddNumber(all, 0);
    HPDF_Array_Add(all, neighbours);
    for (uint32_t code = 0; code < font->code_count; code++)
        HPDF_Array_AddNumber(neighbours, thousandths(font, pdf_font_advance(font, font->codes[code].glyph)));
    return all;
}

static HPDF_Dict identity_ordering(HPDF_Doc document)
{
    HPDF_Dict system = HPDF_Dict_New(document->mmgr);
    HPDF_Dict_Add(system, "Registry", HPDF_String_New(document->mmgr, "Adobe", NULL));
    HPDF_Dict_Add(system, "Ordering", HPDF_String_New(document->mmgr, "Identity", NULL));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    return system;
}

static HPDF_Dict write_descendant(const struct pdf_font *font, HPDF_Doc document, const char *name, HPDF_Dict program)
{
    HPDF_Dict descendant = new_dictionary(document, "Font");
    HPDF_Dict_AddName(descendant, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(descendant, "BaseFont", name);
    HPDF_Dict_Add(descendant, "CIDToGIDMap", write_map(font, document, put_glyph_map));
    HPDF_Dict_Add(descendant, "CIDSystemInfo", identity_ordering(document));
    HPDF_Dict_Add(descendant, "FontDescriptor", write_descriptor(font, document, name, program));
    HPDF_Dict_Add(descendant, "W", widths(font, document));
    return descendant;
}

bool pdf_font_write(const struct pdf_font *font, HPDF_Doc document, HPDF_Dict resources)
{
    if (font->code_count == 0)
        return true;
    char name[NAME_SIZE], key[16];
    subset_name(name, font);
    HPDF_Dict program = write_program(font, document);
    if (program == NULL)
        return false;
    HPDF_Array descendants = HPDF_Array_New(document->mmgr);
    HPDF_Array_Add(descendants, write_descendant(font, document, name, program));
    HPDF_Dict dictionary = new_dictionary(document, "Font");
    HPDF_Dict_AddName(dictionary, "Subtype", "Type0");
    HPDF_Dict_AddName(dictionary, "BaseFont", name);
    HPDF_Dict_AddName(dictionary, "Encoding", "Identity-H");
    HPDF_Dict_Add(dictionary, "DescendantFonts", descendants);
    HPDF_Dict_Add(dictionary, "ToUnicode", write_map(font, document, put_unicode_map));
    snprintf(key, sizeof key, "F%u", font->source->index);
    HPDF_Dict_Add(resources, key, dictionary);
    return true;
}
