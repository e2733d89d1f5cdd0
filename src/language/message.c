#include "language/message.h"

#include <string.h>

#include "base/utf8.h"
#include "language/labels.h"

enum { ARGUMENT_LONGEST = 240 /*characters*/ };

static const char *const texts[FINDING_KINDS][LANGUAGES] = {
#define FINDING(name, level, status, en, fi, sv) {[LANGUAGE_FI] = fi, [LANGUAGE_SV] = sv, [LANGUAGE_EN] = en},
#include "base/findings.def"
#undef FINDING
};

static const char *const levels[] = {[LEVEL_NOTE] = "note", [LEVEL_WARNING] = "warning", [LEVEL_ERROR] = "error"};

/* What would break the line, or show it in another order than it is written. */
static bool disturbs(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character <= 0x9F) ||
           (character >= 0x2028 && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

static void put_safely(struct buffer *out, const char *text, size_t longest)
{
    const char *at = text, *end = text + strlen(text);
    for (size_t count = 0; at < end; count++) {
        if (count == longest) {
            buffer_puts(out, "…");
            return;
        }
        char bytes[4];
        uint32_t character = utf8_next(&at, end);
        buffer_put(out, bytes, utf8_put(bytes, disturbs(character) ? 0xFFFD : character));
    }
}

/* As many decimals as it has, at most two. */
static void put_percent(struct buffer *out, enum language language, int64_t millionths)
{
    int64_t hundredths = millionths / 10000;
    if (hundredths % 100 == 0)
        language_percent(out, language, hundredths / 100, 0);
    else if (hundredths % 10 == 0)
        language_percent(out, language, hundredths / 10, 1);
    else
        language_percent(out, language, hundredths, 2);
}

static void put_argument(struct buffer *out, enum language language, const struct finding_argument *argument)
{
    switch (argument->type) {
    case ARGUMENT_NONE:
        break;
    case ARGUMENT_TEXT:
        put_safely(out, argument->text, ARGUMENT_LONGEST);
        break;
    case ARGUMENT_PROJECT:
        put_safely(out, *argument->text == '\0' ? language_word(language, WORD_NO_CODE) : argument->text,
                   ARGUMENT_LONGEST);
        break;
    case ARGUMENT_COUNT:
        language_count(out, language, argument->count);
        break;
    case ARGUMENT_MONEY:
        language_money(out, language, argument->amount, /*cents*/ true);
        break;
    case ARGUMENT_DATE:
        language_date(out, language, argument->day);
        break;
    case ARGUMENT_PERCENT:
        put_percent(out, language, argument->count);
        break;
    case ARGUMENT_STAGE:
        buffer_puts(out, label_stage(language, (enum stage)argument->count));
        break;
    case ARGUMENT_LIST:
        buffer_puts(out, label_list(language, (enum list)argument->count));
        break;
    case ARGUMENT_ROLE:
        buffer_puts(out, label_role(language, (enum organisation_role)argument->count));
        break;
    }
}

void message_text(struct buffer *out, enum language language, const struct finding *finding)
{
    struct buffer arguments[FINDING_ARGUMENTS];
    const char *values[FINDING_ARGUMENTS];
    for (int i = 0; i < FINDING_ARGUMENTS; i++) {
        buffer_init(&arguments[i], BUFFER_UNLIMITED);
        put_argument(&arguments[i], language, &finding->arguments[i]);
        values[i] = buffer_text(&arguments[i]);
    }
    language_fill(out, texts[finding->kind][language], values, FINDING_ARGUMENTS);
    for (int i = 0; i < FINDING_ARGUMENTS; i++)
        buffer_release(&arguments[i]);
}

void message_write(struct buffer *out, enum language language, const struct finding *finding)
{
    if (finding->file == NULL) {
        buffer_puts(out, "hankeraportti");
    } else {
        put_safely(out, finding->file, SIZE_MAX);
        buffer_printf(out, ":%u:%u", finding->line, finding->column);
    }
    buffer_printf(out, ": %s: ", levels[finding->level]);
    message_text(out, language, finding);
    buffer_putc(out, '\n');
}
