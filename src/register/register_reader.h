/* Register XML → struct project_register, in one streaming pass. */
#ifndef REGISTER_REGISTER_READER_H
#define REGISTER_REGISTER_READER_H

#include "register/project_register.h"

/* Reads the register at `path` ("-": standard input), which must outlive `out`. What breaks the format becomes findings
 * with line and column. False when it cannot be read as a register at all; `out` is valid (and to be released) in
 * either case. */
bool register_read(struct project_register *out, struct arena *arena, const char *path, struct findings *findings);

#endif
