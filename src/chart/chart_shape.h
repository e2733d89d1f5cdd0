/* The shape of a place on a map: closed lines around its area, those around holes in the opposite direction. Private to
 * src/chart/. */
#ifndef CHART_CHART_SHAPE_H
#define CHART_CHART_SHAPE_H

#include "base/arena.h"
#include "chart/chart_drawing.h"

struct chart_shape {
    struct chart_point *points;
    size_t *ends;              /* of each ring: the index after its last point */
    size_t count, ring_count;
    struct box bounds;         /* [pt] */
};

/* A line that is part of a shape's outline, in the outline's direction. */
struct chart_shape_line {
    const struct chart_point *points;
    size_t count;
    bool backwards;
};

/* Joins lines end to end into closed rings. Lives in `arena`. */
void chart_shape_make(struct chart_shape *out, struct arena *arena, const struct chart_shape_line *lines, size_t count);
bool chart_shape_holds(const struct chart_shape *shape, struct chart_point point);
/* The place for something `width` by `height` in size that lies within the shape, as far from its outline as can be.
 * False when there is none. [pt] */
bool chart_shape_room(const struct chart_shape *shape, double width, double height, struct chart_point *out);
void chart_shape_fill(struct device *device, const struct chart_shape *shape, struct colour colour);
/* Rising lines within the shape. */
void chart_shape_hatch(struct device *device, const struct chart_shape *shape, struct arena *arena, struct colour colour);

/* Draws the parts of an open line that lie within a box. */
void chart_shape_clipped_line(struct device *device, const struct chart_point *points, size_t count, struct box box,
                              const struct stroke *stroke);

#endif
