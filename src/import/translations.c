#include "import/translations.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 512 /* of a text that can stand for a code [bytes] */ };

static void add(struct translations *translations, struct arena *arena, struct translation translation)
{
    struct translation *added = arena_append(arena, (void **)&translations->items, &translations->count,
                                             &translations->capacity, sizeof *added);
    *added = translation;
}

void translations_add(struct translations *translations, struct arena *arena, int list, const char *text,
                      const char *code)
{
    add(translations, arena, (struct translation){text, code, (uint8_t)list, false});
}

static void add_code(struct translations *translations, struct arena *arena, int list, const struct code *code)
{
    add(translations, arena, (struct translation){code->id, code->id, (uint8_t)list, true});
    for (int language = 0; language < LANGUAGES; language++) {
        const char *names[] = {code->name[language], code->short_name[language]};
        for (int i = 0; i < 2; i++)
            if (names[i] != NULL)
                add(translations, arena, (struct translation){names[i], code->id, (uint8_t)list, true});
    }
}

void translations_add_lists(struct translations *translations, struct arena *arena,
                            const struct project_register *lists)
{
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < lists->lists[list].count; i++)
            add_code(translations, arena, list, lists->lists[list].codes[i]);
}

static int by_text(const void *a, const void *b)
{
    const struct translation *one = a, *other = b;
    if (one->list != other->list)
        return one->list < other->list ? -1 : 1;
    return strcmp(one->text, other->text);
}

/* The mapping's own before the shipped ones, so that those that a text may stand for come first. */
static int by_text_and_code(const void *a, const void *b)
{
    const struct translation *one = a, *other = b;
    int order = by_text(one, other);
    if (order != 0 || one->shipped != other->shipped)
        return order != 0 ? order : one->shipped - other->shipped;
    return strcmp(one->code, other->code);
}

/* What `count` translations of one text come to: the first, or, when only shipped lists know it by several codes, none. */
static bool is_clear(const struct translation *items, size_t count, struct place place, struct findings *findings)
{
    for (size_t i = 1; i < count && items[i].shipped == items[0].shipped; i++) {
        if (strcmp(items[i].code, items[0].code) == 0)
            continue;
        if (items[0].shipped)
            return false;
        findings_add(findings, FINDING_MAPPING_AMBIGUOUS, place, finding_text(items[0].text),
                     finding_text(items[0].code), finding_text(items[i].code),
                     finding_text(register_list_names[items[i].list]));
        return true;
    }
    return true;
}

void translations_close(struct translations *translations, struct place place, struct findings *findings)
{
    struct translation *items = translations->items;
    size_t kept = 0;
    if (translations->count > 0)
        qsort(items, translations->count, sizeof *items, by_text_and_code);
    for (size_t i = 0, count; i < translations->count; i += count) {
        for (count = 1; i + count < translations->count && by_text(&items[i], &items[i + count]) == 0;)
            count++;
        if (is_clear(&items[i], count, place, findings))
            items[kept++] = items[i];
    }
    translations->count = kept;
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
    struct translation wanted = {.text = collapsed, .list = (uint8_t)list};
    const struct translation *found =
        bsearch(&wanted, translations->items, translations->count, sizeof wanted, by_text);
    return found == NULL ? NULL : found->code;
}
