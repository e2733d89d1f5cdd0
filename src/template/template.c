#include "template/template.h"

#include <string.h>

#include "template/style_contrast.h"
#include "template/template_vocabulary.h"
#include "xml/xml_reader.h"

const char *const template_text_style_names[] = {"body", "note", NULL};
const char *const template_page_names[] = {"new", "same", NULL};
const char *const template_unit_names[] = {"euro", "thousand", "million", NULL};
const char *const chart_kind_names[CHART_KINDS + 1] = {"bars", "grouped", "stacked", "stack", "columns",
                                                       "lines", "timeline", "map", NULL};

struct reader {
    struct template *template;
    struct arena *arena;
    struct findings *findings;
    struct section *section;
    struct block *block;         /* being read; NULL between blocks */
    struct shown_figure *figure; /* being read; NULL between figures */
    struct cofunding *cofunding; /* being read */
    struct place style;          /* of <style> */
    enum language language;
};

static struct block *begin_block(struct reader *reader, enum block_kind kind, struct place place)
{
    struct section *section = reader->section;
    struct block *block = arena_append(reader->arena, (void **)&section->blocks, &section->block_count,
                                       &section->block_capacity, sizeof *section->blocks);
    *block = (struct block){.kind = kind, .place = place, .unit = UNIT_THOUSAND};
    reader->block = block;
    return block;
}

static void add_dimension(struct block *block, const struct xml_value *value)
{
    if (value->text != NULL)
        block->dimensions[block->dimension_count++] = (enum dimension)value->as.word;
}

static void begin_section(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct template *template = reader->template;
    reader->section = arena_append(reader->arena, (void **)&template->sections, &template->section_count,
                                   &template->section_capacity, sizeof *template->sections);
    *reader->section = (struct section){.place = place};
    if (values[TEMPLATE_SECTION_PAGE].text != NULL)
        reader->section->page = (enum section_page)values[TEMPLATE_SECTION_PAGE].as.word;
}

static void begin_text(struct reader *reader, const struct xml_value *values, struct place place)
{
    /* The same paragraph in another language stands right behind it. */
    const struct section *section = reader->section;
    struct block *last = section->block_count == 0 ? NULL : &section->blocks[section->block_count - 1];
    reader->language = (enum language)values[TEMPLATE_TEXT_LANGUAGE].as.word;
    if (last != NULL && last->kind == BLOCK_TEXT && last->words.in[reader->language] == NULL) {
        reader->block = last;
        return;
    }
    struct block *block = begin_block(reader, BLOCK_TEXT, place);
    if (values[TEMPLATE_TEXT_STYLE].text != NULL)
        block->style = (enum text_style)values[TEMPLATE_TEXT_STYLE].as.word;
}

static void begin_chart(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_CHART, place);
    block->chart_kind = (enum chart_kind)values[TEMPLATE_CHART_KIND].as.word;
    add_dimension(block, &values[TEMPLATE_CHART_BY]);
    block->sort = values[TEMPLATE_CHART_SORT].as.word == 1;
    block->top = (size_t)values[TEMPLATE_CHART_TOP].as.number;
}

static void begin_table(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_TABLE, place);
    add_dimension(block, &values[TEMPLATE_TABLE_BY]);
    add_dimension(block, &values[TEMPLATE_TABLE_THEN]);
    if (values[TEMPLATE_TABLE_UNIT].text != NULL)
        block->unit = (enum money_unit)values[TEMPLATE_TABLE_UNIT].as.word;
    block->sort = values[TEMPLATE_TABLE_SORT].as.word == 1;
    block->top = (size_t)values[TEMPLATE_TABLE_TOP].as.number;
}

/* How many figures a block can show side by side. */
static size_t most_figures(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_TABLE: return 14;
    case BLOCK_PROJECT_LIST: return 6;
    default: return 12;
    }
}

static void check_figure(struct reader *reader, const struct shown_figure *figure)
{
    const struct block *block = reader->block;
    if (block->figure_count > most_figures(block->kind)) {
        findings_add(reader->findings, FINDING_TEMPLATE_TOO_MANY_FIGURES, figure->place,
                     finding_count((int64_t)most_figures(block->kind)));
    }
    if (block->kind == BLOCK_PROJECT_LIST && figure->measure.kind != MEASURE_MONEY) {
        findings_add(reader->findings, FINDING_TEMPLATE_LIST_MONEY, figure->place,
                     finding_text(figure->measure.name));
    }
}

