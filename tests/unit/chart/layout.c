/* How charts stand on paper: truthful lengths, the same trace twice, and no text that touches another or a column, nothing
 * that leaves the chart, whatever is drawn. Run from the checkout's top folder. */
#include <unistd.h>

#include "chart/recorder.h"
#include "device/trace.h"

/* --- truthful bars --- */

static bool dark(struct colour colour)
{
    return memcmp(&colour, &style_default.accent, sizeof colour) == 0;
}

static bool pale(struct colour colour)
{
    return memcmp(&colour, &style_default.pale, sizeof colour) == 0;
}

static struct box first_area(bool (*wanted)(struct colour colour))
{
    for (size_t i = 0; i < recorder.area_count; i++)
        if (wanted(recorder.colours[i]))
            return recorder.areas[i];
    return (struct box){0};
}

static struct chart *one_bar(int64_t whole, int64_t part)
{
    struct chart *chart = chart_of(CHART_BARS, 1, 2);
    chart->categories[0] = "TL 1";
    chart->series[0] = "myönnetty";
    chart->series[1] = "maksettu";
    chart->values[0] = (struct chart_value){.amount = money_of(whole), .known = true};
    chart->values[1] = (struct chart_value){.amount = money_of(part), .known = true};
    return chart;
}

static void test_lengths(void)
{
    record(one_bar(1000000000, 250000000), 0, 0, 400);
    struct box whole = first_area(pale), part = first_area(dark);
    CHECK(part.left == whole.left && part.top == whole.top && part.bottom == whole.bottom);
    CHECK(fabs((part.right - part.left) / (whole.right - whole.left) - 0.25) < 1e-9);
    record(one_bar(1000000000, 2000000000), 0, 0, 400); /* more paid than granted: slimmer, and twice as long */
    whole = first_area(pale);
    part = first_area(dark);
    CHECK(part.top > whole.top && part.bottom < whole.bottom);
    CHECK(fabs((part.right - part.left) / (whole.right - whole.left) - 2) < 1e-9);
    record(one_bar(1000000000, -500000000), 0, 0, 400);
    whole = first_area(pale);
    part = first_area(dark);
    CHECK(fabs(part.right - whole.left) < 1e-9);
    CHECK(fabs((part.right - part.left) / (whole.right - whole.left) - 0.5) < 1e-9);
    record(one_bar(100000000000, 1), 0, 0, 400); /* a cent is still seen */
    part = first_area(dark);
    CHECK(part.right - part.left >= 0.5);
}

/* --- as the trace tells it --- */

static void trace(struct buffer *out, const struct chart *chart)
{
    static struct output output;
    struct input input;
    char folder[] = "/tmp/chart-XXXXXX", path[64];
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/trace", folder);
    output_open(&output, path);
    struct device *device = trace_new(&output, text);
    chart_draw(chart, text, &style_default, device, 0, 0, 400);
    CHECK(device->calls->close(device, &findings));
    device->calls->free(device);
    CHECK(output_close(&output, &findings));
    buffer_init(out, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings) && input_read_all(&input, out, &findings));
    input_close(&input);
    input_release(&input);
    unlink(path);
    rmdir(folder);
}

/* 55,7 and 44,3 of 400 points, a gap of one between them, under a line of 10 and a gap of 3. */
static const char *const stack_calls[] = {
    "begin figure language \"fi\" alternative \"Kuka maksaa. EU ja valtio 55,7\u00A0%, 507,1\u00A0milj.\u00A0€; Muu",
    "move 0.00 13.00\nline 221.80 13.00\nline 221.80 39.00\nline 0.00 39.00\nclose\nfill #0b4f7d\n",
    "move 222.80 13.00\nline 400.00 13.00\nline 400.00 39.00\nline 222.80 39.00\nclose\nfill #247a72\n",
    "\"EU ja valtio 55,7\u00A0%\"",
    "\"402,6\u00A0milj.\u00A0€\"",
    "end figure\n",
};

