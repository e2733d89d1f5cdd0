#include "base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

void buffer_init(struct buffer *buffer, size_t maximum)
{
    *buffer = (struct buffer){.maximum = maximum};
}

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    buffer_init(buffer, buffer->maximum);
}

static bool make_room(struct buffer *buffer, size_t more)
{
    if (buffer->overflowed)
        return false;
    if (more > buffer->maximum - buffer->length) {
        buffer->overflowed = true;
        return false;
    }
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity == 0 ? 64 : buffer->capacity;
    while (capacity < needed)
        capacity *= 2;
    char *bytes = realloc(buffer->bytes, capacity);
    if (bytes == NULL)
        die("out of memory");
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

void buffer_put(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!make_room(buffer, length))
        return;
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_puts(struct buffer *buffer, const char *text)
{
    buffer_put(buffer, text, strlen(text));
}

void buffer_putc(struct buffer *buffer, char byte)
{
    buffer_put(buffer, &byte, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        die("a text could not be formatted");
    if (make_room(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void buffer_put_int(struct buffer *buffer, long long number)
{
    char digits[24];
    char *at = digits + sizeof digits;
    unsigned long long left = number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (number < 0)
        *--at = '-';
    buffer_put(buffer, at, (size_t)(digits + sizeof digits - at));
}

void buffer_put_real(struct buffer *buffer, double number, int decimals)
{
    static const int powers[] = {1, 10, 100, 1000, 10000};
    int power = powers[decimals];
    long long scaled = llround(number * power);
    if (scaled < 0) {
        buffer_putc(buffer, '-');
        scaled = -scaled;
    }
    buffer_put_int(buffer, scaled / power);
    int rest = (int)(scaled % power);
    if (rest == 0)
        return;
    char digits[5];
    int length = decimals;
    for (int i = decimals - 1; i >= 0; i--, rest /= 10)
        digits[i] = (char)('0' + rest % 10);
    while (digits[length - 1] == '0')
        length--;
    buffer_putc(buffer, '.');
    buffer_put(buffer, digits, (size_t)length);
}

static const char *xml_escape(char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return NULL;
    }
}

void buffer_put_xml(struct buffer *buffer, const char *text, size_t length)
{
    size_t plain = 0;
    for (size_t i = 0; i < length; i++) {
        const char *escape = text[i] > '>' ? NULL : xml_escape(text[i]); /* most of all text needs no look */
        if (escape == NULL)
            continue;
        buffer_put(buffer, text + plain, i - plain);
        buffer_puts(buffer, escape);
        plain = i + 1;
    }
    buffer_put(buffer, text + plain, length - plain);
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes == NULL ? "" : buffer->bytes;
}
