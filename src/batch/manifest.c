#include "batch/manifest.h"

#include <string.h>
#include <unistd.h>

#include "batch/manifest_json.h"
#include "batch/output_folder.h"

const char *const manifest_reason_names[REASONS + 1] = {"register", "as-of", "previous", "template", "beside", "settings",
                                                        "fonts", "lists", "program", "options", "new", "renamed", "not-whole", NULL};

/* --- the manifests of an edition, as one --- */

static void add_register(struct manifest *manifest, const struct manifest_register *reg)
{
    for (size_t i = 0; i < manifest->register_count; i++)
        if (strcmp(manifest->registers[i].name, reg->name) == 0) {
            manifest->registers[i].readers |= reg->readers;
            return;
        }
    manifest->registers[manifest->register_count++] = *reg;
}

/* The arrays of both, one after the other; a register once. */
static void join(struct manifest *out, const struct manifest *other, struct arena *arena)
{
    const struct manifest one = *out;
    size_t room = one.register_count + other->register_count + 1;
    out->registers = arena_array(arena, room, sizeof *out->registers);
    out->register_count = 0;
    for (size_t i = 0; i < one.register_count; i++)
        add_register(out, &one.registers[i]);
    for (size_t i = 0; i < other->register_count; i++)
        add_register(out, &other->registers[i]);
    out->inputs = arena_array(arena, one.input_count + other->input_count + 1, sizeof *out->inputs);
    memcpy(out->inputs, one.inputs, one.input_count * sizeof *out->inputs);
    memcpy(out->inputs + one.input_count, other->inputs, other->input_count * sizeof *out->inputs);
    out->input_count += other->input_count;
    out->reports = arena_array(arena, one.report_count + other->report_count + 1, sizeof *out->reports);
    memcpy(out->reports, one.reports, one.report_count * sizeof *out->reports);
    memcpy(out->reports + one.report_count, other->reports, other->report_count * sizeof *out->reports);
    out->report_count += other->report_count;
    strcpy(out->index[other->reader], other->index[other->reader]);
}

bool manifest_read_edition(struct manifest *out, struct arena *arena, const char *edition, struct findings *findings)
{
    struct manifest internal;
    const char *path = manifest_file_path(arena, edition, READER_INTERNAL, MANIFEST_FILE);
    if (!manifest_json_read(out, arena, manifest_file_path(arena, edition, READER_PUBLIC, MANIFEST_FILE), findings))
        return false;
    if (access(path, F_OK) != 0)
        return true;
    if (!manifest_json_read(&internal, arena, path, findings))
        return false;
    join(out, &internal, arena);
    return true;
}

bool manifest_tells(const struct manifest *manifest, enum reader reader)
{
    bool tells = reader == READER_PUBLIC;
    for (size_t i = 0; i < manifest->report_count && !tells; i++)
        tells = manifest->reports[i].reader == reader && manifest->reports[i].state != REPORT_PLANNED;
    return tells;
}

/* --- looking up --- */

const struct manifest_register *manifest_register_lookup(const struct manifest *manifest, const char *name)
{
    for (size_t i = 0; i < manifest->register_count; i++)
        if (strcmp(manifest->registers[i].name, name) == 0)
            return &manifest->registers[i];
    return NULL;
}

const char *manifest_file_path(struct arena *arena, const char *edition, enum reader reader, const char *name)
{
    return arena_format(arena, "%s/%s", output_folder_part(arena, edition, reader), name);
}

bool manifest_report_same(const struct manifest_report *a, const struct manifest_report *b)
{
    return a->language == b->language && a->reader == b->reader && strcmp(a->reg, b->reg) == 0 &&
           strcmp(a->period, b->period) == 0 && strcmp(a->template, b->template) == 0 && strcmp(a->where, b->where) == 0;
}

const struct manifest_report *manifest_report_lookup(const struct manifest *manifest,
                                                     const struct manifest_report *like)
{
    for (size_t i = 0; i < manifest->report_count; i++)
        if (manifest_report_same(&manifest->reports[i], like))
            return &manifest->reports[i];
    return NULL;
}
