#include "chart/chart_shape.h"

#include <math.h>
#include <stdlib.h>

static const double hatch_pitch = 5, hatch_width = 0.9; /* [pt] */
enum { TRIES = 20 /* places tried across and down */ };

/* --- rings --- */

static struct chart_point line_point(const struct chart_shape_line *line, size_t i)
{
    return line->points[line->backwards ? line->count - 1 - i : i];
}

static bool same(struct chart_point a, struct chart_point b)
{
    return a.x == b.x && a.y == b.y;
}

/* The first line not yet used that begins at `from`; the count when there is none. */
static size_t next_line(const struct chart_shape_line *lines, const bool *used, size_t count, struct chart_point from)
{
    size_t i = 0;
    while (i < count && (used[i] || !same(line_point(&lines[i], 0), from)))
        i++;
    return i;
}

/* Follows lines from one to the next until there is none: the ring is closed. */
static void add_ring(struct chart_shape *shape, const struct chart_shape_line *lines, bool *used, size_t count,
                     size_t first)
{
    for (size_t at = first; at < count;) {
        const struct chart_shape_line *line = &lines[at];
        used[at] = true;
        for (size_t i = 0; i + 1 < line->count; i++)
            shape->points[shape->count++] = line_point(line, i);
        struct chart_point end = line_point(line, line->count - 1);
        if (same(end, line_point(&lines[first], 0)))
            break;
        at = next_line(lines, used, count, end);
    }
    shape->ends[shape->ring_count++] = shape->count;
}

static void measure(struct chart_shape *shape)
{
    shape->bounds = (struct box){INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < shape->count; i++) {
        shape->bounds.left = fmin(shape->bounds.left, shape->points[i].x);
        shape->bounds.right = fmax(shape->bounds.right, shape->points[i].x);
        shape->bounds.top = fmin(shape->bounds.top, shape->points[i].y);
        shape->bounds.bottom = fmax(shape->bounds.bottom, shape->points[i].y);
    }
}

void chart_shape_make(struct chart_shape *out, struct arena *arena, const struct chart_shape_line *lines, size_t count)
{
    size_t points = 0;
    for (size_t i = 0; i < count; i++)
        points += lines[i].count;
    *out = (struct chart_shape){.points = arena_array(arena, points, sizeof *out->points),
                                .ends = arena_array(arena, count, sizeof *out->ends)};
    bool *used = arena_array(arena, count, sizeof *used);
    for (size_t i = 0; i < count; i++)
        if (!used[i])
            add_ring(out, lines, used, count, i);
    measure(out);
}

/* --- inside and outside --- */

/* Calls `take` with each edge of the shape. */
typedef void take_edge(void *context, struct chart_point from, struct chart_point to);

static void each_edge(const struct chart_shape *shape, take_edge *take, void *context)
{
    size_t first = 0;
    for (size_t ring = 0; ring < shape->ring_count; ring++) {
        size_t end = shape->ends[ring];
        for (size_t i = first; i < end; i++)
            take(context, shape->points[i], shape->points[i + 1 < end ? i + 1 : first]);
        first = end;
    }
}

struct crossing {
    struct chart_point point;
    bool inside;
};

static void cross(void *context, struct chart_point from, struct chart_point to)
{
    struct crossing *crossing = context;
    struct chart_point at = crossing->point;
    if ((from.y > at.y) != (to.y > at.y) && at.x < from.x + (to.x - from.x) * (at.y - from.y) / (to.y - from.y))
        crossing->inside = !crossing->inside;
}

bool chart_shape_holds(const struct chart_shape *shape, struct chart_point point)
{
    struct crossing crossing = {.point = point};
    each_edge(shape, cross, &crossing);
    return crossing.inside;
}

/* --- room for a label --- */

struct clearance {
    struct chart_point middle;
    double width, height;
    double least;    /* how far the nearest edge is, in the label's measure: below 1 it touches the label */
};

static double distance(struct chart_point from, struct chart_point to)
{
    double x = to.x - from.x, y = to.y - from.y, square = x * x + y * y;
    double along = square > 0 ? fmax(0, fmin(1, -(from.x * x + from.y * y) / square)) : 0;
    return hypot(from.x + along * x, from.y + along * y);
}

/* Seen from the label's middle, with its half width and half height as units, an edge is far enough when it stays out of
 * the circle around the square of the label. */
