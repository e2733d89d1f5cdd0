#include "language/labels.h"
#include "layout/report_parts.h"

/* How the report's figures are made, in words: only of what it shows, so that the two cannot differ. */

enum { MOST_PARAGRAPHS = 13 };

/* What the report uses. */
struct methods {
    bool shares, local, rates, start_years, elapsed, indicators, changes, estimates, times, cumulative, lapse, claims;
    unsigned allocations[DIMENSIONS]; /* a bit each of enum allocation, as the template asks */
};

struct method_note {
    struct report *report;
    struct buffer paragraph;  /* being put together */
    struct passage *items;
    size_t count;
};

/* --- what is used --- */

static bool is_estimate(struct quantity quantity)
{
    return quantity.source == SOURCE_EU_ESTIMATE || quantity.source == SOURCE_STATE_ESTIMATE;
}

static void look_at_measure(struct methods *methods, const struct measure *measure)
{
    methods->shares |= measure->kind == MEASURE_SHARE || measure->kind == MEASURE_PORTION;
    methods->rates |= measure->kind == MEASURE_RATE;
    methods->local |= !measure_counts(measure) &&
                      measure->quantity.source == SOURCE_MUNICIPAL_AND_OTHER_PUBLIC;
    methods->estimates |= is_estimate(measure->quantity) || is_estimate(measure->denominator);
    methods->cumulative |= measure->kind == MEASURE_CUMULATIVE;
    methods->claims |= measure->kind == MEASURE_LAPSING;
}

/* Projects whole in a list or cards are not divided. */
static void look_at_dimensions(struct methods *methods, const struct block *block)
{
    bool divides = block->kind == BLOCK_TABLE || block->kind == BLOCK_CHART;
    for (size_t i = 0; i < block->dimension_count; i++) {
        enum dimension dimension = block->dimensions[i];
        methods->start_years |= dimension == DIMENSION_YEAR;
        methods->times |= dimension_of_money_time(dimension);
        methods->lapse |= dimension == DIMENSION_LAPSE_DATE;
        if (divides && dimension_allocated(dimension))
            methods->allocations[dimension] |= 1u << allocation_of(dimension, block->allocation);
    }
}

/* A table or chart shows those of its block's measures that are told. */
static void look_at_measures(struct methods *methods, const struct part *part)
{
    if (part->figures == NULL)
        for (size_t i = 0; i < part->block->figure_count; i++)
            look_at_measure(methods, &part->block->figures[i].measure);
    else
        for (size_t i = 0; i < part->figures->query.measure_count; i++)
            look_at_measure(methods, &part->figures->query.measures[i]);
}

static void look_at(struct methods *methods, const struct part *part)
{
    const struct block *block = part->block;
    if (!part->shown)
        return;
    look_at_measures(methods, part);
    look_at_dimensions(methods, block);
    for (size_t i = 0; i < block->column_count; i++)
        methods->elapsed |= block->columns[i].fact == FACT_ELAPSED;
    methods->indicators |= block->kind == BLOCK_INDICATORS;
    methods->changes |= block->kind == BLOCK_CHANGES;
}

/* --- in words --- */

static void say_text(struct method_note *note, const char *sentence)
{
    buffer_printf(&note->paragraph, "%s%s", note->paragraph.length > 0 ? " " : "", sentence);
}

static void say(struct method_note *note, enum word word, const char *one, const char *two, const char *three)
{
    say_text(note, report_fill(note->report, word, one, two, three));
}

static void end_paragraph(struct method_note *note)
{
    struct arena *arena = note->report->arena;
    if (note->paragraph.length > 0)
        note->items[note->count++] =
            (struct passage){arena_copy(arena, buffer_text(&note->paragraph), note->paragraph.length),
                             note->report->request->language, TEXT_BODY, /*item*/ false};
    buffer_clear(&note->paragraph);
}

static void say_period(struct method_note *note, const struct methods *methods)
{
    static const enum word rules[] = {
        [PERIOD_BY_PROGRAMME] = WORD_METHOD_PERIOD_PROGRAMME,
        [PERIOD_BY_DECISION_DATE] = WORD_METHOD_PERIOD_DECISION,
        [PERIOD_BY_RUNNING] = WORD_METHOD_PERIOD_RUNNING,
    };
    const struct report_request *request = note->report->request;
    say(note, rules[request->period->rule], code_name(request->period, request->language), "", "");
    const char *limits = report_limits(note->report->arena, request);
    if (*limits != '\0')
        say(note, WORD_METHOD_LIMITS, limits, "", "");
    if (methods->start_years)
        say(note, WORD_METHOD_START_YEAR, "", "", "");
    if (methods->elapsed)
        say(note, WORD_METHOD_ELAPSED, "", "", "");
    end_paragraph(note);
}

