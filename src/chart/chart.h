/* Charts: figures laid out as shapes through the one device, with a text alternative that gives the same figures in
 * words. A chart is first a description in plain data (what is shown, in the report's language), then drawn into any
 * width; PDF, PNG and SVG come from the same drawing.
 *
 * To add a kind: a word in template.h's enum chart_kind and its name, a file with its drawing, a line in chart.c's table. */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/arena.h"
#include "device/device.h"
#include "figures/figures.h"
#include "language/language.h"
#include "template/style.h"
#include "template/template.h"

struct chart_map;

/* What amounts are counted in. */
enum chart_quantity {
    QUANTITY_MONEY,     /* [cents] */
    QUANTITY_PROJECTS,  /* how many */
    QUANTITY_PER_CENT   /* [10ths of a per cent] */
};

/* One value; not known is drawn as nothing and told as missing. */
struct chart_value {
    money amount;    /* in the chart's quantity; of a rate beside money: QUANTITY_PER_CENT */
    int64_t share;   /* CHART_STACK: 10ths of a per cent, apportioned to 100,0 */
    bool known;
};

enum chart_phase { CHART_RUNNING, CHART_ENDED, CHART_TO_START };

/* A project of a timeline; a day that is not told is an open end. */
struct chart_span {
    const struct project *project;
    const char *name;
    date from, to;
    enum chart_phase phase;
};

/* By this day at least the amount, what was committed to the end of a year, must be claimed: what of it is not lapses (N+3:
 * three years after the year; domain rules 4.12). The rule is one of whole programmes, so it is told as an indication. */
struct chart_deadline {
    date day;
    int year;
    money amount;
};

struct chart {
    enum chart_kind kind;
    enum language language;
    enum chart_quantity quantity;
    const char *title;             /* of the alternative text; the caller prints headings */
    size_t category_count, series_count;
    size_t rate_count;             /* CHART_COLUMNS: the last so many series (0 or 1) are rates */
    const char **categories;       /* labels of the rows */
    const char **series;           /* labels of the measures: "maksettu" */
    struct chart_value *values;    /* [category * series_count + series] */
    bool negative;                 /* some amount is below zero: the scale starts there */
    struct member *members;        /* what the categories stand for; of the total none */
    int *years;                    /* CHART_LINES: of the categories, 0 for what is no year; NULL when none is a year */
    struct chart_deadline *deadlines; /* CHART_LINES, in order of time */
    size_t deadline_count;
    struct chart_span *spans;      /* CHART_TIMELINE, by start */
    size_t span_count, spans_left_out;
    date situation_date;
    const struct chart_map *map;   /* CHART_MAP */
    double stretch;                /* how far bars, plots and the map give way to a height: chart_stretched; 1: as by itself */
};

/* What a chart is made of. */
struct chart_request {
    enum chart_kind kind;
    enum language language;
    const char *title;
    const struct figures *figures;
    const char *const *labels;     /* the series' names, one for each measure */
    const struct project_register *reg; /* what the figures are of; CHART_MAP needs it, CHART_LINES for what lapses */
    const char *borders;           /* CHART_MAP: path of the file with the borders (borders.h); else may be NULL */
};

/* Describes figures as a chart: a category for each row, a series for each measure; with no dimension the one category is
 * the total and has no label. Measures are all money, all numbers of projects or all rates, and
 * - CHART_BARS takes one or two, CHART_GROUPED and CHART_LINES up to four, CHART_MAP one;
 * - CHART_COLUMNS up to four and after them one rate;
 * - CHART_STACKED and CHART_STACK take parts of one sum, of one stage and from sources that do not overlap;
 * - CHART_STACKED up to seven of money; negative ones stand left of zero;
 * - CHART_STACK up to seven: shares of one stage's sources, to which a series for the rest of the whole is added where
 *   they leave one, or money, whose shares are of its sum;
 * - CHART_LINES of running totals (cumulative) of commitments or grants by year has deadlines too, where a rule of lapse is
 *   told that all the projects share;
 * - CHART_TIMELINE shows the figures' projects and none of their measures.
 * Rows without any known value come last, but keep their place where rows are years. Labels and title are copied. Lives in
 * `arena`. NULL, with a finding, when a kind cannot show these measures, or a map this dimension. */
struct chart *chart_make(struct arena *arena, const struct chart_request *request, struct findings *findings);
/* Whether there is something to draw: not a map none of whose places has borders. */
bool chart_shows(const struct chart *chart);
/* Adds a deadline to CHART_LINES whose rows are years; to be called in order of time. */
void chart_add_deadline(struct chart *chart, struct arena *arena, struct chart_deadline deadline);

/* Height it takes when drawn `width` wide [pt]; a width of 250 and more leaves room for everything. */
double chart_height(const struct chart *chart, struct text *text, const struct style *style, double width);
/* Sets its stretch so that, drawn `width` wide, it is as high as it can be and no higher than `height` [pt]; what bars may grow
 * to has an end, so it may stay lower. Returns its height; that is more than `height` when its texts have no room there, and then
 * the least that it can have. */
double chart_fit(struct chart *chart, struct text *text, const struct style *style, double width, double height);
/* Draws it with its top left corner at (x, y), inside a figure element of its own with the alternative text. */
void chart_draw(const struct chart *chart, struct text *text, const struct style *style, struct device *device,
                double x, double y, double width);
/* What a phase is called: "käynnissä". Static. */
const char *chart_phase_name(enum language language, enum chart_phase phase);
/* "N+3 (suuntaa-antava): maksettava viimeistään": what stands before the deadlines, of which there must be one. */
void chart_put_lapse(const struct chart *chart, struct buffer *out);
/* How many projects a timeline has no room for, in a sentence; nothing when it shows all. */
void chart_put_left_out(const struct chart *chart, struct buffer *out);
/* The figures in words, in the chart's language: title and unit, every category with its values, how many values are
 * missing; of a timeline every project with its days. */
void chart_describe(const struct chart *chart, struct buffer *out);

#endif
