/* The borders of municipalities, from which the shapes of a map are made (templates/maps). A border is the line between two
 * municipalities and stands once, so that the outline of any set of them is made of the borders with one of the set on one
 * side only. templates/maps/README.md tells the format. */
#ifndef CHART_BORDERS_H
#define CHART_BORDERS_H

#include "base/arena.h"
#include "base/findings.h"
#include "base/languages.h"

/* ETRS-TM35FIN [m]. */
struct border_point {
    int32_t easting, northing;
};

struct border {
    const char *left, *right;  /* municipality codes on either hand, "005"; right is NULL where the country ends */
    struct border_point *points;
    size_t count;              /* at least 2 */
};

struct borders {
    struct border *items;
    size_t count, capacity;
    const char *source[LANGUAGES]; /* the words that name it on a map; NULL where not told */
};

/* Reads the file at `path` into `arena`. False, with findings, when it cannot be read or a border is no line. */
bool borders_read(struct borders *out, struct arena *arena, const char *path, struct findings *findings);

#endif
