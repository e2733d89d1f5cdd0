#include "image/svg_reader.h"

#include <stdio.h>
#include <string.h>

#include "base/findings.h"
#include "base/utf8.h"
#include "image/svg_path.h"
#include "image/svg_values.h"
#include "xml/xml_rows.h"

/* The whole file is one row of xml/xml_rows.h: a tree, so that <use> finds what it names wherever that stands. */

enum { PROPERTY_MOST = 256 /* bytes of a name or value in `style` */ };

struct reader {
    struct shapes *shapes;
    struct findings *findings;
    const struct input *input;
    const struct buffer *bytes;
    size_t given;                    /* of the bytes, to the parser */
    const struct xml_node *root;
    size_t steps, refusals;
    bool stopped;                    /* it is too much of something */
};

/* What an element inherits and hands on. */
struct look {
    struct transform transform;
    struct colour fill, stroke;
    double width;                    /* of the stroke */
    bool filled, even_odd, stroked, hidden;
    int depth;
};

/* --- findings --- */

/* The tree knows lines only: a place is a line's beginning. */
static struct place place_of(const struct reader *reader, uint32_t line)
{
    const struct input *input = reader->input;
    size_t before = line < 2 ? 0 : line - 1 > input->line_count ? input->line_count : line - 1;
    return (struct place){input, before == 0 ? 0 : input->lines[before - 1]};
}

static void refuse(struct reader *reader)
{
    reader->stopped |= ++reader->refusals == SVG_REFUSALS_MOST;
}

static void refuse_element(struct reader *reader, const struct xml_node *node)
{
    findings_add(reader->findings, FINDING_SVG_ELEMENT, place_of(reader, xml_node_line(node)),
                 finding_text(xml_node_name(node)));
    refuse(reader);
}

static void refuse_value(struct reader *reader, enum finding_kind kind, const struct xml_node *node, const char *name,
                         const char *value)
{
    enum { SHOWN = 60 };
    char shown[SHOWN + 1] = "";
    memcpy(shown, value, utf8_valid_prefix(value, strnlen(value, SHOWN)));
    findings_add(reader->findings, kind, place_of(reader, xml_node_line(node)), finding_text(name),
                 finding_text(shown), finding_text(xml_node_name(node)));
    refuse(reader);
}

static void stop(struct reader *reader, enum finding_kind kind, const struct xml_node *node, int64_t most)
{
    if (!reader->stopped)
        findings_add(reader->findings, kind, place_of(reader, xml_node_line(node)), finding_count(most));
    reader->stopped = true;
}

static void step(struct reader *reader, const struct xml_node *node)
{
    if (++reader->steps > SVG_STEPS_MOST)
        stop(reader, FINDING_SVG_TOO_LONG, node, SVG_SEGMENTS_MOST);
}

/* --- properties --- */

static void set_paint(struct reader *reader, const struct xml_node *node, const char *name, const char *value,
                      bool *painted, struct colour *colour)
{
    *painted = strcmp(value, "none") != 0 && strcmp(value, "transparent") != 0;
    if (*painted && !svg_colour(colour, value))
        refuse_value(reader, FINDING_SVG_PROPERTY, node, name, value);
}

/* Properties that change how shapes look, and the one value of each that is how they look anyway. */
static const struct {
    const char *name, *plain;
} drawn_plain[] = {
    {"opacity", "1"},          {"fill-opacity", "1"},       {"stroke-opacity", "1"},  {"stroke-dasharray", "none"},
    {"stroke-linecap", "butt"}, {"stroke-linejoin", "miter"}, {"filter", "none"},     {"mask", "none"},
    {"clip-path", "none"},     {"mix-blend-mode", "normal"}, {"paint-order", "normal"}, {"marker", "none"},
    {"marker-start", "none"},  {"marker-mid", "none"},      {"marker-end", "none"},   {"vector-effect", "none"},
};

static bool is_plain(const char *plain, const char *value)
{
    const char *at = value;
    double number;
    bool one = strcmp(plain, "1") == 0 && svg_number(&number, &at) && *at == '\0' && number == 1;
    return one || strcmp(plain, value) == 0;
}

