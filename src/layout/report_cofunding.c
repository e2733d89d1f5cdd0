#include <string.h>

#include "image/emblem.h"
#include "layout/report_parts.h"
#include "register/settlement.h"

/* The logo of the body and the emblem of the Union. Where both stand on a page the emblem is at least as high as the logo,
 * the words beside it are in the emblem's own blue, and nothing else is written with it (Regulation (EU) 2021/1060, Annex IX,
 * 1.2 and 1.4 to 1.7). Of the typefaces in 1.3 none comes with the program: the words are in the report's own. */

static const double mark_height = 42, logo_width = 190; /* at most [pt] */
static const double emblem_width = 63;                  /* 3:2 [pt] */
static const double beside = 14;                        /* from the emblem to its words [pt] */
static const double middle = 0.36;                      /* of small letters and capitals above the baseline [em] */

static void put_figure(struct report *report, const struct image *image, struct box box, const char *alternative)
{
    struct element *figure = arena_alloc(report->arena, sizeof *figure);
    *figure = (struct element){.role = ROLE_FIGURE, .alternative = alternative, .bounds = box};
    layout_begin(report->layout, figure);
    layout_image(report->layout, image, box);
    layout_end(report->layout);
}

/* `across`: 0 at the left margin, 1 at the right one. */
static void put_logo(struct report *report, double top, double across)
{
    const struct report_request *request = report->request;
    const struct image *logo = request->logo;
    if (logo == NULL)
        return;
    struct box box = image_fit(logo, layout_left(report->layout), top, logo_width, mark_height);
    double right = across * (layout_width(report->layout) - (box.right - box.left));
    box.left += right;
    box.right += right;
    put_figure(report, logo, box, request->template->appearance.logo.alternative.in[request->language]);
}

void report_logo(struct report *report, double top)
{
    put_logo(report, top, /*at the left*/ 0);
}

/* --- which statements --- */

enum { FUND_EU, FUND_EU_AND_STATE, FUND_GRANTED, FUND_FIGURES };

/* Money of one fund: whether some of it is the Union's, and whether any is granted. */
struct funded {
    const struct code *fund; /* NULL: not told */
    bool of_union, granted;
};

static const struct figures *by_fund(struct report *report)
{
    static const char *const names[FUND_FIGURES] = {"granted:eu", "granted:eu+state", "granted"};
    struct shown_figure figures[FUND_FIGURES] = {0};
    for (int i = 0; i < FUND_FIGURES; i++)
        measure_parse(&figures[i].measure, names[i], strlen(names[i]), NOWHERE, report->findings);
    const struct block block = {.kind = BLOCK_TABLE, .dimensions = {DIMENSION_FUND}, .dimension_count = 1,
                                .figures = figures, .figure_count = FUND_FIGURES};
    return report_figures(report, &block);
}

static bool has(const struct figure_row *row, int figure)
{
    return row->figures[figure].known && row->figures[figure].sum.cents != 0;
}

/* The money of the projects at hand, fund by fund. None where it cannot be told. */
static size_t funded_projects(struct report *report, struct funded **out)
{
    const struct figures *figures = report->request->template->cofundings.count == 0 ? NULL : by_fund(report);
    size_t count = figures == NULL ? 0 : figures->row_count;
    *out = arena_array(report->arena, count + 1, sizeof **out);
    for (size_t i = 0; i < count; i++) {
        const struct figure_row *row = &figures->rows[i];
        const struct member fund = row->members[0];
        (*out)[i] = (struct funded){fund.kind == MEMBER_CODE ? fund.is.code : NULL,
                                    has(row, FUND_EU) || has(row, FUND_EU_AND_STATE), has(row, FUND_GRANTED)};
    }
    return count;
}

static bool is_granted(const struct project *project, unsigned source)
{
    money amount;
    return settlement_lookup(project->settlement, STAGE_GRANTED, source, &amount) && amount.cents != 0;
}

static struct funded funded_project(const struct project *project)
{
    return (struct funded){project->fund, is_granted(project, SOURCE_EU) || is_granted(project, SOURCE_EU_AND_STATE),
                           is_granted(project, SOURCE_GRANT)};
}

/* The statement about a fund's money: its own, else the one about all money of the Union. NULL: none. */
static const struct cofunding *statement_of(const struct report *report, const struct funded *funded)
{
    const struct cofundings *cofundings = &report->request->template->cofundings;
    const char *period = report->request->period->id;
    bool of_fund = funded->fund != NULL && funded->granted;
    const struct cofunding *own = of_fund ? cofundings_lookup(cofundings, funded->fund->id, period) : NULL;
    return own == NULL && funded->of_union ? cofundings_lookup(cofundings, NULL, period) : own;
}

