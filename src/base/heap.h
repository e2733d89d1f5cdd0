/* Arrays that grow and are freed by themselves, where an arena (base/arena.h) would keep what they leave behind. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

/* Room for one more item, moving the items when `*capacity` is used up. `items` is the array's address, NULL at first and to
 * be given to free(); `count` its present length. The room is not cleared. Never NULL: a program without memory ends (die). */
void *heap_append(void **items, size_t *count, size_t *capacity, size_t size);
/* Zeroed memory for `count` items, to be given to free(). Never NULL, even for none. */
void *heap_array(size_t count, size_t size);

#endif
