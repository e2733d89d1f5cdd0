#include "cli/message_language.h"

#include <stdlib.h>
#include <string.h>

static enum language of_environment(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    enum language language = LANGUAGE_EN;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *locale = getenv(variables[i]);
        if (locale == NULL || *locale == '\0')
            continue;
        language_lookup(&language, locale, strcspn(locale, "_.@"));
        break;
    }
    return language;
}

enum language message_language(const struct command_line *line)
{
    return command_line_language(line, of_environment());
}
