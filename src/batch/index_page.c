#include "batch/index_page.h"

#include <string.h>

#include "batch/companion.h"
#include "device/html_style.h"
#include "language/change_labels.h"
#include "language/labels.h"
#include "template/style.h"

/* Beside what all web pages of the program have (device/html_style.h). Figures of all reports stand in columns of one width, below
 * one another. */
static const char style[] =
    "main{max-width:76rem}\n"
    ".mark{display:inline-block;padding:.25rem .75rem;border:2px solid var(--ink);font-weight:700}\n"
    "article{display:grid;grid-template-columns:4.5rem minmax(0,1fr);gap:.75rem 1.25rem;padding:1.25rem 0;"
    "border-top:1px solid var(--line)}\n"
    "article>img{width:100%;border:1px solid var(--line);background:#fff}\n"
    "article h3{margin:0}\n"
    "dl,dd{margin:0}\n"
    "dt{font-size:.875rem;color:var(--muted)}\n"
    ".totals,.told{grid-column:1/-1}\n"
    ".totals div{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}\n"
    ".totals dd{font-size:1.125rem}\n"
    ".totals small{display:block;color:var(--muted)}\n"
    ".told div{margin:.35rem 0}\n"
    ".told span{display:inline-block;margin-right:1rem}\n"
    "article a{display:inline-block;margin-right:.75rem}\n"
    "article .small{margin:.2rem 0}\n"
    ".version{margin:.75rem 0 0}\n"
    "summary{color:var(--link);cursor:pointer}\n"
    "code{font-size:.875rem}\n"
    "article+h2,article+footer{border-top:1px solid var(--line);padding-top:2rem}\n"
    "@media screen and (min-width:40rem){\n"
    ".totals,.told{grid-column:2}\n"
    ".totals{display:grid;grid-template-columns:2fr 3fr 3fr;gap:1rem}\n"
    ".totals div{display:block;text-align:right}\n"
    "}\n"
    "@media screen and (min-width:60rem){\n"
    "article{grid-template-columns:6.5rem minmax(0,1fr) 31rem;grid-template-rows:auto 1fr}\n"
    "article>img{grid-row:1/3}\n"
    "article>div{grid-row:1/3;grid-column:2}\n"
    ".totals,.told{grid-column:3}\n"
    "}\n";

static const enum grand_total shown[] = {TOTAL_PROJECTS, TOTAL_GRANTED, TOTAL_PAID};
enum { SHOWN = sizeof shown / sizeof *shown };

static const char *const language_names[LANGUAGES] = {"suomi", "svenska", "English"};

/* What is written, about what, for whom. */
struct index_page {
    struct buffer *out;
    const struct manifest *manifest;
    enum reader reader;
    enum language language;
    struct arena arena;
};

/* --- text --- */

static void put(struct index_page *page, const char *markup)
{
    buffer_puts(page->out, markup);
}

static void put_text(struct index_page *page, const char *text)
{
    buffer_put_xml(page->out, text, strlen(text));
}

/* An element with a text; `start` is its start tag. */
static void put_element(struct index_page *page, const char *start, const char *text, const char *end)
{
    put(page, start);
    put_text(page, text);
    put(page, end);
}

static const char *count_text(struct index_page *page, int64_t count)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_count(&text, page->language, count);
    return buffer_keep(&text, &page->arena);
}

static const char *date_text(struct index_page *page, date day)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_date(&text, page->language, day);
    return buffer_keep(&text, &page->arena);
}

/* Whole kilobytes, at least one. */
static const char *size_text(struct index_page *page, int64_t bytes)
{
    return count_text(page, bytes < 1000 ? 1 : (bytes + 500) / 1000);
}

static const char *fill(struct index_page *page, enum word word, const char *first, const char *second, const char *third)
{
    struct buffer text;
    const char *const values[] = {first, second, third};
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(page->language, word), values, 3);
    return buffer_keep(&text, &page->arena);
}

static const char *findings_text(struct index_page *page, const size_t by_level[LEVEL_ERROR + 1])
{
    return fill(page, WORD_FINDING_COUNTS, count_text(page, (int64_t)by_level[LEVEL_ERROR]),
                count_text(page, (int64_t)by_level[LEVEL_WARNING]), count_text(page, (int64_t)by_level[LEVEL_NOTE]));
}

/* --- key figures --- */

/* A sum that is not taken over all projects says over how many. */
static void put_sum(struct index_page *page, const struct grand_totals *totals, enum grand_total total)
{
    struct buffer sum;
    buffer_init(&sum, BUFFER_UNLIMITED);
    language_money(&sum, page->language, money_of(totals->of[total].value), /*cents*/ false);
    put_text(page, buffer_keep(&sum, &page->arena));
    if (totals->of[total].projects != totals->of[TOTAL_PROJECTS].projects)
        put_element(page, " <small>", fill(page, WORD_INDEX_OVER, count_text(page, totals->of[total].projects), "", ""),
                    "</small>");
}

