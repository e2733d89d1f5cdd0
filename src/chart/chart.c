#include "chart/chart.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/chart_drawing.h"
#include "chart/chart_lapse.h"
#include "chart/chart_map.h"
#include "language/labels.h"

static void describe_amounts(const struct chart *chart, struct buffer *out);
static void describe_shares(const struct chart *chart, struct buffer *out);

static const struct {
    double (*draw)(struct chart_drawing *drawing);
    void (*describe)(const struct chart *chart, struct buffer *out);
    size_t most_series; /* of amounts; 0: the measures do not matter */
    size_t most_rates;  /* beside amounts */
    bool shares;        /* divides a whole; else tells amounts on a scale */
} kinds[CHART_KINDS] = {
    [CHART_BARS] = {chart_bars_draw, describe_amounts, 2},
    [CHART_GROUPED] = {chart_grouped_draw, describe_amounts, 4},
    [CHART_STACKED] = {chart_stacked_draw, describe_amounts, 7},
    [CHART_STACK] = {chart_stack_draw, describe_shares, 7, .shares = true},
    [CHART_COLUMNS] = {chart_columns_draw, describe_amounts, 4, .most_rates = 1},
    [CHART_LINES] = {chart_lines_draw, describe_amounts, 4},
    [CHART_TIMELINE] = {chart_timeline_draw, chart_timeline_describe, 0},
    [CHART_MAP] = {chart_map_draw, describe_amounts, 1},
};

/* The precision of shares: 10ths of a per cent. */
static const int64_t whole_share = 1000;

/* --- from figures --- */

static enum chart_quantity quantity_of(const struct measure *measure)
{
    switch (measure->kind) {
    case MEASURE_PROJECTS:
    case MEASURE_SUB_PROJECTS: return QUANTITY_PROJECTS;
    case MEASURE_SHARE:
    case MEASURE_PORTION:
    case MEASURE_RATE: return QUANTITY_PER_CENT;
    default: return QUANTITY_MONEY;
    }
}

/* How many of the last measures are rates beside amounts of money or projects. */
static size_t count_rates(enum chart_kind kind, const struct query *query)
{
    size_t count = query->measure_count;
    return kinds[kind].most_rates > 0 && count > 1 && quantity_of(&query->measures[count - 1]) == QUANTITY_PER_CENT &&
           quantity_of(&query->measures[0]) != QUANTITY_PER_CENT;
}

/* Whether its measures divide a bar. */
static bool divides(enum chart_kind kind)
{
    return kind == CHART_STACK || kind == CHART_STACKED;
}

static bool can_show(enum chart_kind kind, const struct query *query, size_t m)
{
    const struct measure *measure = &query->measures[m], *first = &query->measures[0];
    enum chart_quantity quantity = quantity_of(measure);
    bool parts = divides(kind); /* of a sum: only money adds up */
    if (quantity == QUANTITY_MONEY || !parts)
        return quantity == quantity_of(first) && measure_of_money(measure) == measure_of_money(first) &&
               (!parts || measure->kind == MEASURE_MONEY);
    return kinds[kind].shares && measure->kind == MEASURE_SHARE && first->kind == MEASURE_SHARE;
}

/* What divides a bar is counted once: the measures are parts of one sum. */
static bool are_parts(enum chart_kind kind, const struct query *query, struct findings *findings)
{
    for (size_t m = 1; m < query->measure_count; m++)
        for (size_t n = 0; n < m; n++) {
            if (measure_beside(&query->measures[n], &query->measures[m]))
                continue;
            findings_add(findings, FINDING_CHART_PARTS, NOWHERE, finding_text(chart_kind_names[kind]),
                         finding_text(query->measures[n].name), finding_text(query->measures[m].name));
            return false;
        }
    return true;
}

