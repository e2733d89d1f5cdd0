#include "image/emblem.h"

#include <math.h>

enum { HEIGHT = 36, STARS = 12, POINTS = 5 };

const struct colour emblem_blue = {0x00, 0x33, 0x99};
static const struct colour gold = {0xFF, 0xCC, 0x00};

/* Every second of five points, joined: the pentagon in the middle is wound round twice, and so is filled too. */
static void put_star(struct drawing *drawing, double x, double y)
{
    const double radius = HEIGHT / 18.0;
    drawing_begin(drawing, transform_identity);
    for (int i = 0; i < POINTS; i++) {
        double angle = 2 * M_PI * (2 * i) / POINTS;
        (i == 0 ? drawing_move : drawing_line)(drawing, x + radius * sin(angle), y - radius * cos(angle));
    }
    drawing_close(drawing);
    drawing_paint(drawing, PAINT_FILL, gold, 0);
}

const struct image *emblem_image(struct arena *arena)
{
    const double width = HEIGHT * 1.5, radius = HEIGHT / 3.0;
    struct image *image = arena_alloc(arena, sizeof *image);
    *image = (struct image){.width = width, .height = HEIGHT};
    drawing_init(&image->drawing, arena);
    drawing_begin(&image->drawing, transform_identity);
    drawing_move(&image->drawing, 0, 0);
    drawing_line(&image->drawing, width, 0);
    drawing_line(&image->drawing, width, HEIGHT);
    drawing_line(&image->drawing, 0, HEIGHT);
    drawing_close(&image->drawing);
    drawing_paint(&image->drawing, PAINT_FILL, emblem_blue, 0);
    for (int i = 0; i < STARS; i++) {
        double angle = 2 * M_PI * i / STARS;
        put_star(&image->drawing, width / 2 + radius * sin(angle), HEIGHT / 2.0 - radius * cos(angle));
    }
    return image;
}
