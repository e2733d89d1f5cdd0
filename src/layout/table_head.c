#include "layout/table_head.h"

/* How many columns a group takes from its first column on; 0 where none begins. */
static size_t group_span(const struct table *table, size_t column)
{
    const char *group = table->columns[column].group;
    size_t end = column;
    if (group == NULL || (column > 0 && table->columns[column - 1].group == group))
        return 0;
    while (end < table->column_count && table->columns[end].group == group)
        end++;
    return end - column;
}

static struct table_head set_head(const struct table *table, const char *heading, double width)
{
    struct layout *layout = table->layout;
    const struct type *type = &layout->style->table_head;
    struct table_head head;
    head.count = text_break(layout->text, layout->arena, TEXT_WHOLE_WORDS, type->face, heading, width / type->size,
                            &head.lines);
    return head;
}

static size_t larger(size_t one, size_t other)
{
    return one > other ? one : other;
}

void table_head_set(struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        size_t span = group_span(table, i);
        table->heads[i] = set_head(table, table->columns[i].heading, table->columns[i].width);
        table->head_height = larger(table->head_height, table->heads[i].count);
        if (span == 0)
            continue;
        table->groups[i] = set_head(table, table->columns[i].group, table_cell_width(table, i, span));
        table->group_height = larger(table->group_height, table->groups[i].count);
    }
}

static const double below_group = 3, below_heads = 6; /* [pt] */

double table_head_height(const struct table *table)
{
    const struct style *style = table->layout->style;
    size_t lines = table->head_height;
    for (size_t i = 0; i < table->column_count; i++) /* the tallest in a group stands below its group's heading */
        if (table->columns[i].group != NULL)
            lines = larger(lines, table->heads[i].count + table->group_height);
    return (table->unit != NULL ? style->note.leading + 2 : 0) + style->table_head.leading * (double)lines +
           (table->group_height > 0 ? below_group : 0) + below_heads;
}

typedef void put_line(struct layout *layout, const struct line *line, double size, double x, double y,
                      struct colour colour);

/* The lines above `bottom`, each `align` of the room that it leaves from the left. */
static void draw_head(const struct table *table, const struct table_head *head, double left, double width, double align,
                      double bottom, put_line *put)
{
    struct layout *layout = table->layout;
    const struct type *type = &layout->style->table_head;
    for (size_t i = 0; i < head->count; i++) {
        const struct line *line = &head->lines[i];
        double x = left + align * (width - (double)line->width * type->size);
        double y = bottom - type->leading * (double)(head->count - 1 - i) - 2;
        put(layout, line, type->size, x, y, layout->style->ink);
    }
}

/* Headings stand at the foot of their cell. */
static void draw_column_head(const struct table *table, size_t column, double bottom, put_line *put)
{
    const struct table_column *about = &table->columns[column];
    draw_head(table, &table->heads[column], table_column_left(table, column), about->width, about->number ? 1 : 0,
              bottom - below_heads, put);
}

/* A rule holds together what it heads; the tallest of those headings tells where it stands. */
static void draw_group_head(const struct table *table, size_t column, double bottom, put_line *put)
{
    struct layout *layout = table->layout;
    size_t span = group_span(table, column), tallest = 0;
    double left = table_column_left(table, column), width = table_cell_width(table, column, span);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].group != NULL)
            tallest = larger(tallest, table->heads[i].count);
    double at = bottom - below_heads - layout->style->table_head.leading * (double)tallest - below_group + 1;
    draw_head(table, &table->groups[column], left, width, 0.5, at - 1.5, put);
    layout_rule(layout, left, at, width, 0.5, layout->style->muted);
}

static void draw_unit(const struct table *table, put_line *put)
{
    struct layout *layout = table->layout;
    const struct type *type = &layout->style->note;
    struct line *line = arena_alloc(layout->arena, sizeof *line);
    *line = text_line(layout->text, layout->arena, FACE_ITALIC, table->unit);
    double right = layout_left(layout) + layout_width(layout);
    put(layout, line, type->size, right - (double)line->width * type->size, layout->y + type->leading * 0.75,
        layout->style->muted);
}

void table_head_put_caption(const struct table *table)
{
    if (table->unit == NULL)
        return;
    layout_begin_role(table->layout, ROLE_CAPTION);
    draw_unit(table, layout_line);
    layout_end(table->layout);
}

static void begin_head_cell(struct table *table, bool number, size_t columns, size_t rows)
{
    struct element *cell = arena_alloc(table->layout->arena, sizeof *cell);
    *cell = (struct element){.role = ROLE_HEADER_CELL, .scope = SCOPE_COLUMN, .number = number,
                             .columns = (uint16_t)columns, .rows = (uint16_t)rows};
    layout_begin(table->layout, cell);
}

static void put_column_head(struct table *table, size_t column, size_t rows, double bottom)
{
    begin_head_cell(table, table->columns[column].number, 1, rows);
    draw_column_head(table, column, bottom, layout_line);
    layout_end(table->layout);
}

/* The groups, and beside them the headings of columns that are in none. */
static void put_groups(struct table *table, double bottom)
{
    struct layout *layout = table->layout;
    layout_begin_role(layout, ROLE_ROW);
    for (size_t i = 0; i < table->column_count; i++) {
        size_t span = group_span(table, i);
        if (table->columns[i].group == NULL)
            put_column_head(table, i, table->group_height > 0 ? 2 : 1, bottom);
        if (span == 0)
            continue;
        begin_head_cell(table, /*number*/ false, span, 1);
        draw_group_head(table, i, bottom, layout_line);
        layout_end(layout);
    }
    layout_end(layout);
}

static void put_grouped(struct table *table, double bottom)
{
    layout_begin_role(table->layout, ROLE_ROW);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].group != NULL)
            put_column_head(table, i, 1, bottom);
    layout_end(table->layout);
}

/* What closes the header and takes its room. */
static void end_header(struct table *table, double bottom)
{
    struct layout *layout = table->layout;
    layout_rule(layout, layout_left(layout), bottom, layout_width(layout), 0.9, layout->style->ink);
    layout->y = bottom;
}

void table_head_put(struct table *table)
{
    double bottom = table->layout->y + table_head_height(table);
    layout_begin_role(table->layout, ROLE_TABLE_HEAD);
    put_groups(table, bottom);
    if (table->group_height > 0)
        put_grouped(table, bottom);
    layout_end(table->layout);
    end_header(table, bottom);
}

void table_head_put_again(struct table *table)
{
    double bottom = table->layout->y + table_head_height(table);
    if (table->unit != NULL)
        draw_unit(table, layout_furniture_line);
    for (size_t i = 0; i < table->column_count; i++) {
        draw_column_head(table, i, bottom, layout_furniture_line);
        if (group_span(table, i) > 0)
            draw_group_head(table, i, bottom, layout_furniture_line);
    }
    end_header(table, bottom);
}
