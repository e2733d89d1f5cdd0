/* What a table writes for the codes of the code lists. A code is known by its id, by its names and short names in any
 * language, and by what the mapping says the table writes; white space runs count as one space. */
#ifndef IMPORT_TRANSLATIONS_H
#define IMPORT_TRANSLATIONS_H

#include <stdbool.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/findings.h"
#include "register/project_register.h"

struct translation {
    const char *text;  /* white space collapsed; not empty */
    const char *code;
    uint8_t list;      /* enum list */
    bool shipped;      /* of a list that comes with the program: gives way to what the mapping says itself */
};

struct translations {
    struct translation *items;
    size_t count, capacity;
};

/* `text` and `code` are borrowed from the arena. */
void translations_add(struct translations *translations, struct arena *arena, int list, const char *text,
                      const char *code);
/* The codes of lists that come with the program, by id and names. They are borrowed. */
void translations_add_lists(struct translations *translations, struct arena *arena,
                            const struct project_register *lists);
/* Makes them ready for look-ups. A text that stands for two codes of a list is a finding at `place`; of lists that come
 * with the program, it stands for none. */
void translations_close(struct translations *translations, struct place place, struct findings *findings);
/* The code's id, NULL when no code of the list is known by this text. */
const char *translations_lookup(const struct translations *translations, int list, const char *text, size_t length);

#endif
