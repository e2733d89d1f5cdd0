#include "import/sheet_reader.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/buffer.h"
#include "base/die.h"
#include "base/heap.h"
#include "base/utf8.h"
#include "import/positions.h"
#include "xml/xml_rows.h"

/* A workbook is a zip archive of XML parts. One names the sheets, one says where each stands, one holds the texts that
 * cells share, and each sheet is one more; the texts are held, the sheet is read row by row. */

/* A part of the archive on its way to the XML reader. */
struct part {
    struct sheet_reader *sheet;
    zip_file_t *file;
    uint64_t packed, unpacked;   /* [bytes] */
    struct xml_rows *rows;
};

struct sheet_reader {
    struct records records;      /* first */
    struct buffer archive;       /* the file's bytes, which libzip reads from */
    zip_t *zip;
    struct part part;            /* of the sheet */
    struct buffer texts;         /* the shared texts, one after the other */
    size_t *text_ends;
    size_t text_count, text_capacity;
    uint32_t row;                /* the present row's number; 0 before the first */
    struct buffer record;        /* the present row's texts */
    size_t starts[SHEET_COLUMNS_MOST];
    struct field fields[SHEET_COLUMNS_MOST];
};

static void fail(struct sheet_reader *sheet, enum finding_kind kind, struct finding_argument argument)
{
    struct records *records = &sheet->records;
    if (!records->failed)
        findings_add(records->findings, kind, records_place(records, records->offset), argument);
    records->failed = true;
}

/* --- the parts --- */

static bool is_bomb(const struct part *part)
{
    return part->unpacked > SHEET_PART_MOST ||
           (part->unpacked > SHEET_RATIO_FROM && part->unpacked / SHEET_RATIO_MOST > part->packed);
}

static long read_part(void *context, void *bytes, size_t size)
{
    struct part *part = context;
    zip_int64_t got = zip_fread(part->file, bytes, size);
    if (got < 0) {
        fail(part->sheet, FINDING_SHEET_BROKEN, finding_text(zip_file_strerror(part->file)));
        return -1;
    }
    part->unpacked += (uint64_t)got;
    if (!is_bomb(part))
        return (long)got;
    fail(part->sheet, FINDING_SHEET_TOO_LARGE, finding_count((int64_t)(part->unpacked >> 20)));
    return -1;
}

/* False when the archive has no such part. */
static bool open_part(struct part *out, struct sheet_reader *sheet, const char *name, const char *path)
{
    zip_stat_t about;
    *out = (struct part){.sheet = sheet};
    if (zip_stat(sheet->zip, name, 0, &about) != 0 || !(about.valid & ZIP_STAT_COMP_SIZE))
        return false;
    out->file = zip_fopen(sheet->zip, name, 0);
    if (out->file == NULL) {
        fail(sheet, FINDING_SHEET_BROKEN, finding_text(zip_strerror(sheet->zip)));
        return false;
    }
    out->packed = about.comp_size;
    out->rows = xml_rows_new(path, RECORD_MOST * 8, read_part, out);
    return true;
}

/* Tells what has ended the reading of a part before its time. */
static void end_part(struct part *part)
{
    struct sheet_reader *sheet = part->sheet;
    switch (xml_rows_end(part->rows)) {
    case XML_ROWS_MALFORMED:
        fail(sheet, FINDING_SHEET_BROKEN, finding_text(xml_rows_message(part->rows)));
        break;
    case XML_ROWS_BYTES:
        fail(sheet, FINDING_SHEET_DISORDERED, finding_text("<?xml encoding?>"));
        break;
    case XML_ROWS_DOCTYPE:
        fail(sheet, FINDING_SHEET_DISORDERED, finding_text("<!DOCTYPE>"));
        break;
    case XML_ROWS_TOO_LARGE:
        fail(sheet, FINDING_TABLE_RECORD_TOO_LONG, finding_count(RECORD_MOST >> 10));
        break;
    default:
        break;
    }
}

static void close_part(struct part *part)
{
    xml_rows_free(part->rows);
    if (part->file != NULL)
        zip_fclose(part->file);
    part->rows = NULL;
    part->file = NULL;
}

/* --- the workbook: which part is the first sheet, and where the texts are --- */

