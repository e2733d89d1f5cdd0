/* Pictures read from files: every form of PNG as the same pixels, SVG as the shapes it tells, and what is refused. The PNGs
 * in pictures/ were written byte by byte from the tables below, by no library that reads them here. */
#include "image/image.h"

#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "unit.h"
#include "base/findings.h"
#include "base/input.h"
#include "device/trace.h"
#include "image/emblem.h"

static const uint8_t colours[] = {255, 0, 0, 0,  255, 0,  0,   0,   255, 255, 255, 255,
                                  0,   0, 0, 51, 102, 153, 255, 204, 0,   200, 100, 50};
static const uint8_t opacity[] = {255, 0, 128, 255, 64, 255, 255, 1};
static const uint8_t greys[] = {0, 255, 0, 255, 255, 0, 255, 0};

static struct text *text;
static struct findings findings;
static struct arena arena;
static char path[] = "/tmp/hankeraportti-image-XXXXXX";

/* --- PNG --- */

static void png_is(const char *name, uint8_t channels, const uint8_t *expected, const uint8_t *expected_opacity)
{
    char file[100];
    snprintf(file, sizeof file, "tests/unit/image/pictures/%s.png", name);
    const struct image *image = image_read(&arena, file, &findings);
    CHECK(image != NULL && image->raster != NULL);
    if (image == NULL)
        return;
    const struct raster *raster = image->raster;
    CHECK(raster->width == 4 && raster->height == 2 && raster->channels == channels);
    CHECK(memcmp(raster->colours, expected, (size_t)8 * channels) == 0);
    CHECK((raster->opacity == NULL) == (expected_opacity == NULL));
    if (raster->opacity != NULL)
        CHECK(memcmp(raster->opacity, expected_opacity, 8) == 0);
}

static void every_form_is_the_same_pixels(void)
{
    png_is("colour-8", 3, colours, NULL);
    png_is("colour-8-opacity", 3, colours, opacity);
    png_is("colour-16-opacity", 3, colours, opacity);
    png_is("palette-4-opacity", 3, colours, opacity);
    png_is("interlaced", 3, colours, NULL);
    png_is("grey-1", 1, greys, NULL);
    png_is("grey-8-opaque", 1, greys, NULL);
}

/* --- SVG --- */

static void write_file(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
}

static const struct image *read_svg(const char *inside, struct findings *told)
{
    char whole[8000];
    int length = snprintf(whole, sizeof whole,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"10 20 100 50\">\n%s\n</svg>\n", inside);
    CHECK(length > 0 && (size_t)length < sizeof whole);
    write_file(whole, (size_t)length);
    return image_read(&arena, path, told);
}

/* What the trace device tells of an image, drawn once as large at (0, 0). */
static void trace_image(struct buffer *out, const struct image *image)
{
    static struct output output;
    char traced[] = "/tmp/hankeraportti-traced-XXXXXX";
    close(mkstemp(traced));
    output_open(&output, traced);
    struct device *device = trace_new(&output, text);
    image_draw(image, device, (struct box){0, 0, image->width, image->height});
    CHECK(device->calls->close(device, &findings));
    device->calls->free(device);
    CHECK(output_close(&output, &findings));
    struct input input;
    CHECK(input_open(&input, traced, INPUT_MAXIMUM, &findings) && input_read_all(&input, out, &findings));
    input_release(&input);
    unlink(traced);
}

static void svg_is(const char *inside, const char *expected)
{
    struct buffer told;
    buffer_init(&told, BUFFER_UNLIMITED);
    const struct image *image = read_svg(inside, &findings);
    CHECK(image != NULL);
    if (image != NULL) {
        CHECK(image->width == 100 && image->height == 50);
        trace_image(&told, image);
        CHECK_TEXT(buffer_text(&told), expected);
    } else {
        printf("    %s\n", inside);
    }
    buffer_release(&told);
}

