/* Where a word may be broken. Points of three sorts, each found when first asked for and kept with the word: fixed
 * ones after a hyphen, dash or slash that stands there anyway; hyphenated ones of a language, where a hyphen is added,
 * but neither in what has two slashes, an address or an id, which is broken after slashes and commas;
 * and anywhere between two characters, for a word that has nothing better. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include "language/hyphenation.h"
#include "text/pieces.h"

/* No break but the last resort leaves fewer characters than this on either side: "-" counts to the left side. */
enum { BREAK_LEAST = 3 };
/* The same before a figure: 2021–2027 stays whole, 1.3.2021–31.1.2022 may be broken. */
enum { BREAK_LEAST_OF_RANGE = 6 };

struct break_point {
    uint32_t offset;             /* where what follows begins [bytes] */
    enum break_quality quality;  /* BREAK_NONE where no hyphen is added */
    double position;             /* where what follows begins [em] */
    double end;                  /* where what stands before it ends: the same without the kerning between them [em] */
};

/* In the order of the word. */
struct break_points {
    uint32_t count;
    struct break_point items[];
};

struct breaks {
    struct hyphenation *languages[LANGUAGES]; /* NULL until needed */
    const struct fonts *fonts;
    struct arena *arena;                      /* where points live */
    struct findings *findings;
    struct break_point *found;                /* in the word at hand */
    size_t count, capacity;
    enum break_quality *qualities;            /* of a break before each byte of the word at hand */
    size_t quality_count, quality_capacity;
};

void breaks_init(struct breaks *out, const struct fonts *fonts, struct arena *arena, struct findings *findings);
void breaks_release(struct breaks *breaks);

/* The word's points of a sort: BREAKS_FIXED, BREAKS_ANYWHERE, or a language - its hyphenation points, and soft hyphens
 * (as good as a compound's boundary: a person chose them). The word must be in NFC. */
const struct break_points *breaks_lookup(struct breaks *breaks, struct piece *word, unsigned sort);

#endif
