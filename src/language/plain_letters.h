/* Words in the letters that every file system and every program knows: a to z and 0 to 9, without marks. Other scripts are
 * written as they are in Latin letters. */
#ifndef LANGUAGE_PLAIN_LETTERS_H
#define LANGUAGE_PLAIN_LETTERS_H

#include "base/buffer.h"

struct plain_letters;

struct plain_letters *plain_letters_new(void);
void plain_letters_free(struct plain_letters *letters);
/* Adds `text` with - for whatever stands between words, none at its ends: "rahoitus-lahteittain". Whole words, as many as stand in
 * `most` bytes; of a longer first word its beginning. Nothing when the text has neither letter nor digit. */
void plain_letters_put(const struct plain_letters *letters, struct buffer *out, const char *text, size_t most);

#endif
