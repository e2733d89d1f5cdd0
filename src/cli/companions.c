#include "cli/companions.h"

#include <string.h>

#include "cli/result.h"
#include "device/html.h"

const char *const companion_names[COMPANIONS + 1] = {
    [COMPANION_XLSX] = "xlsx", [COMPANION_CSV] = "csv", [COMPANION_HTML] = "html", [COMPANION_PNG] = "png",
};

/* Writes its files, named by the stem. What goes wrong is in the findings. */
typedef void write_companion(const struct made_report *report, struct findings *findings);

static void write_html(const struct made_report *report, struct findings *findings)
{
    struct output output;
    output_open(&output, arena_format(report->arena, "%s.html", report->stem));
    struct device *device = html_new(&output, report->description);
    layout_draw(report->layout, device);
    result_close(&output, device, findings);
}

static write_companion *const writers[COMPANIONS] = {[COMPANION_HTML] = write_html};

bool companions_have_place(const struct command_line *line, struct findings *findings)
{
    bool file = strcmp(result_path(line), "-") != 0 && !command_line_has(line, OPTION_DUMP);
    if (file || !command_line_has(line, OPTION_ALSO))
        return true;
    findings_add(findings, FINDING_COMPANIONS_WITHOUT_FILE, NOWHERE);
    return false;
}

const char *companions_stem(struct arena *arena, const char *path)
{
    static const char ending[] = ".pdf";
    size_t length = strlen(path);
    bool ends = length > sizeof ending - 1 && strcmp(path + length - (sizeof ending - 1), ending) == 0;
    return arena_copy(arena, path, ends ? length - (sizeof ending - 1) : length);
}

void companions_write(const struct command_line *line, const struct made_report *report, struct findings *findings)
{
    for (int i = 0; i < COMPANIONS; i++)
        if ((line->options[OPTION_ALSO].words >> i & 1) != 0 && writers[i] != NULL)
            writers[i](report, findings);
}
