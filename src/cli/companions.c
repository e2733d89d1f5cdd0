#include "cli/companions.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "cli/companion_csv.h"
#include "cli/companion_xlsx.h"
#include "cli/result.h"
#include "device/cairo.h"
#include "device/html.h"
#include "layout/layout_drawing.h"

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

/* report-01.png ... report-25.png without the stem: all numbers of one length, so that they stand in order. */
static const char *page_name(const struct made_report *report, uint32_t page)
{
    int digits = 1;
    for (uint32_t pages = layout_pages(report->layout); pages >= 10; pages /= 10)
        digits++;
    return arena_format(report->arena, "-%0*u.png", digits, page + 1);
}

static const char *page_path(const struct made_report *report, uint32_t page)
{
    return arena_format(report->arena, "%s%s", report->stem, page_name(report, page));
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

static void write_png(const struct made_report *report, struct findings *findings)
{
    bool written = true;
    for (uint32_t page = 0; written && page < layout_pages(report->layout); page++)
        written = write_page(report, page, page_path(report, page), page_scale, findings);
}

static void write_preview(const struct made_report *report, struct findings *findings)
{
    write_page(report, 0, arena_format(report->arena, "%s%s", report->stem, COMPANION_PREVIEW_ENDING), preview_scale,
               findings);
}

static bool is_html(const char *name)
{
    return strcmp(name, ".html") == 0;
}

static bool is_xlsx(const char *name)
{
    return strcmp(name, ".xlsx") == 0;
}

static bool is_preview(const char *name)
{
    return strcmp(name, COMPANION_PREVIEW_ENDING) == 0;
}

/* "-12.png" */
static bool is_page(const char *name)
{
    size_t digits = *name == '-' ? strspn(name + 1, "0123456789") : 0;
    return digits > 0 && strcmp(name + 1 + digits, ".png") == 0;
}

static bool writes_page(const struct made_report *report, const char *name)
{
    unsigned long page = strtoul(name + 1, NULL, 10);
    return page > 0 && page <= layout_pages(report->layout) && strcmp(name, page_name(report, (uint32_t)page - 1)) == 0;
}

static bool writes_its_one(const struct made_report *report, const char *name)
{
    (void)report, (void)name;
    return true;
}

/* `name` is that of a file without the stem: "-12.png". */
static const struct {
    void (*write)(const struct made_report *report, struct findings *findings); /* what goes wrong is in the findings */
    bool (*is)(const char *name);       /* whether a file may be one of its kind */
    bool (*writes)(const struct made_report *report, const char *name); /* whether, being one, it is this report's */
} kinds[COMPANIONS] = {
    [COMPANION_XLSX] = {companion_xlsx_write, is_xlsx, writes_its_one},
    [COMPANION_CSV] = {companion_csv_write, companion_csv_is, companion_csv_writes},
    [COMPANION_HTML] = {write_html, is_html, writes_its_one},
    [COMPANION_PNG] = {write_png, is_page, writes_page},
    [COMPANION_PREVIEW] = {write_preview, is_preview, writes_its_one},
};

static bool asked_for(const struct command_line *line, int companion)
{
    return (line->options[OPTION_ALSO].words >> companion & 1) != 0;
}

bool companions_have_stem(const struct command_line *line)
{
    return strcmp(result_path(line), "-") != 0 && !command_line_has(line, OPTION_DUMP);
}

bool companions_have_place(const struct command_line *line, struct findings *findings)
{
    if (companions_have_stem(line) || !command_line_has(line, OPTION_ALSO))
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
        if (asked_for(report->line, i))
            kinds[i].write(report, findings);
}

/* True of a companion of some report of this name that is none of this report's. */
static bool is_left(const struct made_report *report, const char *name)
{
    for (int i = 0; i < COMPANIONS; i++)
        if (kinds[i].is(name))
            return !asked_for(report->line, i) || !kinds[i].writes(report, name);
    return false;
}

void companions_tell_left(const struct made_report *report, struct findings *findings)
{
    const char *slash = strrchr(report->stem, '/'), *stem = slash == NULL ? report->stem : slash + 1, *first = NULL;
    DIR *folder = opendir(slash == NULL ? "." : arena_copy(report->arena, report->stem, (size_t)(stem - report->stem)));
    size_t length = strlen(stem);
    int64_t left = 0;
    if (folder == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, stem, length) != 0 || !is_left(report, entry->d_name + length))
            continue;
        left++;
        if (first == NULL || strcmp(entry->d_name, first) < 0)
            first = arena_copy(report->arena, entry->d_name, strlen(entry->d_name));
    }
    closedir(folder);
    if (left > 0)
        findings_add(findings, FINDING_COMPANIONS_LEFT, NOWHERE, finding_text(result_path(report->line)), finding_count(left),
                     finding_text(first));
}
