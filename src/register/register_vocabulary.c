#include "register/register_vocabulary.h"

#include "register/project_register.h"

static const char *const versions[] = {"1", NULL};
static const char *const phases[] = {"running", "ended", NULL};
static const char *const indicator_kinds[] = {"output", "result", NULL};
static const char *const class_lists[] = {"spearhead", "choice", "intervention-field", "climate", NULL};

#define FROM {"from", XML_CODE, false, NULL, "id of the page this was read on"}
#define END {NULL}

static const struct xml_attribute register_attributes[] = {
    [REGISTER_VERSION] = {"version", XML_WORD, true, versions, "of the register format"},
    [REGISTER_SITUATION_DATE] = {"situation-date", XML_DAY, true, NULL, "the day the register tells about"},
    END};
static const struct xml_attribute text_attributes[] = {
    [TEXT_LANGUAGE] = {"lang", XML_LANGUAGE, true, NULL, NULL},
    [TEXT_FROM] = FROM,
    END};
static const struct xml_attribute population_attributes[] = {
    [POPULATION_YEAR] = {"year", XML_YEAR, true, NULL, "counted on its 31 December"},
    END};
static const struct xml_attribute regional_rates_attributes[] = {
    [RATES_REGION] = {"region", XML_CODE, true, NULL, NULL},
    [RATES_EU] = {"eu-rate", XML_DECIMAL, true, NULL, NULL},
    [RATES_STATE] = {"state-rate", XML_DECIMAL, false, NULL, NULL},
    END};
static const struct xml_attribute page_attributes[] = {
    [PAGE_ID] = {"id", XML_CODE, true, NULL, NULL},
    [PAGE_TITLE] = {"title", XML_TEXT, true, NULL, NULL},
    [PAGE_ADDRESS] = {"address", XML_TEXT, false, NULL, "where it can be read"},
    [PAGE_READ] = {"read", XML_DAY, false, NULL, "the day it was read"},
    END};
static const struct xml_attribute list_attributes[] = {
    [LIST_OF] = {"of", XML_WORD, true, register_list_names, NULL},
    END};
static const struct xml_attribute code_attributes[] = {
    [CODE_ID] = {"id", XML_CODE, true, NULL, "unique in its list"},
    [CODE_PARENT] = {"parent", XML_CODE, false, NULL,
                     "a priority's programme, an objective's priority, a municipality's sub-region, a sub-region's region"},
    [CODE_PERIOD] = {"period", XML_CODE, false, NULL, "of a programme: the EU period it belongs to"},
    [CODE_FUND] = {"fund", XML_CODE, false, NULL, "of a priority: the fund that pays it"},
    [CODE_FROM_DATE] = {"from-date", XML_DATE, false, NULL, "first day in force"},
    [CODE_TO_DATE] = {"to-date", XML_DATE, false, NULL, "last day in force"},
    [CODE_SUCCESSOR] = {"successor", XML_CODE, false, NULL, "the code of the same list that it merged into"},
    [CODE_RULE] = {"rule", XML_WORD, false, register_rule_names, "of a period: what makes a project belong to it"},
    [CODE_TECHNICAL] = {"technical", XML_YES, false, NULL, "of a priority: technical assistance"},
    [CODE_FROM] = FROM,
    [CODE_PHASE] = {"phase", XML_WORD, false, phases, "of a status: what it says of the project's time"},
    [CODE_HIGHEST_SUPPORT] = {"highest-support", XML_DECIMAL, false, NULL,
                              "of a programme, fund or envelope: per cent of the cost that EU and state pay at most"},
    [CODE_HIGHEST_PUBLIC] = {"highest-public", XML_DECIMAL, false, NULL,
                             "per cent of the cost that all public sources pay at most"},
    [CODE_EU_RATE] = {"eu-rate", XML_DECIMAL, false, NULL,
                      "of a programme, priority or fund: per cent of public funding that the EU pays; for estimates only"},
    [CODE_STATE_RATE] = {"state-rate", XML_DECIMAL, false, NULL, "per cent of public funding that the state pays"},
    [CODE_CLAIMED_WITHIN] = {"claimed-within", XML_NUMBER, false, NULL,
                             "of a period or programme: years until a year's commitments lapse unless claimed; 3 is N+3"},
    [CODE_CLAIMED_BY] = {"claimed-by", XML_DAY, false, NULL, "the last day to claim any of its commitments"},
    END};
