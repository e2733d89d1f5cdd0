/* UTF-8, checked where it enters and trusted afterwards. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Reads one character at `*at` and moves `*at` past it. An invalid sequence gives U+FFFD and moves one byte.
 * `end` is one past the last byte; `*at < end` must hold. */
uint32_t utf8_next(const char **at, const char *end);
/* Writes `character` as 1 to 4 bytes, returns how many. */
size_t utf8_put(char out[4], uint32_t character);
/* Characters in `length` bytes of `text`. */
size_t utf8_count(const char *text, size_t length);
/* Length of the longest prefix that is valid UTF-8 [bytes]. */
size_t utf8_valid_prefix(const char *text, size_t length);

#endif
