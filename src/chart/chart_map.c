#include "chart/chart_map.h"

#include <stdlib.h>
#include <string.h>

#include "chart/chart_drawing.h"
#include "register/municipality.h"
#include "register/shipped_lists.h"
#include "xml/vocabulary.h"

/* A municipality of the borders, and what it is part of on the situation date. */
struct municipality {
    const char *id;
    const struct code *place;   /* of the list that the map shows; NULL: not known */
    const struct code *region;
    int32_t category, shape;
};

struct maker {
    struct chart *chart;
    struct chart_map *map;
    struct arena *arena;
    const struct project_register *reg;
    enum list list;             /* of the places */
    struct borders borders;
    struct municipality *municipalities;  /* by id */
    size_t count;
};

/* --- municipalities --- */

static int by_id(const void *a, const void *b)
{
    const struct municipality *one = a, *other = b;
    return strcmp(one->id, other->id);
}

/* Every municipality once. */
static void gather_municipalities(struct maker *maker)
{
    const struct borders *borders = &maker->borders;
    maker->municipalities = arena_array(maker->arena, 2 * borders->count, sizeof *maker->municipalities);
    size_t sides = 0;
    for (size_t i = 0; i < borders->count; i++) {
        maker->municipalities[sides++].id = borders->items[i].left;
        if (borders->items[i].right != NULL)
            maker->municipalities[sides++].id = borders->items[i].right;
    }
    qsort(maker->municipalities, sides, sizeof *maker->municipalities, by_id);
    for (size_t i = 0; i < sides; i++)
        if (maker->count == 0 || strcmp(maker->municipalities[maker->count - 1].id, maker->municipalities[i].id) != 0)
            maker->municipalities[maker->count++] = maker->municipalities[i];
}

static struct municipality *find(const struct maker *maker, const char *id)
{
    struct municipality key = {.id = id};
    return id == NULL ? NULL : bsearch(&key, maker->municipalities, maker->count, sizeof key, by_id);
}

/* What a municipality's code is part of in `list`; NULL when that is not told. */
static const struct code *part_of(const struct project_register *reg, const struct code *code, enum list list)
{
    enum list at = LIST_MUNICIPALITY;
    while (code != NULL && at != list) {
        at = register_list_above(at);
        code = code->parent == NULL || at == LISTS ? NULL : shipped_lists_lookup(reg, at, code->parent);
    }
    return code;
}

static int32_t category_of(const struct chart *chart, const struct code *place)
{
    for (size_t i = 0; place != NULL && i < chart->category_count; i++) {
        const struct member *member = &chart->members[i];
        if (member->kind == MEMBER_CODE && strcmp(member->is.code->id, place->id) == 0)
            return (int32_t)i;
    }
    return MAP_NO_CATEGORY;
}

static void settle_municipality(const struct maker *maker, struct municipality *municipality)
{
    const struct code *code = shipped_lists_lookup(maker->reg, LIST_MUNICIPALITY, municipality->id);
    if (code != NULL)
        code = municipality_on(maker->reg, code, maker->chart->situation_date);
    municipality->place = part_of(maker->reg, code, maker->list);
    municipality->region = part_of(maker->reg, code, LIST_REGION);
    municipality->category = category_of(maker->chart, municipality->place);
    municipality->shape = MAP_NO_SHAPE;
}

/* --- shapes --- */

static bool same_code(const struct code *a, const struct code *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a->id, b->id) == 0);
}

/* A region is drawn when one of its places has a row. */
static bool is_drawn(const struct maker *maker, const struct municipality *municipality)
{
    if (municipality->category != MAP_NO_CATEGORY)
        return true;
    for (size_t i = 0; municipality->place != NULL && municipality->region != NULL && i < maker->count; i++)
        if (maker->municipalities[i].category != MAP_NO_CATEGORY &&
            same_code(maker->municipalities[i].region, municipality->region))
            return true;
    return false;
}

/* Municipalities of one place share its shape. */
static void give_shape(struct maker *maker, struct municipality *municipality)
{
    if (!is_drawn(maker, municipality))
        return;
    for (size_t i = 0; i < maker->count; i++) {
        const struct municipality *other = &maker->municipalities[i];
        if (other->shape != MAP_NO_SHAPE && same_code(other->place, municipality->place)) {
            municipality->shape = other->shape;
            return;
        }
    }
    municipality->shape = (int32_t)maker->map->shape_count;
    maker->map->categories[maker->map->shape_count++] = municipality->category;
    if (municipality->category != MAP_NO_CATEGORY)
        maker->map->shapes[municipality->category] = municipality->shape;
}

static void settle_borders(struct maker *maker)
{
    struct chart_map *map = maker->map;
    map->border_count = maker->borders.count;
    map->borders = arena_array(maker->arena, map->border_count, sizeof *map->borders);
    for (size_t i = 0; i < map->border_count; i++) {
        const struct border *border = &maker->borders.items[i];
        const struct municipality *left = find(maker, border->left), *right = find(maker, border->right);
        map->borders[i] = (struct chart_map_border){
            .border = border, .left = left->shape, .right = right == NULL ? MAP_NO_SHAPE : right->shape,
            .outline = right == NULL || !same_code(left->region, right->region)};
    }
}

/* --- the whole --- */

static bool is_place(enum list list)
{
    return list == LIST_MUNICIPALITY || list == LIST_SUB_REGION || list == LIST_REGION;
}

/* A dimension of places is called like their list. */
static bool find_list(enum list *out, const struct query *query, struct findings *findings)
{
    const char *name = query->dimension_count == 0 ? "" : dimension_names[query->dimensions[0]];
    int list = xml_word_lookup(register_list_names, name, strlen(name));
    *out = list < 0 ? LISTS : (enum list)list;
    if (is_place(*out))
        return true;
    findings_add(findings, FINDING_CHART_PLACES, NOWHERE, finding_text(name));
    return false;
}

static bool make_map(struct maker *maker, const struct chart_request *request, struct findings *findings)
{
    if (!borders_read(&maker->borders, maker->arena, request->borders, findings))
        return false;
    gather_municipalities(maker);
    maker->map->categories = arena_array(maker->arena, maker->count, sizeof *maker->map->categories);
    maker->map->shapes = arena_array(maker->arena, maker->chart->category_count, sizeof *maker->map->shapes);
    for (size_t i = 0; i < maker->chart->category_count; i++)
        maker->map->shapes[i] = MAP_NO_SHAPE;
    for (size_t i = 0; i < maker->count; i++)
        settle_municipality(maker, &maker->municipalities[i]);
    for (size_t i = 0; i < maker->count; i++)
        give_shape(maker, &maker->municipalities[i]);
    settle_borders(maker);
    const char *source = maker->borders.source[request->language];
    maker->map->source = source == NULL ? "" : source;
    return true;
}

bool chart_map_make(struct chart *chart, struct arena *arena, const struct chart_request *request,
                    struct findings *findings)
{
    struct maker maker = {.chart = chart, .map = arena_alloc(arena, sizeof *maker.map), .arena = arena,
                          .reg = request->reg};
    if (!find_list(&maker.list, &request->figures->query, findings) || !make_map(&maker, request, findings))
        return false;
    chart->map = maker.map;
    return true;
}