static void put_total(struct index_page *page, const struct grand_totals *totals, enum grand_total total)
{
    struct measure measure;
    const char *name = grand_total_names[total];
    measure_parse(&measure, name, strlen(name), NOWHERE, NULL);
    put_element(page, "<div><dt>", label_measure(&page->arena, page->language, &measure), "</dt><dd class=\"number\">");
    if (!totals->of[total].known)
        put_text(page, language_word(page->language, WORD_NIL));
    else if (total == TOTAL_PROJECTS)
        put_text(page, count_text(page, totals->of[total].value));
    else
        put_sum(page, totals, total);
    put(page, "</dd></div>");
}

/* --- what changed, what was found --- */

static void put_counts(struct index_page *page, const struct change_counts *changes)
{
    bool any = false;
    for (int i = 0; i < CHANGE_KINDS; i++) {
        if (changes->projects[i] == 0)
            continue;
        any = true;
        put_element(page, "<span>", label_change_kind(page->language, (enum change_kind)i), ": ");
        put_element(page, "", count_text(page, changes->projects[i]), "</span> ");
    }
    if (!any)
        put_text(page, language_word(page->language, WORD_CHANGES_NONE));
}

static void put_changes(struct index_page *page, const struct manifest_report *report)
{
    const struct change_counts *changes = &report->outcome.changes;
    const struct manifest_register *reg = manifest_register_lookup(page->manifest, report->reg);
    put(page, "<div><dt>");
    if (!changes->known) {
        put_element(page, "", language_word(page->language, WORD_CHANGES_DIFFERENCE), "</dt><dd>");
        put_element(page, "", language_word(page->language, WORD_INDEX_FIRST), "</dd></div>");
        return;
    }
    put_element(page, "", fill(page, changes->of_entries ? WORD_INDEX_CHANGES_BY_ENTRY : WORD_INDEX_CHANGES,
                               date_text(page, reg == NULL ? (date){0} : reg->previous_date), "", ""), "</dt><dd>");
    put_counts(page, changes);
    put(page, "</dd></div>");
}

static void put_told(struct index_page *page, const struct manifest_report *report)
{
    put(page, "<dl class=\"told\">");
    put_changes(page, report);
    put_element(page, "<div><dt>", language_word(page->language, WORD_INDEX_FINDINGS), "</dt><dd>");
    put_element(page, "", findings_text(page, report->outcome.by_level), "</dd></div></dl>\n");
}

/* --- files; their names have safe letters only (batch/report_name.h) --- */

static bool ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), end = strlen(ending);
    return length > end && strcmp(name + length - end, ending) == 0;
}

/* A picture of the first page; the link beside it tells the same. */
static void put_preview(struct index_page *page, const struct manifest_report *report)
{
    for (size_t i = 0; i < report->companion_count; i++)
        if (ends_in(report->companions[i].name, COMPANION_PREVIEW_ENDING))
            buffer_printf(page->out, "<img src=\"%s\" alt=\"\" loading=\"lazy\">\n", report->companions[i].name);
}

static void put_file(struct index_page *page, const struct manifest_file *file, const char *label)
{
    buffer_printf(page->out, "<a href=\"%s\">", file->name);
    put_element(page, "", fill(page, WORD_INDEX_FORM, label, size_text(page, file->size), ""), "</a>");
}

static bool has_form(const struct manifest_file *file, const char *form)
{
    return ends_in(file->name, form) && !ends_in(file->name, COMPANION_PREVIEW_ENDING);
}

/* Many of one form are kept out of sight. */
static void put_form(struct index_page *page, const struct manifest_report *report, const char *form, size_t count)
{
    char label[8] = "";
    for (size_t i = 0; form[i + 1] != '\0' && i + 1 < sizeof label; i++)
        label[i] = (char)(form[i + 1] - 'a' + 'A');
    if (count > 1)
        put_element(page, "<details><summary>", fill(page, WORD_INDEX_FILES, label, count_text(page, (int64_t)count), ""),
                    "</summary>");
    for (size_t i = 0; i < report->companion_count; i++)
        if (has_form(&report->companions[i], form)) {
            put_file(page, &report->companions[i], count > 1 ? report->companions[i].name : label);
            put(page, count > 1 ? "<br>" : " ");
        }
    if (count > 1)
        put(page, "</details>");
}