/* The viewBox begins at (10, 20), so that much is taken off. */
static void paths_are_read(void)
{
    svg_is("<path d='M10,20 L 60 20l0 10-5-5.5.5.25H20V30h-1v1z' fill='#036'/>",
           "move 0.00 0.00\nline 50.00 0.00\nline 50.00 10.00\nline 45.00 4.50\nline 45.50 4.75\nline 10.00 4.75\n"
           "line 10.00 10.00\nline 9.00 10.00\nline 9.00 11.00\nclose\nfill #003366\n");
    svg_is("<path d='m10 20 10 0 0 10zm5 5h1'/>",
           "move 0.00 0.00\nline 10.00 0.00\nline 10.00 10.00\nclose\nmove 5.00 5.00\nline 6.00 5.00\nfill #000000\n");
    /* A smooth curve's first control mirrors the last; after another command it stands where the curve begins. */
    svg_is("<path d='M10 20c1 2 3 4 5 6s3 4 5 6 M10 20S11 21 12 22'/>",
           "move 0.00 0.00\ncurve 1.00 2.00 3.00 4.00 5.00 6.00\ncurve 7.00 8.00 8.00 10.00 10.00 12.00\n"
           "move 0.00 0.00\ncurve 0.00 0.00 1.00 1.00 2.00 2.00\nfill #000000\n");
    /* A quadratic curve's two controls stand two thirds of the way to its own. */
    svg_is("<path d='M10 20q3 0 3 3t3 3'/>",
           "move 0.00 0.00\ncurve 2.00 0.00 3.00 1.00 3.00 3.00\ncurve 3.00 5.00 4.00 6.00 6.00 6.00\nfill #000000\n");
    /* After z a line goes on from where the part began. */
    svg_is("<path d='M10 20h4v4zl1 1'/>",
           "move 0.00 0.00\nline 4.00 0.00\nline 4.00 4.00\nclose\nmove 0.00 0.00\nline 1.00 1.00\nfill #000000\n");
    svg_is("<path d=''/><path d='M1e1 2E+1L1.1e1.5e2'/>", "move 0.00 0.00\nline 1.00 30.00\nfill #000000\n");
}

/* A quarter of a circle of radius 10 has its controls 5.52 from its ends: 4/3 tan 22.5°. */
static void arcs_are_curves(void)
{
    svg_is("<path d='M10 20a10 10 0 0110 10'/>",
           "move 0.00 0.00\ncurve 5.52 0.00 10.00 4.48 10.00 10.00\nfill #000000\n");
    svg_is("<path d='M10 20a10 10 0 0 0 10 10'/>",
           "move 0.00 0.00\ncurve 0.00 5.52 4.48 10.00 10.00 10.00\nfill #000000\n");
    /* The long way round the same circle, its centre at (0, 10): through (-10, 10). */
    svg_is("<path d='M10 20a10 10 0 1 0 10 10'/>",
           "move 0.00 0.00\ncurve -5.52 0.00 -10.00 4.48 -10.00 10.00\ncurve -10.00 15.52 -5.52 20.00 0.00 20.00\n"
           "curve 5.52 20.00 10.00 15.52 10.00 10.00\nfill #000000\n");
    /* Radii that are too small grow: a half circle of radius 10. A radius of nothing is a line. */
    svg_is("<path d='M10 30a1 1 0 0 1 20 0'/>",
           "move 0.00 10.00\ncurve 0.00 4.48 4.48 0.00 10.00 0.00\ncurve 15.52 0.00 20.00 4.48 20.00 10.00\n"
           "fill #000000\n");
    svg_is("<path d='M10 20A0 5 0 0 1 30 40'/>", "move 0.00 0.00\nline 20.00 20.00\nfill #000000\n");
    /* An ellipse twice as wide as high, turned by a right angle. */
    svg_is("<path d='M10 20a20 10 90 0 1 10 20'/>",
           "move 0.00 0.00\ncurve 5.52 0.00 10.00 8.95 10.00 20.00\nfill #000000\n");
}

