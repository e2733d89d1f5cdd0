/* Memory that is dropped whole: one arena for a run's register, one for each report.
 * A `struct arena *` parameter says "what is returned lives there". There is no way to free a single piece. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *newest;
    char *next;         /* first free byte of the newest block */
    size_t left;        /* free bytes in the newest block */
    size_t block_size;  /* size of the next block [bytes] */
    size_t taken;       /* bytes handed out so far, for the benchmark's figures [bytes] */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* Zeroed memory, aligned for any object. Never NULL: a program without memory ends (die). */
void *arena_alloc(struct arena *arena, size_t size);
/* The same for `count` objects of `size` bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of `length` bytes of `text` (which need not be terminated). */
char *arena_copy(struct arena *arena, const char *text, size_t length);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Grows an array that lives in an arena: returns room for one more item, moving the items when `*capacity`
 * is used up. `items` is the array's address, `count` its present length. */
void *arena_append(struct arena *arena, void **items, size_t *count, size_t *capacity, size_t size);

#endif
