/* A manifest comes back as it was written, and one that somebody has tampered with is none. */
#include "batch/manifest_json.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch/output_folder.h"
#include "unit.h"

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static void fill(struct manifest *manifest)
{
    static struct manifest_register reg;
    static struct manifest_input input;
    static struct manifest_report reports[4];
    reg = (struct manifest_register){.name = "a\"b\xFF", .file = "a.xml", .situation_date = {2025, 1, 31}, .digest = digest,
                                     .previous = digest, .previous_file = "b.xml",
                                     .readers = 1u << READER_PUBLIC};
    input = (struct manifest_input){INPUT_FONT, "f.ttf", digest};
    reports[0] = (struct manifest_report){.reg = "a", .period = "2021-2027", .template = "board", .language = LANGUAGE_SV,
                                          .file = "x.pdf", .where = "", .state = REPORT_MADE, .why = WHY_NEW, .size = 12};
    for (int i = 0; i < MADE_FROM; i++)
        reports[0].from[i] = i == FROM_PREVIOUS ? "" : digest;
    strcpy(reports[0].digest, digest);
    reports[0].outcome.totals.of[TOTAL_PAID].known = true;
    reports[0].outcome.totals.of[TOTAL_PAID].value = -5;
    reports[1] = reports[0];
    reports[1].language = LANGUAGE_EN;
    reports[1].file = "y.pdf";
    reports[1].state = REPORT_FAILED;
    reports[2] = reports[0];
    reports[2].state = REPORT_PLANNED;
    reports[3] = reports[0];
    reports[3].reader = READER_INTERNAL;
    reports[3].file = "secret-internal.pdf";
    reports[0].outcome.changes = (struct change_counts){.known = true, .of_entries = true, .projects = {[CHANGE_ENDED] = 3}};
    *manifest = (struct manifest){.version = "1", .number = 7, .registers = &reg, .register_count = 1, .inputs = &input,
                                  .input_count = 1, .reports = reports, .report_count = 4};
    strcpy(manifest->index[READER_PUBLIC], digest);
    strcpy(manifest->index[READER_INTERNAL], digest);
}

/* Whether the text, in a file, is read as a manifest. */
static bool reads(struct manifest *out, struct arena *arena, const char *text)
{
    char path[] = "/tmp/manifest-XXXXXX";
    struct findings findings;
    int file = mkstemp(path);
    findings_init(&findings);
    bool good = write(file, text, strlen(text)) == (ssize_t)strlen(text) && manifest_json_read(out, arena, path, &findings);
    CHECK(good == (findings.count == 0));
    findings_release(&findings);
    close(file);
    unlink(path);
    return good;
}

static void test_there_and_back(struct arena *arena, const char *text)
{
    struct manifest read;
    CHECK(reads(&read, arena, text));
    CHECK(read.number == 7 && read.register_count == 1 && read.input_count == 1 && read.report_count == 2);
    CHECK_TEXT(read.registers[0].name, "a\"b\xEF\xBF\xBD");
    CHECK(read.registers[0].situation_date.month == 1);
    CHECK(read.reports[0].outcome.totals.of[TOTAL_PAID].value == -5);
    CHECK(!read.reports[0].outcome.totals.of[TOTAL_COST].known);
    CHECK(read.reports[0].outcome.changes.known && read.reports[0].outcome.changes.of_entries);
    CHECK(read.reports[0].outcome.changes.projects[CHANGE_ENDED] == 3 && read.reports[0].outcome.changes.projects[CHANGE_NEW] == 0);
    CHECK(!read.reports[1].outcome.changes.known);
    CHECK(read.registers[0].readers == 1u << READER_PUBLIC && read.reader == READER_PUBLIC);
    CHECK(strstr(text, "internal") == NULL && strstr(text, "secret") == NULL);
    CHECK(read.reports[0].why == WHY_NEW && read.reports[0].language == LANGUAGE_SV && read.reports[0].size == 12);
    CHECK_TEXT(read.reports[0].from[FROM_PROGRAM], digest);
    CHECK(manifest_report_lookup(&read, &read.reports[1]) == &read.reports[1]);
    struct buffer again;
    buffer_init(&again, BUFFER_UNLIMITED);
    manifest_json_write(&read, READER_PUBLIC, &again);
    CHECK_TEXT(buffer_text(&again), text);
    buffer_release(&again);
}

