/* Register XML → struct project_register, in one streaming pass. */
#ifndef REGISTER_REGISTER_READER_H
#define REGISTER_REGISTER_READER_H

#include "register/project_register.h"

/* What is read besides what figures are made of; leaving it out saves time and memory. */
enum register_need {
    REGISTER_TEXTS = 1,   /* summaries, aims and results */
    REGISTER_DIGEST = 2   /* the file's SHA-256 */
};

/* Reads the register at `path` ("-": standard input), which must outlive `out`. What breaks the format becomes findings
 * with line and column. False when it cannot be read as a register at all; `out` is valid (and to be released) in
 * either case. `needs`: bits of enum register_need. */
bool register_read(struct project_register *out, struct arena *arena, const char *path, unsigned needs,
                   struct findings *findings);

#endif
