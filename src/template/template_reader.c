#include "template/template_reader.h"

#include <string.h>

#include "changes/changes.h"
#include "figures/query_reader.h"
#include "template/style_contrast.h"
#include "template/template_vocabulary.h"
#include "xml/xml_reader.h"

enum { MOST_REPEATS = 2 /* within one another */, MOST_COLUMNS = 14 /* of a list */ };

struct reader {
    struct template *template;
    struct arena *arena;
    struct findings *findings;
    struct cofunding *cofunding;       /* being read */
    struct place style;                /* of <style> */
    struct block *open[XML_MAX_DEPTH]; /* blocks within blocks; the first is the template's root */
    const char *sorts[XML_MAX_DEPTH];  /* what the rows of each are sorted by, as it was written; NULL: nothing */
    size_t depth;
    size_t before;                     /* errors that were found before this template */
    struct words *words;               /* where the text that is being read goes; NULL: nowhere */
    struct words *label;               /* of the figure or column that is being read; NULL when it cannot be used */
    enum language language;
};

static struct block *innermost(const struct reader *reader)
{
    return reader->open[reader->depth - 1];
}

/* --- what sections, repeats and blocks have in common --- */

static int word_of(const struct xml_value *value, int otherwise)
{
    return value->text == NULL ? otherwise : value->as.word;
}

static void add_dimension(struct block *block, const struct xml_value *value)
{
    if (value->text != NULL)
        block->dimensions[block->dimension_count++] = (enum dimension)value->as.word;
}

/* Filters with ';' between them. */
static void read_filters(struct reader *reader, struct block *block, const struct xml_value *where)
{
    for (uint32_t at = 0; at < where->length;) {
        uint32_t end = at;
        while (end < where->length && where->text[end] != ';')
            end++;
        uint32_t first = at, last = end;
        while (first < last && where->text[first] == ' ')
            first++;
        while (last > first && where->text[last - 1] == ' ')
            last--;
        struct filter *filter = arena_append(reader->arena, (void **)&block->filters, &block->filter_count,
                                             &block->filter_capacity, sizeof *block->filters);
        query_read_filter(filter, reader->arena, "where", where->text + first, last - first, block->place,
                          reader->findings);
        at = end + 1;
    }
}

/* True when a condition asks about a measure. */
static bool read_asked(struct reader *reader, struct measure *out, const struct xml_value *asked, struct place place)
{
    return asked->text != NULL && query_read_measure(out, asked->text, asked->length, place, reader->findings);
}

static void read_conditions(struct reader *reader, struct block *block, const struct xml_value *values)
{
    struct conditions *conditions = &block->conditions;
    conditions->told = (enum dimension)word_of(&values[TEMPLATE_IF_TOLD], DIMENSIONS);
    conditions->untold = (enum dimension)word_of(&values[TEMPLATE_UNLESS_TOLD], DIMENSIONS);
    conditions->several = (enum dimension)word_of(&values[TEMPLATE_IF_SEVERAL], DIMENSIONS);
    if (values[TEMPLATE_IF_ANY].text != NULL)
        conditions->any = values[TEMPLATE_IF_ANY].as.words;
    conditions->needs_known = read_asked(reader, &conditions->known, &values[TEMPLATE_IF_KNOWN], block->place);
    conditions->needs_unknown = read_asked(reader, &conditions->unknown, &values[TEMPLATE_UNLESS_KNOWN], block->place);
}

static void open_block(struct reader *reader, struct block *block)
{
    reader->open[reader->depth] = block;
    reader->sorts[reader->depth++] = NULL;
}

/* A new block in the innermost open one; opened itself. */
static struct block *begin_block(struct reader *reader, enum block_kind kind, const struct xml_value *values,
                                 struct place place)
{
    struct block *parent = innermost(reader), *block = arena_alloc(reader->arena, sizeof *block);
    *(struct block **)arena_append(reader->arena, (void **)&parent->children, &parent->child_count,
                                   &parent->child_capacity, sizeof *parent->children) = block;
    *block = (struct block){.kind = kind, .place = place, .unit = UNIT_THOUSAND, .sort = NO_SORTING};
    read_conditions(reader, block, values);
    if (values[TEMPLATE_WHERE].text != NULL)
        read_filters(reader, block, &values[TEMPLATE_WHERE]);
    open_block(reader, block);
    return block;
}

static void read_sort(struct reader *reader, struct block *block, const struct xml_value *sort,
                      const struct xml_value *top)
{
    if (sort->text != NULL && xml_word_lookup((const char *const[]){"no", NULL}, sort->text, sort->length) < 0)
        reader->sorts[reader->depth - 1] = xml_value_copy(reader->arena, sort);
    block->top = (size_t)top->as.number;
}

