/* Draws a small document with every call of the device. With a path as its argument it leaves the PDF there, for the
 * independent readers that tests/unit/device/pdf.check asks; without one it uses a file of its own. */
#include "device/pdf.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"
#include "base/buffer.h"
#include "base/findings.h"
#include "base/input.h"

static const struct colour ink = {0x1C, 0x28, 0x33}, grey = {0xD5, 0xD8, 0xDC}, blue = {0x1F, 0x61, 0x8D};
static const double width = 595.28, height = 841.89, left = 71;

static struct text *text;
static struct arena arena;

static void put(struct device *device, enum face face, double size, double x, double y, const char *string)
{
    struct line line = text_line(text, &arena, face, string);
    device->calls->text(device, &line, size, x, y, ink);
}

static void begin(struct device *device, enum role role)
{
    struct element element = {.role = role, .level = 1};
    device->calls->begin_element(device, &element);
}

static void end(struct device *device)
{
    device->calls->end_element(device);
}

static void tagged(struct device *device, enum role role, double size, double x, double y, const char *string)
{
    begin(device, role);
    put(device, FACE_REGULAR, size, x, y, string);
    end(device);
}

static void begin_page(struct device *device, const char *footer)
{
    device->calls->begin_page(device, width, height);
    device->calls->begin_artifact(device, ARTIFACT_PAGINATION);
    device_segment(device, left, 800, width - left, 800, &(struct stroke){grey, 0.5, 0});
    put(device, FACE_REGULAR, 8, left, 812, footer);
    device->calls->end_artifact(device);
}

static void contents(struct device *device)
{
    begin(device, ROLE_CONTENTS);
    for (unsigned i = 1; i <= 2; i++) {
        double y = 100 + 16 * i;
        begin(device, ROLE_CONTENTS_ITEM);
        begin(device, ROLE_REFERENCE);
        begin(device, ROLE_LINK);
        put(device, FACE_REGULAR, 10, left, y, i == 1 ? "Yhteenveto ...... 1" : "Hankkeet ...... 2");
        device->calls->link(device, (struct box){left, y - 10, 300, y + 3}, i,
                            i == 1 ? "Yhteenveto, sivu 1" : "Hankkeet, sivu 2");
        end(device);
        end(device);
        end(device);
    }
    end(device);
}

static void paragraph(struct device *device)
{
    struct line *lines;
    begin(device, ROLE_PARAGRAPH);
    put(device, FACE_REGULAR, 10, left, 170,
        "Häme sai 55\u00A0908\u00A0€ eli 24,5\u00A0% – ja Åland −3 (öljy). ");
    put(device, FACE_REGULAR, 10, left, 184, "Mikro µ ja kreikan μ, ohmi Ω ja Ω. ");
    size_t count = text_break(text, &arena, LANGUAGE_FI, FACE_REGULAR,
                              "Maakuntahallituksen päätösehdotus merkitään tiedoksi", 9, &lines);
    for (size_t i = 0; i < count; i++)
        device->calls->text(device, &lines[i], 10, left, 198 + 13 * (double)i, ink);
    CHECK(count > 1);
    end(device);
}

static void list(struct device *device)
{
    begin(device, ROLE_LIST);
    for (int i = 0; i < 2; i++) {
        begin(device, ROLE_LIST_ITEM);
        tagged(device, ROLE_LABEL, 10, left, 330 + 14 * i, "•");
        tagged(device, ROLE_LIST_BODY, 10, left + 12, 330 + 14 * i, i == 0 ? "ensimmäinen kohta" : "toinen kohta");
        end(device);
    }
    end(device);
}

static void figure(struct device *device)
{
    struct element element = {.role = ROLE_FIGURE,
                              .alternative = "Pylväät: EU 60 %, valtio 40 %",
                              .bounds = {left, 380, 271, 480}};
    device->calls->begin_element(device, &element);
    device_rectangle(device, (struct box){left, 400, left + 60, 480});
    device->calls->fill(device, blue);
    device_rectangle(device, (struct box){left + 80, 430, left + 140, 480});
    device->calls->fill(device, grey);
    device->calls->move(device, left, 390);
    device->calls->curve(device, left + 50, 380, left + 100, 400, left + 150, 390);
    device->calls->stroke(device, &(struct stroke){blue, 1.25, 3});
    put(device, FACE_BOLD, 8, left, 395, "60 %");
    end(device);
    tagged(device, ROLE_CAPTION, 9, left, 495, "Kuva 1. Rahoitus lähteittäin");
}

