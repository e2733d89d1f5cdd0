/* The content of an <svg>: paths, pictures, and text as text. It stands within a web page (html.h) or in a file of its own (svg.h). */
#ifndef DEVICE_SVG_FIGURE_H
#define DEVICE_SVG_FIGURE_H

#include "base/buffer.h"
#include "device/device.h"

struct svg_figure {
    struct buffer *out;   /* the page or file; borrowed */
    struct buffer path;   /* being built */
};

void svg_figure_init(struct svg_figure *out, struct buffer *page);
void svg_figure_release(struct svg_figure *figure);

/* The <svg> of a figure element, with its bounds as the part of the page it shows. */
void svg_figure_begin(struct svg_figure *figure, const struct element *element);
void svg_figure_end(struct svg_figure *figure);

/* A step of a path: its letter in SVG, and its coordinates. */
void svg_figure_step(struct svg_figure *figure, char letter, const double *numbers, int count);
/* Paint the path that was built; `rule` is SVG's name of how its inside is found. */
void svg_figure_fill(struct svg_figure *figure, const char *rule, struct colour colour);
void svg_figure_stroke(struct svg_figure *figure, const struct stroke *stroke);
/* A line of text, as wide as it is in the PDF whatever fonts the reader has. */
void svg_figure_text(struct svg_figure *figure, const struct line *line, double size, double x, double y,
                      struct colour colour);
void svg_figure_image(struct svg_figure *figure, const struct raster *raster, struct box box);

/* The characters of a line's run, escaped; the space at the end of a line included. */
void svg_put_run(struct buffer *out, const struct run *run);
/* Whether a line is in bold. */
bool svg_is_bold(const struct line *line);

#endif
