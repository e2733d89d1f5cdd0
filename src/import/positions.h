/* Places in a file that are told by numbers and not by bytes: a cell of a sheet (its row and column), the line of an XML
 * document. Findings then say file:row:column as they do of text. */
#ifndef IMPORT_POSITIONS_H
#define IMPORT_POSITIONS_H

#include <stdint.h>

#include "base/input.h"

enum { POSITIONS_COLUMNS = 256, POSITIONS_LINES_MOST = (1 << 24) - 2 };

/* What stands for the file in a `struct place`; to be given to input_release. `name` is borrowed. */
void positions_init(struct input *out, const char *name);
/* The offset of a place, from 1; a line or column beyond the most is told as the last. */
uint32_t positions_offset(struct input *positions, uint32_t line, uint32_t column);

#endif
