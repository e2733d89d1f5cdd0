#include "import/table_reader.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

/* A table's records as text: fields in brackets, records ended by the line they begin on. */
static const char *records(const char *encoding, enum table_quoting quoting, const char *bytes, size_t length)
{
    static char text[512];
    char path[] = "/tmp/table-reader-XXXXXX";
    int file = mkstemp(path);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        return "the test cannot write";
    close(file);
    struct findings findings;
    struct input input;
    struct table_reader reader;
    struct lookahead source;
    struct table_form form = {.encoding = encoding, .separator = ',', .quoting = quoting};
    size_t at = 0;
    findings_init(&findings);
    struct records *all = &reader.records;
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings));
    lookahead_open(&source, &input, &findings);
    if (table_reader_open(&reader, &form, &source, &findings))
        while (all->next(all)) {
            uint32_t line, column;
            for (size_t i = 0; i < all->field_count; i++)
                at += (size_t)snprintf(text + at, sizeof text - at, "[%.*s]", (int)all->fields[i].length,
                                       all->fields[i].text);
            place_resolve(records_place(all, all->offset), &line, &column);
            at += (size_t)snprintf(text + at, sizeof text - at, "%u:%u ", line, column);
        }
    all->close(all);
    snprintf(text + at, sizeof text - at, "%zu", findings.count);
    input_release(&input);
    findings_release(&findings);
    unlink(path);
    return text;
}

#define RECORDS(encoding, quoting, bytes) records(encoding, quoting, bytes, sizeof(bytes) - 1)

/* Longer than any piece that is decoded at once, with its quoted line ends where pieces meet. */
static void long_table(void)
{
    size_t size = 100000, at = 0;
    char *bytes = malloc(size);
    while (at + 20 < size)
        at += (size_t)snprintf(bytes + at, size - at, "\"a\r\n\"\"b\",%zu\r\n", at % 7);
    char path[] = "/tmp/table-reader-XXXXXX";
    int file = mkstemp(path);
    CHECK(write(file, bytes, at) == (ssize_t)at);
    close(file);
    free(bytes);
    struct findings findings;
    struct input input;
    struct table_reader reader;
    struct lookahead source;
    struct table_form form = {.encoding = "CP1252", .separator = ',', .quoting = QUOTING_DOUBLE};
    findings_init(&findings);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings));
    lookahead_open(&source, &input, &findings);
    CHECK(table_reader_open(&reader, &form, &source, &findings));
    struct records *all = &reader.records;
    size_t count = 0, right = 0;
    uint32_t line = 0, column = 0;
    for (; all->next(all); count++) {
        right += all->field_count == 2 && all->fields[0].length == 5 && all->fields[1].length == 1;
        place_resolve(records_place(all, all->offset), &line, &column);
    }
    CHECK(count == at / 12);
    CHECK(right == count);
    CHECK(line == 2 * count - 1 && column == 1);
    CHECK(findings.count == 0);
    all->close(all);
    input_release(&input);
    findings_release(&findings);
    unlink(path);
}

int main(void)
{
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_NONE, "a,b\nc,\n"), "[a][b]1:1 [c][]2:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_NONE, "a,b\r\nc\rd"), "[a][b]1:1 [c]2:1 [d]3:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_NONE, "\"a,b\"\n\n,\n"), "[\"a][b\"]1:1 []2:1 [][]3:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_NONE, ""), "0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_NONE, "\xEF\xBB\xBF\xC3\xA4\n"), "[ä]1:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_NONE, "a\xFF\n\xC3"), "[a\uFFFD]1:1 [\uFFFD]2:1 0");
    CHECK_TEXT(RECORDS("CP1252", QUOTING_NONE, "H\xE4me \x96 \x80"), "[Häme – €]1:1 0");
    CHECK_TEXT(RECORDS("CP1250", QUOTING_NONE, "\xE8\xF8"), "[čř]1:1 0");
    CHECK_TEXT(RECORDS("UTF-16LE", QUOTING_NONE, "\x0D\x01,\0\x0A\x01\r\0\n\0b\0"), "[č][Ċ]1:1 [b]2:1 0");
    /* Half of a pair is no character, and does not shift what follows. */
    CHECK_TEXT(RECORDS("UTF-16LE", QUOTING_NONE, "\x3D\xD8,\0b\0"), "[\uFFFD][b]1:1 0");
    CHECK_TEXT(RECORDS("UTF-16", QUOTING_NONE, "\xFE\xFF\0a\0,\x20\xAC"), "[a][€]1:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_DOUBLE, "\"a,\"\"b\"\"\",c\n"), "[a,\"b\"][c]1:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_DOUBLE, "\"a\nb\",c\nd,\"\"\n"), "[a\nb][c]1:1 [d][]3:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_DOUBLE, "a\"b\",\"c\"d,e\n"), "[a\"b\"][cd][e]1:1 0");
    CHECK_TEXT(RECORDS("UTF-8", QUOTING_DOUBLE, "a,\"b\nc,d\n"), "[a][b\nc,d\n]1:1 1");
    CHECK_TEXT(RECORDS("no-such-encoding", QUOTING_NONE, "a"), "1");
    long_table();
    return unit_done();
}
