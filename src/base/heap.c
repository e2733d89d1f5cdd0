#include "base/heap.h"

#include <stdlib.h>

#include "base/die.h"

enum { FIRST_CAPACITY = 16 };

void *heap_append(void **items, size_t *count, size_t *capacity, size_t size)
{
    if (*count == *capacity) {
        *capacity = *capacity == 0 ? FIRST_CAPACITY : *capacity * 2;
        *items = reallocarray(*items, *capacity, size);
        if (*items == NULL)
            die("out of memory");
    }
    return (char *)*items + (*count)++ * size;
}

void *heap_array(size_t count, size_t size)
{
    void *items = calloc(count == 0 ? 1 : count, size);
    if (items == NULL)
        die("out of memory");
    return items;
}
