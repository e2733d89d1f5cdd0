/* A mapping: how another register's export is read, which fact of the register each of its columns - or, in an XML
 * document, each path - gives, and what the register says besides its projects. A new export needs a new mapping file
 * and no C. */
#ifndef IMPORT_MAPPING_H
#define IMPORT_MAPPING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/findings.h"
#include "base/input.h"
#include "base/languages.h"
#include "import/cell_style.h"
#include "import/mapping_vocabulary.h"
#include "import/rates.h"
#include "import/translations.h"

/* Strings live in the mapping's arena. */

struct table_form {
    const char *encoding;        /* as iconv names it */
    char separator;
    enum table_quoting quoting;
    enum surplus surplus;
    uint32_t footer_rows;        /* at most so many unreadable lines at the end are no rows */
};

/* What may stand beside a value, in another column or at a path from it. */
enum beside { BESIDE_BUSINESS_ID, BESIDE_WEIGHT, BESIDE_DATE, BESIDE_EU, BESIDE_CURRENCY, BESIDE_RATE_DATE, BESIDES };

/* A column of a table, or a path of a document. */
struct column {
    const char *place;           /* the header, white space collapsed; or the path */
    const char *beside[BESIDES]; /* further headers, or paths from the value; NULL: none */
    enum mapping_element kind;   /* MAPPING_PROJECT_CODE ... MAPPING_UNUSED */
    bool several;                /* may take several fields of a table without quoting */
    bool optional;               /* may be empty without a finding */
    bool may_lack;               /* the table need not have the column */
    bool open;                   /* MAPPING_CODE: codes that the list does not have are taken as they are */
    char between;                /* MAPPING_CODE: stands between several codes; 0: there is one */
    enum language language;      /* MAPPING_NAME, MAPPING_SUMMARY, MAPPING_AIMS, MAPPING_RESULTS */
    uint8_t role;                /* MAPPING_ORGANISATION: enum organisation_role */
    uint8_t code_list;           /* MAPPING_CODE: index into mapping_code_lists */
    uint8_t list;                /* the same as enum list */
    uint8_t stage, source;       /* MAPPING_AMOUNT: enum stage, enum funding_source */
    int16_t year;                /* 0: not told by year */
    const char *currency;        /* of amounts that tell none; NULL: euros */
    struct cell_style style;     /* where not told, the table's */
};

enum { MAPPING_COLUMNS_MOST = 128 };

/* What the register takes over from the mapping as it is: XML text, NULL when there is none. In the order in
 * which a register has them. */
enum section { SECTION_BODY, SECTION_TITLE, SECTION_PAGES, SECTION_LISTS, SECTION_FRAMES, SECTIONS };

struct mapping {
    struct table_form table;                  /* of a text table; its encoding is NULL when there is none */
    const char *rows;                         /* of a document: the path of its rows; NULL for a table */
    struct cell_style style;                  /* of the table or document */
    const char *currency;                     /* NULL: euros */
    struct rates rates;
    const char *constants[CONSTANTS];         /* NULL: not given */
    struct column *columns;
    size_t column_count;
    const char *sections[SECTIONS];
    const char *lists;                        /* path of the shipped lists whose names are known; NULL: none */
    struct translations reads;                /* what <reads> says; in the end part of the translations */
    struct translations translations;
};

/* Reads a mapping and, when it extends another of the same folder, that one first. What it holds lives in `arena`.
 * False, with findings, when it cannot be read or is wrong in any way: a mapping that is half right would make a
 * register that is wrong. */
bool mapping_read(struct mapping *out, struct arena *arena, struct input *input, struct findings *findings);

#endif
