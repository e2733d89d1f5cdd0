/* What calls become in a web page: written by hand from the HTML Standard and WAI-ARIA, but for the style sheet. */
#include "device/html.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"
#include "base/buffer.h"
#include "base/findings.h"
#include "base/input.h"

static const char expected[] =
    "<body>\n"
    "<a class=\"skip\" href=\"#content\">Gå till innehållet</a>\n"
    "<main id=\"content\">\n"
    "<h1>A &amp; B</h1>\n"
    "<p class=\"small\">Före</p>\n"
    "<nav aria-label=\"Innehåll\">\n"
    "<h2>Innehåll</h2>\n"
    "<ol><li><a href=\"#d7\">Ett</a><ol><li><a href=\"#d8\">Två</a></li></ol></li>\n"
    "<li><a href=\"#d9\">Tre</a></li></ol></nav>\n"
    "<section id=\"d7\"><h2>Ett &lt;&quot;1&quot;&gt;</h2>\n"
    "<p lang=\"fi\">sana<b>lihava</b></p>\n"
    "<p>avstavning</p>\n"
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabell 1: Ett &lt;&quot;1&quot;&gt;\">\n"
    "<table><caption>(euro)</caption>\n"
    "<thead><tr><td></td><th scope=\"col\" class=\"number\">Belopp</th></tr>\n"
    "</thead>\n"
    "<tbody id=\"d8\"><tr><th scope=\"row\" colspan=\"2\">Allt</th><td class=\"number\">1</td></tr>\n"
    "</tbody>\n"
    "</table></div>\n"
    "<figure><svg viewBox=\"10 20 50 70\" stroke-miterlimit=\"10\" width=\"66.67\" height=\"93.33\" role=\"img\" aria-label=\"Bild\">\n"
    "<path d=\"M10 20L60 20L60 90L10 90Z\" fill=\"#1f618d\"/>\n"
    "<path d=\"M0 0C1 2 3 4 5 6\" fill=\"none\" stroke=\"#d5d8dc\" stroke-width=\"1\" stroke-dasharray=\"2\"/>\n"
    "</svg></figure>\n"
    "<p id=\"d9\"><a href=\"#d7\">Ett</a></p>\n"
    "</section>\n"
    "</main>\n"
    "</body>\n"
    "</html>\n";

static const struct colour ink = {0x1C, 0x28, 0x33};
static struct text *text;
static struct arena arena;
static struct device *device;

static void begin(struct element element)
{
    device->calls->begin_element(device, &element);
}

static void end(void)
{
    device->calls->end_element(device);
}

static void put(enum face face, double size, const char *string)
{
    struct line line = text_line(text, &arena, face, string);
    device->calls->text(device, &line, size, 71, 540, ink);
}

static void put_in(struct element element, double size, const char *string)
{
    begin(element);
    put(FACE_REGULAR, size, string);
    end();
}

/* A word over two lines: the hyphen between them is no part of it. */
static void put_broken(void)
{
    struct line *lines;
    size_t count = text_break(text, &arena, LANGUAGE_SV, FACE_REGULAR, "avstavning", 4.5, &lines);
    CHECK(count == 2 && lines[0].hyphenated);
    begin((struct element){.role = ROLE_PARAGRAPH});
    for (size_t i = 0; i < count; i++)
        device->calls->text(device, &lines[i], 10, 71, 540, ink);
    end();
}

static void put_table(void)
{
    begin((struct element){.role = ROLE_TABLE});
    put_in((struct element){.role = ROLE_CAPTION}, 8, "(euro)");
    begin((struct element){.role = ROLE_TABLE_HEAD});
    begin((struct element){.role = ROLE_ROW});
    begin((struct element){.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN});
    end();
    put_in((struct element){.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN, .number = true}, 8, "Belopp");
    end();
    end();
    begin((struct element){.role = ROLE_TABLE_BODY});
    device->calls->destination(device, 8, 1);
    device->calls->bookmark(device, 2, "Två", 8);
    begin((struct element){.role = ROLE_ROW});
    put_in((struct element){.role = ROLE_HEADER_CELL, .scope = SCOPE_ROW, .columns = 2}, 8, "Allt");
    put_in((struct element){.role = ROLE_CELL, .number = true}, 8, "1");
    end();
    end();
    end();
}

