#include "cli/set_tables.h"

#include <string.h>

#include "cli/change_set_table.h"
#include "cli/figures_table.h"
#include "cli/subject_tables.h"
#include "figures/figure_set.h"
#include "language/labels.h"
#include "language/plain_letters.h"

enum { NAME_MOST = 48 /*letters of a title in a file's name*/ };

/* "07-rahastoittain" */
static const char *file_name(struct arena *arena, const struct plain_letters *letters, size_t number, int digits,
                             const char *title)
{
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    plain_letters_put(letters, &name, title, NAME_MOST);
    const char *made = arena_format(arena, "%0*zu%s%s", digits, number, name.length > 0 ? "-" : "", buffer_text(&name));
    buffer_release(&name);
    return made;
}

static bool make_table(struct result_table *out, struct arena *arena, const struct report_request *request,
                       const struct query *query, enum report_set_kind kind, struct findings *findings)
{
    struct figures *figures = figures_make(arena, request->reg, query, findings);
    if (figures == NULL)
        return false;
    labels_sort(figures, request->language);
    if (query->subject != SUBJECT_FIGURES)
        return subject_table_make(out, arena, figures, NULL, request->language, findings);
    if (kind == SET_PROJECTS)
        projects_table_make(out, arena, figures, request->language);
    else
        figures_table_make(out, arena, figures, request->language);
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
    out->digits = sets->count < 99 ? 2 : 3; /* one more: a sheet of projects */
    struct plain_letters *letters = plain_letters_new();
    bool made = true;
    for (size_t i = 0; made && i < sets->count; i++) {
        const struct report_set *set = &sets->items[i];
        struct set_table *to = &out->items[i];
        *to = (struct set_table){.title = set->title, .id = set->id, .name = file_name(arena, letters, i + 1, out->digits, set->title)};
        if (set->kind == SET_CHANGES)
            make_changes(&to->table, arena, request, set);
        else
            made = make_table(&to->table, arena, request, &set->query, set->kind, findings);
    }
    plain_letters_free(letters);
    return made;
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
