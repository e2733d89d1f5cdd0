#include "template/own_text.h"

#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

/* --- the lines of the file --- */

struct parser {
    struct own_text *text;
    struct arena *arena;
    struct buffer paragraph;  /* being read; empty between paragraphs */
    bool item;
};

static void end_paragraph(struct parser *parser)
{
    struct own_text *text = parser->text;
    if (parser->paragraph.length > 0)
        *(struct own_paragraph *)arena_append(parser->arena, (void **)&text->paragraphs, &text->count, &text->capacity,
                                              sizeof *text->paragraphs) =
            (struct own_paragraph){arena_copy(parser->arena, buffer_text(&parser->paragraph), parser->paragraph.length),
                                   parser->item};
    buffer_clear(&parser->paragraph);
    parser->item = false;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void take_line(struct parser *parser, const char *line, size_t length)
{
    while (length > 0 && is_space(line[length - 1]))
        length--;
    while (length > 0 && is_space(*line)) {
        line++;
        length--;
    }
    bool item = length > 2 && line[0] == '-' && line[1] == ' ';
    if (length == 0 || item)
        end_paragraph(parser);
    if (item) {
        parser->item = true;
        line += 2;
        length -= 2;
    }
    if (parser->paragraph.length > 0 && length > 0)
        buffer_putc(&parser->paragraph, ' ');
    buffer_put(&parser->paragraph, line, length);
}

static void take_lines(struct parser *parser, const char *bytes, size_t length)
{
    static const char mark[] = "\xef\xbb\xbf"; /* some editors begin a file with it */
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t line = end == NULL ? length : (size_t)(end - bytes);
        take_line(parser, bytes, line);
        bytes += line + (end != NULL);
        length -= line + (end != NULL);
    }
    end_paragraph(parser);
}

/* --- the file --- */

static const char *path_beside(struct arena *arena, const char *beside, const char *name)
{
    const char *slash = strrchr(beside, '/');
    return slash == NULL ? name : arena_format(arena, "%.*s/%s", (int)(slash - beside), beside, name);
}

static bool is_text(const char *bytes, size_t length)
{
    return utf8_valid_prefix(bytes, length) == length && memchr(bytes, '\0', length) == NULL;
}

static bool read_all(struct own_text *out, struct arena *arena, const char *path, struct findings *findings)
{
    enum { MAXIMUM = 1024 * 1024 /* [bytes] */ };
    struct input input;
    struct buffer bytes;
    struct parser parser = {.text = out, .arena = arena};
    buffer_init(&bytes, MAXIMUM + 1);
    buffer_init(&parser.paragraph, MAXIMUM + 1);
    bool read = input_open(&input, path, MAXIMUM, findings) && input_read_all(&input, &bytes, findings);
    if (read && !is_text(buffer_text(&bytes), bytes.length)) {
        findings_add(findings, FINDING_OWN_TEXT_NOT_UTF8, {&input, 0});
        read = false;
    }
    if (read)
        take_lines(&parser, buffer_text(&bytes), bytes.length);
    input_close(&input);
    input_release(&input);
    buffer_release(&parser.paragraph);
    buffer_release(&bytes);
    return read;
}

bool own_text_read(struct own_text *out, struct arena *arena, const char *beside, const char *name, struct place place,
                   struct findings *findings)
{
    *out = (struct own_text){0};
    const char *path = path_beside(arena, beside, name);
    if (access(path, F_OK) == 0)
        return read_all(out, arena, path, findings);
    findings_add(findings, FINDING_OWN_TEXT_ABSENT, place, finding_text(name));
    return true;
}
