/* Charts: round ticks, units, shares, the text alternative, and how charts stand on paper. The sums by priority are
 * those of the 2014-2020 list (domain, section 11), shares and roundings were reckoned by hand. The drawing is judged
 * by a device that keeps the boxes of all texts and areas: no text may touch another or a column, nothing may leave
 * the chart. Run from the checkout's top folder. */
#include "chart/chart.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/die.h"
#include "chart/chart_drawing.h"
#include "device/trace.h"
#include "unit.h"

static struct findings findings;
static struct text *text;
static struct arena arena;

/* --- a device that keeps boxes --- */

enum { MOST_BOXES = 4096 };

struct recorder {
    struct device device;
    struct box texts[MOST_BOXES], areas[MOST_BOXES];
    struct colour colours[MOST_BOXES];      /* of areas */
    size_t text_count, area_count;
    struct box path, all;                   /* of the path being built; of everything painted */
    bool path_begun;
    int elements, open, failures;
    enum role role;
    struct box bounds;
    char alternative[64 * 1024];
};

static struct recorder recorder;

static struct box joined(struct box a, struct box b)
{
    return (struct box){fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right), fmax(a.bottom, b.bottom)};
}

static struct box grown(struct box box, double by)
{
    return (struct box){box.left - by, box.top - by, box.right + by, box.bottom + by};
}

static bool meet(struct box a, struct box b)
{
    const double touch = 0.01;
    return a.left + touch < b.right && b.left + touch < a.right && a.top + touch < b.bottom && b.top + touch < a.bottom;
}

static bool within(struct box inner, struct box outer)
{
    return inner.left >= outer.left - 0.01 && inner.top >= outer.top - 0.01 && inner.right <= outer.right + 0.01 &&
           inner.bottom <= outer.bottom + 0.01;
}

static void on_page(struct device *device, double width, double height)
{
    (void)device, (void)width, (void)height;
}

static void on_plain(struct device *device)
{
    (void)device;
}

static void on_element(struct device *device, const struct element *element)
{
    (void)device;
    recorder.elements++;
    recorder.open++;
    recorder.role = element->role;
    recorder.bounds = element->bounds;
    snprintf(recorder.alternative, sizeof recorder.alternative, "%s", element->alternative);
}

static void on_end_element(struct device *device)
{
    (void)device;
    recorder.open--;
}

static void on_artifact(struct device *device, enum artifact artifact)
{
    (void)device, (void)artifact;
    recorder.failures++; /* charts have none */
}

static void on_point(struct device *device, double x, double y)
{
    (void)device;
    struct box point = {x, y, x, y};
    recorder.failures += !isfinite(x) || !isfinite(y);
    recorder.path = recorder.path_begun ? joined(recorder.path, point) : point;
    recorder.path_begun = true;
}

static void on_curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    on_point(device, x1, y1);
    on_point(device, x2, y2);
    on_point(device, x, y);
}

static void painted(struct box box)
{
    recorder.failures += recorder.open != 1;
    recorder.all = recorder.area_count + recorder.text_count == 0 ? box : joined(recorder.all, box);
}

static void on_fill(struct device *device, struct colour colour)
{
    (void)device;
    recorder.failures += !recorder.path_begun;
    painted(recorder.path);
    recorder.colours[recorder.area_count] = colour;
    recorder.areas[recorder.area_count++] = recorder.path;
    if (recorder.area_count == MOST_BOXES)
        die("too many boxes");
    recorder.path_begun = false;
}

static void on_stroke(struct device *device, const struct stroke *stroke)
{
    (void)device;
    recorder.failures += !recorder.path_begun || stroke->width <= 0;
    recorder.path_begun = false;
}

static void on_text(struct device *device, const struct line *line, double size, double x, double y,
                    struct colour colour)
{
    (void)device, (void)colour;
    struct box box = {x, y - 0.8 * size, x + line->width * size, y + 0.25 * size};
    painted(box);
    recorder.texts[recorder.text_count++] = box;
    if (recorder.text_count == MOST_BOXES)
        die("too many boxes");
}

static void on_image(struct device *device, const struct raster *raster, struct box box)
{
    (void)device, (void)raster;
    painted(box);
}

static void on_destination(struct device *device, unsigned number, double y)
{
    (void)device, (void)number, (void)y;
}

