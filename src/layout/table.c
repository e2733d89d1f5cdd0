#include "layout/table.h"

#include <math.h>
#include <string.h>

#include "layout/table_head.h"

/* One row, set: for each cell its lines, and the lead if it has one. */
struct set_row {
    struct line *lines[TABLE_COLUMNS];
    size_t counts[TABLE_COLUMNS];
    double fractions[TABLE_COLUMNS]; /* what stands right of the decimal mark [pt] */
    struct line *leads[TABLE_COLUMNS];
    size_t tallest;
};

static double padding(const struct table *table)
{
    return table->type->leading * 0.5;
}

double table_line_height(const struct table *table)
{
    return table->type->leading + padding(table);
}

static double baseline(const struct table *table, double y, size_t line)
{
    const struct type *type = table->type;
    return y + padding(table) / 2 + type->leading * (double)line + layout_baseline(type);
}

double table_column_left(const struct table *table, size_t column)
{
    double x = layout_left(table->layout);
    for (size_t i = 0; i < column; i++)
        x += table->columns[i].width + table->gap;
    return x;
}

/* --- setting --- */

static enum face face_of(enum table_row kind)
{
    return kind == TABLE_ROW ? FACE_REGULAR : FACE_BOLD;
}

/* How many columns the cell that begins at `column` takes. */
static size_t span_of(const struct table *table, size_t column, enum table_row kind)
{
    if (column > 0 || kind == TABLE_ROW)
        return 1;
    return kind == TABLE_GROUP ? table->column_count : table->sum_span;
}

double table_cell_width(const struct table *table, size_t column, size_t span)
{
    double width = table->gap * (double)(span - 1);
    for (size_t i = column; i < column + span; i++)
        width += table->columns[i].width;
    return width;
}

/* Of a number on one line; one that takes several is right-aligned. [pt] */
static double cell_fraction(const struct table *table, size_t column, enum face face, const char *number, size_t lines)
{
    const struct table_column *about = &table->columns[column];
    if (about->fraction <= 0 || lines > 1)
        return about->fraction;
    return fmin(table_column_fraction(table->layout, table->type, face, number), about->fraction);
}

/* Sets the lead of "lead\trest" and returns the rest; a lead that is too wide for its place stands before the rest
 * instead, where lines are broken. */
static const char *set_lead(struct table *table, struct line *lead, size_t column, enum face face, const char *string)
{
    struct layout *layout = table->layout;
    const char *tab = strchr(string, '\t');
    *lead = text_line(layout->text, layout->arena, face, "");
    if (tab == string)
        return tab + 1;
    const char *told = arena_format(layout->arena, "%.*s", (int)(tab - string), string);
    struct line line = layout_spaced_line(layout, layout->arena, face, told);
    if ((double)line.width * table->type->size > table->columns[column].lead)
        return arena_format(layout->arena, "%s %s", told, tab + 1);
    *lead = line;
    return tab + 1;
}

static void set_cell(struct table *table, struct set_row *row, size_t column, enum table_row kind, const char *string)
{
    struct layout *layout = table->layout;
    const struct table_column *about = &table->columns[column];
    enum face face = face_of(kind);
    double width = table_cell_width(table, column, span_of(table, column, kind));
    if (about->lead > 0 && strchr(string, '\t') != NULL) {
        row->leads[column] = arena_alloc(layout->arena, sizeof **row->leads);
        string = set_lead(table, row->leads[column], column, face, string);
        width -= about->lead;
    }
    row->counts[column] = text_break(layout->text, layout->arena, table->languages[column], face, string,
                                     width / table->type->size, &row->lines[column]);
    row->fractions[column] = cell_fraction(table, column, face, string, row->counts[column]);
    if (row->counts[column] > row->tallest)
        row->tallest = row->counts[column];
}

static void set_row(struct table *table, struct set_row *row, enum table_row kind, const char *const *texts)
{
    *row = (struct set_row){.tallest = 1};
    for (size_t i = 0; i < table->column_count; i += span_of(table, i, kind))
        if (texts[i] != NULL && texts[i][0] != '\0')
            set_cell(table, row, i, kind, texts[i]);
}

