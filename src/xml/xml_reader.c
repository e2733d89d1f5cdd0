#include "xml/xml_reader.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>

#include "base/die.h"
#include "base/utf8.h"

/* libxml2 interns names in a dictionary, so that after a first lookup of the vocabulary's own names every
 * comparison is one of pointers. Each open element is a frame; a frame that is being left out (unknown or misplaced)
 * swallows all below it. */

struct frame {
    int element;                 /* index; -1: left out */
    uint8_t next_child;          /* index into children: nothing before it may come any more */
    uint32_t seen;               /* a bit for each child */
    uint32_t offset;             /* of its "<" [bytes] */
    bool told_text;              /* unexpected text was already reported */
};

/* What the reader asks of an element of the vocabulary again and again. */
struct known {
    const xmlChar *name;                           /* interned */
    const xmlChar *attributes[XML_MAX_ATTRIBUTES]; /* interned */
    uint32_t attribute_count;
    uint32_t required_attributes, required_children; /* a bit for each */
};

struct reader {
    const struct vocabulary *vocabulary;
    const struct xml_handler *handler;
    void *context;
    struct input *input;
    struct findings *findings;
    xmlParserCtxtPtr parser;
    struct known *known;         /* one for each element of the vocabulary */
    const xmlChar *address;      /* interned namespace */
    struct frame frames[XML_MAX_DEPTH];
    int depth;                   /* open frames */
    struct buffer text;          /* of the innermost element */
    struct buffer words;         /* scratch for findings */
    bool stopped;
};

/* --- where we are --- */

static uint32_t offset_of_cursor(const struct reader *reader)
{
    const xmlParserInput *input = reader->parser->input;
    return input == NULL ? 0 : (uint32_t)(input->consumed + (unsigned long)(input->cur - input->base));
}

/* The "<" of the tag that was just read: attributes cannot hold one, so the nearest before the cursor is it. */
static uint32_t offset_of_tag(const struct reader *reader)
{
    const xmlParserInput *input = reader->parser->input;
    const xmlChar *at = memrchr(input->base, '<', (size_t)(input->cur - input->base));
    return (uint32_t)(input->consumed + (unsigned long)((at == NULL ? input->cur : at) - input->base));
}

static struct place place_at(const struct reader *reader, uint32_t offset)
{
    return (struct place){reader->input, offset};
}

static void stop(struct reader *reader)
{
    reader->stopped = true;
    xmlStopParser(reader->parser);
}

/* --- values --- */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void trim(struct xml_value *value)
{
    while (value->length > 0 && is_space(value->text[0])) {
        value->text++;
        value->length--;
    }
    while (value->length > 0 && is_space(value->text[value->length - 1]))
        value->length--;
}

static bool parse_whole(int64_t *out, const char *text, size_t length, size_t most)
{
    int64_t number = 0;
    if (length == 0 || length > most)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = number * 10 + (text[i] - '0');
    }
    *out = number;
    return true;
}

static bool parse_decimal(int64_t *out, const char *text, size_t length)
{
    bool negative = length > 0 && text[0] == '-';
    text += negative;
    length -= negative;
    const char *dot = memchr(text, '.', length);
    size_t whole_length = dot == NULL ? length : (size_t)(dot - text);
    int64_t whole = 0, fraction = 0;
    if (!parse_whole(&whole, text, whole_length, 12))
        return false;
    if (dot != NULL) {
        size_t digits = length - whole_length - 1;
        if (!parse_whole(&fraction, dot + 1, digits, 6))
            return false;
        for (size_t i = digits; i < 6; i++)
            fraction *= 10;
    }
    *out = (negative ? -1 : 1) * (whole * 1000000 + fraction);
    return true;
}

static bool parse_colour(int64_t *out, const char *text, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    *out = 0;
    for (size_t i = 1; i < length; i++) {
        char letter = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] | 32) : text[i];
        const char *digit = memchr(digits, letter, sizeof digits - 1);
        if (digit == NULL)
            return false;
        *out = *out << 4 | (digit - digits);
    }
    return length == 7 && text[0] == '#';
}

static bool parse_words(uint64_t *out, const char *const *words, const char *text, size_t length)
{
    *out = 0;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !is_space(text[end]))
            end++;
        int word = xml_word_lookup(words, text + at, end - at);
        if (word < 0)
            return false;
        *out |= (uint64_t)1 << word;
        for (at = end; at < length && is_space(text[at]);)
            at++;
    }
    return true;
}

