#include "import/mapping_vocabulary.h"

#include "register/project_register.h"

static const char *const versions[] = {"1", NULL};
static const char *const separators[] = {"comma", "semicolon", "tab", "pipe", NULL};
const char mapping_separators[] = {',', ';', '\t', '|'};
static const char *const between[] = {"none", "comma", "semicolon", "pipe", "space", NULL};
const char mapping_between[] = {0, ',', ';', '|', ' '};
static const char *const quotings[] = {"none", "double", NULL};
static const char *const surpluses[] = {"left", "right", NULL};
static const char *const decimals[] = {"dot", "comma", NULL};
const char mapping_decimals[] = {'.', ','};
static const char *const thousands[] = {"none", "dot", "comma", "space", "apostrophe", NULL};
const char mapping_thousands[] = {0, '.', ',', ' ', '\''};
static const char *const dates[] = {"d.m.y", "d.m.yy", "y-m-d", "d/m/y", "m/d/y", "d-m-y", "y/m/d", "y.m.d",
                                    "d month y", "month d y", NULL};
const char *const mapping_dates[] = {"d.m.y", "d.m.Y", "y-m-d", "d/m/y", "m/d/y", "d-m-y", "y/m/d", "y.m.d",
                                     "d M Y", "M d Y"};
static const char *const optional[] = {"no", "yes", "column", NULL};
const char *const mapping_code_lists[CODE_LISTS + 1] = {
    "programme", "fund", "priority", "objective", "authority", "status", "envelope",
    "spearhead", "choice", "intervention-field", "climate",
    "municipality", "sub-region", "region", NULL};
const char *const mapping_constants[CONSTANTS + 1] = {
    "system", "programme", "fund", "priority", "objective", "authority", "status", "envelope", NULL};

#define END {NULL}
#define PLACE \
    [COLUMN_HEADER] = {"header", XML_TEXT, false, NULL, "of a table: the column's name in its first line"}, \
    [COLUMN_PATH] = {"path", XML_TEXT, false, NULL, "of a document: where it stands in a row, as XPath"}, \
    [COLUMN_SEVERAL] = {"several", XML_YES, false, NULL, "without quoting: separators in it make it several fields"}, \
    [COLUMN_OPTIONAL] = {"optional", XML_WORD, false, optional, \
                         "yes: may be empty without a finding; column: the column may be missing, too"}
#define BESIDE(name, about) {name, XML_TEXT, false, NULL, about ": a header, or a path from the value"}
#define STYLE(first) \
    [first + STYLE_DECIMAL] = {"decimal", XML_WORD, false, decimals, "decimal sign of amounts; dot when not told"}, \
    [first + STYLE_THOUSANDS] = {"thousands", XML_WORD, false, thousands, "sign between thousands; none when not told"}, \
    [first + STYLE_SUFFIX] = {"suffix", XML_TEXT, false, NULL, "what may follow an amount: kn, %"}, \
    [first + STYLE_ROUNDED] = {"rounded", XML_YES, false, NULL, "amounts with more decimals are rounded to cents"}, \
    [first + STYLE_CURRENCY] = {"currency", XML_CODE, false, NULL, "of amounts that tell none; EUR when not told"}
#define DATES {"dates", XML_WORD, false, dates, "how dates are written; d.m.y when not told"}

static const struct xml_attribute mapping_attributes[] = {
    [MAPPING_VERSION] = {"version", XML_WORD, true, versions, "of the mapping format"},
    [MAPPING_EXTENDS] = {"extends", XML_CODE, false, NULL,
                         "another mapping of the same folder: what this one does not say is as there"},
    [MAPPING_LISTS] = {"lists", XML_CODE, false, NULL,
                       "code lists that come with the program (../lists): their codes are known by their names"},
    END};
static const struct xml_attribute table_attributes[] = {
    [TABLE_ENCODING] = {"encoding", XML_CODE, true, NULL, "as iconv names it: CP1252, UTF-8, UTF-16"},
    [TABLE_SEPARATOR] = {"separator", XML_WORD, true, separators, "between fields"},
    [TABLE_QUOTING] = {"quoting", XML_WORD, true, quotings, "none: quotes are plain characters; double: RFC 4180"},
    [TABLE_SURPLUS] = {"surplus", XML_WORD, false, surpluses,
                       "when a line can be read in several ways: the side whose columns take most fields"},
    [TABLE_FOOTER_ROWS] = {"footer-rows", XML_NUMBER, false, NULL, "at most so many lines at the end are no rows"},
    [TABLE_DATES] = DATES,
    STYLE(TABLE_STYLE),
    END};