/* --- each kind of block --- */

static void begin_section(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_SECTION, values, place);
    block->page = (enum page_start)word_of(&values[TEMPLATE_SECTION_PAGE], PAGE_NEW);
}

static void begin_repeat(struct reader *reader, const struct xml_value *values, struct place place)
{
    add_dimension(begin_block(reader, BLOCK_REPEAT, values, place), &values[TEMPLATE_REPEAT_BY]);
    int repeats = 0;
    for (size_t i = 0; i < reader->depth; i++)
        repeats += reader->open[i]->kind == BLOCK_REPEAT;
    if (repeats > MOST_REPEATS)
        findings_add(reader->findings, FINDING_TEMPLATE_REPEAT_TOO_DEEP, place, finding_count(MOST_REPEATS));
}

static void begin_text(struct reader *reader, const struct xml_value *values, struct place place)
{
    /* The same paragraph in another language stands right behind it. */
    const struct block *parent = innermost(reader);
    struct block *last = parent->child_count == 0 ? NULL : parent->children[parent->child_count - 1];
    reader->language = (enum language)values[TEMPLATE_TEXT_LANGUAGE].as.word;
    if (last != NULL && last->kind == BLOCK_TEXT && last->words.in[reader->language] == NULL) {
        open_block(reader, last);
    } else {
        last = begin_block(reader, BLOCK_TEXT, values, place);
        last->style = (enum text_style)word_of(&values[TEMPLATE_TEXT_STYLE], TEXT_BODY);
    }
    reader->words = &last->words;
}

static void begin_item(struct reader *reader, const struct xml_value *values)
{
    struct block *list = innermost(reader);
    reader->language = (enum language)values[TEMPLATE_LANGUAGE].as.word;
    reader->words = list->item_count == 0 ? NULL : &list->items[list->item_count - 1];
    if (reader->words != NULL && reader->words->in[reader->language] == NULL)
        return;
    reader->words = arena_append(reader->arena, (void **)&list->items, &list->item_count, &list->item_capacity,
                                 sizeof *list->items);
    *reader->words = (struct words){{NULL}};
}

static void begin_chart(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_CHART, values, place);
    block->chart_kind = (enum chart_kind)values[TEMPLATE_CHART_KIND].as.word;
    block->chart_table = (enum chart_table)word_of(&values[TEMPLATE_CHART_TABLE], CHART_TABLE_AS_NEEDED);
    block->allocation = (enum allocation)word_of(&values[TEMPLATE_CHART_ALLOCATION], ALLOCATION_USUAL);
    add_dimension(block, &values[TEMPLATE_CHART_BY]);
    read_sort(reader, block, &values[TEMPLATE_CHART_SORT], &values[TEMPLATE_CHART_TOP]);
}

static void begin_table(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_TABLE, values, place);
    add_dimension(block, &values[TEMPLATE_TABLE_BY]);
    add_dimension(block, &values[TEMPLATE_TABLE_THEN]);
    block->unit = (enum money_unit)word_of(&values[TEMPLATE_TABLE_UNIT], UNIT_THOUSAND);
    block->allocation = (enum allocation)word_of(&values[TEMPLATE_TABLE_ALLOCATION], ALLOCATION_USUAL);
    read_sort(reader, block, &values[TEMPLATE_TABLE_SORT], &values[TEMPLATE_TABLE_TOP]);
}

static void begin_matrix(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_MATRIX, values, place);
    add_dimension(block, &values[TEMPLATE_MATRIX_BY]);
    add_dimension(block, &values[TEMPLATE_MATRIX_ACROSS]);
    block->unit = (enum money_unit)word_of(&values[TEMPLATE_MATRIX_UNIT], UNIT_THOUSAND);
}

static void begin_project_list(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_PROJECT_LIST, values, place);
    add_dimension(block, &values[TEMPLATE_LIST_BY]);
    read_sort(reader, block, &values[TEMPLATE_LIST_SORT], &values[TEMPLATE_LIST_TOP]);
}

static void begin_cards(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_PROJECT_CARDS, values, place);
    const struct xml_value *show = &values[TEMPLATE_CARDS_SHOW];
    const uint64_t everything = (((uint64_t)1 << CARD_PIECES) - 1) & ~((uint64_t)1 << CARD_BRIEF); /* told elsewhere */
    add_dimension(block, &values[TEMPLATE_CARDS_BY]);
    block->page = (enum page_start)word_of(&values[TEMPLATE_CARDS_PAGE], PAGE_NEW);
    block->shows = show->text == NULL ? everything : show->as.words;
}

