/* The emblem of the European Union, in shapes: a blue rectangle half as wide again as high, twelve gold stars, upright, like
 * the hours on a circle of a third of the height, the points of each on a circle of an eighteenth of it; Reflex Blue and
 * Pantone Yellow as sRGB #003399 and #FFCC00. Source: Regulation (EU) 2021/1060, Annex IX, 1.9; the same in Implementing
 * Regulation (EU) No 821/2014, Annex II. It stands alone on white, and nothing in it may be changed. */
#ifndef IMAGE_EMBLEM_H
#define IMAGE_EMBLEM_H

#include "image/image.h"

/* The blue, which the words beside the emblem may have too (Annex IX, 1.6: Reflex Blue, black or white). */
extern const struct colour emblem_blue;

/* Lives in `arena`. */
const struct image *emblem_image(struct arena *arena);

#endif
