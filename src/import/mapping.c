#include "import/mapping.h"

#include <string.h>

#include "import/register_writer.h"
#include "register/register_reader.h"
#include "xml/xml_reader.h"
#include "xml/xml_rows.h"

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
    struct rate rate;                  /* that is open */
    struct place rate_place;
};

static void extend(struct mapping_reader *reader, const struct xml_value *name, struct place place);
static const char *in_folder(struct mapping_reader *reader, const char *folder, const char *name);

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

static void add_translation(struct mapping_reader *reader, struct translations *out, const struct xml_value *text)
{
    if (reader->code != NULL && text->text != NULL && text->length > 0)
        translations_add(out, reader->arena, reader->list, xml_value_copy(reader->arena, text), reader->code);
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
        add_translation(reader, &reader->mapping->translations, &values[CODE_ID]);
    }
}

static void took_over(struct mapping_reader *reader, unsigned element, const struct xml_value *text)
{
    if (element == ELEMENT_CODE_NAME || element == ELEMENT_CODE_SHORT)
        add_translation(reader, &reader->mapping->translations, text);
    register_writer_end(&reader->writer, text->text, text->text == NULL ? 0 : text->length);
    if (reader->writer.depth == 1)
        end_section(reader, section_of(element));
}

/* --- the form of the export --- */

/* What is told of amounts; `values` begins where the styles do. */
static void read_style(struct mapping_reader *reader, struct cell_style *style, const char **currency,
                       const struct xml_value *values)
{
    if (values[STYLE_DECIMAL].text != NULL)
        style->decimal = mapping_decimals[values[STYLE_DECIMAL].as.word];
    if (values[STYLE_THOUSANDS].text != NULL)
        style->thousands = mapping_thousands[values[STYLE_THOUSANDS].as.word];
    if (values[STYLE_SUFFIX].text != NULL)
        style->suffix = xml_value_copy(reader->arena, &values[STYLE_SUFFIX]);
    style->rounded = values[STYLE_ROUNDED].as.word;
    if (values[STYLE_CURRENCY].text != NULL)
        *currency = xml_value_copy(reader->arena, &values[STYLE_CURRENCY]);
}

static void read_form(struct mapping_reader *reader, const struct xml_value *dates, const struct xml_value *style,
                      struct place place)
{
    struct mapping *mapping = reader->mapping;
    mapping->style = (struct cell_style){.decimal = '.', .dates = mapping_dates[0]};
    mapping->currency = NULL;
    read_style(reader, &mapping->style, &mapping->currency, style);
    if (dates->text != NULL)
        mapping->style.dates = mapping_dates[dates->as.word];
    if (mapping->style.decimal == mapping->style.thousands)
        findings_add(reader->findings, FINDING_MAPPING_SAME_SIGNS, place);
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
    mapping->rows = NULL;
    read_form(reader, &values[TABLE_DATES], &values[TABLE_STYLE], place);
}

static void read_rows(struct mapping_reader *reader, const struct xml_value *values, struct place place)
{
    if (values[ROWS_PATH].text == NULL)
        return;
    reader->mapping->rows = xml_value_copy(reader->arena, &values[ROWS_PATH]);
    reader->mapping->table = (struct table_form){.encoding = NULL};
    read_form(reader, &values[ROWS_DATES], &values[ROWS_STYLE], place);
}

static void read_constants(struct mapping_reader *reader, const struct xml_value *values)
{
    for (int i = 0; i < CONSTANTS; i++)
        reader->mapping->constants[i] = xml_value_copy(reader->arena, &values[i]);
}

static void begin_rate(struct mapping_reader *reader, const struct xml_value *values, struct place place)
{
    reader->rate = (struct rate){.currency = xml_value_copy(reader->arena, &values[RATE_CURRENCY])};
    if (values[RATE_DATE].text != NULL)
        reader->rate.from = values[RATE_DATE].as.day;
    reader->rate_place = place;
}

static void add_rate(struct mapping_reader *reader, const struct xml_value *text)
{
    struct rate rate = reader->rate;
    if (text->text == NULL || rate.currency == NULL || !date_known(rate.from))
        return;
    rate.for_one_euro = text->as.number;
    if (rate.for_one_euro > 0)
        rates_add(&reader->mapping->rates, reader->arena, rate);
    else
        findings_add(reader->findings, FINDING_MAPPING_RATE, reader->rate_place, finding_text(rate.currency));
}

/* --- columns and paths --- */

