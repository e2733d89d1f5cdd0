#include <string.h>

#include "figures/shortened.h"
#include "language/labels.h"
#include "layout/report_grid.h"

/* Charts, and their figures as tables: below them, or in a section at the report's end where no table of their own section has
 * the same. The two lead to one another. */

static const double below_title = 6, above_reference = 4, above_table = 10; /* [pt] */

struct report_chart {
    struct chart *chart;
    struct block told;             /* the block with only what some project tells */
    const struct figures *figures; /* of it, as they are drawn */
    const char *note;              /* below the chart; "" for none */
    struct grid *grid;             /* its figures as a table, with its own note; NULL: not made */
    bool apart;                    /* it stands in the annex */
    const char *title;             /* there */
    unsigned own, table;           /* destinations of the chart and of its figures */
};

/* --- what a chart shows --- */

/* What is nothing has no place in a chart, which tells it by no mark. */
static bool is_something(const struct figures *figures, size_t measure)
{
    const struct figure *total = &figures->total.figures[measure];
    return total->known && (total->sum.cents != 0 || total->value != 0);
}

/* Whether the projects are all in rows of those that nobody tells where they belong: that says nothing. */
static bool only_not_told(const struct figures *figures)
{
    bool told = figures->query.dimension_count == 0;
    for (size_t i = 0; i < figures->row_count && !told; i++)
        told = report_told(figures->rows[i].members[0]);
    return !told;
}

static bool tells_nothing(const struct figures *figures, const struct figure_row *row)
{
    for (size_t m = 0; m < figures->query.measure_count; m++)
        if (row->figures[m].known)
            return false;
    return row->members[0].kind == MEMBER_NONE;
}

/* Without the row of projects that tell neither where they belong nor any of the measures: a place without a mark. */
static const struct figures *with_marks(struct report *report, const struct figures *figures)
{
    struct figures *marked = arena_alloc(report->arena, sizeof *marked);
    *marked = *figures;
    if (figures->query.dimension_count == 0)
        return figures;
    marked->rows = arena_array(report->arena, figures->row_count + 1, sizeof *marked->rows);
    marked->row_count = 0;
    for (size_t i = 0; i < figures->row_count; i++)
        if (!tells_nothing(figures, &figures->rows[i]))
            marked->rows[marked->row_count++] = figures->rows[i];
    return marked;
}

/* What a chart is about: its own heading, else the nearest that it stands below. */
static const char *subject_of(const struct report *report, const struct part *chart)
{
    const char *heading = chart->heading;
    for (size_t i = report->part_count; i-- > 0 && heading[0] == '\0';)
        if (report->parts[i].level < chart->level)
            heading = report->parts[i].heading;
    return heading;
}

static struct chart *describe(struct report *report, const struct part *part, const struct report_chart *made)
{
    const struct block *told = &made->told;
    const char **labels = arena_array(report->arena, told->figure_count + 1, sizeof *labels);
    for (size_t i = 0; i < told->figure_count; i++)
        labels[i] = report_label(report, &told->figures[i]);
    const struct chart_request request = {.kind = told->chart_kind, .language = report->request->language,
                                          .title = subject_of(report, part), .figures = made->figures, .labels = labels,
                                          .reg = report->request->reg, .borders = report->request->borders};
    return chart_make(report->arena, &request, report->findings);
}

/* How projects in several rows are divided. */
static const char *method_of(struct report *report, const struct report_chart *made)
{
    const struct figures *figures = made->figures;
    if (made->told.chart_kind == CHART_TIMELINE || figures->query.dimension_count == 0)
        return "";
    const char *note = label_allocation(report->arena, report->request->language, figures, 0);
    return note == NULL ? "" : note;
}

/* --- its figures as a table --- */

static const char *category_label(struct report *report, const struct figures *figures, const struct chart *chart, size_t c)
{
    return figures->query.dimension_count == 0 ? language_word(report->request->language, WORD_ALL) : chart->categories[c];
}

