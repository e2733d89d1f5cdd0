/* A chart as PNG. With a folder as its argument it leaves it there for people to look at. */
#include "device/cairo.h"

#include <cairo.h>
#include <stdlib.h>
#include <unistd.h>

#include "unit.h"
#include "base/buffer.h"
#include "base/findings.h"
#include "base/input.h"

static struct text *text;
static struct arena arena;
static char folder[256];

static void draw_page(struct device *device)
{
    struct element figure = {.role = ROLE_FIGURE, .alternative = "Rahoitus <lähteittäin>. EU & valtio 60 %."};
    struct line line = text_line(text, &arena, FACE_REGULAR, "Häme −3 % ÅÄÖ");
    device->calls->begin_page(device, 200, 100);
    device->calls->begin_element(device, &figure);
    device_rectangle(device, (struct box){10, 20, 60, 90});
    device->calls->fill(device, (struct colour){0x1F, 0x61, 0x8D});
    device_segment(device, 10, 95, 190, 95, &(struct stroke){{0, 0, 0}, 1, 4});
    device->calls->text(device, &line, 14, 70, 50, (struct colour){0x1C, 0x28, 0x33});
    device->calls->end_element(device);
    device->calls->end_page(device);
}

static void write_picture(struct buffer *out, struct findings *findings)
{
    static struct output output;
    struct input input;
    char path[300];
    snprintf(path, sizeof path, "%s/chart.png", folder);
    output_open(&output, path);
    struct device *device = cairo_png_new(&output, text, 2);
    draw_page(device);
    CHECK(device->calls->close(device, findings));
    device->calls->free(device);
    CHECK(output_close(&output, findings));
    buffer_init(out, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, findings));
    CHECK(input_read_all(&input, out, findings));
    input_close(&input);
    input_release(&input);
}

static void is_repeatable(struct findings *findings)
{
    struct buffer first, second;
    write_picture(&first, findings);
    write_picture(&second, findings);
    CHECK(first.length > 500 && first.length == second.length);
    CHECK(memcmp(first.bytes, second.bytes, first.length) == 0);
    buffer_release(&first);
    buffer_release(&second);
}

static void png_has_its_size(struct findings *findings)
{
    struct buffer png;
    write_picture(&png, findings);
    /* PNG, 11.2.2: width and height are the first eight bytes of the first chunk. */
    CHECK(memcmp(png.bytes, "\x89PNG", 4) == 0);
    CHECK(memcmp(png.bytes + 16, "\0\0\x01\x90\0\0\0\xC8", 8) == 0);
    buffer_release(&png);
}

/* Two squares, one within the other: between them is painted, inside the small one not. A picture of one grey pixel and one
 * that is not there. The PNG is read back by cairo. */
static void fills_and_pixels_stand_where_they_should(struct findings *findings)
{
    static struct output output;
    static const uint8_t greys[] = {64, 0}, opacity[] = {255, 0};
    static const struct raster raster = {2, 1, 1, greys, opacity};
    char path[300];
    snprintf(path, sizeof path, "%s/chart.png", folder);
    output_open(&output, path);
    struct device *device = cairo_png_new(&output, text, 1);
    device->calls->begin_page(device, 40, 20);
    device_rectangle(device, (struct box){0, 0, 20, 20});
    device_rectangle(device, (struct box){5, 5, 15, 15});
    device->calls->fill_even_odd(device, (struct colour){255, 0, 0});
    device->calls->image(device, &raster, (struct box){20, 0, 40, 20});
    device->calls->end_page(device);
    CHECK(device->calls->close(device, findings));
    device->calls->free(device);
    CHECK(output_close(&output, findings));
    cairo_surface_t *png = cairo_image_surface_create_from_png(path);
    CHECK(cairo_image_surface_get_width(png) == 40 && cairo_image_surface_get_height(png) == 20);
    const unsigned char *pixels = cairo_image_surface_get_data(png);
    const uint32_t *row = (const uint32_t *)(const void *)(pixels + 10 * cairo_image_surface_get_stride(png));
    CHECK((row[2] & 0xFFFFFF) == 0xFF0000 && (row[10] & 0xFFFFFF) == 0xFFFFFF);
    CHECK((row[22] & 0xFFFFFF) == 0x404040 && (row[37] & 0xFFFFFF) == 0xFFFFFF);
    cairo_surface_destroy(png);
}

static void one_page_only(int pages)
{
    static struct output output;
    struct findings findings;
    findings_init(&findings);
    output_open(&output, "/dev/null");
    struct device *device = cairo_png_new(&output, text, 1);
    for (int i = 0; i < pages; i++)
        draw_page(device);
    CHECK(!device->calls->close(device, &findings));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_PICTURE_PAGES);
    device->calls->free(device);
    output_abandon(&output);
    findings_release(&findings);
}

static void too_large_is_told(void)
{
    static struct output output;
    struct findings findings;
    findings_init(&findings);
    output_open(&output, "/dev/null");
    struct device *device = cairo_png_new(&output, text, 10000);
    draw_page(device);
    CHECK(!device->calls->close(device, &findings));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_PICTURE_FAILED);
    device->calls->free(device);
    output_abandon(&output);
    findings_release(&findings);
}

int main(int count, char **arguments)
{
    char own[] = "/tmp/hankeraportti-cairo-XXXXXX";
    snprintf(folder, sizeof folder, "%s", count < 2 ? mkdtemp(own) : arguments[1]);
    struct findings findings;
    findings_init(&findings);
    arena_init(&arena);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text != NULL) {
        is_repeatable(&findings);
        png_has_its_size(&findings);
        fills_and_pixels_stand_where_they_should(&findings);
        one_page_only(0);
        one_page_only(2);
        too_large_is_told();
    }
    CHECK(findings.count == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    if (count < 2) {
        char path[300];
        snprintf(path, sizeof path, "%s/chart.png", folder);
        unlink(path);
        rmdir(folder);
    }
    return unit_done();
}
