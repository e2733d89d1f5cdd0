/* PNG by libpng: any colour type, depth, palette, transparency or interlacing becomes 8-bit sRGB or grey, and opacity. */
#ifndef IMAGE_RASTER_READER_H
#define IMAGE_RASTER_READER_H

#include "base/buffer.h"
#include "base/input.h"
#include "image/image.h"

enum { RASTER_SIDE_MOST = 8192, RASTER_PIXELS_MOST = 16 << 20 };

/* Reads the PNG in `bytes`; `input` is where findings stand. Lives in `arena`. False, with a finding, when it is broken or
 * has more pixels than may be. */
bool raster_read(struct image *out, struct arena *arena, const struct input *input, const struct buffer *bytes,
                 struct findings *findings);

#endif
