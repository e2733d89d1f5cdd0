#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/index_page.h"
#include "batch/kept_file.h"
#include "batch/manifest_json.h"
#include "batch/part_files.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settled_register.h"
#include "figures/query_reader.h"

/* The part of an edition that a manifest tells of: its folder, and the kept files three folders above it. */
struct verification {
    struct arena arena;
    struct manifest manifest;
    const char *folder, *kept;
    const char *name;               /* of its file, in the folder */
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

/* A file of the part: there, no link to another one, and what was published. `size`: -1 when the manifest does not tell it. */
static void verify_beside(struct verification *verification, const char *name, const char *digest, int64_t size)
{
    struct stat about;
    const char *path = arena_format(&verification->arena, "%s/%s", verification->folder, name);
    size_t errors = verification->findings->by_level[LEVEL_ERROR];
    if (lstat(path, &about) != 0 && errno == ENOENT)
        findings_add(verification->findings, FINDING_VERIFY_MISSING, NOWHERE, finding_text(path));
    else if (lstat(path, &about) == 0 && !S_ISREG(about.st_mode))
        findings_add(verification->findings, FINDING_VERIFY_NOT_FILE, NOWHERE, finding_text(path));
    else
        verify_file(verification, path, digest, FINDING_VERIFY_ALTERED);
    if (verification->findings->by_level[LEVEL_ERROR] == errors && size >= 0 && about.st_size != size)
        findings_add(verification->findings, FINDING_VERIFY_SIZE, NOWHERE, finding_text(path),
                     finding_count(about.st_size), finding_count(size));
}

static void verify_report_files(struct verification *verification, const struct manifest_report *report)
{
    verify_beside(verification, report->file, report->digest, report->size);
    for (size_t i = 0; i < report->companion_count; i++)
        verify_beside(verification, report->companions[i].name, report->companions[i].digest, report->companions[i].size);
}

static void tell_stranger(void *context, const char *name)
{
    struct verification *verification = context;
    if (strcmp(name, verification->name) != 0)
        findings_add(verification->findings, FINDING_VERIFY_STRANGER, NOWHERE,
                     finding_text(arena_format(&verification->arena, "%s/%s", verification->folder, name)));
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

/* --- what the manifest says twice: whoever alters one place leaves the other --- */

static bool is_input(const struct manifest *manifest, enum input_role role, const char *digest)
{
    bool known = digest[0] == '\0';
    for (size_t i = 0; i < manifest->input_count && !known; i++)
        known = manifest->inputs[i].role == role && strcmp(manifest->inputs[i].digest, digest) == 0;
    return known;
}

static void verify_from(struct verification *verification, const struct manifest_report *report)
{
    const struct manifest *manifest = &verification->manifest;
    const struct manifest_register *reg = manifest_register_lookup(manifest, report->reg);
    char day[DATE_TEXT_SIZE];
    date_format(day, reg == NULL ? (date){0} : reg->situation_date);
    const bool same[MADE_FROM] = {
        [FROM_REGISTER] = reg != NULL && strcmp(report->from[FROM_REGISTER], reg->digest) == 0,
        [FROM_AS_OF] = reg != NULL && strcmp(report->from[FROM_AS_OF], day) == 0,
        [FROM_PREVIOUS] = reg != NULL && strcmp(report->from[FROM_PREVIOUS], reg->previous) == 0,
        [FROM_TEMPLATE] = is_input(manifest, INPUT_TEMPLATE, report->from[FROM_TEMPLATE]),
        [FROM_BESIDE] = true, [FROM_FONTS] = true, [FROM_LISTS] = true, [FROM_OPTIONS] = true, /* stand nowhere else */
        [FROM_SETTINGS] = is_input(manifest, INPUT_SETTINGS, report->from[FROM_SETTINGS]),
        [FROM_PROGRAM] = is_input(manifest, INPUT_PROGRAM, report->from[FROM_PROGRAM]),
    };
    for (int i = 0; i < MADE_FROM; i++)
        if (!same[i])
            findings_add(verification->findings, FINDING_VERIFY_FROM, NOWHERE, finding_text(report->file),
                         finding_text(manifest_reason_names[i]));
}

/* How long both are the same. */
static size_t common(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] != '\0' && a[length] == b[length])
        length++;
    return length;
}

