/* How reports and charts look: one grid, one scale of type, one set of calm colours. Sizes in points. */
#ifndef TEMPLATE_STYLE_H
#define TEMPLATE_STYLE_H

#include "device/device.h"

/* A size of type and the distance of its lines. */
struct type {
    double size, leading; /* [pt] */
    enum face face;
};

struct style {
    double page_width, page_height;                 /* [pt] */
    double margin_left, margin_right, margin_top, margin_bottom;
    double measure;                                 /* widest line of running text, at most some 75 letters of the body [pt] */
    double grid;                                    /* half a line of running text: its lines stand on multiples [pt] */
    int columns;                                    /* side by side between the margins, */
    double gutter;                                  /* with so much between two of them [pt] */
    struct colour ink, accent, second, third, muted, hairline, pale, paper;
    struct type minor_heading;                      /* within what a subheading heads */
    struct type id;                                 /* of a set of figures: read seldom, and copied */
    struct type title, heading, subheading, lead, body, table, small_table, table_head, note, figure, label;
};

/* A4; ink #1c2833, blue #0b4f7d, teal, sand, grey; Noto Sans. Text colours keep 4.5:1 on paper, areas 3:1 or an
 * outline that does. */
extern const struct style style_default;

#endif
