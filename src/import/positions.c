#include "import/positions.h"

/* Every line is POSITIONS_COLUMNS long, so that an offset is a line and a column; the lines are noted as they come. */

void positions_init(struct input *out, const char *name)
{
    *out = (struct input){.name = name, .file = -1};
}

uint32_t positions_offset(struct input *positions, uint32_t line, uint32_t column)
{
    if (line > POSITIONS_LINES_MOST)
        line = POSITIONS_LINES_MOST;
    if (column > POSITIONS_COLUMNS)
        column = POSITIONS_COLUMNS;
    while (positions->line_count + 1 < line)
        input_add_line(positions, ((uint32_t)positions->line_count + 1) * POSITIONS_COLUMNS);
    return (line - 1) * POSITIONS_COLUMNS + (column - 1);
}
