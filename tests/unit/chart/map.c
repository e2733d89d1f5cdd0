/* Maps: the shipped borders against areas that the National Land Survey gives, class limits by hand, which municipalities make
 * up which shape (numbers of municipalities: Statistics Finland's keys of 2023 and 2025), and how maps stand on paper. Run
 * from the checkout's top folder. */
#include <unistd.h>

#include "chart/borders.h"
#include "chart/chart_classes.h"
#include "chart/chart_map.h"
#include "chart/chart_shape.h"
#include "chart/recorder.h"
#include "register/register_reader.h"

static const char *const borders_path = "templates/maps/finland.xml", *const lists_path = "templates/lists/finland.xml";
static struct project_register reg; /* the shipped lists */

/* --- borders --- */

static const struct border_point *end_of(const struct border *border)
{
    return &border->points[border->count - 1];
}

/* Twice the signed area on the left of a line, seen from the origin [m2]. */
static double swept(const struct border *border)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < border->count; i++) {
        const struct border_point *a = &border->points[i], *b = &border->points[i + 1];
        sum += (double)a->easting * b->northing - (double)b->easting * a->northing;
    }
    return sum;
}

static bool is(const char *one, const char *other)
{
    return one != NULL && strcmp(one, other) == 0;
}

/* [km2]; of "" all municipalities. */
static double area_of(const struct borders *borders, const char *id)
{
    double sum = 0;
    for (size_t i = 0; i < borders->count; i++) {
        const struct border *border = &borders->items[i];
        if (*id == '\0' ? border->right == NULL : is(border->left, id))
            sum += swept(border);
        if (is(border->right, id))
            sum -= swept(border);
    }
    return sum / 2e6;
}

static void test_borders(void)
{
    struct borders borders;
    CHECK(borders_read(&borders, &arena, borders_path, &findings));
    CHECK(borders.count == 908);
    CHECK_TEXT(borders.source[LANGUAGE_SV], "Kommungränser: Lantmäteriverket 2023, CC BY 4.0");
    /* The whole country is 390 905 km2 with its waters, Hämeenlinna 2 032, Forssa 253; the lines are generalised. */
    CHECK(fabs(area_of(&borders, "") / 390905 - 1) < 0.001);
    CHECK(fabs(area_of(&borders, "109") / 2032 - 1) < 0.05);
    CHECK(fabs(area_of(&borders, "061") / 253 - 1) < 0.1);
    int outwards = 0; /* where a border ends, others go on: the country's outline is closed */
    for (size_t i = 0; i < borders.count; i++)
        for (size_t j = 0; j < borders.count; j++)
            outwards += borders.items[i].right == NULL && borders.items[j].right == NULL &&
                        memcmp(end_of(&borders.items[i]), &borders.items[j].points[0], sizeof(struct border_point)) == 0;
    int outline = 0;
    for (size_t i = 0; i < borders.count; i++)
        outline += borders.items[i].right == NULL;
    CHECK(outline > 70 && outwards == outline);
}

static void check_refused(const char *content)
{
    char path[] = "/tmp/borders-XXXXXX";
    struct borders borders;
    struct findings told;
    findings_init(&told);
    int file = mkstemp(path);
    CHECK(file >= 0);
    CHECK(dprintf(file, "<borders xmlns='urn:hankeraportti:borders:1'>%s</borders>", content) > 0);
    close(file);
    CHECK(!borders_read(&borders, &arena, path, &told));
    CHECK(told.count > 0);
    unlink(path);
    findings_release(&told);
}

static void test_bad_borders(void)
{
    check_refused("");
    check_refused("<border left='005'>1 2 3</border>");
    check_refused("<border left='005'>1 2</border>");
    check_refused("<border left='005'>1 2 3 x</border>");
    check_refused("<border left='005'>1 2 3 99999999999</border>");
    check_refused("<border>1 2 3 4</border>");
}

/* --- classes --- */

static void check_classes(const int64_t *amounts, size_t count, const int64_t *limits, size_t limit_count)
{
    money list[16];
    for (size_t i = 0; i < count; i++)
        list[i] = money_of(amounts[i]);
    struct chart_classes classes = chart_classes_make(list, count);
    CHECK(classes.limit_count == limit_count);
    for (size_t i = 0; i < limit_count && i < classes.limit_count; i++)
        CHECK(classes.limits[i].cents == limits[i]);
}

#define CLASSES(amounts, limits) \
    check_classes(amounts, sizeof(amounts) / sizeof *(amounts), limits, sizeof(limits) / sizeof *(limits))

