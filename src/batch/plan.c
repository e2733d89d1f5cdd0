#include "batch/plan.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "batch/companion.h"
#include "batch/kept_file.h"
#include "batch/report_name.h"

/* --- which reports --- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* A template's name: of a file, its name without folders and ".xml". */
static const char *template_name(struct arena *arena, const char *text)
{
    const char *name = base_name(text);
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".xml") == 0 ? arena_copy(arena, name, length - 4) : name;
}

static void add_report(struct plan *plan, const struct planned_report *report)
{
    *(struct planned_report *)arena_append(plan->arena, (void **)&plan->reports, &plan->report_count,
                                           &plan->report_capacity, sizeof *report) = *report;
}

static void add_languages(struct plan *plan, const struct batch_reports *reports, struct planned_report report)
{
    for (int language = 0; language < LANGUAGES; language++)
        if (reports->languages >> language & 1) {
            report.told.language = (enum language)language;
            add_report(plan, &report);
        }
}

static const char *also_text(struct arena *arena, uint64_t also)
{
    const char *text = NULL;
    for (int i = 0; i < COMPANIONS; i++)
        if (also >> i & 1)
            text = text == NULL ? companion_names[i] : arena_format(arena, "%s,%s", text, companion_names[i]);
    return text;
}

static void add_readers(struct plan *plan, const struct batch_reports *reports, struct planned_report report)
{
    report.also = also_text(plan->arena, reports->also | 1u << COMPANION_PREVIEW);
    report.attaches = reports->attaches;
    for (int reader = 0; reader < READERS; reader++)
        if (reports->readers >> reader & 1) {
            report.told.reader = (enum reader)reader;
            add_languages(plan, reports, report);
        }
}

static void add_templates(struct plan *plan, const struct batch_reports *reports, struct planned_report report)
{
    for (size_t t = 0; t < reports->templates.count; t++) {
        report.template = reports->templates.items[t].text;
        report.told.template = template_name(plan->arena, report.template);
        report.place = reports->templates.items[t].place;
        add_readers(plan, reports, report);
    }
}

static void add_reports(struct plan *plan, const struct batch_reports *reports)
{
    for (size_t r = 0; r < reports->registers.count; r++)
        for (size_t p = 0; p < reports->periods.count; p++) {
            const struct batch_register *batch =
                batch_register_lookup(plan->batch, reports->registers.items[r].text);
            struct planned_register *reg = &plan->registers[batch - plan->batch->registers];
            reg->used = true;
            add_templates(plan, reports, (struct planned_report){
                .reg = reg, .pattern = reports->pattern, .wanted = true, .by = reports->by, .member = "",
                .told = {.reg = batch->name, .period = reports->periods.items[p].text, .where = ""},
            });
        }
}

void plan_init(struct plan *out, struct arena *arena, const struct batch *batch, const struct batch_tools *tools,
               const struct finding_levels *levels)
{
    *out = (struct plan){.batch = batch, .tools = tools, .arena = arena, .settings = "", .fonts = "", .lists = "",
                         .program = ""};
    out->registers = arena_array(arena, batch->register_count, sizeof *out->registers);
    for (size_t i = 0; i < batch->register_count; i++) {
        struct planned_register *reg = &out->registers[i];
        reg->batch = &batch->registers[i];
        reg->members = "";
        reg->told = (struct manifest_register){.name = reg->batch->name, .file = base_name(reg->batch->file),
                                               .digest = "", .previous = "", .previous_file = ""};
        findings_init(&reg->findings);
        reg->findings.levels = levels;
    }
    for (size_t i = 0; i < batch->reports_count; i++)
        if (batch->reports[i].broken)
            out->broken++;
        else
            add_reports(out, &batch->reports[i]);
    for (size_t i = 0; i < out->report_count; i++) {
        findings_init(&out->reports[i].findings);
        out->reports[i].findings.levels = levels;
    }
}

void plan_release(struct plan *plan)
{
    for (size_t i = 0; i < plan->batch->register_count; i++)
        findings_release(&plan->registers[i].findings);
    for (size_t i = 0; i < plan->report_count; i++)
        findings_release(&plan->reports[i].findings);
}