static void shapes_are_outlines(void)
{
    svg_is("<rect x='10' y='20' width='30px' height='10' fill='rgb(255, 80%,0)'/>",
           "move 0.00 0.00\nline 30.00 0.00\nline 30.00 10.00\nline 0.00 10.00\nline 0.00 0.00\nclose\nfill #ffcc00\n");
    svg_is("<circle cx='20' cy='30' r='10' fill='Navy'/>",
           "move 20.00 10.00\ncurve 20.00 15.52 15.52 20.00 10.00 20.00\ncurve 4.48 20.00 0.00 15.52 0.00 10.00\n"
           "curve 0.00 4.48 4.48 0.00 10.00 0.00\ncurve 15.52 0.00 20.00 4.48 20.00 10.00\nclose\nfill #000080\n");
    svg_is("<ellipse cx='30' cy='30' rx='0' ry='10'/><line x1='10' y1='20' x2='12' y2='24' stroke='red'/>",
           "move 0.00 0.00\nline 2.00 4.00\nfill #000000\nmove 0.00 0.00\nline 2.00 4.00\nstroke #ff0000 1\n");
    svg_is("<polygon points='10,20 20,20,20 30'/><polyline points=' 10 20 20 20' fill='none' stroke='#00f' stroke-width='2.5'/>",
           "move 0.00 0.00\nline 10.00 0.00\nline 10.00 10.00\nclose\nfill #000000\n"
           "move 0.00 0.00\nline 10.00 0.00\nstroke #0000ff 2.5\n");
}

static void looks_are_inherited(void)
{
    svg_is("<g fill='red' style='fill-rule : evenodd ;font-family:X; fill:#00ff00'><path d='M10 20h1'/>"
           "<path d='M10 20h2' fill='blue' fill-rule='nonzero'/></g><path d='M10 20h3'/>",
           "move 0.00 0.00\nline 1.00 0.00\nfill even-odd #00ff00\nmove 0.00 0.00\nline 2.00 0.00\nfill #0000ff\n"
           "move 0.00 0.00\nline 3.00 0.00\nfill #000000\n");
    svg_is("<title>Nimi</title><desc/><metadata><x><text/></x></metadata><defs><text/></defs>"
           "<g display='none'><text/></g><g style='display:none'><image/></g><path visibility='hidden' d='M0 0h9'/>"
           "<path d='M0 0h9' fill='none' opacity='1.0' stroke-linecap='butt'/>", "");
    svg_is("<g transform='translate(10 20) scale(2)'><path d='M1 1h1' transform='rotate(90)'/>"
           "<path d='M0 0h1' fill='none' stroke='#123456' stroke-width='3'/></g>"
           "<path d='M1 2h1' transform='matrix(1 0 0 1 9 18)'/><path d='M10 20h1' transform='rotate(180 15 25)'/>",
           "move -2.00 2.00\nline -2.00 4.00\nfill #000000\nmove 0.00 0.00\nline 2.00 0.00\nstroke #123456 6\n"
           "move 0.00 0.00\nline 1.00 0.00\nfill #000000\nmove 10.00 10.00\nline 9.00 10.00\nfill #000000\n");
    svg_is("<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#a' x='5' fill='lime'/>"
           "<defs><path id='a' d='M10 20v2'/></defs>",
           "move 5.00 0.00\nline 5.00 2.00\nfill #00ff00\n");
}

/* --- what is refused --- */

static void svg_is_refused(const char *inside, enum finding_kind kind, uint32_t line)
{
    struct findings own;
    findings_init(&own);
    const struct image *image = read_svg(inside, &own);
    bool told = image == NULL && own.count >= 1 && own.items[0].kind == kind && own.items[0].line == line;
    CHECK(told);
    if (!told)
        printf("    %s: %zu findings, line %u\n", inside, own.count, own.count == 0 ? 0 : own.items[0].line);
    findings_release(&own);
}

