#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/installation.h"
#include "cli/result.h"
#include "cli/settled_register.h"
#include "device/pdf.h"
#include "device/trace.h"
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

static bool draw(struct making *making, const struct command_line *line, struct findings *findings)
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
    bool whole = device->calls->close(device, findings);
    if (whole)
        whole = output_close(&output, findings);
    else
        output_abandon(&output);
    device->calls->free(device);
    return whole;
}

static void tell_outcome(struct making *making, struct outcome *out, struct findings *findings)
{
    const struct report_request *request = &making->request;
    struct arena *arena = &making->settled.arena;
    out->pages = layout_pages(&making->layout);
    outcome_set_title(out, report_title(arena, request));
    out->whole = grand_totals_make(&out->totals, arena, request->reg, request->period, request->situation_date,
                                   findings);
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
    if (template == NULL || !figures_query_ask(&query, line, settled, findings) ||
        !template_read(&making->template, &settled->arena, template, findings))
        return false;
    making->text = text_new(installation_folder(&settled->arena, "fonts"), findings);
    making->request = (struct report_request){
        .template = &making->template,
        .reg = &settled->reg,
        .period = query.period,
        .situation_date = settled->situation_date,
        .language = command_line_language(line, LANGUAGE_FI),
        .version = PROGRAM_VERSION,
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
    struct outcome outcome = {0};
    report_make(line, &outcome, findings);
}

void report_make(const struct command_line *line, struct outcome *out, struct findings *findings)
{
    struct making making = {.template = {.input = {.file = -1}}};
    if (prepare(&making, line, findings) &&
        report_lay_out(&making.layout, &making.settled.arena, making.text, &making.request, findings) &&
        draw(&making, line, findings))
        tell_outcome(&making, out, findings);
    text_free(making.text);
    template_release(&making.template);
    settled_register_release(&making.settled);
}