/* Tells the first place where the two pages differ: what stands there between two tags. */
static void tell_difference(struct verification *verification, const char *told, const char *published)
{
    struct arena *arena = &verification->arena;
    size_t same = common(told, published);
    while (same > 0 && strchr(">\"", told[same - 1]) == NULL)
        same--;
    told += same;
    published += same;
    findings_add(verification->findings, FINDING_VERIFY_PAGE, NOWHERE,
                 finding_text(arena_copy(arena, told, strcspn(told, "<\""))),
                 finding_text(arena_copy(arena, published, strcspn(published, "<\""))));
}

/* The index page is made of the manifest alone, in one of the languages. */
static void compare_page(struct verification *verification, const char *published)
{
    const char *nearest = "";
    for (int language = 0; language < LANGUAGES; language++) {
        struct buffer page;
        buffer_init(&page, BUFFER_UNLIMITED);
        index_page_write(&page, &verification->manifest, verification->manifest.reader, (enum language)language);
        const char *text = arena_copy(&verification->arena, buffer_text(&page), page.length);
        if (common(text, published) >= common(nearest, published))
            nearest = text;
        buffer_release(&page);
    }
    if (strcmp(nearest, published) != 0)
        tell_difference(verification, nearest, published);
}

/* Of a page that is what was published, and by this program: another one may tell the same in another way. */
static void verify_page(struct verification *verification)
{
    char program[DIGEST_TEXT_SIZE];
    struct input input = {.file = -1};
    struct buffer text;
    struct findings ignored;
    const struct manifest *manifest = &verification->manifest;
    findings_init(&ignored);
    buffer_init(&text, INPUT_MAXIMUM);
    const char *path = arena_format(&verification->arena, "%s/" INDEX_PAGE_FILE, verification->folder);
    if (input_open(&input, path, INPUT_MAXIMUM, &ignored)) {
        input.digested = true;
        if (kept_file_digest(program, "/proc/self/exe", &ignored) && is_input(manifest, INPUT_PROGRAM, program) &&
            input_read_all(&input, &text, &ignored) && strcmp(input.digest, manifest->index[manifest->reader]) == 0)
            compare_page(verification, buffer_text(&text));
    }
    input_release(&input);
    buffer_release(&text);
    findings_release(&ignored);
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

/* Opens the kept register, unpacked into a folder of its own. It has personal data: before it is read it has no name any more, so
 * that nothing of it is left behind whatever ends the program. -1, with a finding. */
static int open_kept(struct verification *verification, const char *folder, const char *digest)
{
    const char *path = arena_format(&verification->arena, "%s/register.xml", folder);
    int file = -1;
    if (kept_file_restore(verification->kept, digest, path, verification->findings)) {
        file = open(path, O_RDONLY | O_CLOEXEC);
        if (file < 0)
            findings_add(verification->findings, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text(strerror(errno)),
                         finding_text(path));
    }
    unlink(path);
    rmdir(folder);
    return file;
}

static void verify_register(struct verification *verification, const struct manifest_register *reg)
{
    char folder[] = "/tmp/hankeraportti-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        findings_add(verification->findings, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text(strerror(errno)),
                     finding_text("/tmp"));
        return;
    }
    int file = open_kept(verification, folder, reg->digest);
    if (file < 0)
        return;
    verify_register_at(verification, reg, arena_format(&verification->arena, "/proc/self/fd/%d", file));
    close(file);
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
            verify_from(verification, &manifest->reports[i]);
            reports++;
        }
    verify_beside(verification, INDEX_PAGE_FILE, manifest->index[manifest->reader], /*size*/ -1);
    part_files_each_stranger(manifest, manifest->reader, &verification->arena, verification->folder, tell_stranger, verification);
    verify_page(verification);
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
    verification.name = slash == NULL ? path : slash + 1;
    verification.kept = arena_format(&verification.arena, "%s/../../../kept", verification.folder);
    if (manifest_json_read(&verification.manifest, &verification.arena, path, findings))
        verify(&verification);
    arena_release(&verification.arena);
}