const char *planned_report_label(struct arena *arena, const struct planned_report *report)
{
    const struct manifest_report *told = &report->told;
    return told->file != NULL ? told->file
                              : arena_format(arena, "%s %s %s %s %s%s%s", told->reg, told->template, told->period,
                                             language_tag(told->language), reader_names[told->reader],
                                             told->where[0] == '\0' ? "" : " ", told->where);
}

/* --- one for each member --- */

struct survey_order plan_survey(const struct plan *plan, const struct planned_register *reg)
{
    struct member_question *questions = arena_array(plan->arena, plan->report_count + 1, sizeof *questions);
    size_t count = 0;
    for (size_t i = 0; i < plan->report_count; i++) {
        const struct planned_report *report = &plan->reports[i];
        bool asked = report->reg != reg || report->by == DIMENSIONS;
        for (size_t q = 0; q < count && !asked; q++)
            asked = questions[q].by == report->by && strcmp(questions[q].period, report->told.period) == 0;
        if (!asked)
            questions[count++] = (struct member_question){report->told.period, report->by};
    }
    return (struct survey_order){reg->batch->file, reg->batch->as_of, questions, count};
}

static void add_member(struct plan *plan, const struct planned_report *of, const char *id, size_t length)
{
    struct planned_report report = *of;
    report.member = arena_copy(plan->arena, id, length);
    report.told.where = arena_format(plan->arena, "%s=%s", dimension_names[of->by], report.member);
    findings_init(&report.findings);
    report.findings.levels = of->findings.levels;
    add_report(plan, &report);
}

/* Members that the report is divided by; returns how many. */
static size_t add_members(struct plan *plan, const struct planned_report *report)
{
    const char *asked = arena_format(plan->arena, "%s %s ", report->told.period, dimension_names[report->by]);
    size_t count = 0;
    for (const char *line = report->reg->members; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        if (strncmp(line, asked, strlen(asked)) == 0 && plan->report_count < BATCH_MOST_REPORTS) {
            add_member(plan, report, line + strlen(asked), length - strlen(asked));
            count++;
        }
        line += length + (line[length] == '\n');
    }
    return count;
}

/* Those that cannot be divided stay, to be told of: by the dimension alone, so that they are not taken for a report of all. */
static void divide(struct plan *plan)
{
    struct planned_report *whole = plan->reports;
    size_t count = plan->report_count;
    plan->reports = NULL;
    plan->report_count = plan->report_capacity = 0;
    for (size_t i = 0; i < count; i++) {
        struct planned_report *report = &whole[i];
        bool divided = report->by != DIMENSIONS && report->reg->sound;
        if (divided && add_members(plan, report) > 0 && plan->report_count < BATCH_MOST_REPORTS) {
            findings_release(&report->findings);
            continue;
        }
        if (plan->report_count >= BATCH_MOST_REPORTS)
            findings_add(&report->findings, FINDING_BATCH_TOO_MANY, report->place, finding_count(BATCH_MOST_REPORTS));
        else if (divided)
            findings_add(&report->findings, FINDING_BATCH_NO_MEMBERS, report->place,
                         finding_text(dimension_names[report->by]), finding_text(report->told.period));
        if (report->by != DIMENSIONS)
            report->told.where = dimension_names[report->by];
        add_report(plan, report);
    }
}

/* --- their names --- */

static void name_file(struct plan *plan, struct planned_report *report)
{
    char day[DATE_TEXT_SIZE];
    date_format(day, report->reg->told.situation_date);
    const char *const fields[REPORT_NAME_FIELDS] = {
        [NAME_REGISTER] = report->told.reg, [NAME_TEMPLATE] = report->told.template,
        [NAME_PERIOD] = report->told.period, [NAME_LANGUAGE] = language_tag(report->told.language),
        [NAME_AS_OF] = day, [NAME_READER] = reader_names[report->told.reader],
        [NAME_MEMBER] = report->member,
    };
    report->told.file = report_name_fill(plan->arena, report->pattern, fields, report->place, &report->findings);
    if (report->told.file != NULL && report->told.reader == READER_INTERNAL &&
        strstr(report->told.file, "-internal") == NULL)
        findings_add(&report->findings, FINDING_BATCH_NAME_INTERNAL, report->place, finding_text(report->told.file));
}

