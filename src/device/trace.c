#include "device/trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/die.h"
#include "base/digest.h"
#include "base/utf8.h"

enum { SIZE_DECIMALS = 2, DEPTH = 64 };

struct trace {
    struct device device; /* first: a struct device * is one of these */
    struct output *output;
    struct text *text;
    struct buffer line;         /* the call being told */
    enum role open[DEPTH];      /* elements, so that an end can name what it ends */
    unsigned depth;
};

static const char *const roles[ROLES] = {
    [ROLE_DOCUMENT] = "document", [ROLE_PART] = "part", [ROLE_SECTION] = "section", [ROLE_TITLE] = "title",
    [ROLE_HEADING] = "heading", [ROLE_PARAGRAPH] = "paragraph", [ROLE_NOTE] = "note", [ROLE_CAPTION] = "caption",
    [ROLE_LIST] = "list", [ROLE_LIST_ITEM] = "list-item", [ROLE_LABEL] = "label", [ROLE_LIST_BODY] = "list-body",
    [ROLE_CONTENTS] = "contents", [ROLE_CONTENTS_ITEM] = "contents-item", [ROLE_REFERENCE] = "reference",
    [ROLE_LINK] = "link", [ROLE_TABLE] = "table", [ROLE_TABLE_HEAD] = "table-head",
    [ROLE_TABLE_BODY] = "table-body", [ROLE_ROW] = "row", [ROLE_HEADER_CELL] = "header-cell", [ROLE_CELL] = "cell",
    [ROLE_FIGURE] = "figure", [ROLE_SPAN] = "span",
};

static struct trace *trace_of(struct device *device)
{
    return (struct trace *)device;
}

/* The line's end: it goes out. */
static void finish(struct trace *trace)
{
    buffer_putc(&trace->line, '\n');
    output_put(trace->output, trace->line.bytes, trace->line.length);
    buffer_clear(&trace->line);
}

static struct buffer *start(struct device *device, const char *call)
{
    struct buffer *line = &trace_of(device)->line;
    buffer_puts(line, call);
    return line;
}

/* A coordinate with exactly two decimals, so that columns stay where they are. */
static void put_coordinate(struct buffer *line, double number)
{
    long long hundredths = llround(number * 100);
    buffer_puts(line, hundredths < 0 ? " -" : " ");
    hundredths = llabs(hundredths);
    buffer_put_int(line, hundredths / 100);
    buffer_putc(line, '.');
    buffer_putc(line, (char)('0' + hundredths / 10 % 10));
    buffer_putc(line, (char)('0' + hundredths % 10));
}

static void put_coordinates(struct buffer *line, const double *numbers, int count)
{
    for (int i = 0; i < count; i++)
        put_coordinate(line, numbers[i]);
}

static void put_box(struct buffer *line, struct box box)
{
    put_coordinates(line, (double[]){box.left, box.top, box.right, box.bottom}, 4);
}

