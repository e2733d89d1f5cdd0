#include "base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
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

bool buffer_make_room(struct buffer *buffer, size_t more)
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
    if (capacity - 1 > buffer->maximum)
        capacity = buffer->maximum + 1;
    char *bytes = realloc(buffer->bytes, capacity);
    if (bytes == NULL)
        die("out of memory");
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        die("a text could not be formatted");
    if (buffer_make_room(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

enum { LONGEST_NUMBER = 24 };

/* Writes the digits before `end`. Returns the first. */
static char *write_digits(char *end, unsigned long long number)
{
    do
        *--end = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    return end;
}

static unsigned long long size_of(long long number)
{
    return number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
}

void buffer_put_int(struct buffer *buffer, long long number)
{
    char digits[LONGEST_NUMBER], *end = digits + sizeof digits, *at = write_digits(end, size_of(number));
    if (number < 0)
        *--at = '-';
    buffer_put(buffer, at, (size_t)(end - at));
}

void buffer_put_real(struct buffer *buffer, double number, int decimals)
{
    static const int powers[] = {1, 10, 100, 1000, 10000};
    char digits[LONGEST_NUMBER], *end = digits + sizeof digits, *at = end;
    long long scaled = llround(number * powers[decimals]);
    unsigned long long left = size_of(scaled);
    for (int i = 0; i < decimals; i++, left /= 10)
        if (at < end || left % 10 != 0)
            *--at = (char)('0' + left % 10);
    if (at < end)
        *--at = '.';
    at = write_digits(at, left);
    if (scaled < 0)
        *--at = '-';
    buffer_put(buffer, at, (size_t)(end - at));
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

const char *buffer_keep(struct buffer *buffer, struct arena *arena)
{
    const char *text = arena_copy(arena, buffer_text(buffer), buffer->length);
    buffer_release(buffer);
    return text;
}
