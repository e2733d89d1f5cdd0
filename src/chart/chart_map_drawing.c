#include <math.h>

#include "chart/chart_classes.h"
#include "chart/chart_drawing.h"
#include "chart/chart_map.h"
#include "chart/chart_shape.h"

/* Places shaded by classes of their values, their names and values on them where they have room; a place that has not is
 * numbered and told in the list beside the map, under the classes. What has no borders is told below. */

static const double side_width = 150, side_gap = 16, least_beside = 360; /* [pt] */
static const double highest = 300, lowest = 100; /* by itself; where a height is asked for [pt] */
static const double part_gap = 6, label_air = 3, margin = 0.03; /* around the places, of their size */
static const double line_width = 0.4, outline_width = 0.9, item_gap = 2; /* [pt] */
enum { MOST_KEYS = 50, MOST_LINES = 20, MOST_TITLE_LINES = 3 };

/* What is written on a place. */
enum inscription { INSCRIBED_NOT, INSCRIBED_WHOLE, INSCRIBED_NUMBER };

struct map_place {
    struct chart_shape shape;
    struct chart_label name, value, number;
    enum inscription inscription;
    struct chart_point middle;   /* of what is written [pt] */
};

struct map {
    struct chart_drawing *drawing;
    const struct chart_map *map;
    struct chart_classes classes;
    struct box frame;            /* of the map [pt] */
    double west, north;          /* of the frame [m] */
    double scale;                /* [pt/m] */
    struct chart_point **lines;  /* the borders [pt] */
    struct map_place *places;        /* one for each shape */
    size_t numbers, keys;        /* places that are numbered; all that are told in the list */
    double side_left, side_top;  /* where the classes and the list stand [pt] */
};

/* --- from metres to points --- */

static bool is_shown(const struct chart_map_border *border)
{
    return border->left != MAP_NO_SHAPE || border->right != MAP_NO_SHAPE;
}

/* The smallest box around the places [m]; top is the least northing. */
static struct box extent(const struct chart_map *map)
{
    struct box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < map->border_count; i++) {
        const struct border *border = map->borders[i].border;
        for (size_t p = 0; is_shown(&map->borders[i]) && p < border->count; p++) {
            box.left = fmin(box.left, border->points[p].easting);
            box.right = fmax(box.right, border->points[p].easting);
            box.top = fmin(box.top, border->points[p].northing);
            box.bottom = fmax(box.bottom, border->points[p].northing);
        }
    }
    return box;
}

static void place_frame(struct map *map)
{
    const struct chart_drawing *drawing = map->drawing;
    struct box box = extent(map->map);
    double width = drawing->right - drawing->left, around = fmax(box.right - box.left, box.bottom - box.top) * margin;
    bool beside = width >= least_beside;
    double room = beside ? width - side_width - side_gap : width;
    double east = box.right - box.left + 2 * around, north = box.bottom - box.top + 2 * around;
    map->scale = fmin(room / east, chart_stretched(drawing, highest, lowest, INFINITY) / north);
    map->west = box.left - around;
    map->north = box.bottom + around;
    map->frame = (struct box){drawing->left, drawing->top, drawing->left + east * map->scale,
                              drawing->top + north * map->scale};
    map->side_left = beside ? map->frame.right + side_gap : drawing->left;
    map->side_top = beside ? drawing->top : map->frame.bottom + part_gap;
}

static void place_lines(struct map *map)
{
    struct arena *arena = map->drawing->arena;
    map->lines = arena_array(arena, map->map->border_count, sizeof *map->lines);
    for (size_t i = 0; i < map->map->border_count; i++) {
        const struct border *border = map->map->borders[i].border;
        map->lines[i] = arena_array(arena, border->count, sizeof **map->lines);
        for (size_t p = 0; p < border->count; p++)
            map->lines[i][p] = (struct chart_point){
                map->frame.left + (border->points[p].easting - map->west) * map->scale,
                map->frame.top + (map->north - border->points[p].northing) * map->scale};
    }
}

/* A shape's outline: the borders that have it on one side only. */
static void make_shape(const struct map *map, int32_t shape, struct chart_shape_line *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < map->map->border_count; i++) {
        const struct chart_map_border *border = &map->map->borders[i];
        if ((border->left == shape) != (border->right == shape))
            lines[count++] = (struct chart_shape_line){map->lines[i], border->border->count, border->right == shape};
    }
    chart_shape_make(&map->places[shape].shape, map->drawing->arena, lines, count);
}

