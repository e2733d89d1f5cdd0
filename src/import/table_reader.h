/* A table of text, record by record: bytes to characters, characters to lines, lines to fields. Knows separators and
 * quotes. Without quoting, fields that follow each other have one separator between them in the record. */
#ifndef IMPORT_TABLE_READER_H
#define IMPORT_TABLE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "import/decoder.h"
#include "import/mapping.h"
#include "import/records.h"

struct table_reader {
    struct records records;          /* first; its positions are of the decoded text: lines are right in every
                                        encoding, columns count UTF-8 */
    const struct table_form *form;   /* borrowed */
    struct decoder decoder;
    struct buffer text;              /* decoded and not yet passed, from `at` */
    size_t at;                       /* first byte of the next record in `text` */
    uint32_t passed;                 /* decoded bytes dropped from `text` */
    bool ended;                      /* there is no more to decode */
    size_t field_capacity;
};

/* False, with a finding, when the encoding is not known. The table is read by its records, and closed by them. */
bool table_reader_open(struct table_reader *out, const struct table_form *form, struct lookahead *source,
                       struct findings *findings);

#endif
