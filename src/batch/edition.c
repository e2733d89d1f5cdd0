#include "batch/edition.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"
#include "batch/index_page.h"
#include "batch/kept_file.h"
#include "batch/manifest_json.h"

/* What an edition is made of. */
struct edition {
    struct output_folder *folder;
    struct plan *plan;
    const struct manifest *last;
    struct findings *findings;
};

/* --- what it is made from --- */

static bool keep_inputs(const struct edition *edition)
{
    struct plan *plan = edition->plan;
    const char *kept = edition->folder->kept;
    if (!plan_inputs_stand(plan, edition->findings) ||
        !kept_file_store(kept, plan->batch->input.name, plan->batch->input.digest, edition->findings) ||
        (plan->settings[0] != '\0' &&
         !kept_file_store(kept, plan->tools->settings, plan->settings, edition->findings)))
        return false;
    for (size_t i = 0; i < plan->batch->register_count; i++) {
        const struct planned_register *reg = &plan->registers[i];
        if (reg->used && reg->sound && !kept_file_store(kept, reg->batch->file, reg->told.digest, edition->findings))
            return false;
    }
    for (size_t i = 0; i < plan->report_count; i++) {
        const struct planned_report *report = &plan->reports[i];
        if (report->told.state != REPORT_FAILED && report->told.state != REPORT_PLANNED &&
            !kept_file_store(kept, report->template_file, report->told.from[FROM_TEMPLATE], edition->findings))
            return false;
    }
    return true;
}

/* --- what it tells of itself --- */

/* A bit for each enum reader that has reports of the register. */
static unsigned readers_of(const struct plan *plan, const struct planned_register *reg)
{
    unsigned readers = 0;
    for (size_t i = 0; i < plan->report_count; i++)
        if (plan->reports[i].reg == reg)
            readers |= 1u << plan->reports[i].told.reader;
    return readers;
}

/* The registers of this edition. One that could not be reported now is told as it was: next month's changes go on from
 * there, however many months were missed. */
static void fill_registers(const struct edition *edition, struct manifest *manifest)
{
    struct plan *plan = edition->plan;
    manifest->registers = arena_array(edition->plan->arena, plan->batch->register_count, sizeof *manifest->registers);
    for (size_t i = 0; i < plan->batch->register_count; i++) {
        const struct planned_register *reg = &plan->registers[i];
        const struct manifest_register *last =
            edition->last == NULL ? NULL : manifest_register_lookup(edition->last, reg->told.name);
        bool told = reg->used && reg->sound;
        if (told)
            manifest->registers[manifest->register_count++] = reg->told;
        else if (last != NULL)
            manifest->registers[manifest->register_count++] = *last;
        if (told || (last != NULL && reg->used))
            manifest->registers[manifest->register_count - 1].readers = readers_of(plan, reg);
    }
}

static void fill_manifest(const struct edition *edition, struct manifest *manifest)
{
    struct plan *plan = edition->plan;
    *manifest = (struct manifest){.version = plan->tools->version, .number = edition->folder->number + 1,
                                  .inputs = plan->inputs, .input_count = plan->input_count,
                                  .report_count = plan->report_count};
    fill_registers(edition, manifest);
    manifest->reports = arena_array(edition->plan->arena, plan->report_count, sizeof *manifest->reports);
    for (size_t i = 0; i < plan->report_count; i++)
        manifest->reports[i] = plan->reports[i].told;
}

static bool write_aside(const struct edition *edition, enum reader reader, const char *name, const struct buffer *text)
{
    struct output output;
    output_open(&output, manifest_file_path(edition->plan->arena, edition->folder->aside, reader, name));
    output_put(&output, buffer_text(text), text->length);
    return output_close(&output, edition->findings);
}

