#include "figures/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "figures/frames.h"
#include "register/settlement.h"

/* Every measure is made from two sums over the projects of a row: its quantity and, for shares and rates, what it is
 * related to. They are added up first, for all rows in one pass over the projects, and made into figures last. */

struct tally {
    money sum, whole;
    uint32_t projects;    /* that know the quantity */
};

struct heap_row {
    struct member members[FIGURES_MAX_DIMENSIONS];
    struct tally *tallies;
    uint32_t projects;
    uint32_t next;        /* where the next of its projects goes */
};

struct maker {
    struct arena *arena;
    const struct project_register *reg;
    const struct query *query;
    struct heap_row *rows;
    size_t row_count, row_capacity;
    uint32_t *slots;
    size_t slot_count;
    bool overflowed;
};

bool figures_of_project(const struct project *project, struct quantity quantity, money *out)
{
    return settlement_lookup(project->settlement, (enum stage)quantity.stage, quantity.source, out);
}

/* --- selection --- */

static bool passes(const struct project_register *reg, const struct project *project, const struct filter *filter)
{
    struct member member = dimension_member(filter->dimension, reg, project);
    char scratch[16];
    if (strcmp(member_id(member, scratch), filter->value) == 0)
        return true;
    return member.kind == MEMBER_CODE && member.is.code->short_name[LANGUAGE_FI] != NULL &&
           strcmp(member.is.code->short_name[LANGUAGE_FI], filter->value) == 0;
}

static bool selected(const struct project_register *reg, const struct project *project, const struct query *query)
{
    if (query->period != NULL && !project_in_period(reg, project, query->period, query->situation_date))
        return false;
    for (size_t i = 0; i < query->filter_count; i++)
        if (!passes(reg, project, &query->filters[i]))
            return false;
    return true;
}

/* --- adding up --- */

static uint32_t hash_members(const struct member *members, size_t count)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = hash * 31 + member_hash(members[i]);
    return hash ^ hash >> 15;
}

static bool same_members(const struct member *a, const struct member *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!member_equal(a[i], b[i]))
            return false;
    return true;
}

static uint32_t *find_slot(struct maker *maker, const struct member *members)
{
    size_t count = maker->query->dimension_count;
    size_t at = hash_members(members, count) & (maker->slot_count - 1);
    while (maker->slots[at] != 0 && !same_members(maker->rows[maker->slots[at] - 1].members, members, count))
        at = (at + 1) & (maker->slot_count - 1);
    return &maker->slots[at];
}

static void grow_slots(struct maker *maker)
{
    maker->slot_count = maker->slot_count == 0 ? 64 : maker->slot_count * 2;
    maker->slots = arena_array(maker->arena, maker->slot_count, sizeof *maker->slots);
    for (size_t i = 0; i < maker->row_count; i++)
        *find_slot(maker, maker->rows[i].members) = (uint32_t)i + 1;
}

/* The index of the row these members stand for, made when it is new. */
static uint32_t row_of(struct maker *maker, const struct member *members)
{
    if (2 * maker->row_count >= maker->slot_count)
        grow_slots(maker);
    uint32_t *slot = find_slot(maker, members);
    if (*slot == 0) {
        struct heap_row *row = arena_append(maker->arena, (void **)&maker->rows, &maker->row_count,
                                            &maker->row_capacity, sizeof *maker->rows);
        memset(row, 0, sizeof *row);
        memcpy(row->members, members, maker->query->dimension_count * sizeof *members);
        row->tallies = arena_array(maker->arena, maker->query->measure_count, sizeof *row->tallies);
        *slot = (uint32_t)maker->row_count;
    }
    return *slot - 1;
}

/* What is left of a frame is less by what is committed, or granted where no commitment is told. */
static bool tallied(const struct project *project, struct quantity quantity, money *out)
{
    if (quantity.stage != STAGE_REMAINING)
        return figures_of_project(project, quantity, out);
    return figures_of_project(project, (struct quantity){STAGE_COMMITTED, quantity.source}, out) ||
           figures_of_project(project, (struct quantity){STAGE_GRANTED, quantity.source}, out);
}

/* Adds what one project tells of one measure. A share's whole counts even where its own source is not told: all
 * shares of a row are of the same whole. A rate counts only projects that know both sides. */