static void on_link(struct device *device, struct box area, unsigned destination, const char *description)
{
    (void)device, (void)area, (void)destination, (void)description;
}

static void on_bookmark(struct device *device, int level, const char *title, unsigned destination)
{
    (void)device, (void)level, (void)title, (void)destination;
}

static bool on_close(struct device *device, struct findings *complaints)
{
    (void)device, (void)complaints;
    return true;
}

static const struct device_calls recording = {
    .begin_page = on_page, .end_page = on_plain, .begin_element = on_element, .end_element = on_end_element,
    .begin_artifact = on_artifact, .end_artifact = on_plain, .move = on_point, .line = on_point, .curve = on_curve,
    .close_path = on_plain, .fill = on_fill, .fill_even_odd = on_fill, .stroke = on_stroke, .text = on_text,
    .image = on_image, .destination = on_destination, .link = on_link, .bookmark = on_bookmark, .close = on_close,
    .free = on_plain,
};

static void record(const struct chart *chart, double x, double y, double width)
{
    memset(&recorder, 0, sizeof recorder);
    recorder.device.calls = &recording;
    chart_draw(chart, text, &style_default, &recorder.device, x, y, width);
}

static size_t overlapping_texts(void)
{
    size_t count = 0;
    for (size_t i = 0; i < recorder.text_count; i++)
        for (size_t j = i + 1; j < recorder.text_count; j++)
            count += meet(recorder.texts[i], recorder.texts[j]);
    return count;
}

static bool is_paper(size_t area)
{
    return memcmp(&recorder.colours[area], &style_default.paper, sizeof style_default.paper) == 0;
}

/* Texts that a painted area touches; patches of paper are meant to lie under texts. */
static size_t covered_texts(void)
{
    size_t count = 0;
    for (size_t i = 0; i < recorder.area_count; i++)
        for (size_t j = 0; j < recorder.text_count && !is_paper(i); j++) {
            struct box letters = recorder.texts[j];
            letters.bottom -= 0.25 * style_default.label.size; /* what hangs below the line may come near a column */
            count += meet(letters, recorder.areas[i]);
        }
    return count;
}

/* Patches of paper that lie over the edge of an area painted before them hide figures; a pattern's paper, which stands
 * within one area, does not. */
static size_t hidden_areas(void)
{
    size_t count = 0;
    for (size_t i = 0; i < recorder.area_count; i++)
        for (size_t j = 0; j < i && is_paper(i); j++)
            count += !is_paper(j) && meet(recorder.areas[i], recorder.areas[j]) &&
                     !within(recorder.areas[i], recorder.areas[j]);
    return count;
}

/* --- charts made by hand --- */

static struct chart *chart_of(enum chart_kind kind, size_t categories, size_t series)
{
    struct chart *chart = arena_alloc(&arena, sizeof *chart);
    *chart = (struct chart){.kind = kind, .title = "Kaavio", .category_count = categories, .series_count = series};
    chart->categories = arena_array(&arena, categories, sizeof *chart->categories);
    chart->series = arena_array(&arena, series, sizeof *chart->series);
    chart->values = arena_array(&arena, categories * series, sizeof *chart->values);
    return chart;
}

/* --- ticks and units --- */

static void check_scale(int64_t low, int64_t high, int most, int64_t step, int64_t first, int64_t last)
{
    struct chart_scale scale = chart_scale_make(money_of(low), money_of(high), most);
    CHECK(scale.step == step);
    CHECK(scale.first == first);
    CHECK(scale.last == last);
}

