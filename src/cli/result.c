#include "cli/result.h"

#include "base/output.h"

const char *result_path(const struct command_line *line)
{
    return command_line_has(line, OPTION_OUTPUT) ? line->options[OPTION_OUTPUT].text : "-";
}

bool result_write(const char *path, const struct buffer *text, struct findings *findings)
{
    struct output output;
    output_open(&output, path);
    output_put(&output, buffer_text(text), text->length);
    return output_close(&output, findings);
}