static void check_plain(struct reader *reader, const struct xml_node *node, const char *name, const char *value)
{
    for (size_t i = 0; i < sizeof drawn_plain / sizeof *drawn_plain; i++)
        if (strcmp(drawn_plain[i].name, name) == 0 && !is_plain(drawn_plain[i].plain, value))
            refuse_value(reader, FINDING_SVG_PROPERTY, node, name, value);
}

/* Fonts, metadata of editors and the like change nothing about shapes, and pass. */
static void set_property(struct reader *reader, const struct xml_node *node, struct look *look, const char *name,
                         const char *value)
{
    if (strcmp(value, "inherit") == 0)
        return;
    if (strcmp(name, "fill") == 0)
        set_paint(reader, node, name, value, &look->filled, &look->fill);
    else if (strcmp(name, "stroke") == 0)
        set_paint(reader, node, name, value, &look->stroked, &look->stroke);
    else if (strcmp(name, "fill-rule") == 0)
        look->even_odd = strcmp(value, "evenodd") == 0;
    else if (strcmp(name, "visibility") == 0)
        look->hidden = strcmp(value, "visible") != 0;
    else if (strcmp(name, "stroke-width") != 0)
        check_plain(reader, node, name, value);
    else if (!svg_length(&look->width, value) || look->width < 0)
        refuse_value(reader, FINDING_SVG_VALUE, node, name, value);
}

/* Copies at most PROPERTY_MOST bytes of text, without the spaces around it. */
static void copy_trimmed(char out[PROPERTY_MOST], const char *text, size_t length)
{
    static const char spaces[] = " \t\r\n";
    while (length > 0 && strchr(spaces, *text) != NULL)
        text++, length--;
    while (length > 0 && strchr(spaces, text[length - 1]) != NULL)
        length--;
    snprintf(out, PROPERTY_MOST, "%.*s", (int)length, text);
}

/* The next "name: value" of a style; false at its end. What has no colon has no name. */
static bool next_declaration(const char **at, char name[PROPERTY_MOST], char value[PROPERTY_MOST])
{
    *at += strspn(*at, " \t\r\n;");
    size_t length = strcspn(*at, ";"), name_length = strcspn(*at, ":;");
    if (length == 0)
        return false;
    size_t value_at = name_length < length ? name_length + 1 : length;
    copy_trimmed(name, *at, name_length < length ? name_length : 0);
    copy_trimmed(value, *at + value_at, length - value_at);
    *at += length;
    return true;
}

/* A style has the last word over attributes. */
static struct look look_of(struct reader *reader, const struct xml_node *node, const struct look *above)
{
    static const char *const inherited[] = {"fill", "fill-rule", "stroke", "stroke-width", "visibility"};
    struct look look = *above;
    const char *value;
    look.depth++;
    for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
        if ((value = xml_node_attribute(node, inherited[i])) != NULL)
            set_property(reader, node, &look, inherited[i], value);
    for (size_t i = 0; i < sizeof drawn_plain / sizeof *drawn_plain; i++)
        if ((value = xml_node_attribute(node, drawn_plain[i].name)) != NULL)
            set_property(reader, node, &look, drawn_plain[i].name, value);
    char name[PROPERTY_MOST], set[PROPERTY_MOST];
    const char *style = xml_node_attribute(node, "style");
    while (style != NULL && next_declaration(&style, name, set))
        set_property(reader, node, &look, name, set);
    if ((value = xml_node_attribute(node, "transform")) != NULL && !svg_transform(&look.transform, value))
        refuse_value(reader, FINDING_SVG_VALUE, node, "transform", value);
    return look;
}

static bool is_displayed(const struct xml_node *node)
{
    const char *display = xml_node_attribute(node, "display"), *style = xml_node_attribute(node, "style");
    char name[PROPERTY_MOST], value[PROPERTY_MOST];
    bool displayed = display == NULL || strcmp(display, "none") != 0;
    while (style != NULL && next_declaration(&style, name, value))
        if (strcmp(name, "display") == 0)
            displayed = strcmp(value, "none") != 0;
    return displayed;
}

