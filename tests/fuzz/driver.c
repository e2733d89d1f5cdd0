/* The same made-up faults in every run: `driver READER COUNT FILE...` gives the reader each file as it is, and then COUNT inputs made
 * of them by mutation.h. A child process reads; what it was given last is shared with its parent, which writes it to a
 * file when the child ends badly. Exit status 0, 1 for a fault in the reader, 2 for a wrong command line. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"
#include "mutation.h"

enum {
    INPUT_MOST = 1 << 20,    /* [bytes] */
    HANG_SECONDS = 10           /* of processor time that an input may take: sanitizers are slow */
};
#define SEED UINT64_C(20251231)

/* What the reader has been given last. */
struct given {
    size_t number, size;
    uint8_t bytes[INPUT_MOST];
};

struct file {
    uint8_t *bytes;
    size_t size;
};

static struct file read_file(const char *path)
{
    struct file file = {malloc(INPUT_MOST), 0};
    FILE *stream = fopen(path, "rb");
    if (stream == NULL || file.bytes == NULL) {
        fprintf(stderr, "driver: %s: %s\n", path, strerror(errno));
        exit(2);
    }
    file.size = fread(file.bytes, 1, INPUT_MOST, stream);
    fclose(stream);
    return file;
}

static void give(fuzz_reader *read, struct given *given)
{
    /* Of its own size, so that reading beyond its end is seen. */
    uint8_t *bytes = malloc(given->size == 0 ? 1 : given->size);
    memcpy(bytes, given->bytes, given->size);
    setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = HANG_SECONDS}, NULL);
    fuzz_run(read, bytes, given->size);
    setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
    free(bytes);
    given->number++;
}

static void read_all(fuzz_reader *read, struct given *given, size_t count, const struct file *files, size_t file_count)
{
    struct mutation mutation = {.state = SEED, .bytes = given->bytes, .most = INPUT_MOST};
    for (size_t i = 0; i < file_count + count; i++) {
        bool whole = i < file_count;
        const struct file *file = &files[whole ? i : mutation_chance(&mutation, file_count)];
        memcpy(given->bytes, file->bytes, file->size);
        mutation.size = file->size;
        if (!whole) {
            const struct file *other = &files[mutation_chance(&mutation, file_count)];
            mutation_make(&mutation, other->bytes, other->size);
        }
        given->size = mutation.size;
        give(read, given);
    }
}

static int tell_fault(const char *name, const struct given *given, int status)
{
    char path[] = "/tmp/hankeraportti-fault-XXXXXX";
    int file = mkstemp(path);
    bool kept = file >= 0 && write(file, given->bytes, given->size) == (ssize_t)given->size && close(file) == 0;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        printf("%s: input %zu takes longer than %d s", name, given->number, HANG_SECONDS);
    else if (WIFSIGNALED(status))
        printf("%s: input %zu ends by signal %d", name, given->number, WTERMSIG(status));
    else
        printf("%s: input %zu ends with exit status %d", name, given->number, WEXITSTATUS(status));
    printf("; it is in %s\n", kept ? path : "no file, which cannot be written");
    return 1;
}

int main(int argc, char **argv)
{
    const struct fuzz_entry *entry = argc < 4 ? NULL : fuzz_lookup(argv[1]);
    struct given *given = mmap(NULL, sizeof *given, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct file *files = calloc((size_t)argc, sizeof *files);
    if (entry == NULL || given == MAP_FAILED || files == NULL) {
        fprintf(stderr, "usage: driver READER COUNT FILE...; readers are in tests/fuzz/readers.c\n");
        return 2;
    }
    for (int i = 3; i < argc; i++)
        files[i - 3] = read_file(argv[i]);
    pid_t child = fork();
    if (child == 0) {
        read_all(entry->read, given, strtoul(argv[2], NULL, 10), files, (size_t)argc - 3);
        exit(0);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return 2;
    for (int i = 3; i < argc; i++)
        free(files[i - 3].bytes);
    free(files);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : tell_fault(argv[1], given, status);
}
