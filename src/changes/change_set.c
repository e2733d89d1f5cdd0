#include "changes/change_set.h"

#include <stdlib.h>
#include <string.h>

#include "figures/figure_set.h"
#include "xml/vocabulary.h"

static const char prefix[] = "changes/", all[] = "all", by_kind[] = "kind", largest[] = "largest-";

bool change_set_named(struct arena *arena, const char *id)
{
    return strncmp(figure_set_joined(arena, id), prefix, strlen(prefix)) == 0;
}

/* --- writing --- */

/* What stands in the place of the dimensions. */
static const char *by_of(struct arena *arena, const struct change_set *set)
{
    switch (set->table) {
    case CHANGE_TABLE_KINDS: return by_kind;
    case CHANGE_TABLE_LIST: return change_kind_names[set->kind];
    case CHANGE_TABLE_LARGEST: return arena_format(arena, "%s%zu", largest, set->most);
    default: return dimension_names[set->query.dimensions[0]];
    }
}

const char *change_set_id(struct arena *arena, const struct project_register *before, const struct project_register *after,
                          const struct change_set *set)
{
    const char *id = figure_set_id(arena, after, &set->query);
    if (id == NULL || figure_set_id(arena, before, &set->query) == NULL)
        return NULL;
    const char *slash = strchr(id, '/'), *measures = strchr(slash + 1, '/');
    return arena_format(arena, "%s%.*s/%s%s", prefix, (int)(slash - id), id, by_of(arena, set), measures);
}

/* --- reading --- */

static bool read_most(struct change_set *out, const char *digits, size_t length)
{
    enum { MOST_DIGITS = 4 };
    if (length == 0 || length > MOST_DIGITS || strspn(digits, "0123456789") < length)
        return false;
    out->most = strtoul(digits, NULL, 10);
    return out->most > 0;
}

/* True when BY is no dimension. */
static bool read_by(struct change_set *out, const char *by, size_t length)
{
    int kind = xml_word_lookup(change_kind_names, by, length);
    if (length == strlen(by_kind) && strncmp(by, by_kind, length) == 0) {
        out->table = CHANGE_TABLE_KINDS;
    } else if (kind >= 0) {
        out->table = CHANGE_TABLE_LIST;
        out->kind = (enum change_kind)kind;
    } else if (strncmp(by, largest, strlen(largest)) == 0 &&
               read_most(out, by + strlen(largest), length - strlen(largest))) {
        out->table = CHANGE_TABLE_LARGEST;
    } else {
        out->table = CHANGE_TABLE_MEMBERS;
        return false;
    }
    return true;
}

static bool fits(const struct change_set *set)
{
    const struct query *query = &set->query;
    if (query->allocation != ALLOCATION_USUAL)
        return false;
    if (set->table == CHANGE_TABLE_LARGEST)
        return query->measure_count == 1 && query->measures[0].kind == MEASURE_MONEY;
    return set->table != CHANGE_TABLE_MEMBERS || query->dimension_count == 1;
}

static bool refuse(const char *asked, const char *id, struct findings *findings)
{
    const char *kinds = xml_words_join(&findings->arena, "", change_kind_names);
    findings_add(findings, FINDING_CHANGES_ID, NOWHERE, finding_text(asked), finding_text(id), finding_text(kinds));
    return false;
}

bool change_set_read(struct change_set *out, const char **period, struct arena *arena, const char *asked, const char *id,
                     struct findings *findings)
{
    *out = (struct change_set){.most = 0};
    const char *rest = figure_set_joined(arena, id) + strlen(prefix), *by = strchr(rest, '/');
    if (by == NULL)
        return refuse(asked, id, findings);
    size_t length = strcspn(++by, "/");
    if (read_by(out, by, length))
        rest = arena_format(arena, "%.*s%s%s", (int)(by - rest), rest, all, by + length);
    if (!figure_set_read(&out->query, period, arena, asked, rest, findings))
        return false;
    return fits(out) || refuse(asked, id, findings);
}
