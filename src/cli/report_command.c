#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/installation.h"
#include "cli/result.h"
#include "cli/settled_register.h"
#include "device/pdf.h"
#include "device/trace.h"
#include "image/image.h"
#include "language/language.h"
#include "layout/report.h"

/* What a report is made from, held together while it is laid out and drawn. */
struct making {
    struct settled_register settled;
    struct template template;
    struct text *text;
    struct report_request request;
    struct layout layout;
};

static void draw(struct making *making, const struct command_line *line, struct findings *findings)
{
    const struct report_request *request = &making->request;
    struct arena *arena = &making->settled.arena;
    const struct pdf_description description = {
        .title = report_title(arena, request),
        .subject = template_words(&request->template->subtitle, request->language, NOWHERE, findings),
        .author = register_body(request->reg, request->language),
        .language = language_tag(request->language),
        .producer = "Hankeraportti " PROGRAM_VERSION,
        .created = request->situation_date,
    };
    struct output output;
    output_open(&output, result_path(line));
    struct device *device = command_line_has(line, OPTION_DUMP) ? trace_new(&output, making->text)
                                                                : pdf_new(&output, making->text, &description);
    layout_draw(&making->layout, device);
    if (device->calls->close(device, findings))
        output_close(&output, findings);
    else
        output_abandon(&output);
    device->calls->free(device);
}

/* The file of that name beside the template, else in the folder of templates. NULL, with a finding, when it is in neither. */
static const char *find_logo(const struct logo *logo, const char *template, struct arena *arena,
                             struct findings *findings)
{
    const char *slash = strrchr(template, '/');
    int folder = slash == NULL ? 0 : (int)(slash + 1 - template);
    const char *beside = arena_format(arena, "%.*s%s", folder, template, logo->file);
    if (access(beside, F_OK) == 0)
        return beside;
    const char *shipped = arena_format(arena, "%s/%s", installation_folder(arena, "templates"), logo->file);
    if (access(shipped, F_OK) == 0)
        return shipped;
    findings_add(findings, FINDING_TEMPLATE_LOGO_MISSING, logo->place, finding_text(logo->file));
    return NULL;
}

/* The logo that the template names. False, with findings, when it cannot be read. */
static bool read_logo(const struct image **out, const struct template *template, struct arena *arena,
                      struct findings *findings)
{
    const struct logo *logo = &template->appearance.logo;
    if (logo->file == NULL)
        return true;
    const char *path = find_logo(logo, template->input.name, arena, findings);
    *out = path == NULL ? NULL : image_read(arena, path, findings);
    return *out != NULL;
}

/* Reads everything that the report is made from. */
static bool prepare(struct making *making, const struct command_line *line, struct findings *findings)
{
    struct settled_register *settled = &making->settled;
    if (!settled_register_read(settled, line, line->operands[0], REGISTER_DIGEST, findings))
        return false;
    if (!settled_register_sound(settled, findings))
        return false;
    const char *template = installation_file(&settled->arena, "templates", line->options[OPTION_TEMPLATE].text,
                                             FINDING_TEMPLATE_UNKNOWN, findings);
    struct query query = {0};
    const struct image *logo = NULL;
    if (template == NULL || !figures_query_ask(&query, line, settled, findings) ||
        !template_read(&making->template, &settled->arena, template, findings) ||
        !read_logo(&logo, &making->template, &settled->arena, findings))
        return false;
    making->text = text_new_of(installation_folder(&settled->arena, "fonts"), making->template.appearance.faces,
                               findings);
    making->request = (struct report_request){
        .template = &making->template,
        .reg = &settled->reg,
        .period = query.period,
        .situation_date = settled->situation_date,
        .language = command_line_language(line, LANGUAGE_FI),
        .logo = logo,
        .version = PROGRAM_VERSION,
        .borders = installation_borders(&settled->arena),
    };
    return making->text != NULL;
}

void report_command(const struct command_line *line, struct findings *findings)
{
    const struct option_value *dumped = &line->options[OPTION_DUMP];
    if (dumped->text != NULL && dumped->word != DUMP_TRACE) {
        findings_add(findings, FINDING_OPTION_VALUE, NOWHERE, finding_text("--dump"), finding_text(dumped->text),
                     finding_text("trace"));
        return;
    }
    struct making making = {.template = {.input = {.file = -1}}};
    if (prepare(&making, line, findings) &&
        report_lay_out(&making.layout, &making.settled.arena, making.text, &making.request, findings))
        draw(&making, line, findings);
    text_free(making.text);
    template_release(&making.template);
    settled_register_release(&making.settled);
}
