/* Pages side by side on one picture: contact_sheet OUTPUT.png TITLE PAGE.png... from the top folder, where the fonts are.
 * Drawn with what the program itself draws with. */
#include <math.h>
#include <stdio.h>

#include "base/findings.h"
#include "base/output.h"
#include "device/cairo.h"
#include "image/image.h"
#include "template/style.h"

enum { COLUMNS = 6 };
static const double page_width = 300, gap = 14, head = 40; /* [pt], a pixel each */
static const struct colour ground = {0x8a, 0x93, 0x99};

struct sheet {
    struct arena arena;
    struct findings findings;
    struct text *text;
    struct output output;
};

/* All pages are as high as the first. */
static double page_height(const struct image *first)
{
    return first->height * page_width / first->width;
}

static void draw_page(struct device *device, const struct image *page, int place, double height)
{
    double left = gap + place % COLUMNS * (page_width + gap), top = head + place / COLUMNS * (height + gap);
    struct box paper = {left, top, left + page_width, top + height};
    device_rectangle(device, paper);
    device->calls->fill(device, style_default.paper);
    image_draw(page, device, image_fit(page, left, top, page_width, height));
}

static void draw_sheet(struct sheet *sheet, struct device *device, const char *title, const struct image **pages,
                       int count)
{
    double height = page_height(pages[0]), width = gap + COLUMNS * (page_width + gap);
    double bottom = head + ceil((double)count / COLUMNS) * (height + gap);
    device->calls->begin_page(device, width, bottom);
    device_rectangle(device, (struct box){0, 0, width, bottom});
    device->calls->fill(device, ground);
    struct line line = text_line(sheet->text, &sheet->arena, FACE_BOLD, title);
    device->calls->text(device, &line, 20, gap, 27, style_default.paper);
    for (int i = 0; i < count; i++)
        draw_page(device, pages[i], i, height);
    device->calls->end_page(device);
}

static bool write_sheet(struct sheet *sheet, const char *path, const char *title, char **files, int count)
{
    const struct image **pages = arena_array(&sheet->arena, (size_t)count, sizeof *pages);
    for (int i = 0; i < count; i++)
        if ((pages[i] = image_read(&sheet->arena, files[i], &sheet->findings)) == NULL)
            return false;
    output_open(&sheet->output, path);
    struct device *device = cairo_png_new(&sheet->output, sheet->text, /*pixels a point*/ 1);
    draw_sheet(sheet, device, title, pages, count);
    bool drawn = device->calls->close(device, &sheet->findings);
    if (drawn)
        drawn = output_close(&sheet->output, &sheet->findings);
    else
        output_abandon(&sheet->output);
    device->calls->free(device);
    return drawn;
}

int main(int count, char **arguments)
{
    static struct sheet sheet;
    if (count < 4) {
        fputs("usage: contact_sheet OUTPUT.png TITLE PAGE.png...\n", stderr);
        return 2;
    }
    arena_init(&sheet.arena);
    findings_init(&sheet.findings);
    sheet.text = text_new("fonts", &sheet.findings);
    bool done = sheet.text != NULL && write_sheet(&sheet, arguments[1], arguments[2], arguments + 3, count - 3);
    for (size_t i = 0; i < sheet.findings.count; i++)
        fprintf(stderr, "contact_sheet: %s\n", finding_name(sheet.findings.items[i].kind));
    text_free(sheet.text);
    findings_release(&sheet.findings);
    arena_release(&sheet.arena);
    return !done;
}
