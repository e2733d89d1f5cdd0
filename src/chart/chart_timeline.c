#include <math.h>
#include <stdlib.h>

#include "chart/chart_drawing.h"
#include "language/labels.h"

/* A row for each project, from its first to its last day over a scale of years; the situation date runs through all of
 * them. An end that is not told runs out to the edge in a point. */

static const double name_most = 0.45;     /* of the width */
static const double name_gap = 8, row_pitch = 14, most_pitch = 40, row_margin = 3, least_margin = 1, part_gap = 6; /* [pt] */
static const double point_length = 6, year_air = 8;                               /* [pt] */
static const double bar_share = 7.5 / 14; /* of a row's pitch */
static const double date_width = 1;       /* the line of the situation date [pt] */
enum { MOST_ROWS = 40 };

/* --- from projects --- */

static date last_of(const struct chart_span *span)
{
    return date_known(span->to) ? date_last(span->to) : (date){INT16_MAX, 12, 31};
}

static enum chart_phase phase_of(const struct project *project, const struct chart_span *span, date situation_date)
{
    enum phase told = project->status == NULL ? PHASE_NOT_TOLD : project->status->phase;
    if (told == PHASE_ENDED || (told == PHASE_NOT_TOLD && date_compare(last_of(span), situation_date) < 0))
        return CHART_ENDED;
    bool to_start = date_known(span->from) && date_compare(date_first(span->from), situation_date) > 0;
    return to_start ? CHART_TO_START : CHART_RUNNING;
}

static int by_place(const struct chart_span *one, const struct chart_span *other)
{
    return one < other ? -1 : one > other;
}

/* Those that end last come first; then in register order. */
static int by_end(const void *a, const void *b)
{
    const struct chart_span *one = *(struct chart_span *const *)a, *other = *(struct chart_span *const *)b;
    int order = date_compare(last_of(other), last_of(one));
    return order != 0 ? order : by_place(one, other);
}

static int by_start(const void *a, const void *b)
{
    const struct chart_span *one = *(struct chart_span *const *)a, *other = *(struct chart_span *const *)b;
    int order = date_compare(date_first(one->from), date_first(other->from));
    if (order == 0)
        order = date_compare(last_of(one), last_of(other));
    return order != 0 ? order : by_place(one, other);
}

/* Of more projects than there is room for, those that end first are left out. */
void chart_timeline_make(struct chart *chart, struct arena *arena, const struct figures *figures)
{
    size_t count = figures->project_count;
    struct chart_span *spans = arena_array(arena, count, sizeof *spans);
    struct chart_span **order = arena_array(arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++) {
        const struct project *project = figures->projects[i];
        order[i] = &spans[i];
        spans[i] = (struct chart_span){project, label_project(chart->language, project), project_start(project),
                                       project_end(project), CHART_RUNNING};
        spans[i].phase = phase_of(project, &spans[i], chart->situation_date);
    }
    qsort(order, count, sizeof *order, by_end);
    chart->span_count = count < MOST_ROWS ? count : MOST_ROWS;
    chart->spans_left_out = count - chart->span_count;
    qsort(order, chart->span_count, sizeof *order, by_start);
    chart->spans = arena_array(arena, chart->span_count, sizeof *chart->spans);
    for (size_t i = 0; i < chart->span_count; i++)
        chart->spans[i] = *order[i];
}

/* --- in words --- */

static const enum word phase_words[] = {
    [CHART_RUNNING] = WORD_CHART_RUNNING, [CHART_ENDED] = WORD_CHART_ENDED, [CHART_TO_START] = WORD_CHART_TO_START,
};

const char *chart_phase_name(enum language language, enum chart_phase phase)
{
    return language_word(language, phase_words[phase]);
}

void chart_put_left_out(const struct chart *chart, struct buffer *out)
{
    if (chart->spans_left_out == 0)
        return;
    struct buffer number;
    buffer_init(&number, BUFFER_UNLIMITED);
    language_count(&number, chart->language, (int64_t)chart->spans_left_out);
    language_fill(out, language_word(chart->language, WORD_CHART_LEFT_OUT),
                  (const char *const[]){buffer_text(&number)}, 1);
    buffer_release(&number);
}

static void put_situation(const struct chart *chart, struct buffer *out)
{
    struct buffer day;
    buffer_init(&day, BUFFER_UNLIMITED);
    language_date(&day, chart->language, chart->situation_date);
    language_fill(out, language_word(chart->language, WORD_SITUATION), (const char *const[]){buffer_text(&day)}, 1);
    buffer_release(&day);
}

void chart_timeline_describe(const struct chart *chart, struct buffer *out)
{
    buffer_printf(out, "%s. ", chart->title);
    put_situation(chart, out);
    buffer_putc(out, '.');
    for (size_t i = 0; i < chart->span_count; i++) {
        const struct chart_span *span = &chart->spans[i];
        buffer_printf(out, " %s: ", span->name);
        if (date_known(span->from) || date_known(span->to))
            language_date_range(out, chart->language, span->from, span->to);
        else
            buffer_puts(out, language_word(chart->language, WORD_CHART_NOT_KNOWN));
        buffer_printf(out, ", %s.", chart_phase_name(chart->language, span->phase));
    }
    if (chart->spans_left_out > 0)
        buffer_putc(out, ' ');
    chart_put_left_out(chart, out);
}

