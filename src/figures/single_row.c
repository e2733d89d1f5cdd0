#include "figures/single_row.h"

#include <string.h>

#include "xml/vocabulary.h"

static const char not_told[] = "-";

/* How a member is named: by its id alone, or by its short name too. */
typedef bool naming(struct member member, const char *value);

static bool by_id(struct member member, const char *value)
{
    char scratch[16];
    return strcmp(member.kind == MEMBER_NONE ? not_told : member_id(member, scratch), value) == 0;
}

/* A row of two members is told with a slash between them, and so may ids be: each slash may be the one. */
static bool row_named(struct arena *arena, const struct figure_row *row, size_t members, const char *text, naming *named)
{
    if (members < 2)
        return members == 1 && named(row->members[0], text);
    for (const char *slash = strchr(text, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
        if (named(row->members[0], arena_copy(arena, text, (size_t)(slash - text))) && named(row->members[1], slash + 1))
            return true;
    return false;
}

/* The only one of `rows` so named; `count` when there is none, or several. */
static size_t find(struct arena *arena, const struct figure_row *rows, size_t count, size_t members, const char *text,
                   naming *named)
{
    size_t found = count, times = 0;
    for (size_t i = 0; i < count; i++)
        if (row_named(arena, &rows[i], members, text, named)) {
            found = i;
            times++;
        }
    return times == 1 ? found : count;
}

static size_t find_named(struct arena *arena, const struct figure_row *rows, size_t count, size_t members, const char *text)
{
    size_t found = find(arena, rows, count, members, text, by_id);
    return found < count ? found : find(arena, rows, count, members, text, member_named);
}

bool single_row_is_person(struct member member)
{
    return member.kind == MEMBER_ORGANISATION && member.is.organisation->person;
}

const char *single_row_name(struct arena *arena, struct member member)
{
    char scratch[16];
    return member.kind == MEMBER_NONE ? not_told : arena_format(arena, "%s", member_id(member, scratch));
}

/* Natural persons are not named. */
static void refuse(const struct figures *figures, const char *row, struct findings *findings)
{
    struct arena *arena = &findings->arena;
    size_t members = figures->query.dimension_count, count = 0;
    const char **names = arena_array(arena, figures->row_count + 1, sizeof *names);
    for (size_t i = 0; members > 0 && i < figures->row_count; i++) {
        const struct member *of = figures->rows[i].members;
        if (!single_row_is_person(of[0]) && (members < 2 || !single_row_is_person(of[1])))
            names[count++] = members < 2 ? single_row_name(arena, of[0])
                                         : arena_format(arena, "%s/%s", single_row_name(arena, of[0]), single_row_name(arena, of[1]));
    }
    findings_add(findings, FINDING_ROW_UNKNOWN, NOWHERE, finding_text(row), finding_text(xml_words_join(arena, "", names)));
}

/* The rows of a group stand together, in the order of the groups. */
static void take_group(struct figures *out, const struct figures *figures, size_t group)
{
    struct member member = figures->groups[group].members[0];
    size_t first = 0, count = 0;
    while (!member_equal(figures->rows[first].members[0], member))
        first++;
    while (first + count < figures->row_count && member_equal(figures->rows[first + count].members[0], member))
        count++;
    out->rows = &figures->rows[first];
    out->row_count = count;
    out->groups = &figures->groups[group];
    out->group_count = 1;
    out->total = figures->groups[group];
}

struct figures *single_row_make(struct arena *arena, const struct figures *figures, const char *row,
                                struct findings *findings)
{
    struct figures *out = arena_alloc(arena, sizeof *out);
    *out = *figures;
    size_t found = find_named(arena, figures->rows, figures->row_count, figures->query.dimension_count, row);
    size_t group = find_named(arena, figures->groups, figures->group_count, 1, row);
    if (found < figures->row_count) {
        out->rows = &figures->rows[found];
        out->row_count = 1;
        out->group_count = 0;
        out->total = figures->rows[found];
    } else if (group < figures->group_count) {
        take_group(out, figures, group);
    } else {
        refuse(figures, row, findings);
        return NULL;
    }
    return out;
}
