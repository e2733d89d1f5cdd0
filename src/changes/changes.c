#include "changes/changes.h"

#include <stdlib.h>
#include <string.h>

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

/* A project of both registers, or of one, while its changes are told. */
struct comparison {
    const struct project *before, *after;
    uint32_t before_row, after_row;  /* or PAIR_OUTSIDE */
    enum change_kind whole;          /* of all its money, when only one side counts; else CHANGE_NONE */
    bool cancelled;                  /* by a decision that came into force in between */
};

struct maker {
    struct arena *arena;
    const struct changes_side *sides[2];
    struct changes *changes;
    size_t capacity;
    bool overflowed;
};

const struct project *change_project(const struct change *change)
{
    return change->after != NULL ? change->after : change->before;
}

static struct change *tell(struct maker *maker, const struct comparison *pair, enum change_kind kind,
                           enum change_subject subject)
{
    struct changes *changes = maker->changes;
    struct change *change = arena_append(maker->arena, (void **)&changes->items, &changes->count, &maker->capacity,
                                         sizeof *change);
    *change = (struct change){.kind = kind, .subject = subject, .before = pair->before, .after = pair->after};
    return change;
}

static bool tells(const struct maker *maker, size_t first, enum change_kind kind)
{
    for (size_t i = first; i < maker->changes->count; i++)
        if (maker->changes->items[i].kind == kind)
            return true;
    return false;
}

/* --- money --- */

struct amounts {
    struct change_value from, to;
};

static struct change_value amount_of(const struct project *project, uint32_t row, const struct measure *measure)
{
    struct change_value value = {0};
    if (project == NULL || row == PAIR_OUTSIDE)
        return value;
    value.known = measure_counts(measure) || figures_of_project(project, measure->quantity, &value.amount);
    if (measure_counts(measure))
        value.amount = money_of(1);
    return value;
}

static struct amounts amounts_of(const struct comparison *pair, const struct measure *measure)
{
    return (struct amounts){amount_of(pair->before, pair->before_row, measure),
                            amount_of(pair->after, pair->after_row, measure)};
}

static bool same_amount(const struct change_value *a, const struct change_value *b)
{
    return a->known == b->known && a->amount.cents == b->amount.cents;
}

/* A recovery may be written as a negative transaction: it grows by its size. */
static uint64_t size_of(money amount)
{
    return amount.cents < 0 ? 0 - (uint64_t)amount.cents : (uint64_t)amount.cents;
}

static enum change_kind kind_of(const struct comparison *pair, enum stage stage, const struct amounts *amounts)
{
    const struct change_value *from = &amounts->from, *to = &amounts->to;
    if (same_amount(from, to))
        return CHANGE_NONE;
    if (pair->whole != CHANGE_NONE)
        return pair->whole;
    bool granted = stage == STAGE_GRANTED || stage == STAGE_COMMITTED;
    if (pair->cancelled && granted && (!from->known || to->amount.cents < from->amount.cents))
        return CHANGE_CANCELLED;
    if (stage == STAGE_RECOVERED && to->known && size_of(to->amount) > size_of(from->amount))
        return CHANGE_RECOVERED;
    if (!from->known)
        return CHANGE_APPEARED;
    return to->known ? CHANGE_AMENDED : CHANGE_DISAPPEARED;
}

static money difference_of(struct maker *maker, const struct amounts *amounts)
{
    money difference = {0};
    maker->overflowed |= !money_subtract(&difference, amounts->to.amount, amounts->from.amount);
    return difference;
}

static void add_effect(struct maker *maker, uint32_t row, size_t measure, enum change_kind kind, money value,
                       int32_t known)
{
    struct change_effect effect = {value, 1, known};
    maker->overflowed |= !change_totals_add(&maker->changes->totals, row, measure, kind, effect);
}

/* What a project had moves with it from row to row; what changes in it changes in the row it is in now. */
static void add_effects(struct maker *maker, const struct comparison *pair, size_t measure, enum change_kind kind,
                        const struct amounts *amounts)
{
    const struct change_value *from = &amounts->from, *to = &amounts->to;
    if (pair->whole == CHANGE_NONE && pair->before_row != pair->after_row && from->known) {
        money taken = {0};
        maker->overflowed |= !money_subtract(&taken, taken, from->amount);
        add_effect(maker, pair->before_row, measure, CHANGE_MOVED_OUT, taken, -1);
        add_effect(maker, pair->after_row, measure, CHANGE_MOVED_IN, from->amount, 1);
    }
    if (kind != CHANGE_NONE)
        add_effect(maker, pair->after_row != PAIR_OUTSIDE ? pair->after_row : pair->before_row, measure, kind,
                   difference_of(maker, amounts), (int32_t)to->known - (int32_t)from->known);
}

