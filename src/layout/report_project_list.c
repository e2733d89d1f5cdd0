#include <stdlib.h>
#include <string.h>

#include "language/labels.h"
#include "layout/report_parts.h"

/* Projects row by row, in groups of a dimension with subtotals or all in one, and what has been listed so far carried over
 * page ends. */

enum { MOST_ENTRIES = 20 }; /* in the list of contents */

/* What rows add up to while they are listed. */
struct sums {
    money amounts[TABLE_COLUMNS];     /* by measure */
    uint32_t known[TABLE_COLUMNS];
    uint32_t projects;
};

struct listing {
    struct report *report;
    const struct block *block;
    struct table table;
    struct table_column columns[TABLE_COLUMNS];
    bool entries;                     /* groups are named in the list of contents */
    struct sums carried;              /* of the present group so far */
};

static bool is_grouped(const struct block *block)
{
    return block->dimension_count > 0;
}

/* --- rows --- */

/* A group project counts once, whatever its entries. */
static void add_to_sums(struct sums *sums, const struct block *block, const struct slice *slice)
{
    sums->projects += !slice->repeats;
    for (size_t m = 0; m < block->figure_count; m++) {
        money amount;
        if (!slice_amount(slice, block->figures[m].measure.quantity, &amount))
            continue;
        (void)money_add(&sums->amounts[m], sums->amounts[m], amount); /* within the total, which fits */
        sums->known[m]++;
    }
}

static void put_sums(const struct listing *listing, const struct sums *sums, const char *texts[TABLE_COLUMNS])
{
    const struct block *block = listing->block;
    for (size_t i = 0; i < block->column_count; i++) {
        size_t m = block->columns[i].figure;
        if (block->columns[i].fact == FACT_MEASURE && block->figures[m].measure.kind == MEASURE_MONEY)
            texts[i] = report_money(listing->report, sums->amounts[m], sums->known[m] > 0);
    }
}

static void carry(void *context, bool next, const char *texts[TABLE_COLUMNS])
{
    const struct listing *listing = context;
    struct report *report = listing->report;
    if (listing->carried.projects == 0)
        return;
    texts[0] = report_fill(report, next ? WORD_CARRIED_TO : WORD_CARRIED_FROM,
                           report_count(report, listing->carried.projects), "", "");
    put_sums(listing, &listing->carried, texts);
}

static const char *cell_of(struct listing *listing, const struct slice *slice, size_t column)
{
    const struct list_column *about = &listing->block->columns[column];
    if (about->fact != FACT_MEASURE)
        return report_fact(listing->report, slice->project, about->fact, &listing->table.languages[column]);
    money amount = {0};
    bool known = slice_amount(slice, listing->block->figures[about->figure].measure.quantity, &amount);
    return report_money(listing->report, amount, known);
}

static void cells_of(struct listing *listing, const struct slice *slice, const char *texts[TABLE_COLUMNS])
{
    for (size_t i = 0; i < listing->block->column_count; i++)
        texts[i] = cell_of(listing, slice, i);
}

static void put_project(struct listing *listing, const struct slice *slice, double keep)
{
    const char *texts[TABLE_COLUMNS] = {NULL};
    cells_of(listing, slice, texts);
    table_row(&listing->table, TABLE_ROW, texts, keep);
    add_to_sums(&listing->carried, listing->block, slice);
}

static const char *others_label(struct report *report, size_t count)
{
    return report_fill(report, WORD_OTHERS, report_count(report, (int64_t)count), "", "");
}

/* The column of projects' names, else the first. */
static size_t name_column(const struct block *block)
{
    for (size_t i = 0; i < block->column_count; i++)
        if (block->columns[i].fact == FACT_NAME)
            return i;
    return 0;
}

static const char *persons_label(struct report *report, size_t count)
{
    return report_fill(report, WORD_PERSONS_PROJECTS, report_count(report, (int64_t)count), "", "");
}

/* What projects come to that have no row of their own. */
static void put_together(struct listing *listing, const char *label, size_t column, const struct slice *slices,
                         size_t count, double keep)
{
    struct report *report = listing->report;
    struct sums sums = {.projects = 0};
    const char *texts[TABLE_COLUMNS] = {NULL};
    texts[column] = label;
    for (size_t i = 0; i < count; i++) {
        add_to_sums(&sums, listing->block, &slices[i]);
        add_to_sums(&listing->carried, listing->block, &slices[i]);
    }
    put_sums(listing, &sums, texts);
    for (size_t i = 0; i < listing->block->column_count; i++)
        listing->table.languages[i] = report->request->language;
    table_row(&listing->table, TABLE_ROW, texts, keep);
}

