/* A picture as SVG, byte for byte: by hand from what is drawn. */
#include "device/svg.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"
#include "base/buffer.h"
#include "base/findings.h"
#include "base/input.h"

static struct text *text;
static struct arena arena;

static void draw_page(struct device *device)
{
    static const struct element figure = {.role = ROLE_FIGURE, .alternative = "Rahoitus <lähteittäin>. EU & valtio 60 %."};
    static const struct element inner = {.role = ROLE_FIGURE, .alternative = "Toinen."};
    struct line line = text_line(text, &arena, FACE_BOLD, "Häme & <3 %");
    line.width = 5; /* [em]: 70 pt, whatever the font is */
    device->calls->begin_page(device, 200, 100.5);
    device->calls->begin_element(device, &figure);
    device_rectangle(device, (struct box){10, 20, 60, 90});
    device->calls->fill_even_odd(device, (struct colour){0x1F, 0x61, 0x8D});
    device_segment(device, 10, 95, 190, 95, &(struct stroke){{0, 0, 0}, 1, 4});
    device->calls->begin_element(device, &inner);
    device->calls->text(device, &line, 14, 70, 50, (struct colour){0x1C, 0x28, 0x33});
    device->calls->end_element(device);
    device->calls->end_element(device);
    device->calls->end_page(device);
}

static const char expected[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"200pt\" height=\"100.5pt\" viewBox=\"0 0 200 100.5\""
    " xml:lang=\"fi\" font-family=\"'Noto Sans', sans-serif\" stroke-miterlimit=\"10\" role=\"img\">\n"
    "<title>Rahoitus &lt;lähteittäin&gt;.</title>\n"
    "<desc>EU &amp; valtio 60 %.</desc>\n"
    "<path d=\"M10 20L60 20L60 90L10 90Z\" fill-rule=\"evenodd\" fill=\"#1f618d\"/>\n"
    "<path d=\"M10 95L190 95\" fill=\"none\" stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray=\"4\"/>\n"
    "<text x=\"70\" y=\"50\" font-size=\"14\" textLength=\"70\" lengthAdjust=\"spacingAndGlyphs\" font-weight=\"700\""
    " fill=\"#1c2833\">Häme &amp; &lt;3 %</text>\n"
    "</svg>\n";

static void is_written_as_expected(struct findings *findings)
{
    static struct output output;
    struct input input;
    struct buffer svg;
    char path[] = "/tmp/hankeraportti-svg-XXXXXX";
    close(mkstemp(path));
    output_open(&output, path);
    struct device *device = svg_new(&output, "fi");
    draw_page(device);
    CHECK(device->calls->close(device, findings));
    device->calls->free(device);
    CHECK(output_close(&output, findings));
    buffer_init(&svg, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, findings));
    CHECK(input_read_all(&input, &svg, findings));
    CHECK(strcmp(buffer_text(&svg), expected) == 0);
    buffer_release(&svg);
    input_close(&input);
    input_release(&input);
    unlink(path);
}

static void one_page_only(int pages)
{
    static struct output output;
    struct findings findings;
    findings_init(&findings);
    output_open(&output, "/dev/null");
    struct device *device = svg_new(&output, "fi");
    for (int i = 0; i < pages; i++)
        draw_page(device);
    CHECK(!device->calls->close(device, &findings));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_PICTURE_PAGES);
    device->calls->free(device);
    output_abandon(&output);
    findings_release(&findings);
}

int main(void)
{
    struct findings findings;
    findings_init(&findings);
    arena_init(&arena);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text != NULL) {
        is_written_as_expected(&findings);
        one_page_only(0);
        one_page_only(2);
    }
    CHECK(findings.count == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    return unit_done();
}
