#include "import/table_rows.h"

#include <string.h>

#include "base/utf8.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
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

/* The place of the column with this header in the table, -1 when there is none. */
static int find_header(const struct records *records, const char *header)
{
    for (size_t i = 0; i < records->field_count; i++) {
        struct field field = field_trimmed(records->fields[i]);
        if (same_header(&field, header))
            return (int)i;
    }
    return -1;
}

static const struct column *find_column(const struct mapping *mapping, const struct field *field, const bool *taken)
{
    for (size_t i = 0; i < mapping->column_count; i++)
        if (!taken[i] && same_header(field, mapping->columns[i].place))
            return &mapping->columns[i];
    return NULL;
}

static void report_header(const struct table_rows *rows, enum finding_kind kind, uint32_t offset, const char *text,
                          size_t length)
{
    enum { SHOWN_MOST = 80 /*bytes*/ };
    char shown[SHOWN_MOST + 1] = "";
    length = utf8_valid_prefix(text, length < SHOWN_MOST ? length : SHOWN_MOST);
    memcpy(shown, text, length);
    findings_add(rows->row->findings, kind, records_place(rows->records, offset), finding_text(shown));
}

/* A column that the mapping names without saying anything else of it, or does not name: nothing is read from it. */
static const struct column unknown = {.kind = MAPPING_UNUSED, .optional = true};

static bool report_missing_columns(const struct table_rows *rows, const bool *taken)
{
    const struct mapping *mapping = rows->row->mapping;
    bool complete = true;
    for (size_t i = 0; i < mapping->column_count; i++) {
        const struct column *column = &mapping->columns[i];
        if (taken[i] || column->kind == MAPPING_UNUSED || column->may_lack)
            continue;
        report_header(rows, FINDING_TABLE_MISSING_COLUMN, rows->records->offset, column->place,
                      strlen(column->place));
        complete = false;
    }
    return complete;
}

/* Finds the columns of what stands beside others. */
static bool find_besides(struct table_rows *rows, bool *named)
{
    bool complete = true;
    for (size_t i = 0; i < rows->count; i++)
        for (enum beside beside = 0; beside < BESIDES; beside++) {
            const struct column *column = rows->columns[i].column;
            const char *header = column->beside[beside];
            int at = header == NULL ? -1 : find_header(rows->records, header);
            rows->columns[i].beside[beside] = at;
            if (at >= 0)
                named[at] = true;
            else if (header != NULL && !column->may_lack) {
                report_header(rows, FINDING_TABLE_MISSING_COLUMN, rows->records->offset, header, strlen(header));
                complete = false;
            }
        }
    return complete;
}

bool table_rows_read_header(struct table_rows *out, struct records *records, struct row *row)
{
    bool taken[MAPPING_COLUMNS_MOST] = {false}, named[MAPPING_COLUMNS_MOST] = {false};
    *out = (struct table_rows){.records = records, .row = row, .count = records->field_count};
    row->positions = &records->positions;
    row->first_day = records->first_day;
    if (out->count > MAPPING_COLUMNS_MOST) {
        findings_add(row->findings, FINDING_MAPPING_TOO_WIDE, records_place(records, records->offset),
                     finding_count(MAPPING_COLUMNS_MOST));
        return false;
    }
    for (size_t i = 0; i < out->count; i++) {
        struct field header = field_trimmed(records->fields[i]);
        const struct column *column = find_column(row->mapping, &header, taken);
        out->columns[i].column = column == NULL ? &unknown : column;
        if (column != NULL)
            taken[column - row->mapping->columns] = named[i] = true;
    }
    bool complete = find_besides(out, named);
    for (size_t i = 0; i < out->count; i++) {
        struct field header = field_trimmed(records->fields[i]);
        if (!named[i] && header.length > 0)
            report_header(out, FINDING_TABLE_UNUSED_COLUMN, header.offset, header.text, header.length);
    }
    return report_missing_columns(out, taken) && complete;
}

/* --- a row --- */

/* Several fields of a table without quoting are one piece of text, separators and all. */
static struct field joined(const struct field *first, size_t count)
{
    const struct field *last = first + count - 1;
    struct field whole = *first;
    if (count > 1)
        whole.length = (size_t)(last->text - first->text) + last->length;
    return field_trimmed(whole);
}

static bool fits(void *context, size_t index, size_t first, size_t count)
{
    const struct table_rows *rows = context;
    const struct column *column = rows->columns[index].column;
    if (count > 1 && !column->several)
        return false;
    struct field field = joined(&rows->records->fields[first], count);
    char own[ROW_CODE_SIZE];
    date day;
    money amount;
    switch (column->kind) {
    case MAPPING_PROJECT_CODE:
        return row_copy_code(own, &field);
    case MAPPING_CODE:
        return field.length == 0 || row_code(rows->row, column, &field, own) != NULL;
    case MAPPING_START:
    case MAPPING_END:
    case MAPPING_DECISION_DATE:
        return field.length == 0 || row_date(rows->row, &day, &column->style, &field);
    case MAPPING_AMOUNT:
        return field.length == 0 || row_amount(&amount, &column->style, &field);
    default:
        return true;
    }
}

/* How many fields each column takes. A line with as many fields as columns can be read in one way only, whatever
 * stands in its cells. */
static enum ragged_readings deal_out(struct table_rows *rows, uint8_t *out)
{
    size_t fields = rows->records->field_count;
    const struct table_form *form = &rows->row->mapping->table;
    if (fields == rows->count || (fields < rows->count && rows->records->padded)) {
        memset(out, 1, rows->count);
        return RAGGED_ONE;
    }
    if (form->quoting != QUOTING_NONE || rows->records->padded)
        return RAGGED_NONE;
    return ragged_read(out, rows->count, fields, form->surplus, fits, rows);
}

/* What stands beside cells: by then all are there. */
static void fill_besides(struct table_rows *rows)
{
    struct row *row = rows->row;
    for (size_t i = 0; i < row->count; i++)
        for (enum beside beside = 0; beside < BESIDES; beside++)
            if (rows->columns[i].beside[beside] >= 0)
                row->cells[i].beside[beside] = row->cells[rows->columns[i].beside[beside]].value;
}

bool table_rows_read(struct table_rows *rows)
{
    struct row *row = rows->row;
    const struct records *records = rows->records;
    uint8_t taken[MAPPING_COLUMNS_MOST];
    row->count = 0;
    row->offset = records->offset;
    row->readings = deal_out(rows, taken);
    if (row->readings == RAGGED_NONE)
        return false;
    for (size_t i = 0, at = 0; i < rows->count; at += taken[i++]) {
        struct field empty = {.text = "", .offset = records->offset};
        row_add(row, rows->columns[i].column,
                at < records->field_count ? joined(&records->fields[at], taken[i]) : empty);
    }
    fill_besides(rows);
    return row_take_code(row);
}

bool table_rows_blank(const struct records *records)
{
    for (size_t i = 0; i < records->field_count; i++)
        if (field_trimmed(records->fields[i]).length > 0)
            return false;
    return true;
}
