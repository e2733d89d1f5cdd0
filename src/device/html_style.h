/* How the web page looks: its style sheet, which stands in the page. */
#ifndef DEVICE_HTML_STYLE_H
#define DEVICE_HTML_STYLE_H

#include "base/buffer.h"
#include "device/device.h"

/* `accent` is the colour of headings on paper; on a dark screen they have a light one. */
void html_style_put(struct buffer *out, struct colour accent);

#endif
