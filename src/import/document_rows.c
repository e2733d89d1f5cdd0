#include "import/document_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "import/positions.h"
#include "xml/xml_rows.h"

/* What paths find is copied into an arena that the next row empties. */

enum { NAMES_MOST = 64 * 1024 /*bytes*/ };

struct column_paths {
    struct xml_path *value;
    struct xml_path *beside[BESIDES];   /* NULL: none */
};

struct document_rows {
    struct row *row;
    struct lookahead *source;
    struct xml_rows *rows;
    struct input positions;
    struct column_paths *paths;         /* one for each column of the mapping */
    struct arena texts;                 /* of the present row */
    size_t text_length;                 /* [bytes] */
    struct buffer names;                /* of the elements seen so far, each behind a space */
    bool overflowed;                    /* the present row has more cells or text than it may */
    bool failed;
};

/* One path at work. */
struct search {
    struct document_rows *rows;
    size_t column;
    struct field *beside;               /* what is filled by what is found first */
};

static long read_source(void *context, void *bytes, size_t size)
{
    struct document_rows *rows = context;
    return lookahead_read(rows->source, bytes, size);
}

/* --- the paths --- */

static bool prepare(struct document_rows *rows, struct xml_path **out, const char *text)
{
    if (text == NULL)
        return true;
    *out = xml_path_new(text);
    if (*out == NULL)
        findings_add(rows->row->findings, FINDING_MAPPING_PATH, NOWHERE, finding_text(text));
    return *out != NULL;
}

static bool prepare_all(struct document_rows *rows)
{
    const struct mapping *mapping = rows->row->mapping;
    bool fine = true;
    for (size_t i = 0; i < mapping->column_count; i++) {
        fine &= prepare(rows, &rows->paths[i].value, mapping->columns[i].place);
        for (enum beside beside = 0; beside < BESIDES; beside++)
            fine &= prepare(rows, &rows->paths[i].beside[beside], mapping->columns[i].beside[beside]);
    }
    return fine;
}

struct document_rows *document_rows_new(struct row *row, struct lookahead *source)
{
    struct document_rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL)
        die("out of memory");
    *rows = (struct document_rows){.row = row, .source = source};
    rows->paths = calloc(row->mapping->column_count + 1, sizeof *rows->paths);
    if (rows->paths == NULL)
        die("out of memory");
    positions_init(&rows->positions, source->input->name);
    row->positions = &rows->positions;
    arena_init(&rows->texts);
    buffer_init(&rows->names, NAMES_MOST);
    rows->rows = xml_rows_new(row->mapping->rows, DOCUMENT_ROW_MOST, read_source, rows);
    if (prepare_all(rows))
        return rows;
    document_rows_free(rows);
    return NULL;
}

void document_rows_free(struct document_rows *rows)
{
    if (rows == NULL)
        return;
    for (size_t i = 0; i < rows->row->mapping->column_count; i++) {
        xml_path_free(rows->paths[i].value);
        for (enum beside beside = 0; beside < BESIDES; beside++)
            xml_path_free(rows->paths[i].beside[beside]);
    }
    xml_rows_free(rows->rows);
    arena_release(&rows->texts);
    buffer_release(&rows->names);
    input_release(&rows->positions);
    free(rows->paths);
    free(rows);
}

bool document_rows_failed(const struct document_rows *rows)
{
    return rows->failed;
}

struct place document_rows_place(struct document_rows *rows)
{
    return (struct place){&rows->positions, positions_offset(&rows->positions, xml_rows_line(rows->rows), 1)};
}

/* --- a row --- */

static struct field keep(struct document_rows *rows, const struct xml_node *node, const char *text, size_t length)
{
    rows->text_length += length;
    rows->overflowed |= rows->text_length > DOCUMENT_ROW_MOST || rows->row->count >= ROW_CELLS_MOST;
    if (rows->overflowed)
        length = 0;
    return field_trimmed((struct field){
        .text = arena_copy(&rows->texts, text, length), .length = length,
        .offset = node == NULL ? rows->row->offset : positions_offset(&rows->positions, xml_node_line(node), 1)});
}

static void find(struct search *search, const struct xml_path *path, const char *text, const struct xml_node *from,
                 xml_rows_found *found)
{
    struct document_rows *rows = search->rows;
    if (!rows->overflowed && !xml_rows_find(rows->rows, path, from, found, search))
        findings_add(rows->row->findings, FINDING_DOCUMENT_PATH_FAILED, {&rows->positions, rows->row->offset},
                     finding_text(text));
}

static void found_beside(void *context, const struct xml_node *node, const char *text, size_t length)
{
    struct search *search = context;
    if (search->beside->text == NULL)
        *search->beside = keep(search->rows, node, text, length);
}

