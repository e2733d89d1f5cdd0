#include "base/slots.h"

#include <string.h>

enum { FIRST_COUNT = 64 };

/* FNV-1a over eight bytes at a time. */
uint32_t slots_hash(const char *bytes, size_t length)
{
    uint64_t value = 14695981039346656037u ^ length, chunk;
    for (; length >= sizeof chunk; bytes += sizeof chunk, length -= sizeof chunk) {
        memcpy(&chunk, bytes, sizeof chunk);
        value = (value ^ chunk) * 1099511628211u;
        value ^= value >> 32;
    }
    for (; length > 0; bytes++, length--)
        value = (value ^ (unsigned char)*bytes) * 1099511628211u;
    return (uint32_t)(value ^ value >> 32);
}

void slots_reserve(struct slots *slots, struct arena *arena, size_t used)
{
    if (2 * used < slots->count)
        return;
    struct slots larger = {.count = slots->count == 0 ? FIRST_COUNT : slots->count * 2};
    larger.items = arena_array(arena, larger.count, sizeof *larger.items);
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &slots->items[i];
        if (slot->index == 0)
            continue;
        size_t at = slot->hash & (larger.count - 1);
        while (larger.items[at].index != 0)
            at = (at + 1) & (larger.count - 1);
        larger.items[at] = *slot;
    }
    *slots = larger;
}
