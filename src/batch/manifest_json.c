#include "batch/manifest_json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/money.h"
#include "base/utf8.h"
#include "batch/report_name.h"
#include "xml/vocabulary.h"

static const char *const states[] = {"planned", "made", "kept", "failed", NULL};
static const char *const roles[INPUT_ROLES + 1] = {"batch", "template", "settings", "font", "list", "program", NULL};
static const char *const counted_names[] = {"projects", "sub-projects", NULL}; /* of change_counts.of_entries */
static const char *const levels[] = {"note", "warning", "error", NULL};

/* --- writing --- */

/* A text that may not be UTF-8, such as a file's name. */
static json_t *text_json(const char *text)
{
    struct buffer clean;
    char bytes[4];
    buffer_init(&clean, BUFFER_UNLIMITED);
    for (const char *at = text, *end = text + strlen(text); at < end;)
        buffer_put(&clean, bytes, utf8_put(bytes, utf8_next(&at, end)));
    json_t *json = json_string(buffer_text(&clean));
    buffer_release(&clean);
    return json;
}

static void set(json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        die("out of memory");
}

static void set_text(json_t *object, const char *name, const char *text)
{
    set(object, name, text == NULL || text[0] == '\0' ? json_null() : text_json(text));
}

static void set_date(json_t *object, const char *name, date day)
{
    char text[DATE_TEXT_SIZE];
    date_format(text, day);
    set_text(object, name, date_known(day) ? text : NULL);
}

/* {"granted": {"value": "1234.50", "projects": 12}}; a missing total is null, which is not zero. */
static json_t *totals_json(const struct grand_totals *totals)
{
    json_t *object = json_object();
    for (int i = 0; i < GRAND_TOTALS; i++) {
        if (i == TOTAL_PROJECTS) {
            set(object, grand_total_names[i], json_integer(totals->of[i].value));
            continue;
        }
        json_t *total = json_object();
        char text[MONEY_TEXT_SIZE];
        money_format(text, money_of(totals->of[i].value));
        set_text(total, "value", totals->of[i].known ? text : NULL);
        set(total, "projects", json_integer(totals->of[i].projects));
        set(object, grand_total_names[i], total);
    }
    return object;
}

static json_t *why_json(unsigned why)
{
    json_t *array = json_array();
    for (int i = 0; i < REASONS; i++)
        if (why >> i & 1)
            json_array_append_new(array, json_string(manifest_reason_names[i]));
    return array;
}

static json_t *findings_json(const size_t by_level[LEVEL_ERROR + 1])
{
    json_t *object = json_object();
    for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--)
        set(object, levels[level], json_integer((json_int_t)by_level[level]));
    return object;
}

/* {"of": "projects", "new": 1, "vanished": 0 ...}; null when there is nothing to compare with. */
static json_t *changes_json(const struct change_counts *changes)
{
    if (!changes->known)
        return json_null();
    json_t *object = json_object();
    set_text(object, "of", counted_names[changes->of_entries]);
    for (int i = 0; i < CHANGE_KINDS; i++)
        set(object, change_kind_names[i], json_integer(changes->projects[i]));
    return object;
}

