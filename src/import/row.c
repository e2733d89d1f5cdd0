#include "import/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/utf8.h"
#include "import/register_writer.h"
#include "import/sheet_number.h"

void row_init(struct row *out, const struct mapping *mapping, date situation_date, struct findings *findings)
{
    *out = (struct row){.mapping = mapping, .situation_date = situation_date, .findings = findings};
}

void row_release(struct row *row)
{
    free(row->cells);
    row->cells = NULL;
    row->count = row->capacity = 0;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct field field_trimmed(struct field field)
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

struct cell *row_add(struct row *row, const struct column *column, struct field value)
{
    struct cell *cell = heap_append((void **)&row->cells, &row->count, &row->capacity, sizeof *cell);
    *cell = (struct cell){.column = column, .value = field_trimmed(value)};
    return cell;
}

bool row_take_code(struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].column->kind == MAPPING_PROJECT_CODE)
            return row_copy_code(row->code, &row->cells[i].value);
    return false;
}

bool row_is_named(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].column->kind == MAPPING_NAME && row->cells[i].value.length > 0)
            return true;
    return false;
}

/* --- what a cell says --- */

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

const char *row_code(const struct row *row, const struct column *column, const struct field *field,
                     char own[ROW_CODE_SIZE])
{
    const char *code = translations_lookup(&row->mapping->translations, column->list, field->text, field->length);
    return code == NULL && column->open && row_copy_code(own, field) ? own : code;
}

bool row_date(const struct row *row, date *out, const struct cell_style *style, const struct field *field)
{
    switch (field->form) {
    case FIELD_NUMBER:
        return sheet_number_day(out, row->first_day, field->text, field->length);
    case FIELD_DAY:
        return date_parse(out, field->text, field->length < 10 ? field->length : 10) && out->day != 0;
    default:
        return cell_date(out, style, field->text, field->length);
    }
}

bool row_amount(money *out, const struct cell_style *style, const struct field *field)
{
    if (field->form != FIELD_NUMBER)
        return cell_amount(out, style, field->text, field->length);
    char plain[SHEET_NUMBER_SIZE];
    struct cell_style plainly = {.decimal = '.', .rounded = style->rounded};
    return cell_amount(out, &plainly, plain, sheet_number_plain(plain, field->text, field->length));
}

/* --- findings --- */

enum { SHOWN_MOST = 80 /* of a cell in a finding [bytes] */ };

void row_report_field(const struct row *row, enum finding_kind kind, const struct field *field, const char *place)
{
    char shown[SHOWN_MOST + 1];
    size_t length = utf8_valid_prefix(field->text, field->length < SHOWN_MOST ? field->length : SHOWN_MOST);
    if (length > 0)
        memcpy(shown, field->text, length);
    shown[length] = '\0';
    findings_add(row->findings, kind, {row->positions, field->offset}, finding_project(row->code), finding_text(shown),
                 finding_text(place));
}

void row_report(const struct row *row, enum finding_kind kind, const struct cell *cell)
{
    row_report_field(row, kind, &cell->value, cell->column->place);
}
