#include "register/register_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "register/register_vocabulary.h"
#include "xml/xml_reader.h"

/* What belongs to the project being read gathers in lists that are used again for the next one; at the project's end
 * each is copied to the arena at its exact size. */

struct gathered {
    char *items;
    size_t count, capacity;
};

struct reader {
    struct project_register *reg;
    struct findings *findings;
    struct project *project;
    struct decision *decision;      /* being read; NULL outside one */
    struct code *code;              /* being read */
    struct frame *frame;
    enum list list;                 /* whose codes are being read */
    struct amount *amount;          /* waiting for its text */
    struct told_date *told;         /* waiting for its text */
    const char *from_page;          /* of the text being read */
    enum language language;         /* of the text being read */
    enum text_kind text_kind;
    struct gathered starts, ends, participations, decisions, amounts, decision_amounts, locations, classifications,
        indicators, contacts, paragraphs, populations, regional_rates;
};

static void *gather(struct gathered *gathered, size_t size)
{
    void *item = heap_append((void **)&gathered->items, &gathered->count, &gathered->capacity, size);
    return memset(item, 0, size);
}

static void *settle(struct reader *reader, struct gathered *gathered, uint32_t *count, size_t size)
{
    *count = (uint32_t)gathered->count;
    gathered->count = 0;
    if (*count == 0)
        return NULL;
    void *items = arena_array(reader->reg->arena, *count, size);
    memcpy(items, gathered->items, *count * size);
    return items;
}

static const char *copy(struct reader *reader, const struct xml_value *value)
{
    return xml_value_copy(reader->reg->arena, value);
}

static const struct code *code_of(struct reader *reader, enum list list, const struct xml_value *value)
{
    return value->text == NULL ? NULL : register_code(reader->reg, list, value->text, value->length);
}

static int word_or(const struct xml_value *value, int otherwise)
{
    return value->text == NULL ? otherwise : value->as.word;
}

static int64_t number_or(const struct xml_value *value, int64_t otherwise)
{
    return value->text == NULL ? otherwise : value->as.number;
}

/* --- begin --- */

static void begin_page(struct reader *reader, const struct xml_value *values)
{
    struct project_register *reg = reader->reg;
    struct page *page = arena_append(reg->arena, (void **)&reg->pages, &reg->page_count, &reg->page_capacity,
                                     sizeof *reg->pages);
    *page = (struct page){copy(reader, &values[PAGE_ID]), copy(reader, &values[PAGE_TITLE]),
                          copy(reader, &values[PAGE_ADDRESS]), values[PAGE_READ].as.day};
}

/* Beyond any year a date can have, it says nothing. */
static int16_t lapse_years(const struct xml_value *value)
{
    int64_t years = number_or(value, 0);
    return years > 999 ? 999 : (int16_t)years;
}

static void begin_code(struct reader *reader, const struct xml_value *values, struct place place)
{
    const struct xml_value *id = &values[CODE_ID];
    if (id->text == NULL) {
        reader->code = NULL;
        return;
    }
    struct code *code = register_code(reader->reg, reader->list, id->text, id->length);
    if (code->declared)
        findings_add(reader->findings, FINDING_CODE_REPEATED, place, finding_text(code->id),
                     finding_list(reader->list));
    code->declared = true;
    code->offset = place.offset;
    code->parent = copy(reader, &values[CODE_PARENT]);
    code->period = copy(reader, &values[CODE_PERIOD]);
    code->fund = copy(reader, &values[CODE_FUND]);
    code->successor = copy(reader, &values[CODE_SUCCESSOR]);
    code->from_page = copy(reader, &values[CODE_FROM]);
    code->from = values[CODE_FROM_DATE].as.day;
    code->to = values[CODE_TO_DATE].as.day;
    code->rule = (enum period_rule)word_or(&values[CODE_RULE], PERIOD_BY_PROGRAMME);
    code->technical = word_or(&values[CODE_TECHNICAL], 0) == 1;
    code->phase = values[CODE_PHASE].text == NULL ? PHASE_NOT_TOLD
                                                  : (enum phase)(PHASE_RUNNING + values[CODE_PHASE].as.word);
    code->highest_support = number_or(&values[CODE_HIGHEST_SUPPORT], 0);
    code->highest_public = number_or(&values[CODE_HIGHEST_PUBLIC], 0);
    code->rates = (struct cofinancing){number_or(&values[CODE_EU_RATE], 0), number_or(&values[CODE_STATE_RATE], 0)};
    code->claimed_by = values[CODE_CLAIMED_BY].as.day;
    code->claimed_within = lapse_years(&values[CODE_CLAIMED_WITHIN]);
    reader->code = code;
}

