/* Where lines may end: a text set on one endless line, and along it every place at which it may be broken, with what it costs
 * the reader to have a line end just there. The unit of cost is a hole at a line's end that is as wide as may be
 * tolerated (lines.c). */
#ifndef TEXT_STOPS_H
#define TEXT_STOPS_H

#include "text/breaks.h"
#include "text/pieces.h"

/* No line ends so unless there is no other way: at a space that holds a number and its unit together. */
#define STOP_FORBIDDEN 1000.0

struct stop {
    uint32_t word;      /* the line that follows begins in this word, */
    uint32_t offset;    /* this far into it [bytes] */
    double start;       /* where, on the endless line [em] */
    double end;         /* where the line before it ends, an added hyphen included [em] */
    double cost;        /* of ending a line here, >= 0 */
    bool hyphenated;    /* a hyphen is added */
    bool dashed;        /* the line ends in a hyphen, added or not */
    double total;       /* of all lines up to here, at best; filled by lines.c, as are the next two */
    uint32_t before;    /* the stop at which the last of those lines begins */
    uint32_t after;     /* the stop at which the line that begins here ends, once the lines are chosen */
};

struct stop_word {
    struct piece *piece;
    double start;       /* on the endless line [em] */
};

struct stops {
    struct pieces *pieces;
    struct breaks *breaks;
    struct arena *arena;      /* where what follows lives */
    struct buffer normal;     /* the string in NFC */
    const struct run *space;  /* of the face at hand */
    enum face face;
    struct stop_word *words;
    size_t word_count, word_capacity;
    struct stop *items;       /* the first is the beginning, the last the end; `start` never falls */
    size_t count, capacity;
};

/* The sorts of stops that a search begins with, each along with those before it. A word that is too wide for a line gets the
 * next ones too, as far as it needs them. */
enum { STOPS_FIXED = 1, STOPS_HYPHENATED, STOPS_ANYWHERE };

void stops_init(struct stops *out, struct pieces *pieces, struct breaks *breaks, struct arena *arena);
void stops_release(struct stops *stops);

/* Takes the string apart into words; returns the length of the endless line. [em] */
double stops_read(struct stops *stops, enum face face, const char *string);
/* Finds the stops of what was read for lines of at most `width` [em]. `language` may be LANGUAGES: never hyphenated. */
void stops_find(struct stops *stops, enum language language, double width, unsigned sorts);
/* The bytes from..to of a word as they are set on a line of their own. */
const struct run *stops_part(const struct stops *stops, struct piece *word, uint32_t from, uint32_t to);

#endif