/* The manifest with one text in it replaced. */
static bool reads_altered(struct arena *arena, const char *text, const char *from, const char *to)
{
    struct manifest read;
    const char *at = strstr(text, from);
    CHECK(at != NULL);
    return reads(&read, arena, arena_format(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)));
}

static void test_altered(struct arena *arena, const char *text)
{
    struct manifest read;
    CHECK(reads_altered(arena, text, "\"made\"", "\"kept\""));
    CHECK(!reads_altered(arena, text, "x.pdf", "../x.pdf"));
    CHECK(!reads_altered(arena, text, "x.pdf", "/etc/passwd"));
    CHECK(!reads_altered(arena, text, "\"reader\": \"public\"", "\"reader\": \"internal\""));
    CHECK(!reads_altered(arena, text, "\"ended\": 3", "\"ended\": -3"));
    CHECK(!reads_altered(arena, text, "b.xml", "../b.xml"));
    CHECK(!reads_altered(arena, text, "b.xml", ".."));
    CHECK(!reads_altered(arena, text, "manifest:1", "manifest:2"));
    CHECK(!reads_altered(arena, text, "\"edition\": 7", "\"edition\": -7"));
    CHECK(!reads_altered(arena, text, "\"edition\": 7", "\"edition\": 7.5"));
    CHECK(!reads_altered(arena, text, "0123456789abcdef", "../../../../../x"));
    CHECK(!reads_altered(arena, text, "\"made\"", "\"done\""));
    CHECK(!reads_altered(arena, text, "\"-0.05\"", "\"much\""));
    CHECK(!reads_altered(arena, text, "\"reports\"", "\"report\""));
    CHECK(!reads_altered(arena, text, "\"2025-01-31\"", "\"2025-01-32\""));
    CHECK(!reads(&read, arena, ""));
    CHECK(!reads(&read, arena, "[]"));
    CHECK(!reads(&read, arena, "null"));
    CHECK(!reads(&read, arena, "{\"format\":\"urn:hankeraportti:manifest:1\",\"registers\":[1],\"inputs\":[[]],\"reports\":[null]}"));
}

/* What is for internal readers stands in a manifest of its own, and in memory both are one. */
static void test_parts(struct arena *arena, const struct manifest *manifest)
{
    char folder[] = "/tmp/edition-XXXXXX";
    struct manifest read;
    struct findings findings;
    findings_init(&findings);
    CHECK(mkdtemp(folder) != NULL);
    CHECK(manifest_tells(manifest, READER_INTERNAL));
    for (int reader = READERS - 1; reader >= 0; reader--) {
        struct buffer text;
        buffer_init(&text, BUFFER_UNLIMITED);
        manifest_json_write(manifest, (enum reader)reader, &text);
        CHECK(output_folder_make_part(arena, folder, (enum reader)reader));
        FILE *file = fopen(manifest_file_path(arena, folder, (enum reader)reader, MANIFEST_FILE), "w");
        CHECK(file != NULL && fwrite(text.bytes, 1, text.length, file) == text.length && fclose(file) == 0);
        buffer_release(&text);
    }
    CHECK(manifest_read_edition(&read, arena, folder, &findings));
    CHECK(read.report_count == 3 && read.register_count == 1 && read.registers[0].readers == 1u << READER_PUBLIC);
    CHECK(read.reports[2].reader == READER_INTERNAL);
    CHECK_TEXT(read.reports[2].file, "secret-internal.pdf");
    CHECK(manifest_report_lookup(&read, &manifest->reports[3]) == &read.reports[2]);
    output_folder_remove(AT_FDCWD, folder);
    findings_release(&findings);
}

int main(void)
{
    struct manifest manifest;
    struct arena arena;
    struct buffer text;
    arena_init(&arena);
    buffer_init(&text, BUFFER_UNLIMITED);
    fill(&manifest);
    manifest_json_write(&manifest, READER_PUBLIC, &text);
    /* What was measured stands in the last part, and is not read. */
    test_there_and_back(&arena, buffer_text(&text));
    test_altered(&arena, buffer_text(&text));
    test_parts(&arena, &manifest);
    buffer_release(&text);
    arena_release(&arena);
    return unit_done();
}
