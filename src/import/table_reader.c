#include "import/table_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

/* A record's end is looked for first, with more text decoded until it is there; only then is it split into fields. Lines
 * end in LF, CR LF or CR alone. */

/* --- finding a record --- */

static void fail(struct table_reader *reader, enum finding_kind kind, struct finding_argument argument)
{
    findings_add(reader->records.findings, kind,
                 records_place(&reader->records, reader->passed + (uint32_t)reader->at), argument);
    reader->records.failed = true;
}

/* More text behind what there is. False when there is none. */
static bool decode_more(struct table_reader *reader)
{
    if (reader->ended || reader->records.failed)
        return false;
    if (reader->at > 0) {
        size_t left = reader->text.length - reader->at;
        memmove(reader->text.bytes, reader->text.bytes + reader->at, left);
        reader->text.length = left;
        reader->passed += (uint32_t)reader->at;
        reader->at = 0;
    }
    size_t before = reader->text.length;
    if (before > RECORD_MOST) {
        fail(reader, FINDING_TABLE_RECORD_TOO_LONG, finding_count(RECORD_MOST >> 10));
        return false;
    }
    decoder_read(&reader->decoder, &reader->text);
    reader->ended = reader->text.length == before;
    if (reader->decoder.source->input->failed)
        reader->records.failed = true;
    else if (reader->decoder.decoded > INPUT_MAXIMUM)
        fail(reader, FINDING_INPUT_TOO_LARGE, finding_count((int64_t)(INPUT_MAXIMUM >> 20)));
    return !reader->ended && !reader->records.failed;
}

/* The length of the record at `at` without its line end, or more than there is when the end is not in sight. */
static size_t record_length(const struct table_reader *reader)
{
    const char *text = reader->text.bytes + reader->at;
    size_t length = reader->text.length - reader->at;
    if (reader->form->quoting == QUOTING_NONE) {
        size_t end = 0;
        while (end < length && text[end] != '\n' && text[end] != '\r')
            end++;
        return end == length ? length + 1 : end;
    }
    bool quoted = false, field_begins = true;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' && (quoted || field_begins))
            quoted = !quoted;
        else if (!quoted && (text[i] == '\n' || text[i] == '\r'))
            return i;
        /* After a closing quote another may follow at once: "" is a quote inside. */
        field_begins = !quoted && (text[i] == reader->form->separator || text[i] == '"');
    }
    return length + 1;
}

/* Finds the next record, decoding as long as its end - and, after a CR, the byte behind it - is not in sight. */
static bool find_record(struct table_reader *reader, size_t *out)
{
    for (;;) {
        size_t left = reader->text.length - reader->at;
        size_t length = left == 0 ? 1 : record_length(reader);
        bool whole = length < left && (reader->text.bytes[reader->at + length] == '\n' || length + 1 < left);
        if (whole || !decode_more(reader)) {
            left = reader->text.length - reader->at;
            *out = length < left ? length : left;
            return !reader->records.failed && left > 0;
        }
    }
}

/* Notes the lines that begin inside the record and behind it. Returns where the next record begins. */
static size_t pass_lines(struct table_reader *reader, size_t length)
{
    const char *bytes = reader->text.bytes;
    size_t at = reader->at, end = reader->at + length;
    for (;; at++) {
        if (at > end || at >= reader->text.length)
            return at;
        if (bytes[at] == '\r' && at + 1 < reader->text.length && bytes[at + 1] == '\n')
            at++;
        if (bytes[at] == '\n' || bytes[at] == '\r')
            input_add_line(&reader->records.positions, reader->passed + (uint32_t)at + 1);
    }
}

/* --- splitting it --- */

static struct field *add_field(struct table_reader *reader, const char *text, size_t at)
{
    struct records *records = &reader->records;
    struct field *field = heap_append((void **)&records->fields, &records->field_count, &reader->field_capacity,
                                      sizeof *field);
    *field = (struct field){.text = text + at, .offset = records->offset + (uint32_t)at};
    return field;
}

static void split_plain(struct table_reader *reader, const char *text, size_t length)
{
    for (size_t at = 0;;) {
        const char *separator = memchr(text + at, reader->form->separator, length - at);
        size_t end = separator == NULL ? length : (size_t)(separator - text);
        add_field(reader, text, at)->length = end - at;
        if (separator == NULL)
            return;
        at = end + 1;
    }
}

/* Fields move together over their quotes, in place: what is written never overtakes what is read. */
static void split_quoted(struct table_reader *reader, char *text, size_t length)
{
    size_t at = 0;
    do {
        struct field *field = add_field(reader, text, at);
        size_t to = at;
        bool quoted = at < length && text[at] == '"';
        size_t from = at + quoted;
        for (; from < length && (quoted || text[from] != reader->form->separator); from++) {
            if (quoted && text[from] == '"') {
                if (from + 1 < length && text[from + 1] == '"')
                    from++;
                else {
                    quoted = false;
                    continue;
                }
            }
            text[to++] = text[from];
        }
        field->length = to - at;
        if (quoted)
            findings_add(reader->records.findings, FINDING_TABLE_OPEN_QUOTE,
                         records_place(&reader->records, field->offset));
        at = from + 1;
    } while (at <= length);
}

static bool next(struct records *records)
{
    struct table_reader *reader = (struct table_reader *)records;
    size_t length;
    records->field_count = 0;
    if (records->failed || !find_record(reader, &length))
        return false;
    records->offset = reader->passed + (uint32_t)reader->at;
    char *text = reader->text.bytes + reader->at;
    reader->at = pass_lines(reader, length);
    if (reader->form->quoting == QUOTING_NONE)
        split_plain(reader, text, length);
    else
        split_quoted(reader, text, length);
    return true;
}

static void close_table(struct records *records)
{
    struct table_reader *reader = (struct table_reader *)records;
    decoder_close(&reader->decoder);
    input_release(&records->positions);
    buffer_release(&reader->text);
    free(records->fields);
    records->fields = NULL;
}

bool table_reader_open(struct table_reader *out, const struct table_form *form, struct lookahead *source,
                       struct findings *findings)
{
    out->records = (struct records){.next = next, .close = close_table, .findings = findings,
                                    .positions = {.name = source->input->name, .file = -1}};
    out->form = form;
    buffer_init(&out->text, BUFFER_UNLIMITED);
    out->at = 0;
    out->passed = 0;
    out->ended = false;
    out->field_capacity = 0;
    return decoder_open(&out->decoder, form->encoding, source, findings);
}
