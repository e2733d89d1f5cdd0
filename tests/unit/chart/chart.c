/* What charts tell: round ticks, units, shares, what is taken from figures, the text alternative. The sums by priority are
 * those of the 2014-2020 list (domain, section 11), shares and roundings were reckoned by hand. Run from the checkout's top
 * folder. */
#include "chart/chart_drawing.h"
#include "chart/recorder.h"

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

static struct chart *make(enum chart_kind kind, enum language language, const char *title,
                          const struct figures *figures, const char *const *labels, struct findings *told)
{
    const struct chart_request request = {
        .kind = kind, .language = language, .title = title, .figures = figures, .labels = labels};
    return chart_make(&arena, &request, told);
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
    struct chart *chart = make(CHART_BARS, LANGUAGE_FI, "Myönnetty ja maksettu toimintalinjoittain", &figures,
                               granted_and_paid, &findings);
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
        make(CHART_COLUMNS, LANGUAGE_SV, "Fonder", &figures, granted_and_paid, &findings);
    CHECK_TEXT(chart->categories[0], "Euroopan aluekehitysrahasto");
    rows[0].members[0] = (struct member){.kind = MEMBER_YEAR, .is.year = 2015};
    chart = make(CHART_COLUMNS, LANGUAGE_EN, "By year", &figures, granted_and_paid, &findings);
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
        figures.query.measures[i] = (struct measure){MEASURE_SHARE, {0, (uint8_t)i}, .name = "share"};
    figures.total = row_of(NULL, share_of(50707108900, 90964056500, 557), share_of(40256947600, 90964056500, 443));
    const char *const labels[] = {"EU ja valtio", "Kunnat ja muu julkinen"};
    struct chart *chart = make(CHART_STACK, LANGUAGE_FI, "Kuka maksaa", &figures, labels, &findings);
    CHECK(chart != NULL && chart->category_count == 1 && chart->series_count == 2);
    CHECK_TEXT(describe(chart), "Kuka maksaa. EU ja valtio 55,7\u00A0%, 507,1\u00A0milj.\u00A0€;"
                                " Kunnat ja muu julkinen 44,3\u00A0%, 402,6\u00A0milj.\u00A0€.");
    /* Vantaa: 55 908 of 232 952 (domain, section 10); the rest is of unknown source, not zero. */
    figures.total = row_of(NULL, share_of(5590800, 23295200, 240), (struct figure){.known = false});
    chart = make(CHART_STACK, LANGUAGE_FI, "Vantaa", &figures, labels, &findings);
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
        figures.query.measures[i] = (struct measure){MEASURE_MONEY, {0, (uint8_t)i}, .name = "granted"};
        figures.total.figures[i] = sum_of(millions_tenths[i] * 10000000);
        labels[i] = "TL";
    }
    struct chart *chart = make(CHART_STACK, LANGUAGE_FI, "Ohjelma", &figures, labels, &findings);
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
    CHECK(make(CHART_BARS, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    CHECK(told.count == 1 && told.items[0].kind == FINDING_CHART_MEASURE);
    figures.query.measures[1].kind = MEASURE_SHARE;
    CHECK(make(CHART_LINES, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    CHECK(make(CHART_STACK, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    figures.query.measure_count = 0;
    CHECK(make(CHART_BARS, LANGUAGE_FI, "", &figures, granted_and_paid, &told) == NULL);
    CHECK(told.count == 4 && told.items[3].kind == FINDING_CHART_SERIES);
    findings_release(&told);
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
    CHECK(findings.by_level[LEVEL_ERROR] == 0);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    return unit_done();
}
