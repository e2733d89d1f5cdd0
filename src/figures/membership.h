/* Where a project stands in a dimension: one member, or several with what each gets of its money (domain rules 4.8, 5). */
#ifndef FIGURES_MEMBERSHIP_H
#define FIGURES_MEMBERSHIP_H

#include "base/arena.h"
#include "figures/dimension.h"
#include "register/money_years.h"
#include "register/municipality.h"

/* How projects with several members are divided among them. */
enum allocation {
    ALLOCATION_USUAL,        /* places by population, as the Regional Council of Häme does; themes in several rows */
    ALLOCATION_SEVERAL_ROWS, /* not at all: whole in each of its rows, which do not add up to the total */
    ALLOCATION_GIVEN,        /* by the percentages that the project tells; the rest is not allocated */
    ALLOCATION_POPULATION,   /* by those where told of all members, else by inhabitants where known, else equally */
    ALLOCATION_EQUAL,        /* by those where told of all members, else equally */
    ALLOCATION_SEAT,         /* all to where the implementer is; themes are not allocated */
    ALLOCATION_NONE,         /* not allocated */
    ALLOCATIONS
};

/* How one project was divided. */
enum division {
    DIVISION_WHOLE, /* nothing to divide: one member */
    DIVISION_SEVERAL_ROWS, DIVISION_GIVEN, DIVISION_POPULATION, DIVISION_EQUAL, DIVISION_SEAT, DIVISION_NOT_ALLOCATED,
    DIVISIONS
};

struct membership {
    struct member *members;  /* in their order, each once */
    int64_t *weights;        /* one for each; NULL: the project stands whole in each of them */
    bool *kept;              /* those that a filter of the same dimension leaves; NULL: all */
    uint32_t count;          /* 1 or more */
    enum division division;
    /* Of the time of money; else NULL. Each member has the years from those of the member before it on, up to this index. */
    const struct money_years *years;
    uint32_t *lasts;
};

/* What divides projects. It remembers inhabitants, which take a while to count. */
struct divider {
    struct arena *arena;     /* holds memberships and what is remembered */
    struct view view;
    enum allocation asked;
    struct inhabitants *people[LISTS]; /* by a code's order; people -1: not asked yet */
    unsigned stages;         /* whose money divides projects by its time or source, a bit each of enum stage */
};

/* As on the command line: "usual", "several-rows" ...; ends with NULL. */
extern const char *const allocation_names[ALLOCATIONS + 1];

/* The method in force where `asked` is asked for: never ALLOCATION_USUAL. Themes have no inhabitants and are no implementer's
 * seat: they are divided equally, and not allocated. */
enum allocation allocation_of(enum dimension dimension, enum allocation asked);

/* The members of a project in a dimension that is many-valued, as of the view's day. Municipalities that merged count as what
 * they merged into; a project of technical assistance stands outside all of them (domain rules 4.9); a project that tells
 * nothing has the member "not told". Money whose time is not told has it too, and it comes first: figures/money_spans.h. Sources
 * are figures/money_sources.h's. All
 * are kept. Lives in the divider's arena. */
void membership_make(struct membership *out, struct divider *divider, enum dimension dimension,
                     const struct project *project);

/* Inhabitants of a member of a dimension on the view's day; none: not known, or not a place. */
struct inhabitants membership_people(struct divider *divider, enum dimension dimension, struct member member);

#endif