/* Upper and lower case are one on many systems that the files will be copied to. */
static bool same_file(const struct manifest_report *a, const struct manifest_report *b)
{
    return a->file != NULL && b->file != NULL && strcasecmp(a->file, b->file) == 0;
}

/* The first of two keeps the name. Of what cannot be made anyway nothing more is told. */
static void refuse_doubled(struct plan *plan, size_t index)
{
    struct planned_report *report = &plan->reports[index];
    for (size_t i = 0; i < index && !report->doubled; i++) {
        const struct manifest_report *other = &plan->reports[i].told;
        report->doubled = same_file(other, &report->told) || manifest_report_same(other, &report->told);
    }
    if (report->doubled && report->findings.by_level[LEVEL_ERROR] == 0)
        findings_add(&report->findings, FINDING_BATCH_NAME_TWICE, report->place,
                     finding_text(planned_report_label(plan->arena, report)));
}

void plan_names(struct plan *plan)
{
    divide(plan);
    for (size_t i = 0; i < plan->report_count; i++) {
        struct planned_report *report = &plan->reports[i];
        report->template_file = plan->tools->template_file(plan->arena, report->template, &report->findings);
        bool divided = report->by == DIMENSIONS || report->member[0] != '\0';
        if (report->reg->sound && divided)
            name_file(plan, report);
        refuse_doubled(plan, i);
    }
}

bool plan_has(const struct plan *plan, const struct manifest_report *like)
{
    for (size_t i = 0; i < plan->report_count; i++)
        if (manifest_report_same(&plan->reports[i].told, like))
            return true;
    return false;
}

bool planned_report_can_be_made(const struct planned_report *report)
{
    return report->reg->sound && report->told.file != NULL && report->template_file != NULL && !report->doubled &&
           report->findings.by_level[LEVEL_ERROR] == 0;
}

/* --- what they are made from --- */

static const char *kept_text(struct plan *plan, const char *text)
{
    return arena_copy(plan->arena, text, strlen(text));
}

static void add_input(struct plan *plan, enum input_role role, const char *path, const char *digest)
{
    const struct manifest_input input = {role, kept_text(plan, base_name(path)), kept_text(plan, digest)};
    for (size_t i = 0; i < plan->input_count; i++)
        if (plan->inputs[i].role == role && strcmp(plan->inputs[i].digest, digest) == 0 &&
            strcmp(plan->inputs[i].file, input.file) == 0)
            return;
    *(struct manifest_input *)arena_append(plan->arena, (void **)&plan->inputs, &plan->input_count,
                                           &plan->input_capacity, sizeof input) = input;
}

/* The folder that a file stands in. */
static const char *folder_of(struct plan *plan, const char *path)
{
    size_t length = strlen(path) - strlen(base_name(path));
    return length == 0 ? "." : arena_copy(plan->arena, path, length);
}

static const char *const any[] = {"", NULL};

