/* Text that an officer writes for one report: a plain text file beside the register, in UTF-8. Paragraphs are divided by empty
 * lines; a line that begins with "- " is an item of a list. */
#ifndef TEMPLATE_OWN_TEXT_H
#define TEMPLATE_OWN_TEXT_H

#include "base/arena.h"
#include "base/findings.h"

struct own_paragraph {
    const char *text;   /* lines of a paragraph are joined by spaces */
    bool item;
};

struct own_text {
    struct own_paragraph *paragraphs;
    size_t count, capacity;
};

/* Reads the file `name` (without a path) in the folder of `beside`, or, where that is standard input, of the program's own
 * start. Lives in `arena`. A file that is not there gives no paragraphs and a note at `place`; false, with a finding, when it
 * cannot be read, is larger than 1 MiB, or is not UTF-8. */
bool own_text_read(struct own_text *out, struct arena *arena, const char *beside, const char *name, struct place place,
                   struct findings *findings);

#endif