static json_t *companions_json(const struct manifest_report *report)
{
    json_t *array = json_array();
    for (size_t i = 0; i < report->companion_count; i++) {
        json_t *object = json_object();
        set_text(object, "file", report->companions[i].name);
        set_text(object, "sha256", report->companions[i].digest);
        set(object, "bytes", json_integer(report->companions[i].size));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *report_json(const struct manifest_report *report)
{
    json_t *object = json_object(), *from = json_object();
    set_text(object, "register", report->reg);
    set_text(object, "template", report->template);
    set_text(object, "period", report->period);
    set_text(object, "language", language_tag(report->language));
    set_text(object, "where", report->where);
    set_text(object, "reader", reader_names[report->reader]);
    set_text(object, "file", report->file);
    set_text(object, "title", report->outcome.title);
    set_text(object, "period-name", report->outcome.period);
    set_text(object, "body", report->outcome.body);
    set_text(object, "state", states[report->state]);
    set(object, "why", why_json(report->why));
    for (int i = 0; i < MADE_FROM; i++)
        set_text(from, manifest_reason_names[i], report->from[i]);
    set(object, "from", from);
    set_text(object, "sha256", report->digest);
    set(object, "bytes", json_integer(report->size));
    set(object, "companions", companions_json(report));
    set(object, "pages", json_integer(report->outcome.pages));
    set(object, "totals", report->state == REPORT_FAILED ? json_null() : totals_json(&report->outcome.totals));
    set(object, "changes", changes_json(&report->outcome.changes));
    set(object, "findings", findings_json(report->outcome.by_level));
    return object;
}

static json_t *register_json(const struct manifest_register *reg)
{
    json_t *object = json_object();
    set_text(object, "name", reg->name);
    set_text(object, "file", reg->file);
    set_date(object, "as-of", reg->situation_date);
    set_text(object, "sha256", reg->digest);
    set_text(object, "previous", reg->previous);
    set_text(object, "previous-file", reg->previous_file);
    set_date(object, "previous-as-of", reg->previous_date);
    set(object, "findings", findings_json(reg->by_level));
    return object;
}

static json_t *input_json(const struct manifest_input *input)
{
    json_t *object = json_object();
    set_text(object, "role", roles[input->role]);
    set_text(object, "file", input->file);
    set_text(object, "sha256", input->digest);
    return object;
}

static void set_cost(json_t *object, int64_t milliseconds, int64_t kilobytes)
{
    set(object, "milliseconds", json_integer(milliseconds));
    set(object, "kilobytes", json_integer(kilobytes));
}

static json_t *stages_json(const struct stage_cost costs[REPORT_STAGES])
{
    json_t *stages = json_object();
    for (int i = 0; i < REPORT_STAGES; i++) {
        json_t *object = json_object();
        set_cost(object, costs[i].milliseconds, costs[i].kilobytes);
        set(stages, report_stage_names[i], object);
    }
    return stages;
}

/* Registers are looked at, and reports made, each in a process of its own. */
static json_t *measured_json(const struct manifest *manifest, enum reader reader)
{
    json_t *array = json_array();
    for (size_t i = 0; i < manifest->register_count; i++) {
        const struct manifest_register *reg = &manifest->registers[i];
        if (!(reg->readers >> reader & 1) || reg->kilobytes == 0 /* not looked at */)
            continue;
        json_t *object = json_object();
        set_text(object, "register", reg->name);
        set_cost(object, reg->milliseconds, reg->kilobytes);
        json_array_append_new(array, object);
    }
    for (size_t i = 0; i < manifest->report_count; i++) {
        const struct manifest_report *report = &manifest->reports[i];
        if (report->state != REPORT_MADE || report->reader != reader)
            continue;
        json_t *object = json_object();
        set_text(object, "file", report->file);
        set_cost(object, report->milliseconds, report->kilobytes);
        set(object, "stages", stages_json(report->outcome.costs));
        json_array_append_new(array, object);
    }
    return array;
}

/* Even the name of a template may tell too much: only those that these readers see the reports of are told. */
static bool input_told(const struct manifest *manifest, enum reader reader, const struct manifest_input *input)
{
    bool told = input->role != INPUT_TEMPLATE;
    for (size_t i = 0; i < manifest->report_count && !told; i++)
        told = manifest->reports[i].reader == reader &&
               strcmp(manifest->reports[i].from[FROM_TEMPLATE], input->digest) == 0;
    return told;
}

static json_t *manifest_json(const struct manifest *manifest, enum reader reader)
{
    json_t *root = json_object(), *registers = json_array(), *inputs = json_array(), *reports = json_array();
    set_text(root, "format", MANIFEST_FORMAT);
    set_text(root, "version", manifest->version);
    set(root, "edition", json_integer(manifest->number));
    set_text(root, "reader", reader_names[reader]);
    for (size_t i = 0; i < manifest->register_count; i++)
        if (manifest->registers[i].readers >> reader & 1)
            json_array_append_new(registers, register_json(&manifest->registers[i]));
    for (size_t i = 0; i < manifest->input_count; i++)
        if (input_told(manifest, reader, &manifest->inputs[i]))
            json_array_append_new(inputs, input_json(&manifest->inputs[i]));
    for (size_t i = 0; i < manifest->report_count; i++)
        if (manifest->reports[i].state != REPORT_PLANNED && manifest->reports[i].reader == reader)
            json_array_append_new(reports, report_json(&manifest->reports[i]));
    set(root, "registers", registers);
    set(root, "inputs", inputs);
    set(root, "reports", reports);
    set_text(root, "index", manifest->index[reader]);
    set(root, "measured", measured_json(manifest, reader));
    return root;
}

void manifest_json_write(const struct manifest *manifest, enum reader reader, struct buffer *out)
{
    json_t *root = manifest_json(manifest, reader);
    char *text = json_dumps(root, JSON_INDENT(1));
    json_decref(root);
    if (text == NULL)
        die("out of memory");
    buffer_puts(out, text);
    buffer_putc(out, '\n');
    free(text);
}

/* --- reading: what is not as it should be makes the whole thing no manifest --- */

struct json_reader {
    struct arena *arena;
    enum reader reader;     /* whose manifest it is */
    bool failed;
};

static const char *get_text(struct json_reader *reader, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (json_is_null(value))
        return "";
    reader->failed |= !json_is_string(value);
    return json_is_string(value) ? arena_copy(reader->arena, json_string_value(value), json_string_length(value)) : "";
}

/* A text that manifests did not always tell: "" where they do not. */
static const char *get_later_text(struct json_reader *reader, const json_t *object, const char *name)
{
    return json_object_get(object, name) == NULL ? "" : get_text(reader, object, name);
}

static int64_t get_number(struct json_reader *reader, const json_t *object, const char *name, int64_t most)
{
    const json_t *value = json_object_get(object, name);
    bool good = json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) <= most;
    reader->failed |= !good;
    return good ? json_integer_value(value) : 0;
}

static int get_word(struct json_reader *reader, const json_t *object, const char *name, const char *const *words)
{
    const char *text = get_text(reader, object, name);
    int word = xml_word_lookup(words, text, strlen(text));
    reader->failed |= word < 0;
    return word < 0 ? 0 : word;
}

/* "" or 64 digits. */
static const char *get_digest(struct json_reader *reader, const json_t *object, const char *name)
{
    const char *text = get_text(reader, object, name);
    size_t length = strlen(text);
    bool good = length == 0 || (length == DIGEST_TEXT_SIZE - 1 && strspn(text, "0123456789abcdef") == length);
    reader->failed |= !good;
    return good ? text : "";
}

static date get_date(struct json_reader *reader, const json_t *object, const char *name)
{
    date day = {0};
    const char *text = get_text(reader, object, name);
    reader->failed |= text[0] != '\0' && !date_parse(&day, text, strlen(text));
    return day;
}

static void get_totals(struct json_reader *reader, const json_t *object, struct grand_totals *out)
{
    for (int i = 0; i < GRAND_TOTALS; i++) {
        const json_t *total = json_object_get(object, grand_total_names[i]);
        if (i == TOTAL_PROJECTS) {
            out->of[i].known = true;
            out->of[i].value = get_number(reader, object, grand_total_names[i], UINT32_MAX);
            out->of[i].projects = (uint32_t)out->of[i].value;
            continue;
        }
        money value = {0};
        const char *text = get_text(reader, total, "value");
        out->of[i].known = text[0] != '\0';
        reader->failed |= out->of[i].known && !money_parse(&value, text, strlen(text));
        out->of[i].value = value.cents;
        out->of[i].projects = (uint32_t)get_number(reader, total, "projects", UINT32_MAX);
    }
}

static void get_findings(struct json_reader *reader, const json_t *object, size_t by_level[LEVEL_ERROR + 1])
{
    const json_t *findings = json_object_get(object, "findings");
    for (int level = LEVEL_NOTE; level <= LEVEL_ERROR; level++)
        by_level[level] = (size_t)get_number(reader, findings, levels[level], UINT32_MAX);
}

static void get_changes(struct json_reader *reader, const json_t *object, struct change_counts *out)
{
    *out = (struct change_counts){.known = !json_is_null(object)};
    if (!out->known)
        return;
    out->of_entries = get_word(reader, object, "of", counted_names) == 1;
    for (int i = 0; i < CHANGE_KINDS; i++)
        out->projects[i] = (uint32_t)get_number(reader, object, change_kind_names[i], UINT32_MAX);
}

static unsigned get_why(const json_t *array)
{
    unsigned why = 0;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *text = json_string_value(json_array_get(array, i));
        int reason = text == NULL ? -1 : xml_word_lookup(manifest_reason_names, text, strlen(text));
        why |= reason >= 0 ? 1u << reason : 0;
    }
    return why;
}

