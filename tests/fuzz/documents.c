#include "batch/batch.h"
#include "batch/kept_file.h"
#include "batch/manifest_json.h"
#include "chart/borders.h"
#include "check/check.h"
#include "check/check_settings.h"
#include "cli/dump.h"
#include "export/operations.h"
#include "figures/figures.h"
#include "readers.h"
#include "register/register_reader.h"
#include "register/settlement.h"
#include "register/shipped_lists.h"
#include "template/own_text.h"
#include "template/template_reader.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Read once: every register that needs them borrows them. */
static const struct project_register *shipped_lists(struct fuzz *fuzz)
{
    static struct arena arena;
    static struct project_register shipped;
    static bool read;
    if (!read) {
        arena_init(&arena);
        fuzz_holds(register_read(&shipped, &arena, "templates/lists/finland.xml", 0, &fuzz->findings),
                   "templates/lists/finland.xml can be read from here");
        read = true;
    }
    return &shipped;
}

bool fuzz_settle(struct fuzz *fuzz, struct project_register *out, const char *path)
{
    bool read = register_read(out, &fuzz->arena, path, REGISTER_TEXTS | REGISTER_DIGEST, &fuzz->findings);
    /* What is wrong with its content alone does not keep a register from being read. */
    if (!fuzz_told(fuzz, "register_read", read, STATUS_DATA))
        return false;
    if (shipped_lists_needed(out))
        shipped_lists_adopt(out, shipped_lists(fuzz));
    settlement_make(out, out->situation_date, &fuzz->findings);
    check_register(out, out->situation_date, &fuzz->findings);
    fuzz_told(fuzz, "check_register", true, STATUS_DATA);
    return findings_status(&fuzz->findings) == STATUS_DONE;
}

static void count(struct fuzz *fuzz, const struct project_register *reg, enum dimension first, enum dimension second)
{
    static const char *const measures[] = {
        "projects", "granted", "granted:eu", "granted:public", "paid", "share(granted:eu)", "portion(granted)",
        "rate(paid/granted)", "frame", "remaining", "cost",
    };
    struct query query = {.situation_date = reg->situation_date, .dimensions = {first, second}, .dimension_count = 2};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        fuzz_holds(measure_parse(&query.measures[query.measure_count++], measures[i], strlen(measures[i]), NOWHERE,
                                 &fuzz->findings), measures[i]);
    struct figures *figures = figures_make(&fuzz->arena, reg, &query, &fuzz->findings);
    if (fuzz_told(fuzz, "figures_make", figures != NULL, STATUS_DONE))
        figures_sort(figures, 1);
}

static void export_all(struct fuzz *fuzz, const struct project_register *reg)
{
    const struct query all = {.situation_date = reg->situation_date};
    const struct figures *figures = figures_make(&fuzz->arena, reg, &all, &fuzz->findings);
    if (!fuzz_told(fuzz, "figures_make", figures != NULL, STATUS_DONE))
        return;
    struct operations operations = {reg, figures->projects, figures->project_count, reg->situation_date, LANGUAGE_FI};
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    operations_write_csv(&operations, &out);
    operations_write_xml(&operations, &out);
    dump_register(&out, reg);
    buffer_release(&out);
}

void fuzz_register(struct fuzz *fuzz)
{
    static const enum dimension by[][2] = {
        {DIMENSION_PROGRAMME, DIMENSION_MUNICIPALITY}, {DIMENSION_FUND, DIMENSION_YEAR},
        {DIMENSION_SPEARHEAD, DIMENSION_REGION}, {DIMENSION_IMPLEMENTER, DIMENSION_SIZE_CLASS},
    };
    struct project_register reg;
    if (fuzz_settle(fuzz, &reg, fuzz->path)) {
        for (size_t i = 0; i < sizeof by / sizeof *by; i++)
            count(fuzz, &reg, by[i][0], by[i][1]);
        export_all(fuzz, &reg);
    }
    register_release(&reg);
}

void fuzz_template(struct fuzz *fuzz)
{
    struct template template;
    fuzz_told(fuzz, "template_read", template_read(&template, &fuzz->arena, fuzz->path, &fuzz->findings), STATUS_DONE);
    template_release(&template);
}

void fuzz_batch(struct fuzz *fuzz)
{
    struct batch batch;
    /* What is wrong inside <reports> leaves those out. */
    bool read = batch_read(&batch, &fuzz->arena, fuzz->path, &fuzz->findings);
    fuzz_told(fuzz, "batch_read", read, STATUS_OUTPUT);
    bool broken = false;
    for (size_t i = 0; read && i < batch.reports_count; i++)
        broken |= batch.reports[i].broken;
    fuzz_holds(!read || broken || findings_status(&fuzz->findings) == STATUS_DONE, "errors leave some reports out");
    batch_release(&batch);
}

void fuzz_checks(struct fuzz *fuzz)
{
    struct finding_levels levels;
    fuzz_told(fuzz, "check_settings_read", check_settings_read(&levels, fuzz->path, &fuzz->findings), STATUS_DONE);
}

void fuzz_borders(struct fuzz *fuzz)
{
    struct borders borders;
    fuzz_told(fuzz, "borders_read", borders_read(&borders, &fuzz->arena, fuzz->path, &fuzz->findings), STATUS_DONE);
}

void fuzz_manifest(struct fuzz *fuzz)
{
    struct manifest manifest;
    bool read = manifest_json_read(&manifest, &fuzz->arena, fuzz->path, &fuzz->findings);
    if (!fuzz_told(fuzz, "manifest_json_read", read, STATUS_DONE))
        return;
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (int reader = 0; reader < READERS; reader++)
        manifest_json_write(&manifest, (enum reader)reader, &text);
    buffer_release(&text);
}

void fuzz_own_text(struct fuzz *fuzz)
{
    struct own_text text;
    const char *name = strrchr(fuzz->path, '/') + 1;
    bool read = own_text_read(&text, &fuzz->arena, fuzz->path, name, NOWHERE, &fuzz->findings);
    fuzz_told(fuzz, "own_text_read", read, STATUS_DONE);
}

/* The bytes as what is kept of seeds/kept-file.gz, the only thing that may be restored from there. */
void fuzz_kept_file(struct fuzz *fuzz)
{
    static const char digest[] = "6a1feb2e1637d0e6a9c0cd48a8ef4854d84f924a42ccc2c437a94915e3299baf";
    char folder[] = "/tmp/hankeraportti-kept-XXXXXX";
    fuzz_holds(mkdtemp(folder) != NULL, "there is room for a folder");
    const char *kept = arena_format(&fuzz->arena, "%s/%s.gz", folder, digest);
    const char *restored = arena_format(&fuzz->arena, "%s/restored", folder);
    fuzz_holds(symlink(fuzz->path, kept) == 0, "the bytes can have a name there");
    bool whole = kept_file_restore(folder, digest, restored, &fuzz->findings);
    fuzz_told(fuzz, "kept_file_restore", whole, STATUS_DONE);
    fuzz_holds((unlink(restored) == 0) == whole, "what is damaged leaves no file");
    unlink(kept);
    fuzz_holds(rmdir(folder) == 0, "nothing else is left behind");
}