static void tell_amounts(struct maker *maker, const struct comparison *pair, enum change_kind kind,
                         struct quantity quantity, const struct amounts *amounts)
{
    struct change *change = tell(maker, pair, kind, SUBJECT_AMOUNT);
    change->quantity = quantity;
    change->from = amounts->from;
    change->to = amounts->to;
    change->difference = difference_of(maker, amounts);
}

static void tell_measures(struct maker *maker, const struct comparison *pair)
{
    const struct query *query = &maker->changes->totals.query;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        struct amounts amounts = amounts_of(pair, measure);
        enum change_kind kind = kind_of(pair, (enum stage)measure->quantity.stage, &amounts);
        add_effects(maker, pair, m, kind, &amounts);
        if (kind == CHANGE_NONE || measure->kind != MEASURE_MONEY)
            continue;
        tell_amounts(maker, pair, kind, measure->quantity, &amounts);
        struct change *change = &maker->changes->items[maker->changes->count - 1];
        change->subject = SUBJECT_MEASURE;
        change->measure = (uint32_t)m;
    }
}

/* --- the amounts that registers tell, beside the measures asked for --- */

static void mark(uint16_t told[STAGES], const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        told[amounts[i].stage] |= (uint16_t)(1u << amounts[i].source);
}

static void mark_told(uint16_t told[STAGES], const struct project *project)
{
    if (project == NULL)
        return;
    mark(told, project->amounts, project->amount_count);
    for (size_t i = 0; i < project->decision_count; i++)
        mark(told, project->decisions[i].amounts, project->decisions[i].amount_count);
}

static bool is_part(unsigned source, unsigned whole)
{
    return source == whole ||
           (whole == SOURCE_GRANT && (source == SOURCE_EU || source == SOURCE_STATE || source == SOURCE_EU_AND_STATE));
}

/* The only part of a measure that was told already says nothing more. */
static bool repeats(const struct maker *maker, const struct comparison *pair, struct quantity quantity,
                    const struct amounts *amounts)
{
    const struct query *query = &maker->changes->totals.query;
    for (size_t m = 0; m < query->measure_count; m++) {
        const struct measure *measure = &query->measures[m];
        if (measure->kind != MEASURE_MONEY || measure->quantity.stage != quantity.stage ||
            !is_part(quantity.source, measure->quantity.source))
            continue;
        struct amounts whole = amounts_of(pair, measure);
        if (same_amount(&whole.from, &amounts->from) && same_amount(&whole.to, &amounts->to))
            return true;
    }
    return false;
}

static void tell_told_amounts(struct maker *maker, const struct comparison *pair)
{
    uint16_t told[STAGES] = {0};
    mark_told(told, pair->before);
    mark_told(told, pair->after);
    for (uint8_t stage = 0; stage < STAGES; stage++)
        for (uint8_t source = 0; source < FUNDING_SOURCES; source++) {
            const struct measure measure = {.kind = MEASURE_MONEY, .quantity = {stage, source}};
            if (!(told[stage] >> source & 1))
                continue;
            struct amounts amounts = amounts_of(pair, &measure);
            enum change_kind kind = kind_of(pair, (enum stage)stage, &amounts);
            if (kind != CHANGE_NONE && !repeats(maker, pair, measure.quantity, &amounts))
                tell_amounts(maker, pair, kind, measure.quantity, &amounts);
        }
}

/* --- dates and classes --- */

static bool is_ended(const struct project *project)
{
    return project->status != NULL && project->status->phase == PHASE_ENDED;
}

static bool is_over(const struct project *project, date situation_date)
{
    date end = project_end(project);
    return is_ended(project) || (date_known(end) && date_compare(date_last(end), situation_date) < 0);
}

static struct change_value day_value(date day)
{
    return (struct change_value){.known = date_known(day), .day = day};
}

static struct change_value value_of(struct member member)
{
    return (struct change_value){.known = member.kind != MEMBER_NONE, .member = member};
}

