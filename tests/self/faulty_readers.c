/* Readers with one fault each, to see that the driver of tests/fuzz finds it. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static bool refuses(const struct fuzz *fuzz)
{
    return fuzz->size < 3 || memcmp(fuzz->bytes, "<a>", 3) != 0;
}

/* The one without a fault. */
static void sound(struct fuzz *fuzz)
{
    if (refuses(fuzz))
        findings_add(&fuzz->findings, FINDING_INPUT_DIRECTORY, NOWHERE);
    fuzz_told(fuzz, "sound", !refuses(fuzz), STATUS_DONE);
}

static void silent(struct fuzz *fuzz)
{
    fuzz_told(fuzz, "silent", !refuses(fuzz), STATUS_DONE);
}

/* A warning alone is no reason. */
static void warns(struct fuzz *fuzz)
{
    if (refuses(fuzz))
        findings_add(&fuzz->findings, FINDING_OWN_TEXT_ABSENT, NOWHERE, finding_text("x"));
    fuzz_told(fuzz, "warns", !refuses(fuzz), STATUS_DONE);
}

static void goes_on(struct fuzz *fuzz)
{
    if (refuses(fuzz))
        findings_add(&fuzz->findings, FINDING_INPUT_DIRECTORY, NOWHERE);
    fuzz_told(fuzz, "goes_on", true, STATUS_DONE);
}

static void crashes(struct fuzz *fuzz)
{
    if (refuses(fuzz))
        abort();
}

static void exits(struct fuzz *fuzz)
{
    if (refuses(fuzz))
        exit(3);
}

static void hangs(struct fuzz *fuzz)
{
    for (volatile bool hanging = refuses(fuzz); hanging;)
        continue;
}

/* Only a sanitizer sees these two. */
static void reads_beyond(struct fuzz *fuzz)
{
    volatile const uint8_t *bytes = fuzz->bytes;
    if (refuses(fuzz))
        (void)bytes[fuzz->size];
}

static void leaks(struct fuzz *fuzz)
{
    uint8_t *volatile lost = malloc(fuzz->size + 1);
    lost[fuzz->size] = 0;
}

const struct fuzz_entry fuzz_entries[] = {
    {"sound", sound}, {"silent", silent}, {"warns", warns}, {"goes-on", goes_on}, {"crashes", crashes}, {"exits", exits}, {"hangs", hangs},
    {"reads-beyond", reads_beyond}, {"leaks", leaks}, {NULL, NULL},
};
