#include <stdlib.h>

#include "device/pdf.h"
#include "layout/layout_drawing.h"
#include "layout/report.h"
#include "template/template_reader.h"
#include "readers.h"

/* Lays a report out and draws it as a PDF that nobody keeps. */
static void draw(struct fuzz *fuzz, const struct template *template, const struct project_register *reg)
{
    struct output output;
    struct layout layout;
    struct report_sets sets;
    struct text *text = text_new("fonts", &fuzz->findings);
    const struct report_request request = {
        .template = template, .reg = reg, .situation_date = reg->situation_date, .language = LANGUAGE_FI,
        .version = "", .borders = "templates/maps/finland.xml",
        .period = register_code_lookup(reg, LIST_PERIOD, "2021-2027"),
    };
    bool done = report_lay_out(&layout, &sets, &fuzz->arena, text, &request, &fuzz->findings);
    if (fuzz_told(fuzz, "report_lay_out", done, STATUS_DONE)) {
        const struct pdf_description description = {.title = report_title(&fuzz->arena, &request), .subject = "", .author = "",
                                                    .language = "fi", .producer = "", .created = reg->situation_date};
        output_open(&output, "/dev/null");
        struct device *device = pdf_new(&output, text, &description);
        layout_draw(&layout, device);
        fuzz_told(fuzz, "close", device->calls->close(device, &fuzz->findings), STATUS_DONE);
        device->calls->free(device);
        output_close(&output, &fuzz->findings);
    }
    text_free(text);
}

static void make(struct fuzz *fuzz, const char *template_path, const char *register_path)
{
    struct template template;
    struct project_register reg;
    bool read = template_read(&template, &fuzz->arena, template_path, &fuzz->findings);
    fuzz_told(fuzz, "template_read", read, STATUS_DONE);
    bool sound = fuzz_settle(fuzz, &reg, register_path);
    if (read && sound)
        draw(fuzz, &template, &reg);
    register_release(&reg);
    template_release(&template);
}

void fuzz_register_pages(struct fuzz *fuzz)
{
    make(fuzz, "templates/board.xml", fuzz->path);
}

void fuzz_template_pages(struct fuzz *fuzz)
{
    make(fuzz, fuzz->path, "samples/hame.xml");
}
