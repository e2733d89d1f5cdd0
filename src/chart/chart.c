#include "chart/chart.h"

#include <assert.h>
#include <string.h>

#include "chart/chart_drawing.h"
#include "language/labels.h"

static const struct {
    double (*draw)(struct chart_drawing *drawing);
    size_t most_series;
    bool shares;        /* divides a whole; else tells amounts on a scale */
} kinds[CHART_KINDS] = {
    [CHART_BARS] = {chart_bars_draw, 2, false},
    [CHART_STACK] = {chart_stack_draw, 7, true},
    [CHART_COLUMNS] = {chart_columns_draw, 4, false},
};

/* The precision of shares: 10ths of a per cent. */
static const int64_t whole_share = 1000;

/* --- from figures --- */

static bool can_show(enum chart_kind kind, const struct query *query, size_t m)
{
    const struct measure *measure = &query->measures[m], *first = &query->measures[0];
    if (measure_of_money(measure))
        return measure_of_money(first);
    return kinds[kind].shares && measure->kind == MEASURE_SHARE && first->kind == MEASURE_SHARE &&
           measure->quantity.stage == first->quantity.stage;
}

static bool can_show_all(enum chart_kind kind, const struct query *query, struct findings *findings)
{
    if (query->measure_count == 0 || query->measure_count > kinds[kind].most_series) {
        findings_add(findings, FINDING_CHART_SERIES, NOWHERE, finding_text(chart_kind_names[kind]),
                     finding_count((int64_t)kinds[kind].most_series), finding_count((int64_t)query->measure_count));
        return false;
    }
    for (size_t m = 0; m < query->measure_count; m++) {
        if (can_show(kind, query, m))
            continue;
        findings_add(findings, FINDING_CHART_MEASURE, NOWHERE, finding_text(chart_kind_names[kind]),
                     finding_text(query->measures[m].name));
        return false;
    }
    return true;
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

static void fill_values(struct chart_value *values, const struct figure_row *row, const struct query *query,
                        size_t series_count)
{
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct figure *figure = &row->figures[m];
        values[m] = (struct chart_value){.amount = figure->sum, .known = figure->known};
        if (query->measures[m].kind == MEASURE_SHARE)
            values[m].share = figure->value;
    }
    if (series_count > query->measure_count)
        values[query->measure_count] = rest_of(row, query->measure_count);
}

static bool has_rest(const struct figures *figures, const struct figure_row *rows, size_t count)
{
    size_t measures = figures->query.measure_count;
    for (size_t i = 0; i < count; i++)
        if (figures->query.measures[0].kind == MEASURE_SHARE && rest_of(&rows[i], measures).amount.cents > 0)
            return true;
    return false;
}

static void add_category(struct chart *chart, struct arena *arena, const struct query *query,
                         const struct figure_row *row)
{
    struct chart_value *values = &chart->values[chart->category_count * chart->series_count];
    fill_values(values, row, query, chart->series_count);
    if (kinds[chart->kind].shares && measure_of_money(&query->measures[0]))
        apportion(values, chart->series_count);
    for (size_t s = 0; s < chart->series_count; s++)
        chart->negative |= values[s].known && values[s].amount.cents < 0;
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

struct chart *chart_make(struct arena *arena, enum chart_kind kind, enum language language, const char *title,
                         const struct figures *figures, const char *const *labels, struct findings *findings)
{
    const struct query *query = &figures->query;
    if (!can_show_all(kind, query, findings))
        return NULL;
    const struct figure_row *rows = query->dimension_count == 0 ? &figures->total : figures->rows;
    size_t count = query->dimension_count == 0 ? 1 : figures->row_count, measures = query->measure_count;
    struct chart *chart = arena_alloc(arena, sizeof *chart);
    *chart = (struct chart){.kind = kind, .language = language, .title = arena_copy(arena, title, strlen(title))};
    chart->series_count = measures + has_rest(figures, rows, count);
    chart->categories = arena_array(arena, count, sizeof *chart->categories);
    chart->values = arena_array(arena, count * chart->series_count, sizeof *chart->values);
    name_series(chart, arena, labels, measures);
    for (int known = 1; known >= 0; known--)
        for (size_t i = 0; i < count; i++)
            if (has_known(&rows[i], measures) == (known == 1))
                add_category(chart, arena, query, &rows[i]);
    return chart;
}

/* --- in words --- */

static void describe_value(const struct chart *chart, const struct chart_unit *unit, const struct chart_value *value,
                           struct buffer *out)
{
    if (!value->known) {
        buffer_puts(out, language_word(chart->language, WORD_CHART_NOT_KNOWN));
        return;
    }
    if (!kinds[chart->kind].shares) {
        chart_unit_put(out, chart, unit, value->amount, unit->decimals);
        return;
    }
    language_percent(out, chart->language, value->share, 1);
    buffer_puts(out, ", ");
    chart_unit_put_amount(out, chart, unit, value->amount);
}

static void describe_category(const struct chart *chart, const struct chart_unit *unit, size_t category,
                              struct buffer *out)
{
    const struct chart_value *values = &chart->values[category * chart->series_count];
    buffer_putc(out, ' ');
    if (*chart->categories[category] != '\0')
        buffer_printf(out, "%s: ", chart->categories[category]);
    for (size_t s = 0; s < chart->series_count; s++) {
        buffer_printf(out, "%s%s ", s > 0 ? "; " : "", chart->series[s]);
        describe_value(chart, unit, &values[s], out);
    }
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

void chart_describe(const struct chart *chart, struct buffer *out)
{
    struct chart_unit unit = chart_unit_choose(chart, /*thousands*/ !kinds[chart->kind].shares);
    buffer_puts(out, chart->title);
    if (!kinds[chart->kind].shares)
        buffer_printf(out, ", %s", language_word(chart->language, unit.name));
    buffer_putc(out, '.');
    for (size_t i = 0; i < chart->category_count; i++)
        describe_category(chart, &unit, i, out);
    describe_missing(chart, out);
}

/* --- drawing --- */

/* Returns the height. Without a device nothing is drawn. */
static double draw(const struct chart *chart, struct text *text, const struct style *style, struct device *device,
                   double x, double y, double width)
{
    assert(chart->series_count <= kinds[chart->kind].most_series + kinds[chart->kind].shares);
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