/* --- shapes --- */

static double length_of(struct reader *reader, const struct xml_node *node, const char *name)
{
    const char *value = xml_node_attribute(node, name);
    double length = 0;
    if (value != NULL && !svg_length(&length, value))
        refuse_value(reader, FINDING_SVG_VALUE, node, name, value);
    return length;
}

static void put_path(struct reader *reader, const struct xml_node *node)
{
    const char *value = xml_node_attribute(node, "d");
    if (value != NULL && !svg_path(reader->shapes, value))
        refuse_value(reader, FINDING_SVG_VALUE, node, "d", value);
}

static void put_ellipse_at(struct shapes *shapes, double x, double y, double radius_x, double radius_y)
{
    if (radius_x <= 0 || radius_y <= 0)
        return;
    shapes_move(shapes, x + radius_x, y);
    shapes_arc(shapes, &(struct arc){radius_x, radius_y, 0, false, true, x - radius_x, y});
    shapes_arc(shapes, &(struct arc){radius_x, radius_y, 0, false, true, x + radius_x, y});
    shapes_close(shapes);
}

static void put_circle(struct reader *reader, const struct xml_node *node)
{
    double radius = length_of(reader, node, "r");
    put_ellipse_at(reader->shapes, length_of(reader, node, "cx"), length_of(reader, node, "cy"), radius, radius);
}

static void put_ellipse(struct reader *reader, const struct xml_node *node)
{
    put_ellipse_at(reader->shapes, length_of(reader, node, "cx"), length_of(reader, node, "cy"),
                   length_of(reader, node, "rx"), length_of(reader, node, "ry"));
}

/* Of the radii of a rectangle's corners one stands for the other, and neither passes the middle of its side. */
static void put_rectangle(struct reader *reader, const struct xml_node *node)
{
    struct shapes *shapes = reader->shapes;
    double x = length_of(reader, node, "x"), y = length_of(reader, node, "y");
    double width = length_of(reader, node, "width"), height = length_of(reader, node, "height");
    bool across = xml_node_attribute(node, "rx") != NULL, down = xml_node_attribute(node, "ry") != NULL;
    double rx = length_of(reader, node, across ? "rx" : "ry"), ry = length_of(reader, node, down ? "ry" : "rx");
    if (width <= 0 || height <= 0)
        return;
    rx = rx < 0 ? 0 : rx > width / 2 ? width / 2 : rx;
    ry = ry < 0 ? 0 : ry > height / 2 ? height / 2 : ry;
    shapes_move(shapes, x + rx, y);
    shapes_line(shapes, x + width - rx, y);
    shapes_arc(shapes, &(struct arc){rx, ry, 0, false, true, x + width, y + ry});
    shapes_line(shapes, x + width, y + height - ry);
    shapes_arc(shapes, &(struct arc){rx, ry, 0, false, true, x + width - rx, y + height});
    shapes_line(shapes, x + rx, y + height);
    shapes_arc(shapes, &(struct arc){rx, ry, 0, false, true, x, y + height - ry});
    shapes_line(shapes, x, y + ry);
    shapes_arc(shapes, &(struct arc){rx, ry, 0, false, true, x + rx, y});
    shapes_close(shapes);
}

static void put_line(struct reader *reader, const struct xml_node *node)
{
    shapes_move(reader->shapes, length_of(reader, node, "x1"), length_of(reader, node, "y1"));
    shapes_line(reader->shapes, length_of(reader, node, "x2"), length_of(reader, node, "y2"));
}

static void put_polyline(struct reader *reader, const struct xml_node *node)
{
    const char *points = xml_node_attribute(node, "points"), *at = points == NULL ? "" : points;
    double point[2];
    svg_skip(&at);
    for (bool first = true; *at != '\0'; first = false) {
        if (!svg_numbers(point, 2, &at)) {
            refuse_value(reader, FINDING_SVG_VALUE, node, "points", points);
            return;
        }
        (first ? shapes_move : shapes_line)(reader->shapes, point[0], point[1]);
    }
}

