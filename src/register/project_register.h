/* A register of projects in memory: everything a register document says, compact, in one arena. What the numbers come to
 * on a situation date is register/settlement.h's; this is only what was told.
 *
 * Strings are NUL-terminated UTF-8 in the arena, NULL when not given. */
#ifndef REGISTER_PROJECT_REGISTER_H
#define REGISTER_PROJECT_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/findings.h"
#include "base/input.h"
#include "base/languages.h"
#include "base/money.h"
#include "base/slots.h"

/* --- code lists --- */

/* The lists a register can carry, by the names they have in XML (register_list_names). */
enum list {
    LIST_PERIOD, LIST_PROGRAMME, LIST_FUND, LIST_PRIORITY, LIST_OBJECTIVE, LIST_AUTHORITY, LIST_STATUS, LIST_SECTOR,
    LIST_MUNICIPALITY, LIST_SUB_REGION, LIST_REGION, LIST_SPEARHEAD, LIST_CHOICE, LIST_FIELD, LIST_CLIMATE,
    LIST_ENVELOPE, LIST_COST_MODEL, LIST_INDICATOR, LISTS
};

/* How a project comes to belong to a period. */
enum period_rule { PERIOD_BY_PROGRAMME, PERIOD_BY_DECISION_DATE, PERIOD_BY_RUNNING };

/* What a status says of a project's time. */
enum phase { PHASE_NOT_TOLD, PHASE_RUNNING, PHASE_ENDED };

/* Inhabitants on 31 December. */
struct population {
    int16_t year;
    int32_t people;
};

/* What EU and state pay of public funding [millionths of a per cent]; 0: not told. */
struct cofinancing {
    int64_t eu, state;
};

/* Where a region has rates of its own. */
struct regional_rates {
    const char *region;     /* id */
    struct cofinancing rates;
};

struct code {
    const char *id;
    const char *name[LANGUAGES];
    const char *short_name[LANGUAGES];  /* "EAKR", "TL 1" */
    const char *parent;                 /* id in the list above it: a priority's programme, a municipality's sub-region */
    const char *period;                 /* of a programme: its EU period */
    const char *fund;                   /* of a priority: the fund that pays it */
    const char *successor;              /* id of the code of its own list that it merged into */
    const char *from_page;              /* id of the page it was read on */
    const struct population *population; /* of a municipality, a year once, in any order */
    uint32_t population_count;
    uint32_t regional_count;
    const struct regional_rates *regional; /* of a programme, priority or fund, beside `rates` */
    struct cofinancing rates;
    date claimed_by;                    /* of a period or programme: the last day to claim anything */
    int16_t claimed_within;             /* and how many years after its own a year's commitments are to be claimed; 0:
                                         * not told. See lapse.h */
    date from, to;                      /* in force; either may be unknown */
    enum period_rule rule;              /* of a period */
    enum phase phase;                   /* of a status */
    int64_t highest_support;            /* of a programme, fund or envelope: EU and state pay at most so much of the cost */
    int64_t highest_public;             /* and all public sources [millionths of a per cent]; 0: not told */
    bool technical;                     /* of a priority: technical assistance, apart from the themes */
    bool declared;                      /* stands in a list; false: only projects mention it */
    bool shipped;                       /* the list is one that comes with the program: see shipped_lists.h */
    uint32_t order;                     /* in its list, from 0 */
    uint32_t offset;                    /* in the file */
};

struct code_list {
    struct code **codes;    /* in the order they were declared or first mentioned */
    size_t count, capacity;
    struct slots slots;
};

/* --- money --- */

enum stage {
    STAGE_COST, STAGE_ELIGIBLE_COST, STAGE_APPLIED, STAGE_GRANTED, STAGE_COMMITTED, STAGE_PAID, STAGE_RECOVERED, STAGES
};

/* Who pays. The last two are totals that a register states beside, or instead of, their parts. */
enum funding_source {
    SOURCE_EU, SOURCE_STATE, SOURCE_EU_AND_STATE /* not split */, SOURCE_MUNICIPAL, SOURCE_OTHER_PUBLIC,
    SOURCE_MUNICIPAL_AND_OTHER_PUBLIC /* not split */, SOURCE_PRIVATE, SOURCE_OWN,
    SOURCE_PUBLIC /* all public sources */, SOURCE_TOTAL /* all sources */, FUNDING_SOURCES
};

