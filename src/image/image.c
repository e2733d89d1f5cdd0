#include "image/image.h"

#include <string.h>

#include "base/findings.h"
#include "base/input.h"
#include "image/raster_reader.h"
#include "image/svg_reader.h"

enum { FILE_MOST = 8 << 20 /* [bytes] */ };

static bool is_png(const struct buffer *bytes)
{
    static const char signature[] = "\x89PNG\r\n\x1A\n";
    return bytes->length >= sizeof signature - 1 && memcmp(bytes->bytes, signature, sizeof signature - 1) == 0;
}

/* An XML document begins with "<", perhaps behind a byte order mark and white space. */
static bool is_xml(const struct buffer *bytes)
{
    const char *text = buffer_text(bytes);
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    return text[strspn(text, " \t\r\n")] == '<';
}

static bool read_bytes(struct image *image, struct arena *arena, const struct input *input,
                       const struct buffer *bytes, struct findings *findings)
{
    if (is_png(bytes))
        return raster_read(image, arena, input, bytes, findings);
    if (is_xml(bytes))
        return svg_read(image, arena, input, bytes, findings);
    findings_add(findings, FINDING_IMAGE_KIND, {input, 0});
    return false;
}

const struct image *image_read(struct arena *arena, const char *path, struct findings *findings)
{
    struct image *image = arena_alloc(arena, sizeof *image);
    struct input input;
    struct buffer bytes;
    buffer_init(&bytes, BUFFER_UNLIMITED);
    bool read = input_open(&input, path, FILE_MOST, findings) && input_read_all(&input, &bytes, findings) &&
                read_bytes(image, arena, &input, &bytes, findings);
    input_release(&input);
    buffer_release(&bytes);
    return read ? image : NULL;
}

static double fitting_scale(const struct image *image, double width, double height)
{
    double across = width / image->width, down = height / image->height;
    return across < down ? across : down;
}

struct box image_fit(const struct image *image, double left, double top, double width, double height)
{
    double scale = fitting_scale(image, width, height);
    return (struct box){left, top, left + image->width * scale, top + image->height * scale};
}

void image_draw(const struct image *image, struct device *device, struct box box)
{
    if (image->raster != NULL)
        device->calls->image(device, image->raster, box);
    else
        shapes_draw(&image->shapes, device, box.left, box.top,
                     fitting_scale(image, box.right - box.left, box.bottom - box.top));
}