static bool is_code(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (is_space(text[i]))
            return false;
    return length > 0 && utf8_count(text, length) <= 64;
}

/* Parses a trimmed value by its type. */
static bool parse_value(struct xml_value *value, enum xml_type type, const char *const *words)
{
    const char *text = value->text;
    size_t length = value->length;
    enum language language;
    switch (type) {
    case XML_WORD:
        return (value->as.word = xml_word_lookup(words, text, length)) >= 0;
    case XML_YES:
        return (value->as.word = xml_word_lookup(xml_type_words(type, NULL), text, length)) >= 0;
    case XML_WORDS:
        return parse_words(&value->as.words, words, text, length);
    case XML_LANGUAGE:
        if (!language_lookup(&language, text, length))
            return false;
        value->as.word = (int)language;
        return true;
    case XML_CODE:
        return is_code(text, length);
    case XML_MONEY:
        return length == 0 || money_parse(&value->as.amount, text, length);
    case XML_DATE:
        return date_parse(&value->as.day, text, length);
    case XML_DAY:
        return length == 10 && date_parse(&value->as.day, text, length);
    case XML_YEAR:
        if (length != 4 || !date_parse(&value->as.day, text, length))
            return false;
        value->as.number = value->as.day.year;
        return true;
    case XML_NUMBER:
        return parse_whole(&value->as.number, text, length, 9);
    case XML_DECIMAL:
        return parse_decimal(&value->as.number, text, length);
    case XML_COLOUR:
        return length <= 7 && parse_colour(&value->as.number, text, length);
    default:
        return true;
    }
}

static void list_words(struct reader *reader, const char *const *words)
{
    buffer_clear(&reader->words);
    for (size_t i = 0; words[i] != NULL; i++)
        buffer_printf(&reader->words, "%s%s", i == 0 ? "" : ", ", words[i]);
}

/* A finding "…is not a value for NAME". The value is cut short; nothing personal has a type that can fail. */
static void report_value(struct reader *reader, const char *name, const struct xml_value *value, enum xml_type type,
                         const char *const *words, uint32_t offset)
{
    static const enum finding_kind kinds[XML_TYPES] = {
        [XML_WORD] = FINDING_XML_BAD_WORD,    [XML_WORDS] = FINDING_XML_BAD_WORD,
        [XML_YES] = FINDING_XML_BAD_WORD,     [XML_LANGUAGE] = FINDING_XML_BAD_WORD,
        [XML_CODE] = FINDING_XML_BAD_CODE,    [XML_MONEY] = FINDING_XML_BAD_MONEY,
        [XML_DATE] = FINDING_XML_BAD_DATE,    [XML_DAY] = FINDING_XML_BAD_DAY,
        [XML_YEAR] = FINDING_XML_BAD_YEAR,    [XML_NUMBER] = FINDING_XML_BAD_NUMBER,
        [XML_DECIMAL] = FINDING_XML_BAD_DECIMAL, [XML_COLOUR] = FINDING_XML_BAD_COLOUR,
    };
    char shown[64];
    size_t length = utf8_valid_prefix(value->text, value->length < sizeof shown ? value->length : sizeof shown - 1);
    memcpy(shown, value->text, length);
    shown[length] = '\0';
    words = xml_type_words(type, words);
    const char *nearest = words == NULL ? NULL : xml_word_nearest(words, value->text, value->length);
    buffer_clear(&reader->words);
    if (words != NULL)
        list_words(reader, words);
    findings_add(reader->findings, nearest == NULL ? kinds[type] : FINDING_XML_NEAR_WORD, place_at(reader, offset),
                 finding_text(name), finding_text(shown), finding_text(buffer_text(&reader->words)),
                 finding_text(nearest));
}

char *xml_value_copy(struct arena *arena, const struct xml_value *value)
{
    return value->text == NULL ? NULL : arena_copy(arena, value->text, value->length);
}

/* --- expectations in words --- */

static void list_children(struct reader *reader, const struct xml_element *parent, size_t from)
{
    buffer_clear(&reader->words);
    if (parent->children == NULL || parent->children[from].most == 0) {
        buffer_puts(&reader->words, "</");
        buffer_puts(&reader->words, parent->name);
        buffer_putc(&reader->words, '>');
        return;
    }
    for (size_t i = from; parent->children[i].most != 0; i++)
        buffer_printf(&reader->words, "%s<%s>", i == from ? "" : ", ",
                      reader->vocabulary->elements[parent->children[i].element].name);
}

