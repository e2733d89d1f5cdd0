/* The one table of functions that everything draws through, pages and charts alike. Tagging is part of drawing:
 * content stands inside structure elements or is marked as an artifact.
 *
 * Makers: pdf.h (libharu), html.h, svg.h, cairo.h (PNG), trace.h (one line of text a call; what tests compare). Every slot is
 * filled by every maker. Units are points; the origin is the page's top left corner, y grows downwards.
 * Calls never fail: a device keeps its first error and tells it at close. */
#ifndef DEVICE_DEVICE_H
#define DEVICE_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

struct findings;

struct colour {
    uint8_t red, green, blue; /* sRGB */
};

struct box {
    double left, top, right, bottom; /* [pt] */
};

/* What a piece of the document is (ISO 32000-1, 14.8.4). */
enum role {
    ROLE_DOCUMENT, ROLE_PART, ROLE_SECTION,
    ROLE_TITLE,     /* written as P with a title class on the cover: PDF 1.7 knows no Title */
    ROLE_HEADING,   /* with `level` 1..6 */
    ROLE_PARAGRAPH, ROLE_NOTE, ROLE_CAPTION,
    ROLE_LIST, ROLE_LIST_ITEM, ROLE_LABEL, ROLE_LIST_BODY,
    ROLE_CONTENTS, ROLE_CONTENTS_ITEM, ROLE_REFERENCE, ROLE_LINK,
    ROLE_TABLE, ROLE_TABLE_HEAD, ROLE_TABLE_BODY, ROLE_ROW, ROLE_HEADER_CELL, ROLE_CELL,
    ROLE_FIGURE, ROLE_SPAN,
    ROLES
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

struct element {
    enum role role;
    uint8_t level;             /* of a heading */
    uint8_t scope;             /* of a header cell */
    uint16_t columns, rows;    /* spanned by a cell; 0 and 1 both mean one */
    bool number;               /* of a cell: it stands in a column of numbers, at its right */
    const char *language;      /* "sv"; NULL: the parent's */
    const char *alternative;   /* text for those who cannot see it; needed on a figure */
    const char *actual;        /* the text that this element's content stands for; NULL: as drawn */
    struct box bounds;         /* of a figure [pt] */
};

enum artifact { ARTIFACT_PAGINATION, ARTIFACT_LAYOUT };

/* How an area is filled or a line drawn. */
struct stroke {
    struct colour colour;
    double width;   /* [pt] */
    double dash;    /* length of dash and gap [pt]; 0: solid */
};

/* A picture of pixels, rows from the top, nothing between them. */
struct raster {
    uint32_t width, height;   /* [pixels] */
    uint8_t channels;         /* bytes a pixel: 1 grey, 3 red green blue; sRGB */
    const uint8_t *colours;
    const uint8_t *opacity;   /* a byte a pixel, 255 opaque; NULL: all are */
};

struct device {
    const struct device_calls *calls;
};

struct device_calls {
    void (*begin_page)(struct device *device, double width, double height);
    void (*end_page)(struct device *device);

    /* Elements nest; one may stay open over a page end. Content belongs to the innermost open one. */
    void (*begin_element)(struct device *device, const struct element *element);
    void (*end_element)(struct device *device);
    /* What assistive technology skips: running headers, rules, repeated table heads. Not nested, ends on its page. */
    void (*begin_artifact)(struct device *device, enum artifact artifact);
    void (*end_artifact)(struct device *device);

    /* A path is built, then painted by exactly one fill or stroke. Of a path that crosses itself `fill` paints what it winds
     * round at all, `fill_even_odd` what it winds round an odd number of times. */
    void (*move)(struct device *device, double x, double y);
    void (*line)(struct device *device, double x, double y);
    void (*curve)(struct device *device, double x1, double y1, double x2, double y2, double x, double y);
    void (*close_path)(struct device *device);
    void (*fill)(struct device *device, struct colour colour);
    void (*fill_even_odd)(struct device *device, struct colour colour);
    void (*stroke)(struct device *device, const struct stroke *stroke);

    /* A line of text with its left end at x and its baseline at y; `size` is the em [pt]. */
    void (*text)(struct device *device, const struct line *line, double size, double x, double y,
                 struct colour colour);

    /* Pixels, stretched over a box. The raster is borrowed until the device is freed; however often it is drawn, a file
     * holds it once. */
    void (*image)(struct device *device, const struct raster *raster, struct box box);

    /* Destinations are small numbers chosen by the caller, each set once, before or after they are used. A link's area
     * belongs to the innermost open element, which must be a ROLE_LINK; `description` is what it leads to. */
    void (*destination)(struct device *device, unsigned number, double y);
    void (*link)(struct device *device, struct box area, unsigned destination, const char *description);
    /* Bookmarks come in document order; `level` from 1. */
    void (*bookmark)(struct device *device, int level, const char *title, unsigned destination);

    /* Finishes the document and writes it. False, with a finding, for the first error since it was made. */
    bool (*close)(struct device *device, struct findings *findings);
    /* Never fails; NULL is fine. Without close before it, nothing is written. */
    void (*free)(struct device *device);
};

/* A rectangle as a path. */
void device_rectangle(struct device *device, struct box box);
/* A straight line from one point to another, stroked. */
void device_segment(struct device *device, double x1, double y1, double x2, double y2, const struct stroke *stroke);

/* Slots of makers for which a call means nothing: that have no pages, no structure, no artifacts, or no place to go to. */
void device_no_page(struct device *device, double width, double height);
void device_no_element(struct device *device, const struct element *element);
void device_no_artifact(struct device *device, enum artifact artifact);
/* Of whichever of them. */
void device_no_end(struct device *device);
void device_no_destination(struct device *device, unsigned number, double y);
void device_no_link(struct device *device, struct box area, unsigned destination, const char *description);
void device_no_bookmark(struct device *device, int level, const char *title, unsigned destination);

#endif
