#include <string.h>

#include "figures/shortened.h"
#include "language/labels.h"
#include "layout/report_parts.h"

/* Tables of figures: a label column and a column for each measure. */

static bool has_lead(enum dimension dimension)
{
    return dimension == DIMENSION_PRIORITY || dimension == DIMENSION_OBJECTIVE;
}

/* "TL 1\tPk-yritystoiminnan kilpailukyky" where short names number the rows; "Euroopan … (EAKR)" where they abbreviate. */
static const char *row_label(struct report *report, enum dimension dimension, struct member member)
{
    enum language language = report->request->language;
    const char *name = label_member(report->arena, language, member);
    const char *brief = label_member_short(report->arena, language, member);
    if (has_lead(dimension) && member.kind == MEMBER_CODE)
        return arena_format(report->arena, "%s\t%s", brief, strcmp(name, brief) == 0 ? "" : name);
    if (dimension == DIMENSION_FUND && strcmp(name, brief) != 0)
        return arena_format(report->arena, "%s (%s)", name, brief);
    return has_lead(dimension) ? arena_format(report->arena, "\t%s", name) : name;
}

static const char *const *cells(struct report *report, const struct block *block, const struct figure_row *row,
                                const char *label)
{
    const char **texts = arena_array(report->arena, TABLE_COLUMNS, sizeof *texts);
    texts[0] = label;
    for (size_t m = 0; m < block->figure_count; m++)
        texts[m + 1] = report_cell(report, &block->figures[m].measure, &row->figures[m], block->unit);
    return texts;
}

/* The rows of a table, all texts made before the columns are fitted to them. */
struct rows {
    const char *const **texts;
    enum table_row *kinds;
    size_t count;
};

struct report_table {
    struct table table;
    struct table_column columns[TABLE_COLUMNS];
    struct rows rows;
    const char *note;
};

static void add_row(struct rows *rows, enum table_row kind, const char *const *texts)
{
    rows->texts[rows->count] = texts;
    rows->kinds[rows->count++] = kind;
}

static const char *total_label(struct report *report, const struct block *block, enum word word, const char *of)
{
    const char *label = of == NULL ? language_word(report->request->language, word)
                                   : report_fill(report, word, of, "", "");
    return has_lead(block->dimensions[block->dimension_count - 1]) ? arena_format(report->arena, "\t%s", label)
                                                                   : label;
}

static void add_grouped_rows(struct report *report, const struct block *block, const struct figures *figures,
                             struct rows *rows)
{
    size_t row = 0;
    for (size_t g = 0; g < figures->group_count; g++) {
        struct member group = figures->groups[g].members[0];
        const char **heading = arena_array(report->arena, TABLE_COLUMNS, sizeof *heading);
        heading[0] = row_label(report, block->dimensions[0], group);
        add_row(rows, TABLE_GROUP, heading);
        for (; row < figures->row_count && member_equal(figures->rows[row].members[0], group); row++)
            add_row(rows, TABLE_ROW,
                    cells(report, block, &figures->rows[row],
                          row_label(report, block->dimensions[1], figures->rows[row].members[1])));
        const char *brief = label_member_short(report->arena, report->request->language, group);
        add_row(rows, TABLE_SUBTOTAL,
                cells(report, block, &figures->groups[g], total_label(report, block, WORD_SUBTOTAL, brief)));
    }
}

static struct rows make_rows(struct report *report, const struct block *block, const struct figures *figures)
{
    size_t most = figures->row_count + 2 * figures->group_count + 1;
    struct rows rows = {arena_array(report->arena, most, sizeof *rows.texts),
                        arena_array(report->arena, most, sizeof *rows.kinds), 0};
    if (block->dimension_count > 1)
        add_grouped_rows(report, block, figures, &rows);
    else
        for (size_t i = 0; i < figures->row_count; i++)
            add_row(&rows, TABLE_ROW,
                    cells(report, block, &figures->rows[i],
                          row_label(report, block->dimensions[0], figures->rows[i].members[0])));
    add_row(&rows, TABLE_TOTAL, cells(report, block, &figures->total, total_label(report, block, WORD_ALL, NULL)));
    return rows;
}