/* --- elements --- */

/* Children from this one on come in any order. */
static int ordered_children(const struct xml_element *parent)
{
    return parent->any_order ? parent->ordered : XML_MAX_CHILDREN;
}

/* The first child that may come next. */
static size_t expected_from(const struct xml_element *parent, const struct frame *frame)
{
    int ordered = ordered_children(parent);
    return (size_t)(frame->next_child < ordered ? frame->next_child : ordered);
}

static void report_element(struct reader *reader, const struct xml_element *parent, size_t from, const char *name,
                           struct place place)
{
    const char *names[XML_MAX_CHILDREN + 1] = {NULL};
    for (size_t i = 0; parent->children != NULL && parent->children[i].most != 0; i++)
        names[i] = reader->vocabulary->elements[parent->children[i].element].name;
    const char *nearest = xml_word_nearest(names, name, strlen(name));
    list_children(reader, parent, from);
    findings_add(reader->findings, nearest == NULL ? FINDING_XML_UNKNOWN_ELEMENT : FINDING_XML_NEAR_ELEMENT, place,
                 finding_text(name), finding_text(parent->name), finding_text(buffer_text(&reader->words)),
                 finding_text(nearest));
}

/* Which child of the parent this name is: its index in the children, or -1. Most often it is the one expected next, so the
 * search begins there. */
static int find_child(const struct reader *reader, const struct xml_element *parent, int next, const xmlChar *name)
{
    const struct xml_child *children = parent->children;
    if (children == NULL)
        return -1;
    for (int i = next; children[i].most != 0; i++)
        if (reader->known[children[i].element].name == name)
            return i;
    for (int i = 0; i < next; i++)
        if (reader->known[children[i].element].name == name)
            return i;
    return -1;
}

/* Checks that the element may stand here; its index, or -1 to leave it out. */
static int admit(struct reader *reader, const xmlChar *name, const xmlChar *uri, uint32_t offset)
{
    struct frame *frame = &reader->frames[reader->depth - 1];
    if (frame->element < 0)
        return -1;
    const struct xml_element *parent = &reader->vocabulary->elements[frame->element];
    struct place place = place_at(reader, offset);
    struct finding_argument own = finding_text((const char *)name), holder = finding_text(parent->name);
    if (uri != reader->address) {
        findings_add(reader->findings, FINDING_XML_FOREIGN_NAMESPACE, place, own, finding_text((const char *)uri),
                     finding_text(reader->vocabulary->address));
        return -1;
    }
    int child = find_child(reader, parent, frame->next_child, name);
    if (child < 0) {
        report_element(reader, parent, expected_from(parent, frame), (const char *)name, place);
        return -1;
    }
    if (child < frame->next_child && child < ordered_children(parent)) {
        bool repeated = child == frame->next_child - 1 && parent->children[child].most == 1;
        list_children(reader, parent, expected_from(parent, frame));
        findings_add(reader->findings, repeated ? FINDING_XML_REPEATED_ELEMENT : FINDING_XML_MISPLACED_ELEMENT, place,
                     own, holder, finding_text(buffer_text(&reader->words)));
        return -1;
    }
    frame->seen |= (uint32_t)1 << child;
    frame->next_child = (uint8_t)(parent->children[child].most == 1 ? child + 1 : child);
    return parent->children[child].element;
}

/* libxml2 converts other encodings as it reads, and offsets would no longer be the file's. */
static bool encoding_is_utf8(struct reader *reader)
{
    const xmlParserInput *input = reader->parser->input;
    const char *encoding = (const char *)(input->encoding != NULL ? input->encoding : reader->parser->encoding);
    if (input->buf != NULL && input->buf->encoder != NULL)
        encoding = input->buf->encoder->name;
    if (encoding == NULL || strcasecmp(encoding, "UTF-8") == 0)
        return true;
    findings_add(reader->findings, FINDING_XML_ENCODING, place_at(reader, 0), finding_text(encoding));
    stop(reader);
    return false;
}

