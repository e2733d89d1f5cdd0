#include "image/raster_reader.h"

#include <png.h>
#include <string.h>

#include "base/findings.h"

static bool fits(const png_image *png, const struct input *input, struct findings *findings)
{
    bool small = png->width <= RASTER_SIDE_MOST && png->height <= RASTER_SIDE_MOST &&
                 (uint64_t)png->width * png->height <= RASTER_PIXELS_MOST;
    if (!small)
        findings_add(findings, FINDING_IMAGE_TOO_LARGE, {input, 0}, finding_count(png->width),
                     finding_count(png->height), finding_count(RASTER_PIXELS_MOST >> 20));
    return small;
}

/* The form in which all that the file tells is kept and nothing else. */
static png_uint_32 form_of(png_uint_32 format)
{
    bool colour = (format & PNG_FORMAT_FLAG_COLOR) != 0, alpha = (format & PNG_FORMAT_FLAG_ALPHA) != 0;
    if (colour)
        return alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    return alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY;
}

/* Takes pixels apart into colours and opacity; opacity that is full everywhere is none. */
static void take_apart(struct raster *out, struct arena *arena, const uint8_t *pixels)
{
    size_t count = (size_t)out->width * out->height, channels = out->channels;
    uint8_t *colours = arena_array(arena, count, channels), *opacity = arena_array(arena, count, 1);
    bool opaque = true;
    for (size_t i = 0; i < count; i++, pixels += channels + 1) {
        memcpy(colours + i * channels, pixels, channels);
        opacity[i] = pixels[channels];
        opaque &= opacity[i] == 255;
    }
    out->colours = colours;
    out->opacity = opaque ? NULL : opacity;
}

static bool read_pixels(struct raster *out, struct arena *arena, png_image *png)
{
    png->format = form_of(png->format);
    png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* 16 bits without a word about gamma: as everybody else shows them */
    uint8_t *pixels = arena_array(arena, PNG_IMAGE_SIZE(*png), 1);
    if (!png_image_finish_read(png, NULL, pixels, /*row_stride*/ 0, NULL))
        return false;
    bool alpha = (png->format & PNG_FORMAT_FLAG_ALPHA) != 0;
    *out = (struct raster){png->width, png->height, (uint8_t)(PNG_IMAGE_SAMPLE_CHANNELS(png->format) - alpha), pixels,
                           NULL};
    if (alpha)
        take_apart(out, arena, pixels);
    return true;
}

bool raster_read(struct image *out, struct arena *arena, const struct input *input, const struct buffer *bytes,
                 struct findings *findings)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    struct raster *raster = arena_alloc(arena, sizeof *raster);
    bool begun = png_image_begin_read_from_memory(&png, bytes->bytes, bytes->length) != 0;
    if (begun && !fits(&png, input, findings)) {
        png_image_free(&png);
        return false;
    }
    bool read = begun && read_pixels(raster, arena, &png);
    if (!read)
        findings_add(findings, FINDING_IMAGE_BROKEN, {input, 0}, finding_text(png.message));
    png_image_free(&png);
    *out = (struct image){.width = raster->width, .height = raster->height, .raster = raster};
    return read;
}