static void begin_changes(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_CHANGES, values, place);
    const struct xml_value *kinds = &values[TEMPLATE_CHANGES_KINDS];
    add_dimension(block, &values[TEMPLATE_CHANGES_BY]);
    block->shows = kinds->text == NULL ? ((uint64_t)1 << CHANGE_KINDS) - 1 : kinds->as.words;
    block->top = (size_t)values[TEMPLATE_CHANGES_TOP].as.number;
}

static void begin_own_text(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct block *block = begin_block(reader, BLOCK_OWN_TEXT, values, place);
    block->file = xml_value_copy(reader->arena, &values[TEMPLATE_OWN_TEXT_FROM]);
    if (block->file != NULL && (block->file[0] == '\0' || block->file[0] == '.' || strchr(block->file, '/') != NULL))
        findings_add(reader->findings, FINDING_OWN_TEXT_NAME, place, finding_text(block->file));
}

static void begin_contents(struct reader *reader, const struct xml_value *values, struct place place)
{
    const struct xml_value *depth = &values[TEMPLATE_CONTENTS_DEPTH];
    reader->template->contents = depth->text == NULL ? 2 : (unsigned)depth->as.number;
    if (reader->template->contents < 1 || reader->template->contents > 2)
        findings_add(reader->findings, FINDING_TEMPLATE_OUT_OF_RANGE, place, finding_text("depth"), finding_count(1),
                     finding_count(2));
}

/* --- figures and columns --- */

/* How many figures a block can show side by side. */
static size_t most_figures(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_TABLE: return 14;
    case BLOCK_PROJECT_LIST: return 6;
    case BLOCK_CHANGES: return 5;
    default: return 12;
    }
}

/* Changes are told of what adds up from projects. */
static bool has_effects(const struct measure *measure)
{
    return measure_counts(measure) || (measure->kind == MEASURE_MONEY && !measure_of_frame(measure));
}

static void check_figure(struct reader *reader, const struct shown_figure *figure)
{
    const struct block *block = innermost(reader);
    if (block->figure_count > most_figures(block->kind))
        findings_add(reader->findings, FINDING_TEMPLATE_TOO_MANY_FIGURES, figure->place,
                     finding_count((int64_t)most_figures(block->kind)));
    if (block->kind == BLOCK_PROJECT_LIST && figure->measure.kind != MEASURE_MONEY)
        findings_add(reader->findings, FINDING_TEMPLATE_LIST_MONEY, figure->place, finding_text(figure->measure.name));
    if (block->kind == BLOCK_CHANGES && !has_effects(&figure->measure))
        findings_add(reader->findings, FINDING_CHANGES_MEASURE, figure->place, finding_text(figure->measure.name));
}

static void add_column(struct reader *reader, enum column_fact fact, struct place place)
{
    struct block *block = innermost(reader);
    struct list_column *column = arena_append(reader->arena, (void **)&block->columns, &block->column_count,
                                              &block->column_capacity, sizeof *block->columns);
    *column = (struct list_column){.fact = fact, .figure = block->figure_count, .place = place};
    if (block->column_count > MOST_COLUMNS)
        findings_add(reader->findings, FINDING_TEMPLATE_TOO_MANY_FIGURES, place, finding_count(MOST_COLUMNS));
    reader->label = &column->label;
}

static void begin_figure(struct reader *reader, const struct xml_value *of, struct place place)
{
    struct block *block = innermost(reader);
    struct measure measure;
    reader->label = NULL;
    if (of->text == NULL || !query_read_measure(&measure, of->text, of->length, place, reader->findings))
        return;
    if (block->kind == BLOCK_PROJECT_LIST)
        add_column(reader, FACT_MEASURE, place);
    struct shown_figure *figure = arena_append(reader->arena, (void **)&block->figures, &block->figure_count,
                                               &block->figure_capacity, sizeof *block->figures);
    *figure = (struct shown_figure){.place = place, .measure = measure};
    check_figure(reader, figure);
    reader->label = &figure->label;
}

/* Measures have a bracket, a colon or are all known by one name; anything else is a fact, well or badly written. */
static void begin_column(struct reader *reader, const struct xml_value *of, struct place place)
{
    static const char *const stages[] = {"projects", "cost", "granted", "committed", "paid", "recovered", "frame",
                                         "remaining", NULL};
    if (of->text == NULL)
        return;
    int fact = xml_word_lookup(template_fact_names, of->text, of->length);
    bool measure = xml_word_lookup(stages, of->text, of->length) >= 0 || memchr(of->text, ':', of->length) != NULL ||
                   memchr(of->text, '(', of->length) != NULL;
    reader->label = NULL;
    if (fact >= 0) {
        add_column(reader, (enum column_fact)fact, place);
    } else if (measure) {
        begin_figure(reader, of, place);
    } else {
        findings_add(reader->findings, FINDING_TEMPLATE_COLUMN_UNKNOWN, place,
                     finding_text(arena_copy(&reader->findings->arena, of->text, of->length)),
                     finding_text(xml_words_join(&reader->findings->arena, "", template_fact_names)));
        xml_word_suggest("", template_fact_names, of->text, of->length, place, reader->findings);
    }
}

