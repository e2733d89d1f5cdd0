#include <string.h>

#include "base/output.h"
#include "chart/chart.h"
#include "cli/commands.h"
#include "cli/figures_query.h"
#include "cli/installation.h"
#include "device/cairo.h"
#include "language/labels.h"

/* The chart is as wide as a report's column. [pt; PNG_SCALE: pixels a point] */
enum { CHART_WIDTH = 482, CHART_MARGIN = 8, PNG_SCALE = 2 };

enum picture { PICTURE_SVG, PICTURE_PNG };

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
    const char *copy = arena_copy(arena, buffer_text(&title), title.length);
    buffer_release(&title);
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
    return chart_make(&settled->arena, &request, findings);
}

static void draw(const struct chart *chart, struct text *text, enum picture picture, const char *path,
                 struct findings *findings)
{
    struct output output;
    output_open(&output, path);
    struct device *device = picture == PICTURE_PNG ? cairo_png_new(&output, text, PNG_SCALE)
                                                   : cairo_svg_new(&output, text);
    double height = chart_height(chart, text, &style_default, CHART_WIDTH);
    device->calls->begin_page(device, CHART_WIDTH + 2 * CHART_MARGIN, height + 2 * CHART_MARGIN);
    chart_draw(chart, text, &style_default, device, CHART_MARGIN, CHART_MARGIN, CHART_WIDTH);
    device->calls->end_page(device);
    if (device->calls->close(device, findings))
        output_close(&output, findings);
    else
        output_abandon(&output);
    device->calls->free(device);
}

static void write_chart(const struct command_line *line, struct settled_register *settled, const struct query *query,
                        enum picture picture, struct findings *findings)
{
    struct chart *chart = make_chart(line, settled, query, findings);
    if (chart == NULL)
        return;
    struct text *text = text_new(installation_folder(&settled->arena, "fonts"), findings);
    if (text != NULL)
        draw(chart, text, picture, line->options[OPTION_OUTPUT].text, findings);
    text_free(text);
}

void chart_command(const struct command_line *line, struct findings *findings)
{
    struct query query;
    enum picture picture;
    bool good = picture_of(&picture, line->options[OPTION_OUTPUT].text, findings);
    good &= figures_query_read(&query, line, /*most dimensions*/ 1, findings);
    if (!good)
        return;
    struct settled_register settled;
    if (settled_register_read(&settled, line, line->operands[0], 0, findings) &&
        figures_query_ask(&query, line, &settled, findings) && settled_register_sound(&settled, findings))
        write_chart(line, &settled, &query, picture, findings);
    settled_register_release(&settled);
}
