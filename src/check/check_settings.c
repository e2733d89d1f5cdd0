#include "check/check_settings.h"

#include "xml/xml_reader.h"

static const enum finding_kind kinds[] = {
#define CODE_RULE(kind, function) FINDING_##kind,
#define REGISTER_RULE(kind, function) FINDING_##kind,
#define GROUP_RULE(kind, function) FINDING_##kind,
#define PROJECT_RULE(kind, function) FINDING_##kind,
#include "check/check_rules.def"
};

enum { KINDS = sizeof kinds / sizeof *kinds, LARGEST = 1 << 20 /* settings file [bytes] */ };
enum element { ELEMENT_CHECKS, ELEMENT_CHECK, ELEMENTS };
enum { CHECK_KIND, CHECK_LEVEL };

static const char *const versions[] = {"1", NULL};
static const char *kind_names[KINDS + 1];
static const char *const level_names[] = {"error", "warning", "note", "off", NULL};
static const int8_t levels[] = {LEVEL_ERROR, LEVEL_WARNING, LEVEL_NOTE, LEVEL_OFF};

static const struct xml_attribute checks_attributes[] = {
    {"version", XML_WORD, false, versions, "of the settings format"}, {NULL}};
static const struct xml_attribute check_attributes[] = {
    [CHECK_KIND] = {"kind", XML_WORD, true, kind_names, "what is found"},
    [CHECK_LEVEL] = {"level", XML_WORD, true, level_names, "how grave it is; off: it is not told"},
    {NULL}};
static const struct xml_child checks_children[] = {{ELEMENT_CHECK, 0, XML_MANY}, {0, 0, 0}};
static const struct xml_element elements[ELEMENTS] = {
    [ELEMENT_CHECKS] = {"checks", "The levels of what the checks of a register find.", checks_attributes,
                        checks_children},
    [ELEMENT_CHECK] = {"check", "One kind of finding.", check_attributes, NULL},
};
static const struct vocabulary vocabulary = {"checks", CHECK_SETTINGS_NAMESPACE, elements, ELEMENTS};

const struct vocabulary *check_settings_vocabulary(void)
{
    for (int i = 0; i < KINDS; i++)
        kind_names[i] = finding_name(kinds[i]);
    return &vocabulary;
}

struct settings_reader {
    struct finding_levels *levels;
    struct findings *findings;
    bool given[FINDING_KINDS];
};

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct settings_reader *reader = context;
    if (element != ELEMENT_CHECK || values[CHECK_KIND].text == NULL || values[CHECK_LEVEL].text == NULL)
        return;
    enum finding_kind kind = kinds[values[CHECK_KIND].as.word];
    if (reader->given[kind])
        findings_add(reader->findings, FINDING_SETTINGS_REPEATED, place, finding_text(finding_name(kind)));
    reader->given[kind] = true;
    reader->levels->of[kind] = levels[values[CHECK_LEVEL].as.word];
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    (void)context, (void)element, (void)text;
}

static void take_usual(struct finding_levels *out)
{
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        out->of[kind] = (int8_t)finding_level((enum finding_kind)kind);
}

bool check_settings_read(struct finding_levels *out, const char *path, struct findings *findings)
{
    size_t errors = findings->by_level[LEVEL_ERROR];
    struct input input;
    struct settings_reader reader = {.levels = out, .findings = findings};
    take_usual(out);
    if (input_open(&input, path, LARGEST, findings))
        xml_read(check_settings_vocabulary(), &input, &(struct xml_handler){begin, end, 0}, &reader, findings);
    input_release(&input);
    bool whole = findings->by_level[LEVEL_ERROR] == errors;
    if (!whole)
        take_usual(out);
    return whole;
}
