/* Text as it is drawn: shaped by HarfBuzz, measured, broken into lines. Knows fonts, no PDF.
 * A word is shaped once and kept; everything that prints it again borrows the same run. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "language/language.h"

struct findings;

enum face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACES };

/* One font file, shared by everything that draws. */
struct font {
    uint16_t index;          /* its place in text_font(); below text_font_count() */
    const char *name;        /* PostScript name, "NotoSans-Bold" */
    const char *path;        /* of the file it was read from */
    const unsigned char *bytes;
    size_t length;           /* [bytes] */
    uint16_t units;          /* per em */
    int16_t ascent, descent, cap_height, italic_angle; /* [font units]; descent is negative; angle in degrees */
    int16_t box[4];          /* xMin yMin xMax yMax [font units] */
    uint16_t weight;         /* 400, 700 */
};

/* One glyph of a run. The advance holds kerning already. */
struct glyph {
    /* The character it shows, for copying and search; 0: belongs to the glyph before it. The hyphen of a broken word
     * is U+00AD and has a glyph of its own, other than "-". */
    uint32_t character;
    uint16_t id;        /* in the font */
    uint16_t font;      /* index of the font: a fallback's where the face lacks the character */
    int16_t advance, x_offset, y_offset; /* [font units of that glyph's font] */
};

/* A shaped word (or a space). Lives as long as its `struct text`. */
struct run {
    uint32_t id;        /* 0, 1, 2 ... in the order of shaping: a key for what a device keeps of it */
    uint32_t count;
    double advance;     /* [em] */
    const struct glyph *glyphs;
};

/* A line: runs, spaces among them, side by side. */
struct line {
    const struct run *const *runs;
    uint32_t count;
    bool hyphenated;    /* the last run is a hyphen that is not part of the text */
    float width;        /* without trailing space [em] */
};

struct text;

/* Loads the faces and their fallbacks from folder `fonts`. NULL, with a finding, when one is missing or broken. */
struct text *text_new(const char *fonts, struct findings *findings);
/* The same with other files of that folder for the faces that are not NULL here. */
struct text *text_new_of(const char *fonts, const char *const faces[FACES], struct findings *findings);
void text_free(struct text *text);
size_t text_font_count(const struct text *text);
const struct font *text_font(const struct text *text, size_t index);

/* Shapes `length` bytes of UTF-8 without breaking them. Borrowed, kept until text_free. A character that no font has
 * shows as U+FFFD, with one finding for each such character. Characters are normalised to NFC; control characters
 * and soft hyphens are left out. */
const struct run *text_shape(struct text *text, enum face face, const char *string, size_t length);
/* Width of a string on one line [em]. */
double text_width(struct text *text, enum face face, const char *string);
/* One unbroken line of a string: words, and one space run between two of them, whatever white space stands there.
 * Lives in `arena`. */
struct line text_line(struct text *text, struct arena *arena, enum face face, const char *string);

/* Breaks `string` into lines of at most `width` [em] at spaces (never at U+00A0), after hyphens, dashes and slashes, and,
 * where a word would leave a hole or does not fit, at soft hyphens and the language's hyphenation points (compound
 * boundaries first). A word with no legal break that is wider than `width` is broken between characters. A line that
 * was broken at a space ends in a space run (not counted in the width), so that extracted text does not run together.
 * Lives in `arena`; returns the number of lines, at least 1 for an empty string (with no runs). */
#define TEXT_WHOLE_WORDS LANGUAGES /* as `language`: nothing is hyphenated */
size_t text_break(struct text *text, struct arena *arena, enum language language, enum face face, const char *string,
                  double width, struct line **out);
/* The narrowest width in which the string can be set without hyphenation [em]. */
double text_longest_word(struct text *text, enum face face, const char *string);

/* The font's program with only the glyphs in `used` (one bit a glyph id, `glyph_count` of them), glyph ids kept,
 * layout tables dropped. Malloc'd into `*out`, the caller frees; 0 on failure. [bytes] */
size_t text_subset(const struct font *font, const uint64_t *used, size_t glyph_count, unsigned char **out);

#endif
