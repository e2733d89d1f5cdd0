#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/findings.h"
#include "base/heap.h"

enum { AHEAD = 64 * 1024 /* libxml2 would ask the system for 4 000 bytes at a time */ };

bool input_open(struct input *out, const char *path, size_t maximum, struct findings *findings)
{
    bool standard = strcmp(path, "-") == 0;
    *out = (struct input){.name = standard ? "<stdin>" : path, .file = -1, .maximum = maximum};
    if (out->maximum > INPUT_MAXIMUM)
        out->maximum = INPUT_MAXIMUM;
    digest_init(&out->digest_state);
    out->file = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    if (out->file < 0 || fstat(out->file, &about) != 0) {
        findings_add(findings, FINDING_INPUT_UNREADABLE, (struct place){out, 0}, finding_text(strerror(errno)));
    } else if (S_ISDIR(about.st_mode)) {
        findings_add(findings, FINDING_INPUT_DIRECTORY, (struct place){out, 0});
    } else if (S_ISREG(about.st_mode) && (uintmax_t)about.st_size > out->maximum) {
        findings_add(findings, FINDING_INPUT_TOO_LARGE, (struct place){out, 0},
                     finding_count((int64_t)(out->maximum >> 20)));
    } else {
        return true;
    }
    out->failed = true;
    input_close(out);
    return false;
}

void input_close(struct input *input)
{
    if (input->file >= 0)
        close(input->file);
    input->file = -1;
    free(input->ahead);
    input->ahead = NULL;
    input->ahead_at = input->ahead_end = 0;
}

void input_release(struct input *input)
{
    input_close(input);
    free(input->lines);
    input->lines = NULL;
    input->line_count = input->line_capacity = 0;
}

void input_add_line(struct input *input, uint32_t offset)
{
    *(uint32_t *)heap_append((void **)&input->lines, &input->line_count, &input->line_capacity, sizeof offset) = offset;
}

static void note_lines(struct input *input, const char *bytes, size_t size)
{
    if (memchr(bytes, '\r', size) == NULL && !input->after_return) {
        const char *end = bytes + size, *at = bytes;
        while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL)
            input_add_line(input, (uint32_t)(input->length + (size_t)(++at - bytes)));
        return;
    }
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == '\n' && input->after_return)
            input->lines[input->line_count - 1]++;
        else if (bytes[i] == '\n' || bytes[i] == '\r')
            input_add_line(input, (uint32_t)(input->length + i + 1));
        input->after_return = bytes[i] == '\r';
    }
}

static void finish(struct input *input)
{
    if (input->digested) {
        unsigned char digest[DIGEST_SIZE];
        digest_close(&input->digest_state, digest);
        digest_format(input->digest, digest);
    }
    input_close(input);
}

/* The next bytes of the file into `ahead`. Returns as input_read does. */
static long read_ahead(struct input *input, struct findings *findings)
{
    if (input->failed || input->file < 0)
        return input->failed ? -1 : 0;
    if (input->ahead == NULL)
        input->ahead = heap_array(AHEAD, 1);
    ssize_t got;
    do
        got = read(input->file, input->ahead, AHEAD);
    while (got < 0 && errno == EINTR);
    struct place end = {input, (uint32_t)input->length};
    if (got < 0) {
        findings_add(findings, FINDING_INPUT_UNREADABLE, end, finding_text(strerror(errno)));
        input->failed = true;
        return -1;
    }
    if ((size_t)got > input->maximum - input->length) {
        findings_add(findings, FINDING_INPUT_TOO_LARGE, end, finding_count((int64_t)(input->maximum >> 20)));
        input->failed = true;
        return -1;
    }
    if (got == 0) {
        finish(input);
        return 0;
    }
    note_lines(input, input->ahead, (size_t)got);
    if (input->digested)
        digest_add(&input->digest_state, input->ahead, (size_t)got);
    input->length += (size_t)got;
    input->ahead_at = 0;
    input->ahead_end = (size_t)got;
    return got;
}

/* How many bytes are ahead, once there are any. Returns as input_read does. */
static long look_ahead(struct input *input, struct findings *findings)
{
    return input->ahead_at < input->ahead_end ? (long)(input->ahead_end - input->ahead_at) : read_ahead(input, findings);
}

long input_read(struct input *input, void *bytes, size_t size, struct findings *findings)
{
    long left = look_ahead(input, findings);
    if (left <= 0)
        return left;
    if (size > (size_t)left)
        size = (size_t)left;
    memcpy(bytes, input->ahead + input->ahead_at, size);
    input->ahead_at += size;
    return (long)size;
}

bool input_read_all(struct input *input, struct buffer *out, struct findings *findings)
{
    long left;
    while ((left = look_ahead(input, findings)) > 0) {
        buffer_put(out, input->ahead + input->ahead_at, (size_t)left);
        input->ahead_at = input->ahead_end;
    }
    return left == 0;
}

void place_resolve(struct place place, uint32_t *line, uint32_t *column)
{
    const struct input *input = place.input;
    size_t low = 0, high = input->line_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (input->lines[middle] <= place.offset)
            low = middle + 1;
        else
            high = middle;
    }
    *line = (uint32_t)low + 1;
    *column = place.offset - (low == 0 ? 0 : input->lines[low - 1]) + 1;
}