/* Twice the same picture of four colours, one of them half seen and one not at all; and a grey one. */
static void pictures(struct device *device)
{
    static const uint8_t colours[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 204, 0}, opacity[] = {255, 128, 0, 255};
    static const struct raster coloured = {2, 2, 3, colours, opacity}, grey_one = {2, 2, 1, opacity, NULL};
    struct element element = {.role = ROLE_FIGURE, .alternative = "Neljä väriä", .bounds = {400, 380, 520, 420}};
    device->calls->begin_element(device, &element);
    device->calls->image(device, &coloured, (struct box){400, 380, 440, 420});
    device->calls->image(device, &grey_one, (struct box){440, 380, 480, 420});
    device->calls->image(device, &coloured, (struct box){480, 380, 520, 420});
    device_rectangle(device, (struct box){530, 380, 540, 420});
    device_rectangle(device, (struct box){532, 390, 538, 410});
    device->calls->fill_even_odd(device, blue);
    end(device);
}

static void cell(struct device *device, const struct element *element, double x, double y, const char *string)
{
    device->calls->begin_element(device, element);
    put(device, element->role == ROLE_CELL ? FACE_REGULAR : FACE_BOLD, 9, x, y, string);
    end(device);
}

static void table_head(struct device *device)
{
    static const struct element column = {.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN};
    static const struct element wide = {.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN, .columns = 2};
    begin(device, ROLE_TABLE_HEAD);
    begin(device, ROLE_ROW);
    cell(device, &column, left, 700, "Hanke");
    cell(device, &wide, left + 150, 700, "Myönnetty ja maksettu");
    end(device);
    end(device);
}

static void table_row(struct device *device, double y, const char *name)
{
    static const struct element row = {.role = ROLE_HEADER_CELL, .scope = SCOPE_ROW};
    static const struct element plain = {.role = ROLE_CELL};
    begin(device, ROLE_ROW);
    cell(device, &row, left, y, name);
    cell(device, &plain, left + 150, y, "1\u00A0000,00");
    cell(device, &plain, left + 250, y, "−500,00");
    end(device);
}

/* "abc" with the b moved right by a tenth of an em and up by a fifth: shaping hardly ever does that to our text. */
static void moved_glyph(struct device *device)
{
    struct line line = text_line(text, &arena, FACE_REGULAR, "abc");
    CHECK(line.count == 1 && line.runs[0]->count == 3);
    struct glyph glyphs[3];
    memcpy(glyphs, line.runs[0]->glyphs, sizeof glyphs);
    glyphs[1].x_offset = 100;
    glyphs[1].y_offset = 200;
    struct run moved = {.id = 50000, .count = 3, .advance = line.runs[0]->advance, .glyphs = glyphs};
    const struct run *runs[] = {&moved};
    line.runs = runs;
    begin(device, ROLE_PARAGRAPH);
    device->calls->text(device, &line, 10, left, 170, ink);
    end(device);
}

/* The table stays open over the page's end. */
static void first_page(struct device *device)
{
    begin_page(device, "Hämeen liitto 1 (2)");
    tagged(device, ROLE_TITLE, 18, left, 80, "Hankeraportti");
    contents(device);
    begin(device, ROLE_HEADING);
    device->calls->destination(device, 1, 150);
    put(device, FACE_BOLD, 14, left, 155, "Yhteenveto");
    end(device);
    paragraph(device);
    list(device);
    figure(device);
    pictures(device);
    begin(device, ROLE_TABLE);
    table_head(device);
    begin(device, ROLE_TABLE_BODY);
    table_row(device, 715, "AKKE-hanke");
    device->calls->end_page(device);
}

static void second_page(struct device *device)
{
    begin_page(device, "Hämeen liitto 2 (2)");
    device->calls->begin_artifact(device, ARTIFACT_LAYOUT);
    put(device, FACE_BOLD, 9, left, 60, "Hanke");
    device->calls->end_artifact(device);
    table_row(device, 75, "Seutukaupungit");
    end(device);
    end(device);
    begin(device, ROLE_HEADING);
    device->calls->destination(device, 2, 100);
    put(device, FACE_ITALIC, 14, left, 110, "Hankkeet");
    end(device);
    begin(device, ROLE_PARAGRAPH);
    put(device, FACE_REGULAR, 10, left, 130, "Ruotsiksi ");
    struct element span = {.role = ROLE_SPAN, .language = "sv"};
    cell(device, &span, left + 60, 130, "sammanfattning ");
    struct element actual = {.role = ROLE_SPAN, .actual = "viisi tähteä"};
    cell(device, &actual, left + 160, 130, "*****");
    end(device);
    begin(device, ROLE_NOTE);
    put(device, FACE_REGULAR, 8, left, 150, "1) Tieto puuttuu kahdelta hankkeelta.");
    end(device);
    moved_glyph(device);
    device->calls->end_page(device);
}