enum missing_reason {
    MISSING_NOT, MISSING_NOT_GIVEN, MISSING_NOT_DECIDED, MISSING_NOT_APPLICABLE, MISSING_SECRET, MISSING_UNREADABLE
};

/* Where an amount was read, and how: nothing is told of it for most, and these share one. */
struct amount_origin {
    const char *raw;          /* the text as it was read, when it was not plain */
    const char *from_page;
};

/* Half of a large register is amounts: no byte too many. */
struct amount {
    money value;              /* [cents]; nothing when missing */
    const struct amount_origin *origin; /* never NULL */
    uint32_t offset;
    date day;                 /* of a payment or recovery */
    int16_t year;             /* 0: not told by year */
    uint8_t stage;            /* enum stage */
    uint8_t source;           /* enum funding_source */
    uint8_t missing;          /* enum missing_reason; MISSING_NOT: there is a value */
};

enum decision_kind { DECISION_NEW, DECISION_AMENDING, DECISION_CANCELLING, DECISION_RECOVERING };
enum decision_state { DECISION_IN_FORCE, DECISION_PENDING, DECISION_REPEALED };

struct decision {
    struct amount *amounts;
    size_t amount_count;
    const char *diary;
    const struct code *cost_model;
    int64_t highest_support;   /* [millionths of a per cent]; 0: not told */
    uint32_t offset;
    int32_t number;            /* 0: not told */
    date day;
    uint8_t kind, state;
};

/* --- who, where, what --- */

enum organisation_role {
    ROLE_LEAD_IMPLEMENTER, ROLE_CO_IMPLEMENTER, ROLE_NETWORK_PARTNER, ROLE_FINANCIER, ROLE_APPLICANT
};

/* One organisation, shared by all projects that name it alike. */
struct organisation {
    const char *name;
    const char *business_id;
    const struct code *sector, *municipality;
    bool natural;             /* a natural person: never named in public */
    bool person;              /* the same, until register_name_persons: not to be named here */
    uint32_t order;           /* in the register, from 0 */
};

struct participation {
    const struct organisation *organisation;
    const char *from_page;
    uint8_t role;
};

enum place_extent { EXTENT_PLACES, EXTENT_WHOLE_REGION, EXTENT_SEVERAL_REGIONS };

struct location {
    const struct code *municipality, *sub_region, *region;
    const char *from_page;
    int64_t share;            /* [millionths of a per cent]; -1: not given */
    int16_t list_year;        /* of the municipality code; 0: not told */
    uint8_t extent;
};

struct classification {
    const struct code *code;
    int64_t weight;           /* [millionths of a per cent]; -1: not given */
    uint8_t list;             /* enum list */
};

struct indicator {
    const struct code *code;
    const char *unit;
    int64_t target, achieved; /* [millionths]; INT64_MIN: not given */
    bool result;              /* a result indicator; else an output indicator */
};

/* A contact person: personal data. Only what is for readers within the house may read this. */
struct contact {
    const char *name, *email, *phone;
};

/* A value with the page it was read on; several of them, when pages disagree: the first counts. */
struct told_date {
    date day;
    const char *from_page;
    uint32_t offset;
};

enum text_kind { TEXT_SUMMARY, TEXT_AIMS, TEXT_RESULTS };

struct paragraph {
    const char *text;
    const char *from_page;
    uint8_t kind;             /* enum text_kind */
    uint8_t language;
    bool item;                /* of a bulleted list */
};

/* --- the project --- */

struct project {
    const char *code;
    const char *group;                  /* of a group project: shared by its sub-projects */
    const char *system;
    const char *name[LANGUAGES];
    const char *home_page;
    const struct code *programme, *fund, *priority, *objective, *authority, *status, *envelope;
    const struct settlement *settlement; /* what its money comes to on the situation date; see settlement.h */
    struct told_date *starts, *ends;
    struct participation *participations;
    struct decision *decisions;
    struct amount *amounts;             /* outside decisions: payments, recoveries, the cost estimate */
    struct location *locations;
    struct classification *classifications;
    struct indicator *indicators;
    struct contact *contacts;
    struct paragraph *paragraphs;
    uint32_t participation_count, decision_count, amount_count, location_count, classification_count, indicator_count,
        contact_count, paragraph_count, start_count, end_count;
    uint32_t offset;                    /* of its element in the file */
};