static void put_colour(struct buffer *line, struct colour colour)
{
    buffer_printf(line, " #%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static void put_size(struct buffer *line, const char *before, double size)
{
    buffer_puts(line, before);
    buffer_put_real(line, size, SIZE_DECIMALS);
}

static void put_quoted_byte(struct buffer *line, char byte)
{
    if (byte == '"' || byte == '\\')
        buffer_putc(line, '\\');
    buffer_putc(line, byte == '\n' ? ' ' : byte);
}

static void put_quoted(struct buffer *line, const char *before, const char *text)
{
    buffer_puts(line, before);
    buffer_putc(line, '"');
    for (; *text != '\0'; text++)
        put_quoted_byte(line, *text);
    buffer_putc(line, '"');
}

static void put_optional(struct buffer *line, const char *name, const char *text)
{
    if (text != NULL)
        put_quoted(line, name, text);
}

static void begin_page(struct device *device, double width, double height)
{
    struct buffer *line = start(device, "page");
    put_coordinates(line, (double[]){width, height}, 2);
    finish(trace_of(device));
}

static void end_page(struct device *device)
{
    start(device, "end page");
    finish(trace_of(device));
}

static void put_cell(struct buffer *line, const struct element *element)
{
    static const char *const scopes[] = {"", " scope column", " scope row", " scope both"};
    buffer_puts(line, scopes[element->scope]);
    if (element->columns > 1)
        buffer_printf(line, " columns %u", element->columns);
    if (element->rows > 1)
        buffer_printf(line, " rows %u", element->rows);
}

static void begin_element(struct device *device, const struct element *element)
{
    struct trace *trace = trace_of(device);
    struct buffer *line = start(device, "begin ");
    if (trace->depth == DEPTH)
        die("elements are nested deeper than %d", DEPTH);
    trace->open[trace->depth++] = element->role;
    buffer_puts(line, roles[element->role]);
    if (element->role == ROLE_HEADING)
        buffer_printf(line, " %u", element->level);
    put_cell(line, element);
    put_optional(line, " language ", element->language);
    put_optional(line, " alternative ", element->alternative);
    put_optional(line, " actual ", element->actual);
    if (element->role == ROLE_FIGURE) {
        buffer_puts(line, " bounds");
        put_box(line, element->bounds);
    }
    finish(trace);
}

static void end_element(struct device *device)
{
    struct trace *trace = trace_of(device);
    if (trace->depth == 0)
        die("an element ends that never began");
    start(device, "end ");
    buffer_puts(&trace->line, roles[trace->open[--trace->depth]]);
    finish(trace);
}

static void begin_artifact(struct device *device, enum artifact artifact)
{
    start(device, artifact == ARTIFACT_PAGINATION ? "begin artifact pagination" : "begin artifact layout");
    finish(trace_of(device));
}

static void end_artifact(struct device *device)
{
    start(device, "end artifact");
    finish(trace_of(device));
}

static void tell_points(struct device *device, const char *call, const double *numbers, int count)
{
    put_coordinates(start(device, call), numbers, count);
    finish(trace_of(device));
}

static void move(struct device *device, double x, double y)
{
    tell_points(device, "move", (double[]){x, y}, 2);
}

static void line_to(struct device *device, double x, double y)
{
    tell_points(device, "line", (double[]){x, y}, 2);
}

static void curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    tell_points(device, "curve", (double[]){x1, y1, x2, y2, x, y}, 6);
}

static void close_path(struct device *device)
{
    start(device, "close");
    finish(trace_of(device));
}

static void fill(struct device *device, struct colour colour)
{
    put_colour(start(device, "fill"), colour);
    finish(trace_of(device));
}

static void fill_even_odd(struct device *device, struct colour colour)
{
    put_colour(start(device, "fill even-odd"), colour);
    finish(trace_of(device));
}

static void stroke(struct device *device, const struct stroke *stroke)
{
    struct buffer *line = start(device, "stroke");
    put_colour(line, stroke->colour);
    put_size(line, " ", stroke->width);
    if (stroke->dash > 0)
        put_size(line, " dash ", stroke->dash);
    finish(trace_of(device));
}

/* Names of the fonts in the order of their first glyphs, a fallback after a plus. */
static void put_fonts(struct trace *trace, const struct line *text)
{
    uint64_t named = 0;
    for (uint32_t i = 0; i < text->count; i++)
        for (uint32_t k = 0; k < text->runs[i]->count; k++) {
            uint16_t font = text->runs[i]->glyphs[k].font;
            if (named >> font & 1)
                continue;
            buffer_putc(&trace->line, named == 0 ? ' ' : '+');
            buffer_puts(&trace->line, text_font(trace->text, font)->name);
            named |= UINT64_C(1) << font;
        }
}

static void put_run(struct buffer *line, const struct run *run)
{
    for (uint32_t i = 0; i < run->count; i++) {
        char bytes[4];
        if (run->glyphs[i].character == 0)
            continue;
        size_t length = utf8_put(bytes, run->glyphs[i].character);
        for (size_t k = 0; k < length; k++)
            put_quoted_byte(line, bytes[k]);
    }
}

static void text(struct device *device, const struct line *text, double size, double x, double y,
                 struct colour colour)
{
    struct trace *trace = trace_of(device);
    struct buffer *line = start(device, "text");
    put_coordinates(line, (double[]){x, y}, 2);
    put_size(line, " ", size);
    put_fonts(trace, text);
    put_colour(line, colour);
    buffer_puts(line, " \"");
    for (uint32_t i = 0; i < text->count; i++)
        put_run(line, text->runs[i]);
    buffer_puts(line, text->hyphenated ? "\" hyphenated" : "\"");
    finish(trace);
}

/* The pixels themselves as the beginning of their digest. */
static void put_pixels(struct buffer *line, const struct raster *raster)
{
    enum { SHOWN = 8 };
    size_t pixels = (size_t)raster->width * raster->height;
    unsigned char bytes[DIGEST_SIZE];
    char text[DIGEST_TEXT_SIZE];
    struct digest digest;
    digest_init(&digest);
    digest_add(&digest, raster->colours, pixels * raster->channels);
    if (raster->opacity != NULL)
        digest_add(&digest, raster->opacity, pixels);
    digest_close(&digest, bytes);
    digest_format(text, bytes);
    buffer_printf(line, " %u x %u %s%s %.*s", raster->width, raster->height, raster->channels == 1 ? "grey" : "colour",
                  raster->opacity == NULL ? "" : " opacity", SHOWN, text);
}

static void image(struct device *device, const struct raster *raster, struct box box)
{
    struct buffer *line = start(device, "image");
    put_box(line, box);
    put_pixels(line, raster);
    finish(trace_of(device));
}

static void destination(struct device *device, unsigned number, double y)
{
    struct buffer *line = start(device, "destination ");
    buffer_put_int(line, number);
    put_coordinate(line, y);
    finish(trace_of(device));
}

static void link_area(struct device *device, struct box area, unsigned number, const char *description)
{
    struct buffer *line = start(device, "link");
    put_box(line, area);
    buffer_printf(line, " to %u", number);
    put_quoted(line, " ", description);
    finish(trace_of(device));
}

static void bookmark(struct device *device, int level, const char *title, unsigned number)
{
    struct buffer *line = start(device, "bookmark ");
    buffer_put_int(line, level);
    put_quoted(line, " ", title);
    buffer_printf(line, " to %u", number);
    finish(trace_of(device));
}

/* What can go wrong is the output's, and it tells when it is closed. */
static bool close_trace(struct device *device, struct findings *findings)
{
    (void)device;
    (void)findings;
    return true;
}

static void free_trace(struct device *device)
{
    if (device == NULL)
        return;
    buffer_release(&trace_of(device)->line);
    free(device);
}

static const struct device_calls calls = {
    .begin_page = begin_page, .end_page = end_page,
    .begin_element = begin_element, .end_element = end_element,
    .begin_artifact = begin_artifact, .end_artifact = end_artifact,
    .move = move, .line = line_to, .curve = curve, .close_path = close_path, .fill = fill,
    .fill_even_odd = fill_even_odd, .stroke = stroke, .text = text, .image = image,
    .destination = destination, .link = link_area, .bookmark = bookmark,
    .close = close_trace, .free = free_trace,
};

struct device *trace_new(struct output *output, struct text *text)
{
    struct trace *trace = malloc(sizeof *trace);
    if (trace == NULL)
        die("out of memory");
    *trace = (struct trace){.device.calls = &calls, .output = output, .text = text};
    buffer_init(&trace->line, BUFFER_UNLIMITED);
    return &trace->device;
}
