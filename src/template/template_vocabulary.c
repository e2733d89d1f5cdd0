#include "template/template_vocabulary.h"

#include "figures/dimension.h"
#include "template/template.h"

static const char *const versions[] = {"1", NULL};

#define END {NULL}
#define LANGUAGE {"lang", XML_LANGUAGE, true, NULL, NULL}

static const struct xml_attribute report_attributes[] = {
    [TEMPLATE_VERSION] = {"version", XML_WORD, true, versions, "of the template format"},
    END};
static const struct xml_attribute language_attributes[] = {[TEMPLATE_LANGUAGE] = LANGUAGE, END};
static const struct xml_attribute text_attributes[] = {
    [TEMPLATE_TEXT_LANGUAGE] = LANGUAGE,
    [TEMPLATE_TEXT_STYLE] = {"style", XML_WORD, false, template_text_style_names, "body when not told"},
    END};
static const struct xml_attribute section_attributes[] = {
    [TEMPLATE_SECTION_PAGE] = {"page", XML_WORD, false, template_page_names, "where it starts; new when not told"},
    END};
static const struct xml_attribute chart_attributes[] = {
    [TEMPLATE_CHART_KIND] = {"kind", XML_WORD, true, chart_kind_names, NULL},
    [TEMPLATE_CHART_BY] = {"by", XML_WORD, false, dimension_names, "the total only when not told"},
    [TEMPLATE_CHART_SORT] = {"sort", XML_YES, false, NULL, "yes: largest first"},
    [TEMPLATE_CHART_TOP] = {"top", XML_NUMBER, false, NULL, "only the first so many rows, the rest in one"},
    END};
static const struct xml_attribute table_attributes[] = {
    [TEMPLATE_TABLE_BY] = {"by", XML_WORD, true, dimension_names, "rows"},
    [TEMPLATE_TABLE_THEN] = {"then", XML_WORD, false, dimension_names, "rows within rows: by gives the groups"},
    [TEMPLATE_TABLE_UNIT] = {"unit", XML_WORD, false, template_unit_names, "of money; thousand when not told"},
    [TEMPLATE_TABLE_SORT] = {"sort", XML_YES, false, NULL, "yes: largest first"},
    [TEMPLATE_TABLE_TOP] = {"top", XML_NUMBER, false, NULL, "only the first so many rows, the rest in one"},
    END};
static const struct xml_attribute list_attributes[] = {
    [TEMPLATE_LIST_BY] = {"by", XML_WORD, true, dimension_names, "what the projects are grouped by"},
    END};
static const struct xml_attribute figure_attributes[] = {
    [TEMPLATE_FIGURE_OF] = {"of", XML_TEXT, true, NULL, "a measure: granted, granted:eu, rate(paid/granted)"},
    END};

#define ANY(element) {element, 0, XML_MANY}
#define SOME(element) {element, 1, XML_MANY}
#define MAYBE(element) {element, 0, 1}
#define LAST {0, 0, 0}

static const struct xml_child report_children[] = {
    SOME(TEMPLATE_TITLE), ANY(TEMPLATE_AUDIENCE), ANY(TEMPLATE_SUBTITLE), ANY(TEMPLATE_COFUNDING),
    MAYBE(TEMPLATE_CONTENTS), SOME(TEMPLATE_SECTION), LAST};
static const struct xml_child section_children[] = {
    ANY(TEMPLATE_HEADING), ANY(TEMPLATE_TEXT), ANY(TEMPLATE_KEY_FIGURES), ANY(TEMPLATE_CHART), ANY(TEMPLATE_TABLE),
    ANY(TEMPLATE_PROJECT_LIST), ANY(TEMPLATE_FINDINGS), LAST};
static const struct xml_child key_figures_children[] = {SOME(TEMPLATE_FIGURE), LAST};
static const struct xml_child shown_children[] = {ANY(TEMPLATE_HEADING), SOME(TEMPLATE_FIGURE), LAST};
static const struct xml_child figure_children[] = {ANY(TEMPLATE_LABEL), LAST};

static const struct xml_element elements[TEMPLATE_ELEMENTS] = {
    [TEMPLATE_REPORT] = {"report", "What a report shows, for all languages.", report_attributes, report_children},
    [TEMPLATE_TITLE] = {"title", "On the cover and in the running header.", language_attributes, NULL, XML_TEXT},
    [TEMPLATE_AUDIENCE] = {"audience", "For whom it is, above the title.", language_attributes, NULL, XML_TEXT},
    [TEMPLATE_SUBTITLE] = {"subtitle", "What it is about, below the title.", language_attributes, NULL, XML_TEXT},
    [TEMPLATE_COFUNDING] = {"cofunding", "The statement of EU co-funding.", language_attributes, NULL, XML_TEXT},
    [TEMPLATE_CONTENTS] = {"contents", "The list of contents, with page numbers."},
    [TEMPLATE_SECTION] = {"section", "A heading and what stands under it.", section_attributes, section_children,
                          .any_order = true},
    [TEMPLATE_HEADING] = {"heading", NULL, language_attributes, NULL, XML_TEXT},
    [TEMPLATE_TEXT] = {"text", "A paragraph; {granted} and other measures in braces are filled in.", text_attributes,
                       NULL, XML_TEXT},
    [TEMPLATE_KEY_FIGURES] = {"key-figures", "Large numbers side by side.", NULL, key_figures_children},
    [TEMPLATE_CHART] = {"chart", NULL, chart_attributes, shown_children},
    [TEMPLATE_TABLE] = {"table", "Rows of a dimension, columns of measures, a total.", table_attributes,
                        shown_children},
    [TEMPLATE_PROJECT_LIST] = {"project-list", "All projects, in groups with subtotals.", list_attributes,
                               shown_children},
    [TEMPLATE_FINDINGS] = {"findings", "What the checks of the register found."},
    [TEMPLATE_FIGURE] = {"figure", "A measure that is shown.", figure_attributes, figure_children},
    [TEMPLATE_LABEL] = {"label", "What the measure is called here.", language_attributes, NULL, XML_TEXT},
};

const struct vocabulary template_vocabulary = {"template", TEMPLATE_NAMESPACE, elements, TEMPLATE_ELEMENTS};
