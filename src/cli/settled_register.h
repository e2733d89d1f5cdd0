/* A register as commands use it: read, and settled on the situation date asked for. */
#ifndef CLI_SETTLED_REGISTER_H
#define CLI_SETTLED_REGISTER_H

#include "cli/options.h"
#include "register/register_reader.h"

struct settled_register {
    struct arena arena;           /* holds the register; what is made of it may live there too */
    struct project_register reg;
    struct project_register shipped; /* the lists that come with the program, when `reg` needs them */
    date situation_date;          /* --as-of, else the register's own */
};

/* Reads the register at `path`, which must outlive `out`, and what it mentions of the lists that come with the program
 * (register/shipped_lists.h). False, with findings, when they cannot be read as registers; `out` stays where it is and is to
 * be released in either case. `needs`: bits of enum register_need. */
bool settled_register_read(struct settled_register *out, const struct command_line *line, const char *path,
                           unsigned needs, struct findings *findings);
void settled_register_release(struct settled_register *settled);
/* Whether figures can be made of it: false when reading (its findings are in the list) or a check has found an
 * error, and then all findings are told. What else the checks find is one note. */
bool settled_register_sound(const struct settled_register *settled, struct findings *findings);

#endif
