/* Where things stand in an array, found by the hash of their key: open addressing, at most half full. The things stay their
 * owner's, who compares them; the hash stands beside the index so that a search seldom has to look at one. Nothing ever
 * walks the slots, so that their order cannot show. */
#ifndef BASE_SLOTS_H
#define BASE_SLOTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct slot {
    uint32_t hash;
    uint32_t index;         /* 1 + index; 0: free */
};

/* All zero: empty. Lives in an arena. */
struct slots {
    struct slot *items;
    size_t count;           /* a power of two; 0 at first */
};

/* The hash of some bytes; the same everywhere in one build, and in nothing that is written. */
uint32_t slots_hash(const char *bytes, size_t length);
/* Makes room for one more beside the `used` that there are. To be called before a search whose free slot will be filled. */
void slots_reserve(struct slots *slots, struct arena *arena, size_t used);

/* The first slot at or after `*at` that is free or holds this hash, and where it is. A search begins at the hash and goes on
 * behind each slot that turns out to be another's:
 *     size_t at = hash;
 *     struct slot *slot = slots_next(slots, &at, hash);
 *     for (; slot->index != 0 && !same(things[slot->index - 1]); slot = slots_next(slots, &at, hash))
 *         at++;
 * It needs room: a table of no slots has no free one. */
static inline struct slot *slots_next(const struct slots *slots, size_t *at, uint32_t hash)
{
    *at &= slots->count - 1;
    while (slots->items[*at].index != 0 && slots->items[*at].hash != hash)
        *at = (*at + 1) & (slots->count - 1);
    return &slots->items[*at];
}

#endif
