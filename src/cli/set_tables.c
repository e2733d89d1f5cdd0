#include "cli/set_tables.h"

#include <string.h>

#include "base/utf8.h"
#include "cli/change_set_table.h"
#include "cli/figures_table.h"
#include "figures/figure_set.h"
#include "language/labels.h"

enum { NAME_MOST = 48 /*letters of a title in a file's name*/ };

/* The letter of a file's name for a character: small and without its marks, where it is one that Finnish and Swedish use. */
static char plain_letter(uint32_t character)
{
    if (character >= 'A' && character <= 'Z')
        return (char)(character - 'A' + 'a');
    if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
        return (char)character;
    switch (character | 0x20) { /* small letters of Latin-1 */
    case 0xE4: case 0xE5: return 'a';
    case 0xE9: return 'e';
    case 0xF6: return 'o';
    default: return '-';
    }
}

static const char *file_name(struct arena *arena, size_t number, const char *title)
{
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    buffer_put_int(&name, (long long)number);
    size_t start = name.length;
    bool gap = true;
    for (const char *at = title, *end = title + strlen(title); at < end && name.length - start < NAME_MOST;) {
        char letter = plain_letter(utf8_next(&at, end));
        if (letter == '-') {
            gap = true;
            continue;
        }
        buffer_puts(&name, gap ? "-" : "");
        buffer_putc(&name, letter);
        gap = false;
    }
    const char *kept = arena_copy(arena, buffer_text(&name), name.length);
    buffer_release(&name);
    return kept;
}

static bool make_table(struct result_table *out, struct arena *arena, const struct report_request *request,
                       const struct query *query, enum report_set_kind kind, struct findings *findings)
{
    static void (*const make[SET_KINDS])(struct result_table *, struct arena *, const struct figures *, enum language) = {
        [SET_FIGURES] = figures_table_make, [SET_PROJECTS] = projects_table_make,
    };
    struct figures *figures = figures_make(arena, request->reg, query, findings);
    if (figures == NULL)
        return false;
    labels_sort(figures, request->language);
    make[kind](out, arena, figures, request->language);
    return true;
}

/* They have been made with the report, and lie in its arena. */
static void make_changes(struct result_table *out, struct arena *arena, const struct report_request *request,
                         const struct report_set *set)
{
    const struct change_rows rows = change_rows_all(set->changes, set->change_set);
    change_set_table_make(out, arena, &rows, request->language);
}

bool set_tables_make(struct set_tables *out, struct arena *arena, const struct report_request *request,
                     const struct report_sets *sets, struct findings *findings)
{
    out->items = arena_array(arena, sets->count, sizeof *out->items);
    out->count = sets->count;
    for (size_t i = 0; i < sets->count; i++) {
        const struct report_set *set = &sets->items[i];
        struct set_table *to = &out->items[i];
        *to = (struct set_table){.title = set->title, .id = set->id, .name = file_name(arena, i + 1, set->title)};
        if (set->kind == SET_CHANGES)
            make_changes(&to->table, arena, request, set);
        else if (!make_table(&to->table, arena, request, &set->query, set->kind, findings))
            return false;
    }
    return true;
}

bool set_tables_projects(struct set_table *out, struct arena *arena, const struct report_request *request,
                         struct findings *findings)
{
    static const char *const measures[] = {"granted", "committed", "paid"};
    struct query query = {.period = request->period, .situation_date = request->situation_date};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        measure_parse(&query.measures[query.measure_count++], measures[i], strlen(measures[i]), NOWHERE, findings);
    *out = (struct set_table){.title = "", .id = figure_set_id(arena, request->reg, &query), .name = ""};
    return make_table(&out->table, arena, request, &query, SET_PROJECTS, findings);
}
