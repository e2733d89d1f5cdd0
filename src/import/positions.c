#include "import/positions.h"

#include <stdlib.h>

#include "base/die.h"

/* Every line is POSITIONS_COLUMNS long, so that an offset is a line and a column; the lines are noted as they come. */

void positions_init(struct input *out, const char *name)
{
    *out = (struct input){.name = name, .file = -1};
}

static void note_line(struct input *positions)
{
    if (positions->line_count == positions->line_capacity) {
        positions->line_capacity = positions->line_capacity == 0 ? 1024 : positions->line_capacity * 2;
        positions->lines = realloc(positions->lines, positions->line_capacity * sizeof *positions->lines);
        if (positions->lines == NULL)
            die("out of memory");
    }
    uint32_t line = (uint32_t)++positions->line_count;
    positions->lines[line - 1] = line * POSITIONS_COLUMNS;
}

uint32_t positions_offset(struct input *positions, uint32_t line, uint32_t column)
{
    if (line > POSITIONS_LINES_MOST)
        line = POSITIONS_LINES_MOST;
    if (column > POSITIONS_COLUMNS)
        column = POSITIONS_COLUMNS;
    while (positions->line_count + 1 < line)
        note_line(positions);
    return (line - 1) * POSITIONS_COLUMNS + (column - 1);
}
