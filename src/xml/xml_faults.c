#include "xml/xml_faults.h"

#include <string.h>

#include "base/utf8.h"

void xml_faults_init(struct xml_faults *faults, const struct vocabulary *vocabulary, const struct input *input,
                     struct findings *findings)
{
    *faults = (struct xml_faults){.vocabulary = vocabulary, .input = input, .findings = findings};
    buffer_init(&faults->words, 4096);
}

void xml_faults_release(struct xml_faults *faults)
{
    buffer_release(&faults->words);
}

static struct place place_at(const struct xml_faults *faults, uint32_t offset)
{
    return (struct place){faults->input, offset};
}

static const char *list_words(struct xml_faults *faults, const char *const *words)
{
    buffer_clear(&faults->words);
    for (size_t i = 0; words != NULL && words[i] != NULL; i++)
        buffer_printf(&faults->words, "%s%s", i == 0 ? "" : ", ", words[i]);
    return buffer_text(&faults->words);
}

void xml_faults_value(struct xml_faults *faults, const char *name, const struct xml_value *value, enum xml_type type,
                      const char *const *words, uint32_t offset)
{
    static const enum finding_kind kinds[XML_TYPES] = {
        [XML_WORD] = FINDING_XML_BAD_WORD,    [XML_WORDS] = FINDING_XML_BAD_WORD,
        [XML_YES] = FINDING_XML_BAD_WORD,     [XML_LANGUAGE] = FINDING_XML_BAD_WORD,
        [XML_CODE] = FINDING_XML_BAD_CODE,    [XML_MONEY] = FINDING_XML_BAD_MONEY,
        [XML_DATE] = FINDING_XML_BAD_DATE,    [XML_DAY] = FINDING_XML_BAD_DAY,
        [XML_YEAR] = FINDING_XML_BAD_YEAR,    [XML_NUMBER] = FINDING_XML_BAD_NUMBER,
        [XML_DECIMAL] = FINDING_XML_BAD_DECIMAL, [XML_COLOUR] = FINDING_XML_BAD_COLOUR,
    };
    char shown[64];
    size_t length = utf8_valid_prefix(value->text, value->length < sizeof shown ? value->length : sizeof shown - 1);
    memcpy(shown, value->text, length);
    shown[length] = '\0';
    words = xml_type_words(type, words);
    const char *nearest = words == NULL ? NULL : xml_word_nearest(words, value->text, value->length);
    findings_add(faults->findings, nearest == NULL ? kinds[type] : FINDING_XML_NEAR_WORD, place_at(faults, offset),
                 finding_text(name), finding_text(shown), finding_text(list_words(faults, words)),
                 finding_text(nearest));
}

/* --- attributes --- */

void xml_faults_unknown_attribute(struct xml_faults *faults, const struct xml_element *element, const char *name,
                                  uint32_t offset)
{
    const char *names[XML_MAX_ATTRIBUTES + 1] = {NULL};
    for (size_t i = 0; element->attributes != NULL && element->attributes[i].name != NULL; i++)
        names[i] = element->attributes[i].name;
    const char *nearest = xml_word_nearest(names, name, strlen(name));
    findings_add(faults->findings, nearest == NULL ? FINDING_XML_UNKNOWN_ATTRIBUTE : FINDING_XML_NEAR_ATTRIBUTE,
                 place_at(faults, offset), finding_text(name), finding_text(element->name),
                 finding_text(names[0] == NULL ? "–" : list_words(faults, names)), finding_text(nearest));
}

void xml_faults_missing_attributes(struct xml_faults *faults, const struct xml_element *element, uint32_t missing,
                                   uint32_t offset)
{
    for (; missing != 0; missing &= missing - 1)
        findings_add(faults->findings, FINDING_XML_MISSING_ATTRIBUTE, place_at(faults, offset),
                     finding_text(element->attributes[__builtin_ctz(missing)].name), finding_text(element->name));
}

/* --- elements --- */

static const char *name_of_child(const struct xml_faults *faults, const struct xml_element *parent, size_t child)
{
    return faults->vocabulary->elements[parent->children[child].element].name;
}

static bool has_child(const struct xml_element *parent, size_t child)
{
    return parent->children != NULL && parent->children[child].most != 0;
}

/* What may come from the child `from` on; the end of the parent when nothing may. */
static const char *list_children(struct xml_faults *faults, const struct xml_element *parent, size_t from)
{
    buffer_clear(&faults->words);
    if (!has_child(parent, from))
        buffer_printf(&faults->words, "</%s>", parent->name);
    for (size_t i = from; has_child(parent, i); i++)
        buffer_printf(&faults->words, "%s<%s>", i == from ? "" : ", ", name_of_child(faults, parent, i));
    return buffer_text(&faults->words);
}

void xml_faults_missing_children(struct xml_faults *faults, const struct xml_element *element, uint32_t missing,
                                 uint32_t offset)
{
    for (; missing != 0; missing &= missing - 1)
        findings_add(faults->findings, FINDING_XML_MISSING_ELEMENT, place_at(faults, offset), finding_text(element->name),
                     finding_text(name_of_child(faults, element, (size_t)__builtin_ctz(missing))));
}

void xml_faults_unknown_element(struct xml_faults *faults, const struct xml_element *parent, size_t from,
                                const char *name, uint32_t offset)
{
    const char *names[XML_MAX_CHILDREN + 1] = {NULL};
    for (size_t i = 0; has_child(parent, i); i++)
        names[i] = name_of_child(faults, parent, i);
    const char *nearest = xml_word_nearest(names, name, strlen(name));
    findings_add(faults->findings, nearest == NULL ? FINDING_XML_UNKNOWN_ELEMENT : FINDING_XML_NEAR_ELEMENT,
                 place_at(faults, offset), finding_text(name), finding_text(parent->name),
                 finding_text(list_children(faults, parent, from)), finding_text(nearest));
}

void xml_faults_late_element(struct xml_faults *faults, enum finding_kind kind, const struct xml_element *parent,
                             size_t from, const char *name, uint32_t offset)
{
    findings_add(faults->findings, kind, place_at(faults, offset), finding_text(name), finding_text(parent->name),
                 finding_text(list_children(faults, parent, from)));
}
