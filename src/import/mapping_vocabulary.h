/* The format of mapping files: how another register's export - a table, or an XML document - is read, and which fact
 * each column or path gives.
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
    MAPPING_ABOUT = ELEMENT_FRAME + 1, MAPPING_TABLE, MAPPING_ROWS, MAPPING_CONSTANTS, MAPPING_RATES, MAPPING_RATE,
    MAPPING_COLUMNS,
    MAPPING_PROJECT_CODE, MAPPING_GROUP, MAPPING_NAME, MAPPING_START, MAPPING_END, MAPPING_SUMMARY, MAPPING_AIMS,
    MAPPING_RESULTS, MAPPING_HOME_PAGE, MAPPING_ORGANISATION, MAPPING_CODE, MAPPING_DECISION_DATE, MAPPING_AMOUNT,
    MAPPING_UNUSED,
    MAPPING_READ, MAPPING_READS, MAPPING_READ_AS, MAPPING_ELEMENTS
};

/* Places of attributes in their element's list. */
enum { MAPPING_VERSION, MAPPING_EXTENDS, MAPPING_LISTS };
/* How cells are written: the same for tables and documents. */
enum { STYLE_DECIMAL, STYLE_THOUSANDS, STYLE_SUFFIX, STYLE_ROUNDED, STYLE_CURRENCY, STYLES };
enum {
    TABLE_ENCODING, TABLE_SEPARATOR, TABLE_QUOTING, TABLE_SURPLUS, TABLE_FOOTER_ROWS, TABLE_DATES, TABLE_STYLE
};
enum { ROWS_PATH, ROWS_DATES, ROWS_STYLE };
enum { RATE_CURRENCY, RATE_DATE };
enum { READ_AS_LIST, READ_AS_CODE };
/* Every column begins with these; what its element has besides follows from COLUMN_OWN on. */
enum { COLUMN_HEADER, COLUMN_PATH, COLUMN_SEVERAL, COLUMN_OPTIONAL, COLUMN_OWN };
enum { COLUMN_LANGUAGE = COLUMN_OWN };                      /* name, summary, aims, results */
enum { COLUMN_DATES = COLUMN_OWN };                         /* start, end, decision-date */
enum { COLUMN_ROLE = COLUMN_OWN, COLUMN_BUSINESS_ID };      /* organisation */
enum { COLUMN_LIST = COLUMN_OWN, COLUMN_OPEN, COLUMN_BETWEEN, COLUMN_WEIGHT }; /* code */
enum {
    COLUMN_STAGE = COLUMN_OWN, COLUMN_SOURCE, COLUMN_YEAR, COLUMN_DATE, COLUMN_EU, COLUMN_CURRENCY, COLUMN_RATE_DATE,
    COLUMN_STYLE
};                                                          /* amount */

enum table_quoting { QUOTING_NONE, QUOTING_DOUBLE };
enum surplus { SURPLUS_LEFT, SURPLUS_RIGHT };

/* The characters that the words of `separator`, `between`, `decimal` and `thousands` stand for; 0: none. */
extern const char mapping_separators[], mapping_between[], mapping_decimals[], mapping_thousands[];
/* The patterns (cell_style.h) that the words of `dates` stand for. */
extern const char *const mapping_dates[];
/* The words of `optional`: a cell may be empty; the whole column may not be there either. */
enum { OPTIONAL_NO, OPTIONAL_YES, OPTIONAL_COLUMN };
/* The words of a code column's `list`: the project's attributes first, then the classes, then the places. */
extern const char *const mapping_code_lists[];
enum { CODE_LISTS_OF_PROJECT = 7, CODE_LISTS_OF_CLASSES = 11, CODE_LISTS = 14 };
/* The project's attributes that can be constants, in the order of the element's attributes. */
extern const char *const mapping_constants[];
enum { CONSTANT_SYSTEM, CONSTANT_CODES, CONSTANTS = CONSTANT_CODES + CODE_LISTS_OF_PROJECT };

const struct vocabulary *mapping_vocabulary(void);

#endif
