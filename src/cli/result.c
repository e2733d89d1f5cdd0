#include "cli/result.h"

#include <string.h>
#include <sys/stat.h>

const char *result_path(const struct command_line *line)
{
    return command_line_has(line, OPTION_OUTPUT) ? line->options[OPTION_OUTPUT].text : "-";
}

static bool same_file(const char *path, const struct stat *about)
{
    struct stat own;
    return path != NULL && strcmp(path, "-") != 0 && stat(path, &own) == 0 && own.st_dev == about->st_dev &&
           own.st_ino == about->st_ino;
}

bool result_spares(const struct command_line *line, const char *path, struct findings *findings)
{
    struct stat about;
    if (strcmp(path, "-") == 0 || stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return true;
    bool spared = !same_file(line->options[OPTION_MAPPING].text, &about) &&
                  !same_file(line->options[OPTION_TEMPLATE].text, &about) &&
                  !same_file(line->options[OPTION_PREVIOUS].text, &about) &&
                  !same_file(line->options[OPTION_SETTINGS].text, &about);
    for (size_t i = 0; i < line->operand_count; i++)
        spared &= !same_file(line->operands[i], &about);
    if (!spared)
        findings_add(findings, FINDING_OUTPUT_IS_INPUT, NOWHERE, finding_text(path));
    return spared;
}

bool result_write(const char *path, const struct buffer *text, struct findings *findings)
{
    struct output output;
    output_open(&output, path);
    output_put(&output, buffer_text(text), text->length);
    return output_close(&output, findings);
}

bool result_close(struct output *output, struct device *device, struct findings *findings)
{
    bool drawn = device->calls->close(device, findings);
    if (drawn)
        drawn = output_close(output, findings);
    else
        output_abandon(output);
    device->calls->free(device);
    return drawn;
}