static void approach(void *context, struct chart_point from, struct chart_point to)
{
    struct clearance *clearance = context;
    double half_width = clearance->width / 2, half_height = clearance->height / 2;
    struct chart_point a = {(from.x - clearance->middle.x) / half_width, (from.y - clearance->middle.y) / half_height};
    struct chart_point b = {(to.x - clearance->middle.x) / half_width, (to.y - clearance->middle.y) / half_height};
    clearance->least = fmin(clearance->least, distance(a, b) / M_SQRT2);
}

bool chart_shape_room(const struct chart_shape *shape, double width, double height, struct chart_point *out)
{
    struct box bounds = shape->bounds;
    double best = 1;
    bool found = false;
    for (int row = 1; row < TRIES; row++)
        for (int column = 1; column < TRIES; column++) {
            struct chart_point middle = {bounds.left + (bounds.right - bounds.left) * column / TRIES,
                                         bounds.top + (bounds.bottom - bounds.top) * row / TRIES};
            struct clearance clearance = {middle, width, height, INFINITY};
            if (!chart_shape_holds(shape, middle))
                continue;
            each_edge(shape, approach, &clearance);
            if (clearance.least <= best)
                continue;
            best = clearance.least;
            *out = middle;
            found = true;
        }
    return found;
}

/* --- drawing --- */

void chart_shape_fill(struct device *device, const struct chart_shape *shape, struct colour colour)
{
    size_t first = 0;
    for (size_t ring = 0; ring < shape->ring_count; ring++) {
        for (size_t i = first; i < shape->ends[ring]; i++)
            if (i == first)
                device->calls->move(device, shape->points[i].x, shape->points[i].y);
            else
                device->calls->line(device, shape->points[i].x, shape->points[i].y);
        device->calls->close_path(device);
        first = shape->ends[ring];
    }
    device->calls->fill(device, colour);
}

struct hatching {
    double sum;          /* x + y of the line */
    double *crossings;   /* x where edges cross it */
    size_t count;
};

static void hatch_edge(void *context, struct chart_point from, struct chart_point to)
{
    struct hatching *hatching = context;
    double a = from.x + from.y - hatching->sum, b = to.x + to.y - hatching->sum;
    if ((a > 0) != (b > 0))
        hatching->crossings[hatching->count++] = from.x + (to.x - from.x) * (a / (a - b));
}

static int by_number(const void *a, const void *b)
{
    const double *one = a, *other = b;
    return *one < *other ? -1 : *one > *other;
}

void chart_shape_hatch(struct device *device, const struct chart_shape *shape, struct arena *arena, struct colour colour)
{
    struct hatching hatching = {.crossings = arena_array(arena, shape->count, sizeof *hatching.crossings)};
    const struct stroke stroke = {colour, hatch_width, 0};
    double first = ceil((shape->bounds.left + shape->bounds.top) / hatch_pitch) * hatch_pitch;
    for (double sum = first; sum < shape->bounds.right + shape->bounds.bottom; sum += hatch_pitch) {
        hatching.sum = sum;
        hatching.count = 0;
        each_edge(shape, hatch_edge, &hatching);
        qsort(hatching.crossings, hatching.count, sizeof *hatching.crossings, by_number);
        for (size_t i = 0; i + 1 < hatching.count; i += 2) {
            double from = hatching.crossings[i], to = hatching.crossings[i + 1];
            device_segment(device, from, sum - from, to, sum - to, &stroke);
        }
    }
}

/* --- clipping (Liang and Barsky) --- */

/* Narrows [*enter, *leave] of a segment to where `start + part * step` is at least `bound`. */
static void clip(double start, double step, double bound, double *enter, double *leave)
{
    if (step == 0) {
        if (start < bound)
            *leave = -1;
        return;
    }
    double part = (bound - start) / step;
    if (step > 0)
        *enter = fmax(*enter, part);
    else
        *leave = fmin(*leave, part);
}

void chart_shape_clipped_line(struct device *device, const struct chart_point *points, size_t count, struct box box,
                              const struct stroke *stroke)
{
    for (size_t i = 0; i + 1 < count; i++) {
        struct chart_point from = points[i];
        double x = points[i + 1].x - from.x, y = points[i + 1].y - from.y, enter = 0, leave = 1;
        clip(from.x, x, box.left, &enter, &leave);
        clip(-from.x, -x, -box.right, &enter, &leave);
        clip(from.y, y, box.top, &enter, &leave);
        clip(-from.y, -y, -box.bottom, &enter, &leave);
        if (enter < leave)
            device_segment(device, from.x + enter * x, from.y + enter * y, from.x + leave * x, from.y + leave * y, stroke);
    }
}
