/* What the readers of tables - text, sheet - have in common: a record at a time, its fields, and where they stand. What
 * the fields mean is not their business. */
#ifndef IMPORT_RECORDS_H
#define IMPORT_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/findings.h"
#include "base/input.h"

enum { RECORD_MOST = 1 << 20 /* [bytes of UTF-8]: so the memory needed does not grow with the table */ };

/* How a field is written. */
enum field_form {
    FIELD_TEXT,    /* as people write */
    FIELD_NUMBER,  /* a number as spreadsheets keep it; a day is a number too */
    FIELD_DAY      /* YYYY-MM-DD, perhaps with a time behind it */
};

/* A field's text; valid until the next record. */
struct field {
    const char *text;        /* not NUL-terminated */
    size_t length;           /* [bytes] */
    uint32_t offset;         /* where it stands; of text: its first character in the whole decoded text [bytes] */
    enum field_form form;
};

struct records {
    bool (*next)(struct records *records);   /* moves on; false at the end, or when reading has failed */
    void (*close)(struct records *records);
    struct findings *findings;   /* borrowed */
    struct input positions;      /* stands for the file in findings' places */
    struct field *fields;        /* of the present record */
    size_t field_count;
    uint32_t offset;             /* where the present record begins */
    int32_t first_day;           /* day 0 of FIELD_NUMBER [days since 1.1.1970] */
    bool padded;                 /* empty fields at a record's end are not there */
    bool failed;                 /* the rest cannot be read; a finding says why */
};

static inline struct place records_place(const struct records *records, uint32_t offset)
{
    return (struct place){&records->positions, offset};
}

#endif
