/* The register in memory as lines of text, one fact a line, in English: what golden tests compare. Contact persons are
 * left out and natural persons are not named: a dump is as public as the report. */
#ifndef CLI_DUMP_H
#define CLI_DUMP_H

#include "base/buffer.h"
#include "register/project_register.h"

/* Everything a settled register holds, in its own order, then what each project's money comes to. */
void dump_register(struct buffer *out, const struct project_register *reg);

#endif
