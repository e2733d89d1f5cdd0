#include "import/ragged.h"

#include "unit.h"

/* A line of letters and digits: a column is a pattern of one letter for what it may be made of - D one field that is a
 * digit, T one field of anything, S several fields of anything, A the fields "a" "b" or the field "c". */
struct example {
    const char *columns;
    const char *fields[12];
};

static bool fits(void *context, size_t column, size_t first, size_t count)
{
    const struct example *example = context;
    const char *const *field = example->fields + first;
    switch (example->columns[column]) {
    case 'D':
        return count == 1 && field[0][0] >= '0' && field[0][0] <= '9';
    case 'T':
        return count == 1;
    case 'A':
        return (count == 2 && strcmp(field[0], "a") == 0 && strcmp(field[1], "b") == 0) ||
               (count == 1 && strcmp(field[0], "c") == 0);
    default:
        return true;
    }
}

/* How the line is read: "none", or the counts of fields, with a "?" when there are several ways. */
static const char *reading(struct example example, enum surplus surplus)
{
    static char text[32];
    uint8_t counts[16];
    size_t fields = 0, columns = strlen(example.columns), at = 0;
    while (example.fields[fields] != NULL)
        fields++;
    enum ragged_readings readings = ragged_read(counts, columns, fields, surplus, fits, &example);
    if (readings == RAGGED_NONE)
        return "none";
    for (size_t i = 0; i < columns; i++)
        text[at++] = (char)('0' + counts[i]);
    if (readings == RAGGED_SEVERAL)
        text[at++] = '?';
    text[at] = '\0';
    return text;
}

int main(void)
{
    CHECK_TEXT(reading((struct example){"TSD", {"k", "name", "1"}}, SURPLUS_LEFT), "111");
    CHECK_TEXT(reading((struct example){"TSD", {"k", "name", "more", "1"}}, SURPLUS_LEFT), "121");
    /* A digit inside a name does not end it: the typed columns behind it say where it ends. */
    CHECK_TEXT(reading((struct example){"SDAD", {"name", "1", "more", "2", "a", "b", "3"}}, SURPLUS_LEFT), "3121");
    CHECK_TEXT(reading((struct example){"SDAD", {"name", "2", "c", "3"}}, SURPLUS_LEFT), "1111");
    CHECK_TEXT(reading((struct example){"SDAD", {"name", "2", "a", "3"}}, SURPLUS_LEFT), "none");
    /* Two names, a digit that can stand between them in two places. */
    CHECK_TEXT(reading((struct example){"SDS", {"x", "1", "2", "y"}}, SURPLUS_LEFT), "211?");
    CHECK_TEXT(reading((struct example){"SDS", {"x", "1", "2", "y"}}, SURPLUS_RIGHT), "112?");
    CHECK_TEXT(reading((struct example){"SS", {"x", "y", "z", "w"}}, SURPLUS_LEFT), "31?");
    CHECK_TEXT(reading((struct example){"SS", {"x", "y", "z", "w"}}, SURPLUS_RIGHT), "13?");
    CHECK_TEXT(reading((struct example){"TT", {"x", "y", "z"}}, SURPLUS_LEFT), "none");
    CHECK_TEXT(reading((struct example){"TT", {"x"}}, SURPLUS_LEFT), "none");
    uint8_t counts[2];
    struct example wide = {"SS", {NULL}};
    CHECK(ragged_read(counts, 2, 2 + RAGGED_SURPLUS_MOST, SURPLUS_LEFT, fits, &wide) == RAGGED_SEVERAL);
    CHECK(counts[0] == 1 + RAGGED_SURPLUS_MOST && counts[1] == 1);
    CHECK(ragged_read(counts, 2, 3 + RAGGED_SURPLUS_MOST, SURPLUS_LEFT, fits, &wide) == RAGGED_NONE);
    return unit_done();
}