/* --- the scale --- */

struct timeline {
    struct chart_drawing *drawing;
    struct chart_label *names;
    double left, right, top, bottom;  /* of the plot [pt] */
    double pitch, margin, bar;        /* of rows: the least; more than a name takes; of their bars [pt] */
    int first_year, years;            /* from 1 January of the first on */
};

/* Days since 1 January 1600 in the Gregorian calendar; `day` has all three parts. */
static int64_t day_number(date day)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int64_t years = day.year - 1600;
    bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
    return years * 365 + (years + 3) / 4 - (years + 99) / 100 + (years + 399) / 400 + before[day.month - 1] +
           (leap && day.month > 2) + day.day - 1;
}

static int64_t new_year(int year)
{
    return day_number((date){(int16_t)year, 1, 1});
}

/* The place where a day begins [pt]. */
static double place_of(const struct timeline *timeline, int64_t day)
{
    int64_t first = new_year(timeline->first_year), end = new_year(timeline->first_year + timeline->years);
    return timeline->left + (timeline->right - timeline->left) * (double)(day - first) / (double)(end - first);
}

static void include(struct timeline *timeline, date day)
{
    if (!date_known(day))
        return;
    int last = timeline->first_year + timeline->years;
    if (timeline->years == 0 || day.year < timeline->first_year)
        timeline->first_year = day.year;
    if (timeline->years == 0 || day.year >= last)
        last = day.year + 1;
    timeline->years = last - timeline->first_year;
}

static void place(struct timeline *timeline)
{
    struct chart_drawing *drawing = timeline->drawing;
    const struct chart *chart = drawing->chart;
    double most = (drawing->right - drawing->left) * name_most, widest = 0;
    timeline->names = arena_array(drawing->arena, chart->span_count, sizeof *timeline->names);
    include(timeline, date_known(chart->situation_date) ? chart->situation_date : (date){2000, 1, 1});
    for (size_t i = 0; i < chart->span_count; i++) {
        include(timeline, chart->spans[i].from);
        include(timeline, chart->spans[i].to);
        timeline->names[i] = chart_label_wrap(drawing, drawing->plain, chart->spans[i].name, most, 2);
        widest = fmax(widest, timeline->names[i].width);
    }
    timeline->left = drawing->left + widest + name_gap;
    timeline->right = drawing->right;
    timeline->margin = chart_stretched(drawing, row_margin, least_margin, row_margin);
    timeline->pitch = chart_stretched(drawing, row_pitch, drawing->plain.leading + least_margin, most_pitch);
    timeline->bar = timeline->pitch * bar_share;
    timeline->top = drawing->top + 2 * drawing->plain.leading + part_gap;
}

static double row_height(const struct timeline *timeline, size_t row)
{
    return fmax(timeline->pitch, timeline->names[row].height + timeline->margin);
}

/* --- drawing --- */

/* Years at their 1 January, every so many that their numbers have room. */
static void draw_years(const struct timeline *timeline)
{
    struct chart_drawing *drawing = timeline->drawing;
    double year = (timeline->right - timeline->left) / timeline->years;
    double wanted = chart_label_make(drawing, drawing->plain, "2000").width + year_air;
    int every = 1;
    while (year * every < wanted && every < timeline->years)
        every++;
    for (int i = 0; i <= timeline->years; i++) {
        double at = place_of(timeline, new_year(timeline->first_year + i));
        chart_drawing_rule(drawing, at, timeline->top, at, timeline->bottom, /*zero*/ false);
        if (i % every != 0 || at + year * every > timeline->right + year / 2)
            continue;
        const char *text = arena_format(drawing->arena, "%d", timeline->first_year + i);
        struct chart_label label = chart_label_make(drawing, drawing->plain, text);
        chart_label_draw(drawing, &label, ALIGN_LEFT, at + 2, timeline->top - part_gap / 2 - label.height / 2,
                         drawing->style->muted);
    }
}

/* A line through all rows, told above the years. */
static void draw_situation(const struct timeline *timeline)
{
    struct chart_drawing *drawing = timeline->drawing;
    if (!date_known(drawing->chart->situation_date))
        return;
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    put_situation(drawing->chart, &text);
    const char *copy = buffer_keep(&text, drawing->arena);
    struct chart_label label = chart_label_make(drawing, drawing->plain, copy);
    double at = place_of(timeline, day_number(date_first(drawing->chart->situation_date)));
    double middle = fmax(fmin(at, drawing->right - label.width / 2), drawing->left + label.width / 2);
    chart_label_draw(drawing, &label, ALIGN_CENTRE, middle, drawing->top + label.height / 2, drawing->style->ink);
    const struct stroke around = {drawing->style->paper, 3 * date_width, 0}, line = {drawing->style->ink, date_width, 0};
    if (drawing->device == NULL)
        return;
    device_segment(drawing->device, at, timeline->top, at, timeline->bottom, &around);
    device_segment(drawing->device, at, timeline->top - part_gap / 2, at, timeline->bottom, &line);
}

