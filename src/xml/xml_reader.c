#include "xml/xml_reader.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>

#include "base/die.h"
#include "xml/xml_faults.h"

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
    struct xml_faults faults;
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
    if (uri != reader->address) {
        findings_add(reader->findings, FINDING_XML_FOREIGN_NAMESPACE, place_at(reader, offset),
                     finding_text((const char *)name), finding_text((const char *)uri),
                     finding_text(reader->vocabulary->address));
        return -1;
    }
    int child = find_child(reader, parent, frame->next_child, name);
    if (child < 0) {
        xml_faults_unknown_element(&reader->faults, parent, expected_from(parent, frame), (const char *)name, offset);
        return -1;
    }
    bool once = parent->children[child].most == 1;
    if (child < frame->next_child && child < ordered_children(parent)) {
        bool repeated = once && child == frame->next_child - 1;
        xml_faults_late_element(&reader->faults,
                                repeated ? FINDING_XML_REPEATED_ELEMENT : FINDING_XML_MISPLACED_ELEMENT, parent,
                                expected_from(parent, frame), (const char *)name, offset);
        return -1;
    }
    frame->seen |= (uint32_t)1 << child;
    frame->next_child = (uint8_t)(child + once);
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

/* Attributes come from libxml2 as five pointers each: name, prefix, namespace, value, its end. */
static void read_attributes(struct reader *reader, int index, int count, const xmlChar **attributes,
                            struct xml_value *values, uint32_t offset)
{
    const struct known *known = &reader->known[index];
    const struct xml_element *element = &reader->vocabulary->elements[index];
    uint32_t given = 0;
    for (int slot = -1; count > 0; count--, attributes += 5) {
        if (attributes[1] != NULL)
            continue; /* of another namespace, such as xsi:schemaLocation: it belongs to other tools */
        int found = attribute_slot(known, attributes[0], slot + 1);
        if (found < 0) {
            xml_faults_unknown_attribute(&reader->faults, element, (const char *)attributes[0], offset);
            continue;
        }
        slot = found;
        given |= (uint32_t)1 << slot;
        struct xml_value *value = &values[slot];
        const struct xml_attribute *about = &element->attributes[slot];
        value->text = (const char *)attributes[3];
        value->length = (uint32_t)(attributes[4] - attributes[3]);
        if (!xml_value_parse(value, about->type, about->words)) {
            xml_faults_value(&reader->faults, about->name, value, about->type, about->words, offset);
            value->text = NULL;
        }
    }
    if (known->required_attributes & ~given)
        xml_faults_missing_attributes(&reader->faults, element, known->required_attributes & ~given, offset);
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

/* Where white space first has to be collapsed; the length when nowhere. */
static size_t first_to_collapse(const struct buffer *text)
{
    for (size_t i = 0; i < text->length; i++)
        if (xml_space(text->bytes[i]) && (text->bytes[i] != ' ' || i == 0 || text->bytes[i - 1] == ' '))
            return i;
    return text->length;
}

/* White space runs become one space, and none at the ends. In place. */
static void collapse(struct buffer *text)
{
    size_t to = first_to_collapse(text);
    for (size_t i = to; i < text->length; i++) {
        if (!xml_space(text->bytes[i]))
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

/* What the element's own text says; "" where it has none. */
static struct xml_value read_text(struct reader *reader, const struct xml_element *element, uint32_t offset)
{
    if (element->text == XML_TEXT)
        collapse(&reader->text);
    struct xml_value value = {.text = buffer_text(&reader->text), .length = (uint32_t)reader->text.length};
    if (element->text != XML_NOTHING && !xml_value_parse(&value, element->text, NULL)) {
        xml_faults_value(&reader->faults, element->name, &value, element->text, NULL, offset);
        value.text = NULL;
    }
    return value;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    struct reader *reader = context;
    if (reader->stopped)
        return;
    const struct frame *frame = &reader->frames[--reader->depth];
    if (frame->element >= 0) {
        const struct xml_element *element = &reader->vocabulary->elements[frame->element];
        uint32_t missing = reader->known[frame->element].required_children & ~frame->seen;
        if (missing != 0)
            xml_faults_missing_children(&reader->faults, element, missing, frame->offset);
        struct xml_value text = read_text(reader, element, frame->offset);
        reader->handler->end(reader->context, (unsigned)frame->element, &text);
    }
    buffer_clear(&reader->text);
}

static bool only_space(const char *text, size_t length)
{
    while (length > 0 && xml_space(text[length - 1]))
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
    xml_faults_init(&reader.faults, vocabulary, input, findings);
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
        findings_add(findings, FINDING_XML_ENDS_EARLY, place_at(&reader, offset_of_cursor(&reader)));
    xmlFreeParserCtxt(reader.parser);
    input_close(input);
    buffer_release(&reader.text);
    xml_faults_release(&reader.faults);
    arena_release(&arena);
    return whole;
}
