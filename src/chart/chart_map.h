/* What a map shows: which municipalities make up which shape, and which shapes belong to which row of figures.
 * Private to src/chart/. */
#ifndef CHART_CHART_MAP_H
#define CHART_CHART_MAP_H

#include "chart/borders.h"
#include "chart/chart.h"

enum { MAP_NO_SHAPE = -1, MAP_NO_CATEGORY = -1 };

/* A border with the shapes on its two sides; MAP_NO_SHAPE: a place that is not drawn. */
struct chart_map_border {
    const struct border *border;
    int32_t left, right;
    bool outline;          /* the regions on its sides differ, or the country ends */
};

/* The places of all regions that have a value. */
struct chart_map {
    struct chart_map_border *borders;
    size_t border_count;
    int32_t *categories;   /* of the shapes; MAP_NO_CATEGORY: a place without a row, so without projects */
    size_t shape_count;
    int32_t *shapes;       /* of the categories; MAP_NO_SHAPE: it has no borders */
    const char *source;    /* in the chart's language; "" when the borders name none */
};

#endif
