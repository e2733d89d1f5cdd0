/* An extract of a register: some of its projects as a register of their own, on a situation date, for everybody to read. Figures
 * of it are those of the projects in the register: it has all code lists (with what was taken over from those that come with the
 * program), the frames, and of the projects their dates, organisations, places, classes, decisions, money and indicators.
 *
 * Whoever it is made for, it has no contact persons, no texts, and of natural persons neither name nor business ID, nor the names of their
 * projects; nothing that was decided, paid or
 * recovered after the situation date. */
#ifndef EXPORT_EXTRACT_H
#define EXPORT_EXTRACT_H

#include "base/buffer.h"
#include "register/project_register.h"

struct extract {
    const struct project_register *reg;
    const struct project *const *projects;
    size_t count;
    date situation_date;
    const char *person;     /* what natural persons are called; they are numbered: "Luonnollinen henkilö 12" */
    const struct project_register *numbered; /* whose numbers they have, mostly `reg` itself: who is the same in two registers
                             * stays so in extracts of both; those that it does not have come after */
};

/* Adds the extract as register XML. */
void extract_write(const struct extract *extract, struct buffer *out);

#endif
