#include "xml/vocabulary.h"

#include <string.h>

#include "base/languages.h"

int xml_word_lookup(const char *const *words, const char *word, size_t length)
{
    for (int i = 0; words[i] != NULL; i++) {
        size_t at = 0;
        if (length > 0 && words[i][0] != word[0])
            continue; /* nearly all of them */
        while (at < length && words[i][at] == word[at] && word[at] != '\0')
            at++;
        if (at == length && words[i][at] == '\0')
            return i;
    }
    return -1;
}

/* Levenshtein distance, for words of up to 31 bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t row[32];
    for (size_t j = 0; j <= b_length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t change = diagonal + (a[i - 1] != b[j - 1]);
            size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < shorter ? change : shorter;
        }
    }
    return row[b_length];
}

const char *xml_word_nearest(const char *const *words, const char *word, size_t length)
{
    const char *nearest = NULL;
    size_t best = length / 3 + 1;
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t candidate = strlen(words[i]);
        if (length > 31 || candidate > 31)
            continue;
        size_t apart = distance(word, length, words[i], candidate);
        if (apart <= best && (nearest == NULL || apart < best)) {
            nearest = words[i];
            best = apart;
        }
    }
    return nearest;
}

void xml_word_suggest(const char *prefix, const char *const *words, const char *word, size_t length,
                      struct place place, struct findings *findings)
{
    const char *nearest = xml_word_nearest(words, word, length);
    if (nearest != NULL)
        findings_add(findings, FINDING_NEAREST_NAME, place,
                     finding_text(arena_format(&findings->arena, "%s%s", prefix, nearest)));
}

const char *xml_words_join(struct arena *arena, const char *prefix, const char *const *words)
{
    struct buffer joined;
    buffer_init(&joined, BUFFER_UNLIMITED);
    for (size_t i = 0; words[i] != NULL; i++) {
        buffer_puts(&joined, i == 0 ? "" : ", ");
        buffer_puts(&joined, prefix);
        buffer_puts(&joined, words[i]);
    }
    if (words[0] == NULL)
        buffer_puts(&joined, "–");
    return buffer_keep(&joined, arena);
}

const char *const *xml_type_words(enum xml_type type, const char *const *words)
{
    static const char *const yes_no[] = {"no", "yes", NULL};
    return type == XML_YES ? yes_no : type == XML_LANGUAGE ? language_tags : words;
}

/* The schema. Types with a form of their own are named once at the top; enumerations stand where they are used. */

static const char *const type_names[XML_TYPES] = {
    [XML_TEXT] = "xs:string",     [XML_VERBATIM] = "xs:string",  [XML_CODE] = "r:code",
    [XML_MONEY] = "r:money",      [XML_DATE] = "r:date",         [XML_DAY] = "r:day",
    [XML_YEAR] = "r:year",        [XML_NUMBER] = "r:number",    [XML_DECIMAL] = "r:decimal",
    [XML_COLOUR] = "r:colour",
};

static const struct {
    const char *name, *pattern;
} patterns[] = {
    {"code", "\\s*[^\\s]{1,64}\\s*"},
    {"money", "\\s*(-?0*[0-9]{1,17}(\\.[0-9]{1,2})?)?\\s*"},
    {"date", "\\s*(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\\s*"},
    {"day", "\\s*(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\s*"},
    {"year", "\\s*(19|20|21)[0-9]{2}\\s*"},
    {"number", "\\s*[0-9]{1,9}\\s*"},
    {"decimal", "\\s*-?[0-9]{1,12}(\\.[0-9]{1,6})?\\s*"},
    {"colour", "\\s*#[0-9a-fA-F]{6}\\s*"},
};

static void put_about(struct buffer *out, int depth, const char *about)
{
    if (about == NULL)
        return;
    buffer_printf(out, "%*s<xs:annotation><xs:documentation>", depth, "");
    buffer_put_xml(out, about, strlen(about));
    buffer_puts(out, "</xs:documentation></xs:annotation>\n");
}

static void put_enumeration(struct buffer *out, int depth, enum xml_type type, const char *const *words)
{
    words = xml_type_words(type, words);
    if (type == XML_WORDS)
        buffer_printf(out, "%*s<xs:simpleType><xs:list>\n", depth, "");
    buffer_printf(out, "%*s<xs:simpleType><xs:restriction base=\"xs:token\">\n", depth, "");
    for (size_t i = 0; words[i] != NULL; i++)
        buffer_printf(out, "%*s<xs:enumeration value=\"%s\"/>\n", depth + 2, "", words[i]);
    buffer_printf(out, "%*s</xs:restriction></xs:simpleType>\n", depth, "");
    if (type == XML_WORDS)
        buffer_printf(out, "%*s</xs:list></xs:simpleType>\n", depth, "");
}