static bool ends_in(const char *name, const char *const *endings)
{
    size_t length = strlen(name);
    for (; *endings != NULL; endings++)
        if (length > strlen(*endings) && strcasecmp(name + length - strlen(*endings), *endings) == 0)
            return true;
    return false;
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Hears of each file of a folder, in the order of their names. */
typedef void file_found(void *context, const char *path, const char *digest);

/* The digest of a folder's files: of their names and digests. `endings`: only of names that end so; ends with NULL. False, with
 * a finding, when one cannot be read. */
static bool folder_digest(char out[DIGEST_TEXT_SIZE], const char *folder, const char *const *endings, file_found *found,
                          void *context, struct findings *findings)
{
    struct arena arena;
    struct digest state;
    unsigned char bytes[DIGEST_SIZE];
    struct dirent **entries = NULL;
    bool good = true;
    arena_init(&arena);
    digest_init(&state);
    int count = scandir(folder, &entries, is_visible, by_name);
    for (int i = 0; i < count; i++) {
        char digest[DIGEST_TEXT_SIZE];
        const char *path = arena_format(&arena, "%s/%s", folder, entries[i]->d_name);
        if (ends_in(entries[i]->d_name, endings)) {
            bool read = kept_file_digest(digest, path, findings);
            good &= read;
            if (read)
                found(context, path, digest);
            digest_add(&state, base_name(path), strlen(base_name(path)) + 1);
            digest_add(&state, digest, strlen(digest));
        }
        free(entries[i]);
    }
    free(entries);
    digest_close(&state, bytes);
    digest_format(out, bytes);
    arena_release(&arena);
    return good;
}

static void found_font(void *context, const char *path, const char *digest)
{
    add_input(context, INPUT_FONT, path, digest);
}

static void found_list(void *context, const char *path, const char *digest)
{
    add_input(context, INPUT_LIST, path, digest);
}

static void found_again(void *context, const char *path, const char *digest)
{
    (void)context, (void)path, (void)digest;
}

/* A report may read pictures that stand beside its template, texts that stand beside its register, and borders for maps. Which of them it does read
 * only the report knows: any change among them makes it again, and one that cannot be read is the report's to tell. */
static const char *beside_digest(struct plan *plan, const struct planned_report *report)
{
    static const char *const pictures[] = {".png", ".jpg", ".jpeg", ".svg", NULL}, *const texts[] = {".txt", NULL},
                             *const borders[] = {".xml", NULL};
    struct digest state;
    char digest[4][DIGEST_TEXT_SIZE] = {""}, text[DIGEST_TEXT_SIZE];
    unsigned char bytes[DIGEST_SIZE];
    struct findings ignored;
    const char *template = report->template_file == NULL ? "" : report->template_file;
    findings_init(&ignored);
    folder_digest(digest[0], folder_of(plan, report->reg->batch->file), texts, found_again, NULL, &ignored);
    folder_digest(digest[1], folder_of(plan, template), pictures, found_again, NULL, &ignored);
    folder_digest(digest[2], plan->tools->templates, pictures, found_again, NULL, &ignored);
    const char *maps = arena_format(plan->arena, "%s/maps", plan->tools->templates);
    folder_digest(digest[3], maps, borders, found_again, NULL, &ignored);
    findings_release(&ignored);
    digest_init(&state);
    digest_add(&state, digest, sizeof digest);
    digest_close(&state, bytes);
    digest_format(text, bytes);
    return kept_text(plan, text);
}

static bool read_shared(struct plan *plan, struct findings *findings)
{
    const struct batch_tools *tools = plan->tools;
    char program[DIGEST_TEXT_SIZE], fonts[DIGEST_TEXT_SIZE], lists[DIGEST_TEXT_SIZE], settings[DIGEST_TEXT_SIZE] = "";
    add_input(plan, INPUT_BATCH, plan->batch->input.name, plan->batch->input.digest);
    if (!kept_file_digest(program, tools->program, findings) ||
        !folder_digest(fonts, tools->fonts, any, found_font, plan, findings) ||
        !folder_digest(lists, tools->lists, any, found_list, plan, findings) ||
        (tools->settings != NULL && !kept_file_digest(settings, tools->settings, findings)))
        return false;
    add_input(plan, INPUT_PROGRAM, "hankeraportti", program);
    if (tools->settings != NULL)
        add_input(plan, INPUT_SETTINGS, tools->settings, settings);
    plan->program = kept_text(plan, program);
    plan->fonts = kept_text(plan, fonts);
    plan->lists = kept_text(plan, lists);
    plan->settings = kept_text(plan, settings);
    return true;
}

static void fill_from(struct plan *plan, struct planned_report *report)
{
    const char **from = report->told.from;
    const struct manifest_register *reg = &report->reg->told;
    char digest[DIGEST_TEXT_SIZE] = "", day[DATE_TEXT_SIZE];
    if (report->template_file != NULL && kept_file_digest(digest, report->template_file, &report->findings))
        add_input(plan, INPUT_TEMPLATE, report->template_file, digest);
    date_format(day, reg->situation_date);
    from[FROM_REGISTER] = reg->digest;
    from[FROM_AS_OF] = kept_text(plan, day);
    from[FROM_PREVIOUS] = reg->previous;
    from[FROM_TEMPLATE] = kept_text(plan, digest);
    from[FROM_BESIDE] = beside_digest(plan, report);
    from[FROM_SETTINGS] = plan->settings;
    from[FROM_FONTS] = plan->fonts;
    from[FROM_LISTS] = plan->lists;
    from[FROM_PROGRAM] = plan->program;
    from[FROM_OPTIONS] = arena_format(plan->arena, "%s%s%s", report->also == NULL ? "" : report->also,
                                      report->also != NULL && report->attaches ? " " : "",
                                      report->attaches ? "attach" : "");
}

bool plan_inputs(struct plan *plan, struct findings *findings)
{
    if (!read_shared(plan, findings))
        return false;
    for (size_t i = 0; i < plan->report_count; i++)
        fill_from(plan, &plan->reports[i]);
    return true;
}

static bool stands(const char *path, bool read, const char *digest, const char *before, struct findings *findings)
{
    bool same = read && strcmp(digest, before) == 0;
    if (read && !same)
        findings_add(findings, FINDING_RUN_INPUT_CHANGED, NOWHERE, finding_text(path));
    return same;
}

static bool file_stands(const char *path, const char *before, struct findings *findings)
{
    char digest[DIGEST_TEXT_SIZE];
    bool read = kept_file_digest(digest, path, findings);
    return stands(path, read, digest, before, findings);
}

static bool folder_stands(const char *path, const char *before, struct findings *findings)
{
    char digest[DIGEST_TEXT_SIZE];
    bool read = folder_digest(digest, path, any, found_again, NULL, findings);
    return stands(path, read, digest, before, findings);
}

static bool registers_stand(const struct plan *plan, struct findings *findings)
{
    bool stand = true;
    for (size_t i = 0; i < plan->batch->register_count; i++) {
        const struct planned_register *reg = &plan->registers[i];
        if (reg->used && reg->sound)
            stand &= file_stands(reg->batch->file, reg->told.digest, findings);
    }
    return stand;
}

static bool beside_stands(struct plan *plan, struct findings *findings)
{
    for (size_t i = 0; i < plan->report_count; i++) {
        const struct planned_report *report = &plan->reports[i];
        if (report->told.state == REPORT_MADE &&
            strcmp(report->told.from[FROM_BESIDE], beside_digest(plan, report)) != 0) {
            findings_add(findings, FINDING_RUN_INPUT_CHANGED, NOWHERE,
                         finding_text(folder_of(plan, report->reg->batch->file)));
            return false;
        }
    }
    return true;
}

static bool templates_stand(const struct plan *plan, struct findings *findings)
{
    bool stand = true;
    for (size_t i = 0; i < plan->report_count; i++) {
        const struct planned_report *report = &plan->reports[i];
        bool known = report->template_file != NULL && report->told.from[FROM_TEMPLATE][0] != '\0';
        bool before = i > 0 && plan->reports[i - 1].template == report->template;
        if (known && !before)
            stand &= file_stands(report->template_file, report->told.from[FROM_TEMPLATE], findings);
    }
    return stand;
}

bool plan_inputs_stand(struct plan *plan, struct findings *findings)
{
    const struct batch_tools *tools = plan->tools;
    return registers_stand(plan, findings) && templates_stand(plan, findings) && beside_stands(plan, findings) &&
           folder_stands(tools->fonts, plan->fonts, findings) && folder_stands(tools->lists, plan->lists, findings) &&
           file_stands(tools->program, plan->program, findings) &&
           (tools->settings == NULL || file_stands(tools->settings, plan->settings, findings));
}