static void begin_figure(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = reader->block;
    const struct xml_value *of = &values[TEMPLATE_FIGURE_OF];
    reader->figure = NULL;
    if (of->text == NULL)
        return;
    struct shown_figure *figure = arena_append(reader->arena, (void **)&block->figures, &block->figure_count,
                                               &block->figure_capacity, sizeof *block->figures);
    *figure = (struct shown_figure){.place = place};
    if (measure_parse(&figure->measure, of->text, of->length, place, reader->findings))
        check_figure(reader, figure);
    reader->figure = figure;
}

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct reader *reader = context;
    switch ((enum template_element)element) {
    case TEMPLATE_TITLE:
    case TEMPLATE_AUDIENCE:
    case TEMPLATE_SUBTITLE:
    case TEMPLATE_ALTERNATIVE:
    case TEMPLATE_HEADING:
    case TEMPLATE_LABEL: reader->language = (enum language)values[TEMPLATE_LANGUAGE].as.word; break;
    case TEMPLATE_COFUNDING:
        reader->language = (enum language)values[TEMPLATE_LANGUAGE].as.word;
        reader->cofunding = cofundings_add(&reader->template->cofundings, reader->arena, values, place);
        break;
    case TEMPLATE_STYLE: reader->style = place; break;
    case TEMPLATE_COLOURS: appearance_set_colours(&reader->template->appearance, values); break;
    case TEMPLATE_FONTS:
        appearance_set_fonts(&reader->template->appearance, reader->arena, values, place, reader->findings);
        break;
    case TEMPLATE_LOGO:
        appearance_set_logo(&reader->template->appearance, reader->arena, values, place, reader->findings);
        break;
    case TEMPLATE_CONTENTS: reader->template->contents = true; break;
    case TEMPLATE_SECTION: begin_section(reader, values, place); break;
    case TEMPLATE_TEXT: begin_text(reader, values, place); break;
    case TEMPLATE_KEY_FIGURES: begin_block(reader, BLOCK_KEY_FIGURES, place); break;
    case TEMPLATE_CHART: begin_chart(reader, values, place); break;
    case TEMPLATE_TABLE: begin_table(reader, values, place); break;
    case TEMPLATE_PROJECT_LIST:
        add_dimension(begin_block(reader, BLOCK_PROJECT_LIST, place), &values[TEMPLATE_LIST_BY]);
        break;
    case TEMPLATE_FINDINGS: begin_block(reader, BLOCK_FINDINGS, place); break;
    case TEMPLATE_FIGURE: begin_figure(reader, values, place); break;
    default: break;
    }
}

static void keep(struct reader *reader, struct words *words, const struct xml_value *text)
{
    words->in[reader->language] = xml_value_copy(reader->arena, text);
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    struct reader *reader = context;
    struct template *template = reader->template;
    switch ((enum template_element)element) {
    case TEMPLATE_TITLE: keep(reader, &template->title, text); break;
    case TEMPLATE_AUDIENCE: keep(reader, &template->audience, text); break;
    case TEMPLATE_SUBTITLE: keep(reader, &template->subtitle, text); break;
    case TEMPLATE_COFUNDING: keep(reader, &reader->cofunding->words, text); break;
    case TEMPLATE_ALTERNATIVE: keep(reader, &template->appearance.logo.alternative, text); break;
    case TEMPLATE_STYLE: style_contrast_check(&template->appearance.style, reader->style, reader->findings); break;
    case TEMPLATE_HEADING:
        keep(reader, reader->block == NULL ? &reader->section->heading : &reader->block->words, text);
        break;
    case TEMPLATE_LABEL:
        if (reader->figure != NULL)
            keep(reader, &reader->figure->label, text);
        break;
    case TEMPLATE_TEXT: keep(reader, &reader->block->words, text); reader->block = NULL; break;
    case TEMPLATE_KEY_FIGURES:
    case TEMPLATE_CHART:
    case TEMPLATE_TABLE:
    case TEMPLATE_PROJECT_LIST:
    case TEMPLATE_FINDINGS: reader->block = NULL; break;
    default: break;
    }
}

bool template_read(struct template *out, struct arena *arena, const char *path, struct findings *findings)
{
    enum { MAXIMUM = 4 * 1024 * 1024 /* [bytes] */ };
    static const struct xml_handler handler = {begin, end};
    *out = (struct template){.input = {.file = -1}};
    appearance_init(&out->appearance);
    struct reader reader = {.template = out, .arena = arena, .findings = findings};
    size_t before = findings->by_level[LEVEL_ERROR];
    return input_open(&out->input, path, MAXIMUM, findings) &&
           xml_read(&template_vocabulary, &out->input, &handler, &reader, findings) &&
           findings->by_level[LEVEL_ERROR] == before;
}

void template_release(struct template *template)
{
    input_release(&template->input);
}

const char *template_words(const struct words *words, enum language language, struct place place,
                           struct findings *findings)
{
    if (words->in[language] != NULL)
        return words->in[language];
    for (int i = 0; i < LANGUAGES; i++)
        if (words->in[i] != NULL) {
            findings_add(findings, FINDING_NOT_TRANSLATED, place, finding_text(words->in[i]),
                         finding_text(language_tag(language)));
            break;
        }
    return "";
}