static const struct pdf_description description = {
    .title = "Hankeraportti – Häme", .subject = "Hankkeet & rahoitus", .author = "Hämeen liitto",
    .language = "fi", .producer = "Hankeraportti 1.0.0", .created = {2025, 12, 31}};

static void draw(struct device *device)
{
    device->calls->bookmark(device, 1, "Yhteenveto", 1);
    device->calls->bookmark(device, 2, "Hankkeet – lista", 2);
    begin(device, ROLE_DOCUMENT);
    first_page(device);
    second_page(device);
    end(device);
}

static bool write_document(const char *path, const struct pdf_description *about, struct findings *findings)
{
    static struct output output;
    output_open(&output, path);
    struct device *device = pdf_new(&output, text, about);
    draw(device);
    bool closed = device->calls->close(device, findings);
    device->calls->free(device);
    if (!closed) {
        output_abandon(&output);
        return false;
    }
    return output_close(&output, findings);
}

static void read_document(struct buffer *out, const char *path, struct findings *findings)
{
    struct input input;
    buffer_init(out, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, findings));
    CHECK(input_read_all(&input, out, findings));
    input_close(&input);
    input_release(&input);
}

static void same_calls_make_the_same_bytes(const char *path, struct findings *findings)
{
    struct buffer first, second;
    CHECK(write_document(path, &description, findings));
    read_document(&first, path, findings);
    CHECK(write_document(path, &description, findings));
    read_document(&second, path, findings);
    CHECK(first.length > 1000 && first.length == second.length);
    CHECK(memcmp(first.bytes, second.bytes, first.length) == 0);
    buffer_release(&first);
    buffer_release(&second);
}

static void figure_without_alternative(struct device *device)
{
    device->calls->begin_page(device, width, height);
    begin(device, ROLE_FIGURE);
    device_rectangle(device, (struct box){0, 0, 10, 10});
    device->calls->fill(device, blue);
    end(device);
    device->calls->end_page(device);
}

static void link_to_nowhere(struct device *device)
{
    device->calls->begin_page(device, width, height);
    begin(device, ROLE_LINK);
    device->calls->link(device, (struct box){0, 0, 10, 10}, 3, "?");
    end(device);
    device->calls->end_page(device);
}

static void page_too_small(struct device *device)
{
    device->calls->begin_page(device, 1, 1);
    device->calls->end_page(device);
}

/* `draws` (NULL: nothing) into a device; close must refuse with one finding of `kind`. */
static void is_refused(const struct pdf_description *about, void (*draws)(struct device *device),
                       enum finding_kind kind)
{
    static struct output output;
    struct findings findings;
    findings_init(&findings);
    output_open(&output, "/dev/null");
    struct device *device = pdf_new(&output, text, about);
    if (draws != NULL)
        draws(device);
    CHECK(!device->calls->close(device, &findings));
    CHECK(findings.count == 1 && findings.items[0].kind == kind);
    device->calls->free(device);
    output_abandon(&output);
    findings_release(&findings);
}

static void incomplete_documents_are_refused(void)
{
    struct pdf_description untitled = description, unspoken = description;
    untitled.title = "";
    unspoken.language = NULL;
    is_refused(&untitled, NULL, FINDING_PDF_NO_TITLE);
    is_refused(&unspoken, NULL, FINDING_PDF_NO_LANGUAGE);
    is_refused(&description, figure_without_alternative, FINDING_PDF_NO_ALTERNATIVE);
    is_refused(&description, link_to_nowhere, FINDING_PDF_NO_DESTINATION);
    is_refused(&description, page_too_small, FINDING_PDF_FAILED);
}

static void free_without_close_writes_nothing(void)
{
    static struct output output;
    output_open(&output, "/dev/null");
    struct device *device = pdf_new(&output, text, &description);
    draw(device);
    device->calls->free(device);
    CHECK(output.used == 0);
    output_abandon(&output);
}

int main(int count, char **arguments)
{
    char own[] = "/tmp/hankeraportti-pdf-XXXXXX";
    if (count < 2)
        close(mkstemp(own));
    struct findings findings;
    findings_init(&findings);
    arena_init(&arena);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text != NULL) {
        same_calls_make_the_same_bytes(count < 2 ? own : arguments[1], &findings);
        incomplete_documents_are_refused();
        free_without_close_writes_nothing();
    }
    CHECK(findings_status(&findings) == STATUS_DONE);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    if (count < 2)
        unlink(own);
    return unit_done();
}