static const struct xml_attribute frame_attributes[] = {
    [FRAME_SOURCE] = {"source", XML_WORD, true, register_source_names, NULL},
    [FRAME_PROGRAMME] = {"programme", XML_CODE, false, NULL, NULL},
    [FRAME_FUND] = {"fund", XML_CODE, false, NULL, NULL},
    [FRAME_PRIORITY] = {"priority", XML_CODE, false, NULL, NULL},
    [FRAME_OBJECTIVE] = {"objective", XML_CODE, false, NULL, NULL},
    [FRAME_ENVELOPE] = {"envelope", XML_CODE, false, NULL, NULL},
    [FRAME_YEAR] = {"year", XML_YEAR, false, NULL, NULL},
    END};
static const struct xml_attribute project_attributes[] = {
    [PROJECT_CODE] = {"code", XML_CODE, true, NULL, "unique in the register"},
    [PROJECT_GROUP] = {"group", XML_CODE, false, NULL, "of a group project: shared by its sub-projects"},
    [PROJECT_SYSTEM] = {"system", XML_CODE, false, NULL, "the system it comes from"},
    [PROJECT_PROGRAMME] = {"programme", XML_CODE, false, NULL, NULL},
    [PROJECT_FUND] = {"fund", XML_CODE, false, NULL, NULL},
    [PROJECT_PRIORITY] = {"priority", XML_CODE, false, NULL, NULL},
    [PROJECT_OBJECTIVE] = {"objective", XML_CODE, false, NULL, NULL},
    [PROJECT_AUTHORITY] = {"authority", XML_CODE, false, NULL, "who decides on the grant"},
    [PROJECT_STATUS] = {"status", XML_CODE, false, NULL, NULL},
    [PROJECT_ENVELOPE] = {"envelope", XML_CODE, false, NULL, "AKKE sub-envelope"},
    END};
static const struct xml_attribute date_attributes[] = {[DATE_FROM] = FROM, END};
static const struct xml_attribute contact_attributes[] = {
    [CONTACT_NAME] = {"name", XML_TEXT, false, NULL, NULL},
    [CONTACT_EMAIL] = {"email", XML_TEXT, false, NULL, NULL},
    [CONTACT_PHONE] = {"phone", XML_TEXT, false, NULL, NULL},
    END};
static const struct xml_attribute organisation_attributes[] = {
    [ORGANISATION_ROLE] = {"role", XML_WORD, true, register_role_names, NULL},
    [ORGANISATION_NAME] = {"name", XML_TEXT, true, NULL, NULL},
    [ORGANISATION_BUSINESS_ID] = {"business-id", XML_CODE, false, NULL, "Y-tunnus"},
    [ORGANISATION_SECTOR] = {"sector", XML_CODE, false, NULL, NULL},
    [ORGANISATION_MUNICIPALITY] = {"municipality", XML_CODE, false, NULL, "home municipality"},
    [ORGANISATION_PERSON] = {"person", XML_YES, false, NULL, "a natural person, never named in public"},
    [ORGANISATION_FROM] = FROM,
    END};
static const struct xml_attribute place_attributes[] = {
    [PLACE_MUNICIPALITY] = {"municipality", XML_CODE, false, NULL, "three digits"},
    [PLACE_YEAR] = {"year", XML_YEAR, false, NULL, "of the list the municipality code is from"},
    [PLACE_SUB_REGION] = {"sub-region", XML_CODE, false, NULL, NULL},
    [PLACE_REGION] = {"region", XML_CODE, false, NULL, NULL},
    [PLACE_EXTENT] = {"extent", XML_WORD, false, register_extent_names, NULL},
    [PLACE_SHARE] = {"share", XML_DECIMAL, false, NULL, "per cent of the project's money"},
    [PLACE_FROM] = FROM,
    END};
static const struct xml_attribute class_attributes[] = {
    [CLASS_LIST] = {"list", XML_WORD, true, class_lists, NULL},
    [CLASS_CODE] = {"code", XML_CODE, true, NULL, NULL},
    [CLASS_WEIGHT] = {"weight", XML_DECIMAL, false, NULL, "per cent of the project's money"},
    [CLASS_FROM] = FROM,
    END};