static void put_forms(struct index_page *page, const struct manifest_report *report)
{
    static const char *const forms[] = {".html", ".xlsx", ".csv", ".png"};
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        size_t count = 0;
        for (size_t i = 0; i < report->companion_count; i++)
            count += has_form(&report->companions[i], forms[f]);
        if (count > 0)
            put_form(page, report, forms[f], count);
    }
}

/* --- which reports make one entry: the same in several languages --- */

static bool is_there(const struct index_page *page, const struct manifest_report *report)
{
    return (report->state == REPORT_MADE || report->state == REPORT_KEPT) && report->reader == page->reader;
}

static bool same_entry(const struct manifest_report *a, const struct manifest_report *b)
{
    struct manifest_report like = *b;
    like.language = a->language;
    return manifest_report_same(a, &like);
}

/* The entry's report in that language; NULL when there is none. */
static const struct manifest_report *version_of(const struct index_page *page, const struct manifest_report *entry,
                                                enum language language)
{
    for (size_t i = 0; i < page->manifest->report_count; i++) {
        const struct manifest_report *report = &page->manifest->reports[i];
        if (is_there(page, report) && report->language == language && same_entry(report, entry))
            return report;
    }
    return NULL;
}

/* The first report of an entry stands for it where the order of entries is meant. */
static bool begins_entry(const struct index_page *page, size_t index)
{
    const struct manifest_report *reports = page->manifest->reports;
    for (size_t before = 0; before < index; before++)
        if (is_there(page, &reports[before]) && same_entry(&reports[before], &reports[index]))
            return false;
    return is_there(page, &reports[index]);
}

/* What an entry is called and told by: its report in the page's language, else its first. */
static const struct manifest_report *spokesman(const struct index_page *page, const struct manifest_report *first)
{
    const struct manifest_report *own = version_of(page, first, page->language);
    return own == NULL ? first : own;
}

/* --- reports --- */

/* The title is in the report's own language. */
static void put_link(struct index_page *page, const struct manifest_report *report)
{
    const char *tag = language_tag(report->language), *title = report->outcome.title;
    buffer_printf(page->out, "<a href=\"%s\" hreflang=\"%s\" lang=\"%s\" type=\"application/pdf\">", report->file, tag, tag);
    put_element(page, "", title[0] == '\0' ? report->file : title, "</a>");
}

static void put_version(struct index_page *page, const struct manifest_report *report)
{
    buffer_printf(page->out, "<p class=\"small\"><span lang=\"%s\">%s</span> · ", language_tag(report->language),
                  language_names[report->language]);
    put_element(page, "", fill(page, WORD_INDEX_FILE, size_text(page, report->size),
                               count_text(page, report->outcome.pages), ""), "</p>\n");
    put_forms(page, report);
}

static void put_other_versions(struct index_page *page, const struct manifest_report *entry)
{
    for (int language = 0; language < LANGUAGES; language++) {
        const struct manifest_report *report = version_of(page, entry, (enum language)language);
        if (report == NULL || report == entry)
            continue;
        put(page, "<p class=\"version\">");
        put_link(page, report);
        put(page, "</p>\n");
        put_version(page, report);
    }
}

static void put_names(struct index_page *page, const struct manifest_report *report)
{
    const char *day = report->from[FROM_AS_OF];
    date as_of = {0};
    date_parse(&as_of, day, strlen(day));
    put(page, "<h3>");
    put_link(page, report);
    put_element(page, "</h3>\n<p class=\"small\">", report->reg, " · ");
    put_element(page, "", fill(page, WORD_SITUATION, date_text(page, as_of), "", ""), "</p>\n");
}

/* Figures and changes are the same in all languages. */
static void put_entry(struct index_page *page, const struct manifest_report *report)
{
    put(page, "<article>\n");
    put_preview(page, report);
    put(page, "<div>");
    put_names(page, report);
    put_version(page, report);
    put_other_versions(page, report);
    put(page, "</div>\n<dl class=\"totals\">");
    for (int i = 0; i < SHOWN; i++)
        put_total(page, &report->outcome.totals, shown[i]);
    put(page, "</dl>\n");
    put_told(page, report);
    put(page, "</article>\n");
}

/* As the register has it; its code where no report tells. */
static const char *period_name(const struct index_page *page, const char *period)
{
    const char *name = period;
    for (size_t i = 0; i < page->manifest->report_count; i++) {
        const struct manifest_report *report = &page->manifest->reports[i];
        if (is_there(page, report) && strcmp(report->period, period) == 0 && report->outcome.period[0] != '\0' &&
            (name == period || report->language == page->language))
            name = report->outcome.period;
    }
    return name;
}

