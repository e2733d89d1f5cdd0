#include "template/template_vocabulary.h"

#include "changes/changes.h"
#include "figures/dimension.h"
#include "template/template.h"

static const char *const versions[] = {"1", NULL};

#define END {NULL}
#define LANGUAGE {"lang", XML_LANGUAGE, true, NULL, NULL}
#define BEGINNING \
    [TEMPLATE_WHERE] = {"where", XML_TEXT, false, NULL, "only projects that have this: fund=EAKR; several with ; between"}, \
    [TEMPLATE_IF_KNOWN] = {"if-known", XML_TEXT, false, NULL, "only if some project tells this measure"}, \
    [TEMPLATE_IF_TOLD] = {"if-told", XML_WORD, false, dimension_names, "only if some project tells this"}, \
    [TEMPLATE_IF_SEVERAL] = {"if-several", XML_WORD, false, dimension_names, "only if there are two or more of these"}, \
    [TEMPLATE_UNLESS_KNOWN] = {"unless-known", XML_TEXT, false, NULL, "only if no project tells this measure"}, \
    [TEMPLATE_UNLESS_TOLD] = {"unless-told", XML_WORD, false, dimension_names, "only if there are projects and none tells this"}, \
    [TEMPLATE_IF_ANY] = {"if-any", XML_WORDS, false, template_presence_names, "only if there is any of these"}
#define BY(required, about) {"by", XML_WORD, required, dimension_names, about}
#define SORT {"sort", XML_TEXT, false, NULL, "a figure by which the largest is first; yes: the first figure of money"}
#define TOP {"top", XML_NUMBER, false, NULL, "only the first so many, the rest in one"}
#define ALLOCATION {"allocation", XML_WORD, false, allocation_names, "how projects in several rows are divided; usual if not told"}

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
static const struct xml_attribute contents_attributes[] = {
    [TEMPLATE_CONTENTS_DEPTH] = {"depth", XML_NUMBER, false, NULL, "1: sections only; 2, when not told: what is in them too"},
    END};
static const struct xml_attribute block_attributes[] = {BEGINNING, END};
static const struct xml_attribute text_attributes[] = {
    BEGINNING,
    [TEMPLATE_TEXT_LANGUAGE] = LANGUAGE,
    [TEMPLATE_TEXT_STYLE] = {"style", XML_WORD, false, template_text_style_names, "body when not told"},
    END};
static const struct xml_attribute section_attributes[] = {
    BEGINNING,
    [TEMPLATE_SECTION_PAGE] = {"page", XML_WORD, false, template_page_names, "where it starts; new when not told"},
    END};
static const struct xml_attribute repeat_attributes[] = {
    BEGINNING,
    [TEMPLATE_REPEAT_BY] = BY(true, "once for each of its members"),
    END};
static const struct xml_attribute chart_attributes[] = {
    BEGINNING,
    [TEMPLATE_CHART_KIND] = {"kind", XML_WORD, true, chart_kind_names, NULL},
    [TEMPLATE_CHART_BY] = BY(false, "the total only when not told"),
    [TEMPLATE_CHART_SORT] = SORT,
    [TEMPLATE_CHART_TOP] = TOP,
    [TEMPLATE_CHART_ALLOCATION] = ALLOCATION,
    [TEMPLATE_CHART_TABLE] = {"table", XML_WORD, false, template_chart_table_names,
                              "where its figures stand; when not told, in the annex unless a table of the section has them"},
    END};
static const struct xml_attribute table_attributes[] = {
    BEGINNING,
    [TEMPLATE_TABLE_BY] = BY(true, "rows"),
    [TEMPLATE_TABLE_THEN] = {"then", XML_WORD, false, dimension_names, "rows within rows: by gives the groups"},
    [TEMPLATE_TABLE_UNIT] = {"unit", XML_WORD, false, template_unit_names, "of money; thousand when not told"},
    [TEMPLATE_TABLE_SORT] = SORT,
    [TEMPLATE_TABLE_TOP] = TOP,
    [TEMPLATE_TABLE_ALLOCATION] = ALLOCATION,
    END};
static const struct xml_attribute matrix_attributes[] = {
    BEGINNING,
    [TEMPLATE_MATRIX_BY] = BY(true, "rows"),
    [TEMPLATE_MATRIX_ACROSS] = {"across", XML_WORD, true, dimension_names, "columns"},
    [TEMPLATE_MATRIX_UNIT] = {"unit", XML_WORD, false, template_unit_names, "of money; thousand when not told"},
    END};
