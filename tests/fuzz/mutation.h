/* Faults made in an input: bytes altered, cut out, repeated, exchanged, cut off; elements doubled, lost and nested; values
 * replaced by what is at a limit or in a wrong alphabet. The same seed makes the same faults. */
#ifndef MUTATION_H
#define MUTATION_H

#include <stddef.h>
#include <stdint.h>

struct mutation {
    uint64_t state;    /* of the generator of chance; never 0 */
    uint8_t *bytes;    /* borrowed; room for `most` */
    size_t size, most;
};

/* One to eight faults; `other`, which may be empty, gives pieces for exchange. */
void mutation_make(struct mutation *mutation, const uint8_t *other, size_t other_size);
/* A number below `limit`, which must not be 0. */
size_t mutation_chance(struct mutation *mutation, size_t limit);

#endif
