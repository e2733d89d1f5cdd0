/* The order of letters as Finnish and Swedish dictionaries have it. */
#include "language/language.h"

#include "unit.h"

static void check_order(enum language language, const char *const *sorted, size_t count)
{
    struct collation *collation = collation_new(language);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            int order = collation_compare(collation, sorted[i], sorted[k]);
            CHECK(i < k ? order < 0 : i > k ? order > 0 : order == 0);
        }
    CHECK(collation_compare(collation, "Hämeenlinna", "HÄMEENLINNA") == 0);
    collation_free(collation);
}

int main(void)
{
    static const char *const nordic[] = {"Akaa",   "Hausjärvi", "Hämeenlinna", "Vaasa", "Vääksy", "Wasa",
                                         "Zeniitti", "Åland",   "Äetsä",       "Öja"};
    static const char *const english[] = {"Aland", "Äland", "Bland", "Oja", "Öja", "Zoo"};
    check_order(LANGUAGE_FI, nordic, sizeof nordic / sizeof *nordic);
    check_order(LANGUAGE_SV, nordic, sizeof nordic / sizeof *nordic);
    check_order(LANGUAGE_EN, english, sizeof english / sizeof *english);
    collation_free(NULL);
    return unit_done();
}
