#include "changes/change_rows.h"

#include <string.h>

#include "figures/single_row.h"
#include "xml/vocabulary.h"

const char *const statement_row_names[STATEMENT_ROWS + 1] = {
    [STATEMENT_BEFORE] = "before",
    [STATEMENT_EFFECTS + CHANGE_NEW] = "new",
    [STATEMENT_EFFECTS + CHANGE_VANISHED] = "vanished",
    [STATEMENT_EFFECTS + CHANGE_CANCELLED] = "cancelled",
    [STATEMENT_EFFECTS + CHANGE_RECOVERED] = "recovered",
    [STATEMENT_EFFECTS + CHANGE_AMENDED] = "amended",
    [STATEMENT_EFFECTS + CHANGE_APPEARED] = "appeared",
    [STATEMENT_EFFECTS + CHANGE_DISAPPEARED] = "disappeared",
    [STATEMENT_EFFECTS + CHANGE_MOVED_IN] = "moved-in",
    [STATEMENT_EFFECTS + CHANGE_MOVED_OUT] = "moved-out",
    [STATEMENT_DIFFERENCE] = "difference",
    [STATEMENT_AFTER] = "after",
};

/* --- the rows of kinds --- */

struct statement_sum statement_sum_of(const struct changes *changes, enum statement_row row, size_t measure)
{
    const struct change_total *total = &changes->totals.total.totals[measure];
    bool counts = measure_counts(&changes->totals.query.measures[measure]);
    uint32_t before = total->before.projects, after = total->after.projects;
    switch (row) {
    case STATEMENT_BEFORE: return (struct statement_sum){total->before.value, before, counts || before > 0};
    case STATEMENT_AFTER: return (struct statement_sum){total->after.value, after, counts || after > 0};
    default: break;
    }
    const struct change_effect *effect =
        row == STATEMENT_DIFFERENCE ? &total->difference : &total->effects[row - STATEMENT_EFFECTS];
    bool known = effect->projects > 0 || (row == STATEMENT_DIFFERENCE && (before > 0 || after > 0));
    return (struct statement_sum){effect->value.cents, effect->projects, counts || known};
}

bool statement_row_shown(const struct changes *changes, enum statement_row row)
{
    bool shown = row == STATEMENT_BEFORE || row == STATEMENT_DIFFERENCE || row == STATEMENT_AFTER;
    for (size_t m = 0; m < changes->totals.query.measure_count; m++)
        shown |= statement_sum_of(changes, row, m).projects > 0;
    return shown;
}

/* --- which are asked for --- */

struct change_rows change_rows_all(const struct changes *changes, const struct change_set *set)
{
    return (struct change_rows){changes, set, STATEMENT_ROWS, NULL};
}

static bool name_statement_row(struct change_rows *out, const char *name, struct findings *findings)
{
    const char *shown[STATEMENT_ROWS + 1] = {NULL};
    size_t count = 0;
    for (int row = 0; row < STATEMENT_ROWS; row++) {
        if (!statement_row_shown(out->changes, (enum statement_row)row))
            continue;
        if (strcmp(name, statement_row_names[row]) == 0)
            out->statement = (enum statement_row)row;
        shown[count++] = statement_row_names[row];
    }
    if (out->statement == STATEMENT_ROWS)
        findings_add(findings, FINDING_ROW_UNKNOWN, NOWHERE, finding_text(name),
                     finding_text(xml_words_join(&findings->arena, "", shown)));
    return out->statement != STATEMENT_ROWS;
}

/* Members are named as those of figures are. */
static bool name_member(struct change_rows *out, struct arena *arena, const char *name, struct findings *findings)
{
    const struct change_totals *totals = &out->changes->totals;
    struct figures as_figures = {.query = totals->query, .row_count = totals->row_count};
    as_figures.rows = arena_array(arena, totals->row_count + 1, sizeof *as_figures.rows);
    for (size_t i = 0; i < totals->row_count; i++)
        as_figures.rows[i].members[0] = totals->rows[i].member;
    const struct figures *found = single_row_make(arena, &as_figures, name, findings);
    if (found != NULL)
        out->member = &totals->rows[found->rows - as_figures.rows];
    return found != NULL;
}

bool change_rows_named(struct change_rows *out, struct arena *arena, const struct changes *changes,
                       const struct change_set *set, const char *name, struct findings *findings)
{
    *out = change_rows_all(changes, set);
    switch (set->table) {
    case CHANGE_TABLE_KINDS: return name_statement_row(out, name, findings);
    case CHANGE_TABLE_MEMBERS: return name_member(out, arena, name, findings);
    default:
        findings_add(findings, FINDING_CHANGES_LIST_ROW, NOWHERE, finding_text(name));
        return false;
    }
}