static const char *heading_of_rows(struct report *report, const struct figures *figures)
{
    return figures->query.dimension_count == 0
               ? ""
               : label_dimension(report->request->language, figures->query.dimensions[0]);
}

/* The row of figures behind a category. */
static const struct figure_row *row_of(const struct figures *figures, const struct chart *chart, size_t c)
{
    for (size_t i = 0; figures->query.dimension_count > 0 && i < figures->row_count; i++)
        if (member_equal(figures->rows[i].members[0], chart->members[c]))
            return &figures->rows[i];
    return &figures->total;
}

static void add_amounts(struct report *report, struct report_chart *made, enum table_row kind, const char *label,
                        const struct figure_row *figures)
{
    struct grid_row *row = grid_row(made->grid, kind);
    row->texts[0] = label;
    for (size_t m = 0; m < made->told.figure_count; m++)
        row->texts[m + 1] = report_cell(report, &made->told.figures[m].measure, &figures->figures[m], UNIT_EURO);
}

static void add_deadlines(struct report *report, struct report_chart *made)
{
    const struct chart *chart = made->chart;
    if (chart->deadline_count == 0)
        return;
    struct buffer heading;
    buffer_init(&heading, BUFFER_UNLIMITED);
    chart_put_lapse(chart, &heading);
    grid_row(made->grid, TABLE_GROUP)->texts[0] = report_keep(report, &heading);
    for (size_t i = 0; i < chart->deadline_count; i++) {
        struct grid_row *row = grid_row(made->grid, TABLE_ROW);
        row->texts[0] = report_date(report, chart->deadlines[i].day);
        row->texts[1] = report_money(report, chart->deadlines[i].amount, /*known*/ true);
    }
}

static const char *unit_of(struct report *report, const struct block *told)
{
    for (size_t m = 0; m < told->figure_count; m++)
        if (measure_of_money(&told->figures[m].measure))
            return language_word(report->request->language, WORD_UNIT_EUROS);
    return NULL;
}

static void tabulate_amounts(struct report *report, struct report_chart *made)
{
    const struct figures *figures = made->figures;
    grid_text(made->grid, heading_of_rows(report, figures), 1);
    for (size_t m = 0; m < made->told.figure_count; m++)
        grid_number(made->grid, report_capital(report, report_label(report, &made->told.figures[m])));
    for (size_t c = 0; c < made->chart->category_count; c++)
        add_amounts(report, made, TABLE_ROW, category_label(report, figures, made->chart, c), row_of(figures, made->chart, c));
    if (figures->query.dimension_count > 0)
        add_amounts(report, made, TABLE_TOTAL, language_word(report->request->language, WORD_ALL), &figures->total);
    add_deadlines(report, made);
    grid_finish(made->grid, unit_of(report, &made->told), 1);
}

static const char *share_text(struct report *report, const struct chart_value *value)
{
    if (!value->known)
        return language_word(report->request->language, WORD_NIL);
    struct buffer out;
    buffer_init(&out, 64);
    language_decimal(&out, report->request->language, value->share, 1);
    return report_keep(report, &out);
}

/* A row for each source, below each bar's own name. */
static void tabulate_shares(struct report *report, struct report_chart *made)
{
    enum language language = report->request->language;
    const struct chart *chart = made->chart;
    grid_text(made->grid, language_word(language, WORD_CARD_SOURCE), 1);
    grid_number(made->grid, language_word(language, WORD_ANNEX_EUROS));
    grid_number(made->grid, language_word(language, WORD_ANNEX_SHARE));
    for (size_t c = 0; c < chart->category_count; c++) {
        if (made->figures->query.dimension_count > 0)
            grid_row(made->grid, TABLE_GROUP)->texts[0] = chart->categories[c];
        for (size_t s = 0; s < chart->series_count; s++) {
            const struct chart_value *value = &chart->values[c * chart->series_count + s];
            struct grid_row *row = grid_row(made->grid, TABLE_ROW);
            row->texts[0] = report_capital(report, chart->series[s]);
            row->texts[1] = report_money(report, value->amount, value->known);
            row->texts[2] = share_text(report, value);
        }
    }
    grid_finish(made->grid, NULL, 1);
}