static bool can_show_all(enum chart_kind kind, const struct query *query, struct findings *findings)
{
    size_t most = kinds[kind].most_series, count = query->measure_count - count_rates(kind, query);
    if (count == 0 || count > most) {
        findings_add(findings, FINDING_CHART_SERIES, NOWHERE, finding_text(chart_kind_names[kind]),
                     finding_count((int64_t)most), finding_count((int64_t)count));
        return false;
    }
    for (size_t m = 0; m < count; m++) {
        if (can_show(kind, query, m))
            continue;
        findings_add(findings, FINDING_CHART_MEASURE, NOWHERE, finding_text(chart_kind_names[kind]),
                     finding_text(query->measures[m].name));
        return false;
    }
    return !divides(kind) || are_parts(kind, query, findings);
}

/* Priorities and objectives are known by their number: "TL 1 Pk-yritystoiminnan kilpailukyky". */
static const char *name_member(struct arena *arena, enum language language, enum dimension dimension,
                               struct member member)
{
    const char *name = label_member(arena, language, member);
    if (member.kind != MEMBER_CODE || (dimension != DIMENSION_PRIORITY && dimension != DIMENSION_OBJECTIVE))
        return name;
    const char *number = code_short_name(member.is.code, language);
    if (number == member.is.code->id || strncmp(name, number, strlen(number)) == 0)
        return name;
    return arena_format(arena, "%s %s", number, name);
}

static const char *name_row(struct arena *arena, enum language language, const struct query *query,
                            const struct figure_row *row)
{
    if (query->dimension_count == 0)
        return "";
    const char *name = name_member(arena, language, query->dimensions[0], row->members[0]);
    if (query->dimension_count == 1)
        return name;
    return arena_format(arena, "%s, %s", name,
                        name_member(arena, language, query->dimensions[1], row->members[1]));
}

static bool has_known(const struct figure_row *row, size_t measures)
{
    for (size_t m = 0; m < measures; m++)
        if (row->figures[m].known)
            return true;
    return false;
}

/* Each known amount's share of their sum, made to add up where that is possible. */
static void apportion(struct chart_value *values, size_t count)
{
    money parts[FIGURES_MAX_MEASURES] = {{0}}, sum = {0};
    int64_t shares[FIGURES_MAX_MEASURES];
    bool fits = true;
    for (size_t i = 0; i < count; i++) {
        if (values[i].known)
            parts[i] = values[i].amount;
        fits = fits && money_add(&sum, sum, parts[i]);
    }
    bool whole = fits && money_shares(shares, parts, count, sum, whole_share) >= 0;
    for (size_t i = 0; i < count; i++) {
        values[i].known = values[i].known && fits && sum.cents > 0;
        if (values[i].known)
            values[i].share = whole ? shares[i] : money_ratio(parts[i], sum, whole_share);
    }
}

/* What the shares shown leave of their whole. */
static struct chart_value rest_of(const struct figure_row *row, size_t measures)
{
    struct chart_value rest = {.share = whole_share};
    for (size_t m = 0; m < measures; m++) {
        const struct figure *figure = &row->figures[m];
        if (!figure->known)
            continue;
        if (!rest.known)
            rest.amount = figure->denominator;
        rest.known = money_subtract(&rest.amount, rest.amount, figure->sum);
        rest.share -= figure->value;
    }
    if (rest.known && rest.amount.cents > 0 && rest.share >= 0)
        return rest;
    return (struct chart_value){.known = rest.known};
}

static struct chart_value value_of(const struct measure *measure, const struct figure *figure)
{
    struct chart_value value = {.known = figure->known};
    if (!figure->known)
        return value;
    if (measure->kind == MEASURE_SHARE) {
        value = (struct chart_value){figure->sum, figure->value, true};
    } else if (quantity_of(measure) == QUANTITY_PER_CENT) {
        value.amount.cents = figure_tenths(measure, figure);
    } else {
        value.amount.cents = figure->value;
    }
    return value;
}

static void fill_values(struct chart *chart, struct chart_value *values, const struct query *query,
                        const struct figure_row *row)
{
    for (size_t m = 0; m < query->measure_count; m++) {
        values[m] = value_of(&query->measures[m], &row->figures[m]);
        if (!kinds[chart->kind].shares && query->measures[m].kind == MEASURE_SHARE)
            values[m].amount.cents = values[m].share;
    }
    if (chart->series_count > query->measure_count)
        values[query->measure_count] = rest_of(row, query->measure_count);
}

