#include "changes/changes.h"

#include <string.h>

#include "changes/class_changes.h"
#include "changes/money_changes.h"
#include "register/settlement.h"

const char *const change_kind_names[CHANGE_KINDS + 1] = {
    [CHANGE_NEW] = "new",
    [CHANGE_VANISHED] = "vanished",
    [CHANGE_CANCELLED] = "cancelled",
    [CHANGE_RECOVERED] = "recovered",
    [CHANGE_AMENDED] = "amended",
    [CHANGE_APPEARED] = "appeared",
    [CHANGE_DISAPPEARED] = "disappeared",
    [CHANGE_MOVED_IN] = "moved-in",
    [CHANGE_MOVED_OUT] = "moved-out",
    [CHANGE_ENDED] = "ended",
    [CHANGE_DATES_MOVED] = "dates-moved",
    [CHANGE_RECLASSIFIED] = "reclassified",
};

const struct project *change_project(const struct change *change)
{
    return change->after != NULL ? change->after : change->before;
}

/* --- one project --- */

static unsigned cancellations(const struct project *project, date situation_date)
{
    unsigned count = 0;
    for (size_t i = 0; i < project->decision_count; i++)
        count += project->decisions[i].kind == DECISION_CANCELLING &&
                 decision_counts(&project->decisions[i], situation_date);
    return count;
}

static bool is_cancelled(const struct change_maker *maker, const struct compared_pair *pair)
{
    return pair->before != NULL && pair->after != NULL &&
           cancellations(pair->after, maker->sides[1]->situation_date) >
               cancellations(pair->before, maker->sides[0]->situation_date);
}

static enum change_kind whole_of(const struct compared_pair *pair)
{
    if (pair->before_row == PAIR_OUTSIDE)
        return pair->before == NULL ? CHANGE_NEW : CHANGE_MOVED_IN;
    if (pair->after_row == PAIR_OUTSIDE)
        return pair->after == NULL ? CHANGE_VANISHED : CHANGE_MOVED_OUT;
    return CHANGE_NONE;
}

static void compare(struct change_maker *maker, const struct compared_pair *pair)
{
    size_t first = maker->changes->count;
    money_changes_tell(maker, pair);
    enum change_kind whole = pair->cancelled && pair->whole == CHANGE_NONE ? CHANGE_CANCELLED : pair->whole;
    if (whole != CHANGE_NONE && !change_maker_told(maker, first, whole))
        change_maker_tell(maker, pair, whole, SUBJECT_PROJECT);
    if (pair->whole == CHANGE_NONE)
        class_changes_tell(maker, pair);
}

static void compare_all(struct change_maker *maker)
{
    const struct project_pairs *pairs = &maker->changes->pairs;
    const struct change_totals *totals = &maker->changes->totals;
    for (size_t i = 0; i < pairs->count; i++) {
        struct compared_pair pair = {.before = pairs->items[i].before, .after = pairs->items[i].after,
                                  .before_row = totals->before_rows[i], .after_row = totals->after_rows[i]};
        if (pair.before_row == PAIR_OUTSIDE && pair.after_row == PAIR_OUTSIDE)
            continue;
        pair.whole = whole_of(&pair);
        pair.cancelled = is_cancelled(maker, &pair);
        compare(maker, &pair);
    }
}

/* --- the list --- */

/* Puts the changes in the order of their kinds, and counts the projects of each; a project's changes of one kind stay
 * together. */
static void sort(struct change_maker *maker)
{
    struct changes *changes = maker->changes;
    struct change *sorted = arena_array(maker->arena, changes->count + 1, sizeof *sorted);
    size_t count = 0;
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        const struct project *last = NULL;
        for (size_t i = 0; i < changes->count; i++) {
            const struct change *change = &changes->items[i];
            if (change->kind != (enum change_kind)kind)
                continue;
            changes->projects[kind] += change_project(change) != last;
            last = change_project(change);
            sorted[count++] = *change;
        }
    }
    changes->items = sorted;
}

/* --- what is counted --- */

static bool has_groups(const struct project_register *reg)
{
    for (size_t i = 0; i < reg->project_count; i++)
        if (reg->projects[i]->group != NULL)
            return true;
    return false;
}

bool changes_of_entries(const struct changes_side *before, const struct changes_side *after)
{
    return has_groups(before->reg) || has_groups(after->reg);
}

static struct query query_of_entries(const struct query *query, struct findings *findings)
{
    struct query named = *query;
    for (size_t m = 0; m < named.measure_count; m++)
        if (named.measures[m].kind == MEASURE_PROJECTS)
            measure_parse(&named.measures[m], "sub-projects", strlen("sub-projects"), NOWHERE, findings);
    return named;
}

struct changes *changes_make(struct arena *arena, const struct changes_side *before, const struct changes_side *after,
                             const struct query *query, struct findings *findings)
{
    struct changes *changes = arena_alloc(arena, sizeof *changes);
    struct change_maker maker = {.arena = arena, .sides = {before, after}, .changes = changes};
    changes->before_date = before->situation_date;
    changes->after_date = after->situation_date;
    changes->of_entries = changes_of_entries(before, after);
    project_pairs_make(&changes->pairs, arena, before->reg, after->reg);
    struct query asked = changes->of_entries ? query_of_entries(query, findings) : *query;
    if (!change_totals_make(&changes->totals, arena, before, after, &asked, &changes->pairs, findings))
        return NULL;
    compare_all(&maker);
    if (maker.overflowed) {
        findings_add(findings, FINDING_FIGURES_OVERFLOW, NOWHERE);
        return NULL;
    }
    if (!change_totals_close(&changes->totals, findings))
        return NULL;
    sort(&maker);
    return changes;
}

size_t changes_largest(const struct changes *changes, size_t measure, const struct change **out, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (change->subject != SUBJECT_MEASURE || change->measure != measure)
            continue;
        size_t at = count;
        while (at > 0 && money_changes_size(out[at - 1]->difference) < money_changes_size(change->difference))
            at--;
        if (at == most)
            continue;
        count += count < most;
        memmove(&out[at + 1], &out[at], (count - 1 - at) * sizeof *out);
        out[at] = change;
    }
    return count;
}
