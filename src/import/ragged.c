#include "import/ragged.h"

#include <string.h>

/* readings[c][s]: in how many ways (0, 1, several) the columns from c on can be read when those before them have taken s
 * fields more than one each. Counted from the last column to the first; then the way is walked from the first. */

struct line {
    uint8_t readings[RAGGED_COLUMNS_MOST + 1][RAGGED_SURPLUS_MOST + 1];
    size_t columns, surplus;
    ragged_fits *fits;
    void *context;
};

/* In how many ways the line can be read on when column c, with `taken` taken before it, takes `more` more than one. */
static uint8_t ways(const struct line *line, size_t c, size_t taken, size_t more)
{
    uint8_t rest = line->readings[c + 1][taken + more];
    return rest > 0 && line->fits(line->context, c, c + taken, more + 1) ? rest : 0;
}

static void count(struct line *line)
{
    memset(line->readings[line->columns], RAGGED_NONE, line->surplus + 1);
    line->readings[line->columns][line->surplus] = RAGGED_ONE;
    for (size_t c = line->columns; c-- > 0;)
        for (size_t taken = 0; taken <= line->surplus; taken++) {
            unsigned sum = 0;
            for (size_t more = 0; taken + more <= line->surplus && sum < RAGGED_SEVERAL; more++)
                sum += ways(line, c, taken, more);
            line->readings[c][taken] = (uint8_t)(sum < RAGGED_SEVERAL ? sum : RAGGED_SEVERAL);
        }
}

static void walk(const struct line *line, uint8_t *out, enum surplus side)
{
    size_t taken = 0;
    for (size_t c = 0; c < line->columns; c++) {
        size_t left = line->surplus - taken, step = 0;
        while (ways(line, c, taken, side == SURPLUS_LEFT ? left - step : step) == 0)
            step++;
        size_t more = side == SURPLUS_LEFT ? left - step : step;
        out[c] = (uint8_t)(more + 1);
        taken += more;
    }
}

enum ragged_readings ragged_read(uint8_t *out, size_t columns, size_t fields, enum surplus surplus, ragged_fits *fits,
                                 void *context)
{
    if (fields < columns || fields - columns > RAGGED_SURPLUS_MOST || columns > RAGGED_COLUMNS_MOST)
        return RAGGED_NONE;
    struct line line = {.columns = columns, .surplus = fields - columns, .fits = fits, .context = context};
    count(&line);
    enum ragged_readings readings = line.readings[0][0];
    if (readings != RAGGED_NONE)
        walk(&line, out, surplus);
    return readings;
}
