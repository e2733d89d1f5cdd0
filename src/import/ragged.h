/* Lines whose separators are not protected by quotes: a name with a comma in it makes two fields of one. Such a line is
 * read in the way in which every column fits that can be recognised - a code, a date, an amount - so that the
 * columns of free text between them get what is left. */
#ifndef IMPORT_RAGGED_H
#define IMPORT_RAGGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import/mapping_vocabulary.h"

/* More fields than this beyond the columns is no row. */
enum { RAGGED_SURPLUS_MOST = 64, RAGGED_COLUMNS_MOST = 128 };

/* Whether a column can be made of `count` fields from `first` on. */
typedef bool ragged_fits(void *context, size_t column, size_t first, size_t count);

enum ragged_readings { RAGGED_NONE, RAGGED_ONE, RAGGED_SEVERAL };

/* Gives each of `columns` columns one or more of `fields` fields, in their order; `out[c]` is how many. When there are
 * several ways, the columns on the side of `surplus` take as many as they can. */
enum ragged_readings ragged_read(uint8_t *out, size_t columns, size_t fields, enum surplus surplus, ragged_fits *fits,
                                 void *context);

#endif
