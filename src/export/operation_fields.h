/* The fields of an entry in the list of operations: their names and what they hold of a project. */
#ifndef EXPORT_OPERATION_FIELDS_H
#define EXPORT_OPERATION_FIELDS_H

#include "export/operations.h"

/* The values of one field: none, one or several. */
struct operation_values {
    struct buffer text;      /* one after the other, each with its NUL */
    size_t count;
};

struct operation_field {
    const char *name;        /* the column's and the element's */
    const char *about;       /* the point of the article it is for */
    void (*put)(struct operation_values *out, const struct operations *operations, const struct project *project);
};

enum { OPERATION_FIELDS = 14 };
extern const struct operation_field operation_fields[OPERATION_FIELDS];

#endif
