#include "batch/batch.h"

#include <string.h>

#include "base/readers.h"
#include "batch/batch_vocabulary.h"
#include "batch/report_name.h"
#include "xml/xml_reader.h"

static const int64_t usual_keep = 24;
static const unsigned usual_seconds = 600, usual_megabytes = 4096;
static const char usual_pattern[] = "{template}-{period}-{language}-{as-of}.pdf";

struct batch_reader {
    struct batch *batch;
    struct arena *arena;
    struct findings *findings;
    struct batch_reports *reports;  /* being read; NULL between them */
    size_t reports_count;           /* at most, so far */
    size_t errors;                  /* in the list when this reader was called last */
    bool failed;                    /* something outside <reports> is wrong */
};

/* What the XML reader has found wrong since the last call belongs to the <reports> that are open, or to the whole. */
static void blame(struct batch_reader *reader)
{
    size_t errors = reader->findings->by_level[LEVEL_ERROR];
    if (errors > reader->errors && reader->reports != NULL)
        reader->reports->broken = true;
    else if (errors > reader->errors)
        reader->failed = true;
    reader->errors = errors;
}

/* A path as it is seen from the batch file's folder. */
static const char *seen_from(struct batch_reader *reader, const struct xml_value *value)
{
    const char *text = xml_value_copy(reader->arena, value), *name = reader->batch->input.name;
    const char *slash = strrchr(name, '/');
    if (text == NULL || text[0] == '/')
        return text;
    if (slash == NULL)  /* "-" would be standard input */
        return text[0] == '-' ? arena_format(reader->arena, "./%s", text) : text;
    return arena_format(reader->arena, "%.*s/%s", (int)(slash - name), name, text);
}

static void take_number(unsigned *out, const struct xml_value *value)
{
    if (value->text != NULL && value->as.number > 0)
        *out = (unsigned)value->as.number;
}

static void begin_batch(struct batch_reader *reader, const struct xml_value *values)
{
    struct batch *batch = reader->batch;
    if (values[BATCH_OUTPUT].length > 0)
        batch->output = seen_from(reader, &values[BATCH_OUTPUT]);
    if (values[BATCH_KEEP].text != NULL)
        batch->keep = values[BATCH_KEEP].as.number < 1 ? 1 : values[BATCH_KEEP].as.number;
    if (values[BATCH_LANGUAGE].text != NULL)
        batch->language = (enum language)values[BATCH_LANGUAGE].as.word;
}

static void begin_log(struct batch_reader *reader, const struct xml_value *values, struct place place)
{
    struct batch *batch = reader->batch;
    if (values[BATCH_LOG_TO].text == NULL)
        return;
    batch->logs_to_system = values[BATCH_LOG_TO].as.word == BATCH_LOG_TO_SYSLOG;
    batch->log_file = batch->logs_to_system ? NULL : seen_from(reader, &values[BATCH_LOG_FILE]);
    if (!batch->logs_to_system && batch->log_file == NULL)
        findings_add(reader->findings, FINDING_XML_MISSING_ATTRIBUTE, place, finding_text("file"), finding_text("log"));
}

static void begin_register(struct batch_reader *reader, const struct xml_value *values, struct place place)
{
    struct batch *batch = reader->batch;
    if (values[BATCH_REGISTER_NAME].text == NULL || values[BATCH_REGISTER_FILE].text == NULL)
        return;
    struct batch_register reg = {.name = xml_value_copy(reader->arena, &values[BATCH_REGISTER_NAME]),
                                 .file = seen_from(reader, &values[BATCH_REGISTER_FILE]), .place = place};
    if (values[BATCH_REGISTER_AS_OF].text != NULL)
        reg.as_of = values[BATCH_REGISTER_AS_OF].as.day;
    if (batch_register_lookup(batch, reg.name) != NULL)
        findings_add(reader->findings, FINDING_BATCH_REGISTER_TWICE, place, finding_text(reg.name));
    *(struct batch_register *)arena_append(reader->arena, (void **)&batch->registers, &batch->register_count,
                                           &batch->register_capacity, sizeof reg) = reg;
}

static void begin_reports(struct batch_reader *reader, const struct xml_value *values, struct place place)
{
    struct batch *batch = reader->batch;
    const char *pattern = xml_value_copy(reader->arena, &values[BATCH_REPORTS_NAME]);
    struct batch_reports reports = {.pattern = pattern == NULL ? usual_pattern : pattern,
                                    .languages = values[BATCH_REPORTS_LANGUAGES].as.words,
                                    .readers = 1u << READER_PUBLIC, .by = DIMENSIONS, .place = place};
    if (values[BATCH_REPORTS_READERS].text != NULL)
        reports.readers = values[BATCH_REPORTS_READERS].as.words;
    if (values[BATCH_REPORTS_BY].text != NULL)
        reports.by = values[BATCH_REPORTS_BY].as.word == BATCH_BY_FUND ? DIMENSION_FUND : DIMENSION_MUNICIPALITY;
    if (values[BATCH_REPORTS_ALSO].text != NULL)
        reports.also = values[BATCH_REPORTS_ALSO].as.words;
    reports.attaches = values[BATCH_REPORTS_ATTACH].text != NULL && values[BATCH_REPORTS_ATTACH].as.word == 1;
    report_pattern_check(reports.pattern, place, reader->findings);
    reader->reports = arena_append(reader->arena, (void **)&batch->reports, &batch->reports_count,
                                   &batch->reports_capacity, sizeof reports);
    *reader->reports = reports;
}

