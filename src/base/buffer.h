/* A growing run of bytes with a maximum. Sticky: once the maximum is passed, everything further is dropped and
 * `overflowed` stays set, so that a writer is asked once, at the end. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define BUFFER_UNLIMITED ((size_t)-1)

struct arena;

struct buffer {
    char *bytes;      /* NUL-terminated as soon as anything was put; NULL before */
    size_t length;    /* without the NUL [bytes] */
    size_t capacity;  /* at most one more than the maximum [bytes] */
    size_t maximum;   /* [bytes] */
    bool overflowed;
};

void buffer_init(struct buffer *buffer, size_t maximum);
void buffer_release(struct buffer *buffer);
/* Empties the buffer and keeps its memory. */
static inline void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->overflowed = false;
    if (buffer->bytes != NULL)
        buffer->bytes[0] = '\0';
}

/* Makes room for `more` bytes. False, and the buffer overflowed, when they pass the maximum. The functions below do so
 * themselves. */
bool buffer_make_room(struct buffer *buffer, size_t more);

/* Most of a document is put together from a few bytes at a time: where there is room, no call is made. */
static inline void buffer_put(struct buffer *buffer, const void *bytes, size_t length)
{
    bool fits = length < buffer->capacity - buffer->length && !buffer->overflowed;
    if (!fits && !buffer_make_room(buffer, length))
        return;
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

static inline void buffer_puts(struct buffer *buffer, const char *text)
{
    buffer_put(buffer, text, strlen(text));
}

static inline void buffer_putc(struct buffer *buffer, char byte)
{
    buffer_put(buffer, &byte, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `number` in decimal digits; much cheaper than buffer_printf. */
void buffer_put_int(struct buffer *buffer, long long number);
/* `number` with at most `decimals` (0..4) decimals, trailing zeros dropped, always with a dot: PDF's and SVG's form. */
void buffer_put_real(struct buffer *buffer, double number, int decimals);
/* `length` bytes of text as XML writes it, between tags or in double quotes: & < > " are escaped, and in attributes
 * tabs and line ends stay what they are. */
void buffer_put_xml(struct buffer *buffer, const char *text, size_t length);
/* The text in the arena, never NULL; the buffer is released. */
const char *buffer_keep(struct buffer *buffer, struct arena *arena);
/* The text, never NULL. Borrowed until the next put. */
static inline const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes == NULL ? "" : buffer->bytes;
}

#endif
