#include "text/lines.h"

#include <string.h>

/* A hyphenated word costs the reader more than a short line does: a word that fits on the next line is left whole
 * when this one is so full without it, */
static const double full_enough = 0.5;
/* and one that does not fit there either is broken on this line, when it is so full, at a compound's boundary only. */
static const double nearly_full = 0.7;
/* A compound's boundary is taken before a later syllable's when the line is at least so full with it. */
static const double worth_compound = 0.5;
/* Sums of advances are not exact. [em] */
static const double tolerance = 1e-6;
/* How much kerning may change a part that is cut out of a word, generously. [em] */
static const double kerning = 0.25;

/* The line that is being filled. */
struct filling {
    struct lines *lines;
    enum language language;
    enum face face;
    double width, used;      /* [em] */
    const struct run *space;
    bool space_due;          /* a space separates what comes from what is there */
};

void lines_init(struct lines *out, struct pieces *pieces, struct breaks *breaks, struct arena *arena)
{
    *out = (struct lines){.pieces = pieces, .breaks = breaks, .arena = arena};
    buffer_init(&out->normal, BUFFER_UNLIMITED);
}

void lines_release(struct lines *lines)
{
    buffer_release(&lines->normal);
    *lines = (struct lines){0};
}

static void put_run(struct lines *lines, const struct run *run)
{
    const struct run **place =
        arena_append(lines->arena, (void **)&lines->runs, &lines->run_count, &lines->run_capacity, sizeof *place);
    *place = run;
}

static size_t line_start(const struct lines *lines)
{
    if (lines->span_count == 0)
        return 0;
    const struct line_span *last = &lines->spans[lines->span_count - 1];
    return last->first + last->count;
}

static bool line_begun(const struct lines *lines)
{
    return lines->run_count > line_start(lines);
}

/* The space at the end of a line is kept for those who copy or search, and not counted in its width. */
static void end_line(struct filling *filling, bool hyphenated)
{
    struct lines *lines = filling->lines;
    if (filling->space_due && line_begun(lines))
        put_run(lines, filling->space);
    size_t first = line_start(lines);
    struct line_span *span =
        arena_append(lines->arena, (void **)&lines->spans, &lines->span_count, &lines->span_capacity, sizeof *span);
    *span = (struct line_span){first, lines->run_count - first, filling->used, hyphenated};
    filling->used = 0;
    filling->space_due = false;
}

static double room_left(const struct filling *filling)
{
    return filling->width - filling->used - (filling->space_due ? filling->space->advance : 0) + tolerance;
}

static void put_on_line(struct filling *filling, const struct run *run)
{
    if (filling->space_due) {
        put_run(filling->lines, filling->space);
        filling->used += filling->space->advance;
        filling->space_due = false;
    }
    put_run(filling->lines, run);
    filling->used += run->advance;
}

static struct piece *part_of(struct lines *lines, struct piece *word, uint32_t from, uint32_t to)
{
    if (from == 0 && to == word->length)
        return word;
    return pieces_lookup(lines->pieces, word->face, word->bytes + from, to - from);
}