static void add_columns(struct reader *reader, const enum column_fact *facts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_column(reader, facts[i], innermost(reader)->place);
}

/* A list begins with a fact, for the labels of sums: with its code, or where it has no columns of facts at all, with the
 * usual ones. */
static void complete_columns(struct reader *reader, struct block *block)
{
    static const enum column_fact usual[] = {FACT_CODE, FACT_NAME, FACT_IMPLEMENTER, FACT_DURATION};
    const struct list_column *told = block->columns;
    size_t count = block->column_count, facts = 0;
    for (size_t i = 0; i < count; i++)
        facts += told[i].fact != FACT_MEASURE;
    if (count > 0 && told[0].fact != FACT_MEASURE)
        return;
    block->columns = NULL;
    block->column_count = block->column_capacity = 0;
    add_columns(reader, usual, facts > 0 ? 1 : sizeof usual / sizeof *usual);
    for (size_t i = 0; i < count; i++)
        *(struct list_column *)arena_append(reader->arena, (void **)&block->columns, &block->column_count,
                                            &block->column_capacity, sizeof *block->columns) = told[i];
}

/* --- the ends of blocks --- */

static size_t first_money(const struct block *block)
{
    for (size_t i = 0; i < block->figure_count; i++)
        if (measure_of_money(&block->figures[i].measure))
            return i;
    return 0;
}

static void find_sort(struct reader *reader, struct block *block, const char *sort)
{
    if (strcmp(sort, "yes") == 0 && block->figure_count > 0) {
        block->sort = first_money(block);
        return;
    }
    for (size_t i = 0; i < block->figure_count; i++)
        if (strcmp(block->figures[i].measure.name, sort) == 0)
            block->sort = i;
    if (block->sort != NO_SORTING)
        return;
    findings_add(reader->findings, FINDING_TEMPLATE_SORT_UNKNOWN, block->place, finding_text(sort));
    const char **names = arena_array(reader->arena, block->figure_count + 1, sizeof *names);
    for (size_t i = 0; i < block->figure_count; i++)
        names[i] = block->figures[i].measure.name;
    xml_word_suggest("", names, sort, strlen(sort), block->place, reader->findings);
}

/* Only a timeline shows projects themselves. A figure that could not be read has been told. */
static void check_chart(struct reader *reader, const struct block *block)
{
    if (block->figure_count == 0 && block->chart_kind != CHART_TIMELINE &&
        reader->findings->by_level[LEVEL_ERROR] == reader->before)
        findings_add(reader->findings, FINDING_TEMPLATE_CHART_WITHOUT_FIGURES, block->place,
                     finding_text(chart_kind_names[block->chart_kind]));
}

static void end_block(struct reader *reader)
{
    struct block *block = innermost(reader);
    if (block->kind == BLOCK_CHART)
        check_chart(reader, block);
    if (block->kind == BLOCK_PROJECT_LIST)
        complete_columns(reader, block);
    for (size_t i = 0; i < block->figure_count; i++)
        (void)query_measure_fits(&block->figures[i].measure, block->dimensions, block->dimension_count,
                                 block->figures[i].place, reader->findings);
    if (reader->sorts[reader->depth - 1] != NULL)
        find_sort(reader, block, reader->sorts[reader->depth - 1]);
    reader->depth--;
}

/* --- elements --- */

/* Where the text of an element of the report's head goes; NULL when it is no such element. */
static struct words *head_words(struct template *template, enum template_element element)
{
    switch (element) {
    case TEMPLATE_TITLE: return &template->title;
    case TEMPLATE_AUDIENCE: return &template->audience;
    case TEMPLATE_SUBTITLE: return &template->subtitle;
    case TEMPLATE_ALTERNATIVE: return &template->appearance.logo.alternative;
    case TEMPLATE_HEADER: return &template->header;
    case TEMPLATE_FOOTER: return &template->footer;
    default: return NULL;
    }
}

