#include "language/labels.h"
#include "layout/report_grid.h"

/* One measure by two dimensions: a row for each member of the first, a column for each of the second, the totals of both at the
 * edges. Totals are figures of their own: a project that stands in several rows is in a total once. */

enum { MOST_MEMBERS = 12 };

struct matrix {
    struct report *report;
    const struct block *block;
    const struct figures *cells;    /* by rows and columns; its groups are the rows' totals */
    const struct figures *columns;  /* the columns' totals */
    struct grid grid;
};

static const char *cell_text(const struct matrix *matrix, const struct figure_row *row)
{
    return report_cell(matrix->report, &matrix->block->figures[0].measure, &row->figures[0], matrix->block->unit);
}

/* Where no project is: none are counted, and there is no money to tell; the dash is of what is not known. */
static const char *no_projects(const struct matrix *matrix)
{
    return measure_counts(&matrix->block->figures[0].measure) ? report_count(matrix->report, 0) : NULL;
}

static void put_row(struct matrix *matrix, const struct figure_row *group)
{
    struct report *report = matrix->report;
    struct grid_row *row = grid_row(&matrix->grid, TABLE_ROW);
    row->texts[0] = label_member(report->arena, report->request->language, group->members[0]);
    for (size_t c = 0; c < matrix->columns->row_count; c++)
        row->texts[c + 1] = no_projects(matrix);
    for (size_t i = 0; i < matrix->cells->row_count; i++) {
        const struct figure_row *cell = &matrix->cells->rows[i];
        for (size_t c = 0; c < matrix->columns->row_count && member_equal(cell->members[0], group->members[0]); c++)
            if (member_equal(cell->members[1], matrix->columns->rows[c].members[0]))
                row->texts[c + 1] = cell_text(matrix, cell);
    }
    row->texts[matrix->columns->row_count + 1] = cell_text(matrix, group);
}

static void put_total(struct matrix *matrix)
{
    struct grid_row *row = grid_row(&matrix->grid, TABLE_TOTAL);
    row->texts[0] = language_word(matrix->report->request->language, WORD_ALL);
    for (size_t c = 0; c < matrix->columns->row_count; c++)
        row->texts[c + 1] = cell_text(matrix, &matrix->columns->rows[c]);
    row->texts[matrix->columns->row_count + 1] = cell_text(matrix, &matrix->columns->total);
}

static void put_columns(struct matrix *matrix)
{
    static const double of_rows = 1;
    struct report *report = matrix->report;
    enum language language = report->request->language;
    grid_text(&matrix->grid, label_dimension(language, matrix->block->dimensions[0]), of_rows);
    for (size_t c = 0; c < matrix->columns->row_count; c++)
        grid_number(&matrix->grid, label_member(report->arena, language, matrix->columns->rows[c].members[0]));
    grid_number(&matrix->grid, language_word(language, WORD_ALL));
}

static const struct figures *column_totals(struct report *report, const struct block *block)
{
    struct block asked = *block;
    asked.dimensions[0] = block->dimensions[1];
    asked.dimension_count = 1;
    return report_figures(report, &asked);
}

static bool fits(struct report *report, const struct block *block, const struct figures *columns)
{
    if (columns->row_count <= MOST_MEMBERS)
        return true;
    findings_add(report->findings, FINDING_TEMPLATE_MATRIX_TOO_WIDE, block->place,
                 finding_count((int64_t)columns->row_count), finding_text(dimension_names[block->dimensions[1]]),
                 finding_count(MOST_MEMBERS));
    report->failed = true;
    return false;
}

void report_make_matrix(struct report *report, struct part *part)
{
    const struct block *block = part->block;
    struct matrix *made = arena_alloc(report->arena, sizeof *made);
    *made = (struct matrix){.report = report, .block = block, .cells = part->figures,
                            .columns = column_totals(report, block)};
    part->made = made;
    if (made->columns == NULL || !fits(report, block, made->columns))
        return;
    grid_init(&made->grid, report);
    put_columns(made);
    for (size_t i = 0; i < made->cells->group_count; i++)
        put_row(made, &made->cells->groups[i]);
    put_total(made);
    grid_finish(&made->grid, report_unit(report, block), 1);
    grid_note(&made->grid, report_coverage(report, block, part->figures));
    part->height = grid_beginning(&made->grid);
    part->whole = grid_whole(&made->grid);
}

void report_matrix(struct report *report, const struct part *part)
{
    struct matrix *made = part->made;
    (void)report;
    grid_put(&made->grid);
}
