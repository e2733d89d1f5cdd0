#include "image/svg_path.h"

#include <string.h>

#include "image/svg_values.h"

struct path {
    struct shapes *shapes;
    const char *at;
    char command, before;          /* in lower case: being read, and the one before */
    bool relative;
    double control_x, control_y;   /* of the curve before, for the smooth ones */
    double numbers[7];
};

/* Pairs of coordinates from `numbers`, made absolute. */
static void make_absolute(struct path *path, int from, int count)
{
    for (int i = 0; path->relative && i < count; i++)
        path->numbers[from + i] += i % 2 == 0 ? path->shapes->x : path->shapes->y;
}

/* Where the control of a smooth curve stands: the one before, turned round, when that was a curve of its kind. */
static void mirror(struct path *path, const char *kind)
{
    bool follows = strchr(kind, path->before) != NULL;
    path->control_x = follows ? 2 * path->shapes->x - path->control_x : path->shapes->x;
    path->control_y = follows ? 2 * path->shapes->y - path->control_y : path->shapes->y;
}

static void put_cubic(struct path *path, double x1, double y1, const double *n)
{
    path->control_x = n[0];
    path->control_y = n[1];
    shapes_curve(path->shapes, x1, y1, n[0], n[1], n[2], n[3]);
}

static void put_quadratic(struct path *path, double x, double y)
{
    shapes_quadratic(path->shapes, path->control_x, path->control_y, x, y);
}

/* A flag is one digit, and the next number may follow at once. */
static bool read_flag(struct path *path, double *out)
{
    if (*path->at != '0' && *path->at != '1')
        return false;
    *out = *path->at++ - '0';
    svg_skip(&path->at);
    return true;
}

static bool read_arc(struct path *path)
{
    double *n = path->numbers;
    if (!svg_numbers(n, 3, &path->at) || !read_flag(path, &n[3]) || !read_flag(path, &n[4]) ||
        !svg_numbers(n + 5, 2, &path->at))
        return false;
    make_absolute(path, 5, 2);
    shapes_arc(path->shapes, &(struct arc){n[0], n[1], n[2], n[3] != 0, n[4] != 0, n[5], n[6]});
    return true;
}

static void put(struct path *path)
{
    struct shapes *shapes = path->shapes;
    const double *n = path->numbers;
    switch (path->command) {
    case 'm': shapes_move(shapes, n[0], n[1]); break;
    case 'l': shapes_line(shapes, n[0], n[1]); break;
    case 'h': shapes_line(shapes, n[0] + (path->relative ? shapes->x : 0), shapes->y); break;
    case 'v': shapes_line(shapes, shapes->x, n[0] + (path->relative ? shapes->y : 0)); break;
    case 'c': put_cubic(path, n[0], n[1], n + 2); break;
    case 's':
        mirror(path, "cs");
        put_cubic(path, path->control_x, path->control_y, n);
        break;
    case 'q':
        path->control_x = n[0];
        path->control_y = n[1];
        put_quadratic(path, n[2], n[3]);
        break;
    case 't':
        mirror(path, "qt");
        put_quadratic(path, n[0], n[1]);
        break;
    }
}

/* One set of numbers of the present command. */
static bool read_set(struct path *path)
{
    static const char commands[] = "mlhvcsqt";
    static const int counts[] = {2, 2, 1, 1, 6, 4, 4, 2};
    if (path->command == 'a')
        return read_arc(path);
    int count = counts[strchr(commands, path->command) - commands];
    if (!svg_numbers(path->numbers, count, &path->at))
        return false;
    if (count > 1)
        make_absolute(path, 0, count);
    put(path);
    return true;
}

/* After Z a line may go on from where the part began, which other formats want to be told. */
static void resume(struct path *path)
{
    if (path->before == 'z' && path->command != 'm')
        shapes_move(path->shapes, path->shapes->x, path->shapes->y);
}

static bool read_command(struct path *path)
{
    static const char known[] = "mMzZlLhHvVcCsSqQtTaA";
    char letter = *path->at++;
    if (letter == '\0' || strchr(known, letter) == NULL)
        return false;
    path->command = (char)(letter | 32);
    path->relative = letter == path->command;
    svg_skip(&path->at);
    if (path->command == 'z') {
        shapes_close(path->shapes);
        path->before = 'z';
        return true;
    }
    resume(path);
    do {
        if (!read_set(path))
            return false;
        path->before = path->command;
        if (path->command == 'm')
            path->command = 'l'; /* further pairs are lines */
    } while (*path->at != '\0' && strchr(known, *path->at) == NULL);
    return true;
}

bool svg_path(struct shapes *shapes, const char *text)
{
    struct path path = {.shapes = shapes, .at = text, .before = 'm'};
    svg_skip(&path.at);
    if (*path.at != '\0' && (*path.at | 32) != 'm')
        return false;
    while (*path.at != '\0')
        if (!read_command(&path))
            return false;
    return true;
}
