#include "base/output.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/result.h"
#include "import/import.h"

static void write_register(const struct command_line *line, const struct mapping *mapping, struct findings *findings)
{
    struct input table;
    if (input_open(&table, line->operands[0], INPUT_MAXIMUM, findings)) {
        struct output output;
        output_open(&output, result_path(line));
        if (import_write(mapping, &table, line->options[OPTION_AS_OF].day, &output, findings))
            output_close(&output, findings);
        else
            output_abandon(&output);
    }
    input_release(&table);
}

static void import_with(const struct command_line *line, const char *path, struct arena *arena,
                        struct findings *findings)
{
    enum { LARGEST_MAPPING = 16 << 20 /*bytes*/ };
    struct input input;
    struct mapping mapping;
    if (input_open(&input, path, LARGEST_MAPPING, findings) && mapping_read(&mapping, arena, &input, findings))
        write_register(line, &mapping, findings);
    input_release(&input);
}

void import_command(const struct command_line *line, struct findings *findings)
{
    struct arena arena;
    arena_init(&arena);
    const char *path = installation_file(&arena, "templates/import", line->options[OPTION_MAPPING].text,
                                         FINDING_MAPPING_UNKNOWN, findings);
    if (path != NULL)
        import_with(line, path, &arena, findings);
    arena_release(&arena);
}
