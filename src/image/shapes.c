#include "image/shapes.h"

#include <math.h>

enum segment_kind { SEGMENT_MOVE, SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_CLOSE };

struct point {
    double x, y;
};

struct segment {
    enum segment_kind kind;
    struct point points[3];   /* its end; of a curve two controls before it */
};

struct shape {
    size_t first, count;      /* of its segments */
    enum paint paint;
    struct colour colour;
    double width;
};

const struct transform transform_identity = {1, 0, 0, 1, 0, 0};

static struct point moved(struct transform t, double x, double y)
{
    return (struct point){t.a * x + t.c * y + t.e, t.b * x + t.d * y + t.f};
}

struct transform transform_join(struct transform outer, struct transform inner)
{
    struct point x = {outer.a * inner.a + outer.c * inner.b, outer.b * inner.a + outer.d * inner.b};
    struct point y = {outer.a * inner.c + outer.c * inner.d, outer.b * inner.c + outer.d * inner.d};
    struct point origin = moved(outer, inner.e, inner.f);
    return (struct transform){x.x, x.y, y.x, y.y, origin.x, origin.y};
}

double transform_scale(struct transform t)
{
    double across = hypot(t.a, t.b), down = hypot(t.c, t.d), slant = t.a * t.c + t.b * t.d;
    bool alike = fabs(across - down) <= 0.001 * across && fabs(slant) <= 0.001 * across * down;
    return alike ? across : 0;
}

void shapes_init(struct shapes *out, struct arena *arena)
{
    *out = (struct shapes){.arena = arena, .transform = transform_identity};
}

/* --- telling an outline --- */

void shapes_begin(struct shapes *shapes, struct transform transform)
{
    shapes->first = shapes->segment_count;
    shapes->transform = transform;
    shapes->x = shapes->y = shapes->start_x = shapes->start_y = 0;
}

static struct segment *add(struct shapes *shapes, enum segment_kind kind)
{
    struct segment *segment = arena_append(shapes->arena, (void **)&shapes->segments, &shapes->segment_count,
                                           &shapes->segment_capacity, sizeof *shapes->segments);
    *segment = (struct segment){.kind = kind};
    return segment;
}

static void come_to(struct shapes *shapes, struct segment *segment, int last, double x, double y)
{
    segment->points[last] = moved(shapes->transform, x, y);
    shapes->x = x;
    shapes->y = y;
}

void shapes_move(struct shapes *shapes, double x, double y)
{
    come_to(shapes, add(shapes, SEGMENT_MOVE), 0, x, y);
    shapes->start_x = x;
    shapes->start_y = y;
}

void shapes_line(struct shapes *shapes, double x, double y)
{
    come_to(shapes, add(shapes, SEGMENT_LINE), 0, x, y);
}

void shapes_curve(struct shapes *shapes, double x1, double y1, double x2, double y2, double x, double y)
{
    struct segment *segment = add(shapes, SEGMENT_CURVE);
    segment->points[0] = moved(shapes->transform, x1, y1);
    segment->points[1] = moved(shapes->transform, x2, y2);
    come_to(shapes, segment, 2, x, y);
}

void shapes_quadratic(struct shapes *shapes, double x1, double y1, double x, double y)
{
    double from_x = shapes->x, from_y = shapes->y;
    shapes_curve(shapes, from_x + (x1 - from_x) * 2 / 3, from_y + (y1 - from_y) * 2 / 3, x + (x1 - x) * 2 / 3,
                  y + (y1 - y) * 2 / 3, x, y);
}

void shapes_close(struct shapes *shapes)
{
    add(shapes, SEGMENT_CLOSE);
    shapes->x = shapes->start_x;
    shapes->y = shapes->start_y;
}

/* An arc as its centre tells it; angles in radians, of the circle that the ellipse is a picture of. */
struct sweep {
    double centre_x, centre_y, radius_x, radius_y, sine, cosine, from, by;
};

