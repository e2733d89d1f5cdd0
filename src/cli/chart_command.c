#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/chart_picture.h"
#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/installation.h"
#include "cli/result.h"
#include "device/cairo.h"
#include "device/svg.h"
#include "language/labels.h"

/* Without --width and --scale: as wide as a report's column and its margins, and as fine as a screen of today. */
enum { USUAL_WIDTH = 176 /*mm*/, USUAL_SCALE = 144 /*pixels an inch*/, POINTS = 72 /*an inch*/ };
static const double millimetres = 25.4; /* an inch */

enum picture { PICTURE_SVG, PICTURE_PNG };

struct size {
    double width, height, scale; /* [pt], height 0: what the chart takes; pixels a point */
};

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), ending_length = strlen(ending);
    return length > ending_length && strcmp(text + length - ending_length, ending) == 0;
}

static bool picture_of(enum picture *out, const char *path, struct findings *findings)
{
    *out = ends_in(path, ".png") ? PICTURE_PNG : PICTURE_SVG;
    if (*out == PICTURE_PNG || ends_in(path, ".svg"))
        return true;
    findings_add(findings, FINDING_CHART_FILE, NOWHERE, finding_text(path));
    return false;
}

/* "EU and state, granted; EU and state, paid (grouped by: Fund)"; of a timeline, which need not be grouped, what it shows. */
static const char *title_of(struct arena *arena, enum language language, const struct query *query,
                            const char *const *labels)
{
    if (query->dimension_count == 0)
        return language_word(language, WORD_PROJECTS_AND_TIME);
    struct buffer measures, title;
    buffer_init(&measures, BUFFER_UNLIMITED);
    buffer_init(&title, BUFFER_UNLIMITED);
    for (size_t m = 0; m < query->measure_count; m++)
        buffer_printf(&measures, "%s%s", m == 0 ? "" : "; ", labels[m]);
    const char *values[] = {buffer_text(&measures), label_dimension(language, query->dimensions[0])};
    language_fill(&title, language_word(language, WORD_MEASURES_BY), values, 2);
    const char *copy = buffer_keep(&title, arena);
    buffer_release(&measures);
    return copy;
}

static struct chart *make_chart(const struct command_line *line, struct settled_register *settled,
                                const struct query *query, struct findings *findings)
{
    enum language language = command_line_language(line, LANGUAGE_FI);
    struct figures *figures = figures_make(&settled->arena, &settled->reg, query, findings);
    if (figures == NULL)
        return NULL;
    labels_sort(figures, language);
    const char *labels[FIGURES_MAX_MEASURES];
    for (size_t m = 0; m < query->measure_count; m++)
        labels[m] = query->measures[m].kind == MEASURE_SHARE
                        ? label_source(language, query->measures[m].quantity.source)
                        : label_measure(&settled->arena, language, &query->measures[m]);
    const struct chart_request request = {
        .kind = (enum chart_kind)line->options[OPTION_KIND].word, .language = language,
        .title = title_of(&settled->arena, language, query, labels), .figures = figures, .labels = labels,
        .reg = &settled->reg, .borders = installation_borders(&settled->arena)};
    struct chart *chart = chart_make(&settled->arena, &request, findings);
    if (chart == NULL || chart_shows(chart))
        return chart;
    findings_add(findings, FINDING_CHART_NO_PLACE, NOWHERE);
    return NULL;
}

/* The number that an option gives, such as 142.875, within its bounds; `usual` when it is not given. False, with a finding, when it
 * is none. */
static bool number_of(double *out, const struct command_line *line, enum option_name option, int usual, int least, int most,
                      struct findings *findings)
{
    const char *text = line->options[option].text;
    char *end = NULL;
    *out = text == NULL ? usual : strtod(text, &end);
    if (text == NULL || (text[strspn(text, "0123456789.")] == '\0' && *end == '\0' && *out >= least && *out <= most))
        return true;
    struct arena *arena = &findings->arena;
    findings_add(findings, FINDING_OPTION_VALUE, NOWHERE, finding_text(arena_format(arena, "--%s", option_kinds[option].name)),
                 finding_text(text), finding_text(arena_format(arena, "%d-%d", least, most)));
    return false;
}