static void make_shapes(struct map *map)
{
    struct arena *arena = map->drawing->arena;
    struct chart_shape_line *lines = arena_array(arena, map->map->border_count, sizeof *lines);
    map->places = arena_array(arena, map->map->shape_count, sizeof *map->places);
    for (size_t i = 0; i < map->map->shape_count; i++)
        make_shape(map, (int32_t)i, lines);
}

/* --- values --- */

/* The value of a place; NULL when it has no row. */
static const struct chart_value *value_of(const struct map *map, size_t shape)
{
    int32_t category = map->map->categories[shape];
    return category == MAP_NO_CATEGORY ? NULL : chart_drawing_at(map->drawing, (size_t)category, 0);
}

static void make_classes(struct map *map)
{
    money *amounts = arena_array(map->drawing->arena, map->map->shape_count, sizeof *amounts);
    size_t count = 0;
    for (size_t i = 0; i < map->map->shape_count; i++) {
        const struct chart_value *value = value_of(map, i);
        if (value != NULL && value->known)
            amounts[count++] = value->amount;
    }
    map->classes = chart_classes_make(amounts, count);
}

/* Classes are spread over the shades. */
static int shade_of(const struct map *map, size_t class)
{
    size_t classes = map->classes.limit_count + 1;
    return classes == 1 ? STYLE_SHADES / 2 : (int)(class * (STYLE_SHADES - 1) / (classes - 1));
}

/* The ground of a place: a shade, or paper. */
static struct colour ground_of(const struct map *map, int32_t shape)
{
    const struct chart_value *value = shape == MAP_NO_SHAPE ? NULL : value_of(map, (size_t)shape);
    if (value == NULL || !value->known)
        return map->drawing->style->paper;
    return style_shade(map->drawing->style, shade_of(map, chart_classes_of(&map->classes, value->amount)));
}

/* --- inscriptions --- */

static void inscribe(struct map *map, size_t category)
{
    struct chart_drawing *drawing = map->drawing;
    if (map->map->shapes[category] == MAP_NO_SHAPE)
        return;
    struct map_place *place = &map->places[map->map->shapes[category]];
    double line = drawing->plain.leading;
    place->name = chart_label_make(drawing, drawing->plain, drawing->chart->categories[category]);
    place->value = chart_label_make(drawing, drawing->strong, chart_drawing_series_value(drawing, category, 0));
    double width = fmax(place->name.width, place->value.width) + label_air;
    if (chart_shape_room(&place->shape, width, 2 * line, &place->middle)) {
        place->inscription = INSCRIBED_WHOLE;
        return;
    }
    map->keys++;
    place->number = chart_label_make(drawing, drawing->strong, arena_format(drawing->arena, "%zu", map->numbers + 1));
    if (!chart_shape_room(&place->shape, place->number.width + label_air / 2, drawing->plain.size, &place->middle))
        return;
    place->inscription = INSCRIBED_NUMBER;
    map->numbers++;
}

static void draw_inscription(const struct map *map, size_t shape)
{
    struct chart_drawing *drawing = map->drawing;
    const struct map_place *place = &map->places[shape];
    struct colour ground = ground_of(map, (int32_t)shape), colour = style_text_on(drawing->style, ground);
    double off = drawing->plain.leading / 2;
    const struct chart_value *value = value_of(map, shape);
    void (*draw)(struct chart_drawing *, const struct chart_label *, enum chart_align, double, double, struct colour) =
        value != NULL && !value->known ? chart_label_draw_over : chart_label_draw;
    if (place->inscription == INSCRIBED_WHOLE) {
        draw(drawing, &place->name, ALIGN_CENTRE, place->middle.x, place->middle.y - off, colour);
        draw(drawing, &place->value, ALIGN_CENTRE, place->middle.x, place->middle.y + off, colour);
    } else if (place->inscription == INSCRIBED_NUMBER && map->keys <= MOST_KEYS) {
        draw(drawing, &place->number, ALIGN_CENTRE, place->middle.x, place->middle.y, colour);
    }
}

/* --- places and borders --- */

static void draw_place(const struct map *map, size_t shape)
{
    struct chart_drawing *drawing = map->drawing;
    const struct chart_value *value = value_of(map, shape);
    const struct chart_shape *outline = &map->places[shape].shape;
    if (value != NULL && value->known)
        chart_shape_fill(drawing->device, outline, ground_of(map, (int32_t)shape));
    else if (value != NULL)
        chart_shape_hatch(drawing->device, outline, drawing->arena, drawing->style->muted);
}