static struct change_value member_value(const struct maker *maker, int side, enum dimension dimension,
                                        const struct project *project)
{
    const struct view view = {maker->sides[side]->reg, maker->sides[side]->situation_date};
    return value_of(dimension_member(dimension, &view, project));
}

static void tell_member(struct maker *maker, const struct comparison *pair, enum change_kind kind,
                        enum dimension dimension)
{
    struct change_value from = member_value(maker, 0, dimension, pair->before);
    struct change_value to = member_value(maker, 1, dimension, pair->after);
    if (change_member_compare(from.member, to.member) == 0)
        return;
    struct change *change = tell(maker, pair, kind, SUBJECT_DIMENSION);
    change->dimension = dimension;
    change->from = from;
    change->to = to;
}

static void tell_day(struct maker *maker, const struct comparison *pair, enum change_kind kind,
                     enum change_subject subject, date from, date to)
{
    struct change *change = tell(maker, pair, kind, subject);
    change->from = day_value(from);
    change->to = day_value(to);
}

/* What tells that the project ended: its status, else its last day. */
static void tell_ended(struct maker *maker, const struct comparison *pair)
{
    if (is_over(pair->before, maker->sides[0]->situation_date) ||
        !is_over(pair->after, maker->sides[1]->situation_date))
        return;
    if (is_ended(pair->after))
        tell_member(maker, pair, CHANGE_ENDED, DIMENSION_STATUS);
    else
        tell_day(maker, pair, CHANGE_ENDED, SUBJECT_END, project_end(pair->before), project_end(pair->after));
}

