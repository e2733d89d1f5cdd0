/* A register as commands use it: read, settled on the situation date asked for, checked, and without the projects that were decided
 * on later (settlement_leave_later). */
#ifndef CLI_SETTLED_REGISTER_H
#define CLI_SETTLED_REGISTER_H

#include "cli/options.h"
#include "register/register_reader.h"

struct settled_register {
    struct arena arena;           /* holds the register; what is made of it may live there too */
    struct project_register reg;
    struct project_register shipped; /* the lists that come with the program, when a register needs them: the first one's */
    date situation_date;          /* --as-of, else the register's own */
    struct findings checks;       /* what the checks have found in it and those after it; not told yet */
    struct settled_register *next; /* the one given after it; NULL: none */
};

/* Reads the register at `path`, which must outlive `out`, and what it mentions of the lists that come with the program
 * (register/shipped_lists.h). False, with findings, when they cannot be read as registers; `out` stays where it is and is to
 * be released in either case. `needs`: bits of enum register_need. */
bool settled_register_read(struct settled_register *out, const struct command_line *line, const char *path,
                           unsigned needs, struct findings *findings);
/* The same for all operands of the command line: `out` is the first, the others follow it. All are read even when one
 * cannot be, so that what is wrong with any is told. */
bool settled_register_read_all(struct settled_register *out, const struct command_line *line, unsigned needs,
                               struct findings *findings);
/* The register of --previous, to compare with `later` and those after it, whose reading was tried before: it tells of its own
 * day, whatever --as-of says of them. False, with findings, when it cannot be read or is not sound; `out` is to be released in either
 * case. */
bool settled_register_read_previous(struct settled_register *out, const struct settled_register *later,
                                    const struct command_line *line, unsigned needs, struct findings *findings);
void settled_register_release(struct settled_register *settled);

/* Whether it and those after it have one situation date, without which nothing can be told of them together. */
bool settled_register_same_day(const struct settled_register *settled);
/* Takes those after it over into `settled`, as one population (register/register_join.h). False, with findings, when they do
 * not fit together. */
bool settled_register_join(struct settled_register *settled, struct findings *findings);
/* Whether figures can be made of it: false when reading (its findings are in the list) or a check has found an
 * error, and then all findings are told. What else the checks find is one note, and how many projects are later another. */
bool settled_register_sound(const struct settled_register *settled, struct findings *findings);

#endif
