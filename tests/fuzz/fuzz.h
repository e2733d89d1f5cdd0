/* The readers against bad input. A fuzzed reader is a function that gives bytes to one reader of the program, as a file where
 * the reader wants one, and tells with fuzz_told() what it said. Two programs call them: the driver (driver.c), which gives each
 * the same made-up faults in every run, and libFuzzer (libfuzzer.c), which looks for new ones.
 *
 * Bytes may be refused or read, and findings tell which: what is refused has an error, what is read has none. A crash, a sanitizer's
 * report, a hang and a broken rule all end the program. */
#ifndef FUZZ_H
#define FUZZ_H

#include "base/arena.h"
#include "base/findings.h"

struct fuzz {
    const uint8_t *bytes;
    size_t size;
    const char *path;           /* of a file with the bytes, without a NUL behind them */
    const char *text;           /* the bytes up to the first NUL, ended by one; in the arena */
    struct arena arena;         /* dropped after the call */
    struct findings findings;
    size_t told;                /* findings that have been held against what was said */
};

typedef void fuzz_reader(struct fuzz *fuzz);

/* Every fuzzed reader by its name; ends with a NULL name. readers.c has it; corpus tells what each is given to begin with. */
struct fuzz_entry {
    const char *name;
    fuzz_reader *read;
};
extern const struct fuzz_entry fuzz_entries[];
/* NULL when there is none. */
const struct fuzz_entry *fuzz_lookup(const char *name);

/* Gives `size` bytes to a reader. Returns when nothing was wrong. */
void fuzz_run(fuzz_reader *read, const uint8_t *bytes, size_t size);

/* Holds what a function said against the findings since the last call: when it was not `done`, one of them must be an error; when
 * it was, none may be graver than `most`, STATUS_DONE for no error at all. Every finding must be one line of
 * UTF-8 in every language. `what` is the function's name. Returns `done`. */
bool fuzz_told(struct fuzz *fuzz, const char *what, bool done, enum status most);
/* Ends the program, and says that `what` is not so, unless it `holds`. */
void fuzz_holds(bool holds, const char *what);

#endif
