/* Who reads a report. Only internal readers are told of contact persons, and of natural persons where the register lets them be
 * named (register_name_persons); every page says that it is theirs. */
#ifndef BASE_READERS_H
#define BASE_READERS_H

enum reader { READER_PUBLIC, READER_INTERNAL, READERS };

extern const char *const reader_names[READERS + 1]; /* "public", "internal"; ends with NULL */

#endif
