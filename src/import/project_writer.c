#include "import/project_writer.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "import/amount_writer.h"
#include "register/project_register.h"

/* The register has its elements in a fixed order and the export its own, so the cells are gone through once for each
 * kind of element. */

static bool filled(const struct cell *cell, enum mapping_element kind)
{
    return cell->column->kind == kind && cell->value.length > 0;
}

/* --- what the cells hold --- */

static void report_empty_cells(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].value.length == 0 && !row->cells[i].column->optional &&
            row->cells[i].column->kind != MAPPING_UNUSED)
            row_report(row, FINDING_CELL_EMPTY, &row->cells[i]);
}

/* One finding a cell is enough: a table in another encoding would fill pages. */
static void report_characters(const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        for (const char *at = cell->value.text, *end = at + cell->value.length; at < end;) {
            if (*at >= ' ' && *at < 0x7F) { /* most of all text */
                at++;
                continue;
            }
            uint32_t character = utf8_next(&at, end);
            bool control = register_writer_forbids(character);
            if (!control && character != 0xFFFD)
                continue;
            row_report(row, control ? FINDING_CELL_CONTROL : FINDING_CELL_UNDECODED, cell);
            break;
        }
    }
}

static void put_text(struct register_writer *out, const char *name, const char *text)
{
    register_writer_attribute(out, name, text, strlen(text));
}

static void put_field(struct register_writer *out, const char *element, const struct field *field)
{
    register_writer_begin(out, element);
    register_writer_end(out, field->text, field->length);
}

/* A field that must be a code: written as an attribute, or reported. */
static void put_code_field(struct register_writer *out, const struct row *row, const struct field *field,
                           const char *place, const char *name)
{
    char code[ROW_CODE_SIZE];
    if (row_copy_code(code, field))
        put_text(out, name, code);
    else
        row_report_field(row, FINDING_CELL_NOT_CODE, field, place);
}

/* --- the project's attributes --- */

static void put_listed(struct register_writer *out, const struct row *row, int list)
{
    const char *code = row->mapping->constants[CONSTANT_CODES + list];
    char own[ROW_CODE_SIZE];
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (!filled(cell, MAPPING_CODE) || cell->column->code_list != list)
            continue;
        code = row_code(row, cell->column, &cell->value, own);
        if (code == NULL)
            row_report(row, FINDING_CELL_UNKNOWN_CODE, cell);
        break;
    }
    if (code != NULL)
        put_text(out, mapping_code_lists[list], code);
}

static void put_attributes(struct register_writer *out, const struct row *row)
{
    put_text(out, "code", row->code);
    for (size_t i = 0; i < row->count; i++)
        if (filled(&row->cells[i], MAPPING_GROUP)) {
            put_code_field(out, row, &row->cells[i].value, row->cells[i].column->place, "group");
            break;
        }
    if (row->mapping->constants[CONSTANT_SYSTEM] != NULL)
        put_text(out, "system", row->mapping->constants[CONSTANT_SYSTEM]);
    for (int list = 0; list < CODE_LISTS_OF_PROJECT; list++)
        put_listed(out, row, list);
}

/* --- its elements --- */

static void put_name(struct register_writer *out, enum language language, const char *text, size_t length)
{
    register_writer_begin(out, "name");
    put_text(out, "lang", language_tag(language));
    register_writer_end(out, text, length);
}

/* The first name in each language. A register wants a name of every project: where there is none, the code stands for
 * it. */
static void put_names(struct register_writer *out, const struct row *row)
{
    unsigned named = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (!filled(cell, MAPPING_NAME) || (named >> cell->column->language & 1))
            continue;
        named |= 1u << cell->column->language;
        put_name(out, cell->column->language, cell->value.text, cell->value.length);
    }
    for (size_t i = 0; named == 0 && i < row->mapping->column_count; i++)
        if (row->mapping->columns[i].kind == MAPPING_NAME) {
            named = 1;
            put_name(out, row->mapping->columns[i].language, row->code, strlen(row->code));
        }
}

static bool read_date(const struct row *row, const struct cell *cell, char text[DATE_TEXT_SIZE])
{
    date day;
    if (!row_date(row, &day, &cell->column->style, &cell->value)) {
        row_report(row, FINDING_CELL_NOT_DATE, cell);
        return false;
    }
    date_format(text, day);
    return true;
}

static void put_dates(struct register_writer *out, const struct row *row, enum mapping_element kind, const char *element)
{
    char text[DATE_TEXT_SIZE];
    for (size_t i = 0; i < row->count; i++)
        if (filled(&row->cells[i], kind) && read_date(row, &row->cells[i], text)) {
            register_writer_begin(out, element);
            register_writer_end(out, text, strlen(text));
        }
}

/* A text of one language is one element, each cell of it a paragraph. */
static void put_texts(struct register_writer *out, const struct row *row, enum mapping_element kind,
                      const char *element)
{
    for (enum language language = 0; language < LANGUAGES; language++) {
        bool open = false;
        for (size_t i = 0; i < row->count; i++) {
            const struct cell *cell = &row->cells[i];
            if (!filled(cell, kind) || cell->column->language != language)
                continue;
            if (!open) {
                register_writer_begin(out, element);
                put_text(out, "lang", language_tag(language));
            }
            open = true;
            put_field(out, "p", &cell->value);
        }
        if (open)
            register_writer_end(out, NULL, 0);
    }
}