enum { NAME_SIZE = 256 /* of a part or a relationship [bytes] */ };

/* Takes an attribute of the first element at `path` in the workbook part; "" when there is none. */
static void read_attribute(struct sheet_reader *sheet, const char *path, const char *attribute, char out[NAME_SIZE])
{
    struct part part;
    out[0] = '\0';
    if (!open_part(&part, sheet, "xl/workbook.xml", path))
        return;
    const struct xml_node *element = xml_rows_next(part.rows);
    const char *value = element == NULL ? NULL : xml_node_attribute(element, attribute);
    snprintf(out, NAME_SIZE, "%s", value == NULL ? "" : value);
    end_part(&part);
    close_part(&part);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), size = strlen(end);
    return length >= size && strcmp(text + length - size, end) == 0;
}

/* Where the workbook's relationships lead: names in the archive, "" for one that is not there. */
static void read_relationships(struct sheet_reader *sheet, const char *id, char first[NAME_SIZE],
                               char texts[NAME_SIZE])
{
    struct part part;
    first[0] = texts[0] = '\0';
    if (!open_part(&part, sheet, "xl/_rels/workbook.xml.rels", "Relationships/Relationship"))
        return;
    const struct xml_node *link;
    while ((link = xml_rows_next(part.rows)) != NULL) {
        const char *own = xml_node_attribute(link, "Id"), *type = xml_node_attribute(link, "Type");
        const char *target = xml_node_attribute(link, "Target");
        if (own == NULL || type == NULL || target == NULL)
            continue;
        char *name = strcmp(own, id) == 0 ? first : ends_with(type, "/sharedStrings") ? texts : NULL;
        if (name != NULL)
            snprintf(name, NAME_SIZE, "%s%s", target[0] == '/' ? "" : "xl/", target + (target[0] == '/'));
    }
    end_part(&part);
    close_part(&part);
}

/* --- texts --- */

