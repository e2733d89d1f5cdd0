#include "import/mapping.h"

#include <string.h>

#include "import/register_writer.h"
#include "register/project_register.h"
#include "xml/xml_reader.h"

/* Sections are taken whole: one that a mapping has replaces that of the mapping it extends. What is the register's
 * own goes through register_writer as it comes; only the codes are looked at besides, for what they are read from. */

enum { LONGEST_CHAIN = 4, LARGEST = 16 << 20 /* mapping file [bytes] */ };

struct mapping_reader {
    struct mapping *mapping;
    struct arena *arena;
    struct input *input;
    struct findings *findings;
    size_t column_capacity;
    int extended;                      /* how many mappings extend this one */
    struct register_writer writer;
    bool given[SECTIONS];              /* in this file */
    int list;                          /* enum list of the codes that come */
    const char *code;                  /* the id of the code that is open */
};

static void extend(struct mapping_reader *reader, const struct xml_value *name, struct place place);

/* --- what the register takes over --- */

static enum section section_of(unsigned element)
{
    return element <= ELEMENT_BODY_NAME ? SECTION_BODY
           : element == ELEMENT_TITLE   ? SECTION_TITLE
           : element <= ELEMENT_PAGE    ? SECTION_PAGES
           : element < ELEMENT_FRAMES   ? SECTION_LISTS
                                        : SECTION_FRAMES;
}

static void begin_section(struct mapping_reader *reader, enum section section)
{
    buffer_clear(&reader->writer.text);
    if (section == SECTION_LISTS && !reader->given[section])
        reader->mapping->translations.count = 0;
}

static void end_section(struct mapping_reader *reader, enum section section)
{
    const char *before = reader->given[section] ? reader->mapping->sections[section] : "";
    reader->mapping->sections[section] =
        arena_format(reader->arena, "%s%s", before, buffer_text(&reader->writer.text));
    reader->given[section] = true;
}

static void add_translation(struct mapping_reader *reader, const struct xml_value *text)
{
    if (reader->code != NULL && text->text != NULL && text->length > 0)
        translations_add(&reader->mapping->translations, reader->arena, reader->list,
                         xml_value_copy(reader->arena, text), reader->code);
}

static void take_over(struct mapping_reader *reader, unsigned element, const struct xml_value *values)
{
    const struct xml_element *about = &register_vocabulary.elements[element];
    if (reader->writer.depth == 1)
        begin_section(reader, section_of(element));
    register_writer_begin(&reader->writer, about->name);
    for (size_t i = 0; about->attributes != NULL && about->attributes[i].name != NULL; i++)
        if (values[i].text != NULL)
            register_writer_attribute(&reader->writer, about->attributes[i].name, values[i].text, values[i].length);
    if (element == ELEMENT_LIST)
        reader->list = values[LIST_OF].text == NULL ? 0 : values[LIST_OF].as.word;
    if (element == ELEMENT_CODE) {
        reader->code = xml_value_copy(reader->arena, &values[CODE_ID]);
        add_translation(reader, &values[CODE_ID]);
    }
}

static void took_over(struct mapping_reader *reader, unsigned element, const struct xml_value *text)
{
    if (element == ELEMENT_CODE_NAME || element == ELEMENT_CODE_SHORT)
        add_translation(reader, text);
    register_writer_end(&reader->writer, text->text, text->text == NULL ? 0 : text->length);
    if (reader->writer.depth == 1)
        end_section(reader, section_of(element));
}

/* --- the table and its columns --- */

static void read_amount_style(struct mapping_reader *reader, struct cell_style *style, const struct xml_value *values)
{
    if (values[0].text != NULL)
        style->decimal = mapping_decimals[values[0].as.word];
    if (values[1].text != NULL)
        style->thousands = mapping_thousands[values[1].as.word];
    if (values[2].text != NULL)
        style->suffix = xml_value_copy(reader->arena, &values[2]);
}