static void found_value(void *context, const struct xml_node *node, const char *text, size_t length)
{
    struct search *search = context;
    struct document_rows *rows = search->rows;
    const struct column *column = &rows->row->mapping->columns[search->column];
    if (rows->overflowed)
        return;
    struct cell *cell = row_add(rows->row, column, keep(rows, node, text, length));
    for (enum beside beside = 0; beside < BESIDES && node != NULL; beside++) {
        search->beside = &cell->beside[beside];
        if (column->beside[beside] != NULL)
            find(search, rows->paths[search->column].beside[beside], column->beside[beside], node, found_beside);
    }
}

static void read_row(struct document_rows *rows, const struct xml_node *element)
{
    struct row *row = rows->row;
    arena_release(&rows->texts);
    arena_init(&rows->texts);
    rows->text_length = 0;
    rows->overflowed = false;
    row->count = 0;
    row->code[0] = '\0';
    row->offset = positions_offset(&rows->positions, xml_node_line(element), 1);
    for (size_t i = 0; i < row->mapping->column_count; i++) {
        const struct column *column = &row->mapping->columns[i];
        size_t before = row->count;
        find(&(struct search){.rows = rows, .column = i}, rows->paths[i].value, column->place, element, found_value);
        if (row->count == before && !column->optional)
            row_add(row, column, (struct field){.text = "", .offset = row->offset});
    }
}

/* --- what no path speaks of --- */

static bool is_name_byte(char byte)
{
    bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z', digit = byte >= '0' && byte <= '9';
    return letter || digit || byte == '-' || byte == '.' || byte == '_';
}

static bool speaks_of(const char *path, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = path; (at = strstr(at, name)) != NULL; at += length)
        if ((at == path || !is_name_byte(at[-1])) && !is_name_byte(at[length]))
            return true;
    return false;
}

static bool mapping_speaks_of(const struct mapping *mapping, const char *name)
{
    for (size_t i = 0; i < mapping->column_count; i++)
        if (speaks_of(mapping->columns[i].place, name))
            return true;
    return false;
}

/* Tells once of each element that stands in a row and in no path. */
static void report_unused(struct document_rows *rows, const struct xml_node *element)
{
    for (const struct xml_node *child = xml_node_child(element, NULL); child != NULL;
         child = xml_node_next(child, NULL)) {
        const char *name = xml_node_name(child);
        if (rows->names.overflowed || speaks_of(buffer_text(&rows->names), name))
            continue;
        buffer_putc(&rows->names, ' ');
        buffer_puts(&rows->names, name);
        if (!mapping_speaks_of(rows->row->mapping, name))
            findings_add(rows->row->findings, FINDING_DOCUMENT_UNUSED_ELEMENT,
                         {&rows->positions, positions_offset(&rows->positions, xml_node_line(child), 1)},
                         finding_text(name));
    }
}

/* --- the document --- */

static void report_end(struct document_rows *rows)
{
    struct findings *findings = rows->row->findings;
    struct place place = document_rows_place(rows);
    rows->failed = xml_rows_end(rows->rows) != XML_ROWS_WHOLE;
    switch (xml_rows_end(rows->rows)) {
    case XML_ROWS_MALFORMED:
        findings_add(findings, FINDING_XML_MALFORMED, place, finding_text(xml_rows_message(rows->rows)));
        break;
    case XML_ROWS_BYTES:
        findings_add(findings, FINDING_XML_BYTES, place);
        break;
    case XML_ROWS_DOCTYPE:
        findings_add(findings, FINDING_XML_DOCTYPE, place);
        break;
    case XML_ROWS_TOO_LARGE:
        findings_add(findings, FINDING_DOCUMENT_ROW_TOO_LARGE, place, finding_count(DOCUMENT_ROW_MOST >> 20));
        break;
    default:
        break;
    }
}

enum document_row document_rows_next(struct document_rows *rows)
{
    const struct xml_node *element = xml_rows_next(rows->rows);
    if (element == NULL) {
        report_end(rows);
        return DOCUMENT_ROW_LAST;
    }
    read_row(rows, element);
    report_unused(rows, element);
    if (rows->overflowed)
        findings_add(rows->row->findings, FINDING_DOCUMENT_ROW_TOO_WIDE, {&rows->positions, rows->row->offset},
                     finding_count(ROW_CELLS_MOST), finding_count(DOCUMENT_ROW_MOST >> 20));
    return !rows->overflowed && row_take_code(rows->row) ? DOCUMENT_ROW_PROJECT : DOCUMENT_ROW_NONE;
}
