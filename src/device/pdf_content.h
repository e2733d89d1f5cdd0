/* What a page shows: the operators of its content stream. Remembers the graphics state, so that nothing is said twice.
 * Takes the device's coordinates, y downwards, and turns them round. */
#ifndef DEVICE_PDF_CONTENT_H
#define DEVICE_PDF_CONTENT_H

#include "base/buffer.h"
#include "device/device.h"

struct pdf_content {
    struct buffer bytes;
    struct buffer path;         /* not painted yet: colours may not be set once a path has begun */
    double height;              /* of the page [pt] */
    int32_t filling, stroking;  /* colours in force as 0xRRGGBB; -1: none set on this page */
    double width, dash;         /* of strokes [pt]; -1: none set */
    int font;                   /* index; -1: none set */
    double size;                /* of the font [pt] */
};

void pdf_content_init(struct pdf_content *out);
void pdf_content_release(struct pdf_content *content);
/* An empty page of `height` points, nothing set. */
void pdf_content_begin(struct pdf_content *content, double height);

/* The path: points with the operator that takes the last of them, "m", "l" or "c"; then "h" alone. */
void pdf_content_path(struct pdf_content *content, const double *points, int count, char operator);
void pdf_content_fill(struct pdf_content *content, struct colour colour);
void pdf_content_fill_even_odd(struct pdf_content *content, struct colour colour);
void pdf_content_stroke(struct pdf_content *content, const struct stroke *stroke);

/* The image `index`, called /I<index>, stretched over a box. */
void pdf_content_image(struct pdf_content *content, unsigned index, struct box box);
/* A text object begins at a point; the text and its end, "ET", are put into `bytes` by the caller. */
void pdf_content_begin_text(struct pdf_content *content, double x, double y, struct colour colour);
/* The font `index`, called /F<index>, at `size`. Not inside a TJ array. */
void pdf_content_font(struct pdf_content *content, int index, double size);

#endif