static void add_word(struct batch_reader *reader, struct batch_words *words, const char *text, struct place place)
{
    if (text != NULL)
        *(struct batch_word *)arena_append(reader->arena, (void **)&words->items, &words->count, &words->capacity,
                                           sizeof *words->items) = (struct batch_word){text, place};
}

static void begin_from(struct batch_reader *reader, const struct xml_value *values, struct place place)
{
    const char *name = xml_value_copy(reader->arena, &values[BATCH_FROM_REGISTER]);
    if (name != NULL && batch_register_lookup(reader->batch, name) == NULL)
        findings_add(reader->findings, FINDING_BATCH_REGISTER_UNKNOWN, place, finding_text(name));
    add_word(reader, &reader->reports->registers, name, place);
}

/* A file is seen from the batch file's folder, a name is one of the templates that come with the program. */
static void begin_template(struct batch_reader *reader, const struct xml_value *values, struct place place)
{
    const char *name = xml_value_copy(reader->arena, &values[BATCH_TEMPLATE_NAME]);
    bool is_file = name != NULL && (strchr(name, '/') != NULL || strstr(name, ".xml") != NULL);
    add_word(reader, &reader->reports->templates, is_file ? seen_from(reader, &values[BATCH_TEMPLATE_NAME]) : name,
             place);
}

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct batch_reader *reader = context;
    if (element != BATCH_REPORTS)
        blame(reader);
    switch ((enum batch_element)element) {
    case BATCH_BATCH: begin_batch(reader, values); break;
    case BATCH_LIMITS:
        take_number(&reader->batch->seconds, &values[BATCH_LIMIT_SECONDS]);
        take_number(&reader->batch->megabytes, &values[BATCH_LIMIT_MEGABYTES]);
        break;
    case BATCH_LOG: begin_log(reader, values, place); break;
    case BATCH_REGISTER: begin_register(reader, values, place); break;
    case BATCH_REPORTS: begin_reports(reader, values, place); break;
    case BATCH_FROM: begin_from(reader, values, place); break;
    case BATCH_PERIOD:
        add_word(reader, &reader->reports->periods, xml_value_copy(reader->arena, &values[BATCH_PERIOD_CODE]), place);
        break;
    case BATCH_TEMPLATE: begin_template(reader, values, place); break;
    case BATCH_ELEMENTS: break;
    }
    blame(reader);
}

/* More are a mistake, or worse. */
static void check_count(struct batch_reader *reader)
{
    const struct batch_reports *reports = reader->reports;
    size_t count = 1, counts[] = {reports->registers.count, reports->periods.count, reports->templates.count, READERS, LANGUAGES};
    for (size_t i = 0; i < sizeof counts / sizeof *counts && count <= BATCH_MOST_REPORTS; i++)
        count *= counts[i];
    reader->reports_count += count;
    if (count > BATCH_MOST_REPORTS || reader->reports_count > BATCH_MOST_REPORTS)
        findings_add(reader->findings, FINDING_BATCH_TOO_MANY, reports->place, finding_count(BATCH_MOST_REPORTS));
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    (void)text;
    struct batch_reader *reader = context;
    if (element == BATCH_REPORTS)
        check_count(reader);
    blame(reader);
    if (element == BATCH_REPORTS)
        reader->reports = NULL;
}

bool batch_read(struct batch *out, struct arena *arena, const char *path, struct findings *findings)
{
    enum { MAXIMUM = 1024 * 1024 /* [bytes] */ };
    static const struct xml_handler handler = {begin, end};
    *out = (struct batch){.keep = usual_keep, .seconds = usual_seconds, .megabytes = usual_megabytes};
    struct batch_reader reader = {.batch = out, .arena = arena, .findings = findings,
                            .errors = findings->by_level[LEVEL_ERROR]};
    if (!input_open(&out->input, path, MAXIMUM, findings))
        return false;
    out->input.digested = true;
    bool whole = xml_read(&batch_vocabulary, &out->input, &handler, &reader, findings);
    blame(&reader);
    return whole && !reader.failed;
}

void batch_release(struct batch *batch)
{
    input_release(&batch->input);
}

const struct batch_register *batch_register_lookup(const struct batch *batch, const char *name)
{
    for (size_t i = 0; i < batch->register_count; i++)
        if (strcmp(batch->registers[i].name, name) == 0)
            return &batch->registers[i];
    return NULL;
}
