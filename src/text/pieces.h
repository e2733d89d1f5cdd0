/* What has been shaped, remembered: each word, space or part of a word once per face. */
#ifndef TEXT_PIECES_H
#define TEXT_PIECES_H

#include "base/slots.h"
#include "text/shaper.h"
#include "text/text.h"

struct break_points;

/* The sorts of break points: one for each language's hyphenation, and these. */
enum { BREAKS_FIXED = LANGUAGES, BREAKS_ANYWHERE, BREAK_SORTS };

struct piece {
    uint32_t length;        /* [bytes] */
    enum face face;
    struct run run;
    const struct break_points *points[BREAK_SORTS]; /* filled by breaks.c when first asked for */
    char bytes[];           /* what was shaped */
};

struct pieces {
    struct shaper *shaper;
    struct arena *arena;           /* where pieces live */
    struct piece **items;          /* in the order they were shaped */
    size_t count, capacity;
    struct slots slots;
    const struct run *hyphens[FACES];
};

void pieces_init(struct pieces *out, struct shaper *shaper, struct arena *arena);

/* Never NULL: what is not known yet is shaped. */
struct piece *pieces_lookup(struct pieces *pieces, enum face face, const char *string, size_t length);
/* The hyphen that ends a broken line. */
const struct run *pieces_hyphen(struct pieces *pieces, enum face face);

#endif
