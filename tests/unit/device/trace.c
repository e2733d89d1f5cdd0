/* Every call, and the line it is told as. */
#include "device/trace.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"
#include "base/buffer.h"
#include "base/findings.h"
#include "base/input.h"

static const char expected[] =
    "page 595.28 841.89\n"
    "begin document language \"fi\"\n"
    "begin artifact pagination\n"
    "move 71.00 800.50\n"
    "line 520.00 800.50\n"
    "stroke #d5d8dc 0.5 dash 2\n"
    "end artifact\n"
    "begin heading 2\n"
    "destination 7 -0.40\n"
    "text 71.00 540.20 9.2 NotoSans-Regular+NotoSansMath-Regular #1c2833 \"Häme \\\"−3\\\" ∰\"\n"
    "end heading\n"
    "begin header-cell scope column columns 2\n"
    "end header-cell\n"
    "begin figure alternative \"Kuva\" bounds 10.00 20.00 60.00 90.00\n"
    "move 10.00 20.00\n"
    "line 60.00 20.00\n"
    "line 60.00 90.00\n"
    "line 10.00 90.00\n"
    "close\n"
    "fill #1f618d\n"
    "fill even-odd #1f618d\n"
    "image 10.00 20.00 60.00 90.00 2 x 1 grey opacity 9f64a747\n"
    "move 0.00 0.00\n"
    "curve 1.00 2.00 3.00 4.00 5.01 6.00\n"
    "stroke #d5d8dc 1\n"
    "end figure\n"
    "begin link\n"
    "link 1.00 2.00 3.00 4.00 to 7 \"Luku 7\"\n"
    "end link\n"
    "end document\n"
    "end page\n"
    "bookmark 1 \"Häme\" to 7\n";

static void draw_heading(struct device *device, struct text *text, struct arena *arena)
{
    struct element heading = {.role = ROLE_HEADING, .level = 2};
    struct line line = text_line(text, arena, FACE_REGULAR, "Häme \"−3\" ∰");
    device->calls->begin_element(device, &heading);
    device->calls->destination(device, 7, -0.4);
    device->calls->text(device, &line, 9.2, 71, 540.2, (struct colour){0x1C, 0x28, 0x33});
    device->calls->end_element(device);
}

static void draw_figure(struct device *device)
{
    struct element figure = {.role = ROLE_FIGURE, .alternative = "Kuva", .bounds = {10, 20, 60, 90}};
    device->calls->begin_element(device, &figure);
    device_rectangle(device, figure.bounds);
    device->calls->fill(device, (struct colour){0x1F, 0x61, 0x8D});
    device->calls->fill_even_odd(device, (struct colour){0x1F, 0x61, 0x8D});
    device->calls->image(device, &(struct raster){2, 1, 1, (const uint8_t[]){1, 2}, (const uint8_t[]){3, 4}}, figure.bounds);
    device->calls->move(device, 0, -0.001);
    device->calls->curve(device, 1, 2, 3, 4, 5.005, 6);
    device->calls->stroke(device, &(struct stroke){{0xD5, 0xD8, 0xDC}, 1, 0});
    device->calls->end_element(device);
}

static void draw(struct device *device, struct text *text, struct arena *arena)
{
    struct element document = {.role = ROLE_DOCUMENT, .language = "fi"}, link = {.role = ROLE_LINK};
    struct element cell = {.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN, .columns = 2, .rows = 1};
    device->calls->begin_page(device, 595.28, 841.89);
    device->calls->begin_element(device, &document);
    device->calls->begin_artifact(device, ARTIFACT_PAGINATION);
    device_segment(device, 71, 800.5, 520, 800.5, &(struct stroke){{0xD5, 0xD8, 0xDC}, 0.5, 2});
    device->calls->end_artifact(device);
    draw_heading(device, text, arena);
    device->calls->begin_element(device, &cell);
    device->calls->end_element(device);
    draw_figure(device);
    device->calls->begin_element(device, &link);
    device->calls->link(device, (struct box){1, 2, 3, 4}, 7, "Luku 7");
    device->calls->end_element(device);
    device->calls->end_element(device);
    device->calls->end_page(device);
    device->calls->bookmark(device, 1, "Häme", 7);
}

static void every_call_is_a_line(struct text *text, struct findings *findings)
{
    static struct output output;
    char path[] = "/tmp/hankeraportti-trace-XXXXXX";
    close(mkstemp(path));
    struct arena arena;
    arena_init(&arena);
    output_open(&output, path);
    struct device *device = trace_new(&output, text);
    draw(device, text, &arena);
    CHECK(device->calls->close(device, findings));
    device->calls->free(device);
    CHECK(output_close(&output, findings));
    struct input input;
    struct buffer told;
    buffer_init(&told, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, findings));
    CHECK(input_read_all(&input, &told, findings));
    CHECK_TEXT(buffer_text(&told), expected);
    input_close(&input);
    input_release(&input);
    buffer_release(&told);
    arena_release(&arena);
    unlink(path);
}

int main(void)
{
    struct findings findings;
    findings_init(&findings);
    struct text *text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text != NULL)
        every_call_is_a_line(text, &findings);
    CHECK(findings.count == 0);
    text_free(text);
    findings_release(&findings);
    return unit_done();
}
