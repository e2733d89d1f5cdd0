#include "cli/companion_csv.h"

#include "cli/result.h"

void companion_csv_write(const struct made_report *report, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (size_t i = 0; i < report->tables->count; i++) {
        const struct set_table *table = &report->tables->items[i];
        buffer_clear(&text);
        result_table_write_csv(&table->table, &text);
        const char *path = arena_format(report->arena, "%s-%s.csv", report->stem, table->name);
        if (result_spares(report->line, path, findings))
            result_write(path, &text, findings);
    }
    buffer_release(&text);
}
