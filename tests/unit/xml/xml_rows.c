#include "xml/xml_rows.h"

#include <stdlib.h>

#include "unit.h"

/* What is found in each row: texts in brackets, rows ended by their line; then why there are no more. */

struct bytes {
    const char *at, *end;
    size_t piece;          /* how many are given at once [bytes] */
    bool fails;            /* at the end */
};

static long give(void *context, void *out, size_t size)
{
    struct bytes *bytes = context;
    size_t left = (size_t)(bytes->end - bytes->at), part = left < bytes->piece ? left : bytes->piece;
    if (part > size)
        part = size;
    if (part == 0 && bytes->fails)
        return -1;
    memcpy(out, bytes->at, part);
    bytes->at += part;
    return (long)part;
}

static void found(void *context, const struct xml_node *node, const char *text, size_t length)
{
    (void)node;
    char *out = context;
    snprintf(out + strlen(out), 512 - strlen(out), "[%.*s]", (int)length, text);
}

static const char *read_bytes(const char *path, const char *expression, struct bytes bytes, size_t most)
{
    static char text[512];
    static const char *const ends[] = {"whole", "unreadable", "malformed", "bytes", "doctype", "too large"};
    struct xml_rows *rows = xml_rows_new(path, most, give, &bytes);
    struct xml_path *compiled = xml_path_new(expression);
    const struct xml_node *row;
    text[0] = '\0';
    while ((row = xml_rows_next(rows)) != NULL) {
        if (!xml_rows_find(rows, compiled, row, found, text))
            snprintf(text + strlen(text), sizeof text - strlen(text), "!");
        snprintf(text + strlen(text), sizeof text - strlen(text), "%u ", xml_node_line(row));
    }
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s", ends[xml_rows_end(rows)]);
    xml_path_free(compiled);
    xml_rows_free(rows);
    return text;
}

static const char *read_text(const char *path, const char *expression, const char *document)
{
    return read_bytes(path, expression, (struct bytes){document, document + strlen(document), 7, false}, 1000);
}

static void rows_and_paths(void)
{
    const char *document = "<l xml:lang='fi'>\n<r a='1'><n>x</n></r>\n<s><r a='9'/></s>\n<r a='2'><n xml:lang='sv'>y</n><n/></r></l>";
    CHECK_TEXT(read_text("l/r", "@a", document), "[1]2 [2]4 whole");
    CHECK_TEXT(read_text("l/s/r", "@a", document), "[9]3 whole");
    CHECK_TEXT(read_text("r", "@a", document), "whole");
    CHECK_TEXT(read_text("l", "count(r)", document), "[2]1 whole");
    CHECK_TEXT(read_text("l/r", "n[lang('fi')]", document), "[x]2 []4 whole");
    CHECK_TEXT(read_text("l/r", "concat('A', @a)", document), "[A1]2 [A2]4 whole");
    CHECK_TEXT(read_text("l/r", "$nothing", document), "!2 !4 whole");
    /* Names without their namespaces. */
    CHECK_TEXT(read_text("l/r", "n/@b", "<p:l xmlns:p='urn:p' xmlns='urn:q'><p:r><n p:b='1'/></p:r><r><p:n b='2'/></r></p:l>"),
               "[1]1 [2]1 whole");
    /* Rows do not stand in rows. */
    CHECK_TEXT(read_text("l/r", "@a", "<l><r a='1'><l><r a='2'/></l></r><r a='3'/></l>"), "[1]1 [3]1 whole");
    CHECK(xml_path_new("a[") == NULL);
    CHECK(xml_path_new("") == NULL);
}

static void what_cannot_be_read(void)
{
    CHECK_TEXT(read_text("l/r", ".", "<l><r>a</r><r>b"), "[a]1 malformed");
    CHECK_TEXT(read_text("l/r", ".", "<l><r>a</x></l>"), "malformed");
    CHECK_TEXT(read_text("l/r", ".", ""), "malformed");
    CHECK_TEXT(read_text("l/r", ".", "<?xml version=\"1.0\" encoding=\"SHIFT_JIS\"?><l><r>\377\376\303</r></l>"), "bytes");
    CHECK_TEXT(read_text("l/r", ".", "<!DOCTYPE l [<!ENTITY e 'x'>]><l><r>&e;</r></l>"), "doctype");
    CHECK_TEXT(read_text("l/r", ".", "<l><r>&e;</r></l>"), "malformed");
    const char *document = "<l><r>a</r>";
    struct bytes bytes = {document, document + strlen(document), 3, true};
    CHECK_TEXT(read_bytes("l/r", ".", bytes, 1000), "unreadable");
}

/* What is not in a row may be as large as it likes. */
static void limits(void)
{
    enum { SIZE = 200000 };
    char *document = malloc(SIZE + 100);
    size_t head = (size_t)sprintf(document, "<l><s>");
    memset(document + head, 'x', SIZE);
    sprintf(document + head + SIZE, "</s><r>a</r></l>");
    struct bytes bytes = {document, document + strlen(document), 512, false};
    CHECK_TEXT(read_bytes("l/r", ".", bytes, 5000), "[a]1 whole");
    CHECK_TEXT(read_bytes("l/s", "1", bytes, 5000), "too large");
    free(document);
    /* Squares of squares of steps. */
    document = malloc(SIZE + 100);
    size_t at = (size_t)sprintf(document, "<l><r>");
    while (at < SIZE - 10)
        at += (size_t)sprintf(document + at, "<a/>");
    at += (size_t)sprintf(document + at, "</r></l>");
    bytes = (struct bytes){document, document + at, 512, false};
    CHECK_TEXT(read_bytes("l/r", "count(a[count(../a) = 1])", bytes, SIZE * 2), "!1 whole");
    free(document);
}

int main(void)
{
    rows_and_paths();
    what_cannot_be_read();
    limits();
    return unit_done();
}
