#include <string.h>

#include "image/emblem.h"
#include "layout/report_parts.h"

/* The logo of the body and the emblem of the Union. Where both stand on a page the emblem is at least as high as the logo,
 * the words beside it are in the emblem's own blue, and nothing else is written with it (Regulation (EU) 2021/1060, Annex IX,
 * 1.2 and 1.4 to 1.7). Of the typefaces in 1.3 none comes with the program: the words are in the report's own. */

static const double mark_height = 42, logo_width = 190; /* at most [pt] */
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

void report_logo(struct report *report, double top)
{
    const struct report_request *request = report->request;
    const struct image *logo = request->logo;
    if (logo == NULL)
        return;
    put_figure(report, logo, image_fit(logo, layout_left(report->layout), top, logo_width, mark_height),
               request->template->appearance.logo.alternative.in[request->language]);
}

/* --- which statements --- */

enum { FUND_EU, FUND_EU_AND_STATE, FUND_GRANTED, FUND_FIGURES };

/* The money of each fund. NULL when it cannot be told. */
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

/* The statement about a row's money: its fund's own, else the one about all money of the Union. NULL: none. */
static const struct cofunding *statement_of(const struct report *report, const struct figure_row *row)
{
    const struct cofundings *cofundings = &report->request->template->cofundings;
    const char *period = report->request->period->id;
    bool of_fund = row->members[0].kind == MEMBER_CODE && has(row, FUND_GRANTED);
    const struct cofunding *own = of_fund ? cofundings_lookup(cofundings, row->members[0].is.code->id, period) : NULL;
    bool of_union = has(row, FUND_EU) || has(row, FUND_EU_AND_STATE);
    return own == NULL && of_union ? cofundings_lookup(cofundings, NULL, period) : own;
}

static bool applies(const struct report *report, const struct figures *figures, const struct cofunding *cofunding)
{
    for (size_t i = 0; i < figures->row_count; i++)
        if (statement_of(report, &figures->rows[i]) == cofunding)
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

static struct stated choose(struct report *report, const struct figures *figures, bool emblem, double width)
{
    const struct cofundings *all = &report->request->template->cofundings;
    const struct style *style = report->layout->style;
    struct stated stated = {.texts = arena_array(report->arena, all->count + 1, sizeof *stated.texts),
                            .type = emblem ? &style->lead : &style->body, .width = width};
    for (size_t i = 0; figures != NULL && i < all->count; i++) {
        const struct cofunding *cofunding = &all->items[i];
        if (cofunding->emblem != emblem || !applies(report, figures, cofunding))
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
    const struct figures *figures = report->request->template->cofundings.count == 0 ? NULL : by_fund(report);
    double width = layout_width(layout), emblem_width = mark_height * 1.5;
    const struct stated of_union = choose(report, figures, /*emblem*/ true, width - emblem_width - beside);
    const struct stated others = choose(report, figures, /*emblem*/ false, width);
    if (of_union.count > 0)
        put_emblem(report, &of_union, others.count == 0 ? bottom : bottom - others.height - beside);
    put_statements(report, &others, layout_left(layout), bottom - others.height, layout->style->ink);
}
