#include "device/pdf_string.h"

#include <string.h>

#include "base/utf8.h"

enum { LAST_OF_PLANE = 0xFFFF, HIGH_SURROGATE = 0xD800, LOW_SURROGATE = 0xDC00 };

/* `character` as one or two 16-bit units; returns how many. */
static int units_of(uint32_t out[2], uint32_t character)
{
    out[0] = character;
    if (character <= LAST_OF_PLANE)
        return 1;
    character -= 0x10000;
    out[0] = HIGH_SURROGATE | character >> 10;
    out[1] = LOW_SURROGATE | (character & 0x3FF);
    return 2;
}

void pdf_string_put_four(struct buffer *out, uint32_t number)
{
    static const char digits[] = "0123456789ABCDEF";
    char four[4] = {digits[number >> 12 & 15], digits[number >> 8 & 15], digits[number >> 4 & 15], digits[number & 15]};
    buffer_put(out, four, sizeof four);
}

void pdf_string_put_hexadecimal(struct buffer *out, uint32_t character)
{
    uint32_t units[2];
    int count = units_of(units, character);
    for (int i = 0; i < count; i++)
        pdf_string_put_four(out, units[i]);
}

/* Where the text ends, or what of it may stand in one string. */
static const char *end_of(const char *text)
{
    const char *end = text + strlen(text);
    size_t size = 2; /* of the mark */
    uint32_t units[2];
    for (const char *at = text; at < end;) {
        const char *before = at;
        size += 2 * (size_t)units_of(units, utf8_next(&at, end));
        if (size > PDF_STRING_MOST)
            return before;
    }
    return end;
}

static bool is_plain(const char *text, const char *end)
{
    for (; text < end; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

static void put_plain(struct buffer *out, const char *text, const char *end)
{
    buffer_putc(out, '(');
    for (; text < end; text++) {
        if (*text == '(' || *text == ')' || *text == '\\')
            buffer_putc(out, '\\');
        buffer_putc(out, *text);
    }
    buffer_putc(out, ')');
}

void pdf_string_put(struct buffer *out, const char *text)
{
    const char *end = end_of(text);
    if (is_plain(text, end)) {
        put_plain(out, text, end);
        return;
    }
    buffer_puts(out, "<FEFF");
    while (text < end)
        pdf_string_put_hexadecimal(out, utf8_next(&text, end));
    buffer_putc(out, '>');
}

HPDF_Binary pdf_string_new(HPDF_MMgr memory, const char *text)
{
    struct buffer bytes;
    buffer_init(&bytes, BUFFER_UNLIMITED);
    buffer_put(&bytes, "\xFE\xFF", 2);
    const char *end = end_of(text);
    while (text < end) {
        uint32_t units[2];
        int count = units_of(units, utf8_next(&text, end));
        for (int i = 0; i < count; i++) {
            buffer_putc(&bytes, (char)(units[i] >> 8));
            buffer_putc(&bytes, (char)(units[i] & 0xFF));
        }
    }
    HPDF_Binary string = HPDF_Binary_New(memory, (HPDF_BYTE *)bytes.bytes, (HPDF_UINT)bytes.length);
    buffer_release(&bytes);
    return string;
}
