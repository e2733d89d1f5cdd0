#include "image/emblem.h"

#include <math.h>

enum { HEIGHT = 36, STARS = 12, POINTS = 5 };

const struct colour emblem_blue = {0x00, 0x33, 0x99};
static const struct colour gold = {0xFF, 0xCC, 0x00};

/* Every second of five points, joined: the pentagon in the middle is wound round twice, and so is filled too. */
static void put_star(struct shapes *shapes, double x, double y)
{
    const double radius = HEIGHT / 18.0;
    shapes_begin(shapes, transform_identity);
    for (int i = 0; i < POINTS; i++) {
        double angle = 2 * M_PI * (2 * i) / POINTS;
        (i == 0 ? shapes_move : shapes_line)(shapes, x + radius * sin(angle), y - radius * cos(angle));
    }
    shapes_close(shapes);
    shapes_paint(shapes, PAINT_FILL, gold, 0);
}

const struct image *emblem_image(struct arena *arena)
{
    const double width = HEIGHT * 1.5, radius = HEIGHT / 3.0;
    struct image *image = arena_alloc(arena, sizeof *image);
    *image = (struct image){.width = width, .height = HEIGHT};
    shapes_init(&image->shapes, arena);
    shapes_begin(&image->shapes, transform_identity);
    shapes_move(&image->shapes, 0, 0);
    shapes_line(&image->shapes, width, 0);
    shapes_line(&image->shapes, width, HEIGHT);
    shapes_line(&image->shapes, 0, HEIGHT);
    shapes_close(&image->shapes);
    shapes_paint(&image->shapes, PAINT_FILL, emblem_blue, 0);
    for (int i = 0; i < STARS; i++) {
        double angle = 2 * M_PI * i / STARS;
        put_star(&image->shapes, width / 2 + radius * sin(angle), HEIGHT / 2.0 - radius * cos(angle));
    }
    return image;
}
