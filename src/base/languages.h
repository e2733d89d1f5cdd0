/* The languages that registers carry names in and that reports are written in. */
#ifndef BASE_LANGUAGES_H
#define BASE_LANGUAGES_H

#include <stdbool.h>
#include <stddef.h>

enum language { LANGUAGE_FI, LANGUAGE_SV, LANGUAGE_EN, LANGUAGES };

/* "fi", "sv", "en": also the PDF's and XML's language tags. */
const char *language_tag(enum language language);
bool language_lookup(enum language *out, const char *tag, size_t length);

#endif
