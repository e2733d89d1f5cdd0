#include <string.h>

#include "layout/report_parts.h"

/* Large numbers side by side: a rule, the number, a small label that says of what, in which unit and over how many
 * projects it is taken. */

enum { KEY_FIGURES_ACROSS = 4 };

/* Money is in millions from one million up, as the label says; below, the number carries its sign. */
static bool in_millions(const struct figure *figure)
{
    return figure->sum.cents >= 100000000 || figure->sum.cents <= -100000000;
}

static const char *number_of(struct report *report, const struct measure *measure, const struct figure *figure)
{
    bool amount = measure_of_money(measure);
    if (!figure->known || measure_counts(measure) || (amount && in_millions(figure)))
        return report_cell(report, measure, figure, UNIT_MILLION);
    struct buffer out;
    buffer_init(&out, 64);
    if (amount)
        language_money(&out, report->request->language, figure->sum, /*cents*/ false);
    else
        language_percent(&out, report->request->language, figure_tenths(measure, figure), 1);
    return buffer_keep(&out, report->arena);
}

static const char *label_of(struct report *report, const struct shown_figure *shown, const struct figures *figures,
                            const struct figure *figure)
{
    const char *label = report_label(report, shown);
    if (measure_of_money(&shown->measure) && figure->known && in_millions(figure))
        label = report_fill(report, WORD_KEY_MILLIONS, label, "", "");
    if (!measure_counts(&shown->measure) && figure->projects != figures->total.projects)
        label = report_fill(report, WORD_KEY_COVERAGE, label, report_count(report, figure->projects),
                            report_count(report, figures->total.projects));
    return label;
}

/* What no project tells is left out. */
static bool is_told(const struct measure *measure, const struct figure *figure)
{
    return measure_counts(measure) || figure->known;
}

/* One number with its label, in its column; returns the height it took. */
static double put_key_figure(struct report *report, const char *number, const char *label, double x, double width)
{
    struct layout *layout = report->layout;
    const struct style *style = layout->style;
    struct line *large = arena_alloc(layout->arena, sizeof *large), *labels;
    *large = layout_spaced_line(layout, layout->arena, style->figure.face, number);
    size_t label_lines = text_break(layout->text, layout->arena, layout->language, style->label.face, label,
                                    width / style->label.size, &labels);
    double y = layout->y + 4 + style->figure.leading;
    layout_rule(layout, x, layout->y, width, 1.4, style->accent);
    layout_begin_role(layout, ROLE_LIST_ITEM);
    layout_begin_role(layout, ROLE_LIST_BODY);
    layout_line(layout, large, style->figure.size, x, layout->y + 21, style->ink);
    for (size_t i = 0; i < label_lines; i++, y += style->label.leading)
        layout_line(layout, &labels[i], style->label.size, x, y + 9, style->muted);
    layout_end(layout);
    layout_end(layout);
    return y - layout->y;
}

void report_make_key_figures(struct report *report, struct part *part)
{
    (void)report;
    bool told = false;
    for (size_t i = 0; i < part->block->figure_count; i++)
        told |= is_told(&part->block->figures[i].measure, &part->figures->total.figures[i]);
    part->shown = told;
    part->height = 70;
}

void report_key_figures(struct report *report, const struct part *part)
{
    struct layout *layout = report->layout;
    const struct block *block = part->block;
    const struct figures *figures = part->figures;
    int columns = layout->style->columns / KEY_FIGURES_ACROSS;
    double width = layout_columns_width(layout, columns), tallest = 0;
    layout_need(layout, 70);
    layout_begin_role(layout, ROLE_LIST);
    for (size_t i = 0, place = 0; i < block->figure_count; i++) {
        const struct figure *figure = &figures->total.figures[i];
        const struct shown_figure *shown = &block->figures[i];
        if (!is_told(&shown->measure, figure))
            continue;
        if (place > 0 && place % KEY_FIGURES_ACROSS == 0) {
            layout->y += tallest + 12;
            layout_need(layout, 70);
            tallest = 0;
        }
        double x = layout_column_left(layout, columns * (int)(place++ % KEY_FIGURES_ACROSS));
        double height = put_key_figure(report, number_of(report, &shown->measure, figure),
                                       label_of(report, shown, figures, figure), x, width);
        tallest = height > tallest ? height : tallest;
    }
    layout_end(layout);
    layout->y += tallest + 10;
}
