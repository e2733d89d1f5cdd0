/* Where a command's result goes: standard output, or the file named by --output - whole or not at all. */
#ifndef CLI_RESULT_H
#define CLI_RESULT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/output.h"
#include "cli/options.h"
#include "device/device.h"

/* The --output, else "-". */
const char *result_path(const struct command_line *line);
/* False, with a finding, when what is to be written to `path` would take the place of one of the files that are read. */
bool result_spares(const struct command_line *line, const char *path, struct findings *findings);
/* Writes `text` to `path`. False, with a finding, when it cannot be written. */
bool result_write(const char *path, const struct buffer *text, struct findings *findings);
/* Finishes what was drawn, puts its output in its place, and frees the device. False, with a finding, when either fails. */
bool result_close(struct output *output, struct device *device, struct findings *findings);

#endif
