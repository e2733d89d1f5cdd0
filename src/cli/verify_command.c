#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/index_page.h"
#include "batch/kept_file.h"
#include "batch/manifest_json.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settled_register.h"
#include "figures/query_reader.h"

/* The part of an edition that a manifest tells of: its folder, and the kept files three folders above it. */
struct verification {
    struct arena arena;
    struct manifest manifest;
    const char *folder, *kept;
    struct findings *findings;
};

/* --- files --- */

static void verify_file(struct verification *verification, const char *path, const char *expected,
                        enum finding_kind otherwise)
{
    char digest[DIGEST_TEXT_SIZE];
    if (kept_file_digest(digest, path, verification->findings) && strcmp(digest, expected) != 0)
        findings_add(verification->findings, otherwise, NOWHERE, finding_text(path));
}

static void verify_beside(struct verification *verification, const char *name, const char *digest)
{
    verify_file(verification, arena_format(&verification->arena, "%s/%s", verification->folder, name), digest,
                FINDING_VERIFY_ALTERED);
}

static void verify_report_files(struct verification *verification, const struct manifest_report *report)
{
    verify_beside(verification, report->file, report->digest);
    for (size_t i = 0; i < report->companion_count; i++)
        verify_beside(verification, report->companions[i].name, report->companions[i].digest);
}

/* What comes with the program may have been replaced since: that is no fault of the edition. */
static void verify_input(struct verification *verification, const struct manifest_input *input)
{
    static const char *const folders[INPUT_ROLES] = {[INPUT_FONT] = "fonts", [INPUT_LIST] = "templates/lists"};
    struct arena *arena = &verification->arena;
    const char *folder = folders[input->role];
    if (input->role == INPUT_PROGRAM) {
        verify_file(verification, "/proc/self/exe", input->digest, FINDING_VERIFY_OTHER_INPUT);
    } else if (folder != NULL && strchr(input->file, '/') == NULL) {
        const char *path = arena_format(arena, "%s/%s", installation_folder(arena, folder), input->file);
        if (access(path, F_OK) == 0)
            verify_file(verification, path, input->digest, FINDING_VERIFY_OTHER_INPUT);
        else
            findings_add(verification->findings, FINDING_VERIFY_OTHER_INPUT, NOWHERE, finding_text(path));
    }
}

/* --- totals, from the register that was kept --- */

static void verify_totals(struct verification *verification, const struct settled_register *settled,
                          const struct manifest_register *reg)
{
    for (size_t i = 0; i < verification->manifest.report_count; i++) {
        const struct manifest_report *report = &verification->manifest.reports[i];
        if (report->state == REPORT_FAILED || strcmp(report->reg, reg->name) != 0)
            continue;
        struct grand_totals totals = {0};
        const struct code *period = register_code_lookup(&settled->reg, LIST_PERIOD, report->period);
        struct filter filter = {0};
        bool limited = report->where[0] != '\0';
        bool made = period != NULL &&
                    (!limited || query_read_filter(&filter, &verification->arena, "where", report->where,
                                                   strlen(report->where), NOWHERE, verification->findings)) &&
                    grand_totals_make(&totals, &verification->arena, &settled->reg, period, &filter, limited,
                                                        settled->situation_date, verification->findings);
        if (!made || !grand_totals_equal(&totals, &report->outcome.totals))
            findings_add(verification->findings, FINDING_VERIFY_TOTALS, NOWHERE, finding_text(report->file),
                         finding_text(reg->file));
    }
}

static void verify_register_at(struct verification *verification, const struct manifest_register *reg,
                               const char *path)
{
    struct settled_register settled;
    struct command_line line = {.command = COMMAND_VERIFY};
    line.options[OPTION_AS_OF] = (struct option_value){.text = "", .day = reg->situation_date};
    if (settled_register_read(&settled, &line, path, 0, verification->findings))
        verify_totals(verification, &settled, reg);
    settled_register_release(&settled);
}

/* Unpacks the kept register into a folder of its own, which is removed again: it has personal data. */
static void verify_register(struct verification *verification, const struct manifest_register *reg)
{
    char folder[] = "/tmp/hankeraportti-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        findings_add(verification->findings, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text(""),
                     finding_text("/tmp"));
        return;
    }
    const char *path = arena_format(&verification->arena, "%s/register.xml", folder);
    if (kept_file_restore(verification->kept, reg->digest, path, verification->findings))
        verify_register_at(verification, reg, path);
    unlink(path);
    rmdir(folder);
}

/* --- the whole --- */

static bool is_reported(const struct verification *verification, const struct manifest_register *reg)
{
    for (size_t i = 0; i < verification->manifest.report_count; i++) {
        const struct manifest_report *report = &verification->manifest.reports[i];
        if (report->state != REPORT_FAILED && strcmp(report->reg, reg->name) == 0)
            return true;
    }
    return false;
}

static void verify(struct verification *verification)
{
    const struct manifest *manifest = &verification->manifest;
    size_t errors = verification->findings->by_level[LEVEL_ERROR], reports = 0;
    for (size_t i = 0; i < manifest->report_count; i++)
        if (manifest->reports[i].state != REPORT_FAILED) {
            verify_report_files(verification, &manifest->reports[i]);
            reports++;
        }
    verify_beside(verification, INDEX_PAGE_FILE, manifest->index[manifest->reader]);
    for (size_t i = 0; i < manifest->input_count; i++)
        verify_input(verification, &manifest->inputs[i]);
    for (size_t i = 0; i < manifest->register_count; i++)
        if (is_reported(verification, &manifest->registers[i]))
            verify_register(verification, &manifest->registers[i]);
    if (verification->findings->by_level[LEVEL_ERROR] == errors)
        findings_add(verification->findings, FINDING_VERIFY_DONE, NOWHERE, finding_count((int64_t)reports));
}

void verify_command(const struct command_line *line, struct findings *findings)
{
    struct verification verification = {.findings = findings};
    const char *path = line->operands[0], *slash = strrchr(path, '/');
    arena_init(&verification.arena);
    verification.folder = slash == NULL ? "." : arena_copy(&verification.arena, path, (size_t)(slash - path));
    verification.kept = arena_format(&verification.arena, "%s/../../../kept", verification.folder);
    if (manifest_json_read(&verification.manifest, &verification.arena, path, findings))
        verify(&verification);
    arena_release(&verification.arena);
}
