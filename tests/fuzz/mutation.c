#include "mutation.h"

#include <string.h>

/* What stands in for a value, or between two. */
static const struct {
    const char *bytes;
    size_t size;
} oddities[] = {
#define ODD(text) {text, sizeof text - 1}
    ODD(""), ODD("\0"), ODD("0"), ODD("-0"), ODD("-1"), ODD("1e999"), ODD("NaN"), ODD("0.001"), ODD("4294967295"), ODD("4294967296"),
    ODD("999999999"), ODD("92233720368547758.07"), ODD("-92233720368547758.08"), ODD("9223372036854775807"),
    ODD("-9223372036854775808"), ODD("99999999999999999999999999"), ODD("100.000001"), ODD("1900-01-01"), ODD("2199-12-31"),
    ODD("2000-02-30"), ODD("0000-00-00"), ODD("2024"), ODD("\xff"), ODD("\xc0\xaf"), ODD("\xed\xa0\x80"), ODD("\xf4\x90\x80\x80"),
    ODD("\xc3"), ODD("\xef\xbf\xbf"), ODD("\xef\xbb\xbf"), ODD("\xe2\x80\xae"), ODD("\xe2\x80\x8b"), ODD("\xc2\xad"),
    ODD("\xc2\xa0"), ODD("e\xcc\x81\xcc\x81\xcc\x81"), ODD("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"), ODD("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"),
    ODD("<"), ODD(">"), ODD("&"), ODD("&#0;"), ODD("&#x10ffff;"), ODD("&#10;"), ODD("&lt;"), ODD("]]>"), ODD("<![CDATA["),
    ODD("<!--"), ODD("-->"), ODD("<!DOCTYPE a>"), ODD("<?x?>"), ODD("\""), ODD("'"), ODD("\r"), ODD("\r\n"), ODD("\n"), ODD("\t"), ODD(","),
    ODD("%"), ODD("%2F"), ODD("%00"), ODD("%ff"), ODD("/"), ODD("="), ODD("("), ODD(")"), ODD("../"), ODD("-"), ODD("{1}"), ODD("{language}"),
    ODD("%s%n"), ODD("yes"), ODD("no"), ODD("total"), ODD("eu"), ODD("state"), ODD("public"), ODD("granted"), ODD("paid"), ODD("cost"), ODD("fi"),
#undef ODD
};

/* xorshift64* (Marsaglia 2003, Vigna 2016) */
size_t mutation_chance(struct mutation *mutation, size_t limit)
{
    uint64_t x = mutation->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    mutation->state = x;
    return (size_t)((x * UINT64_C(2685821657736338717) >> 16) % limit);
}

/* --- pieces of the input --- */

struct piece {
    size_t at, size;
};

/* Puts `size` bytes in the place of a piece; as much as there is room for. The bytes are no part of the input. */
static void replace(struct mutation *m, struct piece old, const void *bytes, size_t size)
{
    size_t room = m->most - (m->size - old.size), taken = size < room ? size : room;
    memmove(m->bytes + old.at + taken, m->bytes + old.at + old.size, m->size - old.at - old.size);
    if (taken > 0)
        memcpy(m->bytes + old.at, bytes, taken);
    m->size += taken - old.size;
}

static struct piece some_piece(struct mutation *m, size_t longest)
{
    size_t at = mutation_chance(m, m->size + 1), left = m->size - at;
    return (struct piece){at, mutation_chance(m, (left < longest ? left : longest) + 1)};
}

/* The next byte that is one of `marks`, from `at`; the end when there is none. */
static size_t seek(const struct mutation *m, size_t at, const char *marks)
{
    while (at < m->size && (m->bytes[at] == '\0' || strchr(marks, m->bytes[at]) == NULL))
        at++;
    return at;
}

/* What stands between two marks, such as a value in quotes, a text between tags, or a cell. */
static struct piece some_value(struct mutation *m)
{
    static const char marks[] = "\"'<>,;/= \n\t():";
    size_t at = seek(m, mutation_chance(m, m->size + 1), marks);
    if (at < m->size)
        at++;
    return (struct piece){at, seek(m, at, marks) - at};
}

/* From a tag or line to the end of one of the next few: often a whole element. */
static struct piece some_elements(struct mutation *m)
{
    size_t at = seek(m, mutation_chance(m, m->size + 1), "<\n"), end = at;
    for (size_t more = mutation_chance(m, 6) + 1; more > 0 && end < m->size; more--)
        end = seek(m, end + 1, "<\n");
    return (struct piece){at, end - at};
}

