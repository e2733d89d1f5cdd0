/* A picture of shapes: outlines of lines and curves, each filled or stroked in one colour. Outlines are told in
 * coordinates of their own, y downwards, which a transform brings into the picture's. */
#ifndef IMAGE_SHAPES_H
#define IMAGE_SHAPES_H

#include "base/arena.h"
#include "device/device.h"

/* x' = a x + c y + e, y' = b x + d y + f, as SVG writes it. */
struct transform {
    double a, b, c, d, e, f;
};

enum paint { PAINT_FILL, PAINT_FILL_EVEN_ODD, PAINT_STROKE };

struct segment;
struct shape;

struct shapes {
    struct arena *arena;
    struct segment *segments;
    size_t segment_count, segment_capacity;
    struct shape *items;
    size_t count, capacity;
    /* the outline being told */
    struct transform transform;
    size_t first;                  /* its first segment */
    double x, y;                   /* where it has come to, and where its present part began, before the transform */
    double start_x, start_y;
};

extern const struct transform transform_identity;
/* What `inner` and then `outer` do. */
struct transform transform_join(struct transform outer, struct transform inner);
/* How much longer lines become, of a transform that keeps shapes alike: 0 for one that does not. */
double transform_scale(struct transform transform);

/* Shapes live in `arena`. */
void shapes_init(struct shapes *out, struct arena *arena);
/* Begins an outline; what was told of one that was not painted is forgotten. */
void shapes_begin(struct shapes *shapes, struct transform transform);
void shapes_move(struct shapes *shapes, double x, double y);
void shapes_line(struct shapes *shapes, double x, double y);
void shapes_curve(struct shapes *shapes, double x1, double y1, double x2, double y2, double x, double y);
/* A quadratic Bézier curve. */
void shapes_quadratic(struct shapes *shapes, double x1, double y1, double x, double y);
/* An elliptical arc from where the outline has come to: radii, the ellipse's turn [degrees], which of the four arcs that
 * fit, its end (SVG 1.1, 8.3.8 and F.6). */
struct arc {
    double radius_x, radius_y, turn;
    bool large, clockwise;
    double x, y;
};
void shapes_arc(struct shapes *shapes, const struct arc *arc);
void shapes_close(struct shapes *shapes);
/* Paints the outline, which may be painted again; `width` of a stroke, before the transform. */
void shapes_paint(struct shapes *shapes, enum paint paint, struct colour colour, double width);

/* Draws all of it, moved by (x, y) and `scale` times as large. */
void shapes_draw(const struct shapes *shapes, struct device *device, double x, double y, double scale);

#endif