static struct manifest_file get_companion(struct json_reader *reader, const json_t *object)
{
    struct manifest_file file = {.name = get_text(reader, object, "file")};
    strcpy(file.digest, get_digest(reader, object, "sha256"));
    file.size = get_number(reader, object, "bytes", INT64_MAX);
    reader->failed |= !report_name_safe(file.name);
    return file;
}

/* Editions made before there were any tell neither readers nor companions nor options. */
static void get_companions(struct json_reader *reader, const json_t *object, struct manifest_report *out)
{
    const json_t *array = json_object_get(object, "companions");
    out->companion_count = json_array_size(array);
    out->companions = arena_array(reader->arena, out->companion_count + 1, sizeof *out->companions);
    for (size_t i = 0; i < out->companion_count; i++)
        out->companions[i] = get_companion(reader, json_array_get(array, i));
}

static void get_report(struct json_reader *reader, const json_t *object, struct manifest_report *out)
{
    const json_t *from = json_object_get(object, "from");
    out->reg = get_text(reader, object, "register");
    out->template = get_text(reader, object, "template");
    out->period = get_text(reader, object, "period");
    out->language = (enum language)get_word(reader, object, "language", language_tags);
    out->where = get_later_text(reader, object, "where");
    if (json_object_get(object, "reader") != NULL)
        out->reader = (enum reader)get_word(reader, object, "reader", reader_names);
    out->file = get_text(reader, object, "file");
    get_companions(reader, object, out);
    out->state = (enum report_state)get_word(reader, object, "state", states);
    outcome_set_text(out->outcome.title, get_text(reader, object, "title"));
    outcome_set_text(out->outcome.period, get_later_text(reader, object, "period-name"));
    outcome_set_text(out->outcome.body, get_later_text(reader, object, "body"));
    out->why = get_why(json_object_get(object, "why"));
    for (int i = 0; i < MADE_FROM; i++)
        out->from[i] = i == FROM_OPTIONS ? get_later_text(reader, from, manifest_reason_names[i])
                                         : get_text(reader, from, manifest_reason_names[i]);
    strcpy(out->digest, get_digest(reader, object, "sha256"));
    out->size = get_number(reader, object, "bytes", INT64_MAX);
    out->outcome.pages = (uint32_t)get_number(reader, object, "pages", UINT32_MAX);
    get_findings(reader, object, out->outcome.by_level);
    get_changes(reader, json_object_get(object, "changes"), &out->outcome.changes);
    if (out->state != REPORT_FAILED)
        get_totals(reader, json_object_get(object, "totals"), &out->outcome.totals);
    reader->failed |= out->reader != reader->reader || (out->state != REPORT_FAILED && !report_name_safe(out->file));
}