static bool has_rest(enum chart_kind kind, const struct figures *figures, const struct figure_row *rows, size_t count)
{
    size_t measures = figures->query.measure_count;
    for (size_t i = 0; kinds[kind].shares && i < count; i++)
        if (figures->query.measures[0].kind == MEASURE_SHARE && rest_of(&rows[i], measures).amount.cents > 0)
            return true;
    return false;
}

static void add_category(struct chart *chart, struct arena *arena, const struct query *query,
                         const struct figure_row *row)
{
    struct chart_value *values = &chart->values[chart->category_count * chart->series_count];
    fill_values(chart, values, query, row);
    if (kinds[chart->kind].shares && query->measures[0].kind == MEASURE_MONEY)
        apportion(values, chart->series_count);
    for (size_t s = 0; s < chart->series_count; s++)
        chart->negative |= values[s].known && values[s].amount.cents < 0;
    chart->members[chart->category_count] = row->members[0];
    chart->categories[chart->category_count++] = name_row(arena, chart->language, query, row);
}

static void name_series(struct chart *chart, struct arena *arena, const char *const *labels, size_t measures)
{
    chart->series = arena_array(arena, chart->series_count, sizeof *chart->series);
    for (size_t m = 0; m < measures; m++)
        chart->series[m] = arena_copy(arena, labels[m], strlen(labels[m]));
    if (chart->series_count > measures)
        chart->series[measures] = language_word(chart->language, WORD_CHART_REST);
}

/* The categories' years, with 0 for what is no year; NULL when none is. */
static int *years_of(struct arena *arena, const struct chart *chart)
{
    int *years = arena_array(arena, chart->category_count, sizeof *years), last = 0;
    for (size_t i = 0; i < chart->category_count; i++)
        if (chart->members[i].kind == MEMBER_YEAR)
            years[i] = last = chart->members[i].is.year;
    return last == 0 ? NULL : years;
}

static void add_categories(struct chart *chart, struct arena *arena, const struct query *query,
                           const struct figure_row *rows, size_t count)
{
    chart->categories = arena_array(arena, count, sizeof *chart->categories);
    chart->members = arena_array(arena, count, sizeof *chart->members);
    chart->values = arena_array(arena, count * chart->series_count, sizeof *chart->values);
    for (int known = 1; known >= 0; known--)
        for (size_t i = 0; i < count; i++) {
            bool keeps_place = rows[i].members[0].kind == MEMBER_YEAR || has_known(&rows[i], query->measure_count);
            if (keeps_place == (known == 1))
                add_category(chart, arena, query, &rows[i]);
        }
}

static void add_figures(struct chart *chart, struct arena *arena, const struct chart_request *request)
{
    const struct figures *figures = request->figures;
    const struct query *query = &figures->query;
    const struct figure_row *rows = query->dimension_count == 0 ? &figures->total : figures->rows;
    size_t count = query->dimension_count == 0 ? 1 : figures->row_count;
    chart->quantity = kinds[chart->kind].shares ? QUANTITY_MONEY : quantity_of(&query->measures[0]);
    chart->series_count = query->measure_count + has_rest(chart->kind, figures, rows, count);
    chart->rate_count = count_rates(chart->kind, query);
    name_series(chart, arena, request->labels, query->measure_count);
    add_categories(chart, arena, query, rows, count);
    if (chart->kind == CHART_LINES)
        chart->years = years_of(arena, chart);
}

struct chart *chart_make(struct arena *arena, const struct chart_request *request, struct findings *findings)
{
    enum chart_kind kind = request->kind;
    struct chart *chart = arena_alloc(arena, sizeof *chart);
    *chart = (struct chart){.kind = kind, .language = request->language,
                            .title = arena_copy(arena, request->title, strlen(request->title)),
                            .situation_date = request->figures->query.situation_date, .stretch = 1};
    if (kind == CHART_TIMELINE) {
        chart_timeline_make(chart, arena, request->figures);
        return chart;
    }
    if (!can_show_all(kind, &request->figures->query, findings))
        return NULL;
    add_figures(chart, arena, request);
    if (kind == CHART_LINES)
        chart_lapse_make(chart, arena, request);
    if (kind == CHART_MAP && !chart_map_make(chart, arena, request, findings))
        return NULL;
    return chart;
}

