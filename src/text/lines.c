#include "text/lines.h"

#include <math.h>
#include <string.h>

/* The hole at a line's end that may be tolerated, the unit of all costs: about as wide as a word, of a narrow column half.
 * [em] */
static const double tolerated_hole = 8, least_hole = 1;
/* Of every line: a text that can do with fewer lines does, but not at the price of a hyphen. */
static const double cost_of_line = 0.9;
/* Of the second of two hyphens that stand one above the other; of a hyphen before the last line. */
static const double cost_of_ladder = 1, cost_of_last_hyphen = 0.5;
/* Of a last line that is shorter than half a hole; of one that is a single word, or what follows a hyphen in it, and shorter
 * than a hole. */
static const double cost_of_stub = 0.6, cost_of_word = 1;
/* Of a line that is too wide: a single character. */
static const double cost_of_overfull = 1e6;
/* Sums of advances are not exact. [em] */
static const double tolerance = 1e-6;

/* The lines that are being weighed. */
struct setting {
    double width, hole; /* [em] */
};

void lines_init(struct lines *out, struct pieces *pieces, struct breaks *breaks, struct arena *arena)
{
    *out = (struct lines){.arena = arena};
    stops_init(&out->stops, pieces, breaks, arena);
}

void lines_release(struct lines *lines)
{
    stops_release(&lines->stops);
    *lines = (struct lines){0};
}

/* --- weighing --- */

static double square(double number)
{
    return number * number;
}

static double cost_of_ending(const struct setting *setting, const struct stop *from, const struct stop *to)
{
    double length = to->end - from->start;
    if (from->hyphenated)
        return cost_of_last_hyphen + (length < setting->hole / 2 ? cost_of_stub : 0);
    if (from->word + 1 == to->word && (from->offset == 0 || from->dashed) && length < setting->hole)
        return cost_of_word;
    return length < setting->hole / 2 ? cost_of_stub : 0;
}

/* What the line from one stop to the other costs, its end included. */
static double cost_of(const struct setting *setting, const struct stop *from, const struct stop *to, bool last)
{
    double length = to->end - from->start, cost = cost_of_line + to->cost;
    if (length > setting->width + tolerance)
        cost += cost_of_overfull;
    if (last)
        return cost + cost_of_ending(setting, from, to);
    return cost + square((setting->width - length) / setting->hole) +
           (from->dashed && to->dashed ? cost_of_ladder : 0);
}

/* The best line that ends at this stop: of all that are not too wide, and of the shortest in any case. */
static void choose_before(struct stops *stops, const struct setting *setting, size_t stop)
{
    struct stop *to = &stops->items[stop];
    bool last = stop + 1 == stops->count;
    for (size_t i = stop; i-- > 0;) {
        const struct stop *from = &stops->items[i];
        bool shortest = i + 1 == stop;
        if (!shortest && to->end - from->start > setting->width + tolerance)
            return;
        double total = from->total + cost_of(setting, from, to, last);
        if (shortest || total < to->total) {
            to->total = total;
            to->before = (uint32_t)i;
        }
    }
}

/* Links the best lines by `after`, from the beginning to the end. */
static void choose(struct stops *stops, const struct setting *setting)
{
    for (size_t i = 1; i < stops->count; i++)
        choose_before(stops, setting, i);
    for (size_t i = stops->count - 1; i > 0; i = stops->items[i].before)
        stops->items[stops->items[i].before].after = (uint32_t)i;
}

/* Whether a line that was chosen leaves a larger hole than may be, or ends where it must not. */
static bool has_fault(const struct stops *stops, const struct setting *setting)
{
    for (size_t from = 0, to; (to = stops->items[from].after) + 1 < stops->count; from = to) {
        const struct stop *stop = &stops->items[to];
        if (setting->width - (stop->end - stops->items[from].start) > setting->hole || stop->cost >= STOP_FORBIDDEN)
            return true;
    }
    return false;
}

/* --- putting --- */

static double put_run(struct lines *lines, const struct run *run)
{
    const struct run **place =
        arena_append(lines->arena, (void **)&lines->runs, &lines->run_count, &lines->run_capacity, sizeof *place);
    *place = run;
    return run->advance;
}

/* The space at the end of a line is kept for those who copy or search, and not counted in its width. */
static void put_line(struct lines *lines, const struct stop *from, const struct stop *to)
{
    const struct stops *stops = &lines->stops;
    size_t first = lines->run_count;
    double width = 0;
    for (uint32_t i = from->word; i < to->word + (to->offset > 0); i++) {
        struct piece *word = stops->words[i].piece;
        if (i > from->word)
            width += put_run(lines, stops->space);
        width += put_run(lines, stops_part(stops, word, i == from->word ? from->offset : 0,
                                           i == to->word ? to->offset : word->length));
    }
    if (to->hyphenated)
        width += put_run(lines, pieces_hyphen(stops->pieces, stops->face));
    else if (to->offset == 0 && to->word < stops->word_count)
        put_run(lines, stops->space);
    struct line_span *span =
        arena_append(lines->arena, (void **)&lines->spans, &lines->span_count, &lines->span_capacity, sizeof *span);
    *span = (struct line_span){first, lines->run_count - first, width, to->hyphenated};
}

/* Words are hyphenated only where a text has a fault without, so that most dictionaries are never asked. */
void lines_fill(struct lines *lines, enum language language, enum face face, const char *string, double width)
{
    struct stops *stops = &lines->stops;
    lines->run_count = lines->span_count = 0;
    if (stops_read(stops, face, string) <= width + tolerance) {
        put_line(lines, &(struct stop){0}, &(struct stop){.word = (uint32_t)stops->word_count});
        return;
    }
    const struct setting setting = {width, fmax(fmin(tolerated_hole, width / 2), least_hole)};
    stops_find(stops, language, width, STOPS_FIXED);
    choose(stops, &setting);
    if (language != LANGUAGES && has_fault(stops, &setting)) {
        stops_find(stops, language, width, STOPS_HYPHENATED);
        choose(stops, &setting);
    }
    for (size_t from = 0; from + 1 < stops->count; from = stops->items[from].after)
        put_line(lines, &stops->items[from], &stops->items[stops->items[from].after]);
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
    struct stops *stops = &lines->stops;
    double longest = 0;
    stops_read(stops, face, string);
    for (size_t w = 0; w < stops->word_count; w++) {
        struct piece *word = stops->words[w].piece;
        const struct break_points *fixed = breaks_lookup(stops->breaks, word, BREAKS_FIXED);
        uint32_t from = 0;
        for (uint32_t i = 0; i <= fixed->count; i++) {
            uint32_t to = i < fixed->count ? fixed->items[i].offset : word->length;
            double advance = stops_part(stops, word, from, to)->advance;
            longest = advance > longest ? advance : longest;
            from = to;
        }
    }
    return longest;
}