static void begin_population(struct reader *reader, const struct xml_value *values)
{
    struct population *population = gather(&reader->populations, sizeof *population);
    population->year = (int16_t)number_or(&values[POPULATION_YEAR], 0);
}

static void begin_regional_rates(struct reader *reader, const struct xml_value *values)
{
    if (values[RATES_REGION].text == NULL)
        return;
    struct regional_rates *regional = gather(&reader->regional_rates, sizeof *regional);
    *regional = (struct regional_rates){copy(reader, &values[RATES_REGION]),
                                        {number_or(&values[RATES_EU], 0), number_or(&values[RATES_STATE], 0)}};
}

static void begin_frame(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct project_register *reg = reader->reg;
    struct frame *frame = arena_append(reg->arena, (void **)&reg->frames, &reg->frame_count, &reg->frame_capacity,
                                       sizeof *reg->frames);
    *frame = (struct frame){
        .programme = code_of(reader, LIST_PROGRAMME, &values[FRAME_PROGRAMME]),
        .fund = code_of(reader, LIST_FUND, &values[FRAME_FUND]),
        .priority = code_of(reader, LIST_PRIORITY, &values[FRAME_PRIORITY]),
        .objective = code_of(reader, LIST_OBJECTIVE, &values[FRAME_OBJECTIVE]),
        .envelope = code_of(reader, LIST_ENVELOPE, &values[FRAME_ENVELOPE]),
        .offset = place.offset,
        .year = (int16_t)number_or(&values[FRAME_YEAR], 0),
        .source = (uint8_t)word_or(&values[FRAME_SOURCE], SOURCE_TOTAL),
    };
    reader->frame = frame;
}

static void begin_project(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct project_register *reg = reader->reg;
    struct project *project = arena_alloc(reg->arena, sizeof *project);
    const char *code = copy(reader, &values[PROJECT_CODE]);
    *project = (struct project){
        .code = code == NULL ? "" : code,
        .group = copy(reader, &values[PROJECT_GROUP]),
        .system = copy(reader, &values[PROJECT_SYSTEM]),
        .programme = code_of(reader, LIST_PROGRAMME, &values[PROJECT_PROGRAMME]),
        .fund = code_of(reader, LIST_FUND, &values[PROJECT_FUND]),
        .priority = code_of(reader, LIST_PRIORITY, &values[PROJECT_PRIORITY]),
        .objective = code_of(reader, LIST_OBJECTIVE, &values[PROJECT_OBJECTIVE]),
        .authority = code_of(reader, LIST_AUTHORITY, &values[PROJECT_AUTHORITY]),
        .status = code_of(reader, LIST_STATUS, &values[PROJECT_STATUS]),
        .envelope = code_of(reader, LIST_ENVELOPE, &values[PROJECT_ENVELOPE]),
        .offset = place.offset,
    };
    *(struct project **)arena_append(reg->arena, (void **)&reg->projects, &reg->project_count, &reg->project_capacity,
                                     sizeof *reg->projects) = project;
    reader->project = project;
}

static void begin_told(struct reader *reader, struct gathered *list, const struct xml_value *values,
                       struct place place)
{
    reader->told = gather(list, sizeof *reader->told);
    reader->told->from_page = copy(reader, &values[DATE_FROM]);
    reader->told->offset = place.offset;
}

static void begin_organisation(struct reader *reader, const struct xml_value *values)
{
    const struct xml_value *name = &values[ORGANISATION_NAME], *id = &values[ORGANISATION_BUSINESS_ID];
    if (name->text == NULL || values[ORGANISATION_ROLE].text == NULL)
        return;
    struct organisation *organisation =
        register_organisation(reader->reg, name->text, name->length, id->text, id->length);
    if (values[ORGANISATION_SECTOR].text != NULL)
        organisation->sector = code_of(reader, LIST_SECTOR, &values[ORGANISATION_SECTOR]);
    if (values[ORGANISATION_MUNICIPALITY].text != NULL)
        organisation->municipality = code_of(reader, LIST_MUNICIPALITY, &values[ORGANISATION_MUNICIPALITY]);
    organisation->natural |= word_or(&values[ORGANISATION_PERSON], 0) == 1;
    organisation->person = organisation->natural;
    struct participation *participation = gather(&reader->participations, sizeof *participation);
    participation->organisation = organisation;
    participation->role = (uint8_t)values[ORGANISATION_ROLE].as.word;
    participation->from_page = copy(reader, &values[ORGANISATION_FROM]);
}

