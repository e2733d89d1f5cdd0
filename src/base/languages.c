#include "base/languages.h"

#include <string.h>

const char *const language_tags[LANGUAGES + 1] = {[LANGUAGE_FI] = "fi", [LANGUAGE_SV] = "sv", [LANGUAGE_EN] = "en"};

const char *language_tag(enum language language)
{
    return language_tags[language];
}

bool language_lookup(enum language *out, const char *tag, size_t length)
{
    for (int i = 0; i < LANGUAGES; i++)
        if (strlen(language_tags[i]) == length && memcmp(language_tags[i], tag, length) == 0) {
            *out = (enum language)i;
            return true;
        }
    return false;
}