static void add_contribution(struct maker *maker, struct tally *tally, const struct measure *measure,
                             const struct project *project)
{
    money sum = {0}, whole = {0};
    bool known = measure->kind == MEASURE_PROJECTS || tallied(project, measure->quantity, &sum);
    if (measure->kind == MEASURE_SHARE)
        known &= figures_of_project(project, (struct quantity){measure->quantity.stage, SOURCE_WHOLE}, &whole);
    if (measure->kind == MEASURE_RATE && measure->denominator.stage != STAGE_FRAME)
        known = known && figures_of_project(project, measure->denominator, &whole);
    if (known || measure->kind == MEASURE_SHARE)
        maker->overflowed |= !money_add(&tally->whole, tally->whole, whole);
    if (!known)
        return;
    maker->overflowed |= !money_add(&tally->sum, tally->sum, sum);
    tally->projects++;
}

static void add_project(struct maker *maker, struct heap_row *row, struct heap_row *total,
                        const struct project *project)
{
    row->projects++;
    total->projects++;
    for (size_t m = 0; m < maker->query->measure_count; m++) {
        add_contribution(maker, &row->tallies[m], &maker->query->measures[m], project);
        add_contribution(maker, &total->tallies[m], &maker->query->measures[m], project);
    }
}

/* --- from sums to figures --- */

static int64_t scale_of(const struct measure *measure)
{
    return measure_decimals(measure) == 2 ? 10000 : 1000;
}

static struct figure make_figure(const struct measure *measure, const struct tally *tally, uint32_t row_projects)
{
    struct figure figure = {.projects = tally->projects, .sum = tally->sum, .denominator = tally->whole,
                            .known = tally->projects > 0};
    switch (measure->kind) {
    case MEASURE_PROJECTS:
        figure.known = true;
        figure.projects = row_projects;
        figure.value = row_projects;
        break;
    case MEASURE_MONEY:
    case MEASURE_PORTION:
        figure.value = tally->sum.cents;
        break;
    default:
        figure.known = figure.known && tally->whole.cents != 0;
        if (figure.known)
            figure.value = money_ratio(tally->sum, tally->whole, scale_of(measure));
    }
    return figure;
}

static struct figure_row make_row(struct arena *arena, const struct query *query, const struct heap_row *from)
{
    struct figure_row row = {.projects = from->projects};
    memcpy(row.members, from->members, sizeof row.members);
    row.figures = arena_array(arena, query->measure_count, sizeof *row.figures);
    for (size_t m = 0; m < query->measure_count; m++)
        row.figures[m] = make_figure(&query->measures[m], &from->tallies[m], from->projects);
    return row;
}

/* Portions of the total, by largest remainder when all rows are known and none is negative. */
static void make_portions(struct figure_row *rows, size_t count, struct figure_row *total, size_t measure)
{
    struct figure *whole = &total->figures[measure];
    money *parts = calloc(2 * count + 1, sizeof *parts);
    int64_t *shares = (int64_t *)(parts + count);
    if (parts == NULL)
        die("out of memory");
    for (size_t i = 0; i < count; i++)
        parts[i] = rows[i].figures[measure].sum;
    int moved = money_shares(shares, parts, count, whole->sum, 1000);
    for (size_t i = 0; i < count; i++) {
        struct figure *figure = &rows[i].figures[measure];
        figure->denominator = whole->sum;
        figure->known = figure->known && whole->sum.cents != 0;
        if (!figure->known)
            continue;
        int64_t plain = money_ratio(figure->sum, whole->sum, 1000);
        figure->value = moved < 0 ? plain : shares[i];
        figure->moved = figure->value != plain;
    }
    free(parts);
}

static void make_total_portion(struct figure *whole)
{
    whole->denominator = whole->sum;
    whole->known = whole->known && whole->sum.cents != 0;
    whole->value = 1000;
}