static void test_classes(void)
{
    const int64_t even[] = {1000, 3000, 5000, 7000, 9000}, equal[] = {2000, 4000, 6000, 8000};
    CLASSES(even, equal);
    const int64_t skewed[] = {120, 300, 700, 1500, 9000}, series[] = {500, 1000, 2000, 5000};
    CLASSES(skewed, series); /* equal steps would leave four in the lowest class */
    const int64_t wide[] = {5, 50, 500, 5000, 50000}, tens[] = {10, 100, 1000, 10000};
    CLASSES(wide, tens);
    const int64_t few[] = {1, 2, 3}, ones[] = {1, 2, 3};
    CLASSES(few, ones);
    const int64_t one[] = {7}, below[] = {2, 4, 6};
    CLASSES(one, below);
    const int64_t nothing[] = {0, -500};
    CHECK(chart_classes_make((const money *)nothing, 2).limit_count == 0);
    const int64_t huge[] = {INT64_MAX, 1};
    CHECK(chart_classes_make((const money *)huge, 2).limit_count > 0);
    struct chart_classes classes = chart_classes_make((const money *)even, 5);
    CHECK(chart_classes_of(&classes, money_of(1999)) == 0 && chart_classes_of(&classes, money_of(2000)) == 1);
    CHECK(chart_classes_of(&classes, money_of(-1)) == 0 && chart_classes_of(&classes, money_of(8000)) == 4);
}

/* --- shapes --- */

/* A square of 100 with a square hole of 20 in its middle. */
static void test_shape(void)
{
    const struct chart_point half[] = {{0, 0}, {0, 100}, {100, 100}}, other[] = {{0, 0}, {100, 0}, {100, 100}},
                             hole[] = {{40, 40}, {60, 40}, {60, 60}, {40, 60}, {40, 40}};
    const struct chart_shape_line lines[] = {{other, 3, true}, {hole, 5, false}, {half, 3, false}};
    struct chart_shape shape;
    struct chart_point room;
    chart_shape_make(&shape, &arena, lines, 3);
    CHECK(shape.ring_count == 2 && shape.count == 8);
    CHECK(shape.bounds.left == 0 && shape.bounds.right == 100 && shape.bounds.bottom == 100);
    CHECK(chart_shape_holds(&shape, (struct chart_point){10, 50}) && !chart_shape_holds(&shape, (struct chart_point){50, 50}));
    CHECK(!chart_shape_holds(&shape, (struct chart_point){-1, 50}));
    CHECK(chart_shape_room(&shape, 50, 12, &room));
    CHECK(room.y < 34 || room.y > 66);                /* above or below the hole */
    CHECK(!chart_shape_room(&shape, 90, 30, &room)); /* the bands beside the hole are 40 wide, and a label keeps off */
}

/* --- maps of figures --- */

static struct figures by_place(enum dimension dimension, const char *const *ids, size_t count)
{
    static const enum list lists[] = {
        [DIMENSION_MUNICIPALITY] = LIST_MUNICIPALITY, [DIMENSION_SUB_REGION] = LIST_SUB_REGION,
        [DIMENSION_REGION] = LIST_REGION};
    struct figures figures = {.row_count = count};
    figures.rows = arena_array(&arena, count, sizeof *figures.rows);
    figures.query = (struct query){.dimensions = {dimension}, .dimension_count = 1, .measure_count = 1,
                                   .measures = {{MEASURE_MONEY, .name = "granted"}}, .situation_date = {2025, 12, 31}};
    for (size_t i = 0; i < count; i++) {
        const struct code *code = ids[i] == NULL ? NULL : register_code_lookup(&reg, lists[dimension], ids[i]);
        struct figure *figure = arena_alloc(&arena, sizeof *figure);
        *figure = (struct figure){.value = 12345678 * (int64_t)(i + 1), .projects = 1, .known = i % 5 != 4};
        figure->sum = money_of(figure->value);
        figures.rows[i].members[0] = code == NULL ? (struct member){MEMBER_NONE} : (struct member){MEMBER_CODE, {.code = code}};
        figures.rows[i].figures = figure;
    }
    return figures;
}

static struct chart *map_of(const struct figures *figures, enum language language, struct findings *told)
{
    static const char *const labels[] = {"myönnetty"};
    const struct chart_request request = {.kind = CHART_MAP, .language = language, .title = "Kunnittain",
                                          .figures = figures, .labels = labels, .reg = &reg, .borders = borders_path};
    return chart_make(&arena, &request, told);
}

static size_t count_empty(const struct chart_map *map)
{
    size_t count = 0;
    for (size_t i = 0; i < map->shape_count; i++)
        count += map->categories[i] == MAP_NO_CATEGORY;
    return count;
}

static void test_shapes_of_places(void)
{
    const char *const hame[] = {"109", "061", NULL};
    struct figures figures = by_place(DIMENSION_MUNICIPALITY, hame, 3);
    struct chart *chart = map_of(&figures, LANGUAGE_FI, &findings);
    CHECK(chart != NULL && chart->map->shape_count == 11 && count_empty(chart->map) == 9); /* Kanta-Häme */
    CHECK(chart->map->shapes[0] != MAP_NO_SHAPE && chart->map->shapes[2] == MAP_NO_SHAPE);
    const char *const savo[] = {"507"};
    figures = by_place(DIMENSION_MUNICIPALITY, savo, 1);
    chart = map_of(&figures, LANGUAGE_FI, &findings);
    CHECK(chart->map->shape_count == 11); /* Etelä-Savo: twelve in 2023, Pertunmaa is in Mäntyharju since 2025 */
    figures.query.situation_date = (date){2024, 12, 31};
    CHECK(map_of(&figures, LANGUAGE_FI, &findings)->map->shape_count == 12);
    const char *const sub_regions[] = {"051"};
    figures = by_place(DIMENSION_SUB_REGION, sub_regions, 1);
    CHECK(map_of(&figures, LANGUAGE_FI, &findings)->map->shape_count == 3); /* of Kanta-Häme */
    const char *const regions[] = {"05", "06"};
    figures = by_place(DIMENSION_REGION, regions, 2);
    chart = map_of(&figures, LANGUAGE_FI, &findings);
    CHECK(chart->map->shape_count == 2 && count_empty(chart->map) == 0);
}