bool chart_shows(const struct chart *chart)
{
    return chart->kind != CHART_MAP || chart->map->shape_count > 0;
}

void chart_add_deadline(struct chart *chart, struct arena *arena, struct chart_deadline deadline)
{
    assert(chart->years != NULL);
    struct chart_deadline *longer = arena_array(arena, chart->deadline_count + 1, sizeof *longer);
    for (size_t i = 0; i < chart->deadline_count; i++)
        longer[i] = chart->deadlines[i];
    longer[chart->deadline_count++] = deadline;
    chart->deadlines = longer;
}

/* --- in words --- */

static void describe_value(const struct chart *chart, size_t category, size_t series, struct buffer *out)
{
    const struct chart_value *value = &chart->values[category * chart->series_count + series];
    struct chart_unit unit = chart_unit_of_series(chart, series);
    if (!value->known) {
        buffer_puts(out, language_word(chart->language, WORD_CHART_NOT_KNOWN));
    } else if (kinds[chart->kind].shares) {
        unit = chart_unit_choose(chart, /*thousands*/ false);
        language_percent(out, chart->language, value->share, 1);
        buffer_puts(out, ", ");
        chart_unit_put_amount(out, chart, &unit, value->amount);
    } else if (unit.name == WORD_CHART_PER_CENT) {
        chart_unit_put_amount(out, chart, &unit, value->amount);
    } else {
        chart_unit_put(out, chart, &unit, value->amount, unit.decimals);
    }
}

/* What is shown of every category is named once, with the title. */
static bool one_of_each(const struct chart *chart)
{
    return chart->series_count == 1 && chart->category_count > 0 && *chart->categories[0] != '\0';
}

static void describe_categories(const struct chart *chart, struct buffer *out)
{
    for (size_t c = 0; c < chart->category_count; c++) {
        buffer_putc(out, ' ');
        if (*chart->categories[c] != '\0')
            buffer_printf(out, "%s: ", chart->categories[c]);
        for (size_t s = 0; s < chart->series_count; s++) {
            buffer_puts(out, s > 0 ? "; " : "");
            if (!one_of_each(chart))
                buffer_printf(out, "%s ", chart->series[s]);
            describe_value(chart, c, s, out);
        }
        buffer_putc(out, '.');
    }
}

void chart_put_lapse(const struct chart *chart, struct buffer *out)
{
    const struct chart_deadline *first = &chart->deadlines[0];
    char years[16];
    snprintf(years, sizeof years, "%d", first->day.year - first->year);
    language_fill(out, language_word(chart->language, WORD_CHART_LAPSE), (const char *const[]){years}, 1);
}

static void describe_deadlines(const struct chart *chart, struct buffer *out)
{
    struct chart_unit unit = chart_unit_of_series(chart, 0);
    for (size_t i = 0; i < chart->deadline_count; i++) {
        buffer_puts(out, i == 0 ? " " : "; ");
        if (i == 0) {
            chart_put_lapse(chart, out);
            buffer_putc(out, ' ');
        }
        language_date(out, chart->language, chart->deadlines[i].day);
        buffer_puts(out, ": ");
        chart_unit_put(out, chart, &unit, chart->deadlines[i].amount, unit.decimals);
    }
    if (chart->deadline_count > 0)
        buffer_putc(out, '.');
}

static void describe_missing(const struct chart *chart, struct buffer *out)
{
    int64_t missing = 0;
    for (size_t i = 0; i < chart->category_count * chart->series_count; i++)
        missing += !chart->values[i].known;
    if (missing == 0)
        return;
    struct buffer number;
    buffer_init(&number, BUFFER_UNLIMITED);
    language_count(&number, chart->language, missing);
    buffer_putc(out, ' ');
    language_fill(out, language_word(chart->language, WORD_CHART_MISSING),
                  (const char *const[]){buffer_text(&number)}, 1);
    buffer_release(&number);
}