static const char *day_text(struct report *report, date day)
{
    return date_known(day) ? report_date(report, day) : language_word(report->request->language, WORD_NIL);
}

static void tabulate_spans(struct report *report, struct report_chart *made)
{
    enum language language = report->request->language;
    const struct chart *chart = made->chart;
    grid_text(made->grid, language_word(language, WORD_PROJECT), 1);
    grid_fitted(made->grid, language_word(language, WORD_STARTS));
    grid_fitted(made->grid, language_word(language, WORD_ENDS));
    grid_fitted(made->grid, language_word(language, WORD_STATUS));
    for (size_t i = 0; i < chart->span_count; i++) {
        const struct chart_span *span = &chart->spans[i];
        struct grid_row *row = grid_row(made->grid, TABLE_ROW);
        row->texts[0] = span->name;
        row->languages[0] = report_name_language(span->project, language);
        row->texts[1] = day_text(report, span->from);
        row->texts[2] = day_text(report, span->to);
        row->texts[3] = chart_phase_name(language, span->phase);
    }
    grid_finish(made->grid, NULL, 1);
}

static const char *left_out(struct report *report, const struct chart *chart)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    chart_put_left_out(chart, &out);
    return report_keep(report, &out);
}

static void tabulate(struct report *report, struct report_chart *made)
{
    made->grid = arena_alloc(report->arena, sizeof *made->grid);
    grid_init(made->grid, report);
    switch (made->told.chart_kind) {
    case CHART_TIMELINE:
        tabulate_spans(report, made);
        grid_note(made->grid, report_with_set(report, left_out(report, made->chart), &made->figures->query));
        return;
    case CHART_STACK: tabulate_shares(report, made); break;
    default: tabulate_amounts(report, made);
    }
    grid_note(made->grid, report_coverage(report, &made->told, made->figures));
}

/* --- the chart as a part --- */

/* A map that cannot be drawn says so, and is a table: a report is not kept back by codes of places. */
static void replace_map(struct report *report, struct part *part, struct report_chart *made)
{
    findings_add(report->findings, FINDING_CHART_NO_MAP, part->block->place);
    made->note = language_word(report->request->language, WORD_CHART_NO_MAP);
    tabulate(report, made);
    part->height = report_note_height(report, made->note) + above_table + grid_beginning(made->grid);
    part->whole = report_note_height(report, made->note) + above_table + grid_whole(made->grid);
}

void report_make_chart(struct report *report, struct part *part)
{
    bool timeline = part->block->chart_kind == CHART_TIMELINE;
    struct report_chart *made = arena_alloc(report->arena, sizeof *made);
    *made = (struct report_chart){.told = report_only(report, part->block, part->figures, is_something), .figures = part->figures};
    part->shown = timeline || (made->told.figure_count > 0 && !only_not_told(part->figures));
    if (!part->shown)
        return;
    if (!timeline && made->told.figure_count < part->block->figure_count)
        made->figures = report_figures(report, &made->told);
    if (made->figures == NULL)
        return;
    part->figures = made->figures;
    made->figures = with_marks(report, made->figures);
    if (made->told.top > 0)
        made->figures = shortened_make(report->arena, made->figures, made->told.top);
    made->chart = describe(report, part, made);
    report->failed |= made->chart == NULL;
    if (report->failed)
        return;
    part->made = made;
    if (!chart_shows(made->chart)) {
        replace_map(report, part, made);
        return;
    }
    const struct layout *layout = report->layout;
    made->note = method_of(report, made);
    part->height = chart_height(made->chart, layout->text, layout->style, layout_width(layout)) +
                   report_note_height(report, made->note);
    if (part->block->chart_table == CHART_TABLE_BELOW)
        tabulate(report, made);
}