/* Where an attribute stands that names what is beside the column's value; -1 for kinds that have none. */
static int attribute_of(enum mapping_element kind, enum beside beside)
{
    static const struct {
        enum mapping_element kind;
        int attribute;
    } besides[BESIDES] = {
        [BESIDE_BUSINESS_ID] = {MAPPING_ORGANISATION, COLUMN_BUSINESS_ID},
        [BESIDE_WEIGHT] = {MAPPING_CODE, COLUMN_WEIGHT},
        [BESIDE_DATE] = {MAPPING_AMOUNT, COLUMN_DATE},
        [BESIDE_EU] = {MAPPING_AMOUNT, COLUMN_EU},
        [BESIDE_CURRENCY] = {MAPPING_AMOUNT, COLUMN_CURRENCY},
        [BESIDE_RATE_DATE] = {MAPPING_AMOUNT, COLUMN_RATE_DATE},
    };
    return besides[beside].kind == kind ? besides[beside].attribute : -1;
}

static void read_code_column(struct column *column, const struct xml_value *values)
{
    column->code_list = (uint8_t)values[COLUMN_LIST].as.word;
    column->open = values[COLUMN_OPEN].as.word;
    column->between = values[COLUMN_BETWEEN].text == NULL ? 0 : mapping_between[values[COLUMN_BETWEEN].as.word];
    const char *list = mapping_code_lists[column->code_list];
    column->list = (uint8_t)xml_word_lookup(register_list_names, list, strlen(list));
}

/* What only some kinds of columns have. */
static void read_own(struct mapping_reader *reader, struct column *column, const struct xml_value *values)
{
    switch (column->kind) {
    case MAPPING_NAME:
    case MAPPING_SUMMARY:
    case MAPPING_AIMS:
    case MAPPING_RESULTS:
        column->language = (enum language)values[COLUMN_LANGUAGE].as.word;
        break;
    case MAPPING_START:
    case MAPPING_END:
    case MAPPING_DECISION_DATE:
        if (values[COLUMN_DATES].text != NULL)
            column->style.dates = mapping_dates[values[COLUMN_DATES].as.word];
        break;
    case MAPPING_ORGANISATION:
        column->role = (uint8_t)values[COLUMN_ROLE].as.word;
        break;
    case MAPPING_CODE:
        read_code_column(column, values);
        break;
    case MAPPING_AMOUNT:
        column->stage = (uint8_t)values[COLUMN_STAGE].as.word;
        column->source = (uint8_t)values[COLUMN_SOURCE].as.word;
        column->year = (int16_t)values[COLUMN_YEAR].as.number;
        read_style(reader, &column->style, &column->currency, &values[COLUMN_STYLE]);
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

static void check_path(struct mapping_reader *reader, const char *text, struct place place)
{
    struct xml_path *path = xml_path_new(text);
    if (path == NULL)
        findings_add(reader->findings, FINDING_MAPPING_PATH, place, finding_text(text));
    xml_path_free(path);
}

/* Where the value and what is beside it stand: in a table by headers, in a document by paths. */
static void read_places(struct mapping_reader *reader, struct column *column, const struct xml_value *values,
                        struct place place)
{
    bool path = reader->mapping->rows != NULL;
    column->place = xml_value_copy(reader->arena, &values[path ? COLUMN_PATH : COLUMN_HEADER]);
    if (column->place == NULL || values[path ? COLUMN_HEADER : COLUMN_PATH].text != NULL) {
        findings_add(reader->findings, FINDING_MAPPING_PLACE, place,
                     finding_text(mapping_vocabulary()->elements[column->kind].name),
                     finding_text(path ? "path" : "header"), finding_text(path ? "rows" : "table"));
        return;
    }
    for (enum beside beside = 0; beside < BESIDES; beside++) {
        int attribute = attribute_of(column->kind, beside);
        if (attribute >= 0)
            column->beside[beside] = xml_value_copy(reader->arena, &values[attribute]);
        if (path && column->beside[beside] != NULL)
            check_path(reader, column->beside[beside], place);
    }
    if (path)
        check_path(reader, column->place, place);
    if (column->beside[BESIDE_EU] != NULL && column->source != SOURCE_EU_AND_STATE)
        findings_add(reader->findings, FINDING_MAPPING_EU_PART, place);
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
        .kind = (enum mapping_element)kind,
        .several = values[COLUMN_SEVERAL].as.word,
        .optional = values[COLUMN_OPTIONAL].text != NULL && values[COLUMN_OPTIONAL].as.word != OPTIONAL_NO,
        .may_lack = values[COLUMN_OPTIONAL].text != NULL && values[COLUMN_OPTIONAL].as.word == OPTIONAL_COLUMN,
    };
    read_own(reader, column, values);
    read_places(reader, column, values, place);
}

/* --- the document --- */

static void begin_mapping(struct mapping_reader *reader, const struct xml_value *values, struct place place)
{
    if (values[MAPPING_EXTENDS].text != NULL)
        extend(reader, &values[MAPPING_EXTENDS], place);
    if (values[MAPPING_LISTS].text != NULL)
        reader->mapping->lists = in_folder(reader, "../lists/", xml_value_copy(reader->arena, &values[MAPPING_LISTS]));
}

static void begin_read_as(struct mapping_reader *reader, const struct xml_value *values)
{
    reader->list = values[READ_AS_LIST].text == NULL ? 0 : values[READ_AS_LIST].as.word;
    reader->code = values[READ_AS_LIST].text == NULL ? NULL : xml_value_copy(reader->arena, &values[READ_AS_CODE]);
}

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct mapping_reader *reader = context;
    if (element == MAPPING_ROOT)
        begin_mapping(reader, values, place);
    else if (element == MAPPING_TABLE)
        read_table(reader, values, place);
    else if (element == MAPPING_ROWS)
        read_rows(reader, values, place);
    else if (element == MAPPING_CONSTANTS)
        read_constants(reader, values);
    else if (element == MAPPING_RATES)
        reader->mapping->rates.count = 0;
    else if (element == MAPPING_RATE)
        begin_rate(reader, values, place);
    else if (element == MAPPING_READS)
        reader->mapping->reads.count = 0;
    else if (element == MAPPING_READ_AS)
        begin_read_as(reader, values);
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
        add_translation(reader, &reader->mapping->translations, text);
    else if (element == MAPPING_READ_AS)
        add_translation(reader, &reader->mapping->reads, text);
    else if (element == MAPPING_RATE)
        add_rate(reader, text);
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

/* The file of a name in the mapping's own folder, or in one beside it. */
static const char *in_folder(struct mapping_reader *reader, const char *folder, const char *name)
{
    const char *own = reader->input->name, *slash = strrchr(own, '/');
    int length = slash == NULL ? 0 : (int)(slash - own + 1);
    return arena_format(reader->arena, "%.*s%s%s.xml", length, own, folder, name);
}

/* Reads templates/import/<name>.xml when this is templates/import/<other>.xml. */
static void extend(struct mapping_reader *reader, const struct xml_value *name, struct place place)
{
    char *bare = xml_value_copy(reader->arena, name);
    if (reader->extended == LONGEST_CHAIN || strchr(bare, '/') != NULL) {
        findings_add(reader->findings, FINDING_MAPPING_EXTENDS, place, finding_text(bare));
        return;
    }
    struct input input;
    if (input_open(&input, in_folder(reader, "", bare), LARGEST, reader->findings))
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
        {"table", mapping->table.encoding != NULL || mapping->rows != NULL},
        {"project-code", has_column(mapping, MAPPING_PROJECT_CODE)},
        {"name", has_column(mapping, MAPPING_NAME)},
    };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!needed[i].there)
            findings_add(findings, FINDING_MAPPING_INCOMPLETE, place, finding_text(needed[i].element));
}

