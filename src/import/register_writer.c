#include "import/register_writer.h"

#include <assert.h>

void register_writer_init(struct register_writer *out, int depth)
{
    *out = (struct register_writer){.depth = depth};
    buffer_init(&out->text, BUFFER_UNLIMITED);
}

void register_writer_release(struct register_writer *writer)
{
    buffer_release(&writer->text);
}

bool register_writer_forbids(unsigned character)
{
    return (character < 0x20 && character != '\t' && character != '\n' && character != '\r') || character == 0x7F;
}

static const char *escape(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

static void put_escaped(struct buffer *out, const char *text, size_t length)
{
    size_t plain = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] > '>' && text[i] < 0x7F) /* most of all text */
            continue;
        const char *escaped = escape(text[i]);
        if (escaped == NULL && !register_writer_forbids((unsigned char)text[i]))
            continue;
        buffer_put(out, text + plain, i - plain);
        if (escaped != NULL)
            buffer_puts(out, escaped);
        plain = i + 1;
    }
    buffer_put(out, text + plain, length - plain);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Word by word, one space between. */
static void put_collapsed(struct buffer *out, const char *text, size_t length)
{
    bool first = true;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !is_space(text[end]))
            end++;
        if (end > at) {
            buffer_puts(out, first ? "" : " ");
            put_escaped(out, text + at, end - at);
            first = false;
        }
        at = end + 1;
    }
}

static void indent(struct register_writer *writer)
{
    for (int i = 0; i < writer->depth; i++)
        buffer_put(&writer->text, "  ", 2);
}

static void close_tag(struct register_writer *writer, const char *end)
{
    if (writer->in_tag)
        buffer_puts(&writer->text, end);
    writer->in_tag = false;
}

void register_writer_begin(struct register_writer *writer, const char *element)
{
    assert(writer->depth < REGISTER_WRITER_DEPTH);
    close_tag(writer, ">\n");
    indent(writer);
    buffer_putc(&writer->text, '<');
    buffer_puts(&writer->text, element);
    writer->open[writer->depth++] = element;
    writer->in_tag = true;
}

static void put_name(struct register_writer *writer, const char *name)
{
    assert(writer->in_tag);
    buffer_putc(&writer->text, ' ');
    buffer_puts(&writer->text, name);
    buffer_puts(&writer->text, "=\"");
}

void register_writer_attribute(struct register_writer *writer, const char *name, const char *value, size_t length)
{
    put_name(writer, name);
    put_collapsed(&writer->text, value, length);
    buffer_putc(&writer->text, '"');
}

void register_writer_verbatim(struct register_writer *writer, const char *name, const char *value, size_t length)
{
    put_name(writer, name);
    put_escaped(&writer->text, value, length);
    buffer_putc(&writer->text, '"');
}

void register_writer_markup(struct register_writer *writer, const char *markup)
{
    if (markup == NULL)
        return;
    close_tag(writer, ">\n");
    buffer_puts(&writer->text, markup);
}

void register_writer_end(struct register_writer *writer, const char *text, size_t length)
{
    const char *element = writer->open[--writer->depth];
    if (writer->in_tag && length == 0) {
        close_tag(writer, "/>\n");
        return;
    }
    if (writer->in_tag) {
        close_tag(writer, ">");
        put_collapsed(&writer->text, text, length);
    } else {
        indent(writer);
    }
    buffer_puts(&writer->text, "</");
    buffer_puts(&writer->text, element);
    buffer_puts(&writer->text, ">\n");
}