/* The name of a file in a folder of its own: it must not lead out of it. */
static const char *get_file(struct json_reader *reader, const json_t *object, const char *name)
{
    const char *text = get_text(reader, object, name);
    bool good = strchr(text, '/') == NULL && strcmp(text, ".") != 0 && strcmp(text, "..") != 0;
    reader->failed |= !good;
    return good ? text : "";
}

static void get_register(struct json_reader *reader, const json_t *object, struct manifest_register *out)
{
    out->name = get_text(reader, object, "name");
    out->file = get_file(reader, object, "file");
    out->situation_date = get_date(reader, object, "as-of");
    out->digest = get_digest(reader, object, "sha256");
    out->previous = get_digest(reader, object, "previous");
    out->previous_file = get_file(reader, object, "previous-file");
    reader->failed |= (out->previous[0] != '\0') != (out->previous_file[0] != '\0');
    out->previous_date = get_date(reader, object, "previous-as-of");
    get_findings(reader, object, out->by_level);
    out->readers = 1u << reader->reader;
}

static void get_input(struct json_reader *reader, const json_t *object, struct manifest_input *out)
{
    out->role = (enum input_role)get_word(reader, object, "role", roles);
    out->file = get_text(reader, object, "file");
    out->digest = get_digest(reader, object, "sha256");
}

