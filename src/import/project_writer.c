#include "import/project_writer.h"

#include <string.h>

#include "base/utf8.h"
#include "register/project_register.h"

/* The register has its elements in a fixed order and the table its columns in another, so the columns are gone through
 * once for each kind of element. */

static bool filled(const struct row *row, size_t i, enum mapping_element kind)
{
    return row->columns[i]->kind == kind && row->cells[i].length > 0;
}

/* --- what the cells hold --- */

static void report_empty_cells(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].length == 0 && !row->columns[i]->optional && row->columns[i]->kind != MAPPING_UNUSED)
            row_report(row, FINDING_CELL_EMPTY, i);
}

/* One finding a cell is enough: a table in another encoding would fill pages. */
static void report_characters(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct field *cell = &row->cells[i];
        for (const char *at = cell->text, *end = at + cell->length; at < end;) {
            if (*at >= ' ' && *at < 0x7F) { /* most of all text */
                at++;
                continue;
            }
            uint32_t character = utf8_next(&at, end);
            bool control = register_writer_forbids(character);
            if (!control && character != 0xFFFD)
                continue;
            row_report(row, control ? FINDING_CELL_CONTROL : FINDING_CELL_UNDECODED, i);
            break;
        }
    }
}

static void put_text(struct register_writer *out, const char *name, const char *text)
{
    register_writer_attribute(out, name, text, strlen(text));
}

/* A cell that must be a code: written as an attribute, or reported. */
static void put_code_cell(struct register_writer *out, const struct row *row, size_t i, const char *name)
{
    char code[ROW_CODE_SIZE];
    if (row_copy_code(code, &row->cells[i]))
        put_text(out, name, code);
    else
        row_report(row, FINDING_CELL_NOT_CODE, i);
}

/* --- the project's attributes --- */

static void put_listed(struct register_writer *out, const struct row *row, int list)
{
    const char *code = row->mapping->constants[CONSTANT_CODES + list];
    char own[ROW_CODE_SIZE];
    for (size_t i = 0; i < row->count; i++) {
        if (!filled(row, i, MAPPING_CODE) || row->columns[i]->code_list != list)
            continue;
        code = row_code(row, i, own);
        if (code == NULL)
            row_report(row, FINDING_CELL_UNKNOWN_CODE, i);
        break;
    }
    if (code != NULL)
        put_text(out, mapping_code_lists[list], code);
}

static void put_attributes(struct register_writer *out, const struct row *row)
{
    put_text(out, "code", row->code);
    for (size_t i = 0; i < row->count; i++)
        if (filled(row, i, MAPPING_GROUP))
            put_code_cell(out, row, i, "group");
    if (row->mapping->constants[CONSTANT_SYSTEM] != NULL)
        put_text(out, "system", row->mapping->constants[CONSTANT_SYSTEM]);
    for (int list = 0; list < CODE_LISTS_OF_PROJECT; list++)
        put_listed(out, row, list);
}

/* --- its elements --- */

/* A register wants a name of every project: where the table has none, the code stands for it. */
static void put_names(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (row->columns[i]->kind != MAPPING_NAME)
            continue;
        bool named = row->cells[i].length > 0;
        register_writer_begin(out, "name");
        put_text(out, "lang", language_tag(row->columns[i]->language));
        register_writer_end(out, named ? row->cells[i].text : row->code,
                            named ? row->cells[i].length : strlen(row->code));
    }
}

static bool read_date(const struct row *row, size_t i, char text[DATE_TEXT_SIZE])
{
    date day;
    if (!cell_date(&day, &row->columns[i]->style, row->cells[i].text, row->cells[i].length)) {
        row_report(row, FINDING_CELL_NOT_DATE, i);
        return false;
    }
    date_format(text, day);
    return true;
}

static void put_dates(struct register_writer *out, const struct row *row, enum mapping_element kind, const char *element)
{
    char text[DATE_TEXT_SIZE];
    for (size_t i = 0; i < row->count; i++)
        if (filled(row, i, kind) && read_date(row, i, text)) {
            register_writer_begin(out, element);
            register_writer_end(out, text, strlen(text));
        }
}

static void put_summaries(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (!filled(row, i, MAPPING_SUMMARY))
            continue;
        register_writer_begin(out, "summary");
        put_text(out, "lang", language_tag(row->columns[i]->language));
        register_writer_begin(out, "p");
        register_writer_end(out, row->cells[i].text, row->cells[i].length);
        register_writer_end(out, NULL, 0);
    }
}

static void put_home_pages(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (filled(row, i, MAPPING_HOME_PAGE)) {
            register_writer_begin(out, "home-page");
            register_writer_end(out, row->cells[i].text, row->cells[i].length);
            return;
        }
}

