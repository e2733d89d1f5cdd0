#include "import/import.h"

#include <string.h>

#include "import/document_rows.h"
#include "import/project_writer.h"
#include "import/register_writer.h"
#include "import/sheet_reader.h"
#include "import/table_reader.h"
#include "import/table_rows.h"

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
    struct lookahead source;
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

static void put_head(struct import *import)
{
    char day[DATE_TEXT_SIZE];
    date_format(day, import->row.situation_date);
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

static void put_project(struct import *import)
{
    project_writer_put(&import->writer, &import->row);
    flush(import);
    import->projects++;
}

static void report_counts(struct import *import, struct place end)
{
    findings_add(import->findings, FINDING_ROWS_COUNTED, end, finding_count(import->projects + import->reported),
                 finding_count(import->projects), finding_count(import->reported),
                 finding_count(import->passed_over));
    if (import->row.converted > 0)
        findings_add(import->findings, FINDING_AMOUNTS_CONVERTED, end, finding_count(import->row.converted));
}

/* --- tables --- */

/* The first `count` of the rows that wait are no footer: they are reported. */
static void report_waiting(struct import *import, const struct table_rows *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        findings_add(import->findings, FINDING_ROW_UNREADABLE,
                     records_place(rows->records, import->waiting[i].offset),
                     finding_count((int64_t)import->waiting[i].fields), finding_count((int64_t)rows->count));
    import->reported += (int64_t)count;
    import->waiting_count -= count;
    memmove(import->waiting, import->waiting + count, import->waiting_count * sizeof *import->waiting);
}

static void wait(struct import *import, const struct table_rows *rows)
{
    size_t most = import->mapping->table.footer_rows;
    import->waiting[import->waiting_count++] = (struct waiting){rows->records->offset, rows->records->field_count};
    if (import->waiting_count > most || import->waiting_count > FOOTER_ROWS_MOST)
        report_waiting(import, rows, 1);
}

static void read_record(struct import *import, struct table_rows *rows)
{
    if (table_rows_blank(rows->records)) {
        import->passed_over++;
        return;
    }
    /* Where footers are expected, a total may stand in the column of the codes: what has no name is no project. */
    if (!table_rows_read(rows) || (import->mapping->table.footer_rows > 0 && !row_is_named(&import->row))) {
        wait(import, rows);
        return;
    }
    report_waiting(import, rows, import->waiting_count);
    if (import->row.readings == RAGGED_SEVERAL)
        findings_add(import->findings, FINDING_ROW_SEVERAL_READINGS,
                     records_place(rows->records, rows->records->offset), finding_text(import->row.code),
                     finding_count((int64_t)rows->records->field_count));
    put_project(import);
}

/* The first record that is not blank. */
static bool read_header(struct import *import, struct table_rows *rows, struct records *records)
{
    while (records->next(records)) {
        if (!table_rows_blank(records))
            return table_rows_read_header(rows, records, &import->row);
        import->passed_over++;
    }
    if (!records->failed)
        findings_add(import->findings, FINDING_TABLE_EMPTY, records_place(records, 0));
    return false;
}

static bool write_table(struct import *import, struct records *records)
{
    struct table_rows rows;
    if (!read_header(import, &rows, records))
        return false;
    put_head(import);
    while (records->next(records))
        read_record(import, &rows);
    put_foot(import);
    /* Rows that still wait are the table's footer. */
    import->passed_over += (int64_t)import->waiting_count;
    report_counts(import, records_place(records, records->offset));
    return !records->failed;
}

static bool write_text_table(struct import *import)
{
    struct table_reader reader;
    bool done = table_reader_open(&reader, &import->mapping->table, &import->source, import->findings) &&
                write_table(import, &reader.records);
    reader.records.close(&reader.records);
    return done;
}

static bool write_sheet(struct import *import)
{
    struct records *records = sheet_reader_new(&import->source, import->findings);
    bool done = records != NULL && write_table(import, records);
    if (records != NULL)
        records->close(records);
    return done;
}

/* --- documents --- */

static bool write_rows(struct import *import, struct document_rows *rows)
{
    enum document_row row;
    put_head(import);
    while ((row = document_rows_next(rows)) != DOCUMENT_ROW_LAST) {
        if (row == DOCUMENT_ROW_PROJECT) {
            put_project(import);
            continue;
        }
        findings_add(import->findings, FINDING_DOCUMENT_ROW_UNREADABLE, {import->row.positions, import->row.offset});
        import->reported++;
    }
    put_foot(import);
    if (document_rows_failed(rows))
        return false;
    if (import->projects + import->reported == 0)
        findings_add(import->findings, FINDING_DOCUMENT_EMPTY, document_rows_place(rows),
                     finding_text(import->mapping->rows));
    report_counts(import, document_rows_place(rows));
    return import->projects + import->reported > 0;
}

static bool write_document(struct import *import)
{
    struct document_rows *rows = document_rows_new(&import->row, &import->source);
    bool done = rows != NULL && write_rows(import, rows);
    document_rows_free(rows);
    return done;
}

bool import_write(const struct mapping *mapping, struct input *export, date situation_date, struct output *out,
                  struct findings *findings)
{
    struct import import = {.mapping = mapping, .out = out, .findings = findings};
    row_init(&import.row, mapping, situation_date, findings);
    register_writer_init(&import.writer, /*the document element itself*/ 0);
    lookahead_open(&import.source, export, findings);
    bool done = !export->failed && (mapping->rows != NULL                       ? write_document(&import)
                                   : lookahead_is_archive(&import.source) ? write_sheet(&import)
                                                                          : write_text_table(&import));
    register_writer_release(&import.writer);
    row_release(&import.row);
    return done;
}
