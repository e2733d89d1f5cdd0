/* A mapping: how the table of another register's export is read, which fact of the register each column gives, and
 * what the register says besides its projects. A new export needs a new mapping file and no C. */
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
#include "import/translations.h"

/* Strings live in the mapping's arena. */

struct table_form {
    const char *encoding;        /* as iconv names it */
    char separator;
    enum table_quoting quoting;
    enum surplus surplus;
    uint32_t footer_rows;        /* at most so many unreadable lines at the end are no rows */
};

struct column {
    const char *header;          /* white space collapsed */
    enum mapping_element kind;   /* MAPPING_PROJECT_CODE ... MAPPING_UNUSED */
    bool several;                /* may take several fields of a table without quoting */
    bool optional;               /* may be empty without a finding */
    bool open;                   /* MAPPING_CODE: codes that the list does not have are taken as they are */
    enum language language;      /* MAPPING_NAME, MAPPING_SUMMARY */
    uint8_t role;                /* MAPPING_ORGANISATION, MAPPING_BUSINESS_ID: enum organisation_role */
    uint8_t code_list;           /* MAPPING_CODE: index into mapping_code_lists */
    uint8_t list;                /* the same as enum list */
    uint8_t stage, source;       /* MAPPING_AMOUNT: enum stage, enum funding_source */
    int16_t year;                /* 0: not told by year */
    struct cell_style style;     /* where not told, the table's */
};

enum { MAPPING_COLUMNS_MOST = 128 };

/* What the register takes over from the mapping as it is: XML text, NULL when there is none. In the order in
 * which a register has them. */
enum section { SECTION_BODY, SECTION_TITLE, SECTION_PAGES, SECTION_LISTS, SECTION_FRAMES, SECTIONS };

struct mapping {
    struct table_form table;
    struct cell_style style;                  /* of the table */
    const char *constants[CONSTANTS];         /* NULL: not given */
    struct column *columns;
    size_t column_count;
    const char *sections[SECTIONS];
    struct translations translations;
};

/* Reads a mapping and, when it extends another of the same folder, that one first. What it holds lives in `arena`.
 * False, with findings, when it cannot be read or is wrong in any way: a mapping that is half right would make a
 * register that is wrong. */
bool mapping_read(struct mapping *out, struct arena *arena, struct input *input, struct findings *findings);

#endif
