#include "import/row.h"

#include <string.h>

#include "base/utf8.h"
#include "import/register_writer.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Without the spaces around it; one that is all spaces keeps its place. */
static struct field trimmed(struct field field)
{
    while (field.length > 0 && is_space(field.text[field.length - 1]))
        field.length--;
    while (field.length > 0 && is_space(field.text[0])) {
        field.text++;
        field.length--;
        field.offset++;
    }
    return field;
}

/* --- the header --- */

/* Whether a header cell reads `header`, whose white space is collapsed. */
static bool same_header(const struct field *field, const char *header)
{
    const char *at = field->text, *end = at + field->length;
    for (; at < end && *header != '\0'; header++) {
        if (*header != (is_space(*at) ? ' ' : *at))
            return false;
        bool space = is_space(*at++);
        while (space && at < end && is_space(*at))
            at++;
    }
    return at == end && *header == '\0';
}

static const struct column *find_column(const struct row *row, const struct field *field, const bool *taken)
{
    for (size_t i = 0; i < row->mapping->column_count; i++)
        if (!taken[i] && same_header(field, row->mapping->columns[i].header))
            return &row->mapping->columns[i];
    return NULL;
}

enum { SHOWN_MOST = 80 /* of a cell in a finding [bytes] */ };

/* What a finding shows of a cell: its beginning, cut between characters. */
static const char *show(char out[SHOWN_MOST + 1], const struct field *field)
{
    size_t length = utf8_valid_prefix(field->text, field->length < SHOWN_MOST ? field->length : SHOWN_MOST);
    if (length > 0)
        memcpy(out, field->text, length);
    out[length] = '\0';
    return out;
}

static bool report_missing_columns(const struct row *row, const bool *taken)
{
    bool complete = true;
    for (size_t i = 0; i < row->mapping->column_count; i++) {
        if (taken[i] || row->mapping->columns[i].kind == MAPPING_UNUSED)
            continue;
        findings_add(row->findings, FINDING_TABLE_MISSING_COLUMN, table_reader_place(row->reader, row->reader->offset),
                     finding_text(row->mapping->columns[i].header));
        complete = false;
    }
    return complete;
}

bool row_read_header(struct row *row)
{
    static const struct column unknown = {.kind = MAPPING_UNUSED, .optional = true};
    const struct table_reader *reader = row->reader;
    bool taken[MAPPING_COLUMNS_MOST] = {false};
    if (reader->field_count > MAPPING_COLUMNS_MOST) {
        findings_add(row->findings, FINDING_MAPPING_TOO_WIDE, table_reader_place(reader, reader->offset),
                     finding_count(MAPPING_COLUMNS_MOST));
        return false;
    }
    row->count = reader->field_count;
    for (size_t i = 0; i < row->count; i++) {
        char shown[SHOWN_MOST + 1];
        struct field header = trimmed(reader->fields[i]);
        const struct column *column = find_column(row, &header, taken);
        row->columns[i] = column == NULL ? &unknown : column;
        if (column != NULL)
            taken[column - row->mapping->columns] = true;
        else if (header.length > 0)
            findings_add(row->findings, FINDING_TABLE_UNUSED_COLUMN, table_reader_place(reader, header.offset),
                         finding_text(show(shown, &header)));
    }
    return report_missing_columns(row, taken);
}

/* --- a row --- */

bool row_copy_code(char out[ROW_CODE_SIZE], const struct field *field)
{
    if (field->length == 0 || field->length >= ROW_CODE_SIZE)
        return false;
    for (size_t i = 0; i < field->length; i++)
        if (is_space(field->text[i]) || register_writer_forbids((unsigned char)field->text[i]))
            return false;
    memcpy(out, field->text, field->length);
    out[field->length] = '\0';
    return true;
}

static const char *code_of(const struct row *row, const struct column *column, const struct field *cell,
                           char own[ROW_CODE_SIZE])
{
    const char *code = translations_lookup(&row->mapping->translations, column->list, cell->text, cell->length);
    return code == NULL && column->open && row_copy_code(own, cell) ? own : code;
}

const char *row_code(const struct row *row, size_t column, char own[ROW_CODE_SIZE])
{
    return code_of(row, row->columns[column], &row->cells[column], own);
}

/* Several fields of a table without quoting are one piece of text, separators and all. */
static struct field joined(const struct field *first, size_t count)
{
    const struct field *last = first + count - 1;
    return trimmed((struct field){first->text, (size_t)(last->text - first->text) + last->length, first->offset});
}

static bool fits(void *context, size_t index, size_t first, size_t count)
{
    const struct row *row = context;
    const struct column *column = row->columns[index];
    if (count > 1 && !column->several)
        return false;
    struct field cell = joined(&row->reader->fields[first], count);
    char own[ROW_CODE_SIZE];
    date day;
    money amount;
    switch (column->kind) {
    case MAPPING_PROJECT_CODE:
        return row_copy_code(own, &cell);
    case MAPPING_CODE:
        return cell.length == 0 || code_of(row, column, &cell, own) != NULL;
    case MAPPING_START:
    case MAPPING_END:
    case MAPPING_DECISION_DATE:
        return cell.length == 0 || cell_date(&day, &column->style, cell.text, cell.length);
    case MAPPING_AMOUNT:
        return cell.length == 0 || cell_amount(&amount, &column->style, cell.text, cell.length);
    default:
        return true;
    }
}

/* How many fields each column takes. A line with as many fields as columns can be read in one way only, whatever
 * stands in its cells. */
static enum ragged_readings deal_out(struct row *row, uint8_t *out)
{
    size_t fields = row->reader->field_count;
    if (fields == row->count) {
        memset(out, 1, row->count);
        return RAGGED_ONE;
    }
    if (row->mapping->table.quoting != QUOTING_NONE)
        return RAGGED_NONE;
    return ragged_read(out, row->count, fields, row->mapping->table.surplus, fits, row);
}

bool row_read(struct row *row)
{
    uint8_t taken[MAPPING_COLUMNS_MOST];
    bool coded = false;
    row->readings = deal_out(row, taken);
    if (row->readings == RAGGED_NONE)
        return false;
    for (size_t i = 0, at = 0; i < row->count; at += taken[i++]) {
        row->cells[i] = joined(&row->reader->fields[at], taken[i]);
        if (row->columns[i]->kind == MAPPING_PROJECT_CODE)
            coded = row_copy_code(row->code, &row->cells[i]);
    }
    return coded;
}

bool row_blank(const struct table_reader *reader)
{
    for (size_t i = 0; i < reader->field_count; i++)
        if (trimmed(reader->fields[i]).length > 0)
            return false;
    return true;
}

void row_report(const struct row *row, enum finding_kind kind, size_t column)
{
    const struct field *cell = &row->cells[column];
    char shown[SHOWN_MOST + 1];
    findings_add(row->findings, kind, table_reader_place(row->reader, cell->offset), finding_text(row->code),
                 finding_text(show(shown, cell)), finding_text(row->columns[column]->header));
}
