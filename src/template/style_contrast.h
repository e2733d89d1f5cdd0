/* Whether a style can be read: contrast as WCAG 2.1 measures it, from 1 (the same) to 21 (black on white). */
#ifndef TEMPLATE_STYLE_CONTRAST_H
#define TEMPLATE_STYLE_CONTRAST_H

#include "base/findings.h"
#include "template/style.h"

/* Relative luminance of a colour (WCAG 2.1, "relative luminance"). [0..1] */
double style_luminance(struct colour colour);
/* The contrast ratio of two colours, in either order. [1..21] */
double style_contrast(struct colour a, struct colour b);
/* Of the style's ink and paper the one that is read better on `ground`. */
struct colour style_text_on(const struct style *style, struct colour ground);

/* Steps of one colour from near paper to the accent, told apart by their lightness alone. */
enum { STYLE_SHADES = 5 };
/* The shade at `step`, 0 the palest, STYLE_SHADES - 1 the accent itself; each has the same contrast to the next. */
struct colour style_shade(const struct style *style, int step);

/* Checks that all text keeps 4.5:1 on its ground and all that shows figures 3:1 against paper or what it lies on (WCAG 2.1,
 * 1.4.3 and 1.4.11). Hairlines are exempt: they only decorate. False, with a finding at `place` for each pair that falls
 * short, which names both colours, their ratio, and the ratio they need. */
bool style_contrast_check(const struct style *style, struct place place, struct findings *findings);

#endif