/* How many of the points stand at most `position` into the word. [em] */
static uint32_t points_up_to(const struct break_points *points, double position)
{
    uint32_t low = 0, high = points->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (points->items[middle].position <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The last point of this quality such that what stands between `from` and it fits into `room`; NULL: none. */
static const struct break_point *last_fitting(struct lines *lines, struct piece *word, const struct break_point *from,
                                              const struct break_points *points, enum break_quality quality,
                                              double room)
{
    for (uint32_t i = points_up_to(points, from->position + room + kerning); i-- > 0;) {
        const struct break_point *point = &points->items[i];
        if (point->offset <= from->offset)
            break;
        if (point->quality == quality && part_of(lines, word, from->offset, point->offset)->run.advance <= room)
            return point;
    }
    return NULL;
}

/* How wide the word is from `from` to where it may be broken without a hyphen, or to its end. [em] */
static double unbroken_width(struct lines *lines, struct piece *word, const struct break_point *from)
{
    const struct break_points *fixed = breaks_lookup(lines->breaks, word, BREAKS_FIXED);
    uint32_t next = points_up_to(fixed, from->position);
    return (next < fixed->count ? fixed->items[next].position : word->run.advance) - from->position;
}

/* Where to hyphenate the word so that its beginning ends this line; NULL: not here. */
static const struct break_point *choose_hyphenated(struct filling *filling, struct piece *word,
                                                   const struct break_point *from)
{
    struct lines *lines = filling->lines;
    if (filling->language == LANGUAGES)
        return NULL;
    double room = room_left(filling);
    double share = line_begun(lines) ? filling->used / filling->width : 0;
    if (share >= full_enough && unbroken_width(lines, word, from) <= filling->width + tolerance)
        return NULL;
    room -= pieces_hyphen(lines->pieces, filling->face)->advance;
    const struct break_points *points = breaks_lookup(lines->breaks, word, filling->language);
    const struct break_point *compound = last_fitting(lines, word, from, points, BREAK_COMPOUND, room);
    if (share >= nearly_full)
        return compound;
    const struct break_point *syllable = last_fitting(lines, word, from, points, BREAK_SYLLABLE, room);
    if (compound == NULL || syllable == NULL)
        return compound == NULL ? syllable : compound;
    double used = filling->width - room + compound->position - from->position;
    return used >= worth_compound * filling->width || syllable->offset < compound->offset ? compound : syllable;
}

/* The last resort, on a line of its own: as many characters as fit, at least one; NULL: the rest is a single one. */
static const struct break_point *choose_anywhere(struct filling *filling, struct piece *word,
                                                 const struct break_point *from)
{
    const struct break_points *points = breaks_lookup(filling->lines->breaks, word, BREAKS_ANYWHERE);
    const struct break_point *cut =
        last_fitting(filling->lines, word, from, points, BREAK_NONE, room_left(filling));
    if (cut != NULL)
        return cut;
    uint32_t next = points_up_to(points, from->position);
    while (next < points->count && points->items[next].offset <= from->offset)
        next++;
    return next < points->count ? &points->items[next] : NULL;
}

/* Puts one part of the word on the line and ends the line, unless the part ends in a hyphen or dash of its own: then
 * the next part may still be hyphenated. Moves `from`. False when the rest of the word is to stand whole. */
static bool place_part(struct filling *filling, struct piece *word, struct break_point *from)
{
    struct lines *lines = filling->lines;
    const struct break_points *fixed = breaks_lookup(lines->breaks, word, BREAKS_FIXED);
    const struct break_point *cut = last_fitting(lines, word, from, fixed, BREAK_NONE, room_left(filling));
    bool ends_line = cut == NULL;
    if (cut == NULL)
        cut = choose_hyphenated(filling, word, from);
    if (cut == NULL && line_begun(lines)) {
        end_line(filling, /*hyphenated*/ false);
        return true;
    }
    if (cut == NULL)
        cut = choose_anywhere(filling, word, from);
    if (cut == NULL)
        return false;
    put_on_line(filling, &part_of(lines, word, from->offset, cut->offset)->run);
    if (cut->quality != BREAK_NONE)
        put_on_line(filling, pieces_hyphen(lines->pieces, filling->face));
    if (ends_line)
        end_line(filling, /*hyphenated*/ cut->quality != BREAK_NONE);
    *from = *cut;
    return true;
}

/* The rest of the word if it fits, else NULL. A rest that is far too wide is not even shaped. */
static struct piece *fitting_rest(const struct filling *filling, struct piece *word, const struct break_point *from)
{
    double room = room_left(filling);
    if (word->run.advance - from->position > room + kerning)
        return NULL;
    struct piece *rest = part_of(filling->lines, word, from->offset, word->length);
    return rest->run.advance <= room ? rest : NULL;
}

static void place_word(struct filling *filling, struct piece *word)
{
    struct break_point from = {0};
    struct piece *rest;
    while ((rest = fitting_rest(filling, word, &from)) == NULL)
        if (!place_part(filling, word, &from)) {
            rest = part_of(filling->lines, word, from.offset, word->length);
            break;
        }
    put_on_line(filling, &rest->run);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The next word at or after `*at`, which moves past it; NULL at the end. */
static struct piece *next_word(struct pieces *pieces, enum face face, const char **at)
{
    const char *start = *at;
    while (is_space(*start))
        start++;
    const char *end = start;
    while (*end != '\0' && !is_space(*end))
        end++;
    *at = end;
    return end == start ? NULL : pieces_lookup(pieces, face, start, (size_t)(end - start));
}

static const char *normal_form(struct lines *lines, const char *string)
{
    buffer_clear(&lines->normal);
    language_normalise(&lines->normal, string, strlen(string));
    return buffer_text(&lines->normal);
}

void lines_fill(struct lines *lines, enum language language, enum face face, const char *string, double width)
{
    lines->run_count = lines->span_count = 0;
    struct filling filling = {.lines = lines, .language = language, .face = face, .width = width};
    filling.space = &pieces_lookup(lines->pieces, face, " ", 1)->run;
    const char *at = normal_form(lines, string);
    struct piece *word;
    while ((word = next_word(lines->pieces, face, &at)) != NULL) {
        filling.space_due = line_begun(lines);
        place_word(&filling, word);
    }
    filling.space_due = false;
    end_line(&filling, /*hyphenated*/ false);
}

struct line *lines_copy(const struct lines *lines, struct arena *arena)
{
    const struct run **runs = arena_array(arena, lines->run_count, sizeof *runs);
    struct line *copies = arena_array(arena, lines->span_count, sizeof *copies);
    if (lines->run_count > 0)
        memcpy(runs, lines->runs, lines->run_count * sizeof *runs);
    for (size_t i = 0; i < lines->span_count; i++) {
        const struct line_span *span = &lines->spans[i];
        copies[i] = (struct line){
            .runs = runs + span->first,
            .count = (uint32_t)span->count,
            .hyphenated = span->hyphenated,
            .width = (float)span->width,
        };
    }
    return copies;
}

double lines_longest_word(struct lines *lines, enum face face, const char *string)
{
    double longest = 0;
    const char *at = normal_form(lines, string);
    struct piece *word;
    while ((word = next_word(lines->pieces, face, &at)) != NULL) {
        const struct break_points *fixed = breaks_lookup(lines->breaks, word, BREAKS_FIXED);
        uint32_t from = 0;
        for (uint32_t i = 0; i <= fixed->count; i++) {
            uint32_t to = i < fixed->count ? fixed->items[i].offset : word->length;
            double advance = part_of(lines, word, from, to)->run.advance;
            longest = advance > longest ? advance : longest;
            from = to;
        }
    }
    return longest;
}
