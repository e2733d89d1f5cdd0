#include "batch/index_page.h"

#include <string.h>

#include "language/labels.h"

static const char style[] =
    "body{font:1rem/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "h1,h2{line-height:1.2;color:#123f6d}a{color:#0b4f9e}"
    "table{border-collapse:collapse;width:100%;margin:0 0 2rem}caption{text-align:left;padding:.5rem 0}"
    "th,td{border-bottom:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "thead th{border-bottom:2px solid #123f6d}.n{text-align:right;white-space:nowrap}"
    ".wide{overflow-x:auto}code{overflow-wrap:anywhere}"
    "img{float:left;width:7rem;margin-right:1rem;border:1px solid #767676}br+a{font-weight:normal}";

static const enum grand_total shown[] = {TOTAL_PROJECTS, TOTAL_GRANTED, TOTAL_PAID};
enum { SHOWN = sizeof shown / sizeof *shown };

static const char *const language_names[LANGUAGES] = {"suomi", "svenska", "English"};

static void put_escaped(struct buffer *out, const char *text)
{
    buffer_put_xml(out, text, strlen(text));
}

/* An element with a text; `start` is its start tag. */
static void put_element(struct buffer *out, const char *start, const char *text, const char *end)
{
    buffer_puts(out, start);
    put_escaped(out, text);
    buffer_puts(out, end);
}

static void put_filled(struct buffer *out, const char *start, enum language language, enum word word, const char *first,
                       const char *second, const char *end)
{
    struct buffer text;
    const char *const values[] = {first, second};
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(language, word), values, 2);
    put_element(out, start, buffer_text(&text), end);
    buffer_release(&text);
}

/* --- the table of a period --- */

static void put_head(struct buffer *out, enum language language)
{
    static const enum word words[] = {WORD_INDEX_REPORT, WORD_INDEX_LANGUAGE, WORD_INDEX_REGISTER, WORD_INDEX_PAGES};
    struct arena arena;
    arena_init(&arena);
    buffer_puts(out, "<thead><tr>");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        put_element(out, words[i] == WORD_INDEX_PAGES ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">",
                    language_word(language, words[i]), "</th>");
    for (int i = 0; i < SHOWN; i++) {
        struct measure measure;
        const char *name = grand_total_names[shown[i]];
        measure_parse(&measure, name, strlen(name), NOWHERE, NULL);
        put_element(out, "<th scope=\"col\" class=\"n\">", label_measure(&arena, language, &measure), "</th>");
    }
    buffer_puts(out, "</tr></thead>\n<tbody>\n");
    arena_release(&arena);
}

static void put_count(struct buffer *out, enum language language, int64_t count)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_count(&text, language, count);
    put_element(out, "<td class=\"n\">", buffer_text(&text), "</td>");
    buffer_release(&text);
}

/* A sum that is not taken over all projects says over how many. */
static void put_sum(struct buffer *out, const struct grand_totals *totals, enum grand_total total, enum language language)
{
    struct buffer sum, projects;
    buffer_init(&sum, BUFFER_UNLIMITED);
    buffer_init(&projects, BUFFER_UNLIMITED);
    language_money(&sum, language, money_of(totals->of[total].value), /*cents*/ false);
    language_count(&projects, language, totals->of[total].projects);
    bool all = totals->of[total].projects == totals->of[TOTAL_PROJECTS].projects;
    if (all)
        put_element(out, "<td class=\"n\">", buffer_text(&sum), "</td>");
    else
        put_filled(out, "<td class=\"n\">", language, WORD_INDEX_OVER, buffer_text(&sum), buffer_text(&projects), "</td>");
    buffer_release(&projects);
    buffer_release(&sum);
}

static void put_total(struct buffer *out, const struct grand_totals *totals, enum grand_total total,
                      enum language language)
{
    if (!totals->of[total].known)
        buffer_puts(out, "<td class=\"n\">–</td>");
    else if (total == TOTAL_PROJECTS)
        put_count(out, language, totals->of[total].value);
    else
        put_sum(out, totals, total, language);
}

static bool is_picture(const struct manifest_file *file)
{
    size_t length = strlen(file->name);
    return length > 4 && strcmp(file->name + length - 4, ".png") == 0;
}

/* A picture of the first page, where pages are drawn; the link beside it tells the same. Names come in order. */
static void put_preview(struct buffer *out, const struct manifest_report *report)
{
    size_t first = 0;
    while (first < report->companion_count && !is_picture(&report->companions[first]))
        first++;
    if (first < report->companion_count)
        buffer_printf(out, "<img src=\"%s\" alt=\"\">", report->companions[first].name);
}

/* The other forms but for pages' pictures. */
static void put_companions(struct buffer *out, const struct manifest_report *report)
{
    for (size_t i = 0; i < report->companion_count; i++)
        if (!is_picture(&report->companions[i]))
            buffer_printf(out, "<br><a href=\"%s\">%s</a>", report->companions[i].name, report->companions[i].name);
}

