/* The figures: a selection of projects, grouped by one or two dimensions, told in measures. Exact to the cent, each
 * with the number of projects it is taken over; what is missing is left out and counted, never zero.
 * Rounding happens when a figure is printed, shares are apportioned by largest remainder so that they sum to 100.
 *
 * A project may stand in several rows of a dimension of places or themes: divided to the cent, so that the rows add up to the
 * total, or whole in each (figures/membership.h); the total has it once. The entries of a group project are one project: it is
 * counted once in a row, and a sum is taken over it where any of its entries in the row tell theirs - in part, unless all do. */
#ifndef FIGURES_FIGURES_H
#define FIGURES_FIGURES_H

#include "base/arena.h"
#include "figures/measure.h"
#include "figures/membership.h"
#include "figures/slice.h"

enum { FIGURES_MAX_DIMENSIONS = SLICE_MAX_PARTS, FIGURES_MAX_MEASURES = 24, FIGURES_MAX_FILTERS = 9 };

struct filter {
    enum dimension dimension;
    const char *value;               /* a member's id, or a code's short name */
};

/* What is one project when projects are counted. */
enum counting {
    COUNT_PROJECTS, /* a group project, whatever its entries */
    COUNT_ENTRIES   /* every entry of the register */
};

/* What a query is about. Indicators and decisions are told of the projects that it selects, by at most one dimension, and have no
 * measures to choose. */
enum subject { SUBJECT_FIGURES, SUBJECT_INDICATORS, SUBJECT_DECISIONS, SUBJECTS };

struct query {
    const struct code *period;       /* NULL: all projects */
    date situation_date;
    enum dimension dimensions[FIGURES_MAX_DIMENSIONS];
    size_t dimension_count;          /* 0: only the total */
    struct measure measures[FIGURES_MAX_MEASURES];
    size_t measure_count;
    struct filter filters[FIGURES_MAX_FILTERS + 1]; /* one more, for what lapses of one programme */
    size_t filter_count;
    enum allocation allocation;      /* of projects in several rows */
    enum counting counting;
    enum subject subject;
};

/* One number. `projects` says over how many projects it is taken: never 0 where it is known, but of frames, which no project tells. */
struct figure {
    int64_t value;       /* by the measure's kind: a count, [cents], or units of measure_decimals */
    money denominator;   /* of a share, portion or rate [cents]; per inhabitant: how many inhabitants */
    money sum;           /* of money, share, portion, per inhabitant; a rate's numerator [cents] */
    money beyond;        /* how much more rows of sources come to: of projects whose sum is not known [cents] */
    uint32_t projects;
    uint32_t partly;     /* of these, the group projects that only some of their entries tell */
    bool moved;          /* a share that largest remainder moved off its own rounding */
    bool known;
};

struct figure_row {
    struct member members[FIGURES_MAX_DIMENSIONS];
    uint32_t projects;            /* in the row, whether or not their money is known */
    uint32_t entries;             /* of the register, that they are: a group project has several */
    uint32_t first, slice_count;  /* where its slices stand in the figures' slices; of a total: all of them */
    struct figure *figures;       /* one for each measure */
};

struct figures {
    struct query query;
    struct figure_row *rows;      /* sorted */
    size_t row_count;
    struct figure_row *groups;    /* with two dimensions: the subtotal of each member of the first, in row order */
    size_t group_count;
    struct figure_row total;
    struct slice *slices;            /* each row's together, in register order within it */
    const struct project **projects; /* all entries of the register that are selected, each once, in register order */
    size_t project_count;
    date told;                       /* the register's own situation date, of which statuses are */
    struct inhabitants people;       /* of all its figures per inhabitant, for the years in which they were counted */
    uint32_t divided[FIGURES_MAX_DIMENSIONS][DIVISIONS]; /* how many projects were divided how, by dimension */
};

/* Makes the figures of a settled register. Lives in `arena`. NULL, with a finding, when a sum overflows or the rows
 * do not add up to the total (domain rules 4.10). */
struct figures *figures_make(struct arena *arena, const struct project_register *reg, const struct query *query,
                             struct findings *findings);

/* The value of a quantity for one project; false when it is missing. */
bool figures_of_project(const struct project *project, struct quantity quantity, money *out);

/* Sorts rows by a measure, largest first; rows whose figure is missing come last. Of two dimensions rows stay in their groups. */
void figures_sort(struct figures *figures, size_t measure);
/* Where the rows of a group end that begins at row `first`; of one dimension, all of them. */
size_t figures_group_end(const struct figures *figures, size_t first);

/* Whether a dimension is one of those that the query asks for. */
bool figures_by(const struct query *query, enum dimension dimension);

/* True when a dimension of the query shows projects whole in each of their rows, so that these do not add up. */
bool figures_in_several_rows(const struct query *query);

/* A figure's per cent with one decimal, for print [10ths of a per cent]; the figure must be known. */
int64_t figure_tenths(const struct measure *measure, const struct figure *figure);

/* True when the figure is taken over `all` projects, and each in full. */
bool figure_covers(const struct figure *figure, uint32_t all);

#endif