/* The index page and the manifest for these readers. */
static bool write_part(const struct edition *edition, struct manifest *manifest, enum reader reader)
{
    struct buffer page, text;
    struct digest state;
    unsigned char digest[DIGEST_SIZE];
    buffer_init(&page, BUFFER_UNLIMITED);
    buffer_init(&text, BUFFER_UNLIMITED);
    output_folder_make_part(edition->plan->arena, edition->folder->aside, reader);
    index_page_write(&page, manifest, reader, edition->plan->batch->language);
    digest_init(&state);
    digest_add(&state, buffer_text(&page), page.length);
    digest_close(&state, digest);
    digest_format(manifest->index[reader], digest);
    manifest_json_write(manifest, reader, &text);
    bool written = write_aside(edition, reader, INDEX_PAGE_FILE, &page) &&
                   write_aside(edition, reader, MANIFEST_FILE, &text);
    buffer_release(&text);
    buffer_release(&page);
    return written;
}

static bool write_manifests(const struct edition *edition)
{
    struct manifest manifest;
    bool written = true;
    fill_manifest(edition, &manifest);
    for (int reader = 0; reader < READERS && written; reader++) {
        mode_t mask = output_folder_mask((enum reader)reader);
        written = !manifest_tells(&manifest, (enum reader)reader) || write_part(edition, &manifest, (enum reader)reader);
        umask(mask);
    }
    return written;
}

static date latest_date(const struct edition *edition)
{
    date latest = {0};
    for (size_t i = 0; i < edition->plan->batch->register_count; i++) {
        const struct planned_register *reg = &edition->plan->registers[i];
        if (reg->used && reg->sound && date_compare(reg->told.situation_date, latest) > 0)
            latest = reg->told.situation_date;
    }
    return latest;
}

bool edition_publish(struct output_folder *folder, struct plan *plan, const struct manifest *last,
                     struct findings *findings)
{
    const struct edition edition = {folder, plan, last, findings};
    return keep_inputs(&edition) && write_manifests(&edition) &&
           output_folder_publish(folder, latest_date(&edition), findings);
}

/* --- what is no longer kept --- */

struct retention {
    struct output_folder *folder;
    int64_t keep;
    struct manifest *editions;      /* that stay */
    size_t count, capacity;
    bool unsure;                    /* one cannot be read: nothing of `kept` is removed */
};

static bool stays(void *context, const char *edition, unsigned number)
{
    struct retention *retention = context;
    struct arena *arena = retention->folder->arena;
    struct manifest manifest;
    if (number + retention->keep <= retention->folder->number)
        return false;
    struct findings ignored;
    findings_init(&ignored);
    if (manifest_read_edition(&manifest, arena, edition, &ignored))
        *(struct manifest *)arena_append(arena, (void **)&retention->editions, &retention->count,
                                         &retention->capacity, sizeof manifest) = manifest;
    else
        retention->unsure = true;
    findings_release(&ignored);
    return true;
}

static bool is_needed(const struct manifest *manifest, const char *digest)
{
    for (size_t i = 0; i < manifest->register_count; i++)
        if (strcmp(manifest->registers[i].digest, digest) == 0 || strcmp(manifest->registers[i].previous, digest) == 0)
            return true;
    for (size_t i = 0; i < manifest->input_count; i++)
        if (strcmp(manifest->inputs[i].digest, digest) == 0)
            return true;
    return false;
}

/* Removes also what a killed run had begun to keep. */
static void forget_unneeded(struct retention *retention)
{
    DIR *kept = opendir(retention->folder->kept);
    for (struct dirent *entry; kept != NULL && (entry = readdir(kept)) != NULL;) {
        char digest[DIGEST_TEXT_SIZE];
        bool needed = entry->d_name[0] == '.', whole = kept_file_name(digest, entry->d_name);
        for (size_t i = 0; i < retention->count && whole && !needed; i++)
            needed = is_needed(&retention->editions[i], digest);
        if (!needed)
            unlinkat(dirfd(kept), entry->d_name, 0);
    }
    if (kept != NULL)
        closedir(kept);
}

void edition_retain(struct output_folder *folder, int64_t keep)
{
    struct retention retention = {.folder = folder, .keep = keep};
    output_folder_each(folder, stays, &retention);
    if (!retention.unsure)
        forget_unneeded(&retention);
}