static void begin_place(struct reader *reader, const struct xml_value *values)
{
    struct location *location = gather(&reader->locations, sizeof *location);
    location->municipality = code_of(reader, LIST_MUNICIPALITY, &values[PLACE_MUNICIPALITY]);
    location->sub_region = code_of(reader, LIST_SUB_REGION, &values[PLACE_SUB_REGION]);
    location->region = code_of(reader, LIST_REGION, &values[PLACE_REGION]);
    location->list_year = (int16_t)number_or(&values[PLACE_YEAR], 0);
    location->extent = (uint8_t)word_or(&values[PLACE_EXTENT], EXTENT_PLACES);
    location->share = number_or(&values[PLACE_SHARE], -1);
    location->from_page = copy(reader, &values[PLACE_FROM]);
}

static void begin_class(struct reader *reader, const struct xml_value *values)
{
    /* In the order of the vocabulary's class_lists. */
    static const enum list lists[] = {LIST_SPEARHEAD, LIST_CHOICE, LIST_FIELD, LIST_CLIMATE};
    if (values[CLASS_LIST].text == NULL || values[CLASS_CODE].text == NULL)
        return;
    struct classification *class = gather(&reader->classifications, sizeof *class);
    class->list = (uint8_t)lists[values[CLASS_LIST].as.word];
    class->code = code_of(reader, (enum list)class->list, &values[CLASS_CODE]);
    class->weight = number_or(&values[CLASS_WEIGHT], -1);
}

static void begin_decision(struct reader *reader, const struct xml_value *values, struct place place)
{
    struct decision *decision = gather(&reader->decisions, sizeof *decision);
    decision->diary = copy(reader, &values[DECISION_DIARY]);
    decision->cost_model = code_of(reader, LIST_COST_MODEL, &values[DECISION_COST_MODEL]);
    decision->highest_support = number_or(&values[DECISION_HIGHEST_SUPPORT], 0);
    decision->number = (int32_t)number_or(&values[DECISION_NUMBER], 0);
    decision->day = values[DECISION_DATE].as.day;
    decision->kind = (uint8_t)word_or(&values[DECISION_KIND], DECISION_NEW);
    decision->state = (uint8_t)word_or(&values[DECISION_STATE], DECISION_IN_FORCE);
    decision->offset = place.offset;
    reader->decision = decision;
}

static const struct amount_origin *origin_of(struct reader *reader, const struct xml_value *values)
{
    static const struct amount_origin untold = {NULL, NULL};
    if (values[AMOUNT_RAW].text == NULL && values[AMOUNT_FROM].text == NULL)
        return &untold;
    struct amount_origin *origin = arena_alloc(reader->reg->arena, sizeof *origin);
    *origin = (struct amount_origin){copy(reader, &values[AMOUNT_RAW]), copy(reader, &values[AMOUNT_FROM])};
    return origin;
}

static void begin_amount(struct reader *reader, const struct xml_value *values, struct place place)
{
    reader->amount = NULL;
    if (values[AMOUNT_STAGE].text == NULL || values[AMOUNT_SOURCE].text == NULL)
        return;
    struct amount *amount =
        gather(reader->decision != NULL ? &reader->decision_amounts : &reader->amounts, sizeof *amount);
    amount->stage = (uint8_t)values[AMOUNT_STAGE].as.word;
    amount->source = (uint8_t)values[AMOUNT_SOURCE].as.word;
    amount->year = (int16_t)number_or(&values[AMOUNT_YEAR], 0);
    amount->day = values[AMOUNT_DATE].as.day;
    amount->missing = (uint8_t)word_or(&values[AMOUNT_MISSING], MISSING_NOT);
    amount->origin = origin_of(reader, values);
    amount->offset = place.offset;
    reader->amount = amount;
}

static void begin_indicator(struct reader *reader, const struct xml_value *values)
{
    struct indicator *indicator = gather(&reader->indicators, sizeof *indicator);
    indicator->code = code_of(reader, LIST_INDICATOR, &values[INDICATOR_CODE]);
    indicator->result = word_or(&values[INDICATOR_KIND], 0) == 1;
    indicator->unit = copy(reader, &values[INDICATOR_UNIT]);
    indicator->target = number_or(&values[INDICATOR_TARGET], INT64_MIN);
    indicator->achieved = number_or(&values[INDICATOR_ACHIEVED], INT64_MIN);
}

static void begin_contact(struct reader *reader, const struct xml_value *values)
{
    struct contact *contact = gather(&reader->contacts, sizeof *contact);
    *contact = (struct contact){copy(reader, &values[CONTACT_NAME]), copy(reader, &values[CONTACT_EMAIL]),
                                copy(reader, &values[CONTACT_PHONE])};
}