/* Money available: the frame of a programme, or of one fund, priority, objective, envelope or year in it. */
struct frame {
    const struct code *programme, *fund, *priority, *objective, *envelope;
    money value;
    uint32_t offset;
    int16_t year;                       /* 0: the whole period */
    uint8_t source;
};

/* A page (a document, an export) that facts were read on. */
struct page {
    const char *id, *title, *address;
    date read;
};

struct project_register {
    struct arena *arena;                /* holds everything here */
    struct input input;                 /* name, digest and line index of its file */
    const char *body[LANGUAGES];        /* whose register this is: "Hämeen liitto" */
    const char *title[LANGUAGES];
    date situation_date;
    struct code_list lists[LISTS];
    struct organisation **organisations;
    size_t organisation_count, organisation_capacity;
    struct slots organisation_slots;
    struct frame *frames;
    size_t frame_count, frame_capacity;
    struct page *pages;
    size_t page_count, page_capacity;
    struct project **projects;          /* in document order */
    size_t project_count, project_capacity;
    struct project **later_projects;    /* those that are no projects yet on the situation date: see settlement.h */
    size_t later_count, later_capacity;
    const struct project_register *shipped; /* the lists that come with the program; NULL: not needed */
};

/* Everything in the register lives in `arena`, which must outlive it; only the input's line index is its own. */
void register_init(struct project_register *reg, struct arena *arena);
void register_release(struct project_register *reg);

/* The code with this id in a list; NULL when nobody has mentioned it. */
const struct code *register_code_lookup(const struct project_register *reg, enum list list, const char *id);
/* The same, added (not declared) when it is new. */
struct code *register_code(struct project_register *reg, enum list list, const char *id, size_t length);
/* The organisation with this name and business ID, added when it is new. */
struct organisation *register_organisation(struct project_register *reg, const char *name, size_t name_length,
                                           const char *business_id, size_t business_id_length);

/* The same organisation of another register in this one; NULL when it is not there. */
const struct organisation *register_organisation_lookup(const struct project_register *reg,
                                                        const struct organisation *organisation);

/* True of a business ID that has the form of a Finnish personal identity code, whatever the organisation says it is: it is never
 * public. False of none (NULL). */
bool register_id_personal(const char *business_id);

/* The list that the parents of a list's codes are in; LISTS: there is none. */
enum list register_list_above(enum list list);
/* Municipalities, sub-regions and regions. */
bool register_list_is_place(enum list list);

/* Names in XML and on the command line; each ends with NULL. */
extern const char *const register_list_names[LISTS + 1];
extern const char *const register_stage_names[STAGES + 1];
extern const char *const register_source_names[FUNDING_SOURCES + 1];
extern const char *const register_missing_names[];
extern const char *const register_role_names[];
extern const char *const register_rule_names[];
extern const char *const register_extent_names[];
extern const char *const register_decision_kind_names[];
extern const char *const register_decision_state_names[];

/* Whose register it is: "Hämeen liitto"; "" when it does not tell. */
const char *register_body(const struct project_register *reg, enum language language);
/* A code's name in a language: that language's, else Finnish, else Swedish, else English, else its id. Borrowed. */
const char *code_name(const struct code *code, enum language language);
/* Its short name, else its id. */
const char *code_short_name(const struct code *code, enum language language);
const char *project_name(const struct project *project, enum language language);
/* The first told start and end; unknown when none was told. */
date project_start(const struct project *project);
date project_end(const struct project *project);
/* The first lead implementer, else the first applicant; NULL when there is none. */
const struct organisation *project_implementer(const struct project *project);
/* Whether it is one of those who carry the project out, or, where none is told, applied for it. */
bool project_is_beneficiary(const struct project *project, const struct participation *participation);
/* Whether a beneficiary is a natural person who is not to be named: nothing public lists the project then. A register does not
 * tell when a beneficiary was first published, so that no person is named for the two years that 2021-2027 may allow. */
bool project_hides_person(const struct project *project);
/* Whether a beneficiary is a natural person, whoever reads it. */
bool project_of_person(const struct project *project);
/* Lets natural persons be named like any organisation: for readers within the house only. */
void register_name_persons(struct project_register *reg);

#endif