static void read_table(struct mapping_reader *reader, const struct xml_value *values, struct place place)
{
    struct mapping *mapping = reader->mapping;
    if (values[TABLE_ENCODING].text == NULL || values[TABLE_SEPARATOR].text == NULL ||
        values[TABLE_QUOTING].text == NULL)
        return;
    mapping->table = (struct table_form){
        .encoding = xml_value_copy(reader->arena, &values[TABLE_ENCODING]),
        .separator = mapping_separators[values[TABLE_SEPARATOR].as.word],
        .quoting = (enum table_quoting)values[TABLE_QUOTING].as.word,
        .surplus = values[TABLE_SURPLUS].text == NULL ? SURPLUS_LEFT : (enum surplus)values[TABLE_SURPLUS].as.word,
        .footer_rows = (uint32_t)values[TABLE_FOOTER_ROWS].as.number,
    };
    mapping->style = (struct cell_style){.decimal = '.', .dates = mapping_dates[0]};
    read_amount_style(reader, &mapping->style, &values[TABLE_DECIMAL]);
    if (values[TABLE_DATES].text != NULL)
        mapping->style.dates = mapping_dates[values[TABLE_DATES].as.word];
    if (mapping->style.decimal == mapping->style.thousands)
        findings_add(reader->findings, FINDING_MAPPING_SAME_SIGNS, place);
}

static void read_constants(struct mapping_reader *reader, const struct xml_value *values)
{
    for (int i = 0; i < CONSTANTS; i++)
        reader->mapping->constants[i] = xml_value_copy(reader->arena, &values[i]);
}

/* What only some kinds of columns have. */
static void read_own(struct mapping_reader *reader, struct column *column, const struct xml_value *values)
{
    switch (column->kind) {
    case MAPPING_NAME:
    case MAPPING_SUMMARY:
        column->language = (enum language)values[COLUMN_LANGUAGE].as.word;
        break;
    case MAPPING_START:
    case MAPPING_END:
    case MAPPING_DECISION_DATE:
        if (values[COLUMN_DATES].text != NULL)
            column->style.dates = mapping_dates[values[COLUMN_DATES].as.word];
        break;
    case MAPPING_ORGANISATION:
    case MAPPING_BUSINESS_ID:
        column->role = (uint8_t)values[COLUMN_ROLE].as.word;
        break;
    case MAPPING_CODE:
        column->code_list = (uint8_t)values[COLUMN_LIST].as.word;
        column->open = values[COLUMN_OPEN].as.word;
        break;
    case MAPPING_AMOUNT:
        column->stage = (uint8_t)values[COLUMN_STAGE].as.word;
        column->source = (uint8_t)values[COLUMN_SOURCE].as.word;
        column->year = (int16_t)values[COLUMN_YEAR].as.number;
        read_amount_style(reader, &column->style, &values[COLUMN_DECIMAL]);
        break;
    default:
        break;
    }
}

/* A column with a wrong attribute has got its finding, and the mapping will not be used. */
static bool usable(unsigned kind, const struct xml_value *values)
{
    const struct xml_attribute *attributes = mapping_vocabulary()->elements[kind].attributes;
    for (size_t i = 0; attributes[i].name != NULL; i++)
        if (attributes[i].required && values[i].text == NULL)
            return false;
    return true;
}

static void read_column(struct mapping_reader *reader, unsigned kind, const struct xml_value *values,
                        struct place place)
{
    struct mapping *mapping = reader->mapping;
    if (!usable(kind, values))
        return;
    if (mapping->column_count == MAPPING_COLUMNS_MOST) {
        findings_add(reader->findings, FINDING_MAPPING_TOO_WIDE, place, finding_count(MAPPING_COLUMNS_MOST));
        return;
    }
    struct column *column = arena_append(reader->arena, (void **)&mapping->columns, &mapping->column_count,
                                         &reader->column_capacity, sizeof *column);
    *column = (struct column){
        .header = xml_value_copy(reader->arena, &values[COLUMN_HEADER]),
        .kind = (enum mapping_element)kind,
        .several = values[COLUMN_SEVERAL].as.word,
        .optional = values[COLUMN_OPTIONAL].as.word,
    };
    read_own(reader, column, values);
    if (kind == MAPPING_CODE) {
        const char *list = mapping_code_lists[column->code_list];
        column->list = (uint8_t)xml_word_lookup(register_list_names, list, strlen(list));
    }
}