/* Borders between places are drawn in ink or paper, whichever is seen better against both. */
static struct colour border_colour(const struct map *map, const struct chart_map_border *border)
{
    const struct style *style = map->drawing->style;
    struct colour left = ground_of(map, border->left), right = ground_of(map, border->right);
    double ink = fmin(style_contrast(style->ink, left), style_contrast(style->ink, right));
    double paper = fmin(style_contrast(style->paper, left), style_contrast(style->paper, right));
    return ink >= paper || border->outline ? style->ink : style->paper;
}

static void draw_border(const struct map *map, size_t i)
{
    const struct chart_map_border *border = &map->map->borders[i];
    const struct style *style = map->drawing->style;
    struct stroke stroke = {style->hairline, line_width, 0};
    if (is_shown(border) && border->left == border->right)
        return;
    if (is_shown(border))
        stroke = (struct stroke){border_colour(map, border), border->outline ? outline_width : line_width, 0};
    else if (!border->outline)
        return;
    struct device *device = map->drawing->device;
    if (!is_shown(border)) {
        chart_shape_clipped_line(device, map->lines[i], border->border->count, map->frame, &stroke);
        return;
    }
    for (size_t p = 0; p < border->border->count; p++)
        if (p == 0)
            device->calls->move(device, map->lines[i][p].x, map->lines[i][p].y);
        else
            device->calls->line(device, map->lines[i][p].x, map->lines[i][p].y);
    device->calls->stroke(device, &stroke);
}

static void draw_map(const struct map *map)
{
    if (map->drawing->device == NULL)
        return;
    for (size_t i = 0; i < map->map->shape_count; i++)
        draw_place(map, i);
    for (int shown = 0; shown <= 1; shown++)
        for (size_t i = 0; i < map->map->border_count; i++)
            if (is_shown(&map->map->borders[i]) == (shown == 1))
                draw_border(map, i);
    for (size_t i = 0; i < map->map->shape_count; i++)
        draw_inscription(map, i);
}

/* --- classes --- */

static const char *limit_text(struct chart_drawing *drawing, money limit)
{
    const struct chart_scale scale = {.step = limit.cents};
    return chart_drawing_tick(drawing, &scale, 1);
}

/* "alle 1", "1–2", "vähintään 5"; numbers of projects are whole: "1–4", "5–9". */
static const char *class_text(const struct map *map, size_t class)
{
    struct chart_drawing *drawing = map->drawing;
    const struct chart_classes *classes = &map->classes;
    if (classes->limit_count == 0)
        return "≤ 0";
    if (class == 0)
        return chart_drawing_word(drawing, WORD_CHART_BELOW, limit_text(drawing, classes->limits[0]));
    const char *from = limit_text(drawing, classes->limits[class - 1]);
    if (class == classes->limit_count)
        return chart_drawing_word(drawing, WORD_CHART_FROM, from);
    money last = classes->limits[class];
    if (drawing->chart->quantity == QUANTITY_PROJECTS && --last.cents == classes->limits[class - 1].cents)
        return from;
    return arena_format(drawing->arena, "%s–%s", from, limit_text(drawing, last));
}

static bool any_place(const struct map *map, bool has_row)
{
    bool any = false;
    for (size_t i = 0; i < map->map->shape_count; i++) {
        const struct chart_value *value = value_of(map, i);
        any |= has_row ? value != NULL && !value->known : value == NULL;
    }
    return any;
}

/* Returns the height. Beside a map a few stand one below the other, more of them and those below a map side by side. */
static double draw_items(const struct map *map, const struct chart_legend_item *items, size_t count, double top)
{
    struct chart_drawing *drawing = map->drawing;
    if (map->side_left == drawing->left || count > MOST_LINES)
        return chart_drawing_legend(drawing, items, count, map->side_left, top, drawing->right);
    double y = top;
    for (size_t i = 0; i < count; i++)
        y += chart_drawing_legend(drawing, &items[i], 1, map->side_left, y, drawing->right) + item_gap;
    return y - top;
}

