/* An XML vocabulary as data: which elements there are, what stands in them, what their attributes may say. One table
 * drives both the reader, which checks a document against it while reading, and the schema that `hankeraportti
 * schema` prints, so that the two cannot differ. The register, mapping and template formats are such tables. */
#ifndef XML_VOCABULARY_H
#define XML_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/findings.h"

/* What a value or a text may be. */
enum xml_type {
    XML_NOTHING,   /* no text: an element of elements, or an empty one */
    XML_TEXT,      /* any text; white space is collapsed */
    XML_VERBATIM,  /* any text, as it is */
    XML_WORD,      /* one of `words` */
    XML_WORDS,     /* several of them, separated by spaces */
    XML_CODE,      /* 1 to 64 characters without spaces */
    XML_MONEY,     /* euros with at most two decimals: 1234.50; may be empty */
    XML_DATE,      /* YYYY-MM-DD, YYYY-MM or YYYY */
    XML_DAY,       /* YYYY-MM-DD */
    XML_YEAR,      /* YYYY, 1900 to 2199 */
    XML_NUMBER,    /* whole, 0 to 999 999 999 */
    XML_DECIMAL,   /* with at most six decimals */
    XML_YES,       /* yes or no */
    XML_LANGUAGE,  /* fi, sv or en */
    XML_COLOUR,    /* #rrggbb */
    XML_TYPES
};

struct xml_attribute {
    const char *name;          /* NULL ends a list */
    enum xml_type type;
    bool required;
    const char *const *words;  /* of XML_WORD(S): ends with NULL; the index is the parsed value */
    const char *about;         /* one line for the schema; may be NULL */
};

struct xml_child {
    uint8_t element;  /* index into the vocabulary's elements */
    uint8_t least;    /* 0 or 1 */
    uint8_t most;     /* 1, or XML_MANY */
};

enum { XML_MANY = 255, XML_MAX_ATTRIBUTES = 24, XML_MAX_CHILDREN = 32, XML_MAX_WORDS = 64 };

struct xml_element {
    const char *name;
    const char *about;                      /* a sentence for the schema */
    const struct xml_attribute *attributes; /* NULL: none */
    const struct xml_child *children;       /* in their order; ends with most 0; NULL: none */
    enum xml_type text;                     /* a type without words */
    bool any_order;                         /* children may come in any order, each as often as it likes */
    uint8_t ordered;                        /* with any_order: so many, the first, still stand before the others in order */
};

struct vocabulary {
    const char *name;         /* "register": what `hankeraportti schema` calls it */
    const char *address;      /* the namespace */
    const struct xml_element *elements; /* the first is the document element */
    size_t count;
};

/* Writes the vocabulary as an XML Schema (XSD 1.0). */
void vocabulary_write_schema(const struct vocabulary *vocabulary, struct buffer *out);
/* Index of `word` in a NULL-terminated list, -1 when it is not there. */
int xml_word_lookup(const char *const *words, const char *word, size_t length);
/* The word of a list nearest to `word` in spelling, NULL when none is near. */
const char *xml_word_nearest(const char *const *words, const char *word, size_t length);
/* Adds a note at `place` that names the word nearest to `word`, after `prefix`; nothing when none is near. */
void xml_word_suggest(const char *prefix, const char *const *words, const char *word, size_t length,
                      struct place place, struct findings *findings);
/* The words with commas between them, `prefix` before each: "text, csv, json"; "–" for none. In `arena`. */
const char *xml_words_join(struct arena *arena, const char *prefix, const char *const *words);
/* The words a type knows: its own or those of XML_YES and XML_LANGUAGE; NULL when it is no type of words. */
const char *const *xml_type_words(enum xml_type type, const char *const *words);

#endif