static const struct xml_attribute rows_attributes[] = {
    [ROWS_PATH] = {"path", XML_TEXT, true, NULL,
                   "the element of a project: names from the document element down, with / between"},
    [ROWS_DATES] = DATES,
    STYLE(ROWS_STYLE),
    END};
static const struct xml_attribute rate_attributes[] = {
    [RATE_CURRENCY] = {"currency", XML_CODE, true, NULL, "as the export writes it: USD, kn"},
    [RATE_DATE] = {"date", XML_DAY, true, NULL, "from this day on, until the next rate of the currency"},
    END};
static const struct xml_attribute read_as_attributes[] = {
    [READ_AS_LIST] = {"list", XML_WORD, true, register_list_names, NULL},
    [READ_AS_CODE] = {"code", XML_CODE, true, NULL, NULL},
    END};
static const struct xml_attribute constant_attributes[] = {
    {"system", XML_CODE, false, NULL, "the system the projects come from"},
    {"programme", XML_CODE, false, NULL, NULL}, {"fund", XML_CODE, false, NULL, NULL},
    {"priority", XML_CODE, false, NULL, NULL},  {"objective", XML_CODE, false, NULL, NULL},
    {"authority", XML_CODE, false, NULL, NULL}, {"status", XML_CODE, false, NULL, NULL},
    {"envelope", XML_CODE, false, NULL, NULL},  END};
static const struct xml_attribute column_attributes[] = {PLACE, END};
static const struct xml_attribute text_attributes[] = {
    PLACE, [COLUMN_LANGUAGE] = {"lang", XML_LANGUAGE, true, NULL, NULL}, END};
static const struct xml_attribute date_attributes[] = {PLACE, [COLUMN_DATES] = DATES, END};
static const struct xml_attribute role_attributes[] = {
    PLACE,
    [COLUMN_ROLE] = {"role", XML_WORD, true, register_role_names, NULL},
    [COLUMN_BUSINESS_ID] = BESIDE("business-id-in", "where the organisation's business ID stands"),
    END};
static const struct xml_attribute code_attributes[] = {
    PLACE,
    [COLUMN_LIST] = {"list", XML_WORD, true, mapping_code_lists, NULL},
    [COLUMN_OPEN] = {"open", XML_YES, false, NULL, "a code that the list does not have is taken as it is"},
    [COLUMN_BETWEEN] = {"between", XML_WORD, false, between, "of classes and places: what stands between several codes"},
    [COLUMN_WEIGHT] = BESIDE("weight-in", "of classes and places: where the per cent of the project's money stands"),
    END};
static const struct xml_attribute amount_attributes[] = {
    PLACE,
    [COLUMN_STAGE] = {"stage", XML_WORD, true, register_stage_names, "granted stands in the project's decision"},
    [COLUMN_SOURCE] = {"source", XML_WORD, true, register_source_names, NULL},
    [COLUMN_YEAR] = {"year", XML_YEAR, false, NULL, "when told by year"},
    [COLUMN_DATE] = BESIDE("date-in", "where the day of the payment or commitment stands"),
    [COLUMN_EU] = BESIDE("eu-in", "of source eu+state: where the EU's part stands, which tells the two apart"),
    [COLUMN_CURRENCY] = BESIDE("currency-in", "where the currency stands"),
    [COLUMN_RATE_DATE] = BESIDE("rate-date-in", "where the day stands whose rate is used; else that of date-in"),
    STYLE(COLUMN_STYLE),
    END};
static const struct xml_attribute about_attributes[] = {{"lang", XML_LANGUAGE, true, NULL, NULL}, END};

#define MAYBE(element) {element, 0, 1}
#define ANY(element) {element, 0, XML_MANY}
#define LAST {0, 0, 0}

static const struct xml_child mapping_children[] = {
    ANY(MAPPING_ABOUT), MAYBE(ELEMENT_BODY), ANY(ELEMENT_TITLE), MAYBE(ELEMENT_PAGES), MAYBE(MAPPING_TABLE),
    MAYBE(MAPPING_ROWS), MAYBE(MAPPING_CONSTANTS), MAYBE(MAPPING_RATES), MAYBE(MAPPING_COLUMNS), MAYBE(MAPPING_READS),
    MAYBE(ELEMENT_LISTS), MAYBE(ELEMENT_FRAMES), LAST};
