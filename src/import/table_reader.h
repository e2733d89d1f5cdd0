/* A table of text, record by record: bytes to characters, characters to lines, lines to fields. Knows separators and
 * quotes; what the fields mean is not its business. A record is at most TABLE_RECORD_MOST long, so that the memory
 * needed does not grow with the table. */
#ifndef IMPORT_TABLE_READER_H
#define IMPORT_TABLE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/findings.h"
#include "base/input.h"
#include "import/decoder.h"
#include "import/mapping.h"

enum { TABLE_RECORD_MOST = 1 << 20 /* [bytes of UTF-8] */ };

/* A field's text, in the record. Without quoting, fields that follow each other have one separator between them. */
struct field {
    const char *text;        /* not NUL-terminated */
    size_t length;           /* [bytes] */
    uint32_t offset;         /* of its first character in the whole decoded text [bytes] */
};

struct table_reader {
    const struct table_form *form;   /* borrowed */
    struct findings *findings;       /* borrowed */
    struct decoder decoder;
    struct input decoded;            /* the table's name and lines as decoded text, for findings' places: lines are
                                        right in every encoding, columns count UTF-8 */
    struct buffer text;              /* decoded and not yet passed, from `at` */
    size_t at;                       /* first byte of the next record in `text` */
    uint32_t passed;                 /* decoded bytes dropped from `text` */
    bool ended;                      /* there is no more to decode */
    bool failed;                     /* the rest cannot be read; a finding says why */
    struct field *fields;            /* of the present record; valid until the next */
    size_t field_count, field_capacity;
    uint32_t offset;                 /* of the present record in the whole decoded text [bytes] */
};

/* False, with a finding, when the encoding is not known. */
bool table_reader_open(struct table_reader *out, const struct table_form *form, struct input *input,
                       struct findings *findings);
void table_reader_close(struct table_reader *reader);

/* Moves to the next record. False at the end, or when reading has failed. */
bool table_reader_next(struct table_reader *reader);
/* A place in the present record, or where an earlier one began. */
struct place table_reader_place(const struct table_reader *reader, uint32_t offset);

#endif
