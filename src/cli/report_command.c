#include <string.h>
#include <unistd.h>

#include "cli/attachments.h"
#include "cli/commands.h"
#include "cli/companions.h"
#include "cli/figures_query.h"
#include "cli/installation.h"
#include "cli/result.h"
#include "cli/settled_register.h"
#include "device/pdf.h"
#include "device/trace.h"
#include "image/image.h"
#include "language/language.h"
#include "layout/layout_drawing.h"
#include "layout/report.h"
#include "template/template_reader.h"

/* What a report is made from, held together while it is laid out and drawn. */
struct making {
    struct arena arena;                /* of the template */
    struct settled_register settled, earlier;
    struct changes_side previous;      /* the earlier register, as changes want it */
    struct template template;
    struct query query;                /* --period and --where */
    struct text *text;
    struct report_request request;
    struct layout layout;
    struct report_sets sets;
    struct set_tables tables;          /* of the sets, where something asks for them */
    struct attachments attachments;
    struct stage_clock clock;
};

static struct pdf_description describe(struct making *making, struct findings *findings)
{
    const struct report_request *request = &making->request;
    return (struct pdf_description){
        .title = report_title(&making->settled.arena, request),
        .subject = template_words(&request->template->subtitle, request->language, NOWHERE, findings),
        .author = register_body(request->reg, request->language),
        .language = language_tag(request->language),
        .producer = "Hankeraportti " PROGRAM_VERSION,
        .created = request->situation_date,
        .attachments = making->attachments.items,
        .attachment_count = making->attachments.count,
    };
}

/* True when it stands where it was to. */
static bool draw(struct making *making, const struct command_line *line, const struct pdf_description *description,
                 struct findings *findings)
{
    struct output output;
    output_open(&output, result_path(line));
    struct device *device = command_line_has(line, OPTION_DUMP) ? trace_new(&output, making->text)
                                                                : pdf_new(&output, making->text, description);
    layout_draw(&making->layout, device);
    return result_close(&output, device, findings);
}

/* False, with a finding. */
static bool count_changes(struct change_counts *out, struct arena *arena, const struct report_request *request,
                          struct findings *findings)
{
    if (request->previous == NULL)
        return true;
    const struct changes *changes = report_changes_in_all(arena, request, findings);
    if (changes == NULL)
        return false;
    *out = (struct change_counts){.known = true, .of_entries = changes->of_entries};
    memcpy(out->projects, changes->projects, sizeof out->projects);
    return true;
}

static void tell_outcome(struct making *making, struct outcome *out, struct findings *findings)
{
    const struct report_request *request = &making->request;
    struct arena *arena = &making->settled.arena;
    out->pages = layout_pages(&making->layout);
    outcome_set_text(out->title, report_title(arena, request));
    outcome_set_text(out->period, code_name(request->period, request->language));
    outcome_set_text(out->body, register_body(request->reg, request->language));
    out->whole = count_changes(&out->changes, arena, request, findings) &&
                 grand_totals_make(&out->totals, arena, request->reg, request->period, request->filters,
                                   request->filter_count, request->situation_date, findings);
    stage_clock_end(&making->clock, STAGE_TOTALS);
    memcpy(out->costs, making->clock.costs, sizeof out->costs);
}

/* The figures apart from the pages. */
static bool tell_figures(struct making *making, const struct command_line *line, struct findings *findings)
{
    struct arena *arena = &making->settled.arena;
    static const unsigned of_tables = 1u << COMPANION_XLSX | 1u << COMPANION_CSV;
    bool attached = command_line_has(line, OPTION_ATTACH);
    if (!attached && (line->options[OPTION_ALSO].words & of_tables) == 0)
        return true;
    if (!set_tables_make(&making->tables, arena, &making->request, &making->sets, findings))
        return false;
    if (attached)
        attachments_make(&making->attachments, arena, &making->request, &making->tables);
    return true;
}