static void test_ticks(void)
{
    check_scale(0, 17530000000, 4, 5000000000, 0, 3);       /* 175,3 million: 0 50 100 150 */
    check_scale(0, 30910000000, 4, 10000000000, 0, 3);
    check_scale(0, 20000000000, 3, 10000000000, 0, 2);      /* an end that is a tick */
    check_scale(0, 7400000000, 4, 2000000000, 0, 3);        /* 0 20 40 60 */
    check_scale(0, 7400000000, 3, 2500000000, 0, 2);        /* 0 25 50 */
    check_scale(-300, 900, 6, 200, -1, 4);                  /* -200 0 200 400 600 800 */
    check_scale(-300, 900, 5, 250, -1, 3);                  /* -250 0 250 500 750 */
    check_scale(-300, 900, 4, 500, 0, 1);
    check_scale(0, 3, 8, 1, 0, 3);                          /* no tick between cents */
    check_scale(0, 0, 8, 1, 0, 0);
    check_scale(500, 700, 8, 100, 0, 7);                    /* from zero always */
    check_scale(INT64_MIN, INT64_MAX, 5, 5000000000000000000, -1, 1);
    struct chart_scale scale = chart_scale_make(money_of(0), money_of(1200), 8); /* 12 euros */
    CHECK(scale.step == 200 && chart_scale_decimals(&scale, 100) == 0);
    scale = chart_scale_make(money_of(0), money_of(1200), 6);
    CHECK(scale.step == 250 && chart_scale_decimals(&scale, 100) == 1);
    CHECK(chart_scale_tick(&scale, 3).cents == 750);
    scale.from = 100;
    scale.to = 340;
    CHECK(chart_scale_at(&scale, money_of(0)) == 100 && chart_scale_at(&scale, money_of(600)) == 220);
}

static void check_unit(int64_t cents, const char *expected)
{
    struct chart *chart = chart_of(CHART_BARS, 1, 1);
    chart->values[0] = (struct chart_value){.amount = money_of(cents), .known = true};
    struct chart_unit unit = chart_unit_choose(chart, /*thousands*/ true);
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    chart_unit_put(&out, chart, &unit, chart->values[0].amount, unit.decimals);
    buffer_printf(&out, " %s", language_word(LANGUAGE_FI, unit.name));
    CHECK_TEXT(buffer_text(&out), expected);
    buffer_release(&out);
}

static void test_units(void)
{
    check_unit(17530000000, "175,3 milj.\u00A0€");
    check_unit(123456789, "1,23 milj.\u00A0€");
    check_unit(37050500, "370,5 1\u00A0000\u00A0€");
    check_unit(543210, "5\u00A0432 €");
    check_unit(543, "5,43 €");
    check_unit(0, "0 €");
    check_unit(-17530000000, "\u2212175,3 milj.\u00A0€");
    check_unit(INT64_MAX, "92\u00A0233\u00A0720\u00A0368,5 milj.\u00A0€");
}

/* --- from figures --- */

static const struct code first_priority = {.id = "1", .name = {"Pk-yritystoiminnan kilpailukyky"},
                                           .short_name = {"TL 1"}};
static const struct code second_priority = {.id = "2", .name = {"Uusimman tiedon ja osaamisen tuottaminen"},
                                            .short_name = {"TL 2"}};
static const struct code third_priority = {.id = "TL 8", .name = {"Muu"}};
static const struct code fund = {.id = "eakr", .name = {"Euroopan aluekehitysrahasto"}, .short_name = {"EAKR"}};

static struct figure sum_of(int64_t cents)
{
    return (struct figure){.value = cents, .sum = money_of(cents), .projects = 1, .known = true};
}

static struct figure_row row_of(const struct code *code, struct figure first, struct figure second)
{
    struct figure_row row = {.projects = 1};
    if (code != NULL)
        row.members[0] = (struct member){.kind = MEMBER_CODE, .is.code = code};
    row.figures = arena_array(&arena, 2, sizeof *row.figures);
    row.figures[0] = first;
    row.figures[1] = second;
    return row;
}

static struct figures by_priority(struct figure_row *rows, size_t count)
{
    struct figures figures = {.rows = rows, .row_count = count};
    figures.query.dimension_count = 1;
    figures.query.dimensions[0] = DIMENSION_PRIORITY;
    figures.query.measure_count = 2;
    figures.query.measures[0] = (struct measure){MEASURE_MONEY, .name = "granted"};
    figures.query.measures[1] = (struct measure){MEASURE_MONEY, .name = "paid"};
    return figures;
}

static const char *const granted_and_paid[] = {"myönnetty", "maksettu"};

static const char *describe(const struct chart *chart)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    chart_describe(chart, &out);
    const char *copy = arena_copy(&arena, buffer_text(&out), out.length);
    buffer_release(&out);
    return copy;
}