static void test_trace(void)
{
    struct chart *chart = chart_of(CHART_STACK, 1, 2);
    chart->title = "Kuka maksaa";
    chart->categories[0] = "";
    chart->series[0] = "EU ja valtio";
    chart->series[1] = "Muu";
    chart->values[0] = (struct chart_value){money_of(50707108900), 557, true};
    chart->values[1] = (struct chart_value){money_of(40256947600), 443, true};
    for (int kind = 0; kind < CHART_TIMELINE; kind++) {
        struct buffer first, second;
        chart->kind = (enum chart_kind)kind;
        trace(&first, chart);
        trace(&second, chart);
        CHECK(first.length > 300);
        CHECK_TEXT(buffer_text(&first), buffer_text(&second));
        for (size_t i = 0; kind == CHART_STACK && i < sizeof stack_calls / sizeof *stack_calls; i++)
            CHECK(strstr(buffer_text(&first), stack_calls[i]) != NULL);
        buffer_release(&first);
        buffer_release(&second);
    }
}

/* --- nothing overlaps, nothing is clipped --- */

static uint64_t random_state = 20140101;

static uint32_t random_below(uint32_t bound)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33) % bound;
}

static int64_t random_amount(uint32_t flavour)
{
    int64_t amount = random_below(1000000);
    for (uint32_t i = random_below(flavour + 1); i > 0; i--)
        amount *= 10;
    return amount;
}

static const char *random_name(uint32_t words)
{
    static const char *const parts[] = {
        "TL 2", "Uusimman", "tiedon", "ja", "osaamisen", "tuottaminen", "2015", "pk-yritystoiminta", "EAKR",
        "elinkeinoelämänkehittämisyhtiö", "Ä", "työvoiman", "liikkuvuus",
        "Hämeenlinnan seudun ammattikoulutuskuntayhtymä", "OECD/DAC", "(ent. ELY-keskus)", "rajatylittäväyhteistyöohjelmansihteeristö"};
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    for (uint32_t i = 1 + random_below(words); i > 0; i--)
        buffer_printf(&name, "%s%s", name.length > 0 ? " " : "", parts[random_below(sizeof parts / sizeof *parts)]);
    const char *copy = arena_copy(&arena, buffer_text(&name), name.length);
    buffer_release(&name);
    return copy;
}

static void fill_randomly(struct chart *chart)
{
    uint32_t flavour = chart->quantity == QUANTITY_MONEY ? random_below(9) : 1, signs = random_below(3), words = 1 + random_below(12);
    bool years = random_below(2) == 0;
    for (size_t c = 0; c < chart->category_count; c++)
        chart->categories[c] = years ? arena_format(&arena, "%d", 1995 + (int)c) : random_name(words);
    for (size_t s = 0; s < chart->series_count; s++)
        chart->series[s] = random_name(3);
    for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
        struct chart_value *value = &chart->values[i];
        *value = (struct chart_value){.amount = money_of(random_amount(flavour)), .known = random_below(8) > 0};
        if (signs == 2 && random_below(5) == 0)
            value->amount.cents = -value->amount.cents;
        if (random_below(10) == 0)
            value->amount.cents = 0;
        chart->negative |= value->known && value->amount.cents < 0;
    }
}

static void share_out(struct chart *chart)
{
    for (size_t c = 0; c < chart->category_count; c++) {
        money parts[8], whole = {0};
        int64_t shares[8];
        struct chart_value *values = &chart->values[c * chart->series_count];
        for (size_t s = 0; s < chart->series_count; s++) {
            parts[s] = values[s].known ? values[s].amount : money_of(0);
            CHECK(money_add(&whole, whole, parts[s]));
        }
        bool complete = money_shares(shares, parts, chart->series_count, whole, 1000) >= 0;
        for (size_t s = 0; s < chart->series_count; s++) {
            values[s].known &= whole.cents > 0;
            values[s].share = complete ? shares[s] : whole.cents > 0 ? money_ratio(parts[s], whole, 1000) : 0;
        }
    }
}

/* Amounts that are rates are per cents with a decimal. */
static void make_rates(struct chart *chart)
{
    chart->rate_count = 1;
    for (size_t c = 0; c < chart->category_count; c++) {
        struct chart_value *value = &chart->values[c * chart->series_count + chart->series_count - 1];
        value->amount.cents = random_below(1200);
    }
}

