/* A web page of its own: the structure elements as HTML, the text of the lines in them, and what is drawn in a figure as SVG
 * with its alternative. Pages, places on them and artifacts are not there; running heads are not a web page's. It needs no
 * script and no other file, and is made for narrow and wide screens, dark ones, and paper (WCAG 2.1 AA).
 * Same calls, same bytes. */
#ifndef DEVICE_HTML_H
#define DEVICE_HTML_H

#include "base/output.h"
#include "device/device.h"
#include "device/pdf.h"

/* A device that writes into `output`, which the caller opened and closes, when it is closed. The list of contents is what the
 * document has as one, else its bookmarks. The description, which
 * is the PDF's, is borrowed. */
struct device *html_new(struct output *output, const struct pdf_description *description);

#endif
