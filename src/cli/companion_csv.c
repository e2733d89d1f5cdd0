#include "cli/companion_csv.h"

#include <string.h>

#include "cli/result.h"

static const char *name_of(const struct made_report *report, const struct set_table *table)
{
    return arena_format(report->arena, "-%s.csv", table->name);
}

void companion_csv_write(const struct made_report *report, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (size_t i = 0; i < report->tables->count; i++) {
        const struct set_table *table = &report->tables->items[i];
        buffer_clear(&text);
        result_table_write_csv(&table->table, &text);
        const char *path = arena_format(report->arena, "%s%s", report->stem, name_of(report, table));
        if (result_spares(report->line, path, findings))
            result_write(path, &text, findings);
    }
    buffer_release(&text);
}

/* "-01-rahastoittain.csv", "-01.csv" */
bool companion_csv_is(const char *name)
{
    static const char digits[] = "0123456789", letters[] = "abcdefghijklmnopqrstuvwxyz";
    size_t number = *name == '-' ? strspn(name + 1, digits) : 0;
    const char *rest = name + 1 + number;
    if (number > 0 && *rest == '-' && rest[1] != '\0' && strchr(letters, rest[1]) != NULL)
        rest += 1 + strspn(rest + 1, "0123456789abcdefghijklmnopqrstuvwxyz-");
    return number > 0 && strcmp(rest, ".csv") == 0;
}

bool companion_csv_writes(const struct made_report *report, const char *name)
{
    for (size_t i = 0; i < report->tables->count; i++)
        if (strcmp(name, name_of(report, &report->tables->items[i])) == 0)
            return true;
    return false;
}
