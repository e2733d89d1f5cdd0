#include "changes/change_totals.h"

#include <stdlib.h>
#include <string.h>

/* --- members of two registers --- */

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

int change_member_compare(struct member a, struct member b)
{
    if (a.kind != b.kind)
        return a.kind < b.kind ? -1 : 1;
    switch (a.kind) {
    case MEMBER_CODE:
        return strcmp(a.is.code->id, b.is.code->id);
    case MEMBER_ORGANISATION: {
        int order = strcmp(a.is.organisation->name, b.is.organisation->name);
        return order != 0 ? order : compare_texts(a.is.organisation->business_id, b.is.organisation->business_id);
    }
    case MEMBER_PROJECT:
        return compare_texts(a.is.project->code, b.is.project->code);
    default:
        return member_compare(a, b);
    }
}

/* --- rows: those of one member in both registers' figures are one row --- */

struct row_pair {
    const struct figure_row *before, *after; /* either may be NULL */
};

static struct member member_of(const struct row_pair *pair)
{
    return pair->after != NULL ? pair->after->members[0] : pair->before->members[0];
}

static int by_member(const void *a, const void *b)
{
    return change_member_compare(member_of(a), member_of(b));
}

/* Where a row stands: 0 in the new register, 1 only in the old one, 2 "not told". */
static int part_of(const struct row_pair *pair)
{
    return member_of(pair).kind == MEMBER_NONE ? 2 : pair->after == NULL;
}

static int by_place(const void *a, const void *b)
{
    const struct row_pair *one = a, *other = b;
    int order = part_of(one) - part_of(other);
    if (order != 0)
        return order;
    const struct figure_row *x = one->after, *y = other->after;
    if (x == NULL || y == NULL) {
        x = one->before;
        y = other->before;
    }
    return (x > y) - (x < y);
}

static struct row_pair *pair_rows(struct arena *arena, const struct figures *before, const struct figures *after,
                                  size_t *count)
{
    struct row_pair *pairs = arena_array(arena, before->row_count + after->row_count + 1, sizeof *pairs);
    size_t all = 0;
    for (size_t i = 0; i < before->row_count; i++)
        pairs[all++].before = &before->rows[i];
    for (size_t i = 0; i < after->row_count; i++)
        pairs[all++].after = &after->rows[i];
    qsort(pairs, all, sizeof *pairs, by_member);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        struct row_pair *last = *count > 0 ? &pairs[*count - 1] : NULL;
        if (last == NULL || by_member(last, &pairs[i]) != 0)
            pairs[(*count)++] = pairs[i];
        else if (pairs[i].after != NULL)
            last->after = pairs[i].after;
        else
            last->before = pairs[i].before;
    }
    qsort(pairs, *count, sizeof *pairs, by_place);
    return pairs;
}

static struct change_row make_row(struct arena *arena, const struct query *query, const struct row_pair *from)
{
    struct change_row row = {.member = member_of(from)};
    row.totals = arena_array(arena, query->measure_count, sizeof *row.totals);
    row.before_projects = from->before == NULL ? 0 : from->before->projects;
    row.after_projects = from->after == NULL ? 0 : from->after->projects;
    for (size_t m = 0; m < query->measure_count; m++) {
        if (from->before != NULL)
            row.totals[m].before = from->before->figures[m];
        if (from->after != NULL)
            row.totals[m].after = from->after->figures[m];
    }
    return row;
}

/* --- which rows a pair counts in --- */

/* A project and its pair, found by address; addresses decide nothing that is shown. */
struct holder {
    const struct project *project;
    uint32_t pair;
};

struct holders {
    struct holder *items;
    size_t count;
};

static int by_address(const void *a, const void *b)
{
    uintptr_t one = (uintptr_t)((const struct holder *)a)->project;
    uintptr_t other = (uintptr_t)((const struct holder *)b)->project;
    return (one > other) - (one < other);
}

static struct holders hold(struct arena *arena, const struct project_pairs *pairs, bool after)
{
    struct holders holders = {.items = arena_array(arena, pairs->count + 1, sizeof *holders.items)};
    for (size_t i = 0; i < pairs->count; i++) {
        const struct project *project = after ? pairs->items[i].after : pairs->items[i].before;
        if (project != NULL)
            holders.items[holders.count++] = (struct holder){project, (uint32_t)i};
    }
    qsort(holders.items, holders.count, sizeof *holders.items, by_address);
    return holders;
}

static void note_row(uint32_t *row_of_pair, const struct holders *holders, const struct figures *figures,
                     const struct figure_row *from, uint32_t row)
{
    for (uint32_t i = 0; from != NULL && i < from->slice_count; i++) {
        struct holder wanted = {.project = figures->slices[from->first + i].project};
        const struct holder *found = bsearch(&wanted, holders->items, holders->count, sizeof wanted, by_address);
        row_of_pair[found->pair] = row;
    }
}

