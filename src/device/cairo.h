/* Pictures of one page through cairo: a chart as PNG or SVG. Structure is not carried, but an SVG gets the outermost
 * element's alternative text as its title and description. */
#ifndef DEVICE_CAIRO_H
#define DEVICE_CAIRO_H

#include "base/buffer.h"
#include "base/output.h"
#include "device/device.h"

/* `scale`: pixels per point of the PNG (2 = 144 dpi), which is white where nothing is drawn; of a clear one what is behind it is
 * seen there, as it is of an SVG. All write into `output`, which the caller opened and closes. */
struct device *cairo_png_new(struct output *output, struct text *text, double scale);
struct device *cairo_clear_png_new(struct output *output, struct text *text, double scale);
struct device *cairo_svg_new(struct output *output, struct text *text);
/* A raster as the bytes of a PNG. */
void cairo_put_raster(struct buffer *out, const struct raster *raster);

#endif
