#include "batch/sources.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/report_files.h"

static bool add_source(struct sources *sources, const char *folder, struct findings *findings)
{
    struct source source = {.folder = folder};
    if (!manifest_read_edition(&source.manifest, sources->arena, folder, findings))
        return false;
    *(struct source *)arena_append(sources->arena, (void **)&sources->items, &sources->count, &sources->capacity,
                                   sizeof source) = source;
    return true;
}

/* --- a run in parts --- */

static const char *parts_folder(struct sources *sources, const struct run_request *request)
{
    return arena_format(sources->arena, "%s/parts", request->output);
}

/* A part publishes into a folder of its own; what was reported before is told by the whole. */
static bool open_part(struct sources *sources, const struct run_request *request, struct findings *findings)
{
    const char *parts = parts_folder(sources, request);
    const char *own = arena_format(sources->arena, "%s/%u-of-%u", parts, request->part, request->parts);
    mkdir(request->output, 0777);
    mkdir(parts, 0777);
    return output_folder_open(&sources->folder, sources->arena, own, findings) &&
           sources_look(sources, sources->arena, request, findings) &&
           (sources->folder.current == NULL || add_source(sources, sources->folder.current, findings));
}

/* Adds what a part has made. False, with a finding, when it is still at work. */
static bool collect_part(struct sources *sources, const char *path, struct findings *findings)
{
    struct output_folder part;
    int lock = open(arena_format(sources->arena, "%s/.lock", path), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    bool free = lock < 0 || flock(lock, LOCK_EX | LOCK_NB) == 0;
    if (!free)
        findings_add(findings, FINDING_RUN_LOCKED, NOWHERE, finding_text(path));
    if (lock >= 0)
        close(lock);
    return free && output_folder_look(&part, sources->arena, path, findings) &&
           (part.current == NULL || add_source(sources, part.current, findings));
}

static int is_part(const struct dirent *entry)
{
    unsigned part, parts;
    return sscanf(entry->d_name, "%u-of-%u", &part, &parts) == 2;
}

static bool collect_parts(struct sources *sources, const struct run_request *request, struct findings *findings)
{
    const char *parts = parts_folder(sources, request);
    struct dirent **entries = NULL;
    bool good = true;
    int count = scandir(parts, &entries, is_part, NULL);
    for (int i = 0; i < count; i++) {
        good = good && collect_part(sources, arena_format(sources->arena, "%s/%s", parts, entries[i]->d_name), findings);
        free(entries[i]);
    }
    free(entries);
    return good;
}

void sources_forget_parts(const struct sources *sources, const struct run_request *request)
{
    int above = open(sources->folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above < 0 || !request->collects)
        return;
    output_folder_remove(above, "parts");
    close(above);
}

/* --- opening --- */

bool sources_look(struct sources *out, struct arena *arena, const struct run_request *request,
                  struct findings *findings)
{
    out->arena = arena;
    return output_folder_look(&out->history, arena, request->output, findings) &&
           (out->history.current == NULL || add_source(out, out->history.current, findings));
}

bool sources_open(struct sources *out, struct arena *arena, const struct run_request *request,
                  struct findings *findings)
{
    *out = (struct sources){.arena = arena, .folder = {.lock = -1}};
    bool open = request->parts > 0 ? open_part(out, request, findings)
                                   : output_folder_open(&out->folder, arena, request->output, findings) &&
                                         sources_look(out, arena, request, findings);
    return open && (!request->collects || collect_parts(out, request, findings)) &&
           output_folder_begin(&out->folder, findings);
}

void sources_close(struct sources *sources)
{
    output_folder_close(&sources->folder);
}

/* --- what is there --- */

const struct manifest *sources_last(const struct sources *sources)
{
    return sources->history.current == NULL ? NULL : &sources->items[0].manifest;
}

unsigned sources_differences(const struct manifest_report *before, const struct manifest_report *now)
{
    unsigned why = 0;
    if (before == NULL || before->state == REPORT_FAILED)
        return WHY_NEW;
    for (int i = 0; i < MADE_FROM; i++)
        if (strcmp(before->from[i], now->from[i]) != 0)
            why |= 1u << i;
    return why | (strcmp(before->file, now->file) != 0 ? WHY_RENAMED : 0);
}

const struct source *sources_find(const struct sources *sources, struct manifest_report *report)
{
    report->why = WHY_NEW;
    for (size_t i = 0; i < sources->count; i++) {
        unsigned why = sources_differences(manifest_report_lookup(&sources->items[i].manifest, report), report);
        if (why == 0) {
            report->why = 0;
            return &sources->items[i];
        }
        if (report->why == WHY_NEW)
            report->why = why;
    }
    return NULL;
}

bool sources_take_over(struct sources *sources, const struct source *source, struct manifest_report *report)
{
    const struct manifest_report *before = manifest_report_lookup(&source->manifest, report);
    if (!report_files_take_over(report, before, sources->arena, source->folder, sources->folder.aside)) {
        report->why = WHY_NOT_WHOLE;
        return false;
    }
    report->outcome = before->outcome;
    report->state = REPORT_KEPT;
    return true;
}
