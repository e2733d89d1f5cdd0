#include <string.h>

#include "language/labels.h"
#include "layout/report_parts.h"

/* All projects, in groups of a dimension with subtotals, and what has been listed so far carried over page ends. */

enum { MOST_ENTRIES = 20 }; /* in the list of contents */

enum { COLUMN_CODE, COLUMN_NAME, COLUMN_IMPLEMENTER, COLUMN_DURATION, COLUMN_FIRST_FIGURE };

struct listing {
    struct report *report;
    const struct block *block;
    bool entries;                     /* groups are named in the list of contents */
    money carried[TABLE_COLUMNS];     /* of the present group, by measure */
    uint32_t carried_known[TABLE_COLUMNS];
    uint32_t listed;                  /* projects of the present group so far */
};

static const char *money_cell(struct report *report, money amount, bool known)
{
    struct measure measure = {.kind = MEASURE_MONEY};
    struct figure figure = {.sum = amount, .known = known};
    return report_cell(report, &measure, &figure, UNIT_EURO);
}

static const char *duration_of(struct report *report, const struct project *project)
{
    struct buffer out;
    buffer_init(&out, 128);
    date start = project_start(project), end = project_end(project);
    if (date_known(start) || date_known(end))
        language_date_range(&out, report->request->language, start, end);
    else
        buffer_puts(&out, language_word(report->request->language, WORD_NIL));
    const char *text = arena_copy(report->arena, buffer_text(&out), out.length);
    buffer_release(&out);
    return text;
}

/* The language a project's name is told in: the report's where it can be, as project_name() has it. */
static enum language name_language(const struct project *project, enum language wanted)
{
    if (project->name[wanted] != NULL)
        return wanted;
    for (enum language i = 0; i < LANGUAGES; i++)
        if (project->name[i] != NULL)
            return i;
    return wanted;
}

/* Its name and implementer, in the language they are in; a register does not tell the language of an organisation's
 * name: it is taken to be that of the project. */
static void put_names(const struct listing *listing, struct table *table, const struct project *project,
                      const char *texts[TABLE_COLUMNS])
{
    enum language wanted = listing->report->request->language, told = name_language(project, wanted);
    const struct organisation *implementer = project_implementer(project);
    bool named = implementer != NULL && !implementer->person;
    texts[COLUMN_NAME] = project_name(project, wanted);
    texts[COLUMN_IMPLEMENTER] =
        implementer == NULL ? language_word(wanted, WORD_NIL) : label_organisation(wanted, implementer);
    table->languages[COLUMN_NAME] = told;
    table->languages[COLUMN_IMPLEMENTER] = named ? told : wanted;
}

static void carry(void *context, bool next, const char *texts[TABLE_COLUMNS])
{
    const struct listing *listing = context;
    struct report *report = listing->report;
    if (listing->listed == 0)
        return;
    texts[COLUMN_CODE] = report_fill(report, next ? WORD_CARRIED_TO : WORD_CARRIED_FROM,
                                     report_count(report, listing->listed), "", "");
    for (size_t m = 0; m < listing->block->figure_count; m++)
        if (listing->block->figures[m].measure.kind == MEASURE_MONEY)
            texts[COLUMN_FIRST_FIGURE + m] =
                money_cell(report, listing->carried[m], listing->carried_known[m] > 0);
}

static void put_project(struct listing *listing, struct table *table, const struct slice *slice, double keep)
{
    struct report *report = listing->report;
    const struct project *project = slice->project;
    const char *texts[TABLE_COLUMNS] = {[COLUMN_CODE] = project->code,
                                        [COLUMN_DURATION] = duration_of(report, project)};
    put_names(listing, table, project, texts);
    money amounts[TABLE_COLUMNS] = {{0}};
    bool known[TABLE_COLUMNS] = {false};
    for (size_t m = 0; m < listing->block->figure_count; m++) {
        known[m] = slice_amount(slice, listing->block->figures[m].measure.quantity, &amounts[m]);
        texts[COLUMN_FIRST_FIGURE + m] = money_cell(report, amounts[m], known[m]);
    }
    table_row(table, TABLE_ROW, texts, keep);
    listing->listed += !slice->repeats;
    for (size_t m = 0; m < listing->block->figure_count; m++)
        if (known[m]) {
            (void)money_add(&listing->carried[m], listing->carried[m], amounts[m]); /* within the group's sum */
            listing->carried_known[m]++;
        }
}

static void put_sum(struct listing *listing, struct table *table, enum table_row kind, const char *label,
                    const struct figure_row *row, double keep)
{
    const char *texts[TABLE_COLUMNS] = {[COLUMN_CODE] = label};
    for (size_t m = 0; m < listing->block->figure_count; m++)
        texts[COLUMN_FIRST_FIGURE + m] =
            report_cell(listing->report, &listing->block->figures[m].measure, &row->figures[m], UNIT_EURO);
    table_row(table, kind, texts, keep);
}

/* "TL 1 Pk-yritystoiminnan kilpailukyky"; "Toimintalinja: ei tietoa" where none is told. */
static const char *group_title(struct report *report, enum dimension dimension, struct member member)
{
    enum language language = report->request->language;
    const char *name = label_member(report->arena, language, member);
    const char *brief = label_member_short(report->arena, language, member);
    if (member.kind == MEMBER_NONE)
        return report_fill(report, WORD_GROUP_NOT_TOLD, label_dimension(language, dimension), "", "");
    return strcmp(name, brief) == 0 ? name : arena_format(report->arena, "%s %s", brief, name);
}

