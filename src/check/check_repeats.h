/* What a project must not tell twice. Children of a project are sorted, so that one with very many takes no longer for it
 * than it must. Private to check/. */
#ifndef CHECK_CHECK_REPEATS_H
#define CHECK_CHECK_REPEATS_H

#include "check/check_rules.h"

/* Orders two children as qsort does; 0: they tell the same. Only whether it is 0 matters, so that addresses may order them. */
typedef int compare_children(const void *a, const void *b);
typedef void tell_child(const struct checker *checker, const struct project *project, const void *child);

/* Calls `tell` for each child that tells the same as one before it, in their order. `children`: `count` of them, of `size` bytes
 * each. */
void check_repeats(const struct checker *checker, const struct project *project, const void *children, size_t count,
                   size_t size, compare_children *compare, tell_child *tell);

/* As compare_children does, of what addresses tell. */
static inline int check_compare_addresses(const void *a, const void *b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

#endif