static const struct xml_attribute list_attributes[] = {
    BEGINNING,
    [TEMPLATE_LIST_BY] = BY(false, "what the projects are grouped by; no groups when not told"),
    [TEMPLATE_LIST_SORT] = SORT,
    [TEMPLATE_LIST_TOP] = TOP,
    END};
static const struct xml_attribute cards_attributes[] = {
    BEGINNING,
    [TEMPLATE_CARDS_BY] = BY(false, "their order; that of the register when not told"),
    [TEMPLATE_CARDS_PAGE] = {"page", XML_WORD, false, template_page_names, "where each starts; new when not told"},
    [TEMPLATE_CARDS_SHOW] = {"show", XML_WORDS, false, template_card_names, "what they tell; everything when not told"},
    END};
static const struct xml_attribute changes_attributes[] = {
    BEGINNING,
    [TEMPLATE_CHANGES_BY] = BY(false, "a table of the totals before and now by this, too"),
    [TEMPLATE_CHANGES_KINDS] = {"kinds", XML_WORDS, false, change_kind_names, "which are listed; all when not told"},
    [TEMPLATE_CHANGES_TOP] = {"top", XML_NUMBER, false, NULL, "only the so many largest changes of the first figure of money"},
    END};
static const struct xml_attribute indicators_attributes[] = {
    BEGINNING,
    [TEMPLATE_INDICATORS_BY] = BY(false, "what they are grouped by; no groups when not told"),
    END};
static const struct xml_attribute own_text_attributes[] = {
    BEGINNING,
    [TEMPLATE_OWN_TEXT_FROM] = {"from", XML_TEXT, true, NULL, "a file beside the register; {language} is fi, sv or en"},
    END};
static const struct xml_attribute figure_attributes[] = {
    [TEMPLATE_FIGURE_OF] = {"of", XML_TEXT, true, NULL, "a measure: granted, granted:eu, rate(paid/granted)"},
    END};
static const struct xml_attribute column_attributes[] = {
    [TEMPLATE_FIGURE_OF] = {"of", XML_TEXT, true, NULL,
                            "code, name, implementer, duration, status, start, end, programme, fund, priority, objective, "
                            "authority, elapsed, place, or a measure of money"},
    END};

#define ANY(element) {element, 0, XML_MANY}
#define SOME(element) {element, 1, XML_MANY}
#define MAYBE(element) {element, 0, 1}
#define LAST {0, 0, 0}
#define BLOCKS \
    ANY(TEMPLATE_TEXT), ANY(TEMPLATE_LIST), ANY(TEMPLATE_KEY_FIGURES), ANY(TEMPLATE_CHART), ANY(TEMPLATE_TABLE), \
        ANY(TEMPLATE_MATRIX), ANY(TEMPLATE_PROJECT_LIST), ANY(TEMPLATE_PROJECT_CARDS), ANY(TEMPLATE_CHANGES), ANY(TEMPLATE_INDICATORS), \
        ANY(TEMPLATE_METHOD), ANY(TEMPLATE_OWN_TEXT), ANY(TEMPLATE_FINDINGS), ANY(TEMPLATE_REPEAT_OF_BLOCKS)

static const struct xml_child style_children[] = {
    MAYBE(TEMPLATE_COLOURS), MAYBE(TEMPLATE_FONTS), MAYBE(TEMPLATE_LOGO), LAST};
static const struct xml_child logo_children[] = {SOME(TEMPLATE_ALTERNATIVE), LAST};
static const struct xml_child report_children[] = {
    SOME(TEMPLATE_TITLE), ANY(TEMPLATE_AUDIENCE), ANY(TEMPLATE_SUBTITLE), ANY(TEMPLATE_COFUNDING), ANY(TEMPLATE_HEADER),
    ANY(TEMPLATE_FOOTER), MAYBE(TEMPLATE_STYLE), MAYBE(TEMPLATE_COVER), MAYBE(TEMPLATE_CONTENTS), ANY(TEMPLATE_SECTION),
    ANY(TEMPLATE_REPEAT_OF_SECTIONS), LAST};
