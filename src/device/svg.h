/* A chart as an SVG file: text as text, which can be searched, edited and restyled. Of the structure it carries the outermost
 * element's alternative text, as its title and description. It needs no other file; where its font is missing, another one is
 * drawn as wide as the right one would be. Same calls, same bytes. */
#ifndef DEVICE_SVG_H
#define DEVICE_SVG_H

#include "base/output.h"
#include "device/device.h"

/* A device of one page that writes into `output`, which the caller opened and closes, when it is closed. `language`, as in "fi",
 * is that of the texts, and borrowed. */
struct device *svg_new(struct output *output, const char *language);

#endif