static bool same_day(date a, date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void tell_dates(struct maker *maker, const struct comparison *pair)
{
    date start = project_start(pair->before), end = project_end(pair->before);
    if (!same_day(start, project_start(pair->after)))
        tell_day(maker, pair, CHANGE_DATES_MOVED, SUBJECT_START, start, project_start(pair->after));
    if (!same_day(end, project_end(pair->after)))
        tell_day(maker, pair, CHANGE_DATES_MOVED, SUBJECT_END, end, project_end(pair->after));
}

/* A name in one more language is no change of the name. */
static void tell_name(struct maker *maker, const struct comparison *pair)
{
    for (int i = 0; i < LANGUAGES; i++) {
        const char *from = pair->before->name[i], *to = pair->after->name[i];
        if (from == NULL || to == NULL || strcmp(from, to) == 0)
            continue;
        struct change *change = tell(maker, pair, CHANGE_RECLASSIFIED, SUBJECT_NAME);
        change->from = (struct change_value){.known = true, .text = from};
        change->to = (struct change_value){.known = true, .text = to};
        return;
    }
}

/* --- places and themes, of which a project may have several --- */

/* Of both registers on the new day: that municipalities merge is no change of a project. */
static struct membership members_on_new_day(struct maker *maker, int side, enum dimension dimension,
                                            const struct project *project)
{
    struct divider divider = {maker->arena, {maker->sides[side]->reg, maker->sides[1]->situation_date},
                              ALLOCATION_SEVERAL_ROWS, {NULL}};
    struct membership members;
    membership_make(&members, &divider, dimension, project);
    return members;
}

/* The members of `one` that `other` does not have. */
static struct membership only_in(const struct membership *one, const struct membership *other, struct arena *arena)
{
    struct membership only = {.members = arena_array(arena, one->count, sizeof *only.members)};
    for (uint32_t i = 0; i < one->count; i++) {
        uint32_t j = 0;
        while (j < other->count && change_member_compare(one->members[i], other->members[j]) != 0)
            j++;
        if (j == other->count)
            only.members[only.count++] = one->members[i];
    }
    return only;
}

/* Tells what members a project has no more and what new ones, one for one as far as they go. False when they are the same. */
static bool tell_members(struct maker *maker, const struct comparison *pair, enum dimension dimension)
{
    const struct membership before = members_on_new_day(maker, 0, dimension, pair->before);
    const struct membership after = members_on_new_day(maker, 1, dimension, pair->after);
    const struct membership gone = only_in(&before, &after, maker->arena);
    const struct membership come = only_in(&after, &before, maker->arena);
    for (uint32_t i = 0; i < gone.count || i < come.count; i++) {
        struct change_value from = value_of(i < gone.count ? gone.members[i] : (struct member){MEMBER_NONE});
        struct change_value to = value_of(i < come.count ? come.members[i] : (struct member){MEMBER_NONE});
        if (!from.known && !to.known)
            continue;
        struct change *change = tell(maker, pair, CHANGE_RECLASSIFIED, SUBJECT_DIMENSION);
        change->dimension = dimension;
        change->from = from;
        change->to = to;
    }
    return gone.count > 0 || come.count > 0;
}

static bool is_technical(const struct project *project)
{
    return project->priority != NULL && project->priority->technical;
}

/* A place is told once, as exactly as it changed. Technical assistance stands outside places and themes: that a project
 * became one is told by its priority. */
static void tell_places_and_themes(struct maker *maker, const struct comparison *pair)
{
    if (is_technical(pair->before) || is_technical(pair->after))
        return;
    if (!tell_members(maker, pair, DIMENSION_MUNICIPALITY) && !tell_members(maker, pair, DIMENSION_SUB_REGION))
        tell_members(maker, pair, DIMENSION_REGION);
    tell_members(maker, pair, DIMENSION_SPEARHEAD);
    tell_members(maker, pair, DIMENSION_CHOICE);
}

/* The year is that of the start, which is told as a date; the pace is that of time and of payments; a project is itself. */
static bool is_class(enum dimension dimension)
{
    return !dimension_many_valued(dimension) && dimension != DIMENSION_YEAR && dimension != DIMENSION_PACE &&
           dimension != DIMENSION_PROJECT;
}

static void tell_classes(struct maker *maker, const struct comparison *pair, bool status_told)
{
    tell_name(maker, pair);
    for (int d = 0; d < DIMENSIONS; d++)
        if (is_class((enum dimension)d) && !(d == DIMENSION_STATUS && status_told))
            tell_member(maker, pair, CHANGE_RECLASSIFIED, (enum dimension)d);
    tell_places_and_themes(maker, pair);
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

static bool is_cancelled(const struct maker *maker, const struct comparison *pair)
{
    return pair->before != NULL && pair->after != NULL &&
           cancellations(pair->after, maker->sides[1]->situation_date) >
               cancellations(pair->before, maker->sides[0]->situation_date);
}

static enum change_kind whole_of(const struct comparison *pair)
{
    if (pair->before_row == PAIR_OUTSIDE)
        return pair->before == NULL ? CHANGE_NEW : CHANGE_MOVED_IN;
    if (pair->after_row == PAIR_OUTSIDE)
        return pair->after == NULL ? CHANGE_VANISHED : CHANGE_MOVED_OUT;
    return CHANGE_NONE;
}

static void compare(struct maker *maker, const struct comparison *pair)
{
    size_t first = maker->changes->count;
    tell_measures(maker, pair);
    tell_told_amounts(maker, pair);
    enum change_kind whole = pair->cancelled && pair->whole == CHANGE_NONE ? CHANGE_CANCELLED : pair->whole;
    if (whole != CHANGE_NONE && !tells(maker, first, whole))
        tell(maker, pair, whole, SUBJECT_PROJECT);
    if (pair->whole != CHANGE_NONE)
        return;
    tell_ended(maker, pair);
    tell_dates(maker, pair);
    tell_classes(maker, pair, tells(maker, first, CHANGE_ENDED) && is_ended(pair->after));
}

static void compare_all(struct maker *maker, const struct project_pairs *pairs)
{
    const struct change_totals *totals = &maker->changes->totals;
    for (size_t i = 0; i < pairs->count; i++) {
        struct comparison pair = {.before = pairs->items[i].before, .after = pairs->items[i].after,
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
static void sort(struct maker *maker)
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
    struct maker maker = {.arena = arena, .sides = {before, after}, .changes = changes};
    struct project_pairs pairs;
    changes->before_date = before->situation_date;
    changes->after_date = after->situation_date;
    changes->of_entries = changes_of_entries(before, after);
    project_pairs_make(&pairs, arena, before->reg, after->reg);
    struct query asked = changes->of_entries ? query_of_entries(query, findings) : *query;
    if (!change_totals_make(&changes->totals, arena, before, after, &asked, &pairs, findings))
        return NULL;
    compare_all(&maker, &pairs);
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
        while (at > 0 && size_of(out[at - 1]->difference) < size_of(change->difference))
            at--;
        if (at == most)
            continue;
        count += count < most;
        memmove(&out[at + 1], &out[at], (count - 1 - at) * sizeof *out);
        out[at] = change;
    }
    return count;
}