void report_lower_chart(struct report *report, struct part *part, double lacking)
{
    static const double least = 0.8;
    const struct layout *layout = report->layout;
    const struct report_chart *made = part->made;
    if (!chart_shows(made->chart) || made->chart->stretch != 1)
        return;
    double width = layout_width(layout), height = chart_height(made->chart, layout->text, layout->style, width);
    double wanted = height - lacking;
    if (wanted >= least * height && chart_fit(made->chart, layout->text, layout->style, width, wanted) <= wanted + 0.01)
        part->height -= height - chart_height(made->chart, layout->text, layout->style, width);
    else
        made->chart->stretch = 1;
}

static void put_reference(struct report *report, enum word word, unsigned destination)
{
    report->layout->y += above_reference;
    layout_reference(report->layout, language_word(report->request->language, word), destination);
}

void report_chart(struct report *report, const struct part *part)
{
    const struct report_chart *made = part->made;
    layout_need(report->layout, part->height);
    if (made->apart)
        layout_destination_set(report->layout, made->own);
    if (chart_shows(made->chart))
        layout_chart(report->layout, made->chart);
    report_put_note(report, made->note);
    if (made->apart)
        put_reference(report, WORD_ANNEX_TABLE, made->table);
    report->layout->y += REPORT_BELOW_CHART;
    if (made->grid != NULL && !made->apart) {
        report->layout->y += above_table;
        grid_put(made->grid);
    }
}

/* A timeline shows the projects themselves. */
void report_chart_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading)
{
    bool timeline = part->block->chart_kind == CHART_TIMELINE;
    report_add_set(report, sets, (struct report_set){.title = heading, .query = part->figures->query,
                                                     .kind = timeline ? SET_PROJECTS : SET_FIGURES});
}

/* --- which charts need a table of their own --- */

/* A share is told by the amount that it is of: a chart of shares shows that, too. */
static bool tells_measure(const struct measure *told, const struct measure *measure)
{
    bool amount = told->kind == MEASURE_MONEY && measure->kind == MEASURE_SHARE &&
                  told->quantity.source == measure->quantity.source && told->quantity.stage == measure->quantity.stage;
    return amount || strcmp(told->name, measure->name) == 0;
}

static bool has_measure(const struct block *block, const struct measure *measure)
{
    for (size_t i = 0; i < block->figure_count; i++)
        if (tells_measure(&block->figures[i].measure, measure))
            return true;
    return false;
}

/* Whether each member of a chart has one row in the table: in one of groups, too, where none stands in two of them. */
static bool has_rows(const struct part *table, enum dimension dimension)
{
    const struct figures *figures = table->figures;
    size_t last = table->block->dimension_count - 1;
    if (table->block->dimensions[last] != dimension)
        return false;
    for (size_t i = 0; last > 0 && i < figures->row_count; i++)
        for (size_t k = 0; k < i; k++)
            if (member_equal(figures->rows[i].members[last], figures->rows[k].members[last]))
                return false;
    return true;
}

/* Whether a table shows every figure of a chart: the same rows and methods, and what it measures. */
static bool tells(const struct part *part, const struct report_chart *made)
{
    const struct block *told = &made->told, *table = part->block;
    if (table->kind != BLOCK_TABLE || table->top > 0 || table->allocation != told->allocation ||
        made->chart->series_count != told->figure_count || made->chart->deadline_count > 0)
        return false;
    if (told->dimension_count > 0 && !has_rows(part, told->dimensions[0]))
        return false;
    for (size_t i = 0; i < told->figure_count; i++)
        if (!has_measure(table, &told->figures[i].measure))
            return false;
    return told->figure_count > 0;
}

