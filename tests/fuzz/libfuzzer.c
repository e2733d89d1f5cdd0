/* For clang's -fsanitize=fuzzer: `libfuzzer --reader=NAME [libFuzzer's own options] CORPUS...`. Every other fault is one of
 * mutation.h's, which know elements and values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "mutation.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t most);

static const struct fuzz_entry *entry;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const char option[] = "--reader=";
    for (int i = 1; i < *argc; i++)
        if (strncmp((*argv)[i], option, sizeof option - 1) == 0)
            entry = fuzz_lookup((*argv)[i] + sizeof option - 1);
    if (entry != NULL)
        return 0;
    fprintf(stderr, "libfuzzer: --reader= must name a reader of tests/fuzz/readers.c\n");
    exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_run(entry->read, bytes, size);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed)
{
    if (seed % 2 == 0)
        return LLVMFuzzerMutate(bytes, size, most);
    struct mutation mutation = {.state = seed, .bytes = bytes, .size = size, .most = most};
    mutation_make(&mutation, NULL, 0);
    return mutation.size;
}