/* Shares of one row and stage that together make its whole are apportioned together. */
static void make_shares(const struct query *query, struct figure_row *row, enum stage stage)
{
    money parts[FIGURES_MAX_MEASURES];
    size_t measures[FIGURES_MAX_MEASURES], count = 0;
    for (size_t m = 0; m < query->measure_count; m++)
        if (query->measures[m].kind == MEASURE_SHARE && row->figures[m].known &&
            query->measures[m].quantity.stage == stage) {
            parts[count] = row->figures[m].sum;
            measures[count++] = m;
        }
    int64_t shares[FIGURES_MAX_MEASURES];
    if (count < 2 || money_shares(shares, parts, count, row->figures[measures[0]].denominator, 1000) < 0)
        return;
    for (size_t i = 0; i < count; i++) {
        struct figure *figure = &row->figures[measures[i]];
        figure->moved = figure->value != shares[i];
        figure->value = shares[i];
    }
}

static void make_all_shares(const struct query *query, struct figure_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (int stage = 0; stage < STAGES; stage++)
            make_shares(query, &rows[i], (enum stage)stage);
}

/* --- order --- */

static int by_members(const void *a, const void *b, void *context)
{
    const struct heap_row *one = *(struct heap_row *const *)a, *other = *(struct heap_row *const *)b;
    const struct query *query = context;
    for (size_t i = 0; i < query->dimension_count; i++) {
        int order = member_compare(one->members[i], other->members[i]);
        if (order != 0)
            return order;
    }
    return 0;
}

static void sort_rows(struct maker *maker, struct figures *out)
{
    struct heap_row **order = arena_array(maker->arena, maker->row_count, sizeof *order);
    for (size_t i = 0; i < maker->row_count; i++)
        order[i] = &maker->rows[i];
    qsort_r(order, maker->row_count, sizeof *order, by_members, &out->query);
    out->row_count = maker->row_count;
    out->rows = arena_array(maker->arena, maker->row_count, sizeof *out->rows);
    uint32_t first = 0;
    for (size_t i = 0; i < maker->row_count; i++) {
        out->rows[i] = make_row(maker->arena, maker->query, order[i]);
        out->rows[i].first = order[i]->next = first;
        first += order[i]->projects;
    }
}

/* Projects in the order of their rows: a counting sort, so that register order stays within a row. */
static void sort_projects(struct maker *maker, struct figures *out, const uint32_t *row_of_project)
{
    const struct project **sorted = arena_array(maker->arena, out->project_count, sizeof *sorted);
    for (size_t i = 0; i < out->project_count; i++)
        sorted[maker->rows[row_of_project[i]].next++] = out->projects[i];
    out->projects = sorted;
}

static void add_group_row(struct maker *maker, struct figures *out, struct heap_row *group, struct heap_row *unused,
                          const struct figure_row *row)
{
    for (uint32_t i = 0; i < row->projects; i++)
        add_project(maker, group, unused, out->projects[row->first + i]);
}

/* Subtotals of the first dimension's members: one more pass over the projects, so that they do not depend on the rows. */
static void make_groups(struct maker *maker, struct figures *out)
{
    size_t measures = maker->query->measure_count;
    struct heap_row *groups = arena_array(maker->arena, out->row_count, sizeof *groups);
    struct heap_row unused = {.tallies = arena_array(maker->arena, measures, sizeof *unused.tallies)};
    size_t count = 0;
    for (size_t i = 0; i < out->row_count; i++) {
        struct member member = out->rows[i].members[0];
        if (count == 0 || !member_equal(groups[count - 1].members[0], member))
            groups[count++] = (struct heap_row){
                .members = {member},
                .tallies = arena_array(maker->arena, measures, sizeof *unused.tallies),
                .next = out->rows[i].first,
            };
        add_group_row(maker, out, &groups[count - 1], &unused, &out->rows[i]);
    }
    out->group_count = count;
    out->groups = arena_array(maker->arena, count, sizeof *out->groups);
    for (size_t i = 0; i < count; i++) {
        out->groups[i] = make_row(maker->arena, maker->query, &groups[i]);
        out->groups[i].first = groups[i].next;
    }
}

/* --- frames --- */

static void relate_to_frame(const struct maker *maker, const struct measure *measure, const struct figure_row *row,
                            size_t members, struct figure *figure)
{
    money frame;
    uint8_t source = measure->kind == MEASURE_RATE ? measure->denominator.source : measure->quantity.source;
    bool known = frames_available(&frame, maker->reg, maker->query, row->members, members, source);
    if (measure->kind == MEASURE_RATE) {
        figure->denominator = frame;
        figure->known = known && figure->projects > 0 && frame.cents != 0;
        figure->value = figure->known ? money_ratio(figure->sum, frame, scale_of(measure)) : 0;
        return;
    }
    if (measure->quantity.stage == STAGE_FRAME)
        figure->projects = known ? row->projects : 0;
    else
        known = known && money_subtract(&frame, frame, figure->sum);
    figure->known = known;
    figure->sum = known ? frame : (money){0};
    figure->value = figure->sum.cents;
}

