#include "language/plain_letters.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/die.h"

struct plain_letters {
    UTransliterator *transliterator;
};

struct plain_letters *plain_letters_new(void)
{
    static const UChar rules[] = u"Any-Latin; [\u00AD] Remove; Latin-ASCII; Lower";
    struct plain_letters *letters = malloc(sizeof *letters);
    if (letters == NULL)
        die("out of memory");
    UErrorCode error = U_ZERO_ERROR;
    letters->transliterator = utrans_openU(rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_FAILURE(error))
        die("the letters of other scripts are not known: %s", u_errorName(error));
    return letters;
}

void plain_letters_free(struct plain_letters *letters)
{
    if (letters != NULL)
        utrans_close(letters->transliterator);
    free(letters);
}

/* As far as there is room. */
static void transliterate(const struct plain_letters *letters, UChar *characters, int32_t room, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(characters, room, &length, text, -1, &error);
    if (U_FAILURE(error))
        length = 0;
    int32_t end = length;
    error = U_ZERO_ERROR;
    utrans_transUChars(letters->transliterator, characters, &length, room, 0, &end, &error);
    characters[U_FAILURE(error) || length >= room ? 0 : length] = 0;
}

static bool is_plain(UChar character)
{
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
}

void plain_letters_put(const struct plain_letters *letters, struct buffer *out, const char *text, size_t most)
{
    enum { ROOM = 4096 };
    UChar characters[ROOM];
    size_t start = out->length;
    transliterate(letters, characters, ROOM, text);
    for (const UChar *at = characters; *at != 0;) {
        size_t length = 0, gap = out->length > start, room = most - (out->length - start);
        while (is_plain(at[length]))
            length++;
        if (length + gap > room && gap > 0)
            return;
        if (length > 0 && gap > 0)
            buffer_putc(out, '-');
        for (size_t i = 0; i < length && i < room; i++)
            buffer_putc(out, (char)at[i]);
        at += length > 0 ? length : 1;
    }
}