static bool applies(const struct report *report, const struct funded *funded, size_t count,
                    const struct cofunding *cofunding)
{
    for (size_t i = 0; i < count; i++)
        if (statement_of(report, &funded[i]) == cofunding)
            return true;
    return false;
}

/* --- on the page --- */

/* Statements that stand together, in the template's order, and the height of their lines. */
struct stated {
    const char **texts;
    size_t count;
    const struct type *type;
    double width, height; /* [pt] */
};

static struct stated choose(struct report *report, const struct funded *funded, size_t count, bool emblem, double width)
{
    const struct cofundings *all = &report->request->template->cofundings;
    const struct style *style = report->layout->style;
    struct stated stated = {.texts = arena_array(report->arena, all->count + 1, sizeof *stated.texts),
                            .type = emblem ? &style->lead : &style->body, .width = width};
    for (size_t i = 0; i < all->count; i++) {
        const struct cofunding *cofunding = &all->items[i];
        if (cofunding->emblem != emblem || !applies(report, funded, count, cofunding))
            continue;
        const char *text = report_words(report, &cofunding->words, cofunding->place);
        stated.texts[stated.count++] = text;
        stated.height += layout_paragraph_height(report->layout, text, stated.type, width);
    }
    return stated;
}

static void put_statements(struct report *report, const struct stated *stated, double left, double top,
                           struct colour colour)
{
    struct layout *layout = report->layout;
    const struct type *type = stated->type;
    double baseline = top + type->leading / 2 + middle * type->size;
    for (size_t i = 0; i < stated->count; i++) {
        struct line *lines;
        size_t count = text_break(layout->text, layout->arena, layout->language, type->face, stated->texts[i],
                                  stated->width / type->size, &lines);
        layout_begin_role(layout, ROLE_PARAGRAPH);
        for (size_t k = 0; k < count; k++, baseline += type->leading)
            layout_line(layout, &lines[k], type->size, left, baseline, colour);
        layout_end(layout);
    }
}

/* The emblem with its words, ending at `bottom`; the words may be higher than it. */
static void put_emblem(struct report *report, const struct stated *stated, double bottom)
{
    const struct image *emblem = emblem_image(report->arena);
    double left = layout_left(report->layout), height = stated->height > mark_height ? stated->height : mark_height;
    struct box box = image_fit(emblem, left, bottom - (height + mark_height) / 2, logo_width, mark_height);
    put_figure(report, emblem, box, language_word(report->request->language, WORD_EMBLEM));
    put_statements(report, stated, box.right + beside, bottom - (height + stated->height) / 2, emblem_blue);
}

void report_cofunding(struct report *report, double bottom)
{
    const struct layout *layout = report->layout;
    struct funded *funded;
    size_t count = funded_projects(report, &funded);
    double width = layout_width(layout);
    const struct stated of_union = choose(report, funded, count, /*emblem*/ true, width - emblem_width - beside);
    const struct stated others = choose(report, funded, count, /*emblem*/ false, width);
    if (of_union.count > 0)
        put_emblem(report, &of_union, others.count == 0 ? bottom : bottom - others.height - beside);
    put_statements(report, &others, layout_left(layout), bottom - others.height, layout->style->ink);
}

/* --- at the foot of a project's card --- */

/* What is said of one project, beside the logo: with the emblem or without. */
static struct stated state_project(struct report *report, const struct project *project, bool *emblem)
{
    const struct funded funded = funded_project(project);
    double width = layout_width(report->layout) - (report->request->logo == NULL ? 0 : logo_width + beside);
    struct stated stated = choose(report, &funded, 1, /*emblem*/ true, width - emblem_width - beside);
    *emblem = stated.count > 0;
    return *emblem ? stated : choose(report, &funded, 1, /*emblem*/ false, width);
}

static double marks_height(const struct report *report, const struct stated *stated, bool emblem)
{
    double least = emblem || report->request->logo != NULL ? mark_height : 0;
    return stated->height > least ? stated->height : least;
}

double report_marks_height(struct report *report, const struct project *project)
{
    bool emblem;
    const struct stated stated = state_project(report, project, &emblem);
    return marks_height(report, &stated, emblem);
}

void report_put_marks(struct report *report, const struct project *project)
{
    bool emblem;
    const struct layout *layout = report->layout;
    const struct stated stated = state_project(report, project, &emblem);
    double height = marks_height(report, &stated, emblem), bottom = layout->y + height;
    if (emblem)
        put_emblem(report, &stated, bottom);
    else
        put_statements(report, &stated, layout_left(layout), bottom - (height + stated.height) / 2, layout->style->ink);
    put_logo(report, bottom - (height + mark_height) / 2, /*at the right*/ 1);
    report->layout->y = bottom;
}