static void put_period(struct index_page *page, size_t first)
{
    const struct manifest *manifest = page->manifest;
    const char *period = manifest->reports[first].period;
    put_element(page, "<h2>", fill(page, WORD_INDEX_PERIOD, period_name(page, period), "", ""), "</h2>\n");
    for (size_t i = first; i < manifest->report_count; i++)
        if (strcmp(manifest->reports[i].period, period) == 0 && begins_entry(page, i))
            put_entry(page, spokesman(page, &manifest->reports[i]));
}

/* Periods come in the order of the batch. */
static void put_periods(struct index_page *page)
{
    const struct manifest *manifest = page->manifest;
    for (size_t i = 0; i < manifest->report_count; i++) {
        bool told = !is_there(page, &manifest->reports[i]);
        for (size_t before = 0; before < i && !told; before++)
            told = is_there(page, &manifest->reports[before]) &&
                   strcmp(manifest->reports[before].period, manifest->reports[i].period) == 0;
        if (!told)
            put_period(page, i);
    }
}

/* --- the rest --- */

static void put_failed(struct index_page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->manifest->report_count; i++) {
        const struct manifest_report *report = &page->manifest->reports[i];
        if (report->state != REPORT_FAILED || report->reader != page->reader)
            continue;
        if (!any)
            put_element(page, "<h2>", language_word(page->language, WORD_INDEX_FAILED), "</h2>\n<ul>\n");
        any = true;
        put_element(page, "<li><div>", report->template, " · ");
        put_element(page, "", report->period, " · ");
        put_element(page, "", report->reg, " · ");
        if (report->where[0] != '\0')
            put_element(page, "", report->where, " · ");
        put_element(page, "", language_names[report->language], "<br>");
        put_element(page, "", findings_text(page, report->outcome.by_level), "</div></li>\n");
    }
    if (any)
        put(page, "</ul>\n");
}

static void put_registers(struct index_page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->manifest->register_count; i++) {
        const struct manifest_register *reg = &page->manifest->registers[i];
        if (!(reg->readers >> page->reader & 1))
            continue;
        if (!any)
            put_element(page, "<h2>", language_word(page->language, WORD_INDEX_REGISTERS), "</h2>\n<ul>\n");
        any = true;
        put_element(page, "<li><div>", reg->name, " · ");
        put_element(page, "", fill(page, WORD_SITUATION, date_text(page, reg->situation_date), "", ""), "<br>");
        put_element(page, "", findings_text(page, reg->by_level), "<br>\n");
        put_element(page, "SHA-256 <code>", reg->digest, "</code></div></li>\n");
    }
    if (any)
        put(page, "</ul>\n");
}

/* Whose reports these are, in the page's language where one is in it; "" when they are not all of the same. */
static const char *find_body(const struct index_page *page)
{
    const struct manifest_report *told = NULL;
    for (size_t i = 0; i < page->manifest->report_count; i++) {
        const struct manifest_report *report = &page->manifest->reports[i];
        if (!is_there(page, report))
            continue;
        if (told == NULL || (told->language != page->language && report->language == page->language))
            told = report;
        if (report->language == told->language && strcmp(report->outcome.body, told->outcome.body) != 0)
            return "";
    }
    return told == NULL ? "" : told->outcome.body;
}

static void put_head(struct index_page *page)
{
    const char *body = find_body(page);
    const char *title = body[0] == '\0' ? language_word(page->language, WORD_INDEX_TITLE)
                                        : fill(page, WORD_INDEX_TITLE_OF, body, "", "");
    buffer_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                  language_tag(page->language));
    put(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_element(page, "<title>", title, page->reader == READER_INTERNAL ? "" : "</title>\n<style>");
    if (page->reader == READER_INTERNAL)
        put_element(page, "", language_word(page->language, WORD_INTERNAL_TITLE), "</title>\n<style>");
    html_style_put(page->out, style_default.accent);
    put(page, style);
    put_element(page, "</style>\n</head>\n<body>\n<main>\n<h1>", title, "</h1>\n");
    if (page->reader == READER_INTERNAL)
        put_element(page, "<p class=\"mark\">", language_word(page->language, WORD_INTERNAL_MARK), "</p>\n");
}

void index_page_write(struct buffer *out, const struct manifest *manifest, enum reader reader, enum language language)
{
    struct index_page page = {.out = out, .manifest = manifest, .reader = reader, .language = language};
    arena_init(&page.arena);
    put_head(&page);
    put_periods(&page);
    put_failed(&page);
    put_registers(&page);
    put_element(&page, "<p class=\"small\">", fill(&page, WORD_INDEX_PROGRAM, manifest->version, "", ""),
                " <a href=\"" MANIFEST_FILE "\">" MANIFEST_FILE "</a></p>\n");
    put(&page, "</main>\n</body>\n</html>\n");
    arena_release(&page.arena);
}
