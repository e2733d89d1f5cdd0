#include "figures/lapsing.h"

#include <stdlib.h>

#include "figures/frames.h"
#include "register/settlement.h"

/* What one programme has to claim by one day. */
struct due {
    const struct code *programme;   /* NULL: not told, so that its date is not either */
    struct member day;
    money committed;                /* in the end: what of it is not claimed */
    money claimed;                  /* in the years of this date, for whichever commitments */
    bool any, known;                /* projects; and one that tells both */
};

/* Those of one group, or of all. */
struct dues {
    struct arena *arena;
    const struct project_register *reg;
    const struct query *query;
    struct due *items;
    size_t count, capacity;
    bool overflowed;
};

bool lapsing_of_slice(const struct slice *slice, const struct measure *measure, money *committed, money *claimed)
{
    uint8_t source = measure->denominator.source;
    return slice_amount(slice, (struct quantity){STAGE_PAID, source}, claimed) &&
           (slice_amount(slice, (struct quantity){STAGE_COMMITTED, source}, committed) ||
            slice_amount(slice, (struct quantity){STAGE_GRANTED, source}, committed));
}

/* --- what there is to claim --- */

static struct due *due_of(struct dues *dues, const struct code *programme, struct member day)
{
    for (size_t i = 0; i < dues->count; i++)
        if (dues->items[i].programme == programme && member_equal(dues->items[i].day, day))
            return &dues->items[i];
    struct due *due = arena_append(dues->arena, (void **)&dues->items, &dues->count, &dues->capacity,
                                   sizeof *dues->items);
    *due = (struct due){.programme = programme, .day = day};
    return due;
}

static void add_row(struct dues *dues, const struct figures *figures, const struct figure_row *row, size_t measure)
{
    struct member day = row->members[figures->query.dimension_count - 1];
    for (uint32_t i = 0; i < row->slice_count; i++) {
        const struct slice *slice = &figures->slices[row->first + i];
        struct due *due = due_of(dues, slice->project->programme, day);
        money committed, claimed;
        due->any = true;
        if (!lapsing_of_slice(slice, &figures->query.measures[measure], &committed, &claimed))
            continue;
        due->known = true;
        dues->overflowed |= !money_add(&due->committed, due->committed, committed) ||
                            !money_add(&due->claimed, due->claimed, claimed);
    }
}

/* The EU's frames of the programme that are of the date; of the group `members` when there is one. */
static bool frame_of(const struct dues *dues, const struct due *due, const struct member *group, money *out)
{
    struct query query = *dues->query;
    struct member members[FIGURES_MAX_DIMENSIONS] = {due->day};
    size_t count = 1;
    query.dimensions[0] = DIMENSION_LAPSE_DATE;
    if (group != NULL) {
        query.dimensions[0] = dues->query->dimensions[0];
        query.dimensions[1] = DIMENSION_LAPSE_DATE;
        members[0] = *group;
        members[count++] = due->day;
    }
    query.dimension_count = count;
    query.filters[query.filter_count++] = (struct filter){DIMENSION_PROGRAMME, due->programme->id};
    return frames_available(out, dues->reg, &query, members, count, SOURCE_EU);
}

/* Claims are known where projects tell them, or where there is none that could. */
static bool claims_known(const struct dues *dues, const struct code *programme)
{
    bool any = false, known = false;
    for (size_t i = 0; i < dues->count; i++)
        if (dues->items[i].programme == programme) {
            any |= dues->items[i].any;
            known |= dues->items[i].known;
        }
    return known || !any;
}

static bool has_frames(const struct dues *dues, const struct code *programme, const struct member *group)
{
    money frame;
    for (size_t i = 0; programme != NULL && i < dues->count; i++)
        if (dues->items[i].programme == programme && frame_of(dues, &dues->items[i], group, &frame))
            return true;
    return false;
}

/* Every day on which money of a frame lapses is due, whether or not a project is. */
static void add_frames(struct dues *dues)
{
    for (size_t i = 0; i < dues->reg->frame_count; i++) {
        struct member day;
        const struct frame *frame = &dues->reg->frames[i];
        if (frame->programme != NULL && frames_member(&day, dues->reg, frame, DIMENSION_LAPSE_DATE))
            due_of(dues, frame->programme, day);
    }
}

/* Frames in place of what projects commit, in the programmes that have any. */
static void take_frames(struct dues *dues, const struct member *group)
{
    add_frames(dues);
    bool *known = arena_array(dues->arena, dues->count, sizeof *known);
    for (size_t i = 0; i < dues->count; i++)
        known[i] = claims_known(dues, dues->items[i].programme);
    for (size_t i = 0; i < dues->count; i++) {
        struct due *due = &dues->items[i];
        money frame = {0};
        if (!has_frames(dues, due->programme, group))
            continue;
        due->known = frame_of(dues, due, group, &frame) && known[i];
        due->committed = frame;
    }
}

/* --- what is not claimed --- */

