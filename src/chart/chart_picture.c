#include "chart/chart_picture.h"

/* [pt] */
static const double margin = 8, below_title = 8, above_source = 6;

/* Lines of text that are as wide as the picture lets them. */
struct passage {
    struct line *lines;
    size_t count;
    const struct type *type;
};

static struct passage passage_of(const struct chart_picture *picture, struct text *text, struct arena *arena,
                                 const struct type *type, const char *string)
{
    struct passage passage = {.type = type};
    passage.count = text_break(text, arena, picture->language, type->face, string, (picture->width - 2 * margin) / type->size,
                               &passage.lines);
    return passage;
}

static double height_of(const struct passage *passage)
{
    return (double)passage->count * passage->type->leading;
}

static void draw_passage(const struct passage *passage, struct device *device, double top, struct colour colour)
{
    static const struct element paragraph = {.role = ROLE_PARAGRAPH};
    device->calls->begin_element(device, &paragraph);
    for (size_t i = 0; i < passage->count; i++)
        device->calls->text(device, &passage->lines[i], passage->type->size, margin,
                            top + (double)i * passage->type->leading + passage->type->size, colour);
    device->calls->end_element(device);
}

static void draw_ground(struct device *device, const struct chart_picture *picture, double height, struct colour paper)
{
    device->calls->begin_artifact(device, ARTIFACT_LAYOUT);
    device_rectangle(device, (struct box){0, 0, picture->width, height});
    device->calls->fill(device, paper);
    device->calls->end_artifact(device);
}

/* What stands around the chart. */
struct surroundings {
    struct passage title, source;
    double above, below;   /* the chart, to the picture's edges [pt] */
};

static struct surroundings surround(const struct chart_picture *picture, struct text *text, const struct style *style,
                                    struct arena *arena)
{
    struct surroundings around = {
        .title = passage_of(picture, text, arena, &style->subheading, picture->title),
        .source = passage_of(picture, text, arena, &style->note, picture->source),
    };
    around.above = margin + height_of(&around.title) + below_title;
    around.below = above_source + height_of(&around.source) + margin;
    return around;
}

double chart_picture_fit(const struct chart_picture *picture, struct text *text, const struct style *style)
{
    struct arena arena;
    arena_init(&arena);
    const struct surroundings around = surround(picture, text, style, &arena);
    double others = around.above + around.below;
    double height = chart_fit(picture->chart, text, style, picture->width - 2 * margin, picture->height - others);
    arena_release(&arena);
    return height + others;
}

/* What a chart leaves of a height that is given stands half above it and half below. */
void chart_picture_draw(const struct chart_picture *picture, struct text *text, const struct style *style,
                        struct device *device)
{
    struct arena arena;
    arena_init(&arena);
    const struct surroundings around = surround(picture, text, style, &arena);
    double width = picture->width - 2 * margin, chart = chart_height(picture->chart, text, style, width);
    double taken = around.above + chart + around.below, height = picture->height > 0 ? picture->height : taken;
    device->calls->begin_page(device, picture->width, height);
    if (picture->light)
        draw_ground(device, picture, height, style->paper);
    draw_passage(&around.title, device, margin, style->ink);
    chart_draw(picture->chart, text, style, device, margin, around.above + (height - taken) / 2, width);
    draw_passage(&around.source, device, height - around.below + above_source, style->muted);
    device->calls->end_page(device);
    arena_release(&arena);
}