/* False when there is no report. */
static bool make(struct making *making, const struct command_line *line, struct findings *findings)
{
    struct arena *arena = &making->settled.arena;
    if (!report_lay_out(&making->layout, &making->sets, arena, making->text, &making->request, findings) ||
        !tell_figures(making, line, findings))
        return false;
    stage_clock_end(&making->clock, STAGE_LAY_OUT);
    const struct pdf_description description = describe(making, findings);
    if (!draw(making, line, &description, findings))
        return false;
    stage_clock_end(&making->clock, STAGE_DRAW);
    const struct made_report report = {.line = line, .request = &making->request, .layout = &making->layout,
                                       .description = &description, .text = making->text, .arena = arena,
                                       .tables = &making->tables, .stem = companions_stem(arena, result_path(line))};
    companions_write(&report, findings);
    if (companions_have_stem(line))
        companions_tell_left(&report, findings);
    stage_clock_end(&making->clock, STAGE_COMPANIONS);
    return true;
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

static void name_persons(struct settled_register *settled, const struct command_line *line)
{
    if (line->options[OPTION_READER].word == READER_INTERNAL)
        register_name_persons(&settled->reg);
}

/* The register to compare with, if one is given. */
static bool read_previous(struct making *making, const struct command_line *line, struct findings *findings)
{
    if (!command_line_has(line, OPTION_PREVIOUS))
        return true;
    if (!settled_register_read_previous(&making->earlier, &making->settled, line, REGISTER_DIGEST, findings))
        return false;
    name_persons(&making->earlier, line);
    making->previous = (struct changes_side){&making->earlier.reg, making->earlier.situation_date};
    making->request.previous = &making->previous;
    return true;
}

static bool read_template(struct making *making, const struct command_line *line, struct findings *findings)
{
    const char *path = installation_file(&making->arena, "templates", line->options[OPTION_TEMPLATE].text,
                                         FINDING_TEMPLATE_UNKNOWN, findings);
    return path != NULL && template_read(&making->template, &making->arena, path, findings);
}

/* Long texts are read only where something shows them. */
static bool read_register(struct making *making, const struct command_line *line, struct findings *findings)
{
    unsigned needs = REGISTER_DIGEST;
    if (template_has(&making->template, BLOCK_PROJECT_CARDS))
        needs |= REGISTER_TEXTS;
    return settled_register_read(&making->settled, line, line->operands[0], needs, findings);
}

/* Reads everything that the report is made from. What is wrong with the template is told beside what is with the register. */
static bool prepare(struct making *making, const struct command_line *line, struct findings *findings)
{
    struct settled_register *settled = &making->settled;
    struct query *query = &making->query;
    bool asked = figures_query_read(query, line, 0, findings);
    bool template = read_template(making, line, findings);
    if (!read_register(making, line, findings) || !template || !asked || !settled_register_sound(settled, findings))
        return false;
    name_persons(settled, line);
    const struct image *logo = NULL;
    if (!figures_query_ask(query, line, settled, findings) ||
        !read_logo(&logo, &making->template, &making->arena, findings))
        return false;
    making->text = text_new_of(installation_folder(&settled->arena, "fonts"), making->template.appearance.faces,
                               findings);
    making->request = (struct report_request){
        .template = &making->template,
        .reg = &settled->reg,
        .period = query->period,
        .filters = query->filters,
        .filter_count = query->filter_count,
        .situation_date = settled->situation_date,
        .language = command_line_language(line, LANGUAGE_FI),
        .reader = (enum reader)line->options[OPTION_READER].word,
        .logo = logo,
        .version = PROGRAM_VERSION,
        .borders = installation_borders(&settled->arena),
    };
    bool read = making->text != NULL && read_previous(making, line, findings);
    stage_clock_end(&making->clock, STAGE_READ);
    return read;
}

/* A file that names persons says so by its own name, so that it is not published by mistake (domain rules 8). */
static bool tells_its_readers(const struct command_line *line, struct findings *findings)
{
    const char *path = result_path(line), *slash = strrchr(path, '/');
    if (line->options[OPTION_READER].word != READER_INTERNAL)
        return true;
    if (strcmp(path, "-") == 0 || strstr(slash == NULL ? path : slash, "-internal") != NULL)
        return true;
    findings_add(findings, FINDING_INTERNAL_FILE_NAME, NOWHERE,
                 finding_text(arena_format(&findings->arena, "%s-internal.pdf", companions_stem(&findings->arena, path))));
    return false;
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
    if (!companions_have_place(line, findings) || !tells_its_readers(line, findings))
        return;
    struct making making = {.template = {.input = {.file = -1}},
                            .earlier = {.reg = {.input = {.file = -1}}, .shipped = {.input = {.file = -1}}}};
    arena_init(&making.arena);
    stage_clock_start(&making.clock);
    if (prepare(&making, line, findings) && make(&making, line, findings))
        tell_outcome(&making, out, findings);
    text_free(making.text);
    template_release(&making.template);
    settled_register_release(&making.earlier);
    settled_register_release(&making.settled);
    arena_release(&making.arena);
}
