#include "base/languages.h"

#include <string.h>

static const char *const tags[LANGUAGES] = {"fi", "sv", "en"};

const char *language_tag(enum language language)
{
    return tags[language];
}

bool language_lookup(enum language *out, const char *tag, size_t length)
{
    for (int i = 0; i < LANGUAGES; i++)
        if (strlen(tags[i]) == length && memcmp(tags[i], tag, length) == 0) {
            *out = (enum language)i;
            return true;
        }
    return false;
}