static void put_sum(struct listing *listing, enum table_row kind, const char *label, const struct figure_row *row,
                    double keep)
{
    const struct block *block = listing->block;
    const char *texts[TABLE_COLUMNS] = {label};
    for (size_t i = 0; i < block->column_count; i++)
        if (block->columns[i].fact == FACT_MEASURE)
            texts[i] = report_cell(listing->report, &block->figures[block->columns[i].figure].measure,
                                   &row->figures[block->columns[i].figure], UNIT_EURO);
    table_row(&listing->table, kind, texts, keep);
}

/* --- order --- */

struct amount_of {
    const struct slice *slice;
    size_t place;           /* before sorting: ties stay in this order */
    money amount;
    bool known;
};

static int largest_first(const void *a, const void *b)
{
    const struct amount_of *one = a, *other = b;
    if (one->known != other->known)
        return one->known ? -1 : 1;
    if (one->known && one->amount.cents != other->amount.cents)
        return one->amount.cents > other->amount.cents ? -1 : 1;
    return (one->place > other->place) - (one->place < other->place);
}

/* What a row holds, in the order of the list. */
static const struct slice *slices_of(const struct listing *listing, const struct figures *figures,
                                     const struct figure_row *row)
{
    const struct block *block = listing->block;
    const struct slice *slices = &figures->slices[row->first];
    if (block->sort == NO_SORTING)
        return slices;
    struct amount_of *amounts = arena_array(listing->report->arena, row->slice_count + 1, sizeof *amounts);
    struct slice *sorted = arena_array(listing->report->arena, row->slice_count + 1, sizeof *sorted);
    for (uint32_t i = 0; i < row->slice_count; i++) {
        amounts[i] = (struct amount_of){.slice = &slices[i], .place = i};
        amounts[i].known = slice_amount(&slices[i], block->figures[block->sort].measure.quantity, &amounts[i].amount);
    }
    qsort(amounts, row->slice_count, sizeof *amounts, largest_first);
    for (uint32_t i = 0; i < row->slice_count; i++)
        sorted[i] = *amounts[i].slice;
    return sorted;
}

/* The same with what natural persons carry out last, from `*open` on. */
static const struct slice *hidden_last(struct report *report, const struct slice *slices, size_t count, size_t *open)
{
    struct slice *parted = arena_array(report->arena, count + 1, sizeof *parted);
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        if (!project_hides_person(slices[i].project))
            parted[at++] = slices[i];
    *open = at;
    for (size_t i = 0; i < count; i++)
        if (project_hides_person(slices[i].project))
            parted[at++] = slices[i];
    return parted;
}

/* --- groups --- */

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
static void mark_group(const struct listing *listing, const char *title)
{
    struct layout *layout = listing->report->layout;
    double height = table_line_height(&listing->table);
    layout->y -= height;
    unsigned destination = layout_destination(layout);
    layout->y += height;
    layout_bookmark(layout, 2, title, destination);
    if (listing->entries)
        layout_entry(layout, 2, title, destination);
}

/* What a row holds in the order of the list, the `shown` ones that have a row each before those of natural persons. */
static const struct slice *listed(const struct listing *listing, const struct figures *figures, const struct figure_row *row,
                                  size_t *shown)
{
    return hidden_last(listing->report, slices_of(listing, figures, row), row->slice_count, shown);
}

/* What stands on the page of a group's heading: its first two rows, and what is below them when it has no more. [pt] */
static double beginning_of(struct listing *listing, const struct slice *slices, size_t count, double below)
{
    double height = count > 2 ? 0 : below;
    for (size_t i = 0; i < count && i < 2; i++) {
        const char *texts[TABLE_COLUMNS] = {NULL};
        cells_of(listing, &slices[i], texts);
        height += table_row_height(&listing->table, TABLE_ROW, texts);
    }
    return height;
}

/* The rows of a group, the last two of which stand together above `below` [pt]. */
static void put_rows(struct listing *listing, const struct slice *slices, size_t shown, const struct figure_row *row,
                     double below)
{
    struct report *report = listing->report;
    size_t top = listing->block->top, persons = row->slice_count - shown;
    if (top > 0 && top + 1 < shown)
        shown = top;
    size_t others = row->slice_count - persons - shown, rows = shown + (others > 0) + (persons > 0);
    double line = table_line_height(&listing->table);
    memset(&listing->carried, 0, sizeof listing->carried);
    for (size_t i = 0; i < shown; i++)
        put_project(listing, &slices[i], i + 2 < rows ? 0 : below + (double)(rows - 1 - i) * line);
    if (others > 0)
        put_together(listing, others_label(report, others), 0, slices + shown, others, below + (persons > 0 ? line : 0));
    if (persons > 0)
        put_together(listing, persons_label(report, persons), name_column(listing->block), slices + shown + others,
                     persons, below);
}

