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
static const struct xml_attribute cofunding_attributes[] = {
    [TEMPLATE_LANGUAGE] = LANGUAGE,
    [TEMPLATE_COFUNDING_FUND] = {"fund", XML_CODE, false, NULL, "only of this fund's money; else of any money of the Union"},
    [TEMPLATE_COFUNDING_PERIOD] = {"period", XML_CODE, false, NULL, "only in reports of this period"},
    [TEMPLATE_COFUNDING_EMBLEM] = {"emblem", XML_YES, false, NULL, "the Union's, beside it; yes when not told"},
    END};
static const struct xml_attribute colours_attributes[] = {
    [TEMPLATE_COLOUR_INK] = {"ink", XML_COLOUR, false, NULL, "text"},
    [TEMPLATE_COLOUR_ACCENT] = {"accent", XML_COLOUR, false, NULL, "title, headings, first measure of charts"},
    [TEMPLATE_COLOUR_SECOND] = {"second", XML_COLOUR, false, NULL, "second measure of charts"},
    [TEMPLATE_COLOUR_THIRD] = {"third", XML_COLOUR, false, NULL, "third measure of charts"},
    [TEMPLATE_COLOUR_MUTED] = {"muted", XML_COLOUR, false, NULL, "notes, labels, running headers"},
    [TEMPLATE_COLOUR_HAIRLINE] = {"hairline", XML_COLOUR, false, NULL, "thin rules"},
    [TEMPLATE_COLOUR_PALE] = {"pale", XML_COLOUR, false, NULL, "areas behind what counts"},
    END};
static const struct xml_attribute fonts_attributes[] = {
    [TEMPLATE_FONT_REGULAR] = {"regular", XML_TEXT, false, NULL, "a TrueType file in the folder fonts/"},
    [TEMPLATE_FONT_BOLD] = {"bold", XML_TEXT, false, NULL, "the same"},
    [TEMPLATE_FONT_ITALIC] = {"italic", XML_TEXT, false, NULL, "the same"},
    END};
static const struct xml_attribute logo_attributes[] = {
    [TEMPLATE_LOGO_FILE] = {"file", XML_TEXT, true, NULL, "an SVG or PNG beside the template, or in templates/"},
    END};
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
    MAYBE(TEMPLATE_STYLE), MAYBE(TEMPLATE_CONTENTS), SOME(TEMPLATE_SECTION), LAST};
static const struct xml_child style_children[] = {
    MAYBE(TEMPLATE_COLOURS), MAYBE(TEMPLATE_FONTS), MAYBE(TEMPLATE_LOGO), LAST};
static const struct xml_child logo_children[] = {SOME(TEMPLATE_ALTERNATIVE), LAST};
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
    [TEMPLATE_COFUNDING] = {"cofunding", "Who co-funds the projects, beside the emblem of the Union.", cofunding_attributes,
                            NULL, XML_TEXT},
    [TEMPLATE_STYLE] = {"style", "How the report looks, where not as usual.", NULL, style_children},
    [TEMPLATE_COLOURS] = {"colours", "Colours by what they are for; their contrast is checked.", colours_attributes},
    [TEMPLATE_FONTS] = {"fonts", "Files from the folder of fonts.", fonts_attributes},
    [TEMPLATE_LOGO] = {"logo", "The logo on the cover.", logo_attributes, logo_children},
    [TEMPLATE_ALTERNATIVE] = {"alternative", "What the picture shows, for those who cannot see it.", language_attributes,
                              NULL, XML_TEXT},
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
