/* What the tests of charts share: a device that keeps the boxes of all texts and areas, and charts made by hand. */
#ifndef RECORDER_H
#define RECORDER_H

#include <math.h>
#include <stdlib.h>

#include "base/die.h"
#include "chart/chart.h"
#include "unit.h"

static struct findings findings;
static struct text *text;
static struct arena arena;

/* --- a device that keeps boxes --- */

enum { MOST_BOXES = 16384 };

struct recorder {
    struct device device;
    struct box texts[MOST_BOXES], areas[MOST_BOXES];
    struct colour colours[MOST_BOXES];      /* of areas */
    size_t text_count, area_count, painted;
    struct box path, all;                   /* of the path being built; of everything painted */
    bool path_begun;
    int elements, open, failures;
    enum role role;
    struct box bounds;
    char alternative[64 * 1024];
};

static struct recorder recorder;

static inline struct box joined(struct box a, struct box b)
{
    return (struct box){fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right), fmax(a.bottom, b.bottom)};
}

static inline struct box grown(struct box box, double by)
{
    return (struct box){box.left - by, box.top - by, box.right + by, box.bottom + by};
}

static inline bool meet(struct box a, struct box b)
{
    const double touch = 0.01;
    return a.left + touch < b.right && b.left + touch < a.right && a.top + touch < b.bottom && b.top + touch < a.bottom;
}

static inline bool within(struct box inner, struct box outer)
{
    return inner.left >= outer.left - 0.01 && inner.top >= outer.top - 0.01 && inner.right <= outer.right + 0.01 &&
           inner.bottom <= outer.bottom + 0.01;
}

static inline void on_page(struct device *device, double width, double height)
{
    (void)device, (void)width, (void)height;
}

static inline void on_plain(struct device *device)
{
    (void)device;
}

static inline void on_element(struct device *device, const struct element *element)
{
    (void)device;
    recorder.elements++;
    recorder.open++;
    recorder.role = element->role;
    recorder.bounds = element->bounds;
    snprintf(recorder.alternative, sizeof recorder.alternative, "%s", element->alternative);
}

static inline void on_end_element(struct device *device)
{
    (void)device;
    recorder.open--;
}

static inline void on_artifact(struct device *device, enum artifact artifact)
{
    (void)device, (void)artifact;
    recorder.failures++; /* charts have none */
}

static inline void on_point(struct device *device, double x, double y)
{
    (void)device;
    struct box point = {x, y, x, y};
    recorder.failures += !isfinite(x) || !isfinite(y);
    recorder.path = recorder.path_begun ? joined(recorder.path, point) : point;
    recorder.path_begun = true;
}

static inline void on_curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    on_point(device, x1, y1);
    on_point(device, x2, y2);
    on_point(device, x, y);
}

static inline void painted(struct box box)
{
    recorder.failures += recorder.open != 1;
    recorder.all = recorder.painted++ == 0 ? box : joined(recorder.all, box);
}

static inline void on_fill(struct device *device, struct colour colour)
{
    (void)device;
    recorder.failures += !recorder.path_begun;
    painted(recorder.path);
    recorder.colours[recorder.area_count] = colour;
    recorder.areas[recorder.area_count++] = recorder.path;
    if (recorder.area_count == MOST_BOXES)
        die("too many boxes");
    recorder.path_begun = false;
}

static inline void on_stroke(struct device *device, const struct stroke *stroke)
{
    (void)device;
    recorder.failures += !recorder.path_begun || stroke->width <= 0;
    painted(recorder.path);
    recorder.path_begun = false;
}

static inline void on_text(struct device *device, const struct line *line, double size, double x, double y,
                    struct colour colour)
{
    (void)device, (void)colour;
    struct box box = {x, y - 0.8 * size, x + line->width * size, y + 0.25 * size};
    painted(box);
    recorder.texts[recorder.text_count++] = box;
    if (recorder.text_count == MOST_BOXES)
        die("too many boxes");
}

static inline void on_image(struct device *device, const struct raster *raster, struct box box)
{
    (void)device, (void)raster, (void)box;
    recorder.failures++; /* charts have none */
}

static inline void on_destination(struct device *device, unsigned number, double y)
{
    (void)device, (void)number, (void)y;
}

static inline void on_link(struct device *device, struct box area, unsigned destination, const char *description)
{
    (void)device, (void)area, (void)destination, (void)description;
}

static inline void on_bookmark(struct device *device, int level, const char *title, unsigned destination)
{
    (void)device, (void)level, (void)title, (void)destination;
}

static inline bool on_close(struct device *device, struct findings *complaints)
{
    (void)device, (void)complaints;
    return true;
}

static const struct device_calls recording = {
    on_page, on_plain, on_element, on_end_element, on_artifact, on_plain, on_point, on_point, on_curve, on_plain,
    on_fill, on_fill, on_stroke, on_text, on_image, on_destination, on_link, on_bookmark, on_close, on_plain,
};

static inline void record(const struct chart *chart, double x, double y, double width)
{
    memset(&recorder, 0, sizeof recorder);
    recorder.device.calls = &recording;
    chart_draw(chart, text, &style_default, &recorder.device, x, y, width);
}

static inline size_t overlapping_texts(void)
{
    size_t count = 0;
    for (size_t i = 0; i < recorder.text_count; i++)
        for (size_t j = i + 1; j < recorder.text_count; j++)
            count += meet(recorder.texts[i], recorder.texts[j]);
    return count;
}

static inline bool is_paper(size_t area)
{
    return memcmp(&recorder.colours[area], &style_default.paper, sizeof style_default.paper) == 0;
}

/* Texts that a painted area touches; patches of paper are meant to lie under texts. */
static inline size_t covered_texts(void)
{
    size_t count = 0;
    for (size_t i = 0; i < recorder.area_count; i++)
        for (size_t j = 0; j < recorder.text_count && !is_paper(i); j++) {
            struct box letters = recorder.texts[j];
            letters.bottom -= 0.25 * style_default.label.size; /* what hangs below the line may come near a column */
            count += meet(letters, recorder.areas[i]);
        }
    return count;
}

/* Patches of paper that lie over the edge of an area painted before them hide figures; a pattern's paper, which stands
 * within one area, does not. */
static inline size_t hidden_areas(void)
{
    size_t count = 0;
    for (size_t i = 0; i < recorder.area_count; i++)
        for (size_t j = 0; j < i && is_paper(i); j++)
            count += !is_paper(j) && meet(recorder.areas[i], recorder.areas[j]) &&
                     !within(recorder.areas[i], recorder.areas[j]);
    return count;
}

/* --- charts made by hand --- */

static inline struct chart *chart_of(enum chart_kind kind, size_t categories, size_t series)
{
    struct chart *chart = arena_alloc(&arena, sizeof *chart);
    *chart = (struct chart){.kind = kind, .title = "Kaavio", .category_count = categories, .series_count = series, .stretch = 1};
    chart->categories = arena_array(&arena, categories, sizeof *chart->categories);
    chart->series = arena_array(&arena, series, sizeof *chart->series);
    chart->values = arena_array(&arena, categories * series, sizeof *chart->values);
    return chart;
}

#endif