static void put_home_page(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (filled(&row->cells[i], MAPPING_HOME_PAGE)) {
            put_field(out, "home-page", &row->cells[i].value);
            return;
        }
}

static void put_organisations(struct register_writer *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        const struct field *business_id = &cell->beside[BESIDE_BUSINESS_ID];
        if (!filled(cell, MAPPING_ORGANISATION))
            continue;
        register_writer_begin(out, "organisation");
        put_text(out, "role", register_role_names[cell->column->role]);
        register_writer_attribute(out, "name", cell->value.text, cell->value.length);
        if (business_id->length > 0)
            put_code_field(out, row, business_id, cell->column->beside[BESIDE_BUSINESS_ID], "business-id");
        register_writer_end(out, NULL, 0);
    }
}

/* --- codes that are elements of their own: places, classes --- */

static void put_weight(struct register_writer *out, const struct row *row, const struct cell *cell, const char *name)
{
    enum { MILLION = 1000000 };
    const struct field *weight = &cell->beside[BESIDE_WEIGHT];
    struct cell_style style = {.decimal = weight->form == FIELD_NUMBER ? '.' : cell->column->style.decimal};
    int64_t millionths;
    char text[32];
    if (weight->length == 0)
        return;
    if (!cell_percentage(&millionths, &style, weight->text, weight->length)) {
        row_report_field(row, FINDING_CELL_NOT_PERCENTAGE, weight, cell->column->beside[BESIDE_WEIGHT]);
        return;
    }
    int length = snprintf(text, sizeof text, "%d.%06d", (int)(millionths / MILLION), (int)(millionths % MILLION));
    while (text[length - 1] == '0')
        length--;
    register_writer_attribute(out, name, text, (size_t)(text[length - 1] == '.' ? length - 1 : length));
}

static void put_coded_element(struct register_writer *out, const struct row *row, const struct cell *cell,
                              const struct field *field)
{
    char own[ROW_CODE_SIZE];
    int list = cell->column->code_list;
    const char *code = row_code(row, cell->column, field, own);
    if (code == NULL) {
        row_report_field(row, FINDING_CELL_UNKNOWN_CODE, field, cell->column->place);
        return;
    }
    bool place = list >= CODE_LISTS_OF_CLASSES;
    register_writer_begin(out, place ? "place" : "class");
    if (!place)
        put_text(out, "list", mapping_code_lists[list]);
    put_text(out, place ? mapping_code_lists[list] : "code", code);
    put_weight(out, row, cell, place ? "share" : "weight");
    register_writer_end(out, NULL, 0);
}

/* Each code of a cell that may hold several. */
static void put_coded_cell(struct register_writer *out, const struct row *row, const struct cell *cell)
{
    const char *at = cell->value.text, *end = at + cell->value.length;
    while (at < end) {
        const char *between = cell->column->between == 0 ? NULL
                                                         : memchr(at, cell->column->between, (size_t)(end - at));
        const char *to = between == NULL ? end : between;
        struct field part = {.text = at, .length = (size_t)(to - at), .form = cell->value.form,
                             .offset = cell->value.offset};
        part = field_trimmed(part);
        if (part.length > 0)
            put_coded_element(out, row, cell, &part);
        at = to + 1;
    }
}

static void put_coded_elements(struct register_writer *out, const struct row *row, int from, int to)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (filled(cell, MAPPING_CODE) && cell->column->code_list >= from && cell->column->code_list < to)
            put_coded_cell(out, row, cell);
    }
}

/* --- the decision --- */

static void put_decision(struct register_writer *out, struct row *row)
{
    char day[DATE_TEXT_SIZE] = "";
    bool granted = false;
    for (size_t i = 0; i < row->count; i++) {
        granted |= amount_in_decision(&row->cells[i]);
        if (filled(&row->cells[i], MAPPING_DECISION_DATE) && !read_date(row, &row->cells[i], day))
            day[0] = '\0';
    }
    if (!granted && day[0] == '\0')
        return;
    register_writer_begin(out, "decision");
    if (day[0] != '\0')
        put_text(out, "date", day);
    put_text(out, "kind", "new");
    amount_writer_put(out, row, /*in_decision*/ true);
    register_writer_end(out, NULL, 0);
}

void project_writer_put(struct register_writer *out, struct row *row)
{
    report_empty_cells(row);
    report_characters(row);
    register_writer_begin(out, "project");
    put_attributes(out, row);
    put_names(out, row);
    put_dates(out, row, MAPPING_START, "start");
    put_dates(out, row, MAPPING_END, "end");
    put_texts(out, row, MAPPING_SUMMARY, "summary");
    put_texts(out, row, MAPPING_AIMS, "aims");
    put_texts(out, row, MAPPING_RESULTS, "results");
    put_home_page(out, row);
    put_organisations(out, row);
    put_coded_elements(out, row, CODE_LISTS_OF_CLASSES, CODE_LISTS);
    put_coded_elements(out, row, CODE_LISTS_OF_PROJECT, CODE_LISTS_OF_CLASSES);
    put_decision(out, row);
    amount_writer_put(out, row, /*in_decision*/ false);
    register_writer_end(out, NULL, 0);
}
