#include "check/check_repeats.h"

#include <stdlib.h>

#include "base/heap.h"

/* A child, and how it is compared: qsort hands its function nothing else. */
struct child {
    const void *told;
    compare_children *compare;
};

static int by_place(const void *a, const void *b)
{
    return check_compare_addresses(((const struct child *)a)->told, ((const struct child *)b)->told);
}

static int by_value(const void *a, const void *b)
{
    const struct child *one = a;
    int order = one->compare(one->told, ((const struct child *)b)->told);
    return order != 0 ? order : by_place(a, b);
}

void check_repeats(const struct checker *checker, const struct project *project, const void *children, size_t count,
                   size_t size, compare_children *compare, tell_child *tell)
{
    if (count < 2)
        return;
    struct child *sorted = heap_array(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct child){(const char *)children + i * size, compare};
    qsort(sorted, count, sizeof *sorted, by_value);
    size_t repeated = 0;
    struct child last = sorted[0];
    for (size_t i = 1; i < count; i++) {
        if (compare(last.told, sorted[i].told) == 0)
            sorted[repeated++] = sorted[i];
        else
            last = sorted[i];
    }
    qsort(sorted, repeated, sizeof *sorted, by_place);
    for (size_t i = 0; i < repeated; i++)
        tell(checker, project, sorted[i].told);
    free(sorted);
}