static void begin_words(struct reader *reader, struct words *words, const struct xml_value *values)
{
    reader->words = words;
    reader->language = (enum language)values[TEMPLATE_LANGUAGE].as.word;
}

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct reader *reader = context;
    switch ((enum template_element)element) {
    case TEMPLATE_COFUNDING:
        reader->cofunding = cofundings_add(&reader->template->cofundings, reader->arena, values, place);
        begin_words(reader, &reader->cofunding->words, values);
        break;
    case TEMPLATE_STYLE: reader->style = place; break;
    case TEMPLATE_COLOURS: appearance_set_colours(&reader->template->appearance, values); break;
    case TEMPLATE_FONTS:
        appearance_set_fonts(&reader->template->appearance, reader->arena, values, place, reader->findings);
        break;
    case TEMPLATE_LOGO:
        appearance_set_logo(&reader->template->appearance, reader->arena, values, place, reader->findings);
        break;
    case TEMPLATE_REPORT: break;
    case TEMPLATE_COVER: reader->template->cover = true; break;
    case TEMPLATE_CONTENTS: begin_contents(reader, values, place); break;
    case TEMPLATE_SECTION: begin_section(reader, values, place); break;
    case TEMPLATE_REPEAT_OF_SECTIONS:
    case TEMPLATE_REPEAT_OF_BLOCKS: begin_repeat(reader, values, place); break;
    case TEMPLATE_HEADING: begin_words(reader, &innermost(reader)->words, values); break;
    case TEMPLATE_TEXT: begin_text(reader, values, place); break;
    case TEMPLATE_LIST: begin_block(reader, BLOCK_LIST, values, place); break;
    case TEMPLATE_ITEM: begin_item(reader, values); break;
    case TEMPLATE_KEY_FIGURES: begin_block(reader, BLOCK_KEY_FIGURES, values, place); break;
    case TEMPLATE_CHART: begin_chart(reader, values, place); break;
    case TEMPLATE_TABLE: begin_table(reader, values, place); break;
    case TEMPLATE_MATRIX: begin_matrix(reader, values, place); break;
    case TEMPLATE_PROJECT_LIST: begin_project_list(reader, values, place); break;
    case TEMPLATE_PROJECT_CARDS: begin_cards(reader, values, place); break;
    case TEMPLATE_CHANGES: begin_changes(reader, values, place); break;
    case TEMPLATE_INDICATORS:
        add_dimension(begin_block(reader, BLOCK_INDICATORS, values, place), &values[TEMPLATE_INDICATORS_BY]);
        break;
    case TEMPLATE_METHOD: begin_block(reader, BLOCK_METHOD, values, place); break;
    case TEMPLATE_OWN_TEXT: begin_own_text(reader, values, place); break;
    case TEMPLATE_FINDINGS: begin_block(reader, BLOCK_FINDINGS, values, place); break;
    case TEMPLATE_FIGURE: begin_figure(reader, &values[TEMPLATE_FIGURE_OF], place); break;
    case TEMPLATE_COLUMN: begin_column(reader, &values[TEMPLATE_FIGURE_OF], place); break;
    case TEMPLATE_LABEL: begin_words(reader, reader->label, values); break;
    default: begin_words(reader, head_words(reader->template, (enum template_element)element), values); break;
    }
}

static bool is_block(enum template_element element)
{
    return element >= TEMPLATE_SECTION && element <= TEMPLATE_FINDINGS && element != TEMPLATE_HEADING &&
           element != TEMPLATE_ITEM;
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    struct reader *reader = context;
    if (element == TEMPLATE_STYLE)
        style_contrast_check(&reader->template->appearance.style, reader->style, reader->findings);
    if (reader->words != NULL)
        reader->words->in[reader->language] = xml_value_copy(reader->arena, text);
    reader->words = NULL;
    if (is_block((enum template_element)element))
        end_block(reader);
}

bool template_read(struct template *out, struct arena *arena, const char *path, struct findings *findings)
{
    enum { MAXIMUM = 4 * 1024 * 1024 /* [bytes] */ };
    static const struct xml_handler handler = {begin, end};
    *out = (struct template){.input = {.file = -1}};
    appearance_init(&out->appearance);
    size_t before = findings->by_level[LEVEL_ERROR];
    struct reader reader = {.template = out, .arena = arena, .findings = findings, .before = before};
    out->root = (struct block){.kind = BLOCK_SECTION, .conditions = {.told = DIMENSIONS, .untold = DIMENSIONS, .several = DIMENSIONS}};
    open_block(&reader, &out->root);
    return input_open(&out->input, path, MAXIMUM, findings) &&
           xml_read(&template_vocabulary, &out->input, &handler, &reader, findings) &&
           findings->by_level[LEVEL_ERROR] == before;
}
