#include <stdlib.h>
#include <unicode/ucol.h>

#include "base/die.h"
#include "language/language.h"

struct collation {
    UCollator *collator;
};

/* Letters and their marks count, upper and lower case do not. */
struct collation *collation_new(enum language language)
{
    struct collation *collation = malloc(sizeof *collation);
    if (collation == NULL)
        die("out of memory");
    UErrorCode error = U_ZERO_ERROR;
    collation->collator = ucol_open(language_tag(language), &error);
    if (U_FAILURE(error))
        die("the order of letters is not known: %s", u_errorName(error));
    ucol_setStrength(collation->collator, UCOL_SECONDARY);
    return collation;
}

void collation_free(struct collation *collation)
{
    if (collation != NULL)
        ucol_close(collation->collator);
    free(collation);
}

int collation_compare(const struct collation *collation, const char *a, const char *b)
{
    UErrorCode error = U_ZERO_ERROR;
    return (int)ucol_strcollUTF8(collation->collator, a, -1, b, -1, &error);
}