static void put_ungrouped(struct listing *listing, const struct figures *figures, const struct figure_row *row, double below)
{
    size_t shown;
    const struct slice *slices = listed(listing, figures, row, &shown);
    put_rows(listing, slices, shown, row, below);
}

static void put_group(struct listing *listing, const struct figures *figures, const struct figure_row *row)
{
    struct report *report = listing->report;
    const char *brief = label_member_short(report->arena, report->request->language, row->members[0]);
    const char *title = group_title(report, listing->block->dimensions[0], row->members[0]);
    const char *texts[TABLE_COLUMNS] = {title};
    bool last = row == &figures->rows[figures->row_count - 1];
    double line = table_line_height(&listing->table), total = last ? line + listing->table.foot : 0; /* follows the last group */
    size_t shown;
    const struct slice *slices = listed(listing, figures, row, &shown);
    listing->carried.projects = 0;
    table_row(&listing->table, TABLE_GROUP, texts, beginning_of(listing, slices, shown, line + total));
    mark_group(listing, title);
    put_rows(listing, slices, shown, row, line + total);
    put_sum(listing, TABLE_SUBTOTAL,
            report_fill(report, WORD_SUBTOTAL_COUNT, brief, report_count(report, row->projects), ""), row, total);
    listing->carried.projects = 0;
}

/* --- columns --- */

/* How much of what is left a column of texts takes; 0: as much as its widest text. */
static double share_of(enum column_fact fact)
{
    switch (fact) {
    case FACT_NAME: return 3;
    case FACT_IMPLEMENTER:
    case FACT_AUTHORITY:
    case FACT_PROGRAMME:
    case FACT_PLACE:
    case FACT_CONTACT: return 2;
    default: return 0;
    }
}

/* The widest of what a column of codes or dates shows, looked for among the projects by length. */
static const char *widest_fact(struct report *report, const struct figures *figures, enum column_fact fact)
{
    if (fact == FACT_DURATION)
        return "28.12.2000–28.12.2000";
    if (fact == FACT_START || fact == FACT_END)
        return "28.12.2000";
    const char *widest = "";
    enum language unused;
    for (size_t i = 0; i < figures->project_count; i++) {
        const char *text = report_fact(report, figures->projects[i], fact, &unused);
        if (strlen(text) > strlen(widest))
            widest = text;
    }
    return fact == FACT_CODE && strlen(widest) > 12 ? "000000000000" : widest;
}

static struct table_column column_of(struct report *report, const struct block *block, const struct list_column *about)
{
    if (about->fact == FACT_MEASURE)
        return (struct table_column){.heading = report_label(report, &block->figures[about->figure]), .number = true};
    const char *own = report_words(report, &about->label, about->place);
    const char *usual = report_fact_label(report->request->language, about->fact);
    return (struct table_column){.heading = own[0] != '\0' ? own : usual, .number = about->fact == FACT_ELAPSED};
}

static void fit_fact(struct listing *listing, const struct figures *figures, size_t i)
{
    struct report *report = listing->report;
    const struct list_column *about = &listing->block->columns[i];
    struct table_column *column = &listing->columns[i];
    if (share_of(about->fact) > 0)
        return;
    const char *texts[] = {widest_fact(report, figures, about->fact),
                           i == 0 && listing->block->top > 0 ? others_label(report, figures->project_count) : ""};
    table_column_fit(report->layout, &report->layout->style->small_table, FACE_REGULAR, column, texts, 2,
                     about->fact == FACT_CODE ? 28 : 0);
}

/* Where there are few sums, headings that stand in no group take two lines instead of three. */
static void fit_measure(struct listing *listing, const struct figures *figures, size_t i)
{
    bool one_line = listing->columns[i].group != NULL || listing->block->figure_count > 3;
    double least = one_line ? 36 : 53; /* [pt] */
    struct report *report = listing->report;
    size_t m = listing->block->columns[i].figure;
    const char *total = report_money(report, figures->total.figures[m].sum, true);
    table_column_fit(report->layout, &report->layout->style->small_table, FACE_BOLD, &listing->columns[i], &total, 1, least);
}

