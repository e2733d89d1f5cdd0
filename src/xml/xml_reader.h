/* Reads a document of a vocabulary in one streaming pass (libxml2's SAX2). What breaks the vocabulary becomes a
 * finding with its line and column, and reading goes on; what breaks XML itself ends it. No DOCTYPE, no entities
 * of one's own, no network, UTF-8 only; depth and text lengths are limited. */
#ifndef XML_XML_READER_H
#define XML_XML_READER_H

#include "base/arena.h"
#include "base/date.h"
#include "base/findings.h"
#include "base/input.h"
#include "base/languages.h"
#include "base/money.h"
#include "xml/vocabulary.h"

enum {
    XML_MAX_DEPTH = 32,
    XML_MAX_TEXT = 1024 * 1024, /* of one element [bytes] */
    XML_MAX_TAG = 256 * 1024    /* of one tag with all its attributes, to the nearest few kB [bytes] */
};

/* An attribute's value or an element's text, already checked against its type. */
struct xml_value {
    const char *text;     /* not NUL-terminated; NULL: not given, or not valid (a finding has said so) */
    uint32_t length;      /* [bytes] */
    union {
        money amount;     /* XML_MONEY */
        date day;         /* XML_DATE, XML_DAY */
        int word;         /* XML_WORD: index; XML_LANGUAGE: enum language; XML_YES: 0 or 1 */
        uint64_t words;   /* XML_WORDS: a bit for each */
        int64_t number;   /* XML_NUMBER, XML_YEAR; XML_DECIMAL: millionths; XML_COLOUR: 0xRRGGBB */
    } as;
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

/* A NUL-terminated copy of a value in `arena`; NULL when it was not given. */
char *xml_value_copy(struct arena *arena, const struct xml_value *value);

#endif
