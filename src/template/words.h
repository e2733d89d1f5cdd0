/* One text in each language. */
#ifndef TEMPLATE_WORDS_H
#define TEMPLATE_WORDS_H

#include "base/languages.h"

struct words {
    const char *in[LANGUAGES]; /* NULL where it is not translated */
};

#endif