/* Years with gaps, the last row perhaps none; and deadlines three years after some of them. */
static void make_years(struct chart *chart)
{
    int year = 1995;
    chart->years = arena_array(&arena, chart->category_count, sizeof *chart->years);
    for (size_t c = 0; c < chart->category_count; c++)
        chart->years[c] = year += 1 + (int)random_below(2);
    if (chart->category_count > 1 && random_below(2) == 0)
        chart->years[chart->category_count - 1] = 0;
    int64_t amount = 0;
    for (size_t i = random_below(4); i > 0; i--)
        chart_add_deadline(chart, &arena, (struct chart_deadline){{(int16_t)(year + 4 - (int)i), 12, 31},
                                                                  year + 1 - (int)i, money_of(amount += random_amount(6))});
}

static date random_date(void)
{
    date day = {(int16_t)(2005 + random_below(20)), (int8_t)random_below(13), 0};
    if (random_below(6) == 0)
        return (date){0};
    day.day = (int8_t)(day.month == 0 ? 0 : random_below(29));
    return day;
}

static void make_spans(struct chart *chart)
{
    chart->span_count = chart->category_count;
    chart->spans_left_out = random_below(3) * 100;
    chart->spans = arena_array(&arena, chart->span_count, sizeof *chart->spans);
    chart->situation_date = random_below(4) == 0 ? (date){0} : (date){(int16_t)(2000 + random_below(30)), 12, 31};
    for (size_t i = 0; i < chart->span_count; i++)
        chart->spans[i] = (struct chart_span){NULL, chart->categories[i], random_date(), random_date(),
                                              (enum chart_phase)random_below(3)};
}

/* What a kind has beside values. */
static void complete(struct chart *chart)
{
    if (chart->kind == CHART_STACK)
        share_out(chart);
    if (chart->kind == CHART_COLUMNS && chart->series_count > 1 && random_below(2) == 0)
        make_rates(chart);
    if (chart->kind == CHART_LINES && random_below(3) > 0)
        make_years(chart);
    if (chart->kind == CHART_TIMELINE)
        make_spans(chart);
}

static const uint32_t most_series[CHART_KINDS] = {
    [CHART_BARS] = 2, [CHART_GROUPED] = 4, [CHART_STACKED] = 7, [CHART_STACK] = 8,
    [CHART_COLUMNS] = 4, [CHART_LINES] = 4, [CHART_TIMELINE] = 0,
};

static struct chart *random_chart(enum chart_kind kind)
{
    uint32_t most = most_series[kind];
    struct chart *chart = chart_of(kind, 1 + random_below(30), most == 0 ? 0 : 1 + random_below(most));
    chart->language = (enum language)random_below(LANGUAGES);
    chart->quantity = most == 0 || most > 4 ? QUANTITY_MONEY : (enum chart_quantity)random_below(3);
    fill_randomly(chart);
    complete(chart);
    return chart;
}

static void check_layout(const struct chart *chart, double width, const char *what)
{
    record(chart, 40, 60, width);
    size_t overlaps = overlapping_texts(), covered = covered_texts(), hidden = hidden_areas();
    bool inside = within(recorder.all, grown(recorder.bounds, 0.01));
    if (overlaps + covered + hidden + (size_t)recorder.failures > 0 || !inside)
        printf("%s, %s: %zu x %zu, %g wide: texts overlap %zu, covered %zu, areas hidden %zu, within %d, failures %d\n",
               chart_kind_names[chart->kind], what, chart->category_count, chart->series_count, width, overlaps, covered,
               hidden, inside, recorder.failures);
    CHECK(overlaps == 0);
    CHECK(covered == 0);
    CHECK(hidden == 0);
    CHECK(inside);
    CHECK(recorder.failures == 0 && recorder.text_count > 0);
}

/* Fitted into a height, from far too low to far too high: no higher than that or, where its texts have no room, the least there
 * is; a plot fills heights of up to 1000 points. */
static void check_fitted(struct chart *chart, double width, const char *what)
{
    double usual = chart_height(chart, text, &style_default, width), height = usual * (10 + random_below(390)) / 100;
    double told = chart_fit(chart, text, &style_default, width, height);
    double taken = chart_height(chart, text, &style_default, width);
    bool plot = chart->kind == CHART_COLUMNS || chart->kind == CHART_LINES;
    bool good = taken == told && taken <= fmax(height, usual) && (!plot || taken >= fmin(height, 1000) - 1);
    if (!good)
        printf("%s, %s: %zu x %zu, %g wide: %g by itself, %g in %g\n", chart_kind_names[chart->kind], what,
               chart->category_count, chart->series_count, width, usual, taken, height);
    CHECK(good);
    check_layout(chart, width, what);
}