/* Of a line whose part right of the decimal mark is so wide. [pt] */
static double line_left(const struct table *table, size_t column, const struct line *line, double fraction)
{
    const struct table_column *about = &table->columns[column];
    double left = table_column_left(table, column);
    if (!about->number)
        return left;
    return left + about->width - (about->fraction - fraction) - (double)line->width * table->type->size;
}

/* --- pages --- */

static double carry_space(const struct table *table)
{
    return table->carry == NULL ? 0 : table_line_height(table);
}

/* A row that belongs to the page and not to the table. */
static void put_page_row(struct table *table, const char *const texts[TABLE_COLUMNS])
{
    struct layout *layout = table->layout;
    for (size_t i = 0; i < table->column_count; i++) {
        if (texts[i] == NULL)
            continue;
        struct line *line = arena_alloc(layout->arena, sizeof *line);
        *line = text_line(layout->text, layout->arena, FACE_ITALIC, texts[i]);
        double fraction = cell_fraction(table, i, FACE_ITALIC, texts[i], 1);
        layout_furniture_line(layout, line, table->type->size, line_left(table, i, line, fraction),
                              baseline(table, layout->y, 0), layout->style->muted);
    }
    layout->y += table_line_height(table);
    layout_rule(layout, layout_left(layout), layout->y, layout_width(layout), 0.5, layout->style->hairline);
}

/* Nothing where nothing is carried: before a group's first row. */
static void put_carry(struct table *table, bool next)
{
    const char *texts[TABLE_COLUMNS] = {NULL};
    if (table->carry != NULL)
        table->carry(table->context, next, texts);
    for (size_t i = 0; i < table->column_count; i++)
        if (texts[i] != NULL) {
            put_page_row(table, texts);
            return;
        }
}

static void put_mark(struct table *table, enum word word)
{
    const char *texts[TABLE_COLUMNS] = {language_word(table->layout->language, word)};
    put_page_row(table, texts);
}

static void break_page(struct table *table)
{
    put_carry(table, true);
    layout_page(table->layout, true);
    table_head_put_again(table);
    put_carry(table, false);
}

static double body_height(const struct table *table)
{
    return table->layout->bottom - table->layout->top - table_head_height(table) - 2 * carry_space(table);
}

/* Whether a new page has more room than is left on this one. */
static bool page_begun(const struct table *table)
{
    return layout_room(table->layout) + 0.01 < body_height(table) + carry_space(table);
}

/* --- rows --- */

static void put_lines(struct table *table, const struct set_row *row, size_t column, size_t from, size_t count,
                      struct colour colour)
{
    struct layout *layout = table->layout;
    double size = table->type->size, lead = 0;
    if (row->leads[column] != NULL) {
        lead = table->columns[column].lead;
        if (from == 0)
            layout_line(layout, row->leads[column], size, table_column_left(table, column), baseline(table, layout->y, 0),
                        colour);
    }
    for (size_t i = from; i < from + count && i < row->counts[column]; i++) {
        const struct line *line = &row->lines[column][i];
        layout_line(layout, line, size, line_left(table, column, line, row->fractions[column]) + lead,
                    baseline(table, layout->y, i - from), colour);
    }
}

static const struct element *cell_element(const struct table *table, size_t column, enum table_row kind)
{
    static const struct element cell = {.role = ROLE_CELL}, number = {.role = ROLE_CELL, .number = true};
#define SPAN(n) [n] = {.role = ROLE_HEADER_CELL, .scope = SCOPE, .columns = n}
#define SPANS \
    SPAN(1), SPAN(2), SPAN(3), SPAN(4), SPAN(5), SPAN(6), SPAN(7), SPAN(8), SPAN(9), SPAN(10), SPAN(11), SPAN(12), \
        SPAN(13), SPAN(14), SPAN(15), SPAN(16)
#define SCOPE SCOPE_COLUMN
    static const struct element group_headers[TABLE_COLUMNS + 1] = {SPANS};
#undef SCOPE
#define SCOPE SCOPE_ROW
    static const struct element row_headers[TABLE_COLUMNS + 1] = {SPANS};
#undef SCOPE
#undef SPANS
#undef SPAN
    size_t span = span_of(table, column, kind);
    if (kind == TABLE_GROUP)
        return &group_headers[span];
    if (table->columns[column].header)
        return &row_headers[span];
    enum language language = table->languages[column];
    if (table->columns[column].number)
        return &number;
    return language == table->layout->language ? &cell : &table->cells[language];
}

