#include "text/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"

enum { FIRST_CAPACITY = 1024 };

void pieces_init(struct pieces *out, struct shaper *shaper, struct arena *arena)
{
    *out = (struct pieces){.shaper = shaper, .arena = arena};
}

void pieces_release(struct pieces *pieces)
{
    free(pieces->slots);
    *pieces = (struct pieces){0};
}

/* Eight bytes at a time, multiplied and folded. */
static uint32_t hash_of(enum face face, const char *bytes, size_t length)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    uint64_t hash = (length * 4 + (uint64_t)face + 1) * factor;
    while (length > 0) {
        uint64_t chunk = 0;
        size_t taken = length < sizeof chunk ? length : sizeof chunk;
        memcpy(&chunk, bytes, taken);
        hash = (hash ^ chunk) * factor;
        hash ^= hash >> 29;
        bytes += taken;
        length -= taken;
    }
    return (uint32_t)(hash ^ hash >> 32);
}

static void grow(struct pieces *pieces)
{
    size_t capacity = pieces->capacity == 0 ? FIRST_CAPACITY : pieces->capacity * 2;
    struct piece **slots = calloc(capacity, sizeof *slots);
    if (slots == NULL)
        die("out of memory");
    for (size_t i = 0; i < pieces->capacity; i++) {
        if (pieces->slots[i] == NULL)
            continue;
        size_t at = pieces->slots[i]->hash & (capacity - 1);
        while (slots[at] != NULL)
            at = (at + 1) & (capacity - 1);
        slots[at] = pieces->slots[i];
    }
    free(pieces->slots);
    pieces->slots = slots;
    pieces->capacity = capacity;
}

struct piece *pieces_lookup(struct pieces *pieces, enum face face, const char *string, size_t length)
{
    if (pieces->count * 2 >= pieces->capacity)
        grow(pieces);
    uint32_t hash = hash_of(face, string, length);
    size_t at = hash & (pieces->capacity - 1);
    for (struct piece *piece; (piece = pieces->slots[at]) != NULL; at = (at + 1) & (pieces->capacity - 1))
        if (piece->hash == hash && piece->length == length && piece->face == face &&
            memcmp(piece->bytes, string, length) == 0)
            return piece;
    struct piece *piece = arena_alloc(pieces->arena, sizeof *piece + length);
    *piece = (struct piece){.hash = hash, .length = (uint32_t)length, .face = face};
    memcpy(piece->bytes, string, length);
    piece->run = shaper_shape(pieces->shaper, face, piece->bytes, length);
    pieces->slots[at] = piece;
    pieces->count++;
    return piece;
}

const struct run *pieces_hyphen(struct pieces *pieces, enum face face)
{
    if (pieces->hyphens[face] == NULL) {
        struct run *run = arena_alloc(pieces->arena, sizeof *run);
        *run = shaper_hyphen(pieces->shaper, face);
        pieces->hyphens[face] = run;
    }
    return pieces->hyphens[face];
}