static bool is_escape(const char *at)
{
    return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

/* A text as the format keeps it: a character that XML cannot carry is written _x000D_. */
static void put_unescaped(struct buffer *out, const char *text)
{
    for (const char *next; (next = strstr(text, "_x")) != NULL;) {
        bool escape = is_escape(next);
        buffer_put(out, text, (size_t)(next - text) + (escape ? 0 : 2));
        if (escape) {
            char bytes[4], digits[5] = {next[2], next[3], next[4], next[5], '\0'};
            uint32_t character = (uint32_t)strtoul(digits, NULL, 16);
            bool half = character >= 0xD800 && character < 0xE000; /* of a pair: no character by itself */
            buffer_put(out, bytes, utf8_put(bytes, half ? 0xFFFD : character));
        }
        text = next + (escape ? 7 : 2);
    }
    buffer_puts(out, text);
}

/* A text item: plain, or in runs of different looks. How it is pronounced (rPh) is no part of it. */
static void put_item(struct buffer *out, const struct xml_node *item)
{
    struct buffer text;
    buffer_init(&text, RECORD_MOST);
    for (const struct xml_node *t = xml_node_child(item, "t"); t != NULL; t = xml_node_next(t, "t"))
        xml_node_text(t, &text);
    for (const struct xml_node *run = xml_node_child(item, "r"); run != NULL; run = xml_node_next(run, "r"))
        for (const struct xml_node *t = xml_node_child(run, "t"); t != NULL; t = xml_node_next(t, "t"))
            xml_node_text(t, &text);
    put_unescaped(out, buffer_text(&text));
    buffer_release(&text);
}

static void add_text_end(struct sheet_reader *sheet)
{
    *(size_t *)heap_append((void **)&sheet->text_ends, &sheet->text_count, &sheet->text_capacity,
                           sizeof *sheet->text_ends) = sheet->texts.length;
}

/* Empty texts cost room too: their number is limited by what they take. */
static void read_texts(struct sheet_reader *sheet, const char *name)
{
    struct part part;
    if (name[0] == '\0' || !open_part(&part, sheet, name, "sst/si"))
        return;
    const struct xml_node *item;
    while (!sheet->records.failed && (item = xml_rows_next(part.rows)) != NULL) {
        put_item(&sheet->texts, item);
        add_text_end(sheet);
        if (sheet->texts.overflowed || sheet->text_count > SHEET_TEXTS_MOST / sizeof *sheet->text_ends)
            fail(sheet, FINDING_SHEET_TOO_LARGE, finding_count(SHEET_TEXTS_MOST >> 20));
    }
    end_part(&part);
    close_part(&part);
}

/* --- rows --- */

/* The number of "C12"'s column, from 1; 0 when it is none. */
static uint32_t column_of(const char *reference)
{
    uint32_t column = 0;
    for (int i = 0; reference != NULL && i < 3 && reference[i] >= 'A' && reference[i] <= 'Z'; i++)
        column = column * 26 + (uint32_t)(reference[i] - 'A' + 1);
    return column;
}

static void put_shared(struct sheet_reader *sheet, const char *index)
{
    char *end;
    unsigned long i = strtoul(index, &end, 10);
    if (end == index || i >= sheet->text_count) {
        fail(sheet, FINDING_SHEET_DISORDERED, finding_text("<c t=\"s\">"));
        return;
    }
    size_t from = i == 0 ? 0 : sheet->text_ends[i - 1];
    buffer_put(&sheet->record, buffer_text(&sheet->texts) + from, sheet->text_ends[i] - from);
}

/* Puts the cell's text into the record. Returns its form. */
static enum field_form put_cell(struct sheet_reader *sheet, const struct xml_node *cell, const struct xml_node *value)
{
    const char *type = xml_node_attribute(cell, "t");
    const struct xml_node *inline_text = xml_node_child(cell, "is");
    if (inline_text != NULL)
        put_item(&sheet->record, inline_text);
    if (value == NULL)
        return FIELD_TEXT;
    struct buffer text;
    buffer_init(&text, RECORD_MOST);
    xml_node_text(value, &text);
    bool shared = type != NULL && strcmp(type, "s") == 0;
    if (shared)
        put_shared(sheet, buffer_text(&text));
    else
        put_unescaped(&sheet->record, buffer_text(&text));
    buffer_release(&text);
    return type == NULL || strcmp(type, "n") == 0 ? FIELD_NUMBER : strcmp(type, "d") == 0 ? FIELD_DAY : FIELD_TEXT;
}

/* Fields up to `column`, which becomes the last. */
static struct field *add_fields(struct sheet_reader *sheet, uint32_t column)
{
    struct records *records = &sheet->records;
    while (records->field_count < column) {
        size_t i = records->field_count++;
        sheet->starts[i] = sheet->record.length;
        sheet->fields[i] = (struct field){
            .offset = positions_offset(&records->positions, sheet->row, (uint32_t)i + 1), .form = FIELD_TEXT};
    }
    return &sheet->fields[column - 1];
}

static void read_cell(struct sheet_reader *sheet, const struct xml_node *cell)
{
    const struct xml_node *value = xml_node_child(cell, "v");
    uint32_t column = column_of(xml_node_attribute(cell, "r"));
    if (column == 0)
        column = (uint32_t)sheet->records.field_count + 1;
    if (value == NULL && xml_node_child(cell, "is") == NULL)
        return; /* only formatted: there may be thousands */
    if (column > SHEET_COLUMNS_MOST || column <= sheet->records.field_count) {
        fail(sheet, column > SHEET_COLUMNS_MOST ? FINDING_MAPPING_TOO_WIDE : FINDING_SHEET_DISORDERED,
             column > SHEET_COLUMNS_MOST ? finding_count(SHEET_COLUMNS_MOST) : finding_text("<c r>"));
        return;
    }
    struct field *field = add_fields(sheet, column);
    field->form = put_cell(sheet, cell, value);
    field->length = sheet->record.length - sheet->starts[column - 1];
}

static void read_row(struct sheet_reader *sheet, const struct xml_node *row)
{
    struct records *records = &sheet->records;
    const char *number = xml_node_attribute(row, "r");
    unsigned long told = number == NULL ? 0 : strtoul(number, NULL, 10);
    sheet->row = told > sheet->row && told <= POSITIONS_LINES_MOST ? (uint32_t)told : sheet->row + 1;
    records->offset = positions_offset(&records->positions, sheet->row, 1);
    buffer_clear(&sheet->record);
    for (const struct xml_node *cell = xml_node_child(row, "c"); cell != NULL && !records->failed;
         cell = xml_node_next(cell, "c"))
        read_cell(sheet, cell);
    for (size_t i = 0; i < records->field_count; i++)
        sheet->fields[i].text = buffer_text(&sheet->record) + sheet->starts[i];
    if (sheet->record.overflowed)
        fail(sheet, FINDING_TABLE_RECORD_TOO_LONG, finding_count(RECORD_MOST >> 10));
}

static bool next(struct records *records)
{
    struct sheet_reader *sheet = (struct sheet_reader *)records;
    records->field_count = 0;
    if (records->failed)
        return false;
    const struct xml_node *row = xml_rows_next(sheet->part.rows);
    if (row == NULL)
        end_part(&sheet->part);
    else
        read_row(sheet, row);
    return row != NULL && !records->failed;
}

/* --- the file --- */

static void close_sheet(struct records *records)
{
    struct sheet_reader *sheet = (struct sheet_reader *)records;
    close_part(&sheet->part);
    if (sheet->zip != NULL)
        zip_discard(sheet->zip);
    buffer_release(&sheet->archive);
    buffer_release(&sheet->texts);
    buffer_release(&sheet->record);
    free(sheet->text_ends);
    input_release(&records->positions);
    free(sheet);
}

static bool read_archive(struct sheet_reader *sheet, struct lookahead *source)
{
    char chunk[64 * 1024];
    long got;
    while ((got = lookahead_read(source, chunk, sizeof chunk)) > 0 && !sheet->archive.overflowed)
        buffer_put(&sheet->archive, chunk, (size_t)got);
    if (sheet->archive.overflowed)
        fail(sheet, FINDING_INPUT_TOO_LARGE, finding_count(SHEET_FILE_MOST >> 20));
    return got >= 0 && !sheet->records.failed;
}

static bool open_archive(struct sheet_reader *sheet)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *bytes = zip_source_buffer_create(sheet->archive.bytes, sheet->archive.length, /*free*/ 0, &error);
    if (bytes == NULL)
        die("out of memory");
    sheet->zip = zip_open_from_source(bytes, ZIP_RDONLY, &error);
    if (sheet->zip == NULL) {
        fail(sheet, FINDING_SHEET_BROKEN, finding_text(zip_error_strerror(&error)));
        zip_source_free(bytes);
    }
    zip_error_fini(&error);
    return sheet->zip != NULL;
}

