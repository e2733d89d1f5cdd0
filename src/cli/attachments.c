#include "cli/attachments.h"

#include "export/extract.h"

static void add(struct attachments *out, struct arena *arena, struct pdf_attachment attachment, struct buffer *text)
{
    attachment.length = text->length;
    attachment.bytes = arena_copy(arena, buffer_text(text), text->length);
    out->items[out->count++] = attachment;
    buffer_clear(text);
}

static void put_extract(struct buffer *out, const struct report_request *request, const struct figures *all)
{
    const struct extract extract = {request->reg, all->projects, all->project_count, request->situation_date,
                                    language_word(request->language, WORD_NATURAL_PERSON)};
    extract_write(&extract, out);
}

bool attachments_make(struct attachments *out, struct arena *arena, const struct report_request *request,
                      const struct set_tables *tables, struct findings *findings)
{
    const struct query everything = {.period = request->period, .situation_date = request->situation_date};
    const struct figures *all = figures_make(arena, request->reg, &everything, findings);
    if (all == NULL)
        return false;
    bool internal = request->reader == READER_INTERNAL;
    const char *marked = internal ? "-internal" : "";
    const char *told = internal ? language_word(request->language, WORD_INTERNAL_TITLE) : "";
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    *out = (struct attachments){.items = arena_array(arena, tables->count + 1, sizeof *out->items)};
    for (size_t i = 0; i < tables->count; i++) {
        const struct set_table *table = &tables->items[i];
        result_table_write_csv(&table->table, &text);
        add(out, arena, (struct pdf_attachment){
            .name = arena_format(arena, "%s%s.csv", table->name, marked), .type = "text/csv",
            .description = arena_format(arena, "%s%s (%s)", table->title, told, table->id)}, &text);
    }
    put_extract(&text, request, all);
    add(out, arena, (struct pdf_attachment){.name = language_word(request->language, WORD_EXTRACT_FILE),
                                            .type = "application/xml",
                                            .description = language_word(request->language, WORD_EXTRACT)}, &text);
    buffer_release(&text);
    return true;
}
