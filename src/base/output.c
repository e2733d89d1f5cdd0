#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/findings.h"

/* Names of the files being written, for output_remove_unfinished. */
enum { UNFINISHED = 8 };
static char *volatile unfinished[UNFINISHED];

static void remember(char *aside)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i] == NULL) {
            unfinished[i] = aside;
            return;
        }
}

static void forget(const char *aside)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i] == aside)
            unfinished[i] = NULL;
}

void output_remove_unfinished(void)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i] != NULL)
            unlink(unfinished[i]);
}

/* A device or a pipe cannot be replaced by a rename: it is written to directly. */
static bool written_in_place(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

static void drop_aside(struct output *output)
{
    if (output->aside == NULL)
        return;
    forget(output->aside);
    free(output->aside);
    output->aside = NULL;
}

static void open_aside(struct output *output)
{
    size_t size = strlen(output->path) + 32;
    char *aside = malloc(size);
    if (aside == NULL)
        die("out of memory");
    snprintf(aside, size, "%s.%ld.part", output->path, (long)getpid());
    /* Remembered before it is there: a signal may come as soon as it is. */
    output->aside = aside;
    remember(aside);
    output->file = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (output->file < 0) {
        output->error = errno;
        drop_aside(output);
    }
}

void output_open(struct output *out, const char *path)
{
    out->path = path;
    out->aside = NULL;
    out->file = -1;
    out->error = 0;
    out->used = 0;
    struct stat about;
    if (strcmp(path, "-") == 0)
        out->file = dup(STDOUT_FILENO);
    else if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        errno = EISDIR;
    else if (written_in_place(path))
        out->file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    else {
        open_aside(out);
        return;
    }
    if (out->file < 0)
        out->error = errno;
}

static void write_bytes(struct output *output, const char *bytes, size_t length)
{
    while (length > 0 && output->error == 0) {
        ssize_t done = write(output->file, bytes, length);
        if (done < 0 && errno != EINTR)
            output->error = errno;
        if (done > 0) {
            bytes += done;
            length -= (size_t)done;
        }
    }
}

void output_put(struct output *output, const void *bytes, size_t length)
{
    if (output->error != 0)
        return;
    if (length > sizeof output->bytes - output->used) {
        write_bytes(output, output->bytes, output->used);
        output->used = 0;
    }
    if (length >= sizeof output->bytes) {
        write_bytes(output, bytes, length);
        return;
    }
    memcpy(output->bytes + output->used, bytes, length);
    output->used += length;
}

bool output_close(struct output *output, struct findings *findings)
{
    write_bytes(output, output->bytes, output->used);
    output->used = 0;
    if (output->error == 0 && output->aside != NULL && fsync(output->file) != 0)
        output->error = errno;
    if (output->file >= 0 && close(output->file) != 0 && output->error == 0)
        output->error = errno;
    output->file = -1;
    if (output->error == 0 && output->aside != NULL && rename(output->aside, output->path) != 0)
        output->error = errno;
    if (output->error != 0) {
        bool replaced = strcmp(output->path, "-") != 0;
        findings_add(findings, replaced ? FINDING_OUTPUT_UNWRITABLE : FINDING_STANDARD_OUTPUT_UNWRITABLE, NOWHERE,
                     finding_text(strerror(output->error)), finding_text(output->path));
        output_abandon(output);
        return false;
    }
    drop_aside(output);
    return true;
}

void output_abandon(struct output *output)
{
    if (output->file >= 0)
        close(output->file);
    output->file = -1;
    if (output->aside != NULL)
        unlink(output->aside);
    drop_aside(output);
}
