#include "cli/companions.h"

#include <dirent.h>
#include <string.h>

#include "cli/companion_csv.h"
#include "cli/companion_xlsx.h"
#include "cli/result.h"
#include "device/cairo.h"
#include "device/html.h"

/* Writes its files, named by the stem. What goes wrong is in the findings. */
typedef void write_companion(const struct made_report *report, struct findings *findings);

static void write_html(const struct made_report *report, struct findings *findings)
{
    const char *path = arena_format(report->arena, "%s.html", report->stem);
    if (!result_spares(report->line, path, findings))
        return;
    struct output output;
    output_open(&output, path);
    struct device *device = html_new(&output, report->description);
    layout_draw(report->layout, device);
    result_close(&output, device, findings);
}

/* Pixels a point: as large as a screen shows paper, and 238 pixels for the width of an A4. */
static const double page_scale = 96.0 / 72, preview_scale = 0.4;

/* report-01.png ... report-25.png: all numbers of one length, so that they stand in order. */
static const char *page_path(const struct made_report *report, uint32_t page)
{
    int digits = 1;
    for (uint32_t pages = layout_pages(report->layout); pages >= 10; pages /= 10)
        digits++;
    return arena_format(report->arena, "%s-%0*u.png", report->stem, digits, page + 1);
}

static bool write_page(const struct made_report *report, uint32_t page, const char *path, double scale,
                       struct findings *findings)
{
    if (!result_spares(report->line, path, findings))
        return false;
    struct output output;
    output_open(&output, path);
    struct device *device = cairo_png_new(&output, report->text, scale);
    layout_draw_page(report->layout, page, device);
    return result_close(&output, device, findings);
}

/* "report-", digits, ".png" */
static bool is_page_name(const char *name, const char *stem)
{
    size_t length = strlen(stem);
    if (strncmp(name, stem, length) != 0 || name[length] != '-')
        return false;
    const char *digits = name + length + 1;
    size_t count = strspn(digits, "0123456789");
    return count > 0 && strcmp(digits + count, ".png") == 0;
}

/* Pages beside this report's own are an earlier, longer one's. They are not removed: what made them is not known. */
static void tell_left_pages(const struct made_report *report, struct findings *findings)
{
    const char *slash = strrchr(report->stem, '/'), *name = slash == NULL ? report->stem : slash + 1;
    DIR *folder = opendir(slash == NULL ? "." : arena_copy(report->arena, report->stem, (size_t)(name - report->stem)));
    int64_t left = -(int64_t)layout_pages(report->layout);
    if (folder == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        left += is_page_name(entry->d_name, name);
    closedir(folder);
    if (left > 0)
        findings_add(findings, FINDING_PAGES_LEFT, NOWHERE, finding_text(arena_format(&findings->arena, "%s-*.png", report->stem)),
                     finding_count(left), finding_text(page_path(report, layout_pages(report->layout) - 1)));
}

static void write_png(const struct made_report *report, struct findings *findings)
{
    bool written = true;
    for (uint32_t page = 0; written && page < layout_pages(report->layout); page++)
        written = write_page(report, page, page_path(report, page), page_scale, findings);
    if (written)
        tell_left_pages(report, findings);
}

static void write_preview(const struct made_report *report, struct findings *findings)
{
    write_page(report, 0, arena_format(report->arena, "%s%s", report->stem, COMPANION_PREVIEW_ENDING), preview_scale,
               findings);
}

static write_companion *const writers[COMPANIONS] = {
    [COMPANION_XLSX] = companion_xlsx_write, [COMPANION_CSV] = companion_csv_write, [COMPANION_HTML] = write_html,
    [COMPANION_PNG] = write_png, [COMPANION_PREVIEW] = write_preview,
};

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

void companions_write(const struct made_report *report, struct findings *findings)
{
    for (int i = 0; i < COMPANIONS; i++)
        if ((report->line->options[OPTION_ALSO].words >> i & 1) != 0 && writers[i] != NULL)
            writers[i](report, findings);
}
