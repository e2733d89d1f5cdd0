/* What layout.c writes and layout_drawing.c draws. Private to them. */
#ifndef LAYOUT_LAYOUT_RECORD_H
#define LAYOUT_LAYOUT_RECORD_H

#include "layout/layout.h"

/* Records are small and uniform; what they share (elements, lines, charts) is referred to. Furniture stands in the
 * same list, with its page's range of it drawn last, as an artifact. */
enum record_kind {
    RECORD_BEGIN, RECORD_END, RECORD_LINE, RECORD_CHART, RECORD_DESTINATION, RECORD_BOOKMARK, RECORD_CONTENTS,
    RECORD_RULE, RECORD_BLOCK, RECORD_FURNITURE_LINE, RECORD_IMAGE, RECORD_REFERENCE
};

struct record {
    uint8_t kind;
    struct colour colour;
    uint32_t number;       /* destination; entries */
    float x, y, width, size;
    union {
        const struct element *element;
        const struct line *line;
        const struct chart *chart;
        const struct image *image;
        const char *title;     /* of a bookmark or a reference */
        size_t first;      /* of the entries of a list of contents */
    } of;
};

/* A page: its records in reading order from `first`, and its furniture. */
struct sheet {
    size_t first;
    struct record *furniture;
    size_t furniture_count, furniture_capacity;
    bool furnished;
    const char *continued;   /* from the page before; NULL: nothing */
};

enum { LAYOUT_CONTENTS_LEADING = 21 /* of a line in the list of contents [pt] */ };

#endif