static void begin_text(struct reader *reader, const struct xml_value *values, enum text_kind kind)
{
    reader->text_kind = kind;
    reader->language = (enum language)word_or(&values[TEXT_LANGUAGE], LANGUAGE_FI);
    reader->from_page = copy(reader, &values[TEXT_FROM]);
}

static void begin(void *context, unsigned element, const struct xml_value *values, struct place place)
{
    struct reader *reader = context;
    switch ((enum register_element)element) {
    case ELEMENT_REGISTER:
        reader->reg->situation_date = values[REGISTER_SITUATION_DATE].as.day;
        break;
    case ELEMENT_BODY_NAME:
    case ELEMENT_TITLE:
    case ELEMENT_CODE_NAME:
    case ELEMENT_CODE_SHORT:
    case ELEMENT_NAME: begin_text(reader, values, TEXT_SUMMARY); break;
    case ELEMENT_SUMMARY: begin_text(reader, values, TEXT_SUMMARY); break;
    case ELEMENT_AIMS: begin_text(reader, values, TEXT_AIMS); break;
    case ELEMENT_RESULTS: begin_text(reader, values, TEXT_RESULTS); break;
    case ELEMENT_PAGE: begin_page(reader, values); break;
    case ELEMENT_LIST: reader->list = (enum list)word_or(&values[LIST_OF], LIST_STATUS); break;
    case ELEMENT_CODE: begin_code(reader, values, place); break;
    case ELEMENT_POPULATION: begin_population(reader, values); break;
    case ELEMENT_REGIONAL_RATES: begin_regional_rates(reader, values); break;
    case ELEMENT_FRAME: begin_frame(reader, values, place); break;
    case ELEMENT_PROJECT: begin_project(reader, values, place); break;
    case ELEMENT_START: begin_told(reader, &reader->starts, values, place); break;
    case ELEMENT_END: begin_told(reader, &reader->ends, values, place); break;
    case ELEMENT_CONTACT: begin_contact(reader, values); break;
    case ELEMENT_ORGANISATION: begin_organisation(reader, values); break;
    case ELEMENT_PLACE: begin_place(reader, values); break;
    case ELEMENT_CLASS: begin_class(reader, values); break;
    case ELEMENT_DECISION: begin_decision(reader, values, place); break;
    case ELEMENT_AMOUNT: begin_amount(reader, values, place); break;
    case ELEMENT_INDICATOR: begin_indicator(reader, values); break;
    default: break;
    }
}

/* --- end --- */

/* The first text in a language counts; further ones are other pages' tellings. */
static void keep_name(struct reader *reader, const char *names[LANGUAGES], const struct xml_value *text)
{
    if (names[reader->language] == NULL && text->length > 0)
        names[reader->language] = copy(reader, text);
}

static void end_told(struct reader *reader, struct gathered *list, const struct xml_value *text)
{
    if (text->text == NULL)
        list->count--; /* a finding has said that it is no date */
    else
        reader->told->day = text->as.day;
}

/* What is no number or has no year is left out; a finding has said so. */
static void end_population(struct reader *reader, const struct xml_value *text)
{
    struct gathered *list = &reader->populations;
    struct population *population = (struct population *)list->items + list->count - 1;
    if (text->text == NULL || population->year == 0)
        list->count--;
    else
        population->people = (int32_t)text->as.number;
}

static void end_code(struct reader *reader)
{
    uint32_t count;
    const struct population *population = settle(reader, &reader->populations, &count, sizeof *population);
    uint32_t regional_count;
    const struct regional_rates *regional =
        settle(reader, &reader->regional_rates, &regional_count, sizeof *regional);
    if (reader->code == NULL)
        return;
    reader->code->population = population;
    reader->code->population_count = count;
    reader->code->regional = regional;
    reader->code->regional_count = regional_count;
}

static void end_amount(struct reader *reader, const struct xml_value *text)
{
    struct amount *amount = reader->amount;
    if (amount == NULL)
        return;
    struct place place = {&reader->reg->input, amount->offset};
    bool given = text->text != NULL && text->length > 0;
    if (given && amount->missing != MISSING_NOT)
        findings_add(reader->findings, FINDING_AMOUNT_AND_MISSING, place);
    if (!given && text->text != NULL && amount->missing == MISSING_NOT)
        findings_add(reader->findings, FINDING_AMOUNT_EMPTY, place);
    if (given)
        amount->value = text->as.amount;
    else if (amount->missing == MISSING_NOT)
        amount->missing = text->text == NULL ? MISSING_UNREADABLE : MISSING_NOT_GIVEN;
}

