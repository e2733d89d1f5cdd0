/* The list of contents of a web page: of what leads somewhere, in the order in which it was told. */
#ifndef DEVICE_HTML_CONTENTS_H
#define DEVICE_HTML_CONTENTS_H

#include "base/arena.h"
#include "base/buffer.h"

struct html_entry {
    const char *title;
    unsigned destination;
    int level;            /* from 1 */
};

struct html_contents {
    struct html_entry *items;
    size_t count, capacity;
    size_t at;            /* where the list stands in the body, once there are any [bytes] */
};

/* The title is copied into the arena, where the list lives. */
void html_contents_add(struct html_contents *contents, struct arena *arena, int level, const char *title,
                       unsigned destination);
/* Nothing when there are no entries. `name`: what the list is called by who cannot see it; `heading`: the same above it, "" for none. */
void html_contents_put(const struct html_contents *contents, struct buffer *out, const char *name, const char *heading);
/* A text, escaped, between what is markup. */
void html_put_text(struct buffer *out, const char *before, const char *text, const char *after);

#endif
