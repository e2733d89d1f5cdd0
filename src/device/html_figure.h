/* What is drawn inside a figure, as SVG within a web page or a file of its own (svg.h): paths, pictures, and text as text. */
#ifndef DEVICE_HTML_FIGURE_H
#define DEVICE_HTML_FIGURE_H

#include "base/buffer.h"
#include "device/device.h"

struct html_figure {
    struct buffer *out;   /* the page or file; borrowed */
    struct buffer path;   /* being built */
};

void html_figure_init(struct html_figure *out, struct buffer *page);
void html_figure_release(struct html_figure *figure);

/* The <svg> of a figure element, with its bounds as the part of the page it shows. */
void html_figure_begin(struct html_figure *figure, const struct element *element);
void html_figure_end(struct html_figure *figure);

/* A step of a path: its letter in SVG, and its coordinates. */
void html_figure_step(struct html_figure *figure, char letter, const double *numbers, int count);
/* Paint the path that was built; `rule` is SVG's name of how its inside is found. */
void html_figure_fill(struct html_figure *figure, const char *rule, struct colour colour);
void html_figure_stroke(struct html_figure *figure, const struct stroke *stroke);
/* A line of text, as wide as it is in the PDF whatever fonts the reader has. */
void html_figure_text(struct html_figure *figure, const struct line *line, double size, double x, double y,
                      struct colour colour);
void html_figure_image(struct html_figure *figure, const struct raster *raster, struct box box);

/* The characters of a line's run, escaped; the space at the end of a line included. */
void html_put_run(struct buffer *out, const struct run *run);
/* Whether a line is in bold. */
bool html_is_bold(const struct line *line);

#endif
