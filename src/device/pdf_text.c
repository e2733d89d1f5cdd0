#include "device/pdf_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "device/pdf_string.h"

enum { DECIMALS = 2 };

/* What is kept of a run. Only plain runs are, of one font and on the baseline: the rest need operators that depend on
 * the size, are rare, and are written glyph by glyph each time. */
struct pdf_fragment {
    size_t start;
    uint32_t length;
    uint16_t font;
    enum { FRAGMENT_UNKNOWN, FRAGMENT_PLAIN, FRAGMENT_PECULIAR } kind : 16;
};

void pdf_text_init(struct pdf_text *out, struct text *text)
{
    size_t count = text_font_count(text);
    *out = (struct pdf_text){.text = text, .fonts = calloc(count, sizeof *out->fonts)};
    if (out->fonts == NULL)
        die("out of memory");
    for (size_t i = 0; i < count; i++)
        pdf_font_init(&out->fonts[i], text_font(text, i));
    buffer_init(&out->kept, BUFFER_UNLIMITED);
}

void pdf_text_release(struct pdf_text *text)
{
    for (size_t i = 0; i < text_font_count(text->text); i++)
        pdf_font_release(&text->fonts[i]);
    free(text->fonts);
    free(text->fragments);
    buffer_release(&text->kept);
}

/* TJ takes what is to be moved left, in thousandths of an em. */
static void put_shift(struct buffer *out, const struct pdf_font *font, int units)
{
    if (units != 0)
        buffer_put_real(out, units * 1000.0 / font->source->units, DECIMALS);
}

/* In one string as long as nothing shifts them. */
static void put_glyphs(struct buffer *out, struct pdf_font *font, const struct glyph *glyphs, uint32_t count)
{
    bool in_string = false;
    for (const struct glyph *glyph = glyphs; glyph < glyphs + count; glyph++) {
        int before = -glyph->x_offset;
        int after = pdf_font_advance(font, glyph->id) + glyph->x_offset - glyph->advance;
        if (in_string && before != 0)
            buffer_putc(out, '>');
        put_shift(out, font, before);
        if (!in_string || before != 0)
            buffer_putc(out, '<');
        pdf_string_put_four(out, pdf_font_code(font, glyph->id, glyph->character));
        in_string = after == 0;
        if (!in_string)
            buffer_putc(out, '>');
        put_shift(out, font, after);
    }
    if (in_string)
        buffer_putc(out, '>');
}

static bool is_plain(const struct run *run)
{
    for (uint32_t i = 0; i < run->count; i++)
        if (run->glyphs[i].font != run->glyphs[0].font || run->glyphs[i].y_offset != 0)
            return false;
    return run->count > 0;
}

static struct pdf_fragment *fragment_of(struct pdf_text *text, const struct run *run)
{
    if (run->id >= text->fragment_count) {
        uint32_t count = run->id * 2 + 64;
        text->fragments = realloc(text->fragments, count * sizeof *text->fragments);
        if (text->fragments == NULL)
            die("out of memory");
        memset(text->fragments + text->fragment_count, 0, (count - text->fragment_count) * sizeof *text->fragments);
        text->fragment_count = count;
    }
    struct pdf_fragment *fragment = &text->fragments[run->id];
    if (fragment->kind != FRAGMENT_UNKNOWN)
        return fragment;
    fragment->kind = FRAGMENT_PECULIAR;
    if (is_plain(run)) {
        fragment->kind = FRAGMENT_PLAIN;
        fragment->font = run->glyphs[0].font;
        fragment->start = text->kept.length;
        put_glyphs(&text->kept, &text->fonts[fragment->font], run->glyphs, run->count);
        fragment->length = (uint32_t)(text->kept.length - fragment->start);
    }
    return fragment;
}

static void close_array(struct pdf_text *text, struct pdf_content *content)
{
    if (text->open)
        buffer_puts(&content->bytes, "]TJ\n");
    text->open = false;
}

static void open_array(struct pdf_text *text, struct pdf_content *content, uint16_t font, double size)
{
    if (content->font != font || content->size != size)
        close_array(text, content);
    if (text->open)
        return;
    pdf_content_font(content, font, size);
    buffer_putc(&content->bytes, '[');
    text->open = true;
}

static void put_rise(struct pdf_text *text, struct pdf_content *content, double rise)
{
    close_array(text, content);
    buffer_put_real(&content->bytes, rise, DECIMALS);
    buffer_puts(&content->bytes, " Ts\n");
}

static void put_peculiar_glyph(struct pdf_text *text, struct pdf_content *content, const struct glyph *glyph,
                               double size)
{
    struct pdf_font *font = &text->fonts[glyph->font];
    if (glyph->y_offset != 0)
        put_rise(text, content, glyph->y_offset * size / font->source->units);
    open_array(text, content, glyph->font, size);
    put_glyphs(&content->bytes, font, glyph, 1);
    if (glyph->y_offset != 0)
        put_rise(text, content, 0);
}

static void put_run(struct pdf_text *text, struct pdf_content *content, const struct run *run, double size)
{
    const struct pdf_fragment *fragment = fragment_of(text, run);
    if (fragment->kind != FRAGMENT_PLAIN) {
        for (uint32_t i = 0; i < run->count; i++)
            put_peculiar_glyph(text, content, &run->glyphs[i], size);
        return;
    }
    open_array(text, content, fragment->font, size);
    buffer_put(&content->bytes, text->kept.bytes + fragment->start, fragment->length);
}

void pdf_text_put(struct pdf_text *text, struct pdf_content *content, const struct line *line, double size)
{
    for (uint32_t i = 0; i < line->count; i++)
        put_run(text, content, line->runs[i], size);
    close_array(text, content);
    buffer_puts(&content->bytes, "ET\n");
}

bool pdf_text_write_fonts(const struct pdf_text *text, HPDF_Doc document, HPDF_Dict resources)
{
    bool written = true;
    for (size_t i = 0; i < text_font_count(text->text) && written; i++)
        written = pdf_font_write(&text->fonts[i], document, resources);
    return written;
}
