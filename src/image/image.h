/* A picture that comes ready made: read from a PNG or SVG file, or the emblem of the Union (emblem.h). */
#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include "image/shapes.h"

struct findings;

struct image {
    double width, height;           /* only what they are to each other matters */
    const struct raster *raster;    /* NULL: it is the shapes */
    struct shapes shapes;
};

/* Reads a PNG or an SVG; which of them it is, its bytes tell. Lives in `arena`. NULL, with findings, when it cannot be read,
 * is too large, or shows what raster_reader.h or svg_reader.h does not draw. */
const struct image *image_read(struct arena *arena, const char *path, struct findings *findings);

/* The largest box of the image's form that fits in one of this size, at its left top corner. */
struct box image_fit(const struct image *image, double left, double top, double width, double height);
/* Draws it into a box of its form; what it belongs to (a figure with its alternative) is the caller's. */
void image_draw(const struct image *image, struct device *device, struct box box);

#endif