/* Runs out to the edge: an end that is not told. */
static void draw_point(const struct timeline *timeline, double from, double to, double middle)
{
    struct device *device = timeline->drawing->device;
    if (device == NULL)
        return;
    device->calls->move(device, from, middle - timeline->bar / 2);
    device->calls->line(device, to, middle);
    device->calls->line(device, from, middle + timeline->bar / 2);
    device->calls->close_path(device);
    device->calls->fill(device, timeline->drawing->style->accent);
}

static const enum chart_look phase_looks[] = {
    [CHART_RUNNING] = LOOK_DARK, [CHART_ENDED] = LOOK_PALE, [CHART_TO_START] = LOOK_EMPTY,
};

static void draw_bar(const struct timeline *timeline, const struct chart_span *span, double middle)
{
    double from = timeline->left, to = timeline->right;
    bool begins = date_known(span->from), ends = date_known(span->to);
    if (begins)
        from = place_of(timeline, day_number(date_first(span->from)));
    if (ends)
        to = place_of(timeline, day_number(date_last(span->to)) + 1);
    double left = begins ? from : fmin(from + point_length, to), right = ends ? to : fmax(to - point_length, from);
    if (!begins)
        draw_point(timeline, left, from, middle);
    if (!ends)
        draw_point(timeline, right, to, middle);
    chart_drawing_span(&left, &right);
    double over = fmax(0, fmax(left, right) - timeline->right); /* of a hairline at the edge */
    chart_drawing_area(timeline->drawing, phase_looks[span->phase],
                       (struct box){fmin(left, right) - over, middle - timeline->bar / 2, fmax(left, right) - over,
                                    middle + timeline->bar / 2});
}

static void draw_row(const struct timeline *timeline, size_t row, double middle)
{
    struct chart_drawing *drawing = timeline->drawing;
    const struct chart_span *span = &drawing->chart->spans[row];
    chart_label_draw(drawing, &timeline->names[row], ALIGN_LEFT, drawing->left, middle, drawing->style->ink);
    if (date_known(span->from) || date_known(span->to)) {
        draw_bar(timeline, span, middle);
        return;
    }
    struct chart_label nil =
        chart_label_make(drawing, drawing->plain, language_word(drawing->chart->language, WORD_CHART_NOT_KNOWN));
    chart_label_draw_over(drawing, &nil, ALIGN_LEFT, timeline->left + 2, middle, drawing->style->ink);
}

/* The phases that there are; then what is left out. Returns the height. */
static double draw_legend(const struct timeline *timeline, double top)
{
    struct chart_drawing *drawing = timeline->drawing;
    const struct chart *chart = drawing->chart;
    struct chart_legend_item items[5];
    size_t count = 0;
    for (int phase = CHART_RUNNING; phase <= CHART_TO_START; phase++) {
        bool any = false;
        for (size_t i = 0; i < chart->span_count; i++)
            any |= (int)chart->spans[i].phase == phase;
        if (any)
            items[count++] = (struct chart_legend_item){
                .look = phase_looks[phase], .name = chart_phase_name(chart->language, phase)};
    }
    bool open = false;
    for (size_t i = 0; i < chart->span_count; i++)
        open |= date_known(chart->spans[i].from) != date_known(chart->spans[i].to);
    if (open)
        items[count++] = (struct chart_legend_item){
            .look = LOOKS, .name = arena_format(drawing->arena, "\u25B6 %s",
                                                language_word(chart->language, WORD_CHART_OPEN_END))};
    if (chart->spans_left_out > 0) {
        struct buffer text;
        buffer_init(&text, BUFFER_UNLIMITED);
        chart_put_left_out(chart, &text);
        items[count++] = (struct chart_legend_item){
            .look = LOOKS, .name = buffer_keep(&text, drawing->arena)};
    }
    return chart_drawing_legend(drawing, items, count, drawing->left, top, drawing->right);
}

double chart_timeline_draw(struct chart_drawing *drawing)
{
    struct timeline timeline = {.drawing = drawing};
    size_t rows = drawing->chart->span_count;
    place(&timeline);
    timeline.bottom = timeline.top;
    for (size_t i = 0; i < rows; i++)
        timeline.bottom += row_height(&timeline, i);
    draw_years(&timeline);
    double y = timeline.top;
    for (size_t i = 0; i < rows; i++) {
        draw_row(&timeline, i, y + row_height(&timeline, i) / 2);
        y += row_height(&timeline, i);
    }
    draw_situation(&timeline);
    return y + part_gap + draw_legend(&timeline, y + part_gap) - drawing->top;
}