static const struct xml_child columns_children[] = {
    ANY(MAPPING_PROJECT_CODE), ANY(MAPPING_GROUP), ANY(MAPPING_NAME), ANY(MAPPING_START), ANY(MAPPING_END),
    ANY(MAPPING_SUMMARY), ANY(MAPPING_AIMS), ANY(MAPPING_RESULTS), ANY(MAPPING_HOME_PAGE), ANY(MAPPING_ORGANISATION),
    ANY(MAPPING_CODE), ANY(MAPPING_DECISION_DATE), ANY(MAPPING_AMOUNT), ANY(MAPPING_UNUSED), LAST};
static const struct xml_child reads_children[] = {ANY(MAPPING_READ_AS), LAST};
static const struct xml_child rates_children[] = {ANY(MAPPING_RATE), LAST};
static const struct xml_child code_children[] = {
    ANY(ELEMENT_CODE_NAME), ANY(ELEMENT_CODE_SHORT), ANY(MAPPING_READ), LAST};

/* The register's elements are filled in by mapping_vocabulary(): C cannot take them over in an initialiser. */
static struct xml_element elements[MAPPING_ELEMENTS] = {
    [MAPPING_ROOT] = {"mapping", "How another register's export becomes a register.", mapping_attributes,
                      mapping_children},
    [MAPPING_ABOUT] = {"about", "Which export this is for.", about_attributes, NULL, XML_TEXT},
    [MAPPING_TABLE] = {"table", "The form of a table: a text file, or a workbook (.xlsx), which needs none of it.",
                       table_attributes, NULL},
    [MAPPING_ROWS] = {"rows", "The form of an XML document: what in it is a project.", rows_attributes, NULL},
    [MAPPING_RATES] = {"rates", "What other currencies are worth.", NULL, rates_children},
    [MAPPING_RATE] = {"rate", "How much of the currency is one euro.", rate_attributes, NULL, XML_DECIMAL},
    [MAPPING_CONSTANTS] = {"constants", "What is the same for every project.", constant_attributes, NULL},
    [MAPPING_COLUMNS] = {"columns",
                         "What columns or paths give. A table's columns are found by their headers, in any order.", NULL,
                         columns_children, .any_order = true},
    [MAPPING_PROJECT_CODE] = {"project-code", NULL, column_attributes, NULL},
    [MAPPING_GROUP] = {"group", "The group project's code.", column_attributes, NULL},
    [MAPPING_NAME] = {"name", NULL, text_attributes, NULL},
    [MAPPING_START] = {"start", NULL, date_attributes, NULL},
    [MAPPING_END] = {"end", NULL, date_attributes, NULL},
    [MAPPING_SUMMARY] = {"summary", NULL, text_attributes, NULL},
    [MAPPING_AIMS] = {"aims", NULL, text_attributes, NULL},
    [MAPPING_RESULTS] = {"results", NULL, text_attributes, NULL},
    [MAPPING_HOME_PAGE] = {"home-page", NULL, column_attributes, NULL},
    [MAPPING_ORGANISATION] = {"organisation", "An organisation's name.", role_attributes, NULL},
    [MAPPING_CODE] = {"code", "A code of a list, known by its id, its names and its <read> texts.", code_attributes,
                      NULL},
    [MAPPING_DECISION_DATE] = {"decision-date", NULL, date_attributes, NULL},
    [MAPPING_AMOUNT] = {"amount", NULL, amount_attributes, NULL},
    [MAPPING_UNUSED] = {"unused", "What gives nothing.", column_attributes, NULL},
    [MAPPING_READS] = {"reads", "What the export writes for codes that the register does not declare.", NULL,
                       reads_children},
    [MAPPING_READ_AS] = {"read", NULL, read_as_attributes, NULL, XML_TEXT},
    [MAPPING_READ] = {"read", "What the export writes for the code.", NULL, NULL, XML_TEXT},
};

static const struct vocabulary vocabulary = {"mapping", MAPPING_NAMESPACE, elements, MAPPING_ELEMENTS};

const struct vocabulary *mapping_vocabulary(void)
{
    for (int i = ELEMENT_BODY; i <= ELEMENT_FRAME; i++)
        elements[i] = register_vocabulary.elements[i];
    elements[ELEMENT_CODE].children = code_children;
    return &vocabulary;
}