static bool admit_root(struct reader *reader, const xmlChar *name, const xmlChar *uri, uint32_t offset)
{
    if (name == reader->known[0].name && uri == reader->address)
        return true;
    findings_add(reader->findings, FINDING_XML_WRONG_ROOT, place_at(reader, offset), finding_text((const char *)name),
                 finding_text(uri == NULL ? "" : (const char *)uri), finding_text(reader->vocabulary->elements[0].name),
                 finding_text(reader->vocabulary->address));
    stop(reader);
    return false;
}

static void report_attribute(struct reader *reader, int index, const xmlChar *name, uint32_t offset)
{
    const struct xml_element *element = &reader->vocabulary->elements[index];
    const char *names[XML_MAX_ATTRIBUTES + 1] = {NULL}, *own = (const char *)name;
    for (size_t i = 0; element->attributes != NULL && element->attributes[i].name != NULL; i++)
        names[i] = element->attributes[i].name;
    const char *nearest = xml_word_nearest(names, own, strlen(own));
    list_words(reader, names);
    findings_add(reader->findings, nearest == NULL ? FINDING_XML_UNKNOWN_ATTRIBUTE : FINDING_XML_NEAR_ATTRIBUTE,
                 place_at(reader, offset), finding_text(own), finding_text(element->name),
                 finding_text(names[0] == NULL ? "–" : buffer_text(&reader->words)), finding_text(nearest));
}

/* The slot of a name in the element's table, or -1. Attributes mostly come in the table's order: the search begins
 * behind the slot of the one before. */
static int attribute_slot(const struct known *known, const xmlChar *name, int next)
{
    for (uint32_t i = (uint32_t)next; i < known->attribute_count; i++)
        if (known->attributes[i] == name)
            return (int)i;
    for (int i = 0; i < next; i++)
        if (known->attributes[i] == name)
            return i;
    return -1;
}

static void read_value(struct reader *reader, const struct xml_attribute *about, struct xml_value *value,
                       uint32_t offset)
{
    if (about->type != XML_VERBATIM)
        trim(value);
    if (parse_value(value, about->type, about->words))
        return;
    report_value(reader, about->name, value, about->type, about->words, offset);
    value->text = NULL;
}

/* Attributes come from libxml2 as five pointers each: name, prefix, namespace, value, its end. */
static void read_attributes(struct reader *reader, int index, int count, const xmlChar **attributes,
                            struct xml_value *values, uint32_t offset)
{
    const struct known *known = &reader->known[index];
    const struct xml_element *element = &reader->vocabulary->elements[index];
    uint32_t given = 0;
    for (int i = 0, next = 0; i < count; i++, attributes += 5) {
        if (attributes[1] != NULL)
            continue; /* of another namespace, such as xsi:schemaLocation: it belongs to other tools */
        int slot = attribute_slot(known, attributes[0], next);
        if (slot < 0) {
            report_attribute(reader, index, attributes[0], offset);
            continue;
        }
        next = slot + 1;
        given |= (uint32_t)1 << slot;
        values[slot].text = (const char *)attributes[3];
        values[slot].length = (uint32_t)(attributes[4] - attributes[3]);
        read_value(reader, &element->attributes[slot], &values[slot], offset);
    }
    uint32_t missing = known->required_attributes & ~given;
    for (int i = 0; missing >> i != 0; i++)
        if (missing >> i & 1)
            findings_add(reader->findings, FINDING_XML_MISSING_ATTRIBUTE, place_at(reader, offset),
                         finding_text(element->attributes[i].name), finding_text(element->name));
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
    struct reader *reader = context;
    if (reader->stopped)
        return;
    uint32_t offset = offset_of_tag(reader);
    if (reader->depth == XML_MAX_DEPTH) {
        findings_add(reader->findings, FINDING_XML_TOO_DEEP, place_at(reader, offset), finding_count(XML_MAX_DEPTH));
        stop(reader);
        return;
    }
    int index = 0;
    if (reader->depth > 0)
        index = admit(reader, name, uri, offset);
    else if (!encoding_is_utf8(reader) || !admit_root(reader, name, uri, offset))
        return;
    reader->frames[reader->depth++] = (struct frame){.element = index, .offset = offset};
    buffer_clear(&reader->text);
    if (index < 0)
        return;
    struct xml_value values[XML_MAX_ATTRIBUTES];
    memset(values, 0, reader->known[index].attribute_count * sizeof *values);
    read_attributes(reader, index, count, attributes, values, offset);
    reader->handler->begin(reader->context, (unsigned)index, values, place_at(reader, offset));
}

