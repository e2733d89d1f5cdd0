#include <string.h>

#include "language/labels.h"
#include "layout/report_parts.h"

/* Tables of figures (a label column and a column for each measure) and the charts of them. */

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
struct set_table {
    const char *const **texts;
    enum table_row *kinds;
    size_t count;
};

static void add_row(struct set_table *rows, enum table_row kind, const char *const *texts)
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
                             struct set_table *rows)
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

static struct set_table set_rows(struct report *report, const struct block *block, const struct figures *figures)
{
    size_t most = figures->row_count + 2 * figures->group_count + 1;
    struct set_table rows = {arena_array(report->arena, most, sizeof *rows.texts),
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

static size_t make_columns(struct report *report, const struct block *block, const struct set_table *rows,
                           struct table_column columns[TABLE_COLUMNS])
{
    struct layout *layout = report->layout;
    const struct type *type = &layout->style->table;
    const double gap = 9;
    enum dimension labelled = block->dimensions[block->dimension_count - 1];
    double left = layout_width(layout);
    const char **column = arena_array(report->arena, rows->count, sizeof *column);
    for (size_t m = 0; m < block->figure_count; m++) {
        struct table_column *about = &columns[m + 1];
        *about = (struct table_column){.heading = report_label(report, &block->figures[m]), .number = true};
        for (size_t i = 0; i < rows->count; i++)
            column[i] = rows->texts[i][m + 1];
        table_fit(layout, type, about, column, rows->count, 34);
        left -= about->width + gap;
    }
    columns[0] = (struct table_column){.heading = label_dimension(report->request->language, labelled),
                                       .width = left, .header = true, .lead = has_lead(labelled) ? 32 : 0};
    return block->figure_count + 1;
}

static const char *unit_of(const struct report *report, const struct block *block)
{
    static const enum word units[] = {WORD_UNIT_EUROS, WORD_UNIT_THOUSANDS, WORD_UNIT_MILLIONS};
    for (size_t m = 0; m < block->figure_count; m++)
        if (block->figures[m].measure.kind == MEASURE_MONEY)
            return language_word(report->request->language, units[block->unit]);
    return NULL;
}

void report_table(struct report *report, const struct block *block)
{
    const struct figures *figures = report_figures(report, block);
    if (figures == NULL)
        return;
    if (figures->total.projects == 0) {
        report_nothing(report);
        return;
    }
    if (block->top > 0)
        figures = figures_shortened(report->arena, figures, block->top);
    struct set_table rows = set_rows(report, block, figures);
    struct table_column columns[TABLE_COLUMNS] = {{0}};
    size_t count = make_columns(report, block, &rows, columns);
    struct table table;
    table_begin(&table, report->layout, &report->layout->style->table, columns, count, unit_of(report, block), NULL,
                NULL);
    for (size_t i = 0; i < rows.count; i++) {
        bool total_follows = i + 1 < rows.count && rows.kinds[i + 1] >= TABLE_SUBTOTAL;
        bool heading = rows.kinds[i] == TABLE_GROUP;
        table_row(&table, rows.kinds[i], rows.texts[i],
                  table_line_height(&table) * (heading ? 2 : total_follows ? 1 : 0));
    }
    table_end(&table);
    report_coverage(report, figures);
}

/* The block with only those measures that some project tells and that are not nothing: sources that a register does not
 * know have no place in a chart. */
static struct block only_told(struct report *report, const struct block *block, const struct figures *figures)
{
    struct block told = *block;
    told.figure_count = 0;
    told.figures = arena_array(report->arena, block->figure_count, sizeof *told.figures);
    for (size_t m = 0; m < block->figure_count; m++)
        if (figures->total.figures[m].known && figures->total.figures[m].sum.cents != 0)
            told.figures[told.figure_count++] = block->figures[m];
    return told;
}

void report_chart(struct report *report, const struct block *template_block)
{
    const struct figures *figures = report_figures(report, template_block);
    if (figures == NULL)
        return;
    const struct block told = only_told(report, template_block, figures), *block = &told;
    if (figures->total.projects == 0 || told.figure_count == 0) {
        report_nothing(report);
        return;
    }
    if (told.figure_count < template_block->figure_count && (figures = report_figures(report, block)) == NULL)
        return;
    if (block->top > 0)
        figures = figures_shortened(report->arena, figures, block->top);
    const char **labels = arena_array(report->arena, block->figure_count, sizeof *labels);
    for (size_t i = 0; i < block->figure_count; i++)
        labels[i] = report_label(report, &block->figures[i]);
    const char *title = report_words(report, &block->words, block->place);
    const struct chart *chart = chart_make(report->arena, block->chart_kind,
                                           report->request->language, title, figures, labels, report->findings);
    if (chart == NULL) {
        report->failed = true;
        return;
    }
    layout_chart(report->layout, chart);
    report->layout->y += 8;
}
