/* Pages that are laid out → calls of a device; furniture is an artifact, all else stands in the reading order. */
#ifndef LAYOUT_LAYOUT_DRAWING_H
#define LAYOUT_LAYOUT_DRAWING_H

#include "layout/layout.h"

/* Draws everything, inside one document element. */
void layout_draw(const struct layout *layout, struct device *device);
/* Draws one page, from 0, as layout_draw does: for devices of pictures, since elements that go over page ends are not whole. */
void layout_draw_page(const struct layout *layout, uint32_t page, struct device *device);

#endif