static void report_missing_children(struct reader *reader, const struct frame *frame)
{
    const struct xml_element *element = &reader->vocabulary->elements[frame->element];
    uint32_t missing = reader->known[frame->element].required_children & ~frame->seen;
    for (int i = 0; missing >> i != 0; i++)
        if (missing >> i & 1)
            findings_add(reader->findings, FINDING_XML_MISSING_ELEMENT, place_at(reader, frame->offset),
                         finding_text(element->name),
                         finding_text(reader->vocabulary->elements[element->children[i].element].name));
}

/* Where white space first has to be collapsed; the length when nowhere. */
static size_t first_to_collapse(const struct buffer *text)
{
    for (size_t i = 0; i < text->length; i++)
        if (is_space(text->bytes[i]) && (text->bytes[i] != ' ' || i == 0 || text->bytes[i - 1] == ' '))
            return i;
    return text->length;
}

/* White space runs become one space, and none at the ends. In place. */
static void collapse(struct buffer *text)
{
    size_t to = first_to_collapse(text);
    for (size_t i = to; i < text->length; i++) {
        if (!is_space(text->bytes[i]))
            text->bytes[to++] = text->bytes[i];
        else if (to > 0 && text->bytes[to - 1] != ' ')
            text->bytes[to++] = ' ';
    }
    if (to > 0 && text->bytes[to - 1] == ' ')
        to--;
    text->length = to;
    if (text->bytes != NULL)
        text->bytes[to] = '\0';
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    struct reader *reader = context;
    if (reader->stopped)
        return;
    struct frame *frame = &reader->frames[--reader->depth];
    if (frame->element >= 0) {
        const struct xml_element *element = &reader->vocabulary->elements[frame->element];
        report_missing_children(reader, frame);
        if (element->text == XML_TEXT)
            collapse(&reader->text);
        struct xml_value value = {.text = buffer_text(&reader->text), .length = (uint32_t)reader->text.length};
        if (element->text != XML_VERBATIM && element->text != XML_TEXT)
            trim(&value);
        if (element->text != XML_NOTHING && !parse_value(&value, element->text, NULL)) {
            report_value(reader, element->name, &value, element->text, NULL, frame->offset);
            value.text = NULL;
        }
        reader->handler->end(reader->context, (unsigned)frame->element, &value);
    }
    buffer_clear(&reader->text);
}

static bool only_space(const char *text, size_t length)
{
    while (length > 0 && is_space(text[length - 1]))
        length--;
    return length == 0;
}

static void on_characters(void *context, const xmlChar *characters, int length)
{
    struct reader *reader = context;
    if (reader->stopped || reader->depth == 0)
        return;
    struct frame *frame = &reader->frames[reader->depth - 1];
    if (frame->element < 0)
        return;
    const struct xml_element *element = &reader->vocabulary->elements[frame->element];
    if (element->text == XML_NOTHING) {
        if (frame->told_text || only_space((const char *)characters, (size_t)length))
            return;
        frame->told_text = true;
        findings_add(reader->findings, FINDING_XML_UNEXPECTED_TEXT, place_at(reader, offset_of_cursor(reader)),
                     finding_text(element->name));
        return;
    }
    if (reader->handler->unwanted >> frame->element & 1)
        return;
    buffer_put(&reader->text, characters, (size_t)length);
    if (reader->text.overflowed) {
        findings_add(reader->findings, FINDING_XML_TEXT_TOO_LONG, place_at(reader, frame->offset),
                     finding_text(element->name), finding_count(XML_MAX_TEXT / 1024));
        stop(reader);
    }
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct reader *reader = context;
    findings_add(reader->findings, FINDING_XML_DOCTYPE, place_at(reader, offset_of_cursor(reader)));
    stop(reader);
}

/* libxml2 knows of any number of errors; the first that ends reading is the one to tell. */
static void on_error(void *context, xmlErrorPtr error)
{
    struct reader *reader = context;
    if (reader->stopped || error->level < XML_ERR_ERROR)
        return;
    struct place place = place_at(reader, offset_of_cursor(reader));
    if (error->code == XML_ERR_INVALID_ENCODING || error->code == XML_ERR_UNSUPPORTED_ENCODING ||
        error->domain == XML_FROM_I18N) {
        findings_add(reader->findings, FINDING_XML_NOT_UTF8, place);
    } else {
        char message[160];
        snprintf(message, sizeof message, "%s", error->message == NULL ? "unknown" : error->message);
        message[strcspn(message, "\n")] = '\0';
        findings_add(reader->findings, FINDING_XML_MALFORMED, place, finding_text(message));
    }
    stop(reader);
}

