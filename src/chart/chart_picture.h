/* A chart that stands alone, as on a slide: its title above, where its figures are from below. */
#ifndef CHART_CHART_PICTURE_H
#define CHART_CHART_PICTURE_H

#include "chart/chart.h"

struct chart_picture {
    const struct chart *chart;
    const char *title, *source;
    enum language language;
    double width;                 /* of all of it [pt] */
    bool light;                   /* it stands on paper; else on whatever is behind it */
};

/* Draws it as the one page of a device. */
void chart_picture_draw(const struct chart_picture *picture, struct text *text, const struct style *style,
                        struct device *device);

#endif
