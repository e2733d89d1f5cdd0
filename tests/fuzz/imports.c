#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "import/import.h"
#include "import/mapping.h"
#include "readers.h"

enum { LARGEST = 16 << 20 /* [bytes] */ };

void fuzz_mapping(struct fuzz *fuzz)
{
    struct mapping mapping;
    struct input input;
    bool read = input_open(&input, fuzz->path, LARGEST, &fuzz->findings) &&
                mapping_read(&mapping, &fuzz->arena, &input, &fuzz->findings);
    fuzz_told(fuzz, "mapping_read", read, STATUS_DONE);
    input_release(&input);
}

/* What is imported must be a register: read again, nothing may be wrong with its form. */
static void read_again(struct fuzz *fuzz, const char *path)
{
    struct project_register reg;
    fuzz_settle(fuzz, &reg, path);
    for (size_t i = 0; i < fuzz->findings.count; i++) {
        const struct finding *finding = &fuzz->findings.items[i];
        fuzz_holds(finding->file == NULL || strcmp(finding->file, path) != 0 ||
                       strncmp(finding_name(finding->kind), "xml-", 4) != 0,
                   finding_name(finding->kind));
    }
    register_release(&reg);
}

static void import_by(struct fuzz *fuzz, const struct mapping *mapping, const char *from)
{
    char path[] = "/tmp/hankeraportti-fuzz-XXXXXX";
    fuzz_holds(close(mkstemp(path)) == 0, "a file can be made");
    struct input input;
    struct output output;
    output_open(&output, path);
    bool done = input_open(&input, from, INPUT_MAXIMUM, &fuzz->findings) &&
                import_write(mapping, &input, (date){2025, 12, 31}, &output, &fuzz->findings);
    /* Rows and cells that cannot be read do not keep the others from being imported. */
    if (fuzz_told(fuzz, "import_write", done, STATUS_DATA)) {
        if (fuzz_told(fuzz, "output_close", output_close(&output, &fuzz->findings), STATUS_DONE))
            read_again(fuzz, path);
    } else {
        output_abandon(&output);
    }
    input_release(&input);
    unlink(path);
}

/* By a mapping that comes with the program; it is read once. */
static void import_with(struct fuzz *fuzz, const char *name, const char *from)
{
    static struct arena arena;
    static struct mapping mapping;
    static struct input input;
    if (mapping.columns == NULL) {
        arena_init(&arena);
        fuzz_holds(input_open(&input, name, LARGEST, &fuzz->findings) &&
                       mapping_read(&mapping, &arena, &input, &fuzz->findings), name);
    }
    import_by(fuzz, &mapping, from);
}

void fuzz_table(struct fuzz *fuzz)
{
    import_with(fuzz, "templates/import/eura2014.xml", fuzz->path);
}

void fuzz_quoted_table(struct fuzz *fuzz)
{
    import_with(fuzz, "templates/import/eura2021.xml", fuzz->path);
}

void fuzz_document(struct fuzz *fuzz)
{
    import_with(fuzz, "templates/import/iati203.xml", fuzz->path);
}

void fuzz_workbook(struct fuzz *fuzz)
{
    import_with(fuzz, "templates/import/eura2021.xml", fuzz->path);
}

/* A workbook like tests/import/eura2021/list.xlsx, in which the bytes are the part `name`: faults in an archive's bytes seldom get past its
 * checksums. */
static void import_part(struct fuzz *fuzz, const char *name)
{
    char path[] = "/tmp/hankeraportti-fuzz-XXXXXX";
    int file = mkstemp(path), error;
    FILE *from = fopen("tests/import/eura2021/list.xlsx", "rb"), *to = fdopen(file, "wb");
    static char bytes[1 << 20];
    size_t size = from == NULL || to == NULL ? 0 : fread(bytes, 1, sizeof bytes, from);
    fuzz_holds(size > 0 && fwrite(bytes, 1, size, to) == size, "tests/import/eura2021/list.xlsx can be copied");
    fclose(from);
    fclose(to);
    zip_t *zip = zip_open(path, 0, &error);
    zip_int64_t part = zip_file_add(zip, name, zip_source_buffer(zip, fuzz->bytes, fuzz->size, 0), ZIP_FL_OVERWRITE);
    zip_set_file_compression(zip, (zip_uint64_t)part, ZIP_CM_STORE, 0);
    fuzz_holds(zip_close(zip) == 0, "a workbook can be packed");
    import_with(fuzz, "templates/import/eura2021.xml", path);
    unlink(path);
}

void fuzz_sheet(struct fuzz *fuzz)
{
    import_part(fuzz, "xl/worksheets/sheet2.xml");
}

void fuzz_shared_texts(struct fuzz *fuzz)
{
    import_part(fuzz, "xl/sharedStrings.xml");
}
