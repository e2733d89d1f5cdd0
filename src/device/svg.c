#include "device/svg.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/die.h"
#include "base/findings.h"
#include "device/svg_figure.h"

enum { DECIMALS = 2 };

struct svg {
    struct device device; /* first: a struct device * is one of these */
    struct output *output;
    const char *language;
    struct buffer body;         /* what stands between the tags of <svg>, but for its title and description */
    struct svg_figure figure;
    char *alternative;          /* of the outermost element that has one; owned */
    double width, height;       /* of the page [pt] */
    int64_t pages;
};

static struct svg *svg_of(struct device *device)
{
    return (struct svg *)device;
}

/* A second page is counted and told at close. */
static void begin_page(struct device *device, double width, double height)
{
    struct svg *svg = svg_of(device);
    svg->pages++;
    svg->width = width;
    svg->height = height;
}

static void end_page(struct device *device)
{
    (void)device;
}

static void begin_element(struct device *device, const struct element *element)
{
    struct svg *svg = svg_of(device);
    if (svg->alternative != NULL || element->alternative == NULL)
        return;
    svg->alternative = strdup(element->alternative);
    if (svg->alternative == NULL)
        die("out of memory");
}

static void move(struct device *device, double x, double y)
{
    svg_figure_step(&svg_of(device)->figure, 'M', (double[]){x, y}, 2);
}

static void line_to(struct device *device, double x, double y)
{
    svg_figure_step(&svg_of(device)->figure, 'L', (double[]){x, y}, 2);
}

static void curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    svg_figure_step(&svg_of(device)->figure, 'C', (double[]){x1, y1, x2, y2, x, y}, 6);
}

static void close_path(struct device *device)
{
    svg_figure_step(&svg_of(device)->figure, 'Z', NULL, 0);
}

static void fill(struct device *device, struct colour colour)
{
    svg_figure_fill(&svg_of(device)->figure, "nonzero", colour);
}

static void fill_even_odd(struct device *device, struct colour colour)
{
    svg_figure_fill(&svg_of(device)->figure, "evenodd", colour);
}

static void stroke(struct device *device, const struct stroke *stroke)
{
    svg_figure_stroke(&svg_of(device)->figure, stroke);
}

static void text(struct device *device, const struct line *line, double size, double x, double y, struct colour colour)
{
    svg_figure_text(&svg_of(device)->figure, line, size, x, y, colour);
}

static void image(struct device *device, const struct raster *raster, struct box box)
{
    svg_figure_image(&svg_of(device)->figure, raster, box);
}

/* The first sentence is the title, the rest the description. */
static void put_alternative(struct buffer *out, const char *alternative)
{
    const char *stop = strstr(alternative, ". ");
    size_t title = stop == NULL ? strlen(alternative) : (size_t)(stop + 1 - alternative);
    buffer_puts(out, "<title>");
    buffer_put_xml(out, alternative, title);
    buffer_puts(out, "</title>\n");
    if (stop == NULL)
        return;
    buffer_puts(out, "<desc>");
    buffer_put_xml(out, stop + 2, strlen(stop + 2));
    buffer_puts(out, "</desc>\n");
}

static void put_length(struct buffer *out, const char *before, double length, const char *after)
{
    buffer_puts(out, before);
    buffer_put_real(out, length, DECIMALS);
    buffer_puts(out, after);
}

/* Corners are drawn as the other devices draw them: mitred up to ten times the width of a line. */
static void put_start(struct buffer *out, const struct svg *svg)
{
    buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
    put_length(out, " width=\"", svg->width, "pt\"");
    put_length(out, " height=\"", svg->height, "pt\"");
    put_length(out, " viewBox=\"0 0 ", svg->width, " ");
    put_length(out, "", svg->height, "\"");
    buffer_printf(out, " xml:lang=\"%s\"", svg->language);
    buffer_puts(out, " font-family=\"'Noto Sans', sans-serif\" stroke-miterlimit=\"10\" role=\"img\">\n");
}

static bool close_svg(struct device *device, struct findings *findings)
{
    struct svg *svg = svg_of(device);
    if (svg->pages != 1) {
        findings_add(findings, FINDING_PICTURE_PAGES, NOWHERE, finding_count(svg->pages));
        return false;
    }
    struct buffer head;
    buffer_init(&head, BUFFER_UNLIMITED);
    put_start(&head, svg);
    if (svg->alternative != NULL)
        put_alternative(&head, svg->alternative);
    svg_figure_end(&svg->figure);
    buffer_putc(&svg->body, '\n');
    output_put(svg->output, buffer_text(&head), head.length);
    output_put(svg->output, buffer_text(&svg->body), svg->body.length);
    buffer_release(&head);
    return true;
}

static void free_svg(struct device *device)
{
    if (device == NULL)
        return;
    struct svg *svg = svg_of(device);
    svg_figure_release(&svg->figure);
    buffer_release(&svg->body);
    free(svg->alternative);
    free(svg);
}

static const struct device_calls calls = {
    .begin_page = begin_page, .end_page = end_page,
    .begin_element = begin_element, .end_element = device_no_end,
    .begin_artifact = device_no_artifact, .end_artifact = device_no_end,
    .move = move, .line = line_to, .curve = curve, .close_path = close_path, .fill = fill,
    .fill_even_odd = fill_even_odd, .stroke = stroke, .text = text, .image = image,
    .destination = device_no_destination, .link = device_no_link, .bookmark = device_no_bookmark,
    .close = close_svg, .free = free_svg,
};

struct device *svg_new(struct output *output, const char *language)
{
    struct svg *svg = malloc(sizeof *svg);
    if (svg == NULL)
        die("out of memory");
    *svg = (struct svg){.device.calls = &calls, .output = output, .language = language};
    buffer_init(&svg->body, BUFFER_UNLIMITED);
    svg_figure_init(&svg->figure, &svg->body);
    return &svg->device;
}