/* Draws `count` lines of a row, from line `from`, as one row of the table. */
static void put_row(struct table *table, const struct set_row *row, enum table_row kind, size_t from, size_t count)
{
    struct layout *layout = table->layout;
    const struct style *style = layout->style;
    struct colour colour = kind == TABLE_GROUP ? style->accent : style->ink;
    layout_begin_role(layout, ROLE_ROW);
    for (size_t i = 0; i < table->column_count; i += span_of(table, i, kind)) {
        layout_begin(layout, cell_element(table, i, kind));
        put_lines(table, row, i, from, count, colour);
        layout_end(layout);
    }
    layout_end(layout);
    double height = padding(table) + table->type->leading * (double)count;
    layout->y += height;
    bool strong = kind == TABLE_GROUP || kind == TABLE_TOTAL;
    layout_rule(layout, layout_left(layout), layout->y, layout_width(layout), strong ? 0.9 : 0.5,
                kind == TABLE_GROUP ? style->accent : kind == TABLE_TOTAL ? style->ink : style->hairline);
}

/* How many lines of a row that goes on find room on this page, above the mark that says so. */
static size_t lines_that_fit(const struct table *table)
{
    double room = layout_room(table->layout) - carry_space(table) - table_line_height(table) - padding(table);
    return room <= 0 ? 0 : (size_t)(room / table->type->leading);
}

/* A row taller than a whole page fills this page and others until its rest fits, but leaves no single line to any.
 * Returns where the rest begins. */
static size_t put_tall_row(struct table *table, const struct set_row *row, enum table_row kind)
{
    enum { LEAST_LINES = 2, WORTH_BEGINNING = 4 };
    size_t from = 0;
    if (lines_that_fit(table) < WORTH_BEGINNING && page_begun(table))
        break_page(table);
    for (;;) {
        size_t rest = row->tallest - from, lines = lines_that_fit(table);
        lines = lines < LEAST_LINES ? LEAST_LINES : lines;
        if (rest <= lines)
            return from;
        lines -= rest - lines == 1 && lines > LEAST_LINES;
        put_row(table, row, kind, from, lines);
        from += lines;
        put_mark(table, WORD_CONTINUED_ON);
        break_page(table);
        put_mark(table, WORD_CONTINUED_FROM);
    }
}

static double space_before(const struct table *table, enum table_row kind)
{
    return kind == TABLE_GROUP ? padding(table) * 1.5 : 0;
}

static double row_height(const struct table *table, const struct set_row *row)
{
    return padding(table) + table->type->leading * (double)row->tallest;
}

/* Of row `i` of rows that are given together. */
static void take_languages(struct table *table, size_t i)
{
    if (table->row_languages != NULL)
        memcpy(table->languages, table->row_languages[i], table->column_count * sizeof *table->languages);
}

double table_height(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count,
                    double most)
{
    double height = table_head_height(table);
    for (size_t i = 0; i < count && height <= most; i++) {
        struct set_row row;
        take_languages(table, i);
        set_row(table, &row, kinds[i], texts[i]);
        height += space_before(table, kinds[i]) + row_height(table, &row);
    }
    return height;
}

double table_row_height(struct table *table, enum table_row kind, const char *const texts[TABLE_COLUMNS])
{
    struct set_row row;
    set_row(table, &row, kind, texts);
    return space_before(table, kind) + row_height(table, &row);
}

