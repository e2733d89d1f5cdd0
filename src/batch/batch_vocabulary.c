#include "batch/batch_vocabulary.h"

#include "base/languages.h"
#include "base/readers.h"
#include "batch/companion.h"

static const char *const versions[] = {"1", NULL};
static const char *const divisions[] = {[BATCH_BY_MUNICIPALITY] = "municipality", [BATCH_BY_FUND] = "fund", NULL};
static const char *const log_places[] = {"syslog", "file", NULL};

#define END {NULL}

static const struct xml_attribute batch_attributes[] = {
    [BATCH_VERSION] = {"version", XML_WORD, false, versions, "of the batch format"},
    [BATCH_OUTPUT] = {"output", XML_VERBATIM, false, NULL, "the output folder, seen from this file; --output goes before it"},
    [BATCH_KEEP] = {"keep", XML_NUMBER, false, NULL, "how many editions are kept, the newest among them; 24 when not told"},
    [BATCH_LANGUAGE] = {"language", XML_LANGUAGE, false, NULL, "of the index page; fi when not told"},
    END};
static const struct xml_attribute limits_attributes[] = {
    [BATCH_LIMIT_SECONDS] = {"seconds", XML_NUMBER, false, NULL, "the longest that one report may take; 600 when not told"},
    [BATCH_LIMIT_MEGABYTES] = {"megabytes", XML_NUMBER, false, NULL, "the most memory it may take; 4096 when not told"},
    END};
static const struct xml_attribute log_attributes[] = {
    [BATCH_LOG_TO] = {"to", XML_WORD, true, log_places, "the system's log or a file"},
    [BATCH_LOG_FILE] = {"file", XML_VERBATIM, false, NULL, "where, seen from this file"},
    END};
static const struct xml_attribute register_attributes[] = {
    [BATCH_REGISTER_NAME] = {"name", XML_CODE, true, NULL, "stays the same from month to month"},
    [BATCH_REGISTER_FILE] = {"file", XML_VERBATIM, true, NULL, "seen from this file"},
    [BATCH_REGISTER_AS_OF] = {"as-of", XML_DAY, false, NULL, "the situation date; the register's own when not told"},
    END};
static const struct xml_attribute reports_attributes[] = {
    [BATCH_REPORTS_NAME] = {"name", XML_VERBATIM, false, NULL,
                            "of the files, with {register} {template} {period} {language} {as-of} {reader} {member}"},
    [BATCH_REPORTS_LANGUAGES] = {"languages", XML_WORDS, true, language_tags, "one report in each"},
    [BATCH_REPORTS_READERS] = {"readers", XML_WORDS, false, reader_names,
                               "who reads them; public when not told. Internal ones, whose names must have -internal, are published apart"},
    [BATCH_REPORTS_ALSO] = {"also", XML_WORDS, false, companion_names, "other forms beside the PDF; a preview is always made"},
    [BATCH_REPORTS_ATTACH] = {"attach", XML_YES, false, NULL,
                              "yes: the figures in the PDF"},
    [BATCH_REPORTS_BY] = {"by", XML_WORD, false, divisions, "one report for each that has projects, with {member} in its name"},
    END};
static const struct xml_attribute from_attributes[] = {
    [BATCH_FROM_REGISTER] = {"register", XML_CODE, true, NULL, "the name of a register above"}, END};
static const struct xml_attribute period_attributes[] = {
    [BATCH_PERIOD_CODE] = {"code", XML_CODE, true, NULL, "a period of the register"}, END};
static const struct xml_attribute template_attributes[] = {
    [BATCH_TEMPLATE_NAME] = {"name", XML_VERBATIM, true, NULL, "a template's name, or its file seen from this file"},
    END};

#define ANY(element) {element, 0, XML_MANY}
#define SOME(element) {element, 1, XML_MANY}
#define MAYBE(element) {element, 0, 1}
#define LAST {0, 0, 0}

static const struct xml_child batch_children[] = {MAYBE(BATCH_LIMITS), MAYBE(BATCH_LOG), SOME(BATCH_REGISTER),
                                                  SOME(BATCH_REPORTS), LAST};
static const struct xml_child reports_children[] = {SOME(BATCH_FROM), SOME(BATCH_PERIOD), SOME(BATCH_TEMPLATE), LAST};

static const struct xml_element elements[BATCH_ELEMENTS] = {
    [BATCH_BATCH] = {"batch", "The reports of a month, and how they are made.", batch_attributes, batch_children},
    [BATCH_LIMITS] = {"limits", "What one report may take at most.", limits_attributes, NULL},
    [BATCH_LOG] = {"log", "Where the run tells what it did.", log_attributes, NULL},
    [BATCH_REGISTER] = {"register", "A register that reports are made from.", register_attributes, NULL},
    [BATCH_REPORTS] = {"reports", "One report for each register, period, template, reader and language.", reports_attributes,
                       reports_children},
    [BATCH_FROM] = {"from", NULL, from_attributes, NULL},
    [BATCH_PERIOD] = {"period", NULL, period_attributes, NULL},
    [BATCH_TEMPLATE] = {"template", NULL, template_attributes, NULL},
};

const struct vocabulary batch_vocabulary = {"batch", BATCH_NAMESPACE, elements, BATCH_ELEMENTS};
