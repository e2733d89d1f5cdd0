#include "layout/report_grid.h"

void grid_init(struct grid *out, struct report *report)
{
    *out = (struct grid){.report = report, .note = ""};
}

static struct table_column *add_column(struct grid *grid, const char *heading, double share)
{
    grid->shares[grid->column_count] = share;
    struct table_column *column = &grid->columns[grid->column_count++];
    *column = (struct table_column){.heading = heading};
    return column;
}

void grid_number(struct grid *grid, const char *heading)
{
    add_column(grid, heading, 0)->number = true;
}

void grid_fitted(struct grid *grid, const char *heading)
{
    add_column(grid, heading, 0);
}

void grid_text(struct grid *grid, const char *heading, double share)
{
    add_column(grid, heading, share);
}

struct grid_row *grid_row(struct grid *grid, enum table_row kind)
{
    struct grid_row *row = arena_append(grid->report->arena, (void **)&grid->rows, &grid->row_count, &grid->row_capacity,
                                        sizeof *grid->rows);
    *row = (struct grid_row){.kind = kind};
    for (size_t i = 0; i < TABLE_COLUMNS; i++)
        row->languages[i] = grid->report->request->language;
    return row;
}

static void fit_column(struct grid *grid, size_t column, const char **texts)
{
    const struct layout *layout = grid->report->layout;
    size_t count = 0;
    for (size_t i = 0; i < grid->row_count; i++)
        if (grid->rows[i].kind != TABLE_GROUP && grid->rows[i].texts[column] != NULL)
            texts[count++] = grid->rows[i].texts[column];
    table_column_fit(grid->report->layout, &layout->style->small_table, grid->columns[column].number ? FACE_BOLD : FACE_REGULAR,
                     &grid->columns[column], texts, count, 28);
}

static void fit_columns(struct grid *grid)
{
    static const double gap = 9, least_share = 50; /* [pt] */
    const char **texts = arena_array(grid->report->arena, grid->row_count + 1, sizeof *texts);
    double left = layout_width(grid->report->layout) - gap * (double)(grid->column_count - 1), shares = 0;
    table_columns_group(grid->report->arena, grid->columns, grid->column_count);
    for (size_t i = 0; i < grid->column_count; i++) {
        if (grid->shares[i] == 0)
            fit_column(grid, i, texts);
        left -= grid->columns[i].width;
        shares += grid->shares[i];
    }
    for (size_t i = 0; i < grid->column_count; i++)
        if (grid->columns[i].number)
            left -= table_columns_ease(grid->report->layout, &grid->columns[i], 1, left - shares * least_share);
    for (size_t i = 0; i < grid->column_count; i++)
        if (grid->shares[i] > 0)
            grid->columns[i].width = left * grid->shares[i] / shares;
}

void grid_finish(struct grid *grid, const char *unit, size_t sum_span)
{
    struct layout *layout = grid->report->layout;
    fit_columns(grid);
    grid->columns[0].header = true;
    table_init(&grid->table, layout, &layout->style->small_table, grid->columns, grid->column_count, unit);
    grid->table.sum_span = sum_span;
}

void grid_note(struct grid *grid, const char *note)
{
    grid->note = note;
    grid->table.foot = report_note_height(grid->report, note);
}

/* What a table is measured by. */
struct rows {
    enum table_row *kinds;
    const char *const **texts;
};

static struct rows rows_of(struct grid *grid)
{
    struct arena *arena = grid->report->arena;
    struct rows rows = {arena_array(arena, grid->row_count + 1, sizeof *rows.kinds),
                        arena_array(arena, grid->row_count + 1, sizeof *rows.texts)};
    const enum language **languages = arena_array(arena, grid->row_count + 1, sizeof *languages);
    for (size_t i = 0; i < grid->row_count; i++) {
        rows.texts[i] = grid->rows[i].texts;
        rows.kinds[i] = grid->rows[i].kind;
        languages[i] = grid->rows[i].languages;
    }
    grid->table.row_languages = languages;
    return rows;
}

double grid_whole(struct grid *grid)
{
    const struct layout *layout = grid->report->layout;
    const struct rows rows = rows_of(grid);
    return grid->table.foot +
           table_height(&grid->table, rows.kinds, rows.texts, grid->row_count, layout->bottom - layout->top);
}

double grid_beginning(struct grid *grid)
{
    const struct rows rows = rows_of(grid);
    return table_beginning(&grid->table, rows.kinds, rows.texts, grid->row_count);
}

double grid_height(struct grid *grid)
{
    const struct layout *layout = grid->report->layout;
    double whole = grid_whole(grid);
    return whole > (layout->bottom - layout->top) / 3 ? grid_beginning(grid) : whole;
}

void grid_put(struct grid *grid)
{
    const struct rows rows = rows_of(grid);
    layout_need(grid->report->layout, table_beginning(&grid->table, rows.kinds, rows.texts, grid->row_count));
    table_begin(&grid->table);
    table_rows(&grid->table, rows.kinds, rows.texts, grid->row_count);
    table_end(&grid->table);
    report_put_note(grid->report, grid->note);
}
