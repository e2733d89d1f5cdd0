#include <stdlib.h>
#include <string.h>

#include "language/labels.h"
#include "layout/report_grid.h"

/* Indicators with target, what is achieved and its per cent: of one project, or of all, where the same indicator in the same
 * unit adds up over projects - never over units. */

/* One indicator in one unit, of the projects of one row. Sums in millionths. */
struct tally {
    const struct code *code;
    const char *unit;              /* NULL: not told */
    bool result;
    money target, achieved;        /* [millionths]: added up with the same care as money */
    money both_target, both_achieved; /* of projects that tell both */
    uint32_t targets, achievements, both, projects;
    size_t place;                  /* of its first mention */
};

struct tallies {
    struct tally *items;
    size_t count, capacity;
};

static bool is_told(int64_t millionths)
{
    return millionths != INT64_MIN;
}

/* --- in words --- */

/* As many decimals as it has. */
static const char *number_text(struct report *report, bool known, int64_t millionths)
{
    if (!known)
        return language_word(report->request->language, WORD_NIL);
    int decimals = 6;
    while (decimals > 0 && millionths % 10 == 0) {
        millionths /= 10;
        decimals--;
    }
    struct buffer out;
    buffer_init(&out, 64);
    language_decimal(&out, report->request->language, millionths, decimals);
    return report_keep(report, &out);
}

static const char *rate_text(struct report *report, const struct tally *tally)
{
    if (tally->both == 0 || tally->both_target.cents == 0)
        return language_word(report->request->language, WORD_NIL);
    struct buffer out;
    buffer_init(&out, 64);
    language_decimal(&out, report->request->language, money_ratio(tally->both_achieved, tally->both_target, 1000), 1);
    return report_keep(report, &out);
}

static const char *name_of(struct report *report, const struct tally *tally)
{
    const char *name = code_name(tally->code, report->request->language);
    return strcmp(name, tally->code->id) == 0 ? name : arena_format(report->arena, "%s %s", tally->code->id, name);
}

/* --- adding up --- */

static bool same_unit(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

static struct tally *find_tally(struct report *report, struct tallies *tallies, const struct indicator *indicator)
{
    for (size_t i = 0; i < tallies->count; i++)
        if (tallies->items[i].code == indicator->code && same_unit(tallies->items[i].unit, indicator->unit))
            return &tallies->items[i];
    struct tally *tally = arena_append(report->arena, (void **)&tallies->items, &tallies->count, &tallies->capacity,
                                       sizeof *tallies->items);
    *tally = (struct tally){.code = indicator->code, .unit = indicator->unit, .result = indicator->result,
                            .place = tallies->count};
    return tally;
}

static void add_value(struct report *report, money *sum, int64_t value)
{
    if (money_add(sum, *sum, money_of(value)) || report->failed)
        return;
    findings_add(report->findings, FINDING_INDICATORS_OVERFLOW, NOWHERE);
    report->failed = true;
}

static void add_indicator(struct report *report, struct tallies *tallies, const struct indicator *indicator)
{
    struct tally *tally = find_tally(report, tallies, indicator);
    bool target = is_told(indicator->target), achieved = is_told(indicator->achieved);
    tally->projects++;
    tally->targets += target;
    tally->achievements += achieved;
    tally->both += target && achieved;
    if (target)
        add_value(report, &tally->target, indicator->target);
    if (achieved)
        add_value(report, &tally->achieved, indicator->achieved);
    if (target && achieved) {
        add_value(report, &tally->both_target, indicator->target);
        add_value(report, &tally->both_achieved, indicator->achieved);
    }
}

/* Output indicators first, each in the order of the code list. */
static int by_code(const void *a, const void *b)
{
    const struct tally *one = a, *other = b;
    if (one->result != other->result)
        return one->result ? 1 : -1;
    if (one->code->order != other->code->order)
        return one->code->order < other->code->order ? -1 : 1;
    return (one->place > other->place) - (one->place < other->place);
}

/* --- rows --- */

static void begin_grid(struct grid *grid, struct report *report, bool counted)
{
    enum language language = report->request->language;
    grid_init(grid, report);
    grid_text(grid, language_word(language, WORD_INDICATOR), 4);
    grid_text(grid, language_word(language, WORD_INDICATOR_KIND), 1.2);
    grid_text(grid, language_word(language, WORD_INDICATOR_UNIT), 1.5);
    if (counted)
        grid_number(grid, language_word(language, WORD_PROJECTS));
    grid_number(grid, language_word(language, WORD_INDICATOR_TARGET));
    grid_number(grid, language_word(language, WORD_INDICATOR_ACHIEVED));
    grid_number(grid, language_word(language, WORD_INDICATOR_RATE));
}

static void put_tally(struct grid *grid, const struct tally *tally, bool counted)
{
    struct report *report = grid->report;
    enum language language = report->request->language;
    struct grid_row *row = grid_row(grid, TABLE_ROW);
    const char **at = row->texts;
    *at++ = name_of(report, tally);
    *at++ = language_word(language, tally->result ? WORD_INDICATOR_RESULT : WORD_INDICATOR_OUTPUT);
    *at++ = tally->unit == NULL ? language_word(language, WORD_NIL) : tally->unit;
    if (counted)
        *at++ = report_count(report, tally->projects);
    *at++ = number_text(report, tally->targets > 0, tally->target.cents);
    *at++ = number_text(report, tally->achievements > 0, tally->achieved.cents);
    *at = rate_text(report, tally);
}

static void put_tallies(struct grid *grid, struct tallies *tallies, bool counted)
{
    if (tallies->count > 0)
        qsort(tallies->items, tallies->count, sizeof *tallies->items, by_code);
    for (size_t i = 0; i < tallies->count; i++)
        put_tally(grid, &tallies->items[i], counted);
}

void report_indicators_of(struct report *report, const struct project *project, struct grid *out)
{
    struct tallies tallies = {.count = 0};
    for (size_t i = 0; i < project->indicator_count; i++)
        add_indicator(report, &tallies, &project->indicators[i]);
    begin_grid(out, report, /*counted*/ false);
    put_tallies(out, &tallies, /*counted*/ false);
    grid_finish(out, NULL, 1);
}

/* --- the block --- */

static void put_group(struct grid *grid, const struct block *block, const struct figures *figures,
                      const struct figure_row *row)
{
    struct report *report = grid->report;
    struct tallies tallies = {.count = 0};
    for (uint32_t i = 0; i < row->slice_count; i++) {
        const struct project *project = figures->slices[row->first + i].project;
        for (size_t k = 0; k < project->indicator_count; k++)
            add_indicator(report, &tallies, &project->indicators[k]);
    }
    if (tallies.count > 0 && block->dimension_count > 0)
        grid_row(grid, TABLE_GROUP)->texts[0] = label_member(report->arena, report->request->language, row->members[0]);
    put_tallies(grid, &tallies, /*counted*/ true);
}

void report_make_indicators(struct report *report, struct part *part)
{
    struct grid *made = arena_alloc(report->arena, sizeof *made);
    begin_grid(made, report, /*counted*/ true);
    for (size_t i = 0; i < part->figures->row_count; i++)
        put_group(made, part->block, part->figures, &part->figures->rows[i]);
    part->shown = made->row_count > 0;
    part->made = made;
    if (!part->shown)
        return;
    grid_finish(made, NULL, 1);
    part->height = grid_beginning(made);
    part->whole = grid_whole(made);
}

void report_indicators(struct report *report, const struct part *part)
{
    grid_put(part->made);
    report_put_note(report, language_word(report->request->language, WORD_METHOD_INDICATORS));
}
