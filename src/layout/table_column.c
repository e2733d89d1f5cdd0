#include "layout/table_column.h"

#include <math.h>
#include <string.h>

/* --- what columns have in common --- */

/* What stands before the comma; 0: there is none. [bytes] */
static size_t prefix_length(const char *heading)
{
    const char *comma = strstr(heading, ", ");
    return comma == NULL ? 0 : (size_t)(comma - heading);
}

static bool same_prefix(const struct table_column *one, const struct table_column *other)
{
    size_t length = prefix_length(one->heading);
    return length > 0 && length == prefix_length(other->heading) && memcmp(one->heading, other->heading, length) == 0;
}

static const char *capital(struct arena *arena, const char *word)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    language_capital(&out, word);
    return buffer_keep(&out, arena);
}

void table_columns_group(struct arena *arena, struct table_column *columns, size_t count)
{
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && same_prefix(&columns[first], &columns[end]); end++)
            continue;
        if (end - first < 2)
            continue;
        size_t length = prefix_length(columns[first].heading);
        const char *group = arena_copy(arena, columns[first].heading, length);
        for (size_t i = first; i < end; i++) {
            columns[i].group = group;
            columns[i].heading = capital(arena, columns[i].heading + length + 2);
        }
    }
}

/* --- widths --- */

double table_column_fraction(const struct layout *layout, const struct type *type, enum face face, const char *number)
{
    size_t whole = language_whole_part(layout->language, number), length = strlen(number);
    return length == whole ? 0 : text_shape(layout->text, face, number + whole, length - whole)->advance * type->size;
}

/* The widest whole number of a column; its widest fraction goes to the column. [pt] */
static double widest_whole(struct layout *layout, const struct type *type, enum face face, struct table_column *column,
                           const char *const *texts, size_t count)
{
    double widest = 0;
    column->fraction = 0;
    for (size_t i = 0; i < count; i++) {
        if (texts[i] == NULL)
            continue;
        double fraction = table_column_fraction(layout, type, face, texts[i]);
        widest = fmax(widest, text_width(layout->text, face, texts[i]) * type->size - fraction);
        column->fraction = fmax(column->fraction, fraction);
    }
    return widest;
}

static double widest_text(struct layout *layout, const struct type *type, enum face face, const char *const *texts,
                          size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        if (texts[i] != NULL)
            widest = fmax(widest, text_width(layout->text, face, texts[i]) * type->size);
    return widest;
}

void table_column_fit(struct layout *layout, const struct type *type, enum face face, struct table_column *column,
                      const char *const *texts, size_t count, double least)
{
    const struct type *head = &layout->style->table_head;
    double heading = text_longest_word(layout->text, head->face, column->heading) * head->size;
    double widest = column->number
                        ? widest_whole(layout, type, face, column, texts, count) + column->fraction
                        : widest_text(layout, type, face, texts, count);
    column->width = fmax(fmax(widest, heading), least);
}

static size_t heading_lines(struct layout *layout, const struct table_column *column, double width)
{
    const struct type *head = &layout->style->table_head;
    struct line *lines;
    return text_break(layout->text, layout->arena, TEXT_WHOLE_WORDS, head->face, column->heading, width / head->size,
                      &lines);
}

double table_columns_ease(struct layout *layout, struct table_column *columns, size_t count, double spare)
{
    double more[TABLE_COLUMNS] = {0}, taken = 0;
    for (size_t i = 0; i < count; i++) {
        while (taken + more[i] <= spare && heading_lines(layout, &columns[i], columns[i].width + more[i]) > 2)
            more[i] += 2;
        taken += more[i];
    }
    if (taken > spare)
        return 0;
    for (size_t i = 0; i < count; i++)
        columns[i].width += more[i];
    return taken;
}
