#include "import/translations.h"

#include <stdlib.h>
#include <string.h>

#include "register/project_register.h"

enum { LONGEST = 512 /* of a text that can stand for a code [bytes] */ };

void translations_add(struct translations *translations, struct arena *arena, int list, const char *text,
                      const char *code)
{
    struct translation *translation = arena_append(arena, (void **)&translations->items, &translations->count,
                                                   &translations->capacity, sizeof *translation);
    *translation = (struct translation){text, code, list};
}

static int by_text(const void *a, const void *b)
{
    const struct translation *one = a, *other = b;
    if (one->list != other->list)
        return one->list < other->list ? -1 : 1;
    return strcmp(one->text, other->text);
}

void translations_close(struct translations *translations, struct place place, struct findings *findings)
{
    struct translation *items = translations->items;
    if (translations->count > 0)
        qsort(items, translations->count, sizeof *items, by_text);
    for (size_t i = 1; i < translations->count; i++)
        if (by_text(&items[i - 1], &items[i]) == 0 && strcmp(items[i - 1].code, items[i].code) != 0)
            findings_add(findings, FINDING_MAPPING_AMBIGUOUS, place, finding_text(items[i].text),
                         finding_text(items[i - 1].code), finding_text(items[i].code),
                         finding_text(register_list_names[items[i].list]));
}

/* White space runs become one space, none at the ends. False when the text is too long to stand for a code. */
static bool collapse(char out[LONGEST], const char *text, size_t length)
{
    size_t to = 0;
    for (size_t i = 0; i < length; i++) {
        bool space = text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
        if (space && (to == 0 || out[to - 1] == ' '))
            continue;
        if (to == LONGEST - 1)
            return false;
        out[to++] = space ? ' ' : text[i];
    }
    if (to > 0 && out[to - 1] == ' ')
        to--;
    out[to] = '\0';
    return true;
}

const char *translations_lookup(const struct translations *translations, int list, const char *text, size_t length)
{
    char collapsed[LONGEST];
    if (translations->count == 0 || !collapse(collapsed, text, length))
        return NULL;
    struct translation wanted = {collapsed, NULL, list};
    const struct translation *found =
        bsearch(&wanted, translations->items, translations->count, sizeof wanted, by_text);
    return found == NULL ? NULL : found->code;
}