static void put_figure(void)
{
    const struct element figure = {.role = ROLE_FIGURE, .alternative = "Bild", .bounds = {10, 20, 60, 90}};
    begin(figure);
    device_rectangle(device, figure.bounds);
    device->calls->fill(device, (struct colour){0x1F, 0x61, 0x8D});
    device->calls->move(device, 0, 0);
    device->calls->curve(device, 1, 2, 3, 4, 5, 6);
    device->calls->stroke(device, &(struct stroke){{0xD5, 0xD8, 0xDC}, 1, 2});
    end();
}

static void draw(void)
{
    device->calls->begin_page(device, 595.28, 841.89);
    begin((struct element){.role = ROLE_DOCUMENT});
    put_in((struct element){.role = ROLE_PARAGRAPH}, 7, "Före");
    begin((struct element){.role = ROLE_SECTION});
    device->calls->destination(device, 7, 1);
    device->calls->bookmark(device, 1, "Ett", 7);
    put_in((struct element){.role = ROLE_HEADING, .level = 1}, 19, "Ett <\"1\">");
    device->calls->begin_artifact(device, ARTIFACT_PAGINATION);
    put(FACE_REGULAR, 8, "sidhuvud");
    device_segment(device, 71, 800.5, 520, 800.5, &(struct stroke){{0xD5, 0xD8, 0xDC}, 0.5, 2});
    device->calls->end_artifact(device);
    begin((struct element){.role = ROLE_PARAGRAPH, .language = "fi"});
    put(FACE_REGULAR, 10, "sana");
    put(FACE_BOLD, 10, "lihava");
    end();
    put_broken();
    begin((struct element){.role = ROLE_PARAGRAPH});
    end();
    put_table();
    put_figure();
    device->calls->destination(device, 9, 1);
    device->calls->bookmark(device, 1, "Tre", 9);
    begin((struct element){.role = ROLE_PARAGRAPH});
    begin((struct element){.role = ROLE_LINK});
    device->calls->link(device, (struct box){1, 2, 3, 4}, 7, "Ett");
    put(FACE_REGULAR, 10, "dit");
    end();
    end();
    end();
    end();
    device->calls->end_page(device);
}

static void calls_become_elements(struct findings *findings)
{
    static struct output output;
    static const struct pdf_description about = {
        .title = "A & B", .subject = "", .author = "", .language = "sv", .producer = "Hankeraportti"};
    char path[] = "/tmp/hankeraportti-html-XXXXXX";
    close(mkstemp(path));
    output_open(&output, path);
    device = html_new(&output, &about);
    draw();
    CHECK(device->calls->close(device, findings));
    device->calls->free(device);
    CHECK(output_close(&output, findings));
    struct input input;
    struct buffer told;
    buffer_init(&told, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, findings));
    CHECK(input_read_all(&input, &told, findings));
    const char *body = strstr(buffer_text(&told), "<body>");
    CHECK(strstr(buffer_text(&told), "<html lang=\"sv\">") != NULL);
    CHECK(strstr(buffer_text(&told), "<title>A &amp; B</title>") != NULL);
    CHECK_TEXT(body == NULL ? "" : body, expected);
    input_close(&input);
    input_release(&input);
    buffer_release(&told);
    unlink(path);
}

int main(void)
{
    struct findings findings;
    findings_init(&findings);
    arena_init(&arena);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text != NULL)
        calls_become_elements(&findings);
    CHECK(findings.count == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    return unit_done();
}