/* Columns without a style of their own have the table's. */
static void settle_style(struct column *column, const struct mapping *mapping)
{
    struct cell_style *style = &column->style;
    if (style->decimal == 0 && style->thousands == 0) {
        style->decimal = mapping->style.decimal;
        style->thousands = mapping->style.thousands;
    }
    style->rounded |= mapping->style.rounded;
    if (style->suffix == NULL)
        style->suffix = mapping->style.suffix;
    if (style->dates == NULL)
        style->dates = mapping->style.dates;
    if (column->currency == NULL)
        column->currency = mapping->currency;
}

/* The names of the codes that come with the program. */
static void read_lists(struct mapping *mapping, struct arena *arena, struct findings *findings)
{
    struct project_register lists;
    if (register_read(&lists, arena, mapping->lists, 0, findings))
        translations_add_lists(&mapping->translations, arena, &lists);
    register_release(&lists);
}

bool mapping_read(struct mapping *out, struct arena *arena, struct input *input, struct findings *findings)
{
    size_t errors = findings->by_level[LEVEL_ERROR];
    *out = (struct mapping){0};
    if (!read_file(out, arena, input, /*extended*/ 0, findings))
        return false;
    struct place place = {input, 0};
    for (size_t i = 0; i < out->reads.count; i++)
        translations_add(&out->translations, arena, out->reads.items[i].list, out->reads.items[i].text,
                         out->reads.items[i].code);
    if (out->lists != NULL)
        read_lists(out, arena, findings);
    translations_close(&out->translations, place, findings);
    check_complete(out, place, findings);
    for (size_t i = 0; i < out->column_count; i++)
        settle_style(&out->columns[i], out);
    return findings->by_level[LEVEL_ERROR] == errors;
}
