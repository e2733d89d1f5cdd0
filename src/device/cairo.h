/* Pictures of one page through cairo: a chart or a page as PNG. Structure is not carried. */
#ifndef DEVICE_CAIRO_H
#define DEVICE_CAIRO_H

#include "base/buffer.h"
#include "base/output.h"
#include "device/device.h"

/* `scale`: pixels per point of the PNG (2 = 144 dpi), which is white where nothing is drawn; of a clear one what is behind it is
 * seen there. Both write into `output`, which the caller opened and closes. */
struct device *cairo_png_new(struct output *output, struct text *text, double scale);
struct device *cairo_clear_png_new(struct output *output, struct text *text, double scale);
/* A raster as the bytes of a PNG. */
void cairo_put_raster(struct buffer *out, const struct raster *raster);

#endif
