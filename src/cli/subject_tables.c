#include "cli/subject_tables.h"

#include <string.h>

#include "figures/single_row.h"
#include "language/labels.h"
#include "xml/vocabulary.h"

size_t subject_columns(struct subject_table *of)
{
    const struct query *query = &of->figures->query;
    for (size_t d = 0; d < query->dimension_count; d++)
        result_table_column(of->table, COLUMN_DIMENSION, dimension_names[query->dimensions[d]],
                            label_dimension(of->table->language, query->dimensions[d]));
    return query->dimension_count;
}

size_t subject_members(const struct subject_table *of, struct result_row *row, const struct figure_row *from)
{
    size_t count = of->figures->query.dimension_count;
    for (size_t d = 0; d < count; d++)
        row->cells[d] = cell_member(of->table, from->members[d]);
    return count;
}

/* "TL1/RCO01"; NULL where a natural person's name would be in it. */
static const char *name_of(const struct subject_table *of, const struct figure_row *from, const char *name)
{
    for (size_t d = of->figures->query.dimension_count; d-- > 0;) {
        if (single_row_is_person(from->members[d]))
            return NULL;
        name = arena_format(of->arena, "%s/%s", single_row_name(of->arena, from->members[d]), name);
    }
    return name;
}

/* Rows of one name follow one another. */
static void add_known(struct subject_table *of, const char *name)
{
    const char *last = of->known_count == 0 ? NULL : of->known[of->known_count - 1];
    if (name != NULL && (last == NULL || strcmp(last, name) != 0))
        *(const char **)arena_append(of->arena, (void **)&of->known, &of->known_count, &of->known_capacity,
                                     sizeof *of->known) = name;
}

static bool is_named(const char *row, const char *name, const char *apart)
{
    size_t length = strlen(name);
    if (strncmp(row, name, length) != 0)
        return false;
    return row[length] == '\0' || (apart != NULL && row[length] == '/' && strcmp(&row[length + 1], apart) == 0);
}

bool subject_asked(struct subject_table *of, const struct figure_row *from, const char *name, const char *apart)
{
    bool asked = of->row == NULL;
    if (!asked) {
        const char *whole = name_of(of, from, name);
        add_known(of, whole);
        asked = whole != NULL && is_named(of->row, whole, apart);
    }
    of->shown += asked;
    return asked;
}

/* False, with a finding, when a row was asked for and is not there. */
static bool was_found(struct subject_table *of)
{
    if (of->row == NULL || of->shown > 0)
        return true;
    const char **names = arena_array(of->arena, of->known_count + 1, sizeof *names); /* ends with NULL */
    memcpy(names, of->known, of->known_count * sizeof *names);
    findings_add(of->findings, FINDING_ROW_UNKNOWN, NOWHERE, finding_text(of->row),
                 finding_text(xml_words_join(&of->findings->arena, "", names)));
    return false;
}

/* Projects in several rows of places or themes are whole in each: nothing but money is divided. */
static void note_several_rows(struct subject_table *of)
{
    const struct query *query = &of->figures->query;
    for (size_t d = 0; d < query->dimension_count; d++)
        if (dimension_allocated(query->dimensions[d]))
            result_table_note(of->table, label_allocation_method(of->arena, of->table->language,
                                                                 label_dimension(of->table->language, query->dimensions[d]),
                                                                 query->dimensions[d], ALLOCATION_SEVERAL_ROWS));
}

static bool make(struct subject_table *of, const char *rows_name, enum language language, bool (*put)(struct subject_table *of))
{
    result_table_init(of->table, of->arena, language, rows_name);
    if (!put(of) || !was_found(of))
        return false;
    note_several_rows(of);
    return true;
}

bool subject_table_make(struct result_table *out, struct arena *arena, const struct figures *figures, const char *row,
                        enum language language, struct findings *findings)
{
    static bool (*const put[SUBJECTS])(struct subject_table *) = {
        [SUBJECT_INDICATORS] = indicators_put, [SUBJECT_DECISIONS] = decisions_put,
    };
    struct subject_table of = {.table = out, .arena = arena, .figures = figures, .row = row, .findings = findings};
    return make(&of, "rows", language, put[figures->query.subject]);
}

bool subject_projects_make(struct result_table *out, struct arena *arena, const struct figures *figures, const char *row,
                           enum language language, struct findings *findings)
{
    static bool (*const put[SUBJECTS])(struct subject_table *) = {
        [SUBJECT_INDICATORS] = indicators_put_projects, [SUBJECT_DECISIONS] = decisions_put_projects,
    };
    struct subject_table of = {.table = out, .arena = arena, .figures = figures, .row = row, .findings = findings};
    return make(&of, "projects", language, put[figures->query.subject]);
}