/* How large and how fine, as asked for. */
static bool read_size(struct size *out, const struct command_line *line, struct findings *findings)
{
    double width, height, scale;
    bool good = number_of(&width, line, OPTION_WIDTH, USUAL_WIDTH, 80, 600, findings);
    good &= number_of(&height, line, OPTION_HEIGHT, /*what it takes*/ 0, 30, 600, findings);
    good &= number_of(&scale, line, OPTION_SCALE, USUAL_SCALE, 36, 600, findings);
    *out = (struct size){width * POINTS / millimetres, height * POINTS / millimetres, scale / POINTS};
    return good;
}

/* "Lähde: Hämeen liitto, tilanne 23.8.2016." */
static const char *source_of(struct settled_register *settled, enum language language)
{
    struct buffer day, source;
    const char *body = register_body(&settled->reg, language);
    buffer_init(&day, BUFFER_UNLIMITED);
    buffer_init(&source, BUFFER_UNLIMITED);
    language_date(&day, language, settled->situation_date);
    const char *values[] = {body, buffer_text(&day)};
    language_fill(&source, language_word(language, WORD_CHART_SOURCE), values, 2);
    const char *copy = buffer_keep(&source, &settled->arena);
    buffer_release(&day);
    return copy;
}

/* Fits the chart into the height asked for. False, with a finding, when its texts have no room there. */
static bool fit(const struct chart_picture *picture, struct text *text, struct findings *findings)
{
    if (picture->height == 0)
        return true;
    double least = chart_picture_fit(picture, text, &style_default);
    if (least <= picture->height)
        return true;
    const char *needed = arena_format(&findings->arena, "%.0f", ceil(least * millimetres / POINTS));
    findings_add(findings, FINDING_CHART_TOO_LOW, NOWHERE, finding_text(needed));
    return false;
}

static void draw(const struct command_line *line, const struct chart_picture *picture, struct text *text, enum picture form,
                 double scale, struct findings *findings)
{
    struct output output;
    output_open(&output, line->options[OPTION_OUTPUT].text);
    struct device *device = form == PICTURE_PNG ? cairo_clear_png_new(&output, text, scale)
                                                : svg_new(&output, language_tag(picture->language));
    chart_picture_draw(picture, text, &style_default, device);
    result_close(&output, device, findings);
}

static void write_chart(const struct command_line *line, struct settled_register *settled, const struct query *query,
                        enum picture form, struct findings *findings)
{
    enum language language = command_line_language(line, LANGUAGE_FI);
    struct size size;
    struct chart *chart = read_size(&size, line, findings) ? make_chart(line, settled, query, findings) : NULL;
    if (chart == NULL)
        return;
    const struct chart_picture picture = {
        .chart = chart, .title = chart->title, .source = source_of(settled, language), .language = language,
        .width = size.width, .height = size.height, .light = line->options[OPTION_GROUND].word == GROUND_LIGHT};
    struct text *text = text_new(installation_folder(&settled->arena, "fonts"), findings);
    if (text != NULL && fit(&picture, text, findings))
        draw(line, &picture, text, form, size.scale, findings);
    text_free(text);
}

void chart_command(const struct command_line *line, struct findings *findings)
{
    struct query query;
    enum picture form;
    bool good = picture_of(&form, line->options[OPTION_OUTPUT].text, findings);
    good &= figures_query_read(&query, line, /*most dimensions*/ 1, findings);
    if (!good)
        return;
    struct settled_register settled;
    if (settled_register_read(&settled, line, line->operands[0], 0, findings) &&
        figures_query_ask(&query, line, &settled, findings) && settled_register_sound(&settled, findings))
        write_chart(line, &settled, &query, form, findings);
    settled_register_release(&settled);
}
