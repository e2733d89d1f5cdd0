#include "text/breaks.h"

#include <string.h>

#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010, EN_DASH = 0x2013 };

void breaks_init(struct breaks *out, const struct fonts *fonts, struct arena *arena, struct findings *findings)
{
    *out = (struct breaks){.fonts = fonts, .arena = arena, .findings = findings};
}

void breaks_release(struct breaks *breaks)
{
    for (int language = 0; language < LANGUAGES; language++)
        hyphenation_free(breaks->languages[language]);
    *breaks = (struct breaks){0};
}

/* Goes through a word by characters, and along with them through its glyphs: each character that is shown has exactly
 * one glyph of its own, and glyphs without one belong to the glyph before. */
struct walk {
    const struct piece *word;
    const struct fonts *fonts;
    const char *at, *end;
    uint32_t glyph;
    const struct glyph *last; /* that took any width */
    double position;          /* [em] */
};

static struct walk walk_begin(const struct breaks *breaks, const struct piece *word)
{
    return (struct walk){.word = word, .fonts = breaks->fonts, .at = word->bytes, .end = word->bytes + word->length};
}

static uint32_t walk_next(struct walk *walk)
{
    uint32_t character = utf8_next(&walk->at, walk->end);
    if (!shaper_shows(character))
        return character;
    const struct run *run = &walk->word->run;
    uint32_t first = walk->glyph;
    while (walk->glyph < run->count && (walk->glyph == first || run->glyphs[walk->glyph].character == 0)) {
        const struct glyph *glyph = &run->glyphs[walk->glyph++];
        walk->position += (double)glyph->advance / walk->fonts->items[glyph->font].units;
        if (glyph->advance != 0)
            walk->last = glyph;
    }
    return character;
}

/* How much closer the next glyph stands to the last than it would to the end of a line: what kerning took from its
 * advance. [em] */
static double kerning(const struct walk *walk)
{
    if (walk->last == NULL)
        return 0;
    const struct fonts *fonts = walk->fonts;
    uint16_t font = walk->last->font;
    hb_position_t whole = hb_font_get_glyph_h_advance(fonts->shaping[font], walk->last->id);
    return (double)(whole - walk->last->advance) / fonts->items[font].units;
}

static uint32_t walk_peek(const struct walk *walk)
{
    const char *at = walk->at;
    return at < walk->end ? utf8_next(&at, walk->end) : 0;
}

static void add_point(struct breaks *breaks, const struct walk *walk, enum break_quality quality)
{
    struct break_point *point =
        arena_append(breaks->arena, (void **)&breaks->found, &breaks->count, &breaks->capacity, sizeof *point);
    *point = (struct break_point){(uint32_t)(walk->at - walk->word->bytes), quality, walk->position,
                                  walk->position + kerning(walk)};
}

static bool ends_part(uint32_t character)
{
    return character == '-' || character == '/' || character == HYPHEN || character == EN_DASH;
}

static bool is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

/* An address or the id of a set of figures, kaikki/fund/granted:eu: who copies it must get it as it is. */
static bool is_path(const struct piece *word)
{
    const char *slash = memchr(word->bytes, '/', word->length);
    return slash != NULL && memchr(slash + 1, '/', word->length - (size_t)(slash + 1 - word->bytes)) != NULL;
}

/* What a dictionary's word is made of. Punctuation and symbols stand around words. */
static bool is_of_word(uint32_t character)
{
    if (character < 0x80)
        return is_digit(character) || (character | 0x20) - 'a' < 26;
    return character >= 0xC0 && character != 0xD7 && character != 0xF7 && (character < 0x2000 || character >= 0x2C00);
}

/* A number or code with hyphens, 2021-03-01, stays whole; a range with a dash may be broken when it is long. */
static void find_fixed(struct breaks *breaks, const struct piece *word)
{
    struct walk walk = walk_begin(breaks, word);
    bool path = is_path(word);
    size_t left = utf8_count(word->bytes, word->length);
    for (size_t before = 1; walk.at < walk.end; before++) {
        uint32_t character = walk_next(&walk), next = walk_peek(&walk);
        size_t least = is_digit(next) ? BREAK_LEAST_OF_RANGE : BREAK_LEAST;
        left--;
        bool ends = path ? character == '/' || character == ',' : ends_part(character);
        bool parts = path ? !ends_part(next) : is_of_word(next); /* else of a word: (–) */
        if (!ends || !parts || before < least || left < least)
            continue;
        if (character == '-' && is_digit(next))
            continue;
        add_point(breaks, &walk, BREAK_NONE);
        before = 0;
    }
}

