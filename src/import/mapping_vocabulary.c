#include "import/mapping_vocabulary.h"

#include "register/project_register.h"

static const char *const versions[] = {"1", NULL};
static const char *const separators[] = {"comma", "semicolon", "tab", "pipe", NULL};
const char mapping_separators[] = {',', ';', '\t', '|'};
static const char *const quotings[] = {"none", "double", NULL};
static const char *const surpluses[] = {"left", "right", NULL};
static const char *const decimals[] = {"dot", "comma", NULL};
const char mapping_decimals[] = {'.', ','};
static const char *const thousands[] = {"none", "dot", "comma", "space", "apostrophe", NULL};
const char mapping_thousands[] = {0, '.', ',', ' ', '\''};
const char *const mapping_dates[] = {"d.m.y", "y-m-d", "d/m/y", "m/d/y", NULL};
const char *const mapping_code_lists[CODE_LISTS + 1] = {
    "programme", "fund", "priority", "objective", "authority", "status", "envelope",
    "spearhead", "choice", "intervention-field", "climate",
    "municipality", "sub-region", "region", NULL};
const char *const mapping_constants[CONSTANTS + 1] = {
    "system", "programme", "fund", "priority", "objective", "authority", "status", "envelope", NULL};

#define END {NULL}
#define HEADER \
    [COLUMN_HEADER] = {"header", XML_TEXT, true, NULL, "the column's name in the table's first line"}, \
    [COLUMN_SEVERAL] = {"several", XML_YES, false, NULL, "without quoting: separators in it make it several fields"}, \
    [COLUMN_OPTIONAL] = {"optional", XML_YES, false, NULL, "may be empty without a finding"}
#define STYLE(first) \
    [first] = {"decimal", XML_WORD, false, decimals, "decimal sign of amounts; dot when not told"}, \
    [first + 1] = {"thousands", XML_WORD, false, thousands, "sign between thousands; none when not told"}, \
    [first + 2] = {"suffix", XML_TEXT, false, NULL, "what may follow an amount: kn, %"}
#define DATES {"dates", XML_WORD, false, mapping_dates, "how dates are written; d.m.y when not told"}

static const struct xml_attribute mapping_attributes[] = {
    [MAPPING_VERSION] = {"version", XML_WORD, true, versions, "of the mapping format"},
    [MAPPING_EXTENDS] = {"extends", XML_CODE, false, NULL,
                         "another mapping of the same folder: what this one does not say is as there"},
    END};
static const struct xml_attribute table_attributes[] = {
    [TABLE_ENCODING] = {"encoding", XML_CODE, true, NULL, "as iconv names it: CP1252, UTF-8, UTF-16"},
    [TABLE_SEPARATOR] = {"separator", XML_WORD, true, separators, "between fields"},
    [TABLE_QUOTING] = {"quoting", XML_WORD, true, quotings, "none: quotes are plain characters; double: RFC 4180"},
    [TABLE_SURPLUS] = {"surplus", XML_WORD, false, surpluses,
                       "when a line can be read in several ways: the side whose columns take most fields"},
    [TABLE_FOOTER_ROWS] = {"footer-rows", XML_NUMBER, false, NULL, "at most so many lines at the end are no rows"},
    STYLE(TABLE_DECIMAL),
    [TABLE_DATES] = DATES,
    END};
static const struct xml_attribute constant_attributes[] = {
    {"system", XML_CODE, false, NULL, "the system the projects come from"},
    {"programme", XML_CODE, false, NULL, NULL}, {"fund", XML_CODE, false, NULL, NULL},
    {"priority", XML_CODE, false, NULL, NULL},  {"objective", XML_CODE, false, NULL, NULL},
    {"authority", XML_CODE, false, NULL, NULL}, {"status", XML_CODE, false, NULL, NULL},
    {"envelope", XML_CODE, false, NULL, NULL},  END};
static const struct xml_attribute column_attributes[] = {HEADER, END};
static const struct xml_attribute text_attributes[] = {
    HEADER, [COLUMN_LANGUAGE] = {"lang", XML_LANGUAGE, true, NULL, NULL}, END};
static const struct xml_attribute date_attributes[] = {HEADER, [COLUMN_DATES] = DATES, END};
static const struct xml_attribute role_attributes[] = {
    HEADER, [COLUMN_ROLE] = {"role", XML_WORD, true, register_role_names, NULL}, END};
static const struct xml_attribute code_attributes[] = {
    HEADER,
    [COLUMN_LIST] = {"list", XML_WORD, true, mapping_code_lists, NULL},
    [COLUMN_OPEN] = {"open", XML_YES, false, NULL, "a code that the list does not have is taken as it is"},
    END};