static double draw_classes(const struct map *map, double top)
{
    struct chart_drawing *drawing = map->drawing;
    enum language language = drawing->chart->language;
    struct chart_legend_item items[CHART_CLASSES + 2];
    size_t count = 0;
    const char *title = chart_drawing_measure(drawing);
    struct chart_label label =
        chart_label_wrap(drawing, drawing->strong, title, drawing->right - map->side_left, MOST_TITLE_LINES);
    chart_label_draw(drawing, &label, ALIGN_LEFT, map->side_left, top + label.height / 2, drawing->style->ink);
    for (size_t class = map->classes.limit_count + 1; class-- > 0;) {
        bool no_place = class == 0 && drawing->chart->quantity == QUANTITY_PROJECTS && map->classes.limit_count > 0 &&
                        map->classes.limits[0].cents == 1;
        if (!no_place)
            items[count++] = (struct chart_legend_item){.look = LOOK_SHADE + (enum chart_look)shade_of(map, class),
                                                        .name = class_text(map, class)};
    }
    if (any_place(map, /*has_row*/ true))
        items[count++] = (struct chart_legend_item){.look = LOOK_STRIPED,
                                                    .name = language_word(language, WORD_CHART_NOT_KNOWN)};
    if (any_place(map, /*has_row*/ false))
        items[count++] = (struct chart_legend_item){.look = LOOK_EMPTY,
                                                    .name = language_word(language, WORD_CHART_NO_PROJECTS)};
    return label.height + part_gap + draw_items(map, items, count, top + label.height + part_gap);
}

/* --- lists --- */

/* The places that have no room for their names: by their numbers, then those that have no room for one either. */
static double draw_key(const struct map *map, double top)
{
    struct chart_drawing *drawing = map->drawing;
    struct chart_legend_item items[MOST_KEYS];
    size_t count = 0, unnumbered = map->numbers;
    for (size_t c = 0; map->keys <= MOST_KEYS && c < drawing->chart->category_count; c++) {
        int32_t shape = map->map->shapes[c];
        if (shape == MAP_NO_SHAPE || map->places[shape].inscription == INSCRIBED_WHOLE)
            continue;
        bool numbered = map->places[shape].inscription == INSCRIBED_NUMBER;
        const char *name = drawing->chart->categories[c];
        size_t at = numbered ? count++ : unnumbered++;
        items[at] = (struct chart_legend_item){
            .look = LOOKS, .name = numbered ? arena_format(drawing->arena, "%zu %s", at + 1, name) : name,
            .amount = chart_drawing_series_value(drawing, c, 0)};
    }
    return unnumbered == 0 || map->keys > MOST_KEYS ? 0 : part_gap + draw_items(map, items, unnumbered, top + part_gap);
}

/* Rows that have no borders: in words. */
static double draw_off_map(const struct map *map, double top)
{
    struct chart_drawing *drawing = map->drawing;
    const struct chart *chart = drawing->chart;
    const char *list = "";
    for (size_t i = 0; i < chart->category_count; i++)
        if (map->map->shapes[i] == MAP_NO_SHAPE)
            list = arena_format(drawing->arena, "%s%s%s %s", list, *list == '\0' ? "" : "; ", chart->categories[i],
                                chart_drawing_series_value(drawing, i, 0));
    if (*list == '\0')
        return 0;
    const char *text = chart_drawing_word(drawing, WORD_CHART_OFF_MAP, list);
    struct chart_label label =
        chart_label_wrap(drawing, drawing->plain, text, drawing->right - drawing->left, chart->category_count + 1);
    chart_label_draw(drawing, &label, ALIGN_LEFT, drawing->left, top + part_gap + label.height / 2, drawing->style->ink);
    return part_gap + label.height;
}

static double draw_source(const struct map *map, double top)
{
    struct chart_drawing *drawing = map->drawing;
    struct chart_label label =
        chart_label_wrap(drawing, drawing->plain, map->map->source, drawing->right - drawing->left, 2);
    chart_label_draw(drawing, &label, ALIGN_LEFT, drawing->left, top + part_gap + label.height / 2,
                     drawing->style->muted);
    return part_gap + label.height;
}

double chart_map_draw(struct chart_drawing *drawing)
{
    struct map map = {.drawing = drawing, .map = drawing->chart->map};
    place_frame(&map);
    place_lines(&map);
    make_shapes(&map);
    make_classes(&map);
    for (size_t i = 0; i < drawing->chart->category_count; i++)
        inscribe(&map, i);
    draw_map(&map);
    double y = map.side_top;
    y += draw_classes(&map, y);
    y += draw_key(&map, y);
    y = fmax(y, map.frame.bottom);
    y += draw_off_map(&map, y);
    return y + draw_source(&map, y) - drawing->top;
}