/* --- the document --- */

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct mapping_reader *reader = context;
    if (element == MAPPING_ROOT && values[MAPPING_EXTENDS].text != NULL)
        extend(reader, &values[MAPPING_EXTENDS], place);
    else if (element == MAPPING_TABLE)
        read_table(reader, values, place);
    else if (element == MAPPING_CONSTANTS)
        read_constants(reader, values);
    else if (element == MAPPING_COLUMNS)
        reader->mapping->column_count = 0;
    else if (element >= MAPPING_PROJECT_CODE && element <= MAPPING_UNUSED)
        read_column(reader, element, values, place);
    else if (element >= ELEMENT_BODY && element <= ELEMENT_FRAME)
        take_over(reader, element, values);
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    struct mapping_reader *reader = context;
    if (element == MAPPING_READ)
        add_translation(reader, text);
    else if (element >= ELEMENT_BODY && element <= ELEMENT_FRAME)
        took_over(reader, element, text);
}

/* One file into `mapping`, over what is already there. */
static bool read_file(struct mapping *mapping, struct arena *arena, struct input *input, int extended,
                      struct findings *findings)
{
    struct mapping_reader reader = {
        .mapping = mapping, .arena = arena, .input = input, .findings = findings, .extended = extended,
        .column_capacity = mapping->column_count,
    };
    register_writer_init(&reader.writer, /*inside the document element*/ 1);
    bool read = xml_read(mapping_vocabulary(), input, &(struct xml_handler){begin, end}, &reader, findings);
    register_writer_release(&reader.writer);
    return read;
}

/* Reads templates/import/<name>.xml when this is templates/import/<other>.xml. */
static void extend(struct mapping_reader *reader, const struct xml_value *name, struct place place)
{
    char *bare = xml_value_copy(reader->arena, name);
    if (reader->extended == LONGEST_CHAIN || strchr(bare, '/') != NULL) {
        findings_add(reader->findings, FINDING_MAPPING_EXTENDS, place, finding_text(bare));
        return;
    }
    const char *own = reader->input->name, *slash = strrchr(own, '/');
    int folder = slash == NULL ? 0 : (int)(slash - own + 1);
    struct input input;
    if (input_open(&input, arena_format(reader->arena, "%.*s%s.xml", folder, own, bare), LARGEST, reader->findings))
        read_file(reader->mapping, reader->arena, &input, reader->extended + 1, reader->findings);
    input_release(&input);
    reader->column_capacity = reader->mapping->column_count;
}

/* --- what only the whole mapping shows --- */

static bool has_column(const struct mapping *mapping, enum mapping_element kind)
{
    for (size_t i = 0; i < mapping->column_count; i++)
        if (mapping->columns[i].kind == kind)
            return true;
    return false;
}

static void check_complete(const struct mapping *mapping, struct place place, struct findings *findings)
{
    const struct {
        const char *element;
        bool there;
    } needed[] = {
        {"body", mapping->sections[SECTION_BODY] != NULL},
        {"table", mapping->table.encoding != NULL},
        {"project-code", has_column(mapping, MAPPING_PROJECT_CODE)},
        {"name", has_column(mapping, MAPPING_NAME)},
    };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!needed[i].there)
            findings_add(findings, FINDING_MAPPING_INCOMPLETE, place, finding_text(needed[i].element));
}

/* Columns without a style of their own have the table's. */
static void settle_styles(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->column_count; i++) {
        struct cell_style *style = &mapping->columns[i].style;
        if (style->decimal == 0 && style->thousands == 0) {
            style->decimal = mapping->style.decimal;
            style->thousands = mapping->style.thousands;
        }
        if (style->suffix == NULL)
            style->suffix = mapping->style.suffix;
        if (style->dates == NULL)
            style->dates = mapping->style.dates;
    }
}

bool mapping_read(struct mapping *out, struct arena *arena, struct input *input, struct findings *findings)
{
    size_t errors = findings->by_level[LEVEL_ERROR];
    *out = (struct mapping){0};
    if (!read_file(out, arena, input, /*extended*/ 0, findings))
        return false;
    struct place place = {input, 0};
    translations_close(&out->translations, place, findings);
    check_complete(out, place, findings);
    settle_styles(out);
    return findings->by_level[LEVEL_ERROR] == errors;
}
