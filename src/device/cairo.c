#include "device/cairo.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/die.h"
#include "base/findings.h"

struct picture {
    struct device device; /* first: a struct device * is one of these */
    struct output *output;
    struct text *text;
    double scale;               /* pixels a point */
    cairo_format_t pixels;      /* with opacity (ARGB32), or without (RGB24), on white */
    cairo_font_face_t **fonts;  /* as many as text_font_count(); NULL until needed */
    cairo_surface_t *surface;   /* of the first page; NULL before it */
    cairo_t *context;
    cairo_status_t status;      /* cairo's first error */
    struct buffer bytes;        /* the picture, as cairo wrote it */
    int64_t pages;
};

static const cairo_user_data_key_t face_key;

static struct picture *picture_of(struct device *device)
{
    return (struct picture *)device;
}

static cairo_status_t keep_bytes(void *context, const unsigned char *bytes, unsigned length)
{
    struct picture *picture = context;
    buffer_put(&picture->bytes, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void keep_status(struct picture *picture, cairo_status_t status)
{
    if (picture->status == CAIRO_STATUS_SUCCESS)
        picture->status = status;
}

/* Glyphs stand where the PDF has them: nothing is moved to the pixel grid. */
static void set_font_options(cairo_t *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

/* A second page is counted and told at close; what is drawn on it lands on the first. */
static void begin_page(struct device *device, double width, double height)
{
    struct picture *picture = picture_of(device);
    if (picture->pages++ > 0)
        return;
    picture->surface = cairo_image_surface_create(picture->pixels, (int)lround(width * picture->scale),
                                                  (int)lround(height * picture->scale));
    picture->context = cairo_create(picture->surface);
    set_font_options(picture->context);
    if (picture->pixels == CAIRO_FORMAT_RGB24) {
        cairo_set_source_rgb(picture->context, 1, 1, 1);
        cairo_paint(picture->context);
    }
    cairo_scale(picture->context, picture->scale, picture->scale);
}

static void end_page(struct device *device)
{
    (void)device;
}

static void move(struct device *device, double x, double y)
{
    cairo_move_to(picture_of(device)->context, x, y);
}

static void line_to(struct device *device, double x, double y)
{
    cairo_line_to(picture_of(device)->context, x, y);
}

static void curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    cairo_curve_to(picture_of(device)->context, x1, y1, x2, y2, x, y);
}

static void close_path(struct device *device)
{
    cairo_close_path(picture_of(device)->context);
}

static void set_colour(cairo_t *context, struct colour colour)
{
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

static void fill(struct device *device, struct colour colour)
{
    cairo_t *context = picture_of(device)->context;
    set_colour(context, colour);
    cairo_fill(context);
}

static void fill_even_odd(struct device *device, struct colour colour)
{
    cairo_t *context = picture_of(device)->context;
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
    fill(device, colour);
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
}

static void stroke(struct device *device, const struct stroke *stroke)
{
    cairo_t *context = picture_of(device)->context;
    set_colour(context, stroke->colour);
    cairo_set_line_width(context, stroke->width);
    cairo_set_dash(context, &stroke->dash, stroke->dash > 0 ? 1 : 0, 0);
    cairo_stroke(context);
}

/* cairo keeps fonts after we let go of them, so a FreeType face is freed by cairo and the library never. */
static FT_Library free_type(void)
{
    static FT_Library library;
    if (library == NULL && FT_Init_FreeType(&library) != 0)
        die("FreeType does not start");
    return library;
}

static void forget_face(void *face)
{
    FT_Done_Face(face);
}

static cairo_font_face_t *font_of(struct picture *picture, uint16_t index)
{
    cairo_font_face_t **font = &picture->fonts[index];
    if (*font != NULL)
        return *font;
    FT_Face face;
    const struct font *source = text_font(picture->text, index);
    if (FT_New_Memory_Face(free_type(), source->bytes, (FT_Long)source->length, 0, &face) != 0)
        die("font %s cannot be drawn", source->name);
    *font = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(*font, &face_key, face, forget_face) != CAIRO_STATUS_SUCCESS)
        die("out of memory");
    return *font;
}

/* Glyphs from `*next` on that are of one font, together; moves `*x` past them. */
static void show_glyphs(struct picture *picture, const struct run *run, uint32_t *next, double size, double *x,
                        double y)
{
    enum { TOGETHER = 64 };
    cairo_glyph_t glyphs[TOGETHER];
    int count = 0;
    uint16_t font = run->glyphs[*next].font;
    double unit = size / text_font(picture->text, font)->units;
    for (; *next < run->count && run->glyphs[*next].font == font && count < TOGETHER; (*next)++) {
        const struct glyph *glyph = &run->glyphs[*next];
        glyphs[count++] = (cairo_glyph_t){glyph->id, *x + glyph->x_offset * unit, y - glyph->y_offset * unit};
        *x += glyph->advance * unit;
    }
    cairo_set_font_face(picture->context, font_of(picture, font));
    cairo_set_font_size(picture->context, size);
    cairo_show_glyphs(picture->context, glyphs, count);
}

static void text(struct device *device, const struct line *line, double size, double x, double y,
                 struct colour colour)
{
    struct picture *picture = picture_of(device);
    set_colour(picture->context, colour);
    for (uint32_t i = 0; i < line->count; i++)
        for (uint32_t next = 0; next < line->runs[i]->count;)
            show_glyphs(picture, line->runs[i], &next, size, &x, y);
}

/* cairo's colours are multiplied by their opacity, rounded here to the nearest. */
static uint32_t pixel_of(const struct raster *raster, size_t index)
{
    const uint8_t *colour = raster->colours + index * raster->channels;
    uint32_t opacity = raster->opacity == NULL ? 255 : raster->opacity[index], pixel = opacity;
    for (int i = 0; i < 3; i++)
        pixel = pixel << 8 | (colour[raster->channels == 1 ? 0 : i] * opacity + 127) / 255;
    return pixel;
}

static cairo_surface_t *raster_surface(const struct raster *raster)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)raster->width, (int)raster->height);
    unsigned char *row = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), index = 0;
    for (uint32_t y = 0; row != NULL && y < raster->height; y++, row += stride)
        for (uint32_t x = 0; x < raster->width; x++)
            ((uint32_t *)(void *)row)[x] = pixel_of(raster, index++);
    cairo_surface_mark_dirty(surface);
    return surface;
}