/* Columns of texts share what codes, dates and sums leave. False, with a finding, when that is too little. */
static bool make_columns(struct listing *listing, const struct figures *figures)
{
    static const double gap = 8, least = 22; /* [pt]; of one share */
    const struct block *block = listing->block;
    double left = layout_width(listing->report->layout) - gap * (double)(block->column_count - 1), shares = 0;
    for (size_t i = 0; i < block->column_count; i++)
        listing->columns[i] = column_of(listing->report, block, &block->columns[i]);
    table_columns_group(listing->report->arena, listing->columns, block->column_count);
    for (size_t i = 0; i < block->column_count; i++) {
        if (block->columns[i].fact == FACT_MEASURE)
            fit_measure(listing, figures, i);
        else
            fit_fact(listing, figures, i);
        left -= listing->columns[i].width;
        shares += block->columns[i].fact == FACT_MEASURE ? 0 : share_of(block->columns[i].fact);
    }
    listing->columns[0].header = true;
    for (size_t i = 0; i < block->column_count; i++)
        if (block->columns[i].fact != FACT_MEASURE && share_of(block->columns[i].fact) > 0)
            listing->columns[i].width = left * share_of(block->columns[i].fact) / shares;
    if (left >= shares * least)
        return true;
    findings_add(listing->report->findings, FINDING_TEMPLATE_TOO_WIDE, block->place);
    return false;
}

/* The columns before the first sum: their labels stand there. */
static size_t columns_of_label(const struct block *block)
{
    size_t count = 0;
    while (count < block->column_count && block->columns[count].fact != FACT_MEASURE)
        count++;
    return count;
}

/* --- the block --- */

/* What stands together where the list begins: its header, the first group's heading and two rows, the line that is carried
 * over. [pt] */
static double beginning(struct listing *listing, const struct figures *figures)
{
    const struct figure_row *first = &figures->rows[0];
    const char *group[TABLE_COLUMNS] = {""};
    double line = table_line_height(&listing->table), heading = 0;
    double below = figures->row_count == 1 ? 2 * line + listing->table.foot : line; /* sums and note */
    size_t shown;
    const struct slice *slices = listed(listing, figures, first, &shown);
    if (is_grouped(listing->block)) {
        group[0] = group_title(listing->report, listing->block->dimensions[0], first->members[0]);
        heading = table_row_height(&listing->table, TABLE_GROUP, group);
    }
    return table_height(&listing->table, NULL, NULL, 0, 0) + heading + line +
           beginning_of(listing, slices, shown, below);
}

size_t report_project_list_entries(const struct part *part, unsigned depth)
{
    size_t groups = part->figures->row_count;
    return depth > 1 && is_grouped(part->block) && groups > 1 && groups <= MOST_ENTRIES ? groups : 0;
}

static const char *note_of(struct report *report, const struct listing *listing, const struct figures *figures)
{
    const char *coverage = report_coverage(report, listing->block, figures), *persons = report_persons_note(report, figures);
    return persons[0] == '\0' ? coverage : arena_format(report->arena, "%s %s", persons, coverage);
}

void report_make_project_list(struct report *report, struct part *part)
{
    struct listing *made = arena_alloc(report->arena, sizeof *made);
    struct block *block = arena_alloc(report->arena, sizeof *block);
    *block = report_only(report, part->block, part->figures, report_figure_known);
    if (block->figure_count < part->block->figure_count && (part->figures = report_figures(report, block)) == NULL)
        return;
    *made = (struct listing){.report = report, .block = block,
                             .entries = report_project_list_entries(part, report->request->template->contents) > 0};
    part->made = made;
    if (!make_columns(made, part->figures)) {
        report->failed = true;
        return;
    }
    table_init(&made->table, report->layout, &report->layout->style->small_table, made->columns,
               block->column_count,
               block->figure_count == 0 ? NULL : language_word(report->request->language, WORD_UNIT_EUROS));
    made->table.carry = carry;
    made->table.context = made;
    made->table.sum_span = columns_of_label(block);
    made->table.foot = report_note_height(report, note_of(report, made, part->figures));
    part->height = beginning(made, part->figures);
}

void report_project_list(struct report *report, const struct part *part)
{
    const struct figures *figures = part->figures;
    struct listing *listing = part->made;
    double line = table_line_height(&listing->table);
    table_begin(&listing->table);
    for (size_t i = 0; i < figures->row_count; i++) {
        const struct figure_row *row = &figures->rows[i];
        if (is_grouped(part->block))
            put_group(listing, figures, row);
        else
            put_ungrouped(listing, figures, row, line + listing->table.foot);
    }
    listing->carried.projects = 0;
    put_sum(listing, TABLE_TOTAL,
            report_fill(report, WORD_TOTAL_COUNT, report_count(report, figures->total.projects), "", ""),
            &figures->total, listing->table.foot);
    table_end(&listing->table);
    report_put_note(report, note_of(report, listing, figures));
}

void report_project_list_sets(struct report *report, struct report_sets *sets, const struct part *part,
                              const char *heading)
{
    report_add_set(report, sets, (struct report_set){.title = heading, .query = part->figures->query, .kind = SET_PROJECTS});
}
