#include "batch/part_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "batch/index_page.h"
#include "batch/kept_file.h"

struct names {
    const char **items;
    size_t count, capacity;
};

static void add(struct names *names, struct arena *arena, const char *name)
{
    *(const char **)arena_append(arena, (void **)&names->items, &names->count, &names->capacity,
                                 sizeof *names->items) = name;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_told(struct names *out, const struct manifest *manifest, enum reader reader, struct arena *arena)
{
    add(out, arena, MANIFEST_FILE);
    add(out, arena, INDEX_PAGE_FILE);
    for (size_t i = 0; i < manifest->report_count; i++) {
        const struct manifest_report *report = &manifest->reports[i];
        if (report->reader != reader || (report->state != REPORT_MADE && report->state != REPORT_KEPT))
            continue;
        add(out, arena, report->file);
        for (size_t c = 0; c < report->companion_count; c++)
            add(out, arena, report->companions[c].name);
    }
    qsort(out->items, out->count, sizeof *out->items, by_text);
}

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

void part_files_each_stranger(const struct manifest *manifest, enum reader reader, struct arena *arena, const char *folder,
                              part_files_stranger *found, void *context)
{
    struct names told = {0};
    struct dirent **entries = NULL;
    list_told(&told, manifest, reader, arena);
    int count = scandir(folder, &entries, is_entry, by_name);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (bsearch(&name, told.items, told.count, sizeof *told.items, by_text) == NULL)
            found(context, name);
        free(entries[i]);
    }
    free(entries);
}

static void count_one(void *context, const char *name)
{
    (void)name;
    ++*(size_t *)context;
}

bool part_files_stand(const struct manifest *manifest, enum reader reader, struct arena *arena, const char *folder)
{
    char digest[DIGEST_TEXT_SIZE];
    size_t strangers = 0;
    struct findings ignored;
    findings_init(&ignored);
    bool same = kept_file_digest(digest, arena_format(arena, "%s/" INDEX_PAGE_FILE, folder), &ignored) &&
                strcmp(digest, manifest->index[reader]) == 0;
    findings_release(&ignored);
    if (same)
        part_files_each_stranger(manifest, reader, arena, folder, count_one, &strangers);
    return same && strangers == 0;
}
