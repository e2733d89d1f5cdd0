#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "language/message.h"

const struct fuzz_entry *fuzz_lookup(const char *name)
{
    const struct fuzz_entry *entry = fuzz_entries;
    while (entry->name != NULL && strcmp(entry->name, name) != 0)
        entry++;
    return entry->name == NULL ? NULL : entry;
}

void fuzz_holds(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

/* --- findings --- */

static bool is_one_line(const char *text, size_t length)
{
    if (length == 0 || text[length - 1] != '\n' || utf8_valid_prefix(text, length) != length)
        return false;
    for (size_t i = 0; i + 1 < length; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == '\177')
            return false;
    return true;
}

static void check_words(const struct finding *finding)
{
    struct buffer line;
    buffer_init(&line, BUFFER_UNLIMITED);
    for (int language = 0; language < LANGUAGES; language++) {
        buffer_clear(&line);
        message_write(&line, (enum language)language, finding);
        fuzz_holds(is_one_line(buffer_text(&line), line.length), finding_name(finding->kind));
    }
    buffer_release(&line);
}

/* Of very many findings the first are as good as all. */
enum { WORDS_MOST = 50 };

bool fuzz_told(struct fuzz *fuzz, const char *what, bool done, enum status most)
{
    struct findings since = {.count = fuzz->findings.count - fuzz->told};
    since.items = since.count == 0 ? NULL : fuzz->findings.items + fuzz->told;
    enum status gravest = findings_status(&since);
    if (done ? gravest > most : gravest == STATUS_DONE) {
        fprintf(stderr, "%s: %s\n", what, done ? "told an error, and went on as if there were none" : "failed without a finding");
        abort();
    }
    for (size_t i = 0; i < since.count && i < WORDS_MOST; i++)
        check_words(&since.items[i]);
    fuzz->told = fuzz->findings.count;
    return done;
}

/* --- giving bytes --- */

/* One file in memory serves all calls: reading it by its path begins at its front. */
static const char *file_of(const uint8_t *bytes, size_t size)
{
    static int file = -1;
    static char path[32];
    if (file < 0) {
        file = memfd_create("fuzz", 0);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    }
    if (file < 0 || ftruncate(file, 0) != 0 || pwrite(file, bytes, size, 0) != (ssize_t)size) {
        perror("fuzz: cannot write the file in memory");
        _exit(2);
    }
    return path;
}

void fuzz_run(fuzz_reader *read, const uint8_t *bytes, size_t size)
{
    struct fuzz fuzz = {.bytes = bytes, .size = size, .path = file_of(bytes, size)};
    arena_init(&fuzz.arena);
    findings_init(&fuzz.findings);
    const char *end = size == 0 ? NULL : memchr(bytes, '\0', size);
    fuzz.text = arena_copy(&fuzz.arena, (const char *)bytes, end == NULL ? size : (size_t)(end - (const char *)bytes));
    read(&fuzz);
    findings_release(&fuzz.findings);
    arena_release(&fuzz.arena);
}