/* SVG 1.1, F.6.5: the centre. Radii too small to reach the end grow until they do (F.6.6). */
static struct sweep sweep_of(const struct shapes *shapes, const struct arc *arc)
{
    double turn = arc->turn * M_PI / 180, sine = sin(turn), cosine = cos(turn);
    double half_x = (shapes->x - arc->x) / 2, half_y = (shapes->y - arc->y) / 2;
    double x = cosine * half_x + sine * half_y, y = cosine * half_y - sine * half_x;
    double radius_x = fabs(arc->radius_x), radius_y = fabs(arc->radius_y);
    double excess = x * x / (radius_x * radius_x) + y * y / (radius_y * radius_y);
    double grow = excess > 1 ? sqrt(excess) : 1;
    radius_x *= grow;
    radius_y *= grow;
    double away = excess > 1 ? 0 : sqrt(1 / excess - 1) * (arc->large == arc->clockwise ? -1 : 1);
    double x_middle = away * radius_x * y / radius_y, y_middle = -away * radius_y * x / radius_x;
    double from = atan2((y - y_middle) / radius_y, (x - x_middle) / radius_x);
    double by = atan2((-y - y_middle) / radius_y, (-x - x_middle) / radius_x) - from;
    if (arc->clockwise && by < 0)
        by += 2 * M_PI;
    else if (!arc->clockwise && by > 0)
        by -= 2 * M_PI;
    return (struct sweep){cosine * x_middle - sine * y_middle + (shapes->x + arc->x) / 2,
                          sine * x_middle + cosine * y_middle + (shapes->y + arc->y) / 2,
                          radius_x, radius_y, sine, cosine, from, by};
}

/* The ellipse's point for a point of the unit circle. */
static struct point on_ellipse(const struct sweep *sweep, double x, double y)
{
    x *= sweep->radius_x;
    y *= sweep->radius_y;
    return (struct point){sweep->centre_x + sweep->cosine * x - sweep->sine * y,
                          sweep->centre_y + sweep->sine * x + sweep->cosine * y};
}

/* At most a quarter of the ellipse is one curve: 0.03 % of the radius off at most. */
static void put_sweep(struct shapes *shapes, const struct sweep *sweep, const struct arc *arc)
{
    int count = (int)ceil(fabs(sweep->by) / (M_PI / 2) - 1e-9);
    double step = sweep->by / count, reach = tan(step / 4) * 4 / 3;
    for (int i = 0; i < count; i++) {
        double from = sweep->from + step * i, to = from + step;
        struct point one = on_ellipse(sweep, cos(from) - reach * sin(from), sin(from) + reach * cos(from));
        struct point two = on_ellipse(sweep, cos(to) + reach * sin(to), sin(to) - reach * cos(to));
        struct point end = i + 1 == count ? (struct point){arc->x, arc->y} : on_ellipse(sweep, cos(to), sin(to));
        shapes_curve(shapes, one.x, one.y, two.x, two.y, end.x, end.y);
    }
}

void shapes_arc(struct shapes *shapes, const struct arc *arc)
{
    if (arc->x == shapes->x && arc->y == shapes->y)
        return;
    if (arc->radius_x == 0 || arc->radius_y == 0) {
        shapes_line(shapes, arc->x, arc->y);
        return;
    }
    struct sweep sweep = sweep_of(shapes, arc);
    put_sweep(shapes, &sweep, arc);
}

void shapes_paint(struct shapes *shapes, enum paint paint, struct colour colour, double width)
{
    if (shapes->segment_count == shapes->first)
        return;
    struct shape *shape = arena_append(shapes->arena, (void **)&shapes->items, &shapes->count,
                                       &shapes->capacity, sizeof *shapes->items);
    *shape = (struct shape){shapes->first, shapes->segment_count - shapes->first, paint, colour,
                            width * transform_scale(shapes->transform)};
}

/* --- drawing them --- */

static void draw_segment(const struct segment *segment, struct device *device, struct transform to)
{
    const struct device_calls *calls = device->calls;
    struct point points[3];
    for (int i = 0; i < 3; i++)
        points[i] = moved(to, segment->points[i].x, segment->points[i].y);
    switch (segment->kind) {
    case SEGMENT_MOVE: calls->move(device, points[0].x, points[0].y); break;
    case SEGMENT_LINE: calls->line(device, points[0].x, points[0].y); break;
    case SEGMENT_CURVE:
        calls->curve(device, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x, points[2].y);
        break;
    case SEGMENT_CLOSE: calls->close_path(device); break;
    }
}

void shapes_draw(const struct shapes *shapes, struct device *device, double x, double y, double scale)
{
    const struct transform to = {scale, 0, 0, scale, x, y};
    for (size_t i = 0; i < shapes->count; i++) {
        const struct shape *shape = &shapes->items[i];
        for (size_t k = 0; k < shape->count; k++)
            draw_segment(&shapes->segments[shape->first + k], device, to);
        const struct stroke stroke = {shape->colour, shape->width * scale, 0};
        switch (shape->paint) {
        case PAINT_FILL: device->calls->fill(device, shape->colour); break;
        case PAINT_FILL_EVEN_ODD: device->calls->fill_even_odd(device, shape->colour); break;
        case PAINT_STROKE: device->calls->stroke(device, &stroke); break;
        }
    }
}
