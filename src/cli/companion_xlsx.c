#include "cli/companion_xlsx.h"

#include "cli/result.h"
#include "language/labels.h"
#include "layout/report.h"
#include "spreadsheet/spreadsheet.h"

/* What stands in a table of results, as cells. As in CSV there are no subtotals, which a filter would add up once more. A column
 * of a dimension becomes two: its members' ids, which --row knows, and their names; other texts are for people. How projects are
 * allocated, the same in each row, is told below them. */

static bool is_named(const struct result_column *column)
{
    return column->kind == COLUMN_DIMENSION;
}

static bool is_shown(const struct result_column *column)
{
    return column->kind != COLUMN_ALLOCATION;
}

/* How many projects a sum is taken over is told beside it. */
static const char *column_name(struct arena *arena, const struct result_table *table, size_t column)
{
    const struct result_column *about = &table->columns[column];
    if (about->kind == COLUMN_PROJECTS)
        return arena_format(arena, "%s: %s", table->columns[column - 1].label, language_word(table->language, WORD_PROJECTS));
    return about->label[0] == '\0' ? language_word(table->language, WORD_ALL) : about->label;
}

static void put_cell(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, const struct cell *cell,
                     enum spreadsheet_style style)
{
    switch (cell->kind) {
    case CELL_MISSING: break;
    case CELL_TEXT: spreadsheet_put_text(sheet, row, column, cell->label, style); break;
    case CELL_COUNT: spreadsheet_put_count(sheet, row, column, cell->number, style); break;
    case CELL_MONEY: spreadsheet_put_cents(sheet, row, column, cell->number, style); break;
    case CELL_DECIMAL: spreadsheet_put_percent(sheet, row, column, cell->number, cell->decimals, style); break;
    case CELL_QUANTITY: spreadsheet_put_quantity(sheet, row, column, cell->number, style); break;
    case CELL_DATE: spreadsheet_put_date(sheet, row, column, cell->day, style); break;
    }
}

static void put_row(struct spreadsheet_sheet *sheet, uint32_t at, const struct result_table *table,
                    const struct result_row *row)
{
    enum spreadsheet_style style = row->kind == ROW_TOTAL ? SPREADSHEET_TOTAL : SPREADSHEET_PLAIN;
    uint16_t to = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct cell *cell = &row->cells[c];
        if (!is_shown(&table->columns[c]))
            continue;
        if (is_named(&table->columns[c]) && cell->kind == CELL_TEXT && cell->id != NULL)
            spreadsheet_put_text(sheet, at, to, cell->id, style);
        to += is_named(&table->columns[c]);
        put_cell(sheet, at, to++, cell, style);
    }
}

static uint32_t count_rows(const struct result_table *table)
{
    uint32_t count = 0;
    for (size_t r = 0; r < table->row_count; r++)
        count += table->rows[r].kind == ROW_PLAIN;
    return count;
}

static void put_head(struct spreadsheet_sheet *sheet, struct arena *arena, const struct result_table *table)
{
    const char **names = arena_array(arena, 2 * table->column_count, sizeof *names);
    uint16_t count = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        if (is_named(&table->columns[c]))
            names[count++] = table->columns[c].name;
        if (is_shown(&table->columns[c]))
            names[count++] = column_name(arena, table, c);
    }
    spreadsheet_sheet_head(sheet, names, count, count_rows(table));
}

/* Below the rows what the report says below its table, and the id. */
static void put_table(struct spreadsheet_sheet *sheet, struct arena *arena, const struct set_table *of)
{
    const struct result_table *table = &of->table;
    uint32_t at = 1;
    put_head(sheet, arena, table);
    for (size_t r = 0; r < table->row_count; r++)
        if (table->rows[r].kind != ROW_SUBTOTAL)
            put_row(sheet, at++, table, &table->rows[r]);
    at++;
    for (size_t i = 0; i < table->note_count; i++)
        spreadsheet_put_note(sheet, at++, table->notes[i]);
    struct buffer note;
    buffer_init(&note, BUFFER_UNLIMITED);
    language_fill(&note, language_word(table->language, WORD_FIGURE_SET), &of->id, 1);
    spreadsheet_put_note(sheet, at, buffer_text(&note));
    buffer_release(&note);
}

/* "07 Rahastoittain": the number that the table's file has. */
static const char *sheet_name(const struct made_report *report, size_t i, const char *title)
{
    return arena_format(report->arena, "%0*zu %s", report->tables->digits, i + 1, title);
}

static void put_sheets(struct spreadsheet *spreadsheet, const struct made_report *report, const struct set_table *projects)
{
    struct arena *arena = report->arena;
    size_t count = report->tables->count;
    for (size_t i = 0; i < count; i++) {
        const struct set_table *table = &report->tables->items[i];
        put_table(spreadsheet_sheet_add(spreadsheet, sheet_name(report, i, table->title)), arena, table);
    }
    const char *last = language_word(report->request->language, WORD_PROJECTS);
    put_table(spreadsheet_sheet_add(spreadsheet, sheet_name(report, count, last)), arena, projects);
}

void companion_xlsx_write(const struct made_report *report, struct findings *findings)
{
    const struct report_request *request = report->request;
    const char *path = arena_format(report->arena, "%s.xlsx", report->stem);
    struct set_table projects;
    if (!result_spares(report->line, path, findings) ||
        !set_tables_projects(&projects, report->arena, request, findings))
        return;
    const struct spreadsheet_about about = {report_title(report->arena, request), register_body(request->reg, request->language),
                                            request->situation_date, request->language};
    struct buffer bytes;
    struct spreadsheet *spreadsheet = spreadsheet_new(&about);
    buffer_init(&bytes, BUFFER_UNLIMITED);
    put_sheets(spreadsheet, report, &projects);
    if (spreadsheet_close(spreadsheet, &bytes))
        result_write(path, &bytes, findings);
    else
        findings_add(findings, FINDING_WORKBOOK_FAILED, NOWHERE, finding_text(path));
    buffer_release(&bytes);
}