static void put_polygon(struct reader *reader, const struct xml_node *node)
{
    put_polyline(reader, node);
    shapes_close(reader->shapes);
}

static void paint(struct reader *reader, const struct xml_node *node, const struct look *look)
{
    struct shapes *shapes = reader->shapes;
    if (look->filled)
        shapes_paint(shapes, look->even_odd ? PAINT_FILL_EVEN_ODD : PAINT_FILL, look->fill, 0);
    if (!look->stroked || look->width == 0)
        return;
    if (transform_scale(look->transform) > 0)
        shapes_paint(shapes, PAINT_STROKE, look->stroke, look->width);
    else
        refuse_value(reader, FINDING_SVG_PROPERTY, node, "stroke-width", "transform");
}

/* --- elements --- */

static void read_element(struct reader *reader, const struct xml_node *node, const struct look *above);

static void read_children(struct reader *reader, const struct xml_node *node, const struct look *look)
{
    for (const struct xml_node *child = xml_node_child(node, NULL); child != NULL && !reader->stopped;
         child = xml_node_next(child, NULL))
        read_element(reader, child, look);
}

static const struct xml_node *find_id(struct reader *reader, const struct xml_node *node, const char *id, int depth)
{
    step(reader, node);
    const char *own = xml_node_attribute(node, "id");
    if (own != NULL && strcmp(own, id) == 0)
        return node;
    const struct xml_node *found = NULL;
    const struct xml_node *child = depth == 0 ? NULL : xml_node_child(node, NULL);
    for (; child != NULL && found == NULL && !reader->stopped; child = xml_node_next(child, NULL))
        found = find_id(reader, child, id, depth - 1);
    return found;
}

/* An element that uses itself goes deeper and deeper until that is told. */
static void read_use(struct reader *reader, const struct xml_node *node, struct look look)
{
    const char *reference = xml_node_attribute(node, "href");
    const struct xml_node *used = NULL;
    if (reference != NULL && reference[0] == '#')
        used = find_id(reader, reader->root, reference + 1, SVG_DEPTH_MOST);
    if (reader->stopped)
        return;
    if (used == NULL) {
        refuse_value(reader, FINDING_SVG_REFERENCE, node, "href", reference == NULL ? "" : reference);
        return;
    }
    const struct transform there = {1, 0, 0, 1, length_of(reader, node, "x"), length_of(reader, node, "y")};
    look.transform = transform_join(look.transform, there);
    read_element(reader, used, &look);
}

static const struct {
    const char *name;
    void (*put)(struct reader *reader, const struct xml_node *node);
} shapes[] = {
    {"path", put_path}, {"rect", put_rectangle},     {"circle", put_circle},   {"ellipse", put_ellipse},
    {"line", put_line}, {"polyline", put_polyline}, {"polygon", put_polygon},
};

/* False when the element is no shape. */
static bool read_shape(struct reader *reader, const struct xml_node *node, const struct look *above)
{
    size_t i = 0, count = sizeof shapes / sizeof *shapes;
    while (i < count && strcmp(shapes[i].name, xml_node_name(node)) != 0)
        i++;
    if (i == count)
        return false;
    struct look look = look_of(reader, node, above);
    if (look.hidden)
        return true;
    shapes_begin(reader->shapes, look.transform);
    shapes[i].put(reader, node);
    paint(reader, node, &look);
    if (reader->shapes->segment_count > SVG_SEGMENTS_MOST)
        stop(reader, FINDING_SVG_TOO_LONG, node, SVG_SEGMENTS_MOST);
    return true;
}