/* --- faults --- */

enum { COPY_MOST = 4096 };

static size_t copy_of(const struct mutation *m, struct piece piece, uint8_t copy[COPY_MOST])
{
    size_t size = piece.size < COPY_MOST ? piece.size : COPY_MOST;
    memcpy(copy, m->bytes + piece.at, size);
    return size;
}

static void alter_byte(struct mutation *m)
{
    if (m->size == 0)
        return;
    uint8_t *byte = &m->bytes[mutation_chance(m, m->size)];
    size_t altered = mutation_chance(m, 2) == 0 ? mutation_chance(m, 256) : *byte ^ ((size_t)1 << mutation_chance(m, 8));
    *byte = (uint8_t)altered;
}

static void cut_out(struct mutation *m)
{
    replace(m, some_piece(m, 64), NULL, 0);
}

static void cut_off(struct mutation *m)
{
    if (mutation_chance(m, 4) == 0)
        m->size = mutation_chance(m, m->size + 1);
}

static void put_value(struct mutation *m, struct piece old)
{
    size_t i = mutation_chance(m, sizeof oddities / sizeof *oddities);
    replace(m, old, oddities[i].bytes, oddities[i].size);
}

static void replace_value(struct mutation *m)
{
    put_value(m, some_value(m));
}

static void insert_value(struct mutation *m)
{
    put_value(m, (struct piece){mutation_chance(m, m->size + 1), 0});
}

/* One value of the input in the place of another: codes that are taken, a day before another. */
static void exchange_values(struct mutation *m)
{
    uint8_t copy[COPY_MOST];
    size_t size = copy_of(m, some_value(m), copy);
    replace(m, some_value(m), copy, size);
}

static void lose_elements(struct mutation *m)
{
    replace(m, some_elements(m), NULL, 0);
}

static void double_elements(struct mutation *m)
{
    uint8_t copy[COPY_MOST];
    struct piece piece = some_elements(m);
    size_t size = copy_of(m, piece, copy);
    for (size_t times = mutation_chance(m, 3) == 0 ? mutation_chance(m, 100) : 1; times > 0; times--)
        replace(m, (struct piece){piece.at, 0}, copy, size);
}

static void move_elements(struct mutation *m)
{
    uint8_t copy[COPY_MOST];
    struct piece piece = some_elements(m);
    size_t size = copy_of(m, piece, copy);
    replace(m, piece, NULL, 0);
    replace(m, (struct piece){seek(m, mutation_chance(m, m->size + 1), "<\n"), 0}, copy, size);
}

/* The same start tag, or other value, within itself. */
static void nest(struct mutation *m)
{
    uint8_t copy[COPY_MOST];
    size_t at = seek(m, mutation_chance(m, m->size + 1), "<("), end = seek(m, at, ">)");
    size_t size = copy_of(m, (struct piece){at, end < m->size ? end + 1 - at : 0}, copy);
    for (size_t times = size == 0 ? 0 : mutation_chance(m, 60); times > 0; times--)
        replace(m, (struct piece){at, 0}, copy, size);
}

static void lengthen(struct mutation *m)
{
    static const char *const units[] = {"a", "9", "0", " ", "\xc3\xa4", "-", "\n", ","};
    const char *unit = units[mutation_chance(m, sizeof units / sizeof *units)];
    size_t at = some_value(m).at;
    for (size_t times = mutation_chance(m, 600); times > 0; times--)
        replace(m, (struct piece){at, 0}, unit, strlen(unit));
}

void mutation_make(struct mutation *mutation, const uint8_t *other, size_t other_size)
{
    static void (*const faults[])(struct mutation *) = {
        alter_byte, cut_out, cut_off, replace_value, replace_value, insert_value, exchange_values, exchange_values,
        lose_elements, double_elements, move_elements, nest, lengthen,
    };
    for (size_t count = mutation_chance(mutation, 8) + 1; count > 0; count--) {
        size_t fault = mutation_chance(mutation, sizeof faults / sizeof *faults + 1);
        if (fault < sizeof faults / sizeof *faults) {
            faults[fault](mutation);
        } else if (other_size > 0) {
            size_t at = mutation_chance(mutation, other_size);
            size_t size = mutation_chance(mutation, other_size - at < 512 ? other_size - at : 512);
            replace(mutation, some_piece(mutation, 512), other + at, size);
        }
    }
}
