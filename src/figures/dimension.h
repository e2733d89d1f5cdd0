/* What figures are grouped by. A dimension is one row of a table in dimension.c: its name and the function that says
 * which member a project belongs to; places and themes, where it may belong to several, are figures/membership.h's.
 * src/README.md tells how to add one. */
#ifndef FIGURES_DIMENSION_H
#define FIGURES_DIMENSION_H

#include "register/project_register.h"

enum dimension {
    DIMENSION_PERIOD, DIMENSION_PROGRAMME, DIMENSION_FUND, DIMENSION_PRIORITY, DIMENSION_OBJECTIVE,
    DIMENSION_AUTHORITY, DIMENSION_IMPLEMENTER, DIMENSION_SECTOR, DIMENSION_MUNICIPALITY,
    DIMENSION_SUB_REGION, DIMENSION_REGION, DIMENSION_SPEARHEAD, DIMENSION_CHOICE, DIMENSION_YEAR, DIMENSION_STATUS,
    DIMENSION_SIZE_CLASS, DIMENSION_ENVELOPE, DIMENSION_PACE, DIMENSION_PROJECT, DIMENSION_MONEY_YEAR, DIMENSION_LAPSE_DATE,
    DIMENSION_SOURCE,
    DIMENSIONS
};

/* Projects by the size of their funding (domain rules 4.13); a class holds its upper limit. */
enum size_class {
    SIZE_TO_100_000, SIZE_TO_500_000, SIZE_TO_1_MILLION, SIZE_TO_2_MILLION, SIZE_TO_5_MILLION, SIZE_TO_10_MILLION,
    SIZE_LARGER, SIZE_CLASSES
};

/* How payments keep up with time (domain rules 4.13). */
enum pace { PACE_SLOW, PACE_IN_STEP, PACES };

/* A member of a dimension: a code, an organisation, a year, a date, a size class, a pace, a project, a source of funding, or none of them ("not told"). Places and
 * themes have rows of their own for what covers a whole region or several, for technical assistance, which stands outside
 * them (domain rules 4.9), and for money that no member can be given. Last, all the members that a shortened table leaves
 * out. */
struct member {
    enum member_kind {
        MEMBER_NONE, MEMBER_CODE, MEMBER_ORGANISATION, MEMBER_YEAR, MEMBER_DATE, MEMBER_SIZE_CLASS, MEMBER_PACE,
        MEMBER_PROJECT, MEMBER_SOURCE,
        MEMBER_WHOLE_REGION, MEMBER_SEVERAL_REGIONS, MEMBER_TECHNICAL, MEMBER_NOT_ALLOCATED, MEMBER_OTHERS
    } kind;
    union {
        const struct code *code;
        const struct organisation *organisation;
        int year;
        date day;
        enum size_class size_class;
        enum pace pace;
        const struct project *project; /* an entry of the register, also of a group project */
        unsigned source; /* enum funding_source, without the totals, or SOURCE_UNKNOWN */
        int others;     /* how many members they are */
    } is;
};

/* Names as on the command line: "fund"; ends with NULL. */
extern const char *const dimension_names[DIMENSIONS + 1];

/* The register that projects are in, and the day they are looked at. */
struct view {
    const struct project_register *reg;
    date situation_date;
};

/* True where a project may have several members: municipality, sub-region, region, spearhead, choice, money-year, lapse-date, source. */
bool dimension_many_valued(enum dimension dimension);
/* True for the dimensions that divide a project's money by its time: money-year, the year it was granted, committed, paid or
 * recovered; lapse-date, the last day to claim what its year commits (register/lapse.h). */
bool dimension_of_money_time(enum dimension dimension);
/* True for the dimensions that divide a project's money by what it is told of, not by where the project belongs: those of its time,
 * and source, who pays it. Projects that a filter of them selects differ from stage to stage. */
bool dimension_of_money(enum dimension dimension);
/* True for years and dates: rows that follow one another in time, so that totals can run. */
bool dimension_ordered(enum dimension dimension);
/* True where a method says how projects with several members are divided among them: places and themes. */
bool dimension_allocated(enum dimension dimension);
/* True for municipality, sub-region and region: they have inhabitants. */
bool dimension_of_places(enum dimension dimension);
/* The list that the codes of a dimension are in, which bears its name; LISTS: it has no codes. */
enum list dimension_list(enum dimension dimension);
/* The ids of the members that a dimension has in every register, ends with NULL: size classes, paces, sources; NULL for the others. */
const char *const *dimension_member_ids(enum dimension dimension);
/* The member of a project in a dimension where it has one. */
struct member dimension_member(enum dimension dimension, const struct view *view, const struct project *project);
struct member member_of_code(const struct code *code);
bool member_equal(struct member a, struct member b);
/* List order of codes, years upwards, organisations by first appearance; then whole region, several regions, technical
 * assistance, not allocated; "not told" comes last. <0, 0, >0. */
int member_compare(struct member a, struct member b);
uint32_t member_hash(struct member member);
/* The member's id: a code's, a project's code, an organisation's name, "2015", "2025-12-31", "100k-500k", "whole-region"; "" for none. Borrowed; years live
 * in `scratch`. */
const char *member_id(struct member member, char scratch[16]);
/* True when a filter's value means the member: its id, or a code's short name. */
bool member_named(struct member member, const char *value);

/* True when a project belongs to a period, by the rule the period states (domain rules 3): its programme's period, its
 * first decision's date, or running in it; a first or last day that it does not tell is no limit. */
bool project_in_period(const struct project_register *reg, const struct project *project, const struct code *period,
                       date situation_date);

#endif