static cairo_status_t put_bytes(void *context, const unsigned char *bytes, unsigned length)
{
    buffer_put(context, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

void cairo_put_raster(struct buffer *out, const struct raster *raster)
{
    cairo_surface_t *surface = raster_surface(raster);
    if (cairo_surface_write_to_png_stream(surface, put_bytes, out) != CAIRO_STATUS_SUCCESS)
        die("a picture cannot be packed");
    cairo_surface_destroy(surface);
}

static void image(struct device *device, const struct raster *raster, struct box box)
{
    struct picture *picture = picture_of(device);
    cairo_t *context = picture->context;
    cairo_surface_t *surface = raster_surface(raster);
    keep_status(picture, cairo_surface_status(surface));
    cairo_save(context);
    cairo_translate(context, box.left, box.top);
    cairo_scale(context, (box.right - box.left) / raster->width, (box.bottom - box.top) / raster->height);
    cairo_set_source_surface(context, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD); /* else its edges fade */
    cairo_rectangle(context, 0, 0, raster->width, raster->height);
    cairo_fill(context);
    cairo_restore(context);
    cairo_surface_destroy(surface);
}

static void finish_surface(struct picture *picture)
{
    keep_status(picture, cairo_status(picture->context));
    keep_status(picture, cairo_surface_write_to_png_stream(picture->surface, keep_bytes, picture));
    keep_status(picture, cairo_surface_status(picture->surface));
}

static bool close_picture(struct device *device, struct findings *findings)
{
    struct picture *picture = picture_of(device);
    if (picture->pages != 1) {
        findings_add(findings, FINDING_PICTURE_PAGES, NOWHERE, finding_count(picture->pages));
        return false;
    }
    finish_surface(picture);
    if (picture->status != CAIRO_STATUS_SUCCESS) {
        findings_add(findings, FINDING_PICTURE_FAILED, NOWHERE,
                     finding_text(cairo_status_to_string(picture->status)));
        return false;
    }
    output_put(picture->output, picture->bytes.bytes, picture->bytes.length);
    return true;
}

static void free_picture(struct device *device)
{
    if (device == NULL)
        return;
    struct picture *picture = picture_of(device);
    cairo_destroy(picture->context);
    cairo_surface_destroy(picture->surface);
    for (size_t i = 0; i < text_font_count(picture->text); i++)
        cairo_font_face_destroy(picture->fonts[i]);
    free(picture->fonts);
    buffer_release(&picture->bytes);
    free(picture);
}

static const struct device_calls calls = {
    .begin_page = begin_page, .end_page = end_page,
    .begin_element = device_no_element, .end_element = device_no_end,
    .begin_artifact = device_no_artifact, .end_artifact = device_no_end,
    .move = move, .line = line_to, .curve = curve, .close_path = close_path, .fill = fill,
    .fill_even_odd = fill_even_odd, .stroke = stroke, .text = text, .image = image,
    .destination = device_no_destination, .link = device_no_link, .bookmark = device_no_bookmark,
    .close = close_picture, .free = free_picture,
};

static struct device *picture_new(struct output *output, struct text *text, double scale, cairo_format_t pixels)
{
    struct picture *picture = malloc(sizeof *picture);
    cairo_font_face_t **fonts = calloc(text_font_count(text), sizeof *fonts);
    if (picture == NULL || fonts == NULL)
        die("out of memory");
    *picture = (struct picture){
        .device.calls = &calls, .output = output, .text = text, .scale = scale, .pixels = pixels,
        .fonts = fonts};
    buffer_init(&picture->bytes, BUFFER_UNLIMITED);
    return &picture->device;
}

struct device *cairo_png_new(struct output *output, struct text *text, double scale)
{
    return picture_new(output, text, scale, CAIRO_FORMAT_RGB24);
}

struct device *cairo_clear_png_new(struct output *output, struct text *text, double scale)
{
    return picture_new(output, text, scale, CAIRO_FORMAT_ARGB32);
}