/* Of a day that is not the register's own, and of what had not been decided on it. */
static void say_day(struct method_note *note)
{
    const struct report_request *request = note->report->request;
    const char *day = report_date(note->report, request->situation_date);
    if (date_compare(request->situation_date, request->reg->situation_date) != 0)
        say(note, WORD_METHOD_OTHER_DAY, report_date(note->report, request->reg->situation_date), day, "");
    if (request->reg->later_count > 0)
        say(note, WORD_METHOD_LATER, day, report_count(note->report, request->reg->later_count), "");
    end_paragraph(note);
}

static void say_money(struct method_note *note, const struct methods *methods)
{
    say(note, WORD_METHOD_MONEY, "", "", "");
    end_paragraph(note);
    if (methods->shares)
        say(note, WORD_METHOD_SHARES, "", "", "");
    if (methods->rates)
        say(note, WORD_METHOD_RATES, "", "", "");
    if (methods->local)
        say(note, WORD_METHOD_LOCAL, "", "", "");
    if (methods->indicators)
        say(note, WORD_METHOD_INDICATORS, "", "", "");
    end_paragraph(note);
}

/* Places or themes that are divided in the same way are named together. */
static void say_allocation(struct method_note *note, const struct methods *methods, enum allocation method, bool places)
{
    struct report *report = note->report;
    enum language language = report->request->language;
    enum dimension last = DIMENSIONS;
    struct buffer names;
    buffer_init(&names, BUFFER_UNLIMITED);
    for (enum dimension d = 0; d < DIMENSIONS; d++) {
        if (!(methods->allocations[d] >> method & 1) || dimension_of_places(d) != places)
            continue;
        buffer_printf(&names, "%s%s", names.length > 0 ? ", " : "", label_dimension(language, d));
        last = d;
    }
    if (last != DIMENSIONS)
        say_text(note, label_allocation_method(report->arena, language, buffer_text(&names), last, method));
    buffer_release(&names);
}

static void say_divisions(struct method_note *note, const struct methods *methods)
{
    for (enum allocation method = 0; method < ALLOCATIONS; method++) {
        say_allocation(note, methods, method, /*places*/ true);
        say_allocation(note, methods, method, /*places*/ false);
    }
    end_paragraph(note);
}

static void say_times(struct method_note *note, const struct methods *methods)
{
    if (methods->estimates)
        say(note, WORD_REMARK_ESTIMATE, "", "", "");
    end_paragraph(note);
    if (methods->times)
        say(note, WORD_REMARK_TIMES, "", "", "");
    if (methods->cumulative)
        say(note, WORD_REMARK_CUMULATIVE, "", "", "");
    if (methods->lapse || methods->claims)
        say(note, WORD_REMARK_LAPSE, "", "", "");
    if (methods->claims)
        say(note, WORD_REMARK_CLAIMS, "", "", "");
    end_paragraph(note);
}

static void say_changes(struct method_note *note)
{
    const struct changes_side *previous = note->report->request->previous;
    say(note, WORD_METHOD_CHANGES, report_register_file(previous->reg), report_date(note->report, previous->situation_date),
        previous->reg->input.digest);
    end_paragraph(note);
}

static void say_origin(struct method_note *note)
{
    const struct report_request *request = note->report->request;
    say(note, WORD_METHOD_DIGEST, request->reg->input.digest, "", "");
    end_paragraph(note);
    say(note, WORD_METHOD_VERSION, request->version, "", "");
    end_paragraph(note);
}

void report_make_method(struct report *report, struct part *part)
{
    struct methods methods = {.shares = false};
    struct method_note note = {.report = report,
                               .items = arena_array(report->arena, MOST_PARAGRAPHS, sizeof *note.items)};
    buffer_init(&note.paragraph, BUFFER_UNLIMITED);
    for (size_t i = 0; i < report->part_count; i++)
        look_at(&methods, &report->parts[i]);
    say_period(&note, &methods);
    say_day(&note);
    say_money(&note, &methods);
    say_divisions(&note, &methods);
    say_times(&note, &methods);
    if (methods.changes)
        say_changes(&note);
    say_origin(&note);
    buffer_release(&note.paragraph);
    report_make_passages(report, part, note.items, note.count);
}
