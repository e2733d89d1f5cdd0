#include "figures/tally.h"

#include "figures/lapsing.h"
#include "register/settlement.h"

/* What is left of a frame is less by what is committed, or granted where no commitment is told. */
static bool tallied(const struct slice *slice, struct quantity quantity, money *out)
{
    if (quantity.stage != STAGE_REMAINING)
        return slice_amount(slice, quantity, out);
    return slice_amount(slice, (struct quantity){STAGE_COMMITTED, quantity.source}, out) ||
           slice_amount(slice, (struct quantity){STAGE_GRANTED, quantity.source}, out);
}

/* A share's whole counts even where its own source is not told: all shares of a row are of the same whole. A rate counts
 * only projects that know both sides. */
static struct contribution contribution_of(const struct measure *measure, const struct slice *slice)
{
    struct contribution of = {0};
    if (measure->kind == MEASURE_LAPSING)
        of.known = lapsing_of_slice(slice, measure, &of.sum, &of.whole);
    else
        of.known = measure_counts(measure) || tallied(slice, measure->quantity, &of.sum);
    if (measure->kind == MEASURE_SHARE)
        of.known &= slice_amount(slice, (struct quantity){measure->quantity.stage, SOURCE_WHOLE}, &of.whole);
    if (measure->kind == MEASURE_RATE && measure->denominator.stage != STAGE_FRAME)
        of.known = of.known && slice_amount(slice, measure->denominator, &of.whole);
    if (!of.known)
        of.sum = (money){0};
    if (!of.known && measure->kind != MEASURE_SHARE)
        of.whole = (money){0};
    return of;
}

void tally_contributions(struct contribution out[FIGURES_MAX_MEASURES], const struct query *query,
                         const struct slice *slice)
{
    for (size_t m = 0; m < query->measure_count; m++)
        out[m] = contribution_of(&query->measures[m], slice);
}

bool tally_add(struct tally *tallies, const struct query *query, const struct contribution *contributions,
               uint32_t projects)
{
    bool fits = true;
    for (size_t m = 0; m < query->measure_count; m++) {
        struct tally *tally = &tallies[m];
        const struct contribution *more = &contributions[m];
        fits &= money_add(&tally->whole, tally->whole, more->whole) && money_add(&tally->sum, tally->sum, more->sum);
        tally->projects += more->known ? projects : 0;
        tally->known |= more->known;
    }
    return fits;
}

void tally_count_group(struct tally *tallies, const struct query *query, uint32_t any, uint32_t all)
{
    for (size_t m = 0; m < query->measure_count; m++) {
        tallies[m].projects += any >> m & 1;
        tallies[m].partly += (any & ~all) >> m & 1;
    }
}

bool tally_add_beyond(struct tally *tallies, const struct query *query, const struct contribution *whole,
                      const struct contribution *part)
{
    bool fits = true;
    for (size_t m = 0; m < query->measure_count; m++)
        if (!whole[m].known)
            fits &= money_add(&tallies[m].beyond, tallies[m].beyond, part[m].sum);
    return fits;
}

static struct figure make_figure(const struct measure *measure, const struct tally *tally, const struct figure_row *row)
{
    struct figure figure = {.projects = tally->projects, .partly = tally->partly, .sum = tally->sum, .denominator = tally->whole,
                            .beyond = tally->beyond, .known = tally->known};
    switch (measure->kind) {
    case MEASURE_PROJECTS:
    case MEASURE_SUB_PROJECTS:
        figure.known = true;
        figure.projects = row->projects;
        figure.value = measure->kind == MEASURE_PROJECTS ? row->projects : row->entries;
        break;
    case MEASURE_MONEY:
    case MEASURE_PORTION:
    case MEASURE_PER_INHABITANT:
    case MEASURE_CUMULATIVE:
    case MEASURE_LAPSING:
        figure.value = tally->sum.cents;
        break;
    default:
        if (measure_of_frame(measure))
            break; /* the frame is what it is related to */
        figure.known = figure.known && tally->whole.cents != 0;
        if (figure.known)
            figure.value = money_ratio(tally->sum, tally->whole, measure_scale(measure));
    }
    return figure;
}

void tally_figures(struct figure_row *row, const struct query *query, const struct tally *tallies)
{
    for (size_t m = 0; m < query->measure_count; m++)
        row->figures[m] = make_figure(&query->measures[m], &tallies[m], row);
}
