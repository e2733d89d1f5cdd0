/* How areas look, so that they can be told apart without their colour: a dark or a pale area, or a pattern of paper
 * on a colour. Every look keeps 3:1 against paper, by its colour or by its outline. */
#ifndef CHART_CHART_PATTERN_H
#define CHART_CHART_PATTERN_H

#include "device/device.h"
#include "template/style_contrast.h"

enum chart_look {
    LOOK_DARK,        /* the accent */
    LOOK_PALE,        /* pale within an outline of the accent */
    LOOK_HATCHED,     /* lines that rise */
    LOOK_DOTTED,
    LOOK_CROSSED,     /* lines that rise and fall */
    LOOK_LINED,       /* level lines */
    LOOK_FALLING,     /* lines that fall */
    LOOK_EMPTY,       /* nothing but an outline */
    LOOK_STRIPED,     /* lines that rise, on paper within an outline: not known */
    LOOK_SHADE,       /* the first of STYLE_SHADES shades of the accent, palest first, within an outline */
    LOOK_SHADE_LAST = LOOK_SHADE + STYLE_SHADES - 1,
    LOOKS
};

/* Fills an area. Nothing is painted outside it: patterns are cut to it, outlines stand within. */
void chart_pattern_fill(struct device *device, const struct style *style, enum chart_look look, struct box box);

#endif
