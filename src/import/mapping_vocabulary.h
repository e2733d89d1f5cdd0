/* The format of mapping files: how the table of another register's export is read, and which fact each column gives.
 * templates/import/ holds the mappings that come with the program. */
#ifndef IMPORT_MAPPING_VOCABULARY_H
#define IMPORT_MAPPING_VOCABULARY_H

#include "register/register_vocabulary.h"
#include "xml/vocabulary.h"

#define MAPPING_NAMESPACE "urn:hankeraportti:mapping:1"

/* What a mapping hands on to the register unchanged - whose register, title, pages, code lists, frames - has the
 * register's own elements under their own numbers, ELEMENT_BODY to ELEMENT_FRAME; a mapping's own begin after them. */
enum mapping_element {
    MAPPING_ROOT = ELEMENT_REGISTER,
    MAPPING_ABOUT = ELEMENT_FRAME + 1, MAPPING_TABLE, MAPPING_CONSTANTS, MAPPING_COLUMNS,
    MAPPING_PROJECT_CODE, MAPPING_GROUP, MAPPING_NAME, MAPPING_SUMMARY, MAPPING_HOME_PAGE, MAPPING_START, MAPPING_END,
    MAPPING_ORGANISATION, MAPPING_BUSINESS_ID, MAPPING_CODE, MAPPING_DECISION_DATE, MAPPING_AMOUNT, MAPPING_UNUSED,
    MAPPING_READ, MAPPING_ELEMENTS
};

/* Places of attributes in their element's list. */
enum { MAPPING_VERSION, MAPPING_EXTENDS };
enum {
    TABLE_ENCODING, TABLE_SEPARATOR, TABLE_QUOTING, TABLE_SURPLUS, TABLE_FOOTER_ROWS, TABLE_DECIMAL, TABLE_THOUSANDS,
    TABLE_SUFFIX, TABLE_DATES
};
/* Every column begins with these; what its element has besides follows from COLUMN_OWN on. */
enum { COLUMN_HEADER, COLUMN_SEVERAL, COLUMN_OPTIONAL, COLUMN_OWN };
enum { COLUMN_LANGUAGE = COLUMN_OWN };                      /* name, summary */
enum { COLUMN_DATES = COLUMN_OWN };                         /* start, end, decision-date */
enum { COLUMN_ROLE = COLUMN_OWN };                          /* organisation, business-id */
enum { COLUMN_LIST = COLUMN_OWN, COLUMN_OPEN };             /* code */
enum {
    COLUMN_STAGE = COLUMN_OWN, COLUMN_SOURCE, COLUMN_YEAR, COLUMN_DECIMAL, COLUMN_THOUSANDS, COLUMN_SUFFIX
};                                                          /* amount */

enum table_quoting { QUOTING_NONE, QUOTING_DOUBLE };
enum surplus { SURPLUS_LEFT, SURPLUS_RIGHT };

/* The characters that the words of `separator`, `decimal` and `thousands` stand for; 0: none. */
extern const char mapping_separators[], mapping_decimals[], mapping_thousands[];
/* The words of `dates` are patterns: d and m one or two digits, y four, anything else itself. */
extern const char *const mapping_dates[];
/* The words of a code column's `list`: the project's attributes first, then the classes, then the places. */
extern const char *const mapping_code_lists[];
enum { CODE_LISTS_OF_PROJECT = 7, CODE_LISTS_OF_CLASSES = 11, CODE_LISTS = 14 };
/* The project's attributes that can be constants, in the order of the element's attributes. */
extern const char *const mapping_constants[];
enum { CONSTANT_SYSTEM, CONSTANT_CODES, CONSTANTS = CONSTANT_CODES + CODE_LISTS_OF_PROJECT };

const struct vocabulary *mapping_vocabulary(void);

#endif