static bool open_sheet(struct sheet_reader *sheet)
{
    enum { SERIAL_0 = -25569 /* 30.12.1899 */, SERIAL_0_MACINTOSH = -24107 /* 1.1.1904 */ };
    char id[NAME_SIZE], epoch[NAME_SIZE], first[NAME_SIZE], texts[NAME_SIZE];
    read_attribute(sheet, "workbook/sheets/sheet", "id", id);
    read_attribute(sheet, "workbook/workbookPr", "date1904", epoch);
    bool macintosh = strcmp(epoch, "1") == 0 || strcmp(epoch, "true") == 0;
    sheet->records.first_day = macintosh ? SERIAL_0_MACINTOSH : SERIAL_0;
    read_relationships(sheet, id, first, texts);
    read_texts(sheet, texts);
    if (sheet->records.failed)
        return false;
    if (!open_part(&sheet->part, sheet, first, "worksheet/sheetData/row"))
        fail(sheet, FINDING_SHEET_MISSING, (struct finding_argument){0});
    return !sheet->records.failed;
}

struct records *sheet_reader_new(struct lookahead *source, struct findings *findings)
{
    struct sheet_reader *sheet = heap_array(1, sizeof *sheet);
    sheet->records = (struct records){.next = next, .close = close_sheet, .findings = findings,
                                      .fields = sheet->fields, .padded = true};
    positions_init(&sheet->records.positions, source->input->name);
    buffer_init(&sheet->archive, SHEET_FILE_MOST);
    buffer_init(&sheet->texts, SHEET_TEXTS_MOST);
    buffer_init(&sheet->record, RECORD_MOST);
    if (read_archive(sheet, source) && open_archive(sheet) && open_sheet(sheet))
        return &sheet->records;
    close_sheet(&sheet->records);
    return NULL;
}