/* Not before a mark that stands on the character before it. */
static void find_anywhere(struct breaks *breaks, const struct piece *word)
{
    struct walk walk = walk_begin(breaks, word);
    while (walk.at < walk.end) {
        walk_next(&walk);
        if (walk.glyph > 0 && walk.glyph < word->run.count && word->run.glyphs[walk.glyph].advance > 0)
            add_point(breaks, &walk, BREAK_NONE);
    }
}

static void clear_qualities(struct breaks *breaks, size_t length)
{
    breaks->quality_count = 0;
    for (size_t i = 0; i < length; i++) {
        enum break_quality *quality = arena_append(breaks->arena, (void **)&breaks->qualities, &breaks->quality_count,
                                                   &breaks->quality_capacity, sizeof *quality);
        *quality = BREAK_NONE;
    }
}

/* Asks the dictionary about `length` bytes at `start` and drops what stands too near to either end. */
static void hyphenate_part(struct breaks *breaks, const struct piece *word, size_t start, size_t length,
                           enum language language)
{
    const char *part = word->bytes + start;
    enum break_quality *qualities = breaks->qualities + start;
    size_t before = 0, total = utf8_count(part, length);
    if (total < 2 * BREAK_LEAST)
        return;
    if (breaks->languages[language] == NULL)
        breaks->languages[language] = hyphenation_new(language, breaks->findings);
    hyphenation_points(breaks->languages[language], part, length, qualities);
    for (size_t i = 0; i < length; before += utf8_count(part + i, 1), i++)
        if (before < BREAK_LEAST || total - before < BREAK_LEAST)
            qualities[i] = BREAK_NONE;
}

static void find_qualities(struct breaks *breaks, const struct piece *word, enum language language)
{
    const char *at = word->bytes, *end = at + word->length, *start = NULL;
    clear_qualities(breaks, word->length);
    while (at < end) {
        const char *before = at;
        bool inside = is_of_word(utf8_next(&at, end));
        if (inside && start == NULL)
            start = before;
        if (start != NULL && (!inside || at == end)) {
            const char *stop = inside ? at : before;
            hyphenate_part(breaks, word, (size_t)(start - word->bytes), (size_t)(stop - start), language);
            start = NULL;
        }
    }
}

static void find_hyphenated(struct breaks *breaks, const struct piece *word, enum language language)
{
    if (is_path(word))
        return;
    find_qualities(breaks, word, language);
    struct walk walk = walk_begin(breaks, word);
    while (walk.at < walk.end) {
        uint32_t character = walk_next(&walk);
        if (walk.at == walk.end || walk.glyph == 0)
            continue;
        enum break_quality quality =
            character == SOFT_HYPHEN ? BREAK_COMPOUND : breaks->qualities[walk.at - word->bytes];
        if (quality != BREAK_NONE)
            add_point(breaks, &walk, quality);
    }
}

static const struct break_points *keep(const struct breaks *breaks)
{
    static const struct break_points none;
    if (breaks->count == 0)
        return &none;
    size_t size = breaks->count * sizeof *breaks->found;
    struct break_points *kept = arena_alloc(breaks->arena, sizeof *kept + size);
    kept->count = (uint32_t)breaks->count;
    memcpy(kept->items, breaks->found, size);
    return kept;
}

const struct break_points *breaks_lookup(struct breaks *breaks, struct piece *word, unsigned sort)
{
    if (word->points[sort] == NULL) {
        breaks->count = 0;
        if (sort == BREAKS_FIXED)
            find_fixed(breaks, word);
        else if (sort == BREAKS_ANYWHERE)
            find_anywhere(breaks, word);
        else
            find_hyphenated(breaks, word, (enum language)sort);
        word->points[sort] = keep(breaks);
    }
    return word->points[sort];
}