static uint32_t *no_rows(struct arena *arena, size_t count)
{
    uint32_t *rows = arena_array(arena, count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = PAIR_OUTSIDE;
    return rows;
}

/* --- the whole --- */

static const struct figures *figures_of(struct arena *arena, const struct changes_side *side, struct query query,
                                        struct findings *findings)
{
    query.situation_date = side->situation_date;
    query.counting = COUNT_ENTRIES; /* a change is of one entry: of its money, dates and classes */
    return figures_make(arena, side->reg, &query, findings);
}

bool change_totals_make(struct change_totals *out, struct arena *arena, const struct changes_side *before,
                        const struct changes_side *after, const struct query *query,
                        const struct project_pairs *pairs, struct findings *findings)
{
    *out = (struct change_totals){.query = *query};
    const struct figures *olds = figures_of(arena, before, *query, findings);
    const struct figures *news = olds == NULL ? NULL : figures_of(arena, after, *query, findings);
    if (news == NULL)
        return false;
    const struct row_pair *rows = pair_rows(arena, olds, news, &out->row_count);
    struct holders old_holders = hold(arena, pairs, false), new_holders = hold(arena, pairs, true);
    out->before_rows = no_rows(arena, pairs->count);
    out->after_rows = no_rows(arena, pairs->count);
    out->rows = arena_array(arena, out->row_count + 1, sizeof *out->rows);
    for (size_t i = 0; i < out->row_count; i++) {
        out->rows[i] = make_row(arena, query, &rows[i]);
        note_row(out->before_rows, &old_holders, olds, rows[i].before, (uint32_t)i);
        note_row(out->after_rows, &new_holders, news, rows[i].after, (uint32_t)i);
    }
    out->total = make_row(arena, query, &(struct row_pair){&olds->total, &news->total});
    return true;
}

/* --- effects --- */

static bool add(struct change_effect *to, struct change_effect effect)
{
    to->projects += effect.projects;
    to->known += effect.known;
    return money_add(&to->value, to->value, effect.value);
}

bool change_totals_add(struct change_totals *totals, uint32_t row, size_t measure, enum change_kind kind,
                       struct change_effect effect)
{
    return add(&totals->rows[row].totals[measure].effects[kind], effect) &&
           add(&totals->total.totals[measure].effects[kind], effect);
}

/* "granted", "granted, fund EAKR"; of an organisation only that it is one: it may be a natural person. */
static const char *name_row(struct arena *arena, const struct change_totals *totals, size_t measure,
                            const struct change_row *row)
{
    const struct query *query = &totals->query;
    const char *name = query->measures[measure].name;
    if (row == &totals->total || query->dimension_count == 0)
        return name;
    char scratch[16];
    const char *id = row->member.kind == MEMBER_ORGANISATION ? "" : member_id(row->member, scratch);
    return arena_format(arena, "%s, %s %s", name, dimension_names[query->dimensions[0]], id);
}

static struct finding_argument told(const struct measure *measure, money amount)
{
    return measure_counts(measure) ? finding_count(amount.cents) : finding_money(amount);
}

/* Adds the effects up into the difference, and compares what the old total comes to with the new one. */
static bool close_total(struct change_totals *totals, const struct change_row *row, size_t measure,
                        struct findings *findings)
{
    struct change_total *total = &row->totals[measure];
    money end = {total->before.value}, gap = {0};
    bool fits = true;
    for (int kind = 0; kind < CHANGE_EFFECTS; kind++)
        fits &= add(&total->difference, total->effects[kind]);
    fits = fits && money_add(&end, end, total->difference.value) &&
           money_subtract(&gap, end, money_of(total->after.value));
    if (!fits) {
        findings_add(findings, FINDING_FIGURES_OVERFLOW, NOWHERE);
        return false;
    }
    const char *name = name_row(&findings->arena, totals, measure, row);
    const struct measure *about = &totals->query.measures[measure];
    if (gap.cents != 0) {
        findings_add(findings, FINDING_CHANGES_DISAGREE, NOWHERE, finding_text(name), told(about, end),
                     told(about, money_of(total->after.value)), told(about, gap));
        return false;
    }
    int64_t known = (int64_t)total->before.projects + total->difference.known;
    if (known != total->after.projects)
        findings_add(findings, FINDING_CHANGES_DISAGREE, NOWHERE,
                     finding_text(arena_format(&findings->arena, "%s.projects", name)), finding_count(known),
                     finding_count(total->after.projects), finding_count(known - total->after.projects));
    return known == total->after.projects;
}

bool change_totals_close(struct change_totals *totals, struct findings *findings)
{
    for (size_t m = 0; m < totals->query.measure_count; m++) {
        if (!close_total(totals, &totals->total, m, findings))
            return false;
        for (size_t i = 0; i < totals->row_count; i++)
            if (!close_total(totals, &totals->rows[i], m, findings))
                return false;
    }
    return true;
}
