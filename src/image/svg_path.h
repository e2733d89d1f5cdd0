/* SVG's path data (SVG 1.1, 8.3): all commands, absolute and relative. */
#ifndef IMAGE_SVG_PATH_H
#define IMAGE_SVG_PATH_H

#include "image/shapes.h"

/* Tells the path to shapes whose outline has begun. False when it is not well written; what came before is told. */
bool svg_path(struct shapes *shapes, const char *text);

#endif
