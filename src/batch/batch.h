/* A batch file: which reports a run makes and how. Reading it looks at no other file. */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "base/arena.h"
#include "base/findings.h"
#include "base/languages.h"
#include "figures/dimension.h"

enum { BATCH_MOST_REPORTS = 6000 /* of a batch, three languages each */ };

/* A register, under a name that stays from month to month: what it was last month is found by it. */
struct batch_register {
    const char *name, *file;    /* the file as the program opens it */
    date as_of;                 /* unknown: the register's own situation date */
    struct place place;
};

/* A name somewhere in the batch file. */
struct batch_word {
    const char *text;
    struct place place;
};

struct batch_words {
    struct batch_word *items;
    size_t count, capacity;
};

/* One report for each of the registers x periods x templates x readers x languages. */
struct batch_reports {
    const char *pattern;        /* of the files' names */
    struct batch_words registers, periods, templates;
    uint64_t languages;         /* a bit for each enum language */
    uint64_t readers;           /* a bit for each enum reader */
    uint64_t also;              /* a bit for each enum companion */
    bool attaches;              /* the figures */
    enum dimension by;          /* one report for each member that has projects; DIMENSIONS: one for all */
    bool broken;                /* something in it is wrong, and a finding has said what: it makes no reports */
    struct place place;
};

struct batch {
    const char *output;         /* the output folder; NULL: not told */
    int64_t keep;               /* editions, at least 1 */
    enum language language;     /* of the index page */
    unsigned seconds, megabytes; /* that one report may take */
    bool logs_to_system;        /* to syslog */
    const char *log_file;       /* or to this file; NULL: neither */
    struct batch_register *registers;
    size_t register_count, register_capacity;
    struct batch_reports *reports;
    size_t reports_count, reports_capacity;
    struct input input;
};

/* Reads the batch file at `path`, which must outlive `out`. Files named in it are seen from its folder. Lives in `arena`; to be
 * released in either case. False, with findings, when no run can be made of it; what is wrong inside <reports> only
 * leaves those out. */
bool batch_read(struct batch *out, struct arena *arena, const char *path, struct findings *findings);
void batch_release(struct batch *batch);
/* The register with this name; NULL when there is none. */
const struct batch_register *batch_register_lookup(const struct batch *batch, const char *name);

#endif
