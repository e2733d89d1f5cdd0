/* What breaks the vocabulary in a document, told to people: what stands there, what may stand there, which name was
 * perhaps meant. */
#ifndef XML_XML_FAULTS_H
#define XML_XML_FAULTS_H

#include "base/findings.h"
#include "base/input.h"
#include "xml/xml_value.h"

struct xml_faults {
    const struct vocabulary *vocabulary;
    const struct input *input;
    struct findings *findings;
    struct buffer words;         /* scratch */
};

void xml_faults_init(struct xml_faults *faults, const struct vocabulary *vocabulary, const struct input *input,
                     struct findings *findings);
void xml_faults_release(struct xml_faults *faults);

/* The value of the attribute or element `name` is nothing of its type. It is cut short; nothing personal has a type that can
 * fail. `offset` here and below: of the tag [bytes]. */
void xml_faults_value(struct xml_faults *faults, const char *name, const struct xml_value *value, enum xml_type type,
                      const char *const *words, uint32_t offset);
/* The element has no attribute of this name. */
void xml_faults_unknown_attribute(struct xml_faults *faults, const struct xml_element *element, const char *name,
                                  uint32_t offset);
/* `missing`: a bit for each required attribute, or child, that was not given. */
void xml_faults_missing_attributes(struct xml_faults *faults, const struct xml_element *element, uint32_t missing,
                                   uint32_t offset);
void xml_faults_missing_children(struct xml_faults *faults, const struct xml_element *element, uint32_t missing,
                                 uint32_t offset);
/* The parent has no child of this name. `from`: the first of its children that may come here. */
void xml_faults_unknown_element(struct xml_faults *faults, const struct xml_element *parent, size_t from,
                                const char *name, uint32_t offset);
/* A child that may not come here any more, by what is wrong: FINDING_XML_REPEATED_ELEMENT or FINDING_XML_MISPLACED_ELEMENT. */
void xml_faults_late_element(struct xml_faults *faults, enum finding_kind kind, const struct xml_element *parent,
                             size_t from, const char *name, uint32_t offset);

#endif
