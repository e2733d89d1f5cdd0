#include "changes/change_maker.h"

struct change *change_maker_tell(struct change_maker *maker, const struct compared_pair *pair, enum change_kind kind,
                                 enum change_subject subject)
{
    struct changes *changes = maker->changes;
    struct change *change = arena_append(maker->arena, (void **)&changes->items, &changes->count, &maker->capacity,
                                         sizeof *change);
    *change = (struct change){.kind = kind, .subject = subject, .before = pair->before, .after = pair->after};
    return change;
}

bool change_maker_told(const struct change_maker *maker, size_t first, enum change_kind kind)
{
    for (size_t i = first; i < maker->changes->count; i++)
        if (maker->changes->items[i].kind == kind)
            return true;
    return false;
}