static void relate_rows(const struct maker *maker, struct figure_row *rows, size_t count, size_t members)
{
    for (size_t m = 0; m < maker->query->measure_count; m++)
        for (size_t i = 0; i < count && measure_of_frame(&maker->query->measures[m]); i++)
            relate_to_frame(maker, &maker->query->measures[m], &rows[i], members, &rows[i].figures[m]);
}

/* --- agreement --- */

static bool rows_add_up(const struct figure_row *rows, size_t count, const struct figures *figures, const char *what,
                        struct findings *findings)
{
    for (size_t m = 0; m < figures->query.measure_count; m++) {
        money sum = {0}, gap = {0};
        bool fits = true;
        for (size_t i = 0; i < count; i++)
            fits = fits && money_add(&sum, sum, rows[i].figures[m].sum);
        if (measure_of_frame(&figures->query.measures[m]))
            continue; /* a frame may be told for all and not for each */
        if (fits && sum.cents == figures->total.figures[m].sum.cents)
            continue;
        (void)money_subtract(&gap, sum, figures->total.figures[m].sum);
        findings_add(findings, FINDING_FIGURES_DISAGREE, NOWHERE, finding_text(figures->query.measures[m].name),
                     finding_text(what), finding_text("total"), finding_money(gap));
        return false;
    }
    return true;
}

static const char *grouping(const struct figures *figures)
{
    return figures->query.dimension_count == 0 ? "total" : dimension_names[figures->query.dimensions[0]];
}

/* Compares the totals of one measure of `one` with the same measure of `other`, if that has it. */
static bool totals_agree(const struct figures *one, size_t measure, const struct figures *other,
                         struct findings *findings)
{
    const struct figure *mine = &one->total.figures[measure];
    for (size_t m = 0; m < other->query.measure_count; m++) {
        const struct figure *theirs = &other->total.figures[m];
        if (strcmp(one->query.measures[measure].name, other->query.measures[m].name) != 0 ||
            (mine->sum.cents == theirs->sum.cents && mine->value == theirs->value &&
             mine->projects == theirs->projects))
            continue;
        money gap = {0};
        (void)money_subtract(&gap, mine->sum, theirs->sum);
        findings_add(findings, FINDING_FIGURES_DISAGREE, NOWHERE, finding_text(one->query.measures[measure].name),
                     finding_text(grouping(one)), finding_text(grouping(other)), finding_money(gap));
        return false;
    }
    return true;
}

bool figures_agree(const struct figures *const *sets, size_t count, struct findings *findings)
{
    bool agree = true;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            for (size_t m = 0; m < sets[i]->query.measure_count; m++)
                agree &= totals_agree(sets[i], m, sets[j], findings);
    return agree;
}

/* --- the whole --- */

static void gather(struct maker *maker, struct figures *out, struct heap_row *total, uint32_t *row_of_project)
{
    const struct project_register *reg = maker->reg;
    for (size_t i = 0; i < reg->project_count; i++) {
        const struct project *project = reg->projects[i];
        if (!selected(reg, project, maker->query))
            continue;
        struct member members[FIGURES_MAX_DIMENSIONS] = {{0}};
        for (size_t d = 0; d < maker->query->dimension_count; d++)
            members[d] = dimension_member(maker->query->dimensions[d], reg, project);
        uint32_t row = row_of(maker, members);
        add_project(maker, &maker->rows[row], total, project);
        row_of_project[out->project_count] = row;
        out->projects[out->project_count++] = project;
    }
}

static void make_relations(struct figures *out)
{
    for (size_t m = 0; m < out->query.measure_count; m++) {
        if (out->query.measures[m].kind != MEASURE_PORTION)
            continue;
        make_portions(out->rows, out->row_count, &out->total, m);
        make_portions(out->groups, out->group_count, &out->total, m);
        make_total_portion(&out->total.figures[m]);
    }
    make_all_shares(&out->query, out->rows, out->row_count);
    make_all_shares(&out->query, out->groups, out->group_count);
    make_all_shares(&out->query, &out->total, 1);
}

