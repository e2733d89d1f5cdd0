/* What an attribute or an element's text says: read by its type (vocabulary.h), or refused. */
#ifndef XML_XML_VALUE_H
#define XML_XML_VALUE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/languages.h"
#include "base/money.h"
#include "xml/vocabulary.h"

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

/* White space of XML. */
static inline bool xml_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Reads the value's text, less white space at its ends (XML_VERBATIM keeps it), as what the type asks for; `words` are those of
 * XML_WORD and XML_WORDS. False when it is nothing of the type. */
bool xml_value_parse(struct xml_value *value, enum xml_type type, const char *const *words);
/* A NUL-terminated copy of a value in `arena`; NULL when it was not given. */
char *xml_value_copy(struct arena *arena, const struct xml_value *value);

#endif