static void what_cannot_be_drawn_is_told(void)
{
    svg_is_refused("<text>A</text>", FINDING_SVG_ELEMENT, 2);
    svg_is_refused("<g>\n<image href='a.png'/></g>", FINDING_SVG_ELEMENT, 3);
    svg_is_refused("<script>1</script>", FINDING_SVG_ELEMENT, 2);
    svg_is_refused("<defs><style>.a{fill:red}</style></defs>", FINDING_SVG_ELEMENT, 2);
    svg_is_refused("<svg/>", FINDING_SVG_ELEMENT, 2);
    svg_is_refused("<a><path d='M0 0h1'/></a>", FINDING_SVG_ELEMENT, 2);
    svg_is_refused("<path d='M0 0h1' fill='url(#a)'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<path d='M0 0h1' fill='hotpink'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<path d='M0 0h1' fill='#12345'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("\n<g opacity='.5'/>", FINDING_SVG_PROPERTY, 3);
    svg_is_refused("<path d='M0 0h1' style='fill-opacity:0.3'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<g filter='url(#a)'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<g clip-path='url(#a)'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<g style='mask:url(#a)'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<path d='M0 0h1' stroke='red' stroke-dasharray='1 2'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<path d='M0 0h1' stroke='red' transform='scale(1 3)'/>", FINDING_SVG_PROPERTY, 2);
    svg_is_refused("<path d='L1 1'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<path d='M0 0 X1'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<path d='M0 0L'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<path d='M0 0L1e99 1'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<path d='M0 0Lnan 1'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<path d='M0 0a1 1 0 2 0 1 1'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<rect width='10%' height='5'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<polygon points='1 2 3'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<g transform='turn(1)'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<g transform='scale(1 2 3)'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<g transform='scale(1'/>", FINDING_SVG_VALUE, 2);
    svg_is_refused("<use href='other.svg#a'/>", FINDING_SVG_REFERENCE, 2);
    svg_is_refused("<use href='#none'/>", FINDING_SVG_REFERENCE, 2);
    svg_is_refused("<g id='a'>\n<use href='#a'/></g>", FINDING_SVG_TOO_DEEP, 3);
    svg_is_refused("<path d='M0 0h1'>", FINDING_XML_MALFORMED, 3);
    svg_is_refused("</svg>x", FINDING_XML_MALFORMED, 2);
}

/* Each uses the one before twice: 2 to the power of 25 shapes in a few lines. */
static void doubling_ends(void)
{
    char inside[4000] = "<defs><g id='a0'><path d='M0 0h1'/></g>";
    for (int i = 1; i < 26; i++)
        snprintf(inside + strlen(inside), sizeof inside - strlen(inside),
                 "<g id='a%d'><use href='#a%d'/><use href='#a%d'/></g>", i, i - 1, i - 1);
    strcat(inside, "</defs><use href='#a25'/>");
    svg_is_refused(inside, FINDING_SVG_TOO_DEEP, 2);
    snprintf(inside, sizeof inside, "<defs><g id='a0'>");
    for (int i = 0; i < 100; i++)
        strcat(inside, "<path d='M0 0h1'/>");
    strcat(inside, "</g><g id='a1'>");
    for (int i = 0; i < 40; i++)
        strcat(inside, "<use href='#a0'/>");
    strcat(inside, "</g></defs>");
    for (int i = 0; i < 20; i++)
        strcat(inside, "<use href='#a1'/>");
    svg_is_refused(inside, FINDING_SVG_TOO_LONG, 2);
}

static void file_is_refused(const char *bytes, size_t length, enum finding_kind kind)
{
    struct findings own;
    findings_init(&own);
    write_file(bytes, length);
    CHECK(image_read(&arena, path, &own) == NULL);
    CHECK(own.count == 1 && own.items[0].kind == kind);
    if (own.count != 1 || own.items[0].kind != kind)
        printf("    %zu findings, %s\n", own.count, own.count == 0 ? "" : finding_name(own.items[0].kind));
    findings_release(&own);
}

#define REFUSED(bytes, kind) file_is_refused(bytes, sizeof bytes - 1, kind)

static void files_of_other_kinds_are_told(void)
{
    REFUSED("", FINDING_IMAGE_KIND);
    REFUSED("\xFF\xD8\xFF\xE0", FINDING_IMAGE_KIND);
    REFUSED("GIF89a", FINDING_IMAGE_KIND);
    REFUSED("<html><body/></html>", FINDING_IMAGE_KIND);
    REFUSED("<svg", FINDING_XML_MALFORMED);
    REFUSED("<!DOCTYPE svg [<!ENTITY a SYSTEM '/etc/passwd'>]><svg viewBox='0 0 1 1'>&a;</svg>", FINDING_XML_DOCTYPE);
    REFUSED("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h1'/></svg>", FINDING_SVG_NO_SIZE);
    REFUSED("<svg viewBox='0 0 0 5'/>", FINDING_SVG_NO_SIZE);
    REFUSED("<svg viewBox='0 0 5'/>", FINDING_SVG_VALUE);
    REFUSED("\x89PNG\r\n\x1A\n", FINDING_IMAGE_BROKEN);
}

/* A PNG with any one byte changed, or cut off anywhere, is either read or told to be broken. */
static void broken_pixels_are_told(void)
{
    struct input input;
    struct buffer whole;
    buffer_init(&whole, BUFFER_UNLIMITED);
    CHECK(input_open(&input, "tests/unit/image/pictures/palette-4-opacity.png", INPUT_MAXIMUM, &findings));
    CHECK(input_read_all(&input, &whole, &findings));
    input_release(&input);
    for (size_t length = 8; length < whole.length - 12; length++)
        file_is_refused(whole.bytes, length, FINDING_IMAGE_BROKEN);
    for (size_t i = 8; i < whole.length; i++) {
        struct findings own;
        findings_init(&own);
        whole.bytes[i] ^= 0x55;
        write_file(whole.bytes, whole.length);
        CHECK((image_read(&arena, path, &own) == NULL) == (own.count == 1));
        whole.bytes[i] ^= 0x55;
        findings_release(&own);
    }
    /* Width and height 32 768 in the header, with the checksum that it then has. */
    memcpy(whole.bytes + 16, "\0\0\x80\0\0\0\x80\0", 8);
    uLong sum = crc32(0, (const Bytef *)whole.bytes + 12, 17);
    for (int i = 0; i < 4; i++)
        whole.bytes[29 + i] = (char)(sum >> (24 - 8 * i));
    file_is_refused(whole.bytes, whole.length, FINDING_IMAGE_TOO_LARGE);
    buffer_release(&whole);
}

/* --- the emblem --- */

/* The uppermost star's point is 1/3 + 1/18 of the height above the middle; the star at three o'clock has its own point up. */
static void emblem_has_its_measures(void)
{
    struct buffer told;
    buffer_init(&told, BUFFER_UNLIMITED);
    trace_image(&told, emblem_image(&arena));
    const char *expected = "move 0.00 0.00\nline 54.00 0.00\nline 54.00 36.00\nline 0.00 36.00\nclose\nfill #003399\n"
                           "move 27.00 4.00\nline 28.18 7.62\nline 25.10 5.38\nline 28.90 5.38\nline 25.82 7.62\nclose\n"
                           "fill #ffcc00\n";
    CHECK(strncmp(buffer_text(&told), expected, strlen(expected)) == 0);
    CHECK(strstr(buffer_text(&told), "move 39.00 16.00\nline 40.18 19.62\n") != NULL);
    CHECK(strstr(buffer_text(&told), "move 27.00 28.00\n") != NULL);
    size_t stars = 0;
    for (const char *at = buffer_text(&told); (at = strstr(at, "fill #ffcc00")) != NULL; at++)
        stars++;
    CHECK(stars == 12);
    buffer_release(&told);
}

static void images_fit_into_boxes(void)
{
    const struct image wide = {.width = 200, .height = 50}, high = {.width = 10, .height = 40};
    struct box a = image_fit(&wide, 5, 7, 100, 100), b = image_fit(&high, 5, 7, 100, 100);
    CHECK(a.left == 5 && a.top == 7 && a.right == 105 && a.bottom == 32);
    CHECK(b.left == 5 && b.top == 7 && b.right == 30 && b.bottom == 107);
}

int main(void)
{
    findings_init(&findings);
    arena_init(&arena);
    close(mkstemp(path));
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text != NULL) {
        every_form_is_the_same_pixels();
        paths_are_read();
        arcs_are_curves();
        shapes_are_outlines();
        looks_are_inherited();
        what_cannot_be_drawn_is_told();
        doubling_ends();
        files_of_other_kinds_are_told();
        broken_pixels_are_told();
        emblem_has_its_measures();
        images_fit_into_boxes();
    }
    CHECK(findings.count == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    unlink(path);
    return unit_done();
}