static void end_paragraph(struct reader *reader, const struct xml_value *text, bool item)
{
    if (text->length == 0)
        return;
    struct paragraph *paragraph = gather(&reader->paragraphs, sizeof *paragraph);
    *paragraph = (struct paragraph){copy(reader, text), reader->from_page, (uint8_t)reader->text_kind,
                                    (uint8_t)reader->language, item};
}

static void end_decision(struct reader *reader)
{
    uint32_t count;
    reader->decision->amounts = settle(reader, &reader->decision_amounts, &count, sizeof(struct amount));
    reader->decision->amount_count = count;
    reader->decision = NULL;
}

static void end_project(struct reader *reader)
{
    struct project *p = reader->project;
    p->starts = settle(reader, &reader->starts, &p->start_count, sizeof *p->starts);
    p->ends = settle(reader, &reader->ends, &p->end_count, sizeof *p->ends);
    p->participations = settle(reader, &reader->participations, &p->participation_count, sizeof *p->participations);
    p->decisions = settle(reader, &reader->decisions, &p->decision_count, sizeof *p->decisions);
    p->amounts = settle(reader, &reader->amounts, &p->amount_count, sizeof *p->amounts);
    p->locations = settle(reader, &reader->locations, &p->location_count, sizeof *p->locations);
    p->classifications =
        settle(reader, &reader->classifications, &p->classification_count, sizeof *p->classifications);
    p->indicators = settle(reader, &reader->indicators, &p->indicator_count, sizeof *p->indicators);
    p->contacts = settle(reader, &reader->contacts, &p->contact_count, sizeof *p->contacts);
    p->paragraphs = settle(reader, &reader->paragraphs, &p->paragraph_count, sizeof *p->paragraphs);
}

static void end(void *context, unsigned element, const struct xml_value *text)
{
    struct reader *reader = context;
    switch ((enum register_element)element) {
    case ELEMENT_BODY_NAME: keep_name(reader, reader->reg->body, text); break;
    case ELEMENT_TITLE: keep_name(reader, reader->reg->title, text); break;
    case ELEMENT_CODE_NAME:
        if (reader->code != NULL)
            keep_name(reader, reader->code->name, text);
        break;
    case ELEMENT_CODE_SHORT:
        if (reader->code != NULL)
            keep_name(reader, reader->code->short_name, text);
        break;
    case ELEMENT_POPULATION: end_population(reader, text); break;
    case ELEMENT_CODE: end_code(reader); break;
    case ELEMENT_FRAME:
        if (text->text != NULL)
            reader->frame->value = text->as.amount;
        break;
    case ELEMENT_NAME: keep_name(reader, reader->project->name, text); break;
    case ELEMENT_START: end_told(reader, &reader->starts, text); break;
    case ELEMENT_END: end_told(reader, &reader->ends, text); break;
    case ELEMENT_PARAGRAPH: end_paragraph(reader, text, false); break;
    case ELEMENT_ITEM: end_paragraph(reader, text, true); break;
    case ELEMENT_HOME_PAGE: reader->project->home_page = copy(reader, text); break;
    case ELEMENT_AMOUNT: end_amount(reader, text); break;
    case ELEMENT_DECISION: end_decision(reader); break;
    case ELEMENT_PROJECT: end_project(reader); break;
    default: break;
    }
}

bool register_read(struct project_register *out, struct arena *arena, const char *path, unsigned needs,
                   struct findings *findings)
{
    const uint64_t texts = (uint64_t)1 << ELEMENT_PARAGRAPH | (uint64_t)1 << ELEMENT_ITEM;
    struct xml_handler handler = {begin, end, needs & REGISTER_TEXTS ? 0 : texts};
    register_init(out, arena);
    struct reader reader = {.reg = out, .findings = findings};
    bool opened = input_open(&out->input, path, INPUT_MAXIMUM, findings);
    out->input.digested = (needs & REGISTER_DIGEST) != 0;
    bool whole = opened &&
                 xml_read(&register_vocabulary, &out->input, &handler, &reader, findings);
    struct gathered *lists[] = {&reader.starts, &reader.ends, &reader.participations, &reader.decisions,
                                &reader.amounts, &reader.decision_amounts, &reader.locations,
                                &reader.classifications, &reader.indicators, &reader.contacts, &reader.paragraphs,
                                &reader.populations, &reader.regional_rates};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]->items);
    return whole;
}
