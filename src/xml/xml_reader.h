/* Reads a document of a vocabulary in one streaming pass (libxml2's SAX2). What breaks the vocabulary becomes a
 * finding with its line and column, and reading goes on; what breaks XML itself ends it. No DOCTYPE, no entities
 * of one's own, no network, UTF-8 only; depth and text lengths are limited. */
#ifndef XML_XML_READER_H
#define XML_XML_READER_H

#include "base/findings.h"
#include "base/input.h"
#include "xml/xml_value.h"

enum {
    XML_MAX_DEPTH = 32,
    XML_MAX_TEXT = 1024 * 1024, /* of one element [bytes] */
    XML_MAX_TAG = 256 * 1024    /* of one tag with all its attributes, to the nearest few kB [bytes] */
};

/* Calls for one element. `values` has one entry for each attribute of the element's table, in its order; they and
 * the texts are only borrowed during the call. An element that does not belong where it stands is left out with
 * all it holds. */
struct xml_handler {
    void (*begin)(void *context, unsigned element, const struct xml_value *values, struct place place);
    void (*end)(void *context, unsigned element, const struct xml_value *text);
    uint64_t unwanted;  /* a bit for each element whose text is passed over: `end` gets it empty */
};

/* Reads `input` to its end. False when it is not a readable document of the vocabulary (findings say why); findings
 * about its content alone do not make it false. */
bool xml_read(const struct vocabulary *vocabulary, struct input *input, const struct xml_handler *handler,
              void *context, struct findings *findings);

#endif