static int by_age(const void *a, const void *b)
{
    const struct due *one = a, *other = b;
    if (one->programme != other->programme) {
        if (one->programme == NULL || other->programme == NULL)
            return one->programme == NULL ? 1 : -1;
        return one->programme->order < other->programme->order ? -1 : 1;
    }
    bool undated = one->day.kind == MEMBER_NONE, other_undated = other->day.kind == MEMBER_NONE;
    return undated != other_undated ? (undated ? -1 : 1) : member_compare(one->day, other->day);
}

/* What is taken back lowers the commitments before it. */
static void carry_back(struct due *dues, size_t count)
{
    money carried = {0};
    for (size_t i = count; i-- > 0;) {
        money left = {0};
        (void)money_add(&left, dues[i].committed, carried); /* no larger than what has been added up */
        carried = left.cents < 0 ? left : money_of(0);
        dues[i].committed = left.cents < 0 ? money_of(0) : left;
    }
}

static void claim(struct dues *dues, struct due *programme, size_t count)
{
    money claims = {0};
    for (size_t i = 0; i < count; i++)
        dues->overflowed |= !money_add(&claims, claims, programme[i].claimed);
    carry_back(programme, count);
    for (size_t i = 0; i < count && claims.cents > 0; i++) {
        int64_t covered = programme[i].committed.cents < claims.cents ? programme[i].committed.cents : claims.cents;
        programme[i].committed.cents -= covered;
        claims.cents -= covered;
    }
}

static void claim_all(struct dues *dues)
{
    if (dues->count > 0)
        qsort(dues->items, dues->count, sizeof *dues->items, by_age);
    for (size_t i = 0, run; i < dues->count; i += run) {
        for (run = 1; i + run < dues->count && dues->items[i + run].programme == dues->items[i].programme;)
            run++;
        claim(dues, &dues->items[i], run);
    }
}

/* --- figures --- */

static void add_to(struct figure *figure, struct dues *dues, const struct due *due)
{
    if (!due->known)
        return;
    figure->known = true;
    dues->overflowed |= !money_add(&figure->sum, figure->sum, due->committed);
    figure->value = figure->sum.cents;
}

static void clear(struct figure *figure)
{
    figure->sum = figure->denominator = (money){0};
    figure->value = 0;
    figure->known = false;
}

/* The rows of one group, or all of them, and their sum. */
static void make_rows(struct dues *dues, struct figure_row *rows, size_t count, size_t depth, size_t measure,
                      struct figure *sum)
{
    claim_all(dues);
    clear(sum);
    for (size_t i = 0; i < count; i++) {
        struct figure *figure = &rows[i].figures[measure];
        clear(figure);
        for (size_t d = 0; d < dues->count; d++)
            if (member_equal(dues->items[d].day, rows[i].members[depth - 1]))
                add_to(figure, dues, &dues->items[d]);
    }
    for (size_t d = 0; d < dues->count; d++)
        add_to(sum, dues, &dues->items[d]);
}

static void make_group(struct dues *dues, struct figures *figures, struct figure_row *group, size_t measure)
{
    struct figure_row *rows = figures->rows;
    size_t first = 0, count = 0;
    while (!member_equal(rows[first].members[0], group->members[0]))
        first++;
    for (; first + count < figures->row_count && member_equal(rows[first + count].members[0], group->members[0]); count++)
        add_row(dues, figures, &rows[first + count], measure);
    take_frames(dues, &group->members[0]);
    make_rows(dues, &rows[first], count, 2, measure, &group->figures[measure]);
}

static void clear_rows(struct figure_row *rows, size_t count, size_t measure)
{
    for (size_t i = 0; i < count; i++)
        clear(&rows[i].figures[measure]);
}

static void make_all(struct arena *arena, const struct project_register *reg, struct figures *figures, size_t measure)
{
    size_t depth = figures->query.dimension_count;
    struct dues all = {.arena = arena, .reg = reg, .query = &figures->query};
    for (size_t i = 0; i < figures->row_count; i++)
        add_row(&all, figures, &figures->rows[i], measure);
    for (size_t g = 0; g < figures->group_count; g++) {
        struct dues dues = {.arena = arena, .reg = reg, .query = &figures->query};
        make_group(&dues, figures, &figures->groups[g], measure);
        all.overflowed |= dues.overflowed;
    }
    take_frames(&all, NULL);
    make_rows(&all, figures->rows, depth == 1 ? figures->row_count : 0, depth, measure,
              &figures->total.figures[measure]);
    if (all.overflowed)
        clear(&figures->total.figures[measure]);
}

void lapsing_make(struct arena *arena, const struct project_register *reg, struct figures *figures, size_t measure)
{
    const struct query *query = &figures->query;
    if (query->dimension_count > 0 && query->dimensions[query->dimension_count - 1] == DIMENSION_LAPSE_DATE) {
        make_all(arena, reg, figures, measure);
        return;
    }
    clear_rows(figures->rows, figures->row_count, measure);
    clear_rows(figures->groups, figures->group_count, measure);
    clear(&figures->total.figures[measure]);
}
