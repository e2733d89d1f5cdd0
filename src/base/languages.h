/* The languages that registers carry names in and that reports are written in. */
#ifndef BASE_LANGUAGES_H
#define BASE_LANGUAGES_H

#include <stdbool.h>
#include <stddef.h>

enum language { LANGUAGE_FI, LANGUAGE_SV, LANGUAGE_EN, LANGUAGES };

/* Their tags as in XML, the PDF and on the command line: "fi", "sv", "en"; ends with NULL. */
extern const char *const language_tags[LANGUAGES + 1];
const char *language_tag(enum language language);
bool language_lookup(enum language *out, const char *tag, size_t length);

#endif
