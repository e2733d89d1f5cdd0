#include "text/stops.h"

#include <string.h>

#include "base/utf8.h"
#include "language/unbroken.h"

/* Between the parts of a compound the reader would pause anyway; within one a hyphen is as bad as a hole of twice the width. */
static const double cost_of_quality[] = {[BREAK_NONE] = 0.2, [BREAK_COMPOUND] = 1, [BREAK_PATTERN] = 2,
                                        [BREAK_SYLLABLE] = 4};
/* Within 1.1.2024–31.12.2026. */
static const double cost_in_range = 3;
static const double cost_anywhere = 100;
/* After a word of one or two letters, which belongs to what follows. */
static const double cost_after_letter = 0.5, cost_after_two = 0.25;
/* Sums of advances are not exact. [em] */
static const double tolerance = 1e-6;

void stops_init(struct stops *out, struct pieces *pieces, struct breaks *breaks, struct arena *arena)
{
    *out = (struct stops){.pieces = pieces, .breaks = breaks, .arena = arena};
    buffer_init(&out->normal, BUFFER_UNLIMITED);
}

void stops_release(struct stops *stops)
{
    buffer_release(&stops->normal);
    *stops = (struct stops){0};
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The next word at or after `*at`, which moves past it; NULL at the end. */
static struct piece *next_word(const struct stops *stops, const char **at)
{
    const char *start = *at;
    while (is_space(*start))
        start++;
    const char *end = start;
    while (*end != '\0' && !is_space(*end))
        end++;
    *at = end;
    return end == start ? NULL : pieces_lookup(stops->pieces, stops->face, start, (size_t)(end - start));
}

double stops_read(struct stops *stops, enum face face, const char *string)
{
    double end = 0;
    struct piece *word;
    buffer_clear(&stops->normal);
    language_normalise(&stops->normal, string, strlen(string));
    const char *at = buffer_text(&stops->normal);
    stops->face = face;
    stops->space = &pieces_lookup(stops->pieces, face, " ", 1)->run;
    stops->word_count = 0;
    while ((word = next_word(stops, &at)) != NULL) {
        double start = stops->word_count == 0 ? 0 : end + stops->space->advance;
        struct stop_word *place = arena_append(stops->arena, (void **)&stops->words, &stops->word_count,
                                               &stops->word_capacity, sizeof *place);
        *place = (struct stop_word){word, start};
        end = start + word->run.advance;
    }
    return end;
}

static struct stop *add(struct stops *stops, uint32_t word, uint32_t offset, double start, double end)
{
    struct stop *stop =
        arena_append(stops->arena, (void **)&stops->items, &stops->count, &stops->capacity, sizeof *stop);
    *stop = (struct stop){.word = word, .offset = offset, .start = start, .end = end};
    return stop;
}

static double cost_of_point(const struct piece *word, const struct break_point *point, unsigned sort)
{
    char next = word->bytes[point->offset];
    if (sort == STOPS_ANYWHERE)
        return cost_anywhere;
    return sort == STOPS_FIXED && next >= '0' && next <= '9' ? cost_in_range : cost_of_quality[point->quality];
}

static void add_point(struct stops *stops, uint32_t word, const struct break_point *point, unsigned sort)
{
    double start = stops->words[word].start;
    struct stop *stop = add(stops, word, point->offset, start + point->position, start + point->end);
    stop->hyphenated = point->quality != BREAK_NONE;
    stop->dashed = sort != STOPS_ANYWHERE;
    stop->cost = cost_of_point(stops->words[word].piece, point, sort);
    if (stop->hyphenated)
        stop->end += pieces_hyphen(stops->pieces, stops->face)->advance;
}

/* The points of all sorts up to `sorts` in the order of the word; of two at one place, that of the first sort. */
static void add_points(struct stops *stops, uint32_t word, enum language language, unsigned sorts)
{
    static const struct break_points none;
    struct piece *piece = stops->words[word].piece;
    const struct break_points *lists[] = {breaks_lookup(stops->breaks, piece, BREAKS_FIXED), &none, &none};
    uint32_t next[STOPS_ANYWHERE] = {0};
    if (sorts >= STOPS_HYPHENATED && language != LANGUAGES)
        lists[1] = breaks_lookup(stops->breaks, piece, language);
    if (sorts >= STOPS_ANYWHERE)
        lists[2] = breaks_lookup(stops->breaks, piece, BREAKS_ANYWHERE);
    for (;;) {
        const struct break_point *first = NULL;
        unsigned sort = 0;
        for (unsigned i = 0; i < sorts; i++)
            if (next[i] < lists[i]->count && (first == NULL || lists[i]->items[next[i]].offset < first->offset)) {
                first = &lists[i]->items[next[i]];
                sort = i + 1;
            }
        if (first == NULL)
            return;
        add_point(stops, word, first, sort);
        for (unsigned i = 0; i < sorts; i++)
            next[i] += next[i] < lists[i]->count && lists[i]->items[next[i]].offset == first->offset;
    }
}

/* The widest part of a word that the stops from `first` on leave whole. [em] */
static double widest_part(const struct stops *stops, uint32_t word, size_t first)
{
    const struct stop_word *whole = &stops->words[word];
    double start = whole->start, widest = 0;
    for (size_t i = first; i <= stops->count; i++) {
        double end = i < stops->count ? stops->items[i].end : whole->start + whole->piece->run.advance;
        widest = end - start > widest ? end - start : widest;
        if (i < stops->count)
            start = stops->items[i].start;
    }
    return widest;
}

static void add_word(struct stops *stops, uint32_t word, enum language language, double width, unsigned sorts)
{
    size_t first = stops->count;
    for (; sorts <= STOPS_ANYWHERE; sorts++) {
        stops->count = first;
        add_points(stops, word, language, sorts);
        if (widest_part(stops, word, first) <= width + tolerance)
            return;
    }
}

static double cost_of_space(const struct piece *before, const struct piece *after)
{
    if (unbroken_space(before->bytes, before->length, after->bytes, after->length))
        return STOP_FORBIDDEN;
    size_t letters = before->length > 4 ? before->length : utf8_count(before->bytes, before->length);
    return letters == 1 ? cost_after_letter : letters == 2 ? cost_after_two : 0;
}

void stops_find(struct stops *stops, enum language language, double width, unsigned sorts)
{
    double end = 0;
    stops->count = 0;
    add(stops, 0, 0, 0, 0);
    for (uint32_t i = 0; i < stops->word_count; i++) {
        const struct stop_word *word = &stops->words[i];
        if (i > 0)
            add(stops, i, 0, word->start, end)->cost = cost_of_space(word[-1].piece, word->piece);
        add_word(stops, i, language, width, sorts);
        end = word->start + word->piece->run.advance;
    }
    add(stops, (uint32_t)stops->word_count, 0, end, end);
}

const struct run *stops_part(const struct stops *stops, struct piece *word, uint32_t from, uint32_t to)
{
    if (from == 0 && to == word->length)
        return &word->run;
    return &pieces_lookup(stops->pieces, word->face, word->bytes + from, to - from)->run;
}