enum { REPORT_HEAD = 9 };  /* of them stand before the sections, in order */
static const struct xml_child section_children[] = {ANY(TEMPLATE_HEADING), BLOCKS, LAST};
static const struct xml_child repeat_children[] = {ANY(TEMPLATE_SECTION), ANY(TEMPLATE_REPEAT_OF_SECTIONS), LAST};
static const struct xml_child list_children[] = {SOME(TEMPLATE_ITEM), LAST};
static const struct xml_child headed_children[] = {ANY(TEMPLATE_HEADING), LAST};
static const struct xml_child shown_children[] = {ANY(TEMPLATE_HEADING), SOME(TEMPLATE_FIGURE), LAST};
static const struct xml_child matrix_children[] = {ANY(TEMPLATE_HEADING), {TEMPLATE_FIGURE, 1, 1}, LAST};
static const struct xml_child chart_children[] = {ANY(TEMPLATE_HEADING), ANY(TEMPLATE_FIGURE), LAST};
static const struct xml_child changes_children[] = {ANY(TEMPLATE_HEADING), ANY(TEMPLATE_FIGURE), LAST};
static const struct xml_child column_children[] = {ANY(TEMPLATE_HEADING), ANY(TEMPLATE_COLUMN), ANY(TEMPLATE_FIGURE), LAST};
static const struct xml_child figure_children[] = {ANY(TEMPLATE_LABEL), LAST};

static const struct xml_element elements[TEMPLATE_ELEMENTS] = {
    [TEMPLATE_REPORT] = {"report", "What a report shows, for all languages.", report_attributes, report_children,
                         .any_order = true, .ordered = REPORT_HEAD},
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
    [TEMPLATE_HEADER] = {"header", "At the head of every page, left; body and title when not told.", language_attributes,
                         NULL, XML_TEXT},
    [TEMPLATE_FOOTER] = {"footer", "At the foot of every page, left; the register when not told.", language_attributes,
                         NULL, XML_TEXT},
    [TEMPLATE_COVER] = {"cover", "The first page: whose, for whom, title, situation date, register."},
    [TEMPLATE_CONTENTS] = {"contents", "The list of contents, with page numbers.", contents_attributes},
    [TEMPLATE_SECTION] = {"section", "A heading and what stands under it.", section_attributes, section_children,
                          .any_order = true},
    [TEMPLATE_REPEAT_OF_SECTIONS] = {"repeat", "Its sections once for each member of a dimension.", repeat_attributes,
                                     repeat_children, .any_order = true},
    [TEMPLATE_REPEAT_OF_BLOCKS] = {"repeat", "What it holds once for each member of a dimension.", repeat_attributes,
                                   section_children, .any_order = true},
    [TEMPLATE_HEADING] = {"heading", NULL, language_attributes, NULL, XML_TEXT},
    [TEMPLATE_TEXT] = {"text", "A paragraph; {granted} and other measures in braces are filled in.", text_attributes,
                       NULL, XML_TEXT},
    [TEMPLATE_LIST] = {"list", "A bulleted list.", block_attributes, list_children},
    [TEMPLATE_ITEM] = {"item", "A text in a list, filled in like <text>.", language_attributes, NULL, XML_TEXT},
    [TEMPLATE_KEY_FIGURES] = {"key-figures", "Large numbers side by side.", block_attributes, shown_children},
    [TEMPLATE_CHART] = {"chart", "A picture of figures, which a table tells too.", chart_attributes, chart_children},
    [TEMPLATE_TABLE] = {"table", "Rows of a dimension, columns of measures, a total.", table_attributes,
                        shown_children},
    [TEMPLATE_MATRIX] = {"matrix", "One measure by two dimensions: rows and columns, with the totals of both.",
                         matrix_attributes, matrix_children},
    [TEMPLATE_PROJECT_LIST] = {"project-list", "Projects row by row, in groups with subtotals.", list_attributes,
                               column_children, .any_order = true},
    [TEMPLATE_PROJECT_CARDS] = {"project-cards", "All that is told of each project.", cards_attributes, headed_children},
    [TEMPLATE_CHANGES] = {"changes", "What changed since the register given as --previous.", changes_attributes,
                          changes_children},
    [TEMPLATE_INDICATORS] = {"indicators", "Indicators: targets and what is achieved.", indicators_attributes,
                             headed_children},
    [TEMPLATE_METHOD] = {"method", "How the report's figures are made, in words.", block_attributes, headed_children},
    [TEMPLATE_OWN_TEXT] = {"own-text", "Text that an officer writes for this report.", own_text_attributes,
                           headed_children},
    [TEMPLATE_FINDINGS] = {"findings", "What the checks of the register found.", block_attributes, headed_children},
    [TEMPLATE_FIGURE] = {"figure", "A measure that is shown.", figure_attributes, figure_children},
    [TEMPLATE_COLUMN] = {"column", "What a list tells of each project.", column_attributes, figure_children},
    [TEMPLATE_LABEL] = {"label", "What it is called here.", language_attributes, NULL, XML_TEXT},
};

const struct vocabulary template_vocabulary = {"template", TEMPLATE_NAMESPACE, elements, TEMPLATE_ELEMENTS};