static void test_layout(enum chart_kind kind)
{
    for (int round = 0; round < 250; round++) {
        struct chart *chart = random_chart(kind);
        double width = 250 + random_below(300);
        check_layout(chart, width, "random");
        check_fitted(chart, width, "random, fitted");
    }
}

/* --- the same for inputs that are known to be hard --- */

static const char longest_name[] = "Hämeenlinnan seudun ammattikoulutuskuntayhtymän elinkeinoelämänkehittämisyhtiöiden "
                                   "rajatylittäväyhteistyöohjelmansihteeristö ja Kanta-Hämeen työllisyydenhoitopalvelut";

enum nasty { NASTY_LONG, NASTY_NEGATIVE, NASTY_MISSING, NASTY_TINY, NASTY_HUGE, NASTY_MIXED, NASTIES };

static const char *const nasty_names[NASTIES] = {"long names", "negative", "missing", "tiny", "huge", "tiny and huge"};

static struct chart_value nasty_value(enum nasty nasty, size_t i)
{
    static const int64_t huge = INT64_MAX / 400; /* forty rows of seven still have a sum */
    switch (nasty) {
    case NASTY_NEGATIVE: return (struct chart_value){money_of(-12345678 * (int64_t)(i + 1)), 0, true};
    case NASTY_MISSING: return (struct chart_value){.known = false};
    case NASTY_TINY: return (struct chart_value){money_of((int64_t)i % 2), 0, true};
    case NASTY_HUGE: return (struct chart_value){money_of(huge - (int64_t)i), 0, true};
    case NASTY_MIXED: return (struct chart_value){money_of(i % 3 == 0 ? huge : 1), 0, true};
    default: return (struct chart_value){money_of(123456789 * (int64_t)(i + 1)), 0, true};
    }
}

static struct chart *nasty_chart(enum chart_kind kind, enum nasty nasty, size_t rows)
{
    struct chart *chart = chart_of(kind, rows, most_series[kind]);
    for (size_t c = 0; c < rows; c++)
        chart->categories[c] = nasty == NASTY_LONG ? longest_name : arena_format(&arena, "%d", 1985 + (int)c);
    for (size_t s = 0; s < chart->series_count; s++)
        chart->series[s] = nasty == NASTY_LONG ? longest_name : "EU ja valtio, myönnetty";
    for (size_t i = 0; i < rows * chart->series_count; i++)
        chart->values[i] = nasty_value(nasty, i);
    chart->negative = nasty == NASTY_NEGATIVE;
    complete(chart);
    return chart;
}

static void test_nasty(enum chart_kind kind)
{
    static const size_t rows[] = {1, 2, 12, 40};
    for (int nasty = 0; nasty < NASTIES; nasty++)
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
            struct chart *chart = nasty_chart(kind, (enum nasty)nasty, rows[r]);
            check_layout(chart, 250, nasty_names[nasty]);
            check_layout(chart, 480, nasty_names[nasty]);
            check_fitted(chart, 480, nasty_names[nasty]);
        }
}

/* The recorder must be able to find fault. */
static void test_recorder(void)
{
    record(one_bar(1000000000, 250000000), 0, 0, 400);
    recorder.texts[1] = recorder.texts[0];
    CHECK(overlapping_texts() > 0);
    recorder.texts[0] = first_area(dark);
    CHECK(covered_texts() > 0);
}

int main(void)
{
    findings_init(&findings);
    arena_init(&arena);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text == NULL)
        return unit_done();
    test_lengths();
    test_recorder();
    test_trace();
    for (int kind = 0; kind < CHART_KINDS; kind++)
        if (kind != CHART_MAP) { /* has a test of its own */
            test_layout((enum chart_kind)kind);
            test_nasty((enum chart_kind)kind);
        }
    CHECK(findings.by_level[LEVEL_ERROR] == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    return unit_done();
}
