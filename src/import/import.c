#include "import/import.h"

#include <string.h>

#include "import/project_writer.h"
#include "import/register_writer.h"
#include "import/row.h"
#include "import/table_reader.h"

/* Rows that cannot be read wait until it is known whether they end the table: then they may be its footer. */
enum { FOOTER_ROWS_MOST = 16 };

struct waiting {
    uint32_t offset;   /* where it begins */
    size_t fields;
};

struct import {
    const struct mapping *mapping;
    struct output *out;
    struct findings *findings;
    struct table_reader reader;
    struct row row;
    struct register_writer writer;
    struct waiting waiting[FOOTER_ROWS_MOST + 1];
    size_t waiting_count;
    int64_t projects, reported, passed_over;
};

/* --- writing --- */

static void flush(struct import *import)
{
    output_put(import->out, buffer_text(&import->writer.text), import->writer.text.length);
    buffer_clear(&import->writer.text);
}

static void put_head(struct import *import, date situation_date)
{
    char day[DATE_TEXT_SIZE];
    date_format(day, situation_date);
    struct register_writer *writer = &import->writer;
    buffer_puts(&writer->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    register_writer_begin(writer, "register");
    register_writer_attribute(writer, "xmlns", REGISTER_NAMESPACE, strlen(REGISTER_NAMESPACE));
    register_writer_attribute(writer, "version", "1", 1);
    register_writer_attribute(writer, "situation-date", day, strlen(day));
    for (int i = 0; i < SECTIONS; i++)
        register_writer_markup(writer, import->mapping->sections[i]);
    register_writer_begin(writer, "projects");
    flush(import);
}

static void put_foot(struct import *import)
{
    register_writer_end(&import->writer, NULL, 0);
    register_writer_end(&import->writer, NULL, 0);
    flush(import);
}

/* --- rows --- */

/* The first `count` of the rows that wait are no footer: they are reported. */
static void report_waiting(struct import *import, size_t count)
{
    for (size_t i = 0; i < count; i++)
        findings_add(import->findings, FINDING_ROW_UNREADABLE,
                     table_reader_place(&import->reader, import->waiting[i].offset),
                     finding_count((int64_t)import->waiting[i].fields), finding_count((int64_t)import->row.count));
    import->reported += (int64_t)count;
    import->waiting_count -= count;
    memmove(import->waiting, import->waiting + count, import->waiting_count * sizeof *import->waiting);
}

static void wait(struct import *import)
{
    size_t most = import->mapping->table.footer_rows;
    import->waiting[import->waiting_count++] = (struct waiting){import->reader.offset, import->reader.field_count};
    if (import->waiting_count > most || import->waiting_count > FOOTER_ROWS_MOST)
        report_waiting(import, 1);
}

static void read_record(struct import *import)
{
    if (row_blank(&import->reader)) {
        import->passed_over++;
        return;
    }
    if (!row_read(&import->row)) {
        wait(import);
        return;
    }
    report_waiting(import, import->waiting_count);
    if (import->row.readings == RAGGED_SEVERAL)
        findings_add(import->findings, FINDING_ROW_SEVERAL_READINGS,
                     table_reader_place(&import->reader, import->reader.offset), finding_text(import->row.code),
                     finding_count((int64_t)import->reader.field_count));
    project_writer_put(&import->writer, &import->row);
    flush(import);
    import->projects++;
}

/* The first line that is not blank. */
static bool read_header(struct import *import)
{
    while (table_reader_next(&import->reader)) {
        if (!row_blank(&import->reader))
            return row_read_header(&import->row);
        import->passed_over++;
    }
    if (!import->reader.failed)
        findings_add(import->findings, FINDING_TABLE_EMPTY, table_reader_place(&import->reader, 0));
    return false;
}

/* Rows that still wait at the end of the table are its footer. */
static void report_counts(struct import *import)
{
    import->passed_over += (int64_t)import->waiting_count;
    findings_add(import->findings, FINDING_ROWS_COUNTED, table_reader_place(&import->reader, import->reader.offset),
                 finding_count(import->projects + import->reported), finding_count(import->projects),
                 finding_count(import->reported), finding_count(import->passed_over));
}

bool import_write(const struct mapping *mapping, struct input *table, date situation_date, struct output *out,
                  struct findings *findings)
{
    struct import import = {.mapping = mapping, .out = out, .findings = findings};
    import.row = (struct row){.mapping = mapping, .reader = &import.reader, .findings = findings};
    register_writer_init(&import.writer, /*the document element itself*/ 0);
    bool done = table_reader_open(&import.reader, &mapping->table, table, findings) && read_header(&import);
    if (done) {
        put_head(&import, situation_date);
        while (table_reader_next(&import.reader))
            read_record(&import);
        put_foot(&import);
        report_counts(&import);
        done = !import.reader.failed;
    }
    register_writer_release(&import.writer);
    table_reader_close(&import.reader);
    return done;
}
