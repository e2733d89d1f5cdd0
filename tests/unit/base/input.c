#include "base/input.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/findings.h"
#include "unit.h"

/* More than is read ahead at a time, so that what follows stands behind its end: a line of 65 535 bytes ends in CR LF, the
 * LF being the first byte of the second piece. */
enum { FIRST = 65535, PIECE = 1000 };

static struct findings findings;
static char path[] = "/tmp/unit-input-XXXXXX";

static void write_file(void)
{
    int file = mkstemp(path);
    FILE *out = fdopen(file, "w");
    for (int i = 0; i < FIRST; i++)
        putc('a', out);
    fputs("\r\nbc\n\nd", out);
    CHECK(fclose(out) == 0);
}

static bool stands_at(const struct input *input, uint32_t offset, uint32_t expected_line, uint32_t expected_column)
{
    uint32_t line, column;
    place_resolve((struct place){input, offset}, &line, &column);
    return line == expected_line && column == expected_column;
}

static void test_pieces(void)
{
    struct input input;
    char bytes[PIECE], last = 0;
    long got;
    size_t length = 0;
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings));
    while ((got = input_read(&input, bytes, sizeof bytes, &findings)) > 0) {
        CHECK(got <= PIECE);
        length += (size_t)got;
        last = bytes[got - 1];
    }
    CHECK(got == 0 && length == FIRST + 7 && input.length == length && last == 'd');
    CHECK(input_read(&input, bytes, sizeof bytes, &findings) == 0);
    CHECK(stands_at(&input, 0, 1, 1) && stands_at(&input, FIRST - 1, 1, FIRST));
    CHECK(stands_at(&input, FIRST + 2, 2, 1) && stands_at(&input, FIRST + 3, 2, 2));
    CHECK(stands_at(&input, FIRST + 6, 4, 1));
    input_release(&input);
}

/* What input_read has left, input_read_all takes. */
static void test_rest(void)
{
    struct input input;
    struct buffer rest;
    char head[10];
    buffer_init(&rest, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings));
    CHECK(input_read(&input, head, sizeof head, &findings) == sizeof head);
    CHECK(input_read_all(&input, &rest, &findings));
    CHECK(rest.length == FIRST + 7 - sizeof head && rest.bytes[0] == 'a');
    CHECK_TEXT(buffer_text(&rest) + rest.length - 7, "\r\nbc\n\nd");
    buffer_release(&rest);
    input_release(&input);
}

static void test_maximum(void)
{
    struct input input;
    CHECK(!input_open(&input, path, FIRST, &findings));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_INPUT_TOO_LARGE);
    input_release(&input);
}

int main(void)
{
    findings_init(&findings);
    write_file();
    test_pieces();
    test_rest();
    CHECK(findings.count == 0);
    test_maximum();
    unlink(path);
    findings_release(&findings);
    return unit_done();
}
