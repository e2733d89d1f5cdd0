/* Writes register XML, element by element, indented. What is written is escaped; runs of white space become one
 * space, as the reader would make them anyway, and characters that XML cannot carry are left out. */
#ifndef IMPORT_REGISTER_WRITER_H
#define IMPORT_REGISTER_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum { REGISTER_WRITER_DEPTH = 8 };

struct register_writer {
    struct buffer text;                        /* what is written and not yet taken; the caller may clear it */
    const char *open[REGISTER_WRITER_DEPTH];   /* names of the open elements; borrowed */
    int depth;
    bool in_tag;                               /* the innermost start tag may still take attributes */
};

/* `depth`: how deep the elements stand in the whole document, for the indentation. */
void register_writer_init(struct register_writer *out, int depth);
void register_writer_release(struct register_writer *writer);

void register_writer_begin(struct register_writer *writer, const char *element);
/* An attribute of the element just begun. */
void register_writer_attribute(struct register_writer *writer, const char *name, const char *value, size_t length);
/* An attribute whose white space counts, and is kept. */
void register_writer_verbatim(struct register_writer *writer, const char *name, const char *value, size_t length);
/* XML that is ready to stand inside the innermost element; NULL: nothing. */
void register_writer_markup(struct register_writer *writer, const char *markup);
/* Ends the innermost element, with `text` in it when there is any. */
void register_writer_end(struct register_writer *writer, const char *text, size_t length);

/* True when XML 1.0 cannot carry this character. */
bool register_writer_forbids(unsigned character);

#endif