void table_row(struct table *table, enum table_row kind, const char *const texts[TABLE_COLUMNS], double keep)
{
    struct layout *layout = table->layout;
    struct set_row row;
    set_row(table, &row, kind, texts);
    double before = space_before(table, kind), height = row_height(table, &row);
    size_t from = 0;
    if (height > body_height(table)) {
        from = put_tall_row(table, &row, kind);
        before = 0;
    } else if (before + height + keep + carry_space(table) > layout_room(layout) + 0.01 && page_begun(table)) {
        break_page(table);
        before = 0;
    }
    layout->y += before;
    if (kind == TABLE_TOTAL)
        layout_rule(layout, layout_left(layout), layout->y, layout_width(layout), 0.9, layout->style->ink);
    put_row(table, &row, kind, from, row.tallest - from);
}

/* The last of the rows that must stand on the page of row `i`. */
static size_t last_together(const enum table_row *kinds, size_t count, size_t i)
{
    size_t next = i + 1;
    if (kinds[i] == TABLE_GROUP) {
        size_t first = next < count ? last_together(kinds, count, next) : i;
        size_t second = next + 1 < count && kinds[next] == TABLE_ROW ? last_together(kinds, count, next + 1) : first;
        return second > first ? second : first;
    }
    size_t rows = 0;
    for (; kinds[i] == TABLE_ROW && next < count && kinds[next] == TABLE_ROW; next++)
        if (++rows == 2)
            return i;
    while (next < count && kinds[next] >= TABLE_SUBTOTAL)
        next++;
    return next - 1;
}

/* Three rows stand before a page's end; a table with fewer rows than this is too small to be parted. */
enum { ROWS_BEFORE_END = 3, LEAST_PARTED = 6 };

static size_t count_rows(const enum table_row *kinds, size_t count)
{
    size_t rows = 0;
    for (size_t i = 0; i < count; i++)
        rows += kinds[i] == TABLE_ROW;
    return rows;
}

double table_beginning(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count)
{
    size_t end = count;
    if (count_rows(kinds, count) >= LEAST_PARTED) {
        for (end = 1; count_rows(kinds, end) < ROWS_BEFORE_END; end++)
            continue;
        end = last_together(kinds, count, end - 1) + 1;
    }
    return table_height(table, kinds, texts, end, body_height(table)) + (end < count ? carry_space(table) : table->foot);
}

void table_rows(struct table *table, const enum table_row *kinds, const char *const *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t last = last_together(kinds, count, i);
        double keep = last + 1 == count ? table->foot : 0;
        for (size_t k = i + 1; k <= last; k++) {
            struct set_row row;
            take_languages(table, k);
            set_row(table, &row, kinds[k], texts[k]);
            keep += row_height(table, &row);
        }
        take_languages(table, i);
        table_row(table, kinds[i], texts[i], keep);
    }
}

static const struct element *foreign_cells(struct arena *arena)
{
    struct element *cells = arena_array(arena, LANGUAGES, sizeof *cells);
    for (enum language i = 0; i < LANGUAGES; i++)
        cells[i] = (struct element){.role = ROLE_CELL, .language = language_tag(i)};
    return cells;
}

void table_init(struct table *out, struct layout *layout, const struct type *type,
                const struct table_column *columns, size_t column_count, const char *unit)
{
    *out = (struct table){.layout = layout, .type = type, .columns = columns, .column_count = column_count,
                          .unit = unit, .sum_span = 1, .cells = foreign_cells(layout->arena)};
    for (size_t i = 0; i < column_count; i++)
        out->languages[i] = layout->language;
    double used = 0;
    for (size_t i = 0; i < column_count; i++)
        used += columns[i].width;
    out->gap = column_count > 1 ? (layout_width(layout) - used) / (double)(column_count - 1) : 0;
    table_head_set(out);
}

void table_begin(struct table *table)
{
    struct layout *layout = table->layout;
    layout_need(layout, table_head_height(table) + table_line_height(table));
    layout_begin_role(layout, ROLE_TABLE);
    table_head_put_caption(table);
    table_head_put(table);
    layout_begin_role(layout, ROLE_TABLE_BODY);
}

void table_end(struct table *table)
{
    layout_end(table->layout);
    layout_end(table->layout);
}