/* --- the document --- */

/* True when bytes are asked for within a tag that is too long already: libxml2's time grows with the square of its attributes. Text
 * has no such start left before the cursor, or is as long as that only when it is too long itself. */
static bool is_in_endless_tag(const struct reader *reader)
{
    const xmlParserCtxt *parser = reader->parser;
    if (parser == NULL || parser->input == NULL || parser->instate == XML_PARSER_COMMENT ||
        parser->instate == XML_PARSER_PI || parser->instate == XML_PARSER_CDATA_SECTION)
        return false;
    size_t before = (size_t)(parser->input->cur - parser->input->base);
    return before > XML_MAX_TAG && offset_of_cursor(reader) - offset_of_tag(reader) > XML_MAX_TAG;
}

static int read_bytes(void *context, char *bytes, int size)
{
    struct reader *reader = context;
    if (is_in_endless_tag(reader)) {
        findings_add(reader->findings, FINDING_XML_TAG_TOO_LONG, place_at(reader, offset_of_tag(reader)),
                     finding_count(XML_MAX_TAG / 1024));
        reader->stopped = true; /* and the parser told so by the end of its bytes */
        return -1;
    }
    return (int)input_read(reader->input, bytes, (size_t)size, reader->findings);
}

static void know_element(xmlDictPtr names, const struct xml_element *element, struct known *out)
{
    out->name = xmlDictLookup(names, (const xmlChar *)element->name, -1);
    for (const struct xml_attribute *a = element->attributes; a != NULL && a->name != NULL; a++) {
        assert(out->attribute_count < XML_MAX_ATTRIBUTES);
        out->required_attributes |= (uint32_t)a->required << out->attribute_count;
        out->attributes[out->attribute_count++] = xmlDictLookup(names, (const xmlChar *)a->name, -1);
    }
    for (int i = 0; element->children != NULL && element->children[i].most != 0; i++)
        out->required_children |= (uint32_t)(element->children[i].least > 0) << i;
}

static void know_vocabulary(struct reader *reader, struct arena *arena)
{
    const struct vocabulary *vocabulary = reader->vocabulary;
    reader->known = arena_array(arena, vocabulary->count, sizeof *reader->known);
    reader->address = xmlDictLookup(reader->parser->dict, (const xmlChar *)vocabulary->address, -1);
    for (size_t i = 0; i < vocabulary->count; i++)
        know_element(reader->parser->dict, &vocabulary->elements[i], &reader->known[i]);
}

static const xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters, /* the same: libxml2 then need not ask which it is */
    .cdataBlock = on_characters,
    .internalSubset = on_doctype,
    .serror = on_error,
};

bool xml_read(const struct vocabulary *vocabulary, struct input *input, const struct xml_handler *handler,
              void *context, struct findings *findings)
{
    struct arena arena;
    arena_init(&arena);
    struct reader reader = {.vocabulary = vocabulary, .handler = handler, .context = context, .input = input,
                            .findings = findings};
    buffer_init(&reader.text, XML_MAX_TEXT);
    buffer_init(&reader.words, 4096);
    size_t before = findings->by_level[LEVEL_ERROR];
    xmlSAXHandler calls = sax;
    reader.parser = xmlCreateIOParserCtxt(&calls, &reader, read_bytes, NULL, &reader, XML_CHAR_ENCODING_NONE);
    if (reader.parser == NULL)
        die("out of memory");
    /* With NOENT &amp; and its like arrive as the characters they stand for; there are no other entities. */
    xmlCtxtUseOptions(reader.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    know_vocabulary(&reader, &arena);
    xmlParseDocument(reader.parser);
    bool whole = !reader.stopped && !input->failed && reader.parser->wellFormed;
    if (!whole && findings->by_level[LEVEL_ERROR] == before)
        findings_add(findings, FINDING_XML_MALFORMED, place_at(&reader, offset_of_cursor(&reader)),
                     finding_text("the document ends too early"));
    xmlFreeParserCtxt(reader.parser);
    input_close(input);
    buffer_release(&reader.text);
    buffer_release(&reader.words);
    arena_release(&arena);
    return whole;
}
