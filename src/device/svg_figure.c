#include "device/svg_figure.h"

#include <string.h>

#include "base/utf8.h"
#include "device/cairo.h"

enum { DECIMALS = 2 };

void svg_figure_init(struct svg_figure *out, struct buffer *page)
{
    *out = (struct svg_figure){.out = page};
    buffer_init(&out->path, BUFFER_UNLIMITED);
}

void svg_figure_release(struct svg_figure *figure)
{
    buffer_release(&figure->path);
}

static void put_attribute(struct buffer *out, const char *name, double number)
{
    buffer_printf(out, " %s=\"", name);
    buffer_put_real(out, number, DECIMALS);
    buffer_putc(out, '"');
}

static void put_colour(struct buffer *out, const char *name, struct colour colour)
{
    buffer_printf(out, " %s=\"#%02x%02x%02x\"", name, colour.red, colour.green, colour.blue);
}

void svg_figure_begin(struct svg_figure *figure, const struct element *element)
{
    struct buffer *out = figure->out;
    const struct box bounds = element->bounds;
    const double shown[] = {bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top};
    buffer_puts(out, "<svg viewBox=\"");
    for (int i = 0; i < 4; i++) {
        buffer_puts(out, i > 0 ? " " : "");
        buffer_put_real(out, shown[i], DECIMALS);
    }
    buffer_puts(out, "\" stroke-miterlimit=\"10\"");
    put_attribute(out, "width", shown[2] * 96 / 72);
    put_attribute(out, "height", shown[3] * 96 / 72);
    if (element->alternative == NULL) {
        buffer_puts(out, " aria-hidden=\"true\">\n");
        return;
    }
    buffer_puts(out, " role=\"img\" aria-label=\"");
    buffer_put_xml(out, element->alternative, strlen(element->alternative));
    buffer_puts(out, "\">\n");
}

void svg_figure_end(struct svg_figure *figure)
{
    buffer_puts(figure->out, "</svg>");
}

/* --- paths --- */

void svg_figure_step(struct svg_figure *figure, char letter, const double *numbers, int count)
{
    buffer_putc(&figure->path, letter);
    for (int i = 0; i < count; i++) {
        buffer_puts(&figure->path, i > 0 ? " " : "");
        buffer_put_real(&figure->path, numbers[i], DECIMALS);
    }
}

static void begin_path(struct svg_figure *figure)
{
    buffer_puts(figure->out, "<path d=\"");
    buffer_put(figure->out, buffer_text(&figure->path), figure->path.length);
    buffer_putc(figure->out, '"');
    buffer_clear(&figure->path);
}

void svg_figure_fill(struct svg_figure *figure, const char *rule, struct colour colour)
{
    begin_path(figure);
    if (strcmp(rule, "nonzero") != 0)
        buffer_printf(figure->out, " fill-rule=\"%s\"", rule);
    put_colour(figure->out, "fill", colour);
    buffer_puts(figure->out, "/>\n");
}

void svg_figure_stroke(struct svg_figure *figure, const struct stroke *stroke)
{
    begin_path(figure);
    buffer_puts(figure->out, " fill=\"none\"");
    put_colour(figure->out, "stroke", stroke->colour);
    put_attribute(figure->out, "stroke-width", stroke->width);
    if (stroke->dash > 0)
        put_attribute(figure->out, "stroke-dasharray", stroke->dash);
    buffer_puts(figure->out, "/>\n");
}

/* --- text --- */

void svg_put_run(struct buffer *out, const struct run *run)
{
    for (uint32_t i = 0; i < run->count; i++) {
        char bytes[4];
        if (run->glyphs[i].character != 0)
            buffer_put_xml(out, bytes, utf8_put(bytes, run->glyphs[i].character));
    }
}

bool svg_is_bold(const struct line *line)
{
    return line->count > 0 && line->runs[0]->count > 0 && line->runs[0]->glyphs[0].font == FACE_BOLD;
}

static bool is_space(const struct run *run)
{
    return run->count == 1 && run->glyphs[0].character == ' ';
}

/* The hyphen of a broken word is seen, so that it is a character here. */
void svg_figure_text(struct svg_figure *figure, const struct line *line, double size, double x, double y,
                      struct colour colour)
{
    struct buffer *out = figure->out;
    uint32_t count = line->count;
    while (count > 0 && is_space(line->runs[count - 1]))
        count--;
    if (count == 0)
        return;
    buffer_puts(out, "<text");
    put_attribute(out, "x", x);
    put_attribute(out, "y", y);
    put_attribute(out, "font-size", size);
    put_attribute(out, "textLength", (double)line->width * size);
    buffer_puts(out, svg_is_bold(line) ? " lengthAdjust=\"spacingAndGlyphs\" font-weight=\"700\""
                                        : " lengthAdjust=\"spacingAndGlyphs\"");
    put_colour(out, "fill", colour);
    buffer_putc(out, '>');
    for (uint32_t i = 0; i < count - line->hyphenated; i++)
        svg_put_run(out, line->runs[i]);
    buffer_puts(out, line->hyphenated ? "-</text>\n" : "</text>\n");
}

/* --- pictures --- */

/* RFC 4648, section 4. */
static void put_base64(struct buffer *out, const char *text, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t three = (uint32_t)bytes[i] << 16 | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                         (left > 2 ? bytes[i + 2] : 0);
        buffer_putc(out, digits[three >> 18]);
        buffer_putc(out, digits[three >> 12 & 63]);
        buffer_putc(out, left > 1 ? digits[three >> 6 & 63] : '=');
        buffer_putc(out, left > 2 ? digits[three & 63] : '=');
    }
}

void svg_figure_image(struct svg_figure *figure, const struct raster *raster, struct box box)
{
    struct buffer *out = figure->out, png;
    buffer_init(&png, BUFFER_UNLIMITED);
    cairo_put_raster(&png, raster);
    buffer_puts(out, "<image preserveAspectRatio=\"none\"");
    put_attribute(out, "x", box.left);
    put_attribute(out, "y", box.top);
    put_attribute(out, "width", box.right - box.left);
    put_attribute(out, "height", box.bottom - box.top);
    buffer_puts(out, " href=\"data:image/png;base64,");
    put_base64(out, buffer_text(&png), png.length);
    buffer_puts(out, "\"/>\n");
    buffer_release(&png);
}