/* Where links to the group that was just put lead: to its heading row. */
static void mark_group(const struct listing *listing, const struct table *table, const char *title)
{
    struct layout *layout = listing->report->layout;
    layout->y -= table_line_height(table);
    unsigned destination = layout_destination(layout);
    layout->y += table_line_height(table);
    layout_bookmark(layout, 2, title, destination);
    if (listing->entries)
        layout_entry(layout, 2, title, destination);
}

static void put_group(struct listing *listing, struct table *table, const struct figures *figures,
                      const struct figure_row *row)
{
    struct report *report = listing->report;
    const char *brief = label_member_short(report->arena, report->request->language, row->members[0]);
    const char *title = group_title(report, listing->block->dimensions[0], row->members[0]);
    const char *texts[TABLE_COLUMNS] = {title};
    bool last = row == &figures->rows[figures->row_count - 1];
    double total = last ? table_line_height(table) + table->foot : 0; /* follows the last group */
    listing->listed = 0;
    memset(listing->carried, 0, sizeof listing->carried);
    memset(listing->carried_known, 0, sizeof listing->carried_known);
    table_row(table, TABLE_GROUP, texts, 3 * table_line_height(table));
    mark_group(listing, table, title);
    for (uint32_t i = 0; i < row->slice_count; i++) {
        uint32_t left = row->slice_count - 1 - i; /* the last two stand above their sum */
        put_project(listing, table, &figures->slices[row->first + i],
                    left < 2 ? table_line_height(table) * (left + 1) + total : 0);
    }
    put_sum(listing, table, TABLE_SUBTOTAL,
            report_fill(report, WORD_SUBTOTAL_COUNT, brief, report_count(report, row->projects), ""), row, total);
    listing->listed = 0;
}

/* Columns of texts share what codes, dates and sums leave; names get the larger part. */
static size_t make_columns(struct listing *listing, const struct figures *figures,
                           struct table_column columns[TABLE_COLUMNS])
{
    struct report *report = listing->report;
    struct layout *layout = report->layout;
    const struct type *type = &layout->style->small_table;
    enum language language = report->request->language;
    const double gap = 8;
    size_t count = COLUMN_FIRST_FIGURE + listing->block->figure_count;
    double left = layout_width(layout) - gap * (double)(count - 1);
    columns[COLUMN_CODE] = (struct table_column){.heading = language_word(language, WORD_CODE), .header = true};
    columns[COLUMN_NAME].heading = language_word(language, WORD_PROJECT);
    columns[COLUMN_IMPLEMENTER].heading = label_dimension(language, DIMENSION_IMPLEMENTER);
    columns[COLUMN_DURATION].heading = language_word(language, WORD_DURATION);
    const char *widest_code = "";
    for (size_t i = 0; i < figures->project_count; i++)
        if (strlen(figures->projects[i]->code) > strlen(widest_code))
            widest_code = figures->projects[i]->code;
    if (strlen(widest_code) > 12)
        widest_code = "000000000000";
    table_fit(layout, type, FACE_REGULAR, &columns[COLUMN_CODE], &widest_code, 1, 28);
    const char *widest_duration = "28.12.2000–28.12.2000";
    table_fit(layout, type, FACE_REGULAR, &columns[COLUMN_DURATION], &widest_duration, 1, 0);
    for (size_t m = 0; m < listing->block->figure_count; m++) {
        struct table_column *column = &columns[COLUMN_FIRST_FIGURE + m];
        const char *total = money_cell(report, figures->total.figures[m].sum, true);
        *column = (struct table_column){.heading = report_label(report, &listing->block->figures[m]), .number = true};
        table_fit(layout, type, FACE_BOLD, column, &total, 1, 36);
        left -= column->width;
    }
    left -= columns[COLUMN_CODE].width + columns[COLUMN_DURATION].width;
    columns[COLUMN_NAME].width = left * 0.6;
    columns[COLUMN_IMPLEMENTER].width = left * 0.4;
    return count;
}

size_t report_project_list_entries(const struct part *part)
{
    size_t groups = part->figures->row_count;
    return groups > 1 && groups <= MOST_ENTRIES ? groups : 0;
}

void report_project_list(struct report *report, const struct part *part)
{
    const struct block *block = part->block;
    const struct figures *figures = part->figures;
    struct listing listing = {.report = report, .block = block, .entries = report_project_list_entries(part) > 0};
    if (COLUMN_FIRST_FIGURE + block->figure_count > TABLE_COLUMNS)
        return;
    struct table_column columns[TABLE_COLUMNS] = {{0}};
    size_t count = make_columns(&listing, figures, columns);
    struct table table;
    table_init(&table, report->layout, &report->layout->style->small_table, columns, count,
               language_word(report->request->language, WORD_UNIT_EUROS));
    table.carry = carry;
    table.context = &listing;
    table.sum_span = COLUMN_FIRST_FIGURE;
    const char *note = report_coverage(report, block, figures);
    table.foot = report_note_height(report, note);
    table_begin(&table);
    for (size_t i = 0; i < figures->row_count; i++)
        put_group(&listing, &table, figures, &figures->rows[i]);
    put_sum(&listing, &table, TABLE_TOTAL,
            report_fill(report, WORD_TOTAL_COUNT, report_count(report, figures->total.projects), "", ""),
            &figures->total, table.foot);
    table_end(&table);
    report_put_note(report, note);
}