static void test_refusals(void)
{
    struct findings told;
    findings_init(&told);
    const char *const nowhere[] = {NULL};
    struct figures figures = by_place(DIMENSION_MUNICIPALITY, nowhere, 1);
    CHECK(!chart_shows(map_of(&figures, LANGUAGE_FI, &told)) && told.count == 0);
    figures.query.dimensions[0] = DIMENSION_FUND;
    CHECK(map_of(&figures, LANGUAGE_FI, &told) == NULL);
    CHECK(told.count == 1 && told.items[0].kind == FINDING_CHART_PLACES);
    findings_release(&told);
}

static bool tells(const char *words)
{
    return strstr(recorder.alternative, words) != NULL;
}

static void check_map_layout(const struct chart *chart, double width)
{
    record(chart, 40, 60, width);
    CHECK(overlapping_texts() == 0);
    CHECK(within(recorder.all, grown(recorder.bounds, 0.5))); /* half a line */
    CHECK(recorder.failures == 0 && recorder.text_count > 3 && recorder.area_count > 0);
}

static void check_fitted_map(enum dimension dimension, const char *const *ids, size_t count)
{
    static const double shares[] = {0.8, 1.5};
    struct figures figures = by_place(dimension, ids, count);
    struct chart *chart = map_of(&figures, LANGUAGE_FI, &findings);
    double usual = chart_height(chart, text, &style_default, 480);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        CHECK(chart_fit(chart, text, &style_default, 480, usual * shares[i]) <= fmax(usual * shares[i], usual));
        check_map_layout(chart, 480);
    }
}

static void check_map(enum dimension dimension, const char *const *ids, size_t count)
{
    for (int language = 0; language < LANGUAGES; language++)
        for (double width = 250; width <= 480; width += 230) {
            struct figures figures = by_place(dimension, ids, count);
            struct chart *chart = map_of(&figures, (enum language)language, &findings);
            check_map_layout(chart, width);
        }
    if (count < 100) /* the whole country takes its time */
        check_fitted_map(dimension, ids, count);
}

/* All codes of a list that may be on the map. */
static const char *const *all_of(enum list list, size_t *count)
{
    const struct code_list *codes = &reg.lists[list];
    const char **ids = arena_array(&arena, codes->count, sizeof *ids);
    *count = 0;
    for (size_t i = 0; i < codes->count; i++)
        if (!date_known(codes->codes[i]->to))
            ids[(*count)++] = codes->codes[i]->id;
    return ids;
}

static void test_drawing(void)
{
    const char *const hame[] = {"061", "082", "086", "103", "109", "165", "169", "433", "694", "834", NULL};
    check_map(DIMENSION_MUNICIPALITY, hame, 11);
    struct figures figures = by_place(DIMENSION_MUNICIPALITY, hame, 11);
    record(map_of(&figures, LANGUAGE_EN, &findings), 0, 0, 480);
    CHECK(tells("Kunnittain: myönnetty, EUR\u00A0million.") && tells(" Forssa: 0.12.") && tells(" Hämeenlinna: not known."));
    const char *const islands[] = {"478", "035", "091"};
    check_map(DIMENSION_MUNICIPALITY, islands, 3);
    size_t count;
    const char *const *all = all_of(LIST_MUNICIPALITY, &count);
    CHECK(count == 308); /* municipalities of 2025 */
    check_map(DIMENSION_MUNICIPALITY, all, count);
    all = all_of(LIST_REGION, &count);
    CHECK(count == 19);
    check_map(DIMENSION_REGION, all, count);
    all = all_of(LIST_SUB_REGION, &count);
    check_map(DIMENSION_SUB_REGION, all, count);
}

int main(void)
{
    findings_init(&findings);
    arena_init(&arena);
    register_init(&reg, &arena);
    text = text_new("fonts", &findings);
    CHECK(text != NULL && register_read(&reg, &arena, lists_path, 0, &findings));
    test_classes();
    test_shape();
    test_borders();
    test_bad_borders();
    if (text != NULL) {
        test_shapes_of_places();
        test_refusals();
        test_drawing();
    }
    CHECK(findings.by_level[LEVEL_ERROR] == 0);
    register_release(&reg);
    text_free(text);
    arena_release(&arena);
    findings_release(&findings);
    return unit_done();
}
