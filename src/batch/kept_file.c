#include "batch/kept_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/input.h"
#include "base/output.h"

static const char ending[] = ".gz";

/* Opening a pipe would wait for its writer, for ever where nobody watches. */
static bool is_plain(const char *path, struct findings *findings)
{
    struct stat about;
    struct input named = {.name = path};
    if (stat(path, &about) != 0 || S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))
        return true;
    findings_add(findings, FINDING_INPUT_NOT_PLAIN, (struct place){&named, 0});
    return false;
}

bool kept_file_digest(char out[DIGEST_TEXT_SIZE], const char *path, struct findings *findings)
{
    struct input input = {.file = -1};
    char chunk[64 * 1024];
    long got = -1;
    out[0] = '\0';
    if (is_plain(path, findings) && input_open(&input, path, INPUT_MAXIMUM, findings)) {
        input.digested = true;
        while ((got = input_read(&input, chunk, sizeof chunk, findings)) > 0)
            continue;
    }
    if (got == 0)
        memcpy(out, input.digest, DIGEST_TEXT_SIZE);
    input_release(&input);
    return got == 0;
}

/* The path of a kept file. In `arena`. */
static const char *kept_file_path(struct arena *arena, const char *kept, const char *digest)
{
    return arena_format(arena, "%s/%s%s", kept, digest, ending);
}

bool kept_file_name(char out[DIGEST_TEXT_SIZE], const char *name)
{
    if (strspn(name, "0123456789abcdef") != DIGEST_TEXT_SIZE - 1 || strcmp(name + DIGEST_TEXT_SIZE - 1, ending) != 0)
        return false;
    memcpy(out, name, DIGEST_TEXT_SIZE - 1);
    out[DIGEST_TEXT_SIZE - 1] = '\0';
    return true;
}

/* --- packing --- */

static bool cannot_write(const char *path, int error, struct findings *findings)
{
    findings_add(findings, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text(strerror(error)), finding_text(path));
    return false;
}

static bool pack(gzFile out, struct input *input, struct findings *findings)
{
    char chunk[64 * 1024];
    long got;
    while ((got = input_read(input, chunk, sizeof chunk, findings)) > 0)
        if (gzwrite(out, chunk, (unsigned)got) != got)
            return true; /* gzclose or fsync tells */
    return got == 0;
}

/* Packs into `file`, which gets closed. `error`: errno, when it cannot be written. */
static bool pack_into(int file, struct input *input, int *error, struct findings *findings)
{
    gzFile out = gzdopen(dup(file), "wb6");
    errno = 0;
    bool read = out != NULL && pack(out, input, findings);
    if ((out == NULL || gzclose(out) != Z_OK || fsync(file) != 0) && read)
        *error = errno == 0 ? EIO : errno;
    if (close(file) != 0 && *error == 0)
        *error = errno;
    return read;
}

static bool store_as(const char *place, const char *aside, struct input *input, const char *digest,
                     struct findings *findings)
{
    int file = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600), error = 0;
    if (file < 0)
        return cannot_write(place, errno, findings);
    bool read = pack_into(file, input, &error, findings);
    bool same = read && strcmp(input->digest, digest) == 0;
    if (same && error == 0 && rename(aside, place) != 0)
        error = errno;
    if (same && error == 0)
        return true;
    unlink(aside);
    if (error != 0)
        return cannot_write(place, error, findings);
    if (read)
        findings_add(findings, FINDING_RUN_INPUT_CHANGED, NOWHERE, finding_text(input->name));
    return false;
}

bool kept_file_store(const char *kept, const char *path, const char *digest, struct findings *findings)
{
    struct arena arena;
    struct input input;
    struct stat about;
    arena_init(&arena);
    const char *place = kept_file_path(&arena, kept, digest);
    bool stored = stat(place, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
    if (!stored && input_open(&input, path, INPUT_MAXIMUM, findings)) {
        input.digested = true;
        stored = store_as(place, arena_format(&arena, "%s.new", place), &input, digest, findings);
        input_release(&input);
    }
    arena_release(&arena);
    return stored;
}

/* --- unpacking --- */

static bool unpack(gzFile in, struct output *out, char digest[DIGEST_TEXT_SIZE])
{
    static char chunk[64 * 1024];
    unsigned char bytes[DIGEST_SIZE];
    struct digest state;
    size_t length = 0;
    int got;
    digest_init(&state);
    while ((got = gzread(in, chunk, sizeof chunk)) > 0 && (length += (size_t)got) <= INPUT_MAXIMUM) {
        digest_add(&state, chunk, (size_t)got);
        output_put(out, chunk, (size_t)got);
    }
    digest_close(&state, bytes);
    digest_format(digest, bytes);
    return got == 0;
}

bool kept_file_restore(const char *kept, const char *digest, const char *path, struct findings *findings)
{
    struct arena arena;
    arena_init(&arena);
    const char *place = kept_file_path(&arena, kept, digest);
    char told[DIGEST_TEXT_SIZE] = "";
    struct output out;
    gzFile in = gzopen(place, "rb");
    bool forbidden = in == NULL && errno == EACCES;
    output_open(&out, path);
    bool whole = in != NULL && unpack(in, &out, told) && strcmp(told, digest) == 0;
    if (in != NULL)
        gzclose(in);
    bool restored = false;
    if (whole)
        restored = output_close(&out, findings);
    else
        output_abandon(&out);
    if (!whole)
        findings_add(findings, forbidden ? FINDING_KEPT_FORBIDDEN : FINDING_KEPT_DAMAGED, NOWHERE, finding_text(place));
    arena_release(&arena);
    return restored;
}
