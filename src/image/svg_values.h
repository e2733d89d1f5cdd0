/* The small languages inside SVG's attributes: numbers, colours, transforms. Each reader moves `*at` past what it took. */
#ifndef IMAGE_SVG_VALUES_H
#define IMAGE_SVG_VALUES_H

#include "image/shapes.h"

/* White space, and one comma in it. */
void svg_skip(const char **at);
/* A number of at most SVG_NUMBER_MOST, and what stands between it and the next. False when there is none. */
#define SVG_NUMBER_MOST 1e7
bool svg_number(double *out, const char **at);
/* Exactly `count` numbers. */
bool svg_numbers(double *out, int count, const char **at);
/* A length in user units: a number, "px" after it or not, and nothing else. */
bool svg_length(double *out, const char *text);

/* #rgb, #rrggbb, rgb(r, g, b) or one of the sixteen names of HTML 4. */
bool svg_colour(struct colour *out, const char *text);
/* A list of matrix, translate, scale, rotate, skewX and skewY, joined to `*out`. */
bool svg_transform(struct transform *out, const char *text);

#endif