static void test_bars(void)
{
    const struct figure missing = {.known = false};
    struct figure_row rows[] = {
        row_of(NULL, missing, missing),
        row_of(&first_priority, sum_of(15393823100), sum_of(4433420000)),
        row_of(&second_priority, sum_of(17530000000), missing),
        row_of(&third_priority, sum_of(-120000000), sum_of(0)),
    };
    struct figures figures = by_priority(rows, 4);
    struct chart *chart = chart_make(&arena, CHART_BARS, LANGUAGE_FI, "Myönnetty ja maksettu toimintalinjoittain",
                                     &figures, granted_and_paid, &findings);
    CHECK(chart != NULL);
    CHECK_TEXT(chart->categories[0], "TL 1 Pk-yritystoiminnan kilpailukyky");
    CHECK_TEXT(chart->categories[2], "Muu"); /* its id is no number to show */
    CHECK_TEXT(chart->categories[3], "Ei tietoa");
    CHECK(chart->negative);
    CHECK_TEXT(describe(chart),
               "Myönnetty ja maksettu toimintalinjoittain, milj.\u00A0€."
               " TL 1 Pk-yritystoiminnan kilpailukyky: myönnetty 153,9; maksettu 44,3."
               " TL 2 Uusimman tiedon ja osaamisen tuottaminen: myönnetty 175,3; maksettu ei tietoa."
               " Muu: myönnetty \u22121,2; maksettu 0,0."
               " Ei tietoa: myönnetty ei tietoa; maksettu ei tietoa."
               " Puuttuvia tietoja: 3.");
    record(chart, 50, 70, 480);
    CHECK(recorder.elements == 1 && recorder.open == 0 && recorder.role == ROLE_FIGURE);
    CHECK_TEXT(recorder.alternative, describe(chart));
    CHECK(recorder.bounds.left == 50 && recorder.bounds.top == 70 && recorder.bounds.right == 530);
    CHECK(fabs(recorder.bounds.bottom - 70 - chart_height(chart, text, &style_default, 480)) < 1e-9);
}

static void test_names(void)
{
    struct figure_row rows[] = {row_of(&fund, sum_of(100), sum_of(50))};
    struct figures figures = by_priority(rows, 1);
    figures.query.dimensions[0] = DIMENSION_FUND;
    struct chart *chart =
        chart_make(&arena, CHART_COLUMNS, LANGUAGE_SV, "Fonder", &figures, granted_and_paid, &findings);
    CHECK_TEXT(chart->categories[0], "Euroopan aluekehitysrahasto");
    rows[0].members[0] = (struct member){.kind = MEMBER_YEAR, .is.year = 2015};
    chart = chart_make(&arena, CHART_COLUMNS, LANGUAGE_EN, "By year", &figures, granted_and_paid, &findings);
    CHECK_TEXT(describe(chart), "By year, EUR. 2015: myönnetty 1.00; maksettu 0.50.");
}

static struct figure share_of(int64_t cents, int64_t whole, int64_t tenths)
{
    return (struct figure){.value = tenths, .sum = money_of(cents), .denominator = money_of(whole), .projects = 1,
                           .known = true};
}

/* Who pays: 507,1 of 909,6 million, shares as the design's page 2 has them. */
static void test_shares(void)
{
    struct figures figures = {.query.measure_count = 2};
    for (int i = 0; i < 2; i++)
        figures.query.measures[i] = (struct measure){MEASURE_SHARE, .name = "share"};
    figures.total = row_of(NULL, share_of(50707108900, 90964056500, 557), share_of(40256947600, 90964056500, 443));
    const char *const labels[] = {"EU ja valtio", "Kunnat ja muu julkinen"};
    struct chart *chart = chart_make(&arena, CHART_STACK, LANGUAGE_FI, "Kuka maksaa", &figures, labels, &findings);
    CHECK(chart != NULL && chart->category_count == 1 && chart->series_count == 2);
    CHECK_TEXT(describe(chart), "Kuka maksaa. EU ja valtio 55,7\u00A0%, 507,1\u00A0milj.\u00A0€;"
                                " Kunnat ja muu julkinen 44,3\u00A0%, 402,6\u00A0milj.\u00A0€.");
    /* Vantaa: 55 908 of 232 952 (domain, section 10); the rest is of unknown source, not zero. */
    figures.total = row_of(NULL, share_of(5590800, 23295200, 240), (struct figure){.known = false});
    chart = chart_make(&arena, CHART_STACK, LANGUAGE_FI, "Vantaa", &figures, labels, &findings);
    CHECK(chart->series_count == 3);
    CHECK_TEXT(describe(chart), "Vantaa. EU ja valtio 24,0\u00A0%, 55\u00A0908\u00A0€;"
                                " Kunnat ja muu julkinen ei tietoa;"
                                " muu tai ei tiedossa 76,0\u00A0%, 177\u00A0044\u00A0€. Puuttuvia tietoja: 1.");
}