/* How many things an array holds; the array itself in `out`. */
static size_t get_array(struct json_reader *reader, const json_t *root, const char *name, const json_t **out)
{
    *out = json_object_get(root, name);
    reader->failed |= !json_is_array(*out);
    return json_array_size(*out);
}

static void get_manifest(struct json_reader *reader, const json_t *root, struct manifest *out)
{
    const json_t *registers, *inputs, *reports;
    reader->failed |= strcmp(get_text(reader, root, "format"), MANIFEST_FORMAT) != 0;
    out->version = get_text(reader, root, "version");
    out->number = (unsigned)get_number(reader, root, "edition", INT32_MAX);
    out->reader = reader->reader = (enum reader)get_word(reader, root, "reader", reader_names);
    out->register_count = get_array(reader, root, "registers", &registers);
    out->input_count = get_array(reader, root, "inputs", &inputs);
    out->report_count = get_array(reader, root, "reports", &reports);
    out->registers = arena_array(reader->arena, out->register_count + 1, sizeof *out->registers);
    out->inputs = arena_array(reader->arena, out->input_count + 1, sizeof *out->inputs);
    out->reports = arena_array(reader->arena, out->report_count + 1, sizeof *out->reports);
    for (size_t i = 0; i < out->register_count; i++)
        get_register(reader, json_array_get(registers, i), &out->registers[i]);
    for (size_t i = 0; i < out->input_count; i++)
        get_input(reader, json_array_get(inputs, i), &out->inputs[i]);
    for (size_t i = 0; i < out->report_count; i++)
        get_report(reader, json_array_get(reports, i), &out->reports[i]);
    strcpy(out->index[reader->reader], get_digest(reader, root, "index"));
}

bool manifest_json_read(struct manifest *out, struct arena *arena, const char *path, struct findings *findings)
{
    enum { MAXIMUM = 16 * 1024 * 1024 /* [bytes] */ };
    struct json_reader reader = {.arena = arena};
    struct input input;
    struct buffer text;
    *out = (struct manifest){0};
    buffer_init(&text, MAXIMUM);
    bool read = input_open(&input, path, MAXIMUM, findings) && input_read_all(&input, &text, findings);
    if (read) {
        json_t *root = json_loadb(buffer_text(&text), text.length, JSON_REJECT_DUPLICATES, NULL);
        get_manifest(&reader, root, out);
        json_decref(root);
        if (reader.failed)
            findings_add(findings, FINDING_MANIFEST_BROKEN, (struct place){&input, 0});
    }
    input_release(&input);
    buffer_release(&text);
    return read && !reader.failed;
}