static const struct xml_attribute decision_attributes[] = {
    [DECISION_NUMBER] = {"number", XML_NUMBER, false, NULL, "1 is the first"},
    [DECISION_DATE] = {"date", XML_DAY, false, NULL, NULL},
    [DECISION_DIARY] = {"diary", XML_TEXT, false, NULL, "diary number"},
    [DECISION_KIND] = {"kind", XML_WORD, false, register_decision_kind_names, "new when not told"},
    [DECISION_STATE] = {"state", XML_WORD, false, register_decision_state_names, "in force when not told"},
    [DECISION_COST_MODEL] = {"cost-model", XML_CODE, false, NULL, NULL},
    [DECISION_HIGHEST_SUPPORT] = {"highest-support", XML_DECIMAL, false, NULL, "per cent of the cost"},
    END};
static const struct xml_attribute amount_attributes[] = {
    [AMOUNT_STAGE] = {"stage", XML_WORD, true, register_stage_names, NULL},
    [AMOUNT_SOURCE] = {"source", XML_WORD, true, register_source_names, NULL},
    [AMOUNT_YEAR] = {"year", XML_YEAR, false, NULL, "when told by year"},
    [AMOUNT_DATE] = {"date", XML_DAY, false, NULL, "of a payment or recovery"},
    [AMOUNT_MISSING] = {"missing", XML_WORD, false, register_missing_names, "why there is no amount"},
    [AMOUNT_RAW] = {"raw", XML_VERBATIM, false, NULL, "the text as it was read"},
    [AMOUNT_FROM] = FROM,
    END};
static const struct xml_attribute indicator_attributes[] = {
    [INDICATOR_CODE] = {"code", XML_CODE, true, NULL, NULL},
    [INDICATOR_KIND] = {"kind", XML_WORD, false, indicator_kinds, "output when not told"},
    [INDICATOR_UNIT] = {"unit", XML_TEXT, false, NULL, NULL},
    [INDICATOR_TARGET] = {"target", XML_DECIMAL, false, NULL, NULL},
    [INDICATOR_ACHIEVED] = {"achieved", XML_DECIMAL, false, NULL, NULL},
    END};

#define ONE(element) {element, 1, 1}
#define MAYBE(element) {element, 0, 1}
#define SOME(element) {element, 1, XML_MANY}
#define ANY(element) {element, 0, XML_MANY}
#define LAST {0, 0, 0}

static const struct xml_child register_children[] = {
    ONE(ELEMENT_BODY), ANY(ELEMENT_TITLE), MAYBE(ELEMENT_PAGES), MAYBE(ELEMENT_LISTS), MAYBE(ELEMENT_FRAMES),
    ONE(ELEMENT_PROJECTS), LAST};
static const struct xml_child body_children[] = {SOME(ELEMENT_BODY_NAME), LAST};
static const struct xml_child pages_children[] = {ANY(ELEMENT_PAGE), LAST};
static const struct xml_child lists_children[] = {ANY(ELEMENT_LIST), LAST};
static const struct xml_child list_children[] = {ANY(ELEMENT_CODE), LAST};
static const struct xml_child code_children[] = {
    ANY(ELEMENT_CODE_NAME), ANY(ELEMENT_CODE_SHORT), ANY(ELEMENT_POPULATION), ANY(ELEMENT_REGIONAL_RATES), LAST};
static const struct xml_child frames_children[] = {ANY(ELEMENT_FRAME), LAST};
static const struct xml_child projects_children[] = {ANY(ELEMENT_PROJECT), LAST};
static const struct xml_child project_children[] = {
    SOME(ELEMENT_NAME), ANY(ELEMENT_START), ANY(ELEMENT_END), ANY(ELEMENT_SUMMARY), ANY(ELEMENT_AIMS),
    ANY(ELEMENT_RESULTS), MAYBE(ELEMENT_HOME_PAGE), ANY(ELEMENT_CONTACT), ANY(ELEMENT_ORGANISATION),
    ANY(ELEMENT_PLACE), ANY(ELEMENT_CLASS), ANY(ELEMENT_DECISION), ANY(ELEMENT_AMOUNT), ANY(ELEMENT_INDICATOR), LAST};
