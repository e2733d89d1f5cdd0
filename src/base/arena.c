#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/die.h"

/* Small arenas stay small; a large one grows in blocks that the system can back with huge pages, which spares it one
 * page fault for every 4 kB of a register. */
enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 2 * 1024 * 1024, HUGE_PAGE = 2 * 1024 * 1024 };

struct arena_block {
    struct arena_block *older;
    alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){.block_size = FIRST_BLOCK};
}

void arena_release(struct arena *arena)
{
    struct arena_block *block = arena->newest;
    while (block != NULL) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
    arena_init(arena);
}

static struct arena_block *huge_block_new(void)
{
    struct arena_block *block = aligned_alloc(HUGE_PAGE, HUGE_PAGE);
    if (block == NULL)
        die("out of memory");
    (void)madvise(block, HUGE_PAGE, MADV_HUGEPAGE); /* a wish: without it pages are small */
    memset(block, 0, HUGE_PAGE);
    return block;
}

static struct arena_block *block_new(size_t size)
{
    if (size == LARGEST_BLOCK - sizeof(struct arena_block))
        return huge_block_new();
    struct arena_block *block = calloc(1, sizeof *block + size);
    if (block == NULL)
        die("out of memory");
    return block;
}

/* An object larger than a quarter of a block gets a block of its own, behind the newest, so that the
 * newest's free room stays in use. */
static void *alloc_alone(struct arena *arena, size_t size)
{
    struct arena_block *block = block_new(size);
    if (arena->newest == NULL) {
        arena->newest = block;
    } else {
        block->older = arena->newest->older;
        arena->newest->older = block;
    }
    return block->bytes;
}

static void add_block(struct arena *arena)
{
    struct arena_block *block = block_new(arena->block_size);
    block->older = arena->newest;
    arena->newest = block;
    arena->next = block->bytes;
    arena->left = arena->block_size;
    arena->block_size = 2 * arena->block_size < LARGEST_BLOCK ? 2 * arena->block_size
                                                              : LARGEST_BLOCK - sizeof(struct arena_block);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t rounded = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (rounded < size)
        die("out of memory");
    arena->taken += rounded;
    if (rounded > arena->left) {
        if (rounded > arena->block_size / 4)
            return alloc_alone(arena, rounded);
        add_block(arena);
    }
    char *at = arena->next;
    arena->next += rounded;
    arena->left -= rounded;
    return at;
}

/* Texts need no alignment: they are taken from the block's far end, objects from its front. */
static char *alloc_text(struct arena *arena, size_t size)
{
    arena->taken += size;
    if (size > arena->left) {
        if (size > arena->block_size / 4)
            return alloc_alone(arena, size);
        add_block(arena);
    }
    arena->left -= size;
    return arena->next + arena->left;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        die("out of memory");
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = alloc_text(arena, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        die("a text could not be formatted");
    char *text = alloc_text(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

void *arena_append(struct arena *arena, void **items, size_t *count, size_t *capacity, size_t size)
{
    if (*count == *capacity) {
        /* What a large array leaves behind stays in the arena, while room it has not used yet costs nothing: it grows in
         * longer steps. */
        bool large = *capacity * size >= FIRST_BLOCK;
        size_t larger = *capacity == 0 ? 4 : *capacity * (large ? 4 : 2);
        char *moved = arena_array(arena, larger, size);
        if (*count > 0)
            memcpy(moved, *items, *count * size);
        *items = moved;
        *capacity = larger;
    }
    return (char *)*items + (*count)++ * size;
}