/* Width of the widest label [pt]. */
static double label_width(struct report *report, const struct rows *rows, double lead)
{
    struct text *text = report->layout->text;
    double widest = 0, size = report->layout->style->table.size;
    for (size_t i = 0; i < rows->count; i++) {
        const char *label = rows->texts[i][0], *tab = lead > 0 ? strchr(label, '\t') : NULL;
        double width = text_width(text, rows->kinds[i] == TABLE_ROW ? FACE_REGULAR : FACE_BOLD,
                                  tab == NULL ? label : tab + 1) * size + (tab == NULL ? 0 : lead);
        if (rows->kinds[i] != TABLE_GROUP && width > widest)
            widest = width;
    }
    return widest;
}

static size_t make_columns(struct report *report, const struct block *block, const struct rows *rows,
                           struct table_column columns[TABLE_COLUMNS])
{
    struct layout *layout = report->layout;
    const struct type *type = &layout->style->table;
    const double gap = 9, least_grouped = 34;
    const double least = block->figure_count <= 5 ? 46 : 34; /* two lines for headings where there is room [pt] */
    enum dimension labelled = block->dimensions[block->dimension_count - 1];
    double left = layout_width(layout);
    const char **column = arena_array(report->arena, rows->count, sizeof *column);
    for (size_t m = 0; m < block->figure_count; m++)
        columns[m + 1] = (struct table_column){.heading = report_label(report, &block->figures[m]), .number = true};
    table_columns_group(report->arena, &columns[1], block->figure_count);
    for (size_t m = 0; m < block->figure_count; m++) {
        struct table_column *about = &columns[m + 1];
        for (size_t i = 0; i < rows->count; i++)
            column[i] = rows->texts[i][m + 1];
        table_column_fit(layout, type, FACE_BOLD, about, column, rows->count, about->group == NULL ? least : least_grouped);
        left -= about->width + gap;
    }
    double lead = has_lead(labelled) ? 32 : 0;
    left -= table_columns_ease(layout, &columns[1], block->figure_count, left - label_width(report, rows, lead));
    columns[0] = (struct table_column){.heading = label_dimension(report->request->language, labelled),
                                       .width = left, .header = true, .lead = lead};
    return block->figure_count + 1;
}

const char *report_unit(const struct report *report, const struct block *block)
{
    static const enum word units[] = {WORD_UNIT_EUROS, WORD_UNIT_THOUSANDS, WORD_UNIT_MILLIONS};
    for (size_t m = 0; m < block->figure_count; m++)
        if (measure_of_money(&block->figures[m].measure))
            return language_word(report->request->language, units[block->unit]);
    return NULL;
}

void report_make_table(struct report *report, struct part *part)
{
    const struct block told = report_only(report, part->block, part->figures, report_figure_known), *block = &told;
    struct layout *layout = report->layout;
    struct report_table *made = arena_alloc(report->arena, sizeof *made);
    part->shown = told.figure_count > 0;
    if (!part->shown)
        return;
    if (told.figure_count < part->block->figure_count && (part->figures = report_figures(report, block)) == NULL)
        return;
    if (block->top > 0)
        part->figures = shortened_make(report->arena, part->figures, block->top);
    made->rows = make_rows(report, block, part->figures);
    size_t count = make_columns(report, block, &made->rows, made->columns);
    table_init(&made->table, layout, &layout->style->table, made->columns, count, report_unit(report, block));
    made->note = report_coverage(report, block, part->figures);
    made->table.foot = report_note_height(report, made->note);
    part->height = table_beginning(&made->table, made->rows.kinds, made->rows.texts, made->rows.count);
    part->whole = made->table.foot + table_height(&made->table, made->rows.kinds, made->rows.texts, made->rows.count,
                                                  layout->bottom - layout->top);
    part->made = made;
}

void report_table(struct report *report, const struct part *part)
{
    struct report_table *made = part->made;
    struct table *table = &made->table;
    const struct rows *rows = &made->rows;
    table_begin(table);
    table_rows(table, rows->kinds, rows->texts, rows->count);
    table_end(table);
    report_put_note(report, made->note);
}
