#include <string.h>

#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/result.h"
#include "export/operations.h"

static bool is_xml(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".xml") == 0;
}

static void write_operations(const struct command_line *line, struct settled_register *settled,
                             const struct query *query, struct findings *findings)
{
    const struct figures *figures = figures_make(&settled->arena, &settled->reg, query, findings);
    if (figures == NULL)
        return;
    if (figures->project_count == 0 && settled->reg.project_count > 0)
        findings_add(findings, FINDING_SELECTION_EMPTY, NOWHERE);
    const struct operations operations = {&settled->reg, figures->projects, figures->project_count,
                                          settled->situation_date, command_line_language(line, LANGUAGE_FI)};
    const char *path = result_path(line);
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    size_t hidden = is_xml(path) ? operations_write_xml(&operations, &text) : operations_write_csv(&operations, &text);
    if (hidden > 0)
        findings_add(findings, FINDING_PERSONS_LEFT_OUT, NOWHERE, finding_count((int64_t)hidden));
    result_write(path, &text, findings);
    buffer_release(&text);
}

void export_command(const struct command_line *line, struct findings *findings)
{
    struct query query;
    if (!figures_query_read(&query, line, /*most_dimensions*/ 0, findings))
        return;
    struct settled_register settled;
    if (settled_register_read_all(&settled, line, REGISTER_TEXTS, findings) &&
        settled_register_join(&settled, findings) && figures_query_ask(&query, line, &settled, findings) &&
        settled_register_sound(&settled, findings))
        write_operations(line, &settled, &query, findings);
    settled_register_release(&settled);
}