static void put_organisations(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (!filled(row, i, MAPPING_ORGANISATION))
            continue;
        register_writer_begin(out, "organisation");
        put_text(out, "role", register_role_names[row->columns[i]->role]);
        register_writer_attribute(out, "name", row->cells[i].text, row->cells[i].length);
        for (size_t j = 0; j < row->count; j++)
            if (filled(row, j, MAPPING_BUSINESS_ID) && row->columns[j]->role == row->columns[i]->role) {
                put_code_cell(out, row, j, "business-id");
                break;
            }
        register_writer_end(out, NULL, 0);
    }
}

/* Codes that are elements of their own: places, then classes. */
static void put_coded_elements(struct register_writer *out, const struct row *row, int from, int to)
{
    char own[ROW_CODE_SIZE];
    for (size_t i = 0; i < row->count; i++) {
        int list = row->columns[i]->code_list;
        if (!filled(row, i, MAPPING_CODE) || list < from || list >= to)
            continue;
        const char *code = row_code(row, i, own);
        if (code == NULL) {
            row_report(row, FINDING_CELL_UNKNOWN_CODE, i);
            continue;
        }
        bool place = list >= CODE_LISTS_OF_CLASSES;
        register_writer_begin(out, place ? "place" : "class");
        if (!place)
            put_text(out, "list", mapping_code_lists[list]);
        put_text(out, place ? mapping_code_lists[list] : "code", code);
        register_writer_end(out, NULL, 0);
    }
}

/* --- money --- */

static void put_missing(struct register_writer *out, const struct row *row, size_t i)
{
    const struct field *cell = &row->cells[i];
    enum missing_reason reason = cell->length == 0 ? MISSING_NOT_GIVEN : MISSING_UNREADABLE;
    put_text(out, "missing", register_missing_names[reason]);
    if (reason == MISSING_UNREADABLE) {
        register_writer_verbatim(out, "raw", cell->text, cell->length);
        row_report(row, FINDING_CELL_NOT_AMOUNT, i);
    }
    register_writer_end(out, NULL, 0);
}

static void put_amount(struct register_writer *out, const struct row *row, size_t i)
{
    const struct column *column = row->columns[i];
    const struct field *cell = &row->cells[i];
    char text[MONEY_TEXT_SIZE];
    money amount, plain;
    register_writer_begin(out, "amount");
    put_text(out, "stage", register_stage_names[column->stage]);
    put_text(out, "source", register_source_names[column->source]);
    if (column->year != 0) {
        char year[DATE_TEXT_SIZE];
        date_format(year, (date){.year = column->year});
        put_text(out, "year", year);
    }
    if (!cell_amount(&amount, &column->style, cell->text, cell->length)) {
        put_missing(out, row, i);
        return;
    }
    if (!money_parse(&plain, cell->text, cell->length))
        register_writer_verbatim(out, "raw", cell->text, cell->length);
    money_format(text, amount);
    register_writer_end(out, text, strlen(text));
}

static void put_decision(struct register_writer *out, const struct row *row)
{
    char day[DATE_TEXT_SIZE] = "";
    bool granted = false;
    for (size_t i = 0; i < row->count; i++) {
        granted |= row->columns[i]->kind == MAPPING_AMOUNT && row->columns[i]->stage == STAGE_GRANTED;
        if (filled(row, i, MAPPING_DECISION_DATE) && !read_date(row, i, day))
            day[0] = '\0';
    }
    if (!granted && day[0] == '\0')
        return;
    register_writer_begin(out, "decision");
    if (day[0] != '\0')
        put_text(out, "date", day);
    put_text(out, "kind", "new");
    for (size_t i = 0; i < row->count; i++)
        if (row->columns[i]->kind == MAPPING_AMOUNT && row->columns[i]->stage == STAGE_GRANTED)
            put_amount(out, row, i);
    register_writer_end(out, NULL, 0);
}

static void put_other_amounts(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->columns[i]->kind == MAPPING_AMOUNT && row->columns[i]->stage != STAGE_GRANTED)
            put_amount(out, row, i);
}

void project_writer_put(struct register_writer *out, const struct row *row)
{
    report_empty_cells(row);
    report_characters(row);
    register_writer_begin(out, "project");
    put_attributes(out, row);
    put_names(out, row);
    put_dates(out, row, MAPPING_START, "start");
    put_dates(out, row, MAPPING_END, "end");
    put_summaries(out, row);
    put_home_pages(out, row);
    put_organisations(out, row);
    put_coded_elements(out, row, CODE_LISTS_OF_CLASSES, CODE_LISTS);
    put_coded_elements(out, row, CODE_LISTS_OF_PROJECT, CODE_LISTS_OF_CLASSES);
    put_decision(out, row);
    put_other_amounts(out, row);
    register_writer_end(out, NULL, 0);
}
