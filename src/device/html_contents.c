#include "device/html_contents.h"

#include <string.h>

void html_contents_add(struct html_contents *contents, struct arena *arena, int level, const char *title,
                       unsigned destination)
{
    struct html_entry *entry = arena_append(arena, (void **)&contents->items, &contents->count, &contents->capacity,
                                            sizeof *contents->items);
    *entry = (struct html_entry){arena_copy(arena, title, strlen(title)), destination, level};
}

void html_put_text(struct buffer *out, const char *before, const char *text, const char *after)
{
    buffer_puts(out, before);
    buffer_put_xml(out, text, strlen(text));
    buffer_puts(out, after);
}

/* A deeper level is a list within the entry above it. */
static void put_entries(const struct html_contents *contents, struct buffer *out)
{
    int depth = 0;
    for (size_t i = 0; i < contents->count; i++) {
        const struct html_entry *entry = &contents->items[i];
        int level = entry->level > depth + 1 ? depth + 1 : entry->level;
        if (level > depth)
            buffer_puts(out, "<ol>");
        for (; depth > level; depth--)
            buffer_puts(out, "</li></ol>");
        if (level == depth)
            buffer_puts(out, "</li>\n");
        depth = level;
        buffer_printf(out, "<li><a href=\"#d%u\">", entry->destination);
        html_put_text(out, "", entry->title, "</a>");
    }
    for (; depth > 0; depth--)
        buffer_puts(out, "</li></ol>");
}

void html_contents_put(const struct html_contents *contents, struct buffer *out, const char *name, const char *heading)
{
    if (contents->count == 0)
        return;
    html_put_text(out, "<nav aria-label=\"", name, "\">\n");
    if (heading[0] != '\0')
        html_put_text(out, "<h2>", heading, "</h2>\n");
    put_entries(contents, out);
    buffer_puts(out, "</nav>\n");
}
