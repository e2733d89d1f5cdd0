/* What figures are grouped by. A dimension is one row of a table in dimension.c: its name and the function that says
 * which member a project belongs to. src/README.md tells how to add one. */
#ifndef FIGURES_DIMENSION_H
#define FIGURES_DIMENSION_H

#include "register/project_register.h"

enum dimension {
    DIMENSION_PERIOD, DIMENSION_PROGRAMME, DIMENSION_FUND, DIMENSION_PRIORITY, DIMENSION_OBJECTIVE,
    DIMENSION_AUTHORITY, DIMENSION_IMPLEMENTER, DIMENSION_SECTOR, DIMENSION_YEAR, DIMENSION_STATUS,
    DIMENSION_SIZE_CLASS, DIMENSIONS
};

/* Projects by the size of their funding (domain rules 4.13); a class holds its upper limit. */
enum size_class {
    SIZE_TO_100_000, SIZE_TO_500_000, SIZE_TO_1_MILLION, SIZE_TO_2_MILLION, SIZE_TO_5_MILLION, SIZE_TO_10_MILLION,
    SIZE_LARGER, SIZE_CLASSES
};

/* A member of a dimension: a code, an organisation, a year, a size class, or none of them ("not told"); or all the
 * members that a shortened table leaves out. */
struct member {
    enum {
        MEMBER_NONE, MEMBER_CODE, MEMBER_ORGANISATION, MEMBER_YEAR, MEMBER_SIZE_CLASS, MEMBER_OTHERS
    } kind;
    union {
        const struct code *code;
        const struct organisation *organisation;
        int year;
        enum size_class size_class;
        int others;     /* how many members they are */
    } is;
};

/* Names as on the command line: "fund"; ends with NULL. */
extern const char *const dimension_names[DIMENSIONS + 1];

struct member dimension_member(enum dimension dimension, const struct project_register *reg,
                               const struct project *project);
bool member_equal(struct member a, struct member b);
/* List order of codes, years upwards, organisations by first appearance; "not told" comes last. <0, 0, >0. */
int member_compare(struct member a, struct member b);
uint32_t member_hash(struct member member);
/* The member's id: a code's, an organisation's name, "2015", "100k-500k"; "" for none. Borrowed; years live in `scratch`. */
const char *member_id(struct member member, char scratch[16]);

/* True when a project belongs to a period, by the rule the period states (domain rules 3): its programme's period, its
 * first decision's date, or running in it; a first or last day that it does not tell is no limit. */
bool project_in_period(const struct project_register *reg, const struct project *project, const struct code *period,
                       date situation_date);

#endif
