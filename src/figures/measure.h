/* What figures tell: projects, money of a stage and source, frames, shares and rates. Written as on the command line:
 * projects · sub-projects · cost · granted · granted:eu · granted:whole · frame · remaining · share(granted:eu) · portion(granted) ·
 * rate(paid/granted) · per-inhabitant(granted) · cumulative(granted) · lapsing. */
#ifndef FIGURES_MEASURE_H
#define FIGURES_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/findings.h"
#include "register/project_register.h"

enum measure_kind {
    MEASURE_PROJECTS,  /* how many, a group project once */
    MEASURE_SUB_PROJECTS, /* how many entries of the register: each sub-project of a group project */
    MEASURE_MONEY,     /* a sum [cents] */
    MEASURE_SHARE,     /* of its row's whole [10ths of a per cent] */
    MEASURE_PORTION,   /* of the column's total [10ths of a per cent] */
    MEASURE_RATE,      /* one sum to another, over projects that know both [100ths of a per cent] */
    MEASURE_PER_INHABITANT, /* of a place [cents] */
    MEASURE_CUMULATIVE, /* a sum that runs over the rows of years or dates; undated money is in it from the first on [cents] */
    MEASURE_LAPSING    /* of what lapses on a day, the part not yet claimed: see lapsing.h [cents] */
};

/* Stages that no project tells: they go on where enum stage ends. */
enum frame_stage {
    STAGE_FRAME = STAGES,  /* money available */
    STAGE_REMAINING        /* what is left of it: less what is committed, or granted where no commitment is told */
};

/* Money of one stage and source (enum stage or frame_stage; enum funding_source or derived_source). */
struct quantity {
    uint8_t stage, source;
};

enum { MEASURE_NAME_SIZE = 80 };

struct measure {
    enum measure_kind kind;
    struct quantity quantity;     /* of money, share and portion; a rate's numerator; lapsing: the frames of the EU */
    struct quantity denominator;  /* of a rate; lapsing: what is claimed */
    char name[MEASURE_NAME_SIZE]; /* as it is written */
};

/* Reads one measure. False, with a finding at `place` that names what is known, when there is none like it. */
bool measure_parse(struct measure *out, const char *text, size_t length, struct place place,
                   struct findings *findings);
/* True when frames have a part in it, so that it does not add up from projects alone. */
bool measure_of_frame(const struct measure *measure);
/* The stages of projects' money that it is made from, a bit each of enum stage. */
unsigned measure_stages(const struct measure *measure);
/* True of sums of money [cents], which are told with the number of projects they are taken over. */
bool measure_of_money(const struct measure *measure);
/* True when both are parts of one sum: money, or shares, of one stage from sources that have none in common. */
bool measure_beside(const struct measure *one, const struct measure *other);
/* True of numbers of projects: no money. */
bool measure_counts(const struct measure *measure);
/* How many decimals the measure's figure has: a per cent 1, a rate and euros per inhabitant 2. */
int measure_decimals(const struct measure *measure);
/* What a whole is in units of the measure's decimals: 1000 or 10 000 make 100 %. */
int64_t measure_scale(const struct measure *measure);
/* The source meant where a stage is written without one: the cost is the whole of it, frames are all public money and everything
 * else is what EU and state pay. `stage`: enum stage or frame_stage. */
uint8_t measure_plain_source(uint8_t stage);
/* The elementary sources that a source is the sum of, a bit each; itself for one without parts. */
unsigned source_parts(uint8_t source);

#endif