static void describe_title(const struct chart *chart, struct buffer *out)
{
    buffer_puts(out, chart->title);
    if (one_of_each(chart) && strstr(chart->title, chart->series[0]) == NULL)
        buffer_printf(out, ": %s", chart->series[0]);
}

static void describe_shares(const struct chart *chart, struct buffer *out)
{
    describe_title(chart, out);
    buffer_putc(out, '.');
    describe_categories(chart, out);
    describe_missing(chart, out);
}

static void describe_amounts(const struct chart *chart, struct buffer *out)
{
    describe_title(chart, out);
    if (chart->quantity == QUANTITY_MONEY) /* projects are their own unit, rates carry theirs */
        buffer_printf(out, ", %s", language_word(chart->language, chart_unit_of_series(chart, 0).name));
    buffer_putc(out, '.');
    describe_categories(chart, out);
    describe_deadlines(chart, out);
    describe_missing(chart, out);
}

void chart_describe(const struct chart *chart, struct buffer *out)
{
    kinds[chart->kind].describe(chart, out);
}

/* --- drawing --- */

/* A plot of 5 cm in a report would be 80 cm high; a power of two, so that its halves pass through 1. */
static const double most_stretch = 16;

/* Returns the height. Without a device nothing is drawn. */
static double draw(const struct chart *chart, struct text *text, const struct style *style, struct device *device,
                   double x, double y, double width)
{
    assert(chart->series_count <=
           kinds[chart->kind].most_series + kinds[chart->kind].most_rates + kinds[chart->kind].shares);
    struct arena arena;
    arena_init(&arena);
    struct chart_drawing drawing = {
        .chart = chart, .style = style, .text = text, .device = device, .arena = &arena,
        .unit = chart_unit_choose(chart, /*thousands*/ !kinds[chart->kind].shares),
        .plain = style->label, .strong = style->label, .left = x, .top = y, .right = x + width,
    };
    drawing.strong.face = FACE_BOLD;
    double height = kinds[chart->kind].draw(&drawing);
    arena_release(&arena);
    return height;
}

double chart_height(const struct chart *chart, struct text *text, const struct style *style, double width)
{
    return draw(chart, text, style, /*device*/ NULL, 0, 0, width);
}

/* Sets the stretch and returns the height. */
static double try_stretch(struct chart *chart, struct text *text, const struct style *style, double width, double stretch)
{
    chart->stretch = stretch;
    return chart_height(chart, text, style, width);
}

/* The largest stretch is halved until it fits, down to none, since a map that shrinks may have longer lists; then what is between it
 * and the one before it is halved. Where none fits, the one that makes the chart lowest is taken. */
double chart_fit(struct chart *chart, struct text *text, const struct style *style, double width, double height)
{
    enum { STEPS = 6, HALVINGS = 12 };
    double best = most_stretch, above = best, tried = best, least = INFINITY;
    for (int i = 0; i <= STEPS && least > height; i++) {
        above = tried;
        tried = i == STEPS ? 0 : ldexp(most_stretch, -i);
        double taken = try_stretch(chart, text, style, width, tried);
        best = taken < least ? tried : best;
        least = fmin(least, taken);
    }
    for (int i = 0; i < HALVINGS && least <= height && best < above; i++) {
        double middle = (best + above) / 2;
        *(try_stretch(chart, text, style, width, middle) <= height ? &best : &above) = middle;
    }
    return try_stretch(chart, text, style, width, best);
}

void chart_draw(const struct chart *chart, struct text *text, const struct style *style, struct device *device,
                double x, double y, double width)
{
    struct buffer words;
    buffer_init(&words, BUFFER_UNLIMITED);
    chart_describe(chart, &words);
    double height = chart_height(chart, text, style, width);
    struct element figure = {.role = ROLE_FIGURE, .language = language_tag(chart->language),
                             .alternative = buffer_text(&words), .bounds = {x, y, x + width, y + height}};
    device->calls->begin_element(device, &figure);
    draw(chart, text, style, device, x, y, width);
    device->calls->end_element(device);
    buffer_release(&words);
}