static bool told_between(const struct report *report, size_t from, size_t to, const struct part *chart)
{
    for (size_t i = from; i < to; i++) {
        const struct part *part = &report->parts[i];
        if (part->shown && part->selection == chart->selection && tells(part, chart->made))
            return true;
    }
    return false;
}

/* What it is called away from its section: with that section's heading where it has none, and the member it is about. */
static const char *title_of(struct report *report, const struct part *chart, const struct part *section)
{
    const char *title = chart->heading[0] != '\0' ? chart->heading : section->heading;
    if (!chart->selection->repeated)
        return title;
    const char *member = label_member(report->arena, report->request->language, chart->selection->member);
    return strstr(title, member) != NULL ? title : arena_format(report->arena, "%s: %s", member, title);
}

static struct part *append(struct report *report, const struct block *block)
{
    struct part *part = arena_append(report->arena, (void **)&report->parts, &report->part_count, &report->part_capacity,
                                     sizeof *report->parts);
    *part = (struct part){.block = block, .selection = report->selection, .shown = true, .heading = "",
                          .end = report->part_count};
    return part;
}

/* A chart's figures as a part of the annex. Adding it may move the parts. */
static void add_figures_of(struct report *report, size_t chart, size_t section)
{
    static const struct block figures = {.kind = BLOCK_CHART_FIGURES};
    struct report_chart *made = report->parts[chart].made;
    made->apart = true;
    made->title = title_of(report, &report->parts[chart], &report->parts[section]);
    made->own = layout_destination_reserve(report->layout);
    made->table = layout_destination_reserve(report->layout);
    report->parts[chart].height += above_reference + report->layout->style->note.leading;
    report->selection = report->parts[chart].selection;
    tabulate(report, made);
    struct part *part = append(report, &figures);
    part->made = made;
    made->grid->table.foot += above_reference + report->layout->style->note.leading;
    part->height = report->layout->style->subheading.leading + below_title + grid_height(made->grid);
}

static bool needs_table(const struct report *report, const struct part *chart, size_t first, size_t end)
{
    const struct report_chart *made = chart->made;
    if (chart->block->kind != BLOCK_CHART || !chart->shown || !chart_shows(made->chart))
        return false;
    enum chart_table where = chart->block->chart_table;
    return where == CHART_TABLE_ANNEX || (where == CHART_TABLE_AS_NEEDED && !told_between(report, first, end, chart));
}

/* A table in place of a map is not there twice. */
static void drop_replacement(struct report *report, struct part *chart, const struct part *section)
{
    size_t first = (size_t)(section - report->parts);
    const struct report_chart *made = chart->made;
    if (chart->block->kind == BLOCK_CHART && chart->shown && !chart_shows(made->chart) &&
        told_between(report, first, section->end, chart))
        chart->shown = false;
}

void report_add_annex(struct report *report)
{
    static const struct block annex = {.kind = BLOCK_SECTION, .page = PAGE_SAME};
    struct selection *whole = report->selection;
    size_t count = report->part_count, section = 0, holder = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const struct part *part = &report->parts[i];
        if (part->block->kind == BLOCK_SECTION)
            section = i;
        drop_replacement(report, &report->parts[i], &report->parts[section]);
        if (!report->parts[section].shown || !needs_table(report, part, section, report->parts[section].end))
            continue;
        if (holder == SIZE_MAX) {
            holder = report->part_count;
            append(report, &annex)->heading = language_word(report->request->language, WORD_ANNEX);
        }
        add_figures_of(report, i, section);
    }
    if (holder != SIZE_MAX)
        report->parts[holder].end = report->part_count;
    report->selection = whole;
}

void report_chart_figures(struct report *report, const struct part *part)
{
    const struct report_chart *made = part->made;
    struct layout *layout = report->layout;
    layout_need(layout, part->height);
    layout_destination_set(layout, made->table);
    report_heading(report, 2, made->title, below_title, /*entered*/ false);
    layout->y += below_title;
    grid_put(made->grid);
    put_reference(report, WORD_ANNEX_CHART, made->own);
}
