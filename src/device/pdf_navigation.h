/* Ways through the document: places to go to, links and bookmarks that lead there. */
#ifndef DEVICE_PDF_NAVIGATION_H
#define DEVICE_PDF_NAVIGATION_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <stdbool.h>

#include "base/arena.h"

enum { PDF_BOOKMARK_LEVELS = 10 };

struct pdf_navigation {
    HPDF_Doc document;              /* borrowed */
    struct arena arena;
    HPDF_Destination *destinations; /* by number; NULL: not set */
    size_t destination_count, destination_capacity;
    struct pdf_way *ways;           /* from links and bookmarks to destinations */
    size_t way_count, way_capacity;
    HPDF_Outline bookmarks[PDF_BOOKMARK_LEVELS]; /* the last of each level; [0] stays NULL */
};

void pdf_navigation_init(struct pdf_navigation *out, HPDF_Doc document);
void pdf_navigation_release(struct pdf_navigation *navigation);

/* Coordinates here are PDF's, y upwards. */
void pdf_navigation_set(struct pdf_navigation *navigation, unsigned number, HPDF_Page page, double y);
HPDF_Annotation pdf_navigation_link(struct pdf_navigation *navigation, HPDF_Page page, HPDF_Rect area,
                                    unsigned destination, const char *description);
void pdf_navigation_bookmark(struct pdf_navigation *navigation, int level, const char *title, unsigned destination);

/* Joins links and bookmarks to their destinations. False, with the number in `missing`, when one was never set. */
bool pdf_navigation_close(struct pdf_navigation *navigation, unsigned *missing);

#endif
