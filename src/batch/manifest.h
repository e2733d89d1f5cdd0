/* The manifest of an edition, manifest.json: what it was made from, what it is, and why each report was made or kept. The
 * same run over the same folder writes the same bytes, but for the last part, `measured`, which tells time and memory. Each part of
 * an edition has one of its own, so that the public one tells nothing of what is for internal readers; in memory they are one. */
#ifndef BATCH_MANIFEST_H
#define BATCH_MANIFEST_H

#include "base/buffer.h"
#include "base/languages.h"
#include "base/readers.h"
#include "batch/outcome.h"

/* What a report is made from: when all of it is the same, so is the report. */
enum made_from {
    FROM_REGISTER, FROM_AS_OF, FROM_PREVIOUS, FROM_TEMPLATE, FROM_BESIDE, FROM_SETTINGS, FROM_FONTS, FROM_LISTS, FROM_PROGRAM, FROM_OPTIONS /* what else is asked of it, as words */,
    MADE_FROM
};

/* Why a report was made: a bit for each part that is not what it was, and these. */
enum {
    WHY_NEW = 1 << MADE_FROM, WHY_RENAMED = WHY_NEW << 1, WHY_NOT_WHOLE = WHY_NEW << 2 /* its file is gone or altered */,
    REASONS = MADE_FROM + 3
};

/* What is only planned, because another part of a divided run makes it, is not written. */
enum report_state { REPORT_PLANNED, REPORT_MADE, REPORT_KEPT, REPORT_FAILED };

/* A file of an edition. */
struct manifest_file {
    const char *name;
    char digest[DIGEST_TEXT_SIZE];
    int64_t size;                   /* [bytes] */
};

struct manifest_report {
    const char *reg, *period, *template;    /* with language, reader and where, what the report is; its place in the batch's matrix */
    enum language language;
    enum reader reader;
    const char *where;              /* "fund=EAKR": the projects that it is about; "": all */
    const char *file;               /* its name; NULL when none could be made */
    const char *from[MADE_FROM];    /* digests, and a date; "" for none */
    enum report_state state;
    unsigned why;                   /* of REPORT_MADE */
    char digest[DIGEST_TEXT_SIZE];  /* of the file; "" without one */
    int64_t size;                   /* of the file [bytes] */
    struct manifest_file *companions; /* the same in other forms, beside the file; by name */
    size_t companion_count;
    struct outcome outcome;         /* pages, totals, findings */
    int64_t milliseconds, kilobytes; /* that making it took; not read again */
};

struct manifest_register {
    const char *name, *file;        /* its name in the batch file; the file's, without folders */
    date situation_date;
    const char *digest;
    const char *previous;           /* digest of what was reported before; "" for nothing */
    const char *previous_file;      /* what its file was called; a plain name */
    date previous_date;
    size_t by_level[LEVEL_ERROR + 1]; /* what its checks found */
    int64_t milliseconds, kilobytes; /* that looking at it took, in the run; not read again */
    unsigned readers;               /* a bit for each enum reader that it is reported to: in whose manifests it stands */
};

enum input_role { INPUT_BATCH, INPUT_TEMPLATE, INPUT_SETTINGS, INPUT_FONT, INPUT_LIST, INPUT_PROGRAM, INPUT_ROLES };

struct manifest_input {
    enum input_role role;
    const char *file;               /* without folders */
    const char *digest;
};

struct manifest {
    const char *version;            /* of the program */
    unsigned number;                /* of the edition */
    enum reader reader;             /* whose it is, when it is read alone */
    struct manifest_register *registers;
    size_t register_count;
    struct manifest_input *inputs;
    size_t input_count, input_capacity;
    struct manifest_report *reports;
    size_t report_count;
    char index[READERS][DIGEST_TEXT_SIZE]; /* SHA-256 of index.html; "" for none */
};

#define MANIFEST_FILE "manifest.json"

/* What the bits of `why` are called: "register", "as-of" ... "new"; ends with NULL. */
extern const char *const manifest_reason_names[REASONS + 1];

/* Reads all that are in the folder of an edition, as one. */
bool manifest_read_edition(struct manifest *out, struct arena *arena, const char *edition, struct findings *findings);
/* Whether it has anything to tell these readers: a report, or one that could not be made. The public are always told. */
bool manifest_tells(const struct manifest *manifest, enum reader reader);

const struct manifest_register *manifest_register_lookup(const struct manifest *manifest, const char *name);
/* Where a file for these readers stands in the folder of an edition. In `arena`. */
const char *manifest_file_path(struct arena *arena, const char *edition, enum reader reader, const char *name);
/* Whether both are the same place in the matrix. */
bool manifest_report_same(const struct manifest_report *a, const struct manifest_report *b);
/* The report that is the same place in the matrix; NULL when there is none. */
const struct manifest_report *manifest_report_lookup(const struct manifest *manifest,
                                                     const struct manifest_report *like);

#endif
