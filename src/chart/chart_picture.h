/* A chart that stands alone, as on a slide: its title above, where its figures are from below. */
#ifndef CHART_CHART_PICTURE_H
#define CHART_CHART_PICTURE_H

#include "chart/chart.h"

struct chart_picture {
    struct chart *chart;
    const char *title, *source;
    enum language language;
    double width, height;         /* of all of it [pt]; height 0: what it takes */
    bool light;                   /* it stands on paper; else on whatever is behind it */
};

/* Makes the chart fit the height that is given. Returns the least height in which it can stand [pt]: where that is more than the
 * one that is given, the picture cannot be drawn. */
double chart_picture_fit(const struct chart_picture *picture, struct text *text, const struct style *style);
/* Draws it as the one page of a device. */
void chart_picture_draw(const struct chart_picture *picture, struct text *text, const struct style *style,
                        struct device *device);

#endif