static const struct xml_attribute amount_attributes[] = {
    HEADER,
    [COLUMN_STAGE] = {"stage", XML_WORD, true, register_stage_names, "granted stands in the project's decision"},
    [COLUMN_SOURCE] = {"source", XML_WORD, true, register_source_names, NULL},
    [COLUMN_YEAR] = {"year", XML_YEAR, false, NULL, "when told by year"},
    STYLE(COLUMN_DECIMAL),
    END};
static const struct xml_attribute about_attributes[] = {{"lang", XML_LANGUAGE, true, NULL, NULL}, END};

#define MAYBE(element) {element, 0, 1}
#define ANY(element) {element, 0, XML_MANY}
#define LAST {0, 0, 0}

static const struct xml_child mapping_children[] = {
    ANY(MAPPING_ABOUT), MAYBE(ELEMENT_BODY), ANY(ELEMENT_TITLE), MAYBE(ELEMENT_PAGES), MAYBE(MAPPING_TABLE),
    MAYBE(MAPPING_CONSTANTS), MAYBE(MAPPING_COLUMNS), MAYBE(ELEMENT_LISTS), MAYBE(ELEMENT_FRAMES), LAST};
static const struct xml_child columns_children[] = {
    ANY(MAPPING_PROJECT_CODE), ANY(MAPPING_GROUP), ANY(MAPPING_NAME), ANY(MAPPING_SUMMARY), ANY(MAPPING_HOME_PAGE),
    ANY(MAPPING_START), ANY(MAPPING_END), ANY(MAPPING_ORGANISATION), ANY(MAPPING_BUSINESS_ID), ANY(MAPPING_CODE),
    ANY(MAPPING_DECISION_DATE), ANY(MAPPING_AMOUNT), ANY(MAPPING_UNUSED), LAST};
static const struct xml_child code_children[] = {
    ANY(ELEMENT_CODE_NAME), ANY(ELEMENT_CODE_SHORT), ANY(MAPPING_READ), LAST};

/* The register's elements are filled in by mapping_vocabulary(): C cannot take them over in an initialiser. */
static struct xml_element elements[MAPPING_ELEMENTS] = {
    [MAPPING_ROOT] = {"mapping", "How the table of another register's export becomes a register.", mapping_attributes,
                      mapping_children},
    [MAPPING_ABOUT] = {"about", "Which export this is for.", about_attributes, NULL, XML_TEXT},
    [MAPPING_TABLE] = {"table", "The form of the table.", table_attributes, NULL},
    [MAPPING_CONSTANTS] = {"constants", "What is the same for every project.", constant_attributes, NULL},
    [MAPPING_COLUMNS] = {"columns", "The columns and what they give; they are found by their headers, in any order.",
                         NULL, columns_children, .any_order = true},
    [MAPPING_PROJECT_CODE] = {"project-code", NULL, column_attributes, NULL},
    [MAPPING_GROUP] = {"group", "The group project's code.", column_attributes, NULL},
    [MAPPING_NAME] = {"name", NULL, text_attributes, NULL},
    [MAPPING_SUMMARY] = {"summary", NULL, text_attributes, NULL},
    [MAPPING_HOME_PAGE] = {"home-page", NULL, column_attributes, NULL},
    [MAPPING_START] = {"start", NULL, date_attributes, NULL},
    [MAPPING_END] = {"end", NULL, date_attributes, NULL},
    [MAPPING_ORGANISATION] = {"organisation", "An organisation's name.", role_attributes, NULL},
    [MAPPING_BUSINESS_ID] = {"business-id", "The business ID of the organisation in the same role.", role_attributes,
                             NULL},
    [MAPPING_CODE] = {"code", "A code of a list, known by its id, its names and its <read> texts.", code_attributes,
                      NULL},
    [MAPPING_DECISION_DATE] = {"decision-date", NULL, date_attributes, NULL},
    [MAPPING_AMOUNT] = {"amount", NULL, amount_attributes, NULL},
    [MAPPING_UNUSED] = {"unused", "A column that gives nothing.", column_attributes, NULL},
    [MAPPING_READ] = {"read", "What the table writes for the code.", NULL, NULL, XML_TEXT},
};

static const struct vocabulary vocabulary = {"mapping", MAPPING_NAMESPACE, elements, MAPPING_ELEMENTS};

const struct vocabulary *mapping_vocabulary(void)
{
    for (int i = ELEMENT_BODY; i <= ELEMENT_FRAME; i++)
        elements[i] = register_vocabulary.elements[i];
    elements[ELEMENT_CODE].children = code_children;
    return &vocabulary;
}
