/* Words into lines. Lines are ragged on the right, with spaces of one width everywhere: no rivers, and the calmest page for
 * Finnish, whose long words would tear a justified line of 90 characters apart; guides to accessible text (WCAG 1.4.8)
 * ask for the same. Where the lines end is weighed for the paragraph as a whole, after Knuth and Plass ("Breaking
 * paragraphs into lines", 1981): the least sum of what holes at line ends, hyphens and torn phrases cost. */
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include "text/stops.h"

/* A line within `runs`. */
struct line_span {
    size_t first, count;
    double width;       /* [em] */
    bool hyphenated;
};

struct lines {
    struct stops stops;
    struct arena *arena;     /* where what follows lives */
    const struct run **runs; /* of all lines of the string at hand */
    size_t run_count, run_capacity;
    struct line_span *spans;
    size_t span_count, span_capacity;
};

void lines_init(struct lines *out, struct pieces *pieces, struct breaks *breaks, struct arena *arena);
void lines_release(struct lines *lines);

/* Breaks the string into lines of at most `width` [em]; they stay in `lines` until the next call. At least one. */
void lines_fill(struct lines *lines, enum language language, enum face face, const char *string, double width);
/* The same lines for the caller to keep, in `arena`. */
struct line *lines_copy(const struct lines *lines, struct arena *arena);
/* The widest part of the string that lines_fill breaks at no space, hyphen, dash or slash [em]. */
double lines_longest_word(struct lines *lines, enum face face, const char *string);

#endif
