/* The static part of SVG that logos are made of: svg, g, path, rect, circle, ellipse, line, polyline, polygon, and use of
 * what has an id in the same file; transform; fill, fill-rule and stroke in one plain colour each, as attributes or in `style`.
 * What would show and cannot be drawn so - text, gradients, opacity, filters, masks, images, style sheets, other files - is
 * a finding with its line, never left out silently. Nothing is fetched; there are no scripts and no entities. */
#ifndef IMAGE_SVG_READER_H
#define IMAGE_SVG_READER_H

#include "base/buffer.h"
#include "base/input.h"
#include "image/image.h"

enum {
    SVG_DEPTH_MOST = 32,
    SVG_SEGMENTS_MOST = 100000,  /* lines and curves */
    SVG_STEPS_MOST = 5000000,    /* elements looked at, again whenever they are used: less than a second */
    SVG_REFUSALS_MOST = 20       /* findings; then reading ends */
};

/* Reads the SVG in `bytes`; `input` is where findings stand. Lives in `arena`. False, with findings, when it cannot be read
 * or drawn as it should look. */
bool svg_read(struct image *out, struct arena *arena, const struct input *input, const struct buffer *bytes,
              struct findings *findings);

#endif
