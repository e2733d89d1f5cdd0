#include "batch/report_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/kept_file.h"
#include "batch/output_folder.h"
#include "batch/report_name.h"

static int64_t file_size(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0 && S_ISREG(about.st_mode) ? (int64_t)about.st_size : -1;
}

/* Of what could not be placed nothing is told: another report's file may stand there. */
static void remove_told(const struct manifest_report *report, struct arena *arena, const char *edition)
{
    if (report->digest[0] != '\0')
        unlink(manifest_file_path(arena, edition, report->reader, report->file));
    for (size_t i = 0; i < report->companion_count; i++)
        unlink(manifest_file_path(arena, edition, report->reader, report->companions[i].name));
}

/* --- putting into place --- */

static bool tell_file(struct manifest_file *out, struct arena *arena, const char *making, const char *name,
                      struct findings *findings)
{
    const char *path = arena_format(arena, "%s/%s", making, name);
    *out = (struct manifest_file){.name = arena_copy(arena, name, strlen(name)), .size = file_size(path)};
    if (!report_name_safe(name))
        findings_add(findings, FINDING_BATCH_NAME_UNSAFE, NOWHERE, finding_text(out->name));
    return report_name_safe(name) && kept_file_digest(out->digest, path, findings);
}

/* A link, unlike a renaming, never takes the place of another report's file. */
static bool place_file(const struct manifest_file *file, struct arena *arena, const char *making, const char *place,
                       struct findings *findings)
{
    const char *path = arena_format(arena, "%s/%s", making, file->name);
    if (link(path, place) == 0)
        return true;
    if (errno == EEXIST)
        findings_add(findings, FINDING_BATCH_NAME_TWICE, NOWHERE, finding_text(file->name));
    else
        findings_add(findings, output_folder_link_failure(errno), NOWHERE, finding_text(strerror(errno)),
                     finding_text(place));
    return false;
}

static bool place_found(struct manifest_report *report, struct arena *arena, const char *making, const char *edition,
                        const char *name, struct findings *findings)
{
    struct manifest_file file;
    if (!tell_file(&file, arena, making, name, findings) ||
        !place_file(&file, arena, making, manifest_file_path(arena, edition, report->reader, name), findings))
        return false;
    if (strcmp(name, report->file) != 0) {
        report->companions[report->companion_count++] = file;
        return true;
    }
    memcpy(report->digest, file.digest, sizeof report->digest);
    report->size = file.size;
    return true;
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

bool report_files_place(struct manifest_report *report, struct arena *arena, const char *making, const char *edition,
                        struct findings *findings)
{
    struct dirent **entries = NULL;
    int count = scandir(making, &entries, is_visible, by_name);
    bool good = count > 0;
    report->companions = arena_array(arena, count < 0 ? 1 : (size_t)count + 1, sizeof *report->companions);
    output_folder_make_part(arena, edition, report->reader); /* what cannot be written there is told of the file */
    for (int i = 0; i < count; i++) {
        good = good && place_found(report, arena, making, edition, entries[i]->d_name, findings);
        free(entries[i]);
    }
    free(entries);
    if (good && report->digest[0] != '\0')
        return true;
    remove_told(report, arena, edition);
    report->companion_count = 0;
    report->digest[0] = '\0';
    return false;
}

/* --- taking over --- */

static bool take_over(const struct manifest_file *file, const char *from, const char *to)
{
    char digest[DIGEST_TEXT_SIZE];
    struct findings ignored;
    findings_init(&ignored);
    bool same = link(from, to) == 0 && file_size(to) == file->size && kept_file_digest(digest, to, &ignored) &&
                strcmp(digest, file->digest) == 0;
    findings_release(&ignored);
    return same;
}

static bool take_over_one(const struct manifest_report *before, const struct manifest_file *file, struct arena *arena,
                          const char *from, const char *to)
{
    return take_over(file, manifest_file_path(arena, from, before->reader, file->name),
                     manifest_file_path(arena, to, before->reader, file->name));
}

bool report_files_take_over(struct manifest_report *report, const struct manifest_report *before, struct arena *arena,
                            const char *from, const char *to)
{
    struct manifest_file file = {.name = before->file, .size = before->size};
    memcpy(file.digest, before->digest, sizeof file.digest);
    output_folder_make_part(arena, to, before->reader);
    bool whole = take_over_one(before, &file, arena, from, to);
    for (size_t i = 0; whole && i < before->companion_count; i++)
        whole = take_over_one(before, &before->companions[i], arena, from, to);
    if (!whole) {
        remove_told(before, arena, to);
        return false;
    }
    memcpy(report->digest, before->digest, sizeof report->digest);
    report->size = before->size;
    report->companions = before->companions;
    report->companion_count = before->companion_count;
    return true;
}
