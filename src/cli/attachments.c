#include "cli/attachments.h"

#include <stdlib.h>

#include "changes/change_set.h"
#include "export/extract.h"

static void add(struct attachments *out, struct arena *arena, struct pdf_attachment attachment, struct buffer *text)
{
    attachment.length = text->length;
    attachment.bytes = arena_copy(arena, buffer_text(text), text->length);
    out->items[out->count++] = attachment;
    buffer_clear(text);
}

/* --- the registers that the figures can be asked of again --- */

static bool in_period(const struct changes_side *side, const struct project *project, const struct code *period)
{
    return project != NULL && project_in_period(side->reg, project, period, side->situation_date);
}

static int by_offset(const void *a, const void *b)
{
    const struct project *one = *(const struct project *const *)a, *other = *(const struct project *const *)b;
    return (one->offset > other->offset) - (one->offset < other->offset);
}

/* The two registers of a report, and which of their projects are the same. */
struct compared {
    struct changes_side before, after;
    struct project_pairs pairs;
    const struct code *period;
};

/* The projects of one of them that are in the period on either day, in its order: one that came into the period is in both
 * extracts, so that it has not vanished from the one. */
static struct extract extract_of(struct arena *arena, const struct compared *compared, const struct changes_side *side)
{
    const struct project **chosen = arena_array(arena, compared->pairs.count + 1, sizeof *chosen);
    struct extract extract = {.reg = side->reg, .projects = chosen, .situation_date = side->situation_date,
                              .numbered = compared->after.reg};
    for (size_t i = 0; i < compared->pairs.count; i++) {
        const struct project_pair *pair = &compared->pairs.items[i];
        const struct project *own = side == &compared->after ? pair->after : pair->before;
        if (own != NULL && (in_period(&compared->before, pair->before, compared->period) ||
                            in_period(&compared->after, pair->after, compared->period)))
            chosen[extract.count++] = own;
    }
    qsort(chosen, extract.count, sizeof *chosen, by_offset);
    return extract;
}

static void add_extract(struct attachments *out, struct arena *arena, const struct report_request *request,
                        struct extract extract, enum word file, enum word description)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    extract.person = language_word(request->language, WORD_NATURAL_PERSON);
    extract_write(&extract, &text);
    add(out, arena, (struct pdf_attachment){.name = language_word(request->language, file), .type = "application/xml",
                                            .description = language_word(request->language, description)}, &text);
    buffer_release(&text);
}

static bool tell_changes(struct arena *arena, const struct set_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++)
        if (change_set_named(arena, tables->items[i].id))
            return true;
    return false;
}

static void add_extracts(struct attachments *out, struct arena *arena, const struct report_request *request,
                         const struct set_tables *tables)
{
    static const struct project_register none = {.project_count = 0};
    bool changes = tell_changes(arena, tables);
    struct compared compared = {.before = {.reg = &none}, .after = {request->reg, request->situation_date},
                                .period = request->period};
    if (changes)
        compared.before = *request->previous;
    project_pairs_make(&compared.pairs, arena, compared.before.reg, compared.after.reg);
    add_extract(out, arena, request, extract_of(arena, &compared, &compared.after), WORD_EXTRACT_FILE, WORD_EXTRACT);
    if (changes)
        add_extract(out, arena, request, extract_of(arena, &compared, &compared.before), WORD_PREVIOUS_EXTRACT_FILE,
                    WORD_PREVIOUS_EXTRACT);
}

void attachments_make(struct attachments *out, struct arena *arena, const struct report_request *request,
                      const struct set_tables *tables)
{
    enum { EXTRACTS = 2 };
    bool internal = request->reader == READER_INTERNAL;
    const char *marked = internal ? "-internal" : "";
    const char *told = internal ? language_word(request->language, WORD_INTERNAL_TITLE) : "";
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    *out = (struct attachments){.items = arena_array(arena, tables->count + EXTRACTS, sizeof *out->items)};
    for (size_t i = 0; i < tables->count; i++) {
        const struct set_table *table = &tables->items[i];
        result_table_write_csv(&table->table, &text);
        add(out, arena, (struct pdf_attachment){
            .name = arena_format(arena, "%s%s.csv", table->name, marked), .type = "text/csv",
            .description = arena_format(arena, "%s%s (%s)", table->title, told, table->id)}, &text);
    }
    buffer_release(&text);
    add_extracts(out, arena, request, tables);
}