static void put_attribute(struct buffer *out, int depth, const struct xml_attribute *attribute)
{
    const char *use = attribute->required ? " use=\"required\"" : "";
    buffer_printf(out, "%*s<xs:attribute name=\"%s\"%s", depth, "", attribute->name, use);
    bool named = type_names[attribute->type] != NULL;
    if (named)
        buffer_printf(out, " type=\"%s\"", type_names[attribute->type]);
    if (named && attribute->about == NULL) {
        buffer_puts(out, "/>\n");
        return;
    }
    buffer_puts(out, ">\n");
    put_about(out, depth + 2, attribute->about);
    if (!named)
        put_enumeration(out, depth + 2, attribute->type, attribute->words);
    buffer_printf(out, "%*s</xs:attribute>\n", depth, "");
}

/* Attributes of other namespaces belong to other tools: the reader passes over them. */
static void put_attributes(struct buffer *out, int depth, const struct xml_element *element)
{
    for (const struct xml_attribute *a = element->attributes; a != NULL && a->name != NULL; a++)
        put_attribute(out, depth, a);
    buffer_printf(out, "%*s<xs:anyAttribute namespace=\"##other\" processContents=\"lax\"/>\n", depth, "");
}

static void put_child(const struct vocabulary *vocabulary, struct buffer *out, const struct xml_child *child, bool counted)
{
    buffer_printf(out, "      <xs:element name=\"%s\" type=\"r:element-%u\"", vocabulary->elements[child->element].name,
                  child->element);
    if (counted && child->least == 0)
        buffer_puts(out, " minOccurs=\"0\"");
    if (counted && child->most == XML_MANY)
        buffer_puts(out, " maxOccurs=\"unbounded\"");
    buffer_puts(out, "/>\n");
}

static void put_choice(const struct vocabulary *vocabulary, struct buffer *out, const struct xml_child *child)
{
    buffer_puts(out, "    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
    for (; child->most != 0; child++)
        put_child(vocabulary, out, child, /*counted*/ false);
    buffer_puts(out, "    </xs:choice>\n");
}

static void put_children(const struct vocabulary *vocabulary, struct buffer *out, const struct xml_element *element)
{
    if (element->children == NULL)
        return;
    if (element->any_order && element->ordered == 0) {
        put_choice(vocabulary, out, element->children);
        return;
    }
    buffer_puts(out, "    <xs:sequence>\n");
    size_t i = 0;
    for (; element->children[i].most != 0 && (!element->any_order || i < element->ordered); i++)
        put_child(vocabulary, out, &element->children[i], /*counted*/ true);
    if (element->any_order)
        put_choice(vocabulary, out, &element->children[i]);
    buffer_puts(out, "    </xs:sequence>\n");
}

static void put_text_element(struct buffer *out, const struct xml_element *element, size_t index)
{
    buffer_printf(out, "  <xs:complexType name=\"element-%zu\">\n", index);
    put_about(out, 4, element->about);
    buffer_printf(out, "    <xs:simpleContent><xs:extension base=\"%s\">\n", type_names[element->text]);
    put_attributes(out, 6, element);
    buffer_puts(out, "    </xs:extension></xs:simpleContent>\n  </xs:complexType>\n");
}

static void put_element(const struct vocabulary *vocabulary, struct buffer *out, size_t index)
{
    const struct xml_element *element = &vocabulary->elements[index];
    if (element->text != XML_NOTHING) {
        put_text_element(out, element, index);
        return;
    }
    buffer_printf(out, "  <xs:complexType name=\"element-%zu\">\n", index);
    put_about(out, 4, element->about);
    put_children(vocabulary, out, element);
    put_attributes(out, 4, element);
    buffer_puts(out, "  </xs:complexType>\n");
}

void vocabulary_write_schema(const struct vocabulary *vocabulary, struct buffer *out)
{
    buffer_printf(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:r=\"%s\"\n"
                  "           targetNamespace=\"%s\" elementFormDefault=\"qualified\">\n"
                  "  <xs:element name=\"%s\" type=\"r:element-0\"/>\n",
                  vocabulary->address, vocabulary->address, vocabulary->elements[0].name);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        buffer_printf(out, "  <xs:simpleType name=\"%s\"><xs:restriction base=\"xs:string\">\n    <xs:pattern value=\"",
                      patterns[i].name);
        buffer_put_xml(out, patterns[i].pattern, strlen(patterns[i].pattern));
        buffer_puts(out, "\"/>\n  </xs:restriction></xs:simpleType>\n");
    }
    for (size_t i = 0; i < vocabulary->count; i++)
        put_element(vocabulary, out, i);
    buffer_puts(out, "</xs:schema>\n");
}
