#include <string.h>

#include "layout/report_parts.h"

/* The first page: whose report, for whom, what it is about, of which day, made from what. */

/* The title takes the whole width: its long words are better whole. */
static void cover_line(struct report *report, enum role role, const char *string, const struct type *type,
                       struct colour colour, double y)
{
    double share = role == ROLE_TITLE ? 1 : 0.8;
    if (string[0] == '\0')
        return;
    report->layout->y = y;
    layout_begin_role(report->layout, role);
    layout_paragraph(report->layout, string, type, colour, report->layout->style->measure * share);
    layout_end(report->layout);
}

static const struct figure *figure_of(struct report *report, const char *name)
{
    struct measure measure;
    measure_parse(&measure, name, strlen(name), NOWHERE, report->findings);
    return report_total(report, &measure);
}

static const char *cover_counts(struct report *report)
{
    const struct figure *projects = figure_of(report, "projects"), *granted = figure_of(report, "granted");
    if (projects == NULL || granted == NULL)
        return "";
    uint32_t all = projects->projects, known = granted->projects;
    if (all == 0)
        return "";
    return report_fill(report, all == known ? WORD_COVER_ALL : WORD_COVER_SOME, report_count(report, all),
                       report_count(report, known), "");
}

static void put_titles(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    const struct report_request *request = report->request;
    const struct template *template = request->template;
    report_logo(report, 56);
    cover_line(report, ROLE_PARAGRAPH, register_body(request->reg, request->language), &style->subheading, style->ink,
               request->logo == NULL ? 90 : 116);
    cover_line(report, ROLE_PARAGRAPH, report_words(report, &template->audience, NOWHERE), &style->lead, style->muted,
               244);
    cover_line(report, ROLE_TITLE, report_own_title(report->arena, request), &style->title, style->accent, layout->y + 8);
    cover_line(report, ROLE_PARAGRAPH, report_limits(report->arena, request), &style->subheading, style->accent,
               layout->y + 12);
    cover_line(report, ROLE_PARAGRAPH, report_words(report, &template->subtitle, NOWHERE), &style->lead, style->ink,
               layout->y + 18);
}

void report_cover(struct report *report)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    const struct report_request *request = report->request;
    layout_page(layout, false);
    layout_block(layout, (struct box){0, 0, style->page_width, 24}, style->accent);
    put_titles(report);
    layout->y = layout->y < 500 ? 525 : layout->y + 25;
    layout_rule(layout, layout_left(layout), layout->y, 107, 1.2, style->accent);
    cover_line(report, ROLE_PARAGRAPH,
               report_fill(report, WORD_SITUATION, report_date(report, request->situation_date), "", ""), &style->body,
               style->ink, layout->y + 12);
    cover_line(report, ROLE_PARAGRAPH, cover_counts(report), &style->body, style->ink, layout->y + 2);
    report_cofunding(report, 722);
    cover_line(report, ROLE_PARAGRAPH,
               report_fill(report, WORD_REGISTER_LINE, report_register_file(request->reg), report_short_digest(report),
                           request->version),
               &style->note, style->muted, 733);
}
