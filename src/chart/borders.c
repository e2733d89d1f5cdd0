#include "chart/borders.h"

#include <stdlib.h>

#include "xml/xml_reader.h"

enum { ELEMENT_BORDERS, ELEMENT_SOURCE, ELEMENT_BORDER, ELEMENTS };
enum { SOURCE_LANGUAGE };
enum { BORDER_LEFT, BORDER_RIGHT };

static const struct xml_attribute source_attributes[] = {
    [SOURCE_LANGUAGE] = {"lang", XML_LANGUAGE, true, NULL, NULL}, {NULL}};
static const struct xml_attribute border_attributes[] = {
    [BORDER_LEFT] = {"left", XML_CODE, true, NULL, "the municipality on the left hand"},
    [BORDER_RIGHT] = {"right", XML_CODE, false, NULL, "on the right hand; not told where the country ends"}, {NULL}};
static const struct xml_child borders_children[] = {
    {ELEMENT_SOURCE, 0, XML_MANY}, {ELEMENT_BORDER, 1, XML_MANY}, {0, 0, 0}};
static const struct xml_element elements[ELEMENTS] = {
    [ELEMENT_BORDERS] = {"borders", "The borders of a country's municipalities.", NULL, borders_children},
    [ELEMENT_SOURCE] = {"source", "Who is named as their source on a map.", source_attributes, NULL, XML_TEXT},
    [ELEMENT_BORDER] = {"border", "Pairs of easting and northing, whole metres.", border_attributes, NULL, XML_TEXT},
};
static const struct vocabulary vocabulary = {"borders", "urn:hankeraportti:borders:1", elements, ELEMENTS};

struct reader {
    struct borders *out;
    struct arena *arena;
    struct findings *findings;
    enum language language;
    struct border border;  /* being read */
    struct place place;    /* where it stands */
};

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct reader *reader = context;
    reader->place = place;
    if (element == ELEMENT_SOURCE)
        reader->language = (enum language)values[SOURCE_LANGUAGE].as.word;
    if (element == ELEMENT_BORDER)
        reader->border = (struct border){.left = xml_value_copy(reader->arena, &values[BORDER_LEFT]),
                                         .right = xml_value_copy(reader->arena, &values[BORDER_RIGHT])};
}

static size_t count_numbers(const char *text)
{
    size_t count = *text != '\0';
    for (; *text != '\0'; text++)
        count += *text == ' ';
    return count;
}

/* A whole number and the space or end behind it. False when there is none. */
static bool read_number(int32_t *out, const char **text)
{
    enum { MOST = 100000000 /* [m]; more than around the world */ };
    char *end;
    long number = strtol(*text, &end, 10);
    if (end == *text || (*end != ' ' && *end != '\0') || number < -MOST || number > MOST)
        return false;
    *out = (int32_t)number;
    *text = *end == ' ' ? end + 1 : end;
    return true;
}

static bool read_points(struct border *border, struct arena *arena, const char *text)
{
    size_t numbers = count_numbers(text);
    border->count = numbers / 2;
    if (border->count < 2 || numbers % 2 != 0 || border->left == NULL)
        return false;
    border->points = arena_array(arena, border->count, sizeof *border->points);
    bool good = true;
    for (size_t i = 0; good && i < border->count; i++)
        good = read_number(&border->points[i].easting, &text) && read_number(&border->points[i].northing, &text);
    return good;
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    struct reader *reader = context;
    struct borders *out = reader->out;
    if (element == ELEMENT_BORDERS)
        return;
    const char *copy = text->text == NULL ? "" : xml_value_copy(reader->arena, text);
    if (element == ELEMENT_SOURCE) {
        out->source[reader->language] = copy;
    } else if (!read_points(&reader->border, reader->arena, copy)) {
        findings_add(reader->findings, FINDING_BORDERS_COORDINATES, reader->place);
    } else {
        struct border *border =
            arena_append(reader->arena, (void **)&out->items, &out->count, &out->capacity, sizeof *border);
        *border = reader->border;
    }
}

bool borders_read(struct borders *out, struct arena *arena, const char *path, struct findings *findings)
{
    enum { MAXIMUM = 16 * 1024 * 1024 /* [bytes] */ };
    static const struct xml_handler handler = {begin, end};
    *out = (struct borders){0};
    struct input input;
    struct reader reader = {.out = out, .arena = arena, .findings = findings};
    size_t before = findings->by_level[LEVEL_ERROR];
    bool good = input_open(&input, path, MAXIMUM, findings) && xml_read(&vocabulary, &input, &handler, &reader, findings) &&
                findings->by_level[LEVEL_ERROR] == before;
    input_release(&input);
    return good;
}