/* What shows nothing by itself: descriptions, what editors keep for themselves, what is only there to be used. */
static bool shows_nothing(const char *name)
{
    static const char *const names[] = {"title", "desc", "metadata", "defs", "namedview"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void read_element(struct reader *reader, const struct xml_node *node, const struct look *above)
{
    const char *name = xml_node_name(node);
    step(reader, node);
    if (above->depth == SVG_DEPTH_MOST) {
        stop(reader, FINDING_SVG_TOO_DEEP, node, SVG_DEPTH_MOST);
        return;
    }
    if (reader->stopped || shows_nothing(name) || !is_displayed(node) || read_shape(reader, node, above))
        return;
    struct look look = look_of(reader, node, above);
    if (strcmp(name, "g") == 0)
        read_children(reader, node, &look);
    else if (strcmp(name, "use") == 0)
        read_use(reader, node, look);
    else
        refuse_element(reader, node);
}

/* Style sheets reach elements wherever they stand. */
static void refuse_style_sheets(struct reader *reader, const struct xml_node *node, int depth)
{
    for (const struct xml_node *child = xml_node_child(node, NULL); child != NULL && depth > 0 && !reader->stopped;
         child = xml_node_next(child, NULL)) {
        if (strcmp(xml_node_name(child), "style") == 0)
            refuse_element(reader, child);
        refuse_style_sheets(reader, child, depth - 1);
    }
}

/* --- the document --- */

static long give_bytes(void *context, void *bytes, size_t size)
{
    struct reader *reader = context;
    size_t left = reader->bytes->length - reader->given, length = size < left ? size : left;
    memcpy(bytes, reader->bytes->bytes + reader->given, length);
    reader->given += length;
    return (long)length;
}

static void report_unread(struct reader *reader, const struct xml_rows *rows)
{
    struct place place = place_of(reader, xml_rows_line(rows));
    switch (xml_rows_end(rows)) {
    case XML_ROWS_MALFORMED:
        findings_add(reader->findings, FINDING_XML_MALFORMED, place, finding_text(xml_rows_message(rows)));
        break;
    case XML_ROWS_BYTES: findings_add(reader->findings, FINDING_XML_BYTES, place); break;
    case XML_ROWS_DOCTYPE: findings_add(reader->findings, FINDING_XML_DOCTYPE, place); break;
    default: findings_add(reader->findings, FINDING_IMAGE_KIND, place); break;
    }
}

/* The picture is what its viewBox shows: min-x, min-y, width, height. */
static bool read_view(struct reader *reader, double view[4])
{
    const char *value = xml_node_attribute(reader->root, "viewBox"), *at = value;
    if (value == NULL) {
        view[2] = length_of(reader, reader->root, "width");
        view[3] = length_of(reader, reader->root, "height");
    } else if (!svg_numbers(view, 4, &at) || *at != '\0') {
        refuse_value(reader, FINDING_SVG_VALUE, reader->root, "viewBox", value);
        return false;
    }
    if (view[2] > 0 && view[3] > 0)
        return true;
    findings_add(reader->findings, FINDING_SVG_NO_SIZE, place_of(reader, xml_node_line(reader->root)));
    return false;
}

static void read_root(struct reader *reader, struct image *out)
{
    double view[4] = {0};
    if (!read_view(reader, view))
        return;
    out->width = view[2];
    out->height = view[3];
    refuse_style_sheets(reader, reader->root, SVG_DEPTH_MOST);
    struct look look = {.transform = transform_identity, .filled = true, .width = 1};
    look = look_of(reader, reader->root, &look);
    look.transform = transform_join((struct transform){1, 0, 0, 1, -view[0], -view[1]}, look.transform);
    read_children(reader, reader->root, &look);
}

bool svg_read(struct image *out, struct arena *arena, const struct input *input, const struct buffer *bytes,
              struct findings *findings)
{
    struct reader reader = {.shapes = &out->shapes, .findings = findings, .input = input, .bytes = bytes};
    size_t before = findings->by_level[LEVEL_ERROR];
    *out = (struct image){0};
    shapes_init(&out->shapes, arena);
    struct xml_rows *rows = xml_rows_new("svg", bytes->length + 1, give_bytes, &reader);
    reader.root = xml_rows_next(rows);
    if (reader.root == NULL)
        report_unread(&reader, rows);
    else
        read_root(&reader, out);
    if (reader.root != NULL && xml_rows_next(rows) == NULL && xml_rows_end(rows) != XML_ROWS_WHOLE)
        report_unread(&reader, rows);
    xml_rows_free(rows);
    return findings->by_level[LEVEL_ERROR] == before;
}
