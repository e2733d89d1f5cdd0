/* The names below a chart of columns or lines, each in the middle of a slot of its own. Years may be thinned: every second,
 * third ... of them is shown, counted from the last. Names may not: where they do not fit, numbers stand for them and a list
 * below tells whose they are. Private to src/chart/. */
#ifndef CHART_CHART_AXIS_H
#define CHART_CHART_AXIS_H

#include "chart/chart_drawing.h"

struct chart_axis {
    struct chart_drawing *drawing;
    const char *const *names;
    size_t count;
    double left, right;   /* [pt] */
};

double chart_axis_slot(const struct chart_axis *axis);
/* The middle of a slot [pt]. */
double chart_axis_middle(const struct chart_axis *axis, size_t i);
/* Whether the slot is one of every so many. */
bool chart_axis_shown(const struct chart_axis *axis, size_t i, size_t every);
/* Draws the names below `top`. Returns their height [pt]. */
double chart_axis_draw(const struct chart_axis *axis, double top);

#endif
