/* The reports of a batch, one for each register x period x template x reader x language, with the names of their files, what each is
 * made from and what it was before. */
#ifndef BATCH_PLAN_H
#define BATCH_PLAN_H

#include "batch/batch.h"
#include "batch/manifest.h"

/* Which members of a dimension have projects in a period? */
struct member_question {
    const char *period;
    enum dimension by;
};

/* A register that is looked at before anything is made of it. */
struct survey_order {
    const char *file;
    date as_of;                 /* unknown: its own */
    const struct member_question *questions;
    size_t question_count;
};

/* What the program is asked to make. */
struct report_order {
    const char *reg;            /* the register's file */
    date as_of;                 /* unknown: its own */
    const char *template;       /* a name or a file */
    const char *period;
    enum language language;
    const char *previous;       /* file of the register that was reported before; NULL: none */
    const char *path;           /* where the report is written */
    enum reader reader;
    const char *where;          /* "fund=EAKR"; "": all projects */
    const char *also;           /* "xlsx,csv"; NULL: nothing beside the PDF */
    bool attaches;              /* the figures */
};

/* What the program gives a run. Paths are absolute or seen from the working folder; borrowed. */
struct batch_tools {
    const char *version;        /* of the program */
    const char *program;        /* its file */
    const char *settings;       /* the settings file of the checks; NULL: none */
    const char *fonts, *lists;  /* the folders whose files every report is made with */
    const char *templates;      /* the folder of the templates that come with the program */
    /* The file that a template's name means, in `arena`; NULL, with a finding. */
    const char *(*template_file)(struct arena *arena, const char *name, struct findings *findings);
    /* Reads and checks a register in a process of its own: fills digest, situation date and members, adds what is wrong with it. */
    void (*survey)(void *context, const struct survey_order *order, struct outcome *out, struct findings *findings);
    /* Makes a report, in a process of its own. */
    void (*make)(void *context, const struct report_order *order, struct outcome *out, struct findings *findings);
    void *context;
};

/* A register of the batch in this run. */
struct planned_register {
    const struct batch_register *batch;
    struct manifest_register told;
    struct findings findings;   /* of reading and checking it */
    const char *members;        /* as struct outcome has them; "" for none */
    bool used, sound;           /* some report is made from it; it can be */
};

struct planned_report {
    struct manifest_report told;
    const struct planned_register *reg;
    const char *pattern;
    const char *template;       /* as the batch says it */
    const char *template_file;  /* NULL: there is none */
    struct place place;         /* of the <reports> it comes from */
    struct findings findings;   /* why it cannot be made, and what making it found */
    enum dimension by;          /* of which it tells one member; DIMENSIONS: it tells all */
    const char *member;         /* its id; "" before it is known */
    const char *also;           /* "xlsx,csv"; NULL: nothing beside the PDF */
    bool attaches;
    bool wanted;                /* this part of a divided run makes it */
    bool doubled;               /* its file's name, or all that it is, is another's before it */
};

struct plan {
    const struct batch *batch;
    const struct batch_tools *tools;
    struct arena *arena;
    struct planned_register *registers; /* one for each of the batch's */
    struct planned_report *reports;
    size_t report_count, report_capacity;
    size_t broken;              /* <reports> that are left out */
    struct manifest_input *inputs;
    size_t input_count, input_capacity;
    const char *settings, *fonts, *lists, *program; /* digests; "" for none */
};

/* Which reports there are to be. Everything lives in `arena`. */
void plan_init(struct plan *out, struct arena *arena, const struct batch *batch, const struct batch_tools *tools,
               const struct finding_levels *levels);
void plan_release(struct plan *plan);
/* What has to be known of a register to plan its reports. In the plan's arena. */
struct survey_order plan_survey(const struct plan *plan, const struct planned_register *reg);
/* Once the registers have been surveyed: divides the reports by members, names the files, and tells of those that cannot be named or made. */
void plan_names(struct plan *plan);
/* Reads what the reports are made from, and fills their `from`. False, with findings, when what all of them need cannot be
 * read. */
bool plan_inputs(struct plan *plan, struct findings *findings);
/* Whether what plan_inputs read still is what it was. False, with a finding that names what is not. */
bool plan_inputs_stand(struct plan *plan, struct findings *findings);
/* Whether the report is to be made, or would be if it could. */
bool plan_has(const struct plan *plan, const struct manifest_report *like);
/* Whether it can be made, as far as is known. */
bool planned_report_can_be_made(const struct planned_report *report);
/* What a report is called before it has a file: "hame board 2014-2020 fi". In `arena`. */
const char *planned_report_label(struct arena *arena, const struct planned_report *report);

#endif
