#include "text/pieces.h"

#include <string.h>

void pieces_init(struct pieces *out, struct shaper *shaper, struct arena *arena)
{
    *out = (struct pieces){.shaper = shaper, .arena = arena};
}

static bool is_piece(const struct piece *piece, enum face face, const char *string, size_t length)
{
    return piece->length == length && piece->face == face && memcmp(piece->bytes, string, length) == 0;
}

static struct piece *shape(struct pieces *pieces, enum face face, const char *string, size_t length)
{
    struct piece *piece = arena_alloc(pieces->arena, sizeof *piece + length);
    *piece = (struct piece){.length = (uint32_t)length, .face = face};
    memcpy(piece->bytes, string, length);
    piece->run = shaper_shape(pieces->shaper, face, piece->bytes, length);
    return piece;
}

struct piece *pieces_lookup(struct pieces *pieces, enum face face, const char *string, size_t length)
{
    slots_reserve(&pieces->slots, pieces->arena, pieces->count);
    uint32_t hash = slots_hash(string, length) + face;
    size_t at = hash;
    struct slot *slot = slots_next(&pieces->slots, &at, hash);
    for (; slot->index != 0; slot = slots_next(&pieces->slots, &at, hash)) {
        struct piece *piece = pieces->items[slot->index - 1];
        if (is_piece(piece, face, string, length))
            return piece;
        at++;
    }
    struct piece *piece = shape(pieces, face, string, length);
    *(struct piece **)arena_append(pieces->arena, (void **)&pieces->items, &pieces->count, &pieces->capacity,
                                   sizeof *pieces->items) = piece;
    *slot = (struct slot){hash, (uint32_t)pieces->count};
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
