#include "xml/xml_rows.h"

#include <assert.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

/* libxml2's pull reader finds the rows and forgets what it has passed; it is asked to build a tree of a row only. The
 * limit on a row stands where its bytes come in. */

enum {
    STEPS_MOST = 20000000,  /* of one path in one row: about a second */
    ATTRIBUTES_MOST = 1000  /* of one tag: libxml2's time grows with their square */
};

struct xml_rows {
    xmlTextReaderPtr reader;
    xmlXPathContextPtr paths;    /* of the document; NULL before the first row */
    xml_rows_source *source;
    void *context;
    const char *path;
    int matched;                 /* how many of the open elements are the path's */
    size_t most, taken;          /* by the present row [bytes] */
    uint32_t line;
    enum xml_rows_end end;
    bool expanded;               /* the present node is a row, all of it read or being read */
    char before;                 /* the byte that came last, */
    char inside;                 /* '<' in a tag, a quotation mark in a value there, 0 elsewhere; */
    uint32_t attributes;         /* and what there are of the tag so far */
    char message[160];
};

struct xml_path {
    xmlXPathCompExprPtr compiled;
};

static const xmlNode *node_of(const struct xml_node *node)
{
    return (const xmlNode *)node;
}

/* --- where bytes and errors come in --- */

static void end_with(struct xml_rows *rows, enum xml_rows_end why)
{
    if (rows->end == XML_ROWS_WHOLE)
        rows->end = why;
}

/* Every '<' begins anew, since no value may hold one; zero bytes are those of UTF-16. */
static void count_attributes(struct xml_rows *rows, char byte)
{
    if (byte == '\0')
        return;
    if (rows->before == '<') {
        rows->inside = byte == '!' || byte == '?' || byte == '/' ? '\0' : '<';
        rows->attributes = 0;
    } else if (rows->inside == '<' && (byte == '"' || byte == '\'')) {
        rows->inside = byte;
    } else if (rows->inside == '<' && byte == '=') {
        rows->attributes++;
    } else if (rows->inside == byte) {
        rows->inside = '<';
    } else if (rows->inside == '<' && byte == '>') {
        rows->inside = '\0';
    }
    rows->before = byte;
}

/* False when one of the tags in these bytes has too many attributes. */
static bool has_good_tags(struct xml_rows *rows, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        count_attributes(rows, bytes[i]);
        if (rows->attributes > ATTRIBUTES_MOST)
            return false;
    }
    return true;
}

