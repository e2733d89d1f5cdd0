/* Reads a document of somebody else's XML format row by row: each element at a given path, with all it holds, is a small
 * tree that lives until the next one is read, and what stands in it is found by XPath 1.0 (libxml2's). Namespaces are left
 * out: names are those without prefix, only xml:lang keeps its own. No DOCTYPE, no network; what one row may take is
 * limited, so that memory does not grow with the document. Any encoding that the document declares. */
#ifndef XML_XML_ROWS_H
#define XML_XML_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

struct xml_rows;
struct xml_path;
struct xml_node; /* an element or attribute of the present row */

/* Gives up to `size` of the document's bytes. Returns how many, 0 at the end, less when it has failed and told why. */
typedef long xml_rows_source(void *context, void *bytes, size_t size);

/* Why there are no more rows. */
enum xml_rows_end {
    XML_ROWS_WHOLE,       /* the document has ended, or has not yet */
    XML_ROWS_UNREADABLE,  /* the source failed */
    XML_ROWS_MALFORMED,   /* no well-formed XML: xml_rows_message */
    XML_ROWS_BYTES,       /* not in the encoding that it declares */
    XML_ROWS_DOCTYPE,
    XML_ROWS_TOO_LARGE    /* a row takes more than it may */
};

/* Rows are the elements at `path`: names from the document element down, with '/' between. A row takes at most `most`
 * bytes of the document. `path` and the source are borrowed. */
struct xml_rows *xml_rows_new(const char *path, size_t most, xml_rows_source *source, void *context);
void xml_rows_free(struct xml_rows *rows);
/* The next row, NULL when there is none. */
const struct xml_node *xml_rows_next(struct xml_rows *rows);
enum xml_rows_end xml_rows_end(const struct xml_rows *rows);
/* libxml2's words about what is malformed, in English; borrowed. */
const char *xml_rows_message(const struct xml_rows *rows);
/* The line that reading has come to, from 1. */
uint32_t xml_rows_line(const struct xml_rows *rows);

/* An XPath expression, ready for use; NULL when it is none. */
struct xml_path *xml_path_new(const char *text);
void xml_path_free(struct xml_path *path);

/* What a path finds: a node and its text, or, of an expression such as concat(…), a text alone. Borrowed. */
typedef void xml_rows_found(void *context, const struct xml_node *node, const char *text, size_t length);
/* Calls `found` for each thing that `path` finds from `from`, in document order. False when it cannot be evaluated: it
 * asks for something that there is not, or takes far too many steps. */
bool xml_rows_find(struct xml_rows *rows, const struct xml_path *path, const struct xml_node *from,
                   xml_rows_found *found, void *context);

/* The first element inside `parent` with this name (NULL: any), and the next one beside it; NULL when there is none. */
const struct xml_node *xml_node_child(const struct xml_node *parent, const char *name);
const struct xml_node *xml_node_next(const struct xml_node *node, const char *name);
const char *xml_node_name(const struct xml_node *node);
/* An attribute's value, NULL when it is not there. Borrowed. */
const char *xml_node_attribute(const struct xml_node *node, const char *name);
/* Adds the text that stands directly in an element. */
void xml_node_text(const struct xml_node *node, struct buffer *out);
/* Its line, from 1. */
uint32_t xml_node_line(const struct xml_node *node);

#endif