struct figures *figures_make(struct arena *arena, const struct project_register *reg, const struct query *query,
                             struct findings *findings)
{
    struct maker maker = {.arena = arena, .reg = reg, .query = query};
    struct figures *out = arena_alloc(arena, sizeof *out);
    out->query = *query;
    out->projects = arena_array(arena, reg->project_count, sizeof *out->projects);
    uint32_t *row_of_project = arena_array(arena, reg->project_count, sizeof *row_of_project);
    struct heap_row total = {.tallies = arena_array(arena, query->measure_count, sizeof *total.tallies)};
    gather(&maker, out, &total, row_of_project);
    sort_rows(&maker, out);
    sort_projects(&maker, out, row_of_project);
    out->total = make_row(arena, query, &total);
    if (query->dimension_count > 1)
        make_groups(&maker, out);
    make_relations(out);
    relate_rows(&maker, out->rows, out->row_count, query->dimension_count);
    relate_rows(&maker, out->groups, out->group_count, 1);
    relate_rows(&maker, &out->total, 1, 0);
    if (maker.overflowed) {
        findings_add(findings, FINDING_FIGURES_OVERFLOW, NOWHERE);
        return NULL;
    }
    if (!rows_add_up(out->rows, out->row_count, out, "rows", findings) ||
        (out->group_count > 0 && !rows_add_up(out->groups, out->group_count, out, "subtotals", findings)))
        return NULL;
    return out;
}

/* --- sorting by a measure --- */

static int by_measure(const void *a, const void *b, void *context)
{
    const struct figure_row *one = a, *other = b;
    const size_t *measure = context;
    const struct figure *x = &one->figures[*measure], *y = &other->figures[*measure];
    if (x->known != y->known)
        return x->known ? -1 : 1;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return member_compare(one->members[0], other->members[0]);
}

void figures_sort(struct figures *figures, size_t measure)
{
    qsort_r(figures->rows, figures->row_count, sizeof *figures->rows, by_measure, &measure);
}

/* --- printing helps --- */

static void merge(struct figure *to, const struct figure *from)
{
    to->value += from->value;
    to->sum.cents += from->sum.cents; /* cannot overflow: the total of all rows did not */
    to->denominator.cents += from->denominator.cents;
    to->projects += from->projects;
    to->known |= from->known;
}

/* Rates and shares of the merged rows are taken anew from their sums; portions have added up. */
static void relate(const struct measure *measure, struct figure *figure)
{
    if (measure->kind != MEASURE_RATE && measure->kind != MEASURE_SHARE)
        return;
    figure->known = figure->known && figure->denominator.cents != 0;
    figure->value = figure->known ? money_ratio(figure->sum, figure->denominator, scale_of(measure)) : 0;
}

struct figures *figures_shortened(struct arena *arena, const struct figures *figures, size_t count)
{
    struct figures *out = arena_alloc(arena, sizeof *out);
    *out = *figures;
    out->group_count = 0;
    if (figures->row_count <= count + 1)
        return out;
    size_t measures = figures->query.measure_count;
    out->row_count = count + 1;
    out->rows = arena_array(arena, out->row_count, sizeof *out->rows);
    memcpy(out->rows, figures->rows, count * sizeof *out->rows);
    struct figure_row *others = &out->rows[count];
    others->members[0] = (struct member){MEMBER_OTHERS, {.others = (int)(figures->row_count - count)}};
    others->figures = arena_array(arena, measures, sizeof *others->figures);
    for (size_t i = count; i < figures->row_count; i++) {
        others->projects += figures->rows[i].projects;
        for (size_t m = 0; m < measures; m++)
            merge(&others->figures[m], &figures->rows[i].figures[m]);
    }
    for (size_t m = 0; m < measures; m++)
        relate(&figures->query.measures[m], &others->figures[m]);
    return out;
}

int64_t figure_tenths(const struct measure *measure, const struct figure *figure)
{
    return measure->kind == MEASURE_RATE ? money_ratio(figure->sum, figure->denominator, 1000) : figure->value;
}
