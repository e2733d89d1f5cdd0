#include "chart/chart_pattern.h"

#include <math.h>

/* Devices do not clip. A pattern's line is a band, low <= a x + b y <= high, and what shows of it is the polygon
 * that remains of the rectangle when both half planes have cut it. */

static const double line_width = 1.0, line_pitch = 5.0; /* across the lines [pt] */
static const double dot_radius = 0.9, dot_pitch = 4.4;  /* [pt] */
static const double outline_width = 0.6;                /* [pt] */

struct point {
    double x, y; /* [pt] */
};

/* A rectangle that two half planes cut has at most two corners more. */
enum { MOST_CORNERS = 8 };

struct polygon {
    struct point corners[MOST_CORNERS];
    int count;
};

/* a x + b y: how far along the pattern's direction a point stands. */
struct direction {
    double a, b;
};

static double along(struct direction direction, struct point point)
{
    return direction.a * point.x + direction.b * point.y;
}

/* What of the polygon lies where sign * along >= sign * bound. */
static struct polygon cut(const struct polygon *polygon, struct direction direction, double bound, double sign)
{
    struct polygon out = {.count = 0};
    for (int i = 0; i < polygon->count; i++) {
        struct point one = polygon->corners[i], next = polygon->corners[(i + 1) % polygon->count];
        double here = sign * (along(direction, one) - bound), there = sign * (along(direction, next) - bound);
        if (here >= 0 && out.count < MOST_CORNERS)
            out.corners[out.count++] = one;
        if (here * there < 0 && out.count < MOST_CORNERS) {
            double part = here / (here - there);
            out.corners[out.count++] =
                (struct point){one.x + (next.x - one.x) * part, one.y + (next.y - one.y) * part};
        }
    }
    return out;
}

static void add_path(struct device *device, const struct polygon *polygon)
{
    for (int i = 0; i < polygon->count; i++) {
        struct point at = polygon->corners[i];
        if (i == 0)
            device->calls->move(device, at.x, at.y);
        else
            device->calls->line(device, at.x, at.y);
    }
    device->calls->close_path(device);
}

/* Bands across the box, in one path. They are counted from its top left corner, so that equal boxes look alike. */
static void fill_bands(struct device *device, struct box box, struct direction direction, struct colour colour)
{
    struct polygon whole = {.corners = {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom},
                                        {box.left, box.bottom}}, .count = 4};
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < 4; i++) {
        low = fmin(low, along(direction, whole.corners[i]));
        high = fmax(high, along(direction, whole.corners[i]));
    }
    int painted = 0;
    for (double at = low + line_pitch / 2; at < high; at += line_pitch) {
        struct polygon band = cut(&whole, direction, at, 1);
        band = cut(&band, direction, fmin(at + line_width, high), -1);
        if (band.count < 3)
            continue;
        add_path(device, &band);
        painted++;
    }
    if (painted > 0)
        device->calls->fill(device, colour);
}

/* Only dots that stand wholly inside; every second row is moved by half a pitch. */
static void fill_dots(struct device *device, struct box box, struct colour colour)
{
    int painted = 0, row = 0;
    for (double y = box.top + dot_pitch / 2; y + dot_radius <= box.bottom; y += dot_pitch / 2, row++)
        for (double x = box.left + (row % 2 == 0 ? dot_pitch / 2 : dot_pitch); x + dot_radius <= box.right;
             x += dot_pitch) {
            add_path(device, &(struct polygon){{{x, y - dot_radius}, {x + dot_radius, y}, {x, y + dot_radius},
                                                {x - dot_radius, y}}, 4});
            painted++;
        }
    if (painted > 0)
        device->calls->fill(device, colour);
}

/* An outline within the box; a box with no room for one is all outline. */
static void fill_outlined(struct device *device, struct box box, struct colour inside, struct colour outline)
{
    bool thin = box.right - box.left <= 2 * outline_width || box.bottom - box.top <= 2 * outline_width;
    device_rectangle(device, box);
    device->calls->fill(device, thin ? outline : inside);
    if (thin)
        return;
    double inset = outline_width / 2;
    device_rectangle(device, (struct box){box.left + inset, box.top + inset, box.right - inset, box.bottom - inset});
    device->calls->stroke(device, &(struct stroke){.colour = outline, .width = outline_width});
}

void chart_pattern_fill(struct device *device, const struct style *style, enum chart_look look, struct box box)
{
    const struct direction rising = {M_SQRT1_2, M_SQRT1_2}, falling = {M_SQRT1_2, -M_SQRT1_2}, level = {0, 1};
    if (look >= LOOK_SHADE) {
        fill_outlined(device, box, style_shade(style, (int)look - LOOK_SHADE), style->muted);
        return;
    }
    const struct colour colours[LOOK_SHADE] = {
        [LOOK_DARK] = style->accent,    [LOOK_PALE] = style->pale,    [LOOK_HATCHED] = style->second,
        [LOOK_DOTTED] = style->third,   [LOOK_CROSSED] = style->muted, [LOOK_LINED] = style->accent,
        [LOOK_FALLING] = style->second, [LOOK_EMPTY] = style->paper,
        [LOOK_STRIPED] = style->paper,
    };
    if (look == LOOK_PALE || look == LOOK_EMPTY || look == LOOK_STRIPED) {
        fill_outlined(device, box, colours[look], look == LOOK_PALE ? style->accent : style->muted);
        if (look == LOOK_STRIPED)
            fill_bands(device, box, rising, style->muted);
        return;
    }
    device_rectangle(device, box);
    device->calls->fill(device, colours[look]);
    if (look == LOOK_HATCHED || look == LOOK_CROSSED)
        fill_bands(device, box, rising, style->paper);
    if (look == LOOK_FALLING || look == LOOK_CROSSED)
        fill_bands(device, box, falling, style->paper);
    if (look == LOOK_LINED)
        fill_bands(device, box, level, style->paper);
    if (look == LOOK_DOTTED)
        fill_dots(device, box, style->paper);
}