/* Files' names have safe letters only (batch/report_name.h); its title is in the report's own language. */
static void put_report(struct buffer *out, const struct manifest_report *report, enum language language)
{
    const char *tag = language_tag(report->language), *title = report->outcome.title;
    buffer_puts(out, "<tr><th scope=\"row\">");
    put_preview(out, report);
    buffer_printf(out, "<a href=\"%s\" hreflang=\"%s\" lang=\"%s\" type=\"application/pdf\">",
                  report->file, tag, tag);
    put_element(out, "", title[0] == '\0' ? report->file : title, "</a>");
    put_companions(out, report);
    buffer_puts(out, "</th>");
    buffer_printf(out, "<td><span lang=\"%s\">%s</span></td>", tag, language_names[report->language]);
    put_element(out, "<td>", report->reg, "</td>");
    put_count(out, language, report->outcome.pages);
    for (int i = 0; i < SHOWN; i++)
        put_total(out, &report->outcome.totals, shown[i], language);
    buffer_puts(out, "</tr>\n");
}

static bool is_there(const struct manifest_report *report)
{
    return (report->state == REPORT_MADE || report->state == REPORT_KEPT) && report->reader == READER_PUBLIC;
}

static void put_period(struct buffer *out, const struct manifest *manifest, size_t first, enum language language)
{
    const char *period = manifest->reports[first].period;
    put_filled(out, "<h2>", language, WORD_INDEX_PERIOD, period, "", "</h2>\n");
    put_filled(out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"", language, WORD_INDEX_CAPTION, period, "", "\">\n");
    put_filled(out, "<table><caption>", language, WORD_INDEX_CAPTION, period, "", "</caption>\n");
    put_head(out, language);
    for (size_t i = first; i < manifest->report_count; i++)
        if (is_there(&manifest->reports[i]) && strcmp(manifest->reports[i].period, period) == 0)
            put_report(out, &manifest->reports[i], language);
    buffer_puts(out, "</tbody></table>\n</div>\n");
}

/* Periods come in the order of the batch. */
static void put_periods(struct buffer *out, const struct manifest *manifest, enum language language)
{
    for (size_t i = 0; i < manifest->report_count; i++) {
        bool told = !is_there(&manifest->reports[i]);
        for (size_t before = 0; before < i && !told; before++)
            told = is_there(&manifest->reports[before]) &&
                   strcmp(manifest->reports[before].period, manifest->reports[i].period) == 0;
        if (!told)
            put_period(out, manifest, i, language);
    }
}

/* --- the rest --- */

static void put_failed(struct buffer *out, const struct manifest *manifest, enum language language)
{
    bool any = false;
    for (size_t i = 0; i < manifest->report_count; i++) {
        const struct manifest_report *report = &manifest->reports[i];
        if (report->state != REPORT_FAILED || report->reader != READER_PUBLIC)
            continue;
        if (!any)
            put_element(out, "<h2>", language_word(language, WORD_INDEX_FAILED), "</h2>\n<ul>\n");
        any = true;
        put_element(out, "<li>", report->template, " · ");
        put_element(out, "", report->period, " · ");
        put_element(out, "", report->reg, " · ");
        if (report->where[0] != '\0')
            put_element(out, "", report->where, " · ");
        put_element(out, "", language_names[report->language], "</li>\n");
    }
    if (any)
        buffer_puts(out, "</ul>\n");
}

static void put_findings(struct buffer *out, const struct manifest_register *reg, enum language language)
{
    struct buffer counts[2];
    for (int i = 0; i < 2; i++) {
        buffer_init(&counts[i], BUFFER_UNLIMITED);
        language_count(&counts[i], language, (int64_t)reg->by_level[LEVEL_WARNING - i]);
    }
    put_filled(out, "", language, WORD_INDEX_COUNTED, buffer_text(&counts[0]), buffer_text(&counts[1]), "</li>\n");
    buffer_release(&counts[1]);
    buffer_release(&counts[0]);
}

static void put_registers(struct buffer *out, const struct manifest *manifest, enum language language)
{
    put_element(out, "<h2>", language_word(language, WORD_INDEX_REGISTERS), "</h2>\n<ul>\n");
    for (size_t i = 0; i < manifest->register_count; i++) {
        const struct manifest_register *reg = &manifest->registers[i];
        struct buffer day;
        buffer_init(&day, BUFFER_UNLIMITED);
        language_date(&day, language, reg->situation_date);
        put_element(out, "<li>", reg->name, ": ");
        put_filled(out, "", language, WORD_SITUATION, buffer_text(&day), "", ", SHA-256 <code>");
        put_element(out, "", reg->digest, "</code>; ");
        put_findings(out, reg, language);
        buffer_release(&day);
    }
    buffer_puts(out, "</ul>\n");
}

void index_page_write(struct buffer *out, const struct manifest *manifest, enum language language)
{
    const char *title = language_word(language, WORD_INDEX_TITLE);
    buffer_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language_tag(language));
    buffer_puts(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_element(out, "<title>", title, "</title>\n");
    buffer_printf(out, "<style>%s</style>\n</head>\n<body>\n<main>\n", style);
    put_element(out, "<h1>", title, "</h1>\n");
    put_periods(out, manifest, language);
    put_failed(out, manifest, language);
    put_registers(out, manifest, language);
    put_filled(out, "<p>", language, WORD_INDEX_PROGRAM, manifest->version, MANIFEST_FILE, "</p>\n");
    buffer_puts(out, "</main>\n</body>\n</html>\n");
}
