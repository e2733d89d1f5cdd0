/* Pictures of one page through cairo: a chart as PNG or SVG. Structure is not carried, but an SVG gets the outermost
 * element's alternative text as its title and description. */
#ifndef DEVICE_CAIRO_H
#define DEVICE_CAIRO_H

#include "base/output.h"
#include "device/device.h"

/* `scale`: pixels per point of the PNG (2 = 144 dpi). Both write into `output`, which the caller opened and closes. */
struct device *cairo_png_new(struct output *output, struct text *text, double scale);
struct device *cairo_svg_new(struct output *output, struct text *text);

#endif
