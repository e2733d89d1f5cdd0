/* A rate as a line in a band above columns, on a scale of its own at the right. Private to src/chart/. */
#ifndef CHART_CHART_RATES_H
#define CHART_CHART_RATES_H

#include "chart/chart_axis.h"

/* Height of the band, from the drawing's top [pt]. */
double chart_rates_height(const struct chart_drawing *drawing);
/* Width of its scale's ticks, right of the slots [pt]. */
double chart_rates_axis(struct chart_drawing *drawing, size_t series);
/* Draws the series over the slots of `axis`: its name, its scale, its points with their values where they have room. */
void chart_rates_draw(const struct chart_axis *axis, size_t series);

#endif
