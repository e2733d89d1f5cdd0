#include "base/utf8.h"

static uint32_t next_or_bad(const char **at, const char *end, uint32_t bad)
{
    const unsigned char *byte = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    uint32_t first = byte[0];
    size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    (*at)++;
    if (length == 1)
        return first;
    if (length == 0 || length > left)
        return bad;
    uint32_t character = first & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return bad;
        character = character << 6 | (byte[i] & 0x3Fu);
    }
    if ((length == 3 && character < 0x800) || (length == 4 && (character < 0x10000 || character > 0x10FFFF)) ||
        (character >= 0xD800 && character <= 0xDFFF))
        return bad;
    *at += length - 1;
    return character;
}

uint32_t utf8_next(const char **at, const char *end)
{
    return next_or_bad(at, end, 0xFFFD);
}

size_t utf8_put(char out[4], uint32_t character)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

size_t utf8_valid_prefix(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *start = at;
        if (next_or_bad(&at, end, UINT32_MAX) == UINT32_MAX)
            return (size_t)(start - text);
    }
    return length;
}