static int read_bytes(void *context, char *bytes, int size)
{
    struct xml_rows *rows = context;
    long got = rows->source(rows->context, bytes, (size_t)size);
    if (got > 0 && !has_good_tags(rows, bytes, (size_t)got)) {
        end_with(rows, XML_ROWS_MALFORMED);
        snprintf(rows->message, sizeof rows->message, "a tag has more than %d attributes", ATTRIBUTES_MOST);
    }
    if (got < 0)
        end_with(rows, XML_ROWS_UNREADABLE);
    if (rows->expanded && got > 0 && (rows->taken += (size_t)got) > rows->most)
        end_with(rows, XML_ROWS_TOO_LARGE);
    return rows->end == XML_ROWS_WHOLE ? (int)got : -1;
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct xml_rows *rows = context;
    if (rows->end != XML_ROWS_WHOLE || error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
        return;
    rows->end = XML_ROWS_MALFORMED;
    rows->line = error->line > 0 ? (uint32_t)error->line : rows->line;
    snprintf(rows->message, sizeof rows->message, "%s", error->message == NULL ? "unknown" : error->message);
    rows->message[strcspn(rows->message, "\n")] = '\0';
}

/* Of a wrong encoding libxml2 complains aloud besides, with bytes of the document: what there is to say, on_error says. */
static void keep_quiet(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

struct xml_rows *xml_rows_new(const char *path, size_t most, xml_rows_source *source, void *context)
{
    struct xml_rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL)
        die("out of memory");
    *rows = (struct xml_rows){.source = source, .context = context, .path = path, .most = most, .line = 1};
    rows->reader = xmlReaderForIO(read_bytes, NULL, rows, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
    if (rows->reader == NULL)
        die("out of memory");
    xmlTextReaderSetStructuredErrorHandler(rows->reader, on_error, rows);
    xmlSetGenericErrorFunc(NULL, keep_quiet);
    return rows;
}

void xml_rows_free(struct xml_rows *rows)
{
    if (rows == NULL)
        return;
    xmlXPathFreeContext(rows->paths);
    xmlFreeTextReader(rows->reader);
    free(rows);
}

enum xml_rows_end xml_rows_end(const struct xml_rows *rows)
{
    return rows->end;
}

const char *xml_rows_message(const struct xml_rows *rows)
{
    return rows->message;
}

uint32_t xml_rows_line(const struct xml_rows *rows)
{
    return rows->line;
}

/* --- finding the rows --- */

/* Whether the name is step number `step` of the path; `last` tells whether no step follows. */
static bool is_step(const char *path, int step, const char *name, bool *last)
{
    while (step-- > 0)
        path += strcspn(path, "/") + 1;
    size_t length = strcspn(path, "/");
    *last = path[length] == '\0';
    return strlen(name) == length && memcmp(path, name, length) == 0;
}

/* Names without namespaces: a path need not know prefixes. xml:lang stays, and is inherited as it should be. */
static void drop_namespaces(xmlNode *row)
{
    for (xmlNode *node = row; node != NULL;) {
        if (node->type == XML_ELEMENT_NODE) {
            node->ns = NULL;
            for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
                if (attribute->ns != NULL && !xmlStrEqual(attribute->ns->prefix, BAD_CAST "xml"))
                    attribute->ns = NULL;
        }
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != row && node->next == NULL)
            node = node->parent;
        node = node == row ? NULL : node->next;
    }
}

static const struct xml_node *expand(struct xml_rows *rows)
{
    rows->expanded = true;
    rows->taken = 0;
    xmlNode *row = xmlTextReaderExpand(rows->reader);
    if (row == NULL)
        end_with(rows, XML_ROWS_BYTES);
    if (rows->end != XML_ROWS_WHOLE)
        return NULL;
    drop_namespaces(row);
    return (const struct xml_node *)row;
}

/* One step of the reader: over what does not lead to rows, into what does. */
static bool advance(struct xml_rows *rows, bool skip)
{
    int more = skip ? xmlTextReaderNext(rows->reader) : xmlTextReaderRead(rows->reader);
    if (rows->end != XML_ROWS_MALFORMED)
        rows->line = (uint32_t)xmlTextReaderGetParserLineNumber(rows->reader);
    if (more < 0)
        end_with(rows, XML_ROWS_BYTES);
    if (more == 1 && xmlTextReaderNodeType(rows->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        end_with(rows, XML_ROWS_DOCTYPE);
    return more == 1 && rows->end == XML_ROWS_WHOLE;
}

const struct xml_node *xml_rows_next(struct xml_rows *rows)
{
    bool skip = rows->expanded, last;
    rows->expanded = false;
    while (rows->end == XML_ROWS_WHOLE && advance(rows, skip)) {
        skip = false;
        int depth = xmlTextReaderDepth(rows->reader);
        if (rows->matched > depth)
            rows->matched = depth;
        if (xmlTextReaderNodeType(rows->reader) != XML_READER_TYPE_ELEMENT)
            continue;
        const char *name = (const char *)xmlTextReaderConstLocalName(rows->reader);
        skip = depth != rows->matched || !is_step(rows->path, depth, name, &last);
        if (!skip && last)
            return expand(rows);
        if (!skip && !xmlTextReaderIsEmptyElement(rows->reader))
            rows->matched = depth + 1;
    }
    return NULL;
}

/* --- paths --- */

static void no_error(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

struct xml_path *xml_path_new(const char *text)
{
    xmlXPathContextPtr context = xmlXPathNewContext(NULL);
    struct xml_path *path = calloc(1, sizeof *path);
    if (context == NULL || path == NULL)
        die("out of memory");
    context->error = no_error;
    path->compiled = xmlXPathCtxtCompile(context, BAD_CAST text);
    xmlXPathFreeContext(context);
    if (path->compiled != NULL)
        return path;
    free(path);
    return NULL;
}

void xml_path_free(struct xml_path *path)
{
    if (path != NULL)
        xmlXPathFreeCompExpr(path->compiled);
    free(path);
}

static void hand_out(const xmlNode *node, xmlChar *text, xml_rows_found *found, void *context)
{
    if (text == NULL)
        die("out of memory");
    found(context, (const struct xml_node *)node, (const char *)text, strlen((const char *)text));
    xmlFree(text);
}

bool xml_rows_find(struct xml_rows *rows, const struct xml_path *path, const struct xml_node *from,
                   xml_rows_found *found, void *context)
{
    xmlNode *node = (xmlNode *)from;
    if (rows->paths == NULL && (rows->paths = xmlXPathNewContext(node->doc)) == NULL)
        die("out of memory");
    rows->paths->error = no_error;
    rows->paths->node = node;
    rows->paths->opLimit = STEPS_MOST;
    rows->paths->opCount = 0;
    xmlXPathObjectPtr result = xmlXPathCompiledEval(path->compiled, rows->paths);
    if (result == NULL)
        return false;
    if (result->type != XPATH_NODESET)
        hand_out(NULL, xmlXPathCastToString(result), found, context);
    for (int i = 0; result->type == XPATH_NODESET && i < xmlXPathNodeSetGetLength(result->nodesetval); i++) {
        xmlNode *item = xmlXPathNodeSetItem(result->nodesetval, i);
        hand_out(item, xmlXPathCastNodeToString(item), found, context);
    }
    xmlXPathFreeObject(result);
    return true;
}

/* --- a row's tree --- */

static const struct xml_node *first_named(const xmlNode *node, const char *name)
{
    while (node != NULL &&
           (node->type != XML_ELEMENT_NODE || (name != NULL && !xmlStrEqual(node->name, BAD_CAST name))))
        node = node->next;
    return (const struct xml_node *)node;
}

const struct xml_node *xml_node_child(const struct xml_node *parent, const char *name)
{
    return first_named(node_of(parent)->children, name);
}

const struct xml_node *xml_node_next(const struct xml_node *node, const char *name)
{
    return first_named(node_of(node)->next, name);
}

const char *xml_node_name(const struct xml_node *node)
{
    return (const char *)node_of(node)->name;
}

const char *xml_node_attribute(const struct xml_node *node, const char *name)
{
    for (const xmlAttr *attribute = node_of(node)->properties; attribute != NULL; attribute = attribute->next)
        if (xmlStrEqual(attribute->name, BAD_CAST name))
            return attribute->children == NULL || attribute->children->content == NULL
                       ? "" : (const char *)attribute->children->content;
    return NULL;
}

void xml_node_text(const struct xml_node *node, struct buffer *out)
{
    for (const xmlNode *child = node_of(node)->children; child != NULL; child = child->next)
        if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && child->content != NULL)
            buffer_puts(out, (const char *)child->content);
}

uint32_t xml_node_line(const struct xml_node *node)
{
    const xmlNode *at = node_of(node);
    long line = xmlGetLineNo(at->type == XML_ATTRIBUTE_NODE ? at->parent : at);
    return line < 1 ? 1 : (uint32_t)line;
}
