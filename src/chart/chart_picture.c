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

void chart_picture_draw(const struct chart_picture *picture, struct text *text, const struct style *style,
                        struct device *device)
{
    struct arena arena;
    arena_init(&arena);
    const struct passage title = passage_of(picture, text, &arena, &style->subheading, picture->title);
    const struct passage source = passage_of(picture, text, &arena, &style->note, picture->source);
    double width = picture->width - 2 * margin, top = margin + height_of(&title) + below_title;
    double bottom = top + chart_height(picture->chart, text, style, width) + above_source;
    double height = bottom + height_of(&source) + margin;
    device->calls->begin_page(device, picture->width, height);
    if (picture->light)
        draw_ground(device, picture, height, style->paper);
    draw_passage(&title, device, margin, style->ink);
    chart_draw(picture->chart, text, style, device, margin, top, width);
    draw_passage(&source, device, bottom, style->muted);
    device->calls->end_page(device);
    arena_release(&arena);
}