/* The programme table of the domain, section 10: plain rounding would give 100,1. */
static void test_apportioned(void)
{
    static const int64_t millions_tenths[] = {6568, 8695, 4675, 3282, 1989, 472, 308};
    static const int64_t expected[] = {253, 335, 180, 126, 76, 18, 12};
    const char *labels[7];
    struct figures figures = {.query.measure_count = 7};
    figures.total.figures = arena_array(&arena, 7, sizeof(struct figure));
    for (int i = 0; i < 7; i++) {
        figures.query.measures[i] = (struct measure){MEASURE_MONEY, .name = "granted"};
        figures.total.figures[i] = sum_of(millions_tenths[i] * 10000000);
        labels[i] = "TL";
    }
    struct chart *chart = chart_make(&arena, CHART_STACK, LANGUAGE_FI, "Ohjelma", &figures, labels, &findings);
    int64_t sum = 0;
    for (int i = 0; i < 7; i++) {
        CHECK(chart->values[i].share == expected[i]);
        sum += chart->values[i].share;
    }
    CHECK(sum == 1000);
}

static void test_refusals(void)
{
    struct figure_row rows[] = {row_of(&fund, sum_of(100), sum_of(50))};
    struct figures figures = by_priority(rows, 1);
    struct findings told;
    findings_init(&told);
    figures.query.measures[1].kind = MEASURE_RATE;
    CHECK(chart_make(&arena, CHART_BARS, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    CHECK(told.count == 1 && told.items[0].kind == FINDING_CHART_MEASURE);
    figures.query.measures[1].kind = MEASURE_SHARE;
    CHECK(chart_make(&arena, CHART_COLUMNS, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    CHECK(chart_make(&arena, CHART_STACK, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    figures.query.measure_count = 0;
    CHECK(chart_make(&arena, CHART_BARS, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    CHECK(told.count == 4 && told.items[3].kind == FINDING_CHART_SERIES);
    findings_release(&told);
}

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
    for (int kind = 0; kind < CHART_KINDS; kind++) {
        struct buffer first, second;
        chart->kind = (enum chart_kind)kind;
        trace(&first, chart);
        trace(&second, chart);
        CHECK(first.length > 500);
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
    uint32_t flavour = random_below(9), signs = random_below(3), words = 1 + random_below(12);
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

static struct chart *random_chart(enum chart_kind kind)
{
    static const uint32_t most_series[CHART_KINDS] = {2, 8, 4};
    struct chart *chart = chart_of(kind, 1 + random_below(30), 1 + random_below(most_series[kind]));
    chart->language = (enum language)random_below(LANGUAGES);
    fill_randomly(chart);
    if (kind == CHART_STACK)
        share_out(chart);
    return chart;
}

static void test_layout(enum chart_kind kind)
{
    for (int round = 0; round < 250; round++) {
        const struct chart *chart = random_chart(kind);
        double width = 250 + random_below(300);
        record(chart, 40, 60, width);
        size_t overlaps = overlapping_texts(), covered = covered_texts(), hidden = hidden_areas();
        bool inside = within(recorder.all, grown(recorder.bounds, 0));
        if (overlaps + covered + hidden > 0 || !inside)
            printf("%s, round %d: %zu x %zu, %g wide: texts overlap %zu, covered %zu, areas hidden %zu, within %d\n",
                   chart_kind_names[kind], round, chart->category_count, chart->series_count, width, overlaps, covered,
                   hidden, inside);
        CHECK(overlaps == 0);
        CHECK(covered == 0);
        CHECK(hidden == 0);
        CHECK(inside);
        CHECK(recorder.failures == 0 && recorder.text_count > 0);
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
    test_ticks();
    test_units();
    test_bars();
    test_names();
    test_shares();
    test_apportioned();
    test_refusals();
    test_lengths();
    test_recorder();
    test_trace();
    for (int kind = 0; kind < CHART_KINDS; kind++)
        test_layout((enum chart_kind)kind);
    CHECK(findings.by_level[LEVEL_ERROR] == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    return unit_done();
}
