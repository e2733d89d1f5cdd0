/* Things are found again whatever else is there: of a thousand texts each is, at its own place, also where all have one hash. */
#include "base/slots.h"

#include "unit.h"

enum { THINGS = 1000 };

static char things[THINGS][8];
static struct arena arena;

static struct slot *find(const struct slots *slots, const char *text, uint32_t hash)
{
    size_t at = hash;
    struct slot *slot = slots_next(slots, &at, hash);
    for (; slot->index != 0 && strcmp(things[slot->index - 1], text) != 0; slot = slots_next(slots, &at, hash))
        at++;
    return slot;
}

static uint32_t own_hash(const char *text)
{
    return slots_hash(text, strlen(text));
}

static uint32_t one_hash(const char *text)
{
    (void)text;
    return UINT32_MAX; /* the last slot: the search goes on from the first */
}

static void test_finding(uint32_t (*hash)(const char *))
{
    struct slots slots = {0};
    for (uint32_t i = 0; i < THINGS; i++) {
        snprintf(things[i], sizeof things[i], "%u", i * 7919);
        slots_reserve(&slots, &arena, i);
        struct slot *slot = find(&slots, things[i], hash(things[i]));
        CHECK(slot->index == 0);
        *slot = (struct slot){hash(things[i]), i + 1};
    }
    for (uint32_t i = 0; i < THINGS; i++)
        CHECK(find(&slots, things[i], hash(things[i]))->index == i + 1);
    CHECK(find(&slots, "not", hash("not"))->index == 0);
    CHECK(slots.count >= 2 * THINGS && (slots.count & (slots.count - 1)) == 0);
}

int main(void)
{
    arena_init(&arena);
    test_finding(own_hash);
    test_finding(one_hash);
    CHECK(slots_hash("abcdefgh1", 9) != slots_hash("abcdefgh2", 9) && slots_hash("", 0) == slots_hash("x", 0));
    arena_release(&arena);
    return unit_done();
}