static const struct xml_child text_children[] = {ANY(ELEMENT_PARAGRAPH), ANY(ELEMENT_ITEM), LAST};
static const struct xml_child decision_children[] = {ANY(ELEMENT_AMOUNT), LAST};

static const struct xml_element elements[REGISTER_ELEMENTS] = {
    [ELEMENT_REGISTER] = {"register", "A register of publicly co-funded projects.", register_attributes,
                          register_children},
    [ELEMENT_BODY] = {"body", "Whose register this is.", NULL, body_children},
    [ELEMENT_BODY_NAME] = {"name", NULL, text_attributes, NULL, XML_TEXT},
    [ELEMENT_TITLE] = {"title", "What the register is called.", text_attributes, NULL, XML_TEXT},
    [ELEMENT_PAGES] = {"pages", "The pages and documents that facts were read on.", NULL, pages_children},
    [ELEMENT_PAGE] = {"page", NULL, page_attributes, NULL},
    [ELEMENT_LISTS] = {"lists", "Code lists.", NULL, lists_children},
    [ELEMENT_LIST] = {"list", "One code list, in the order it is shown.", list_attributes, list_children},
    [ELEMENT_CODE] = {"code", "A code with its names and the days it is in force.", code_attributes, code_children},
    [ELEMENT_CODE_NAME] = {"name", NULL, text_attributes, NULL, XML_TEXT},
    [ELEMENT_CODE_SHORT] = {"short", "The name in tables: EAKR, TL 1.", text_attributes, NULL, XML_TEXT},
    [ELEMENT_POPULATION] = {"population", "Inhabitants of a municipality.", population_attributes, NULL, XML_NUMBER},
    [ELEMENT_REGIONAL_RATES] = {"regional-rates", "Rates for projects in one region, in place of the code's own.",
                                regional_rates_attributes, NULL},
    [ELEMENT_FRAMES] = {"frames", "Money available.", NULL, frames_children},
    [ELEMENT_FRAME] = {"frame", "Euros available to a programme, fund, priority, objective, envelope or year.",
                       frame_attributes, NULL, XML_MONEY},
    [ELEMENT_PROJECTS] = {"projects", NULL, NULL, projects_children},
    [ELEMENT_PROJECT] = {"project", "One project, or one implementer's part of a group project.", project_attributes,
                         project_children},
    [ELEMENT_NAME] = {"name", NULL, text_attributes, NULL, XML_TEXT},
    [ELEMENT_START] = {"start", "First day; when pages disagree, one for each page, and the first counts.",
                       date_attributes, NULL, XML_DATE},
    [ELEMENT_END] = {"end", "Last day; when pages disagree, one for each page, and the first counts.",
                     date_attributes, NULL, XML_DATE},
    [ELEMENT_SUMMARY] = {"summary", NULL, text_attributes, text_children, .any_order = true},
    [ELEMENT_AIMS] = {"aims", NULL, text_attributes, text_children, .any_order = true},
    [ELEMENT_RESULTS] = {"results", NULL, text_attributes, text_children, .any_order = true},
    [ELEMENT_PARAGRAPH] = {"p", "A paragraph.", NULL, NULL, XML_TEXT},
    [ELEMENT_ITEM] = {"item", "An item of a bulleted list.", NULL, NULL, XML_TEXT},
    [ELEMENT_HOME_PAGE] = {"home-page", NULL, NULL, NULL, XML_TEXT},
    [ELEMENT_CONTACT] = {"contact", "A contact person: personal data, never in a public report.", contact_attributes,
                         NULL},
    [ELEMENT_ORGANISATION] = {"organisation", "An organisation in a role.", organisation_attributes, NULL},
    [ELEMENT_PLACE] = {"place", "Where the project has its effect.", place_attributes, NULL},
    [ELEMENT_CLASS] = {"class", "A class the project belongs to.", class_attributes, NULL},
    [ELEMENT_DECISION] = {"decision", "A funding decision.", decision_attributes, decision_children},
    [ELEMENT_AMOUNT] = {"amount", "Euros of one stage and source; empty with a reason when missing.",
                        amount_attributes, NULL, XML_MONEY},
    [ELEMENT_INDICATOR] = {"indicator", NULL, indicator_attributes, NULL},
};

const struct vocabulary register_vocabulary = {"register", REGISTER_NAMESPACE, elements, REGISTER_ELEMENTS};
