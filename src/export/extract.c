#include "export/extract.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "import/register_writer.h"
#include "register/register_vocabulary.h"

/* What is written follows the vocabulary element by element; names of elements and attributes are taken from it. */

enum { MILLIONTHS = 1000000 };

static const char *name_of(enum register_element element)
{
    return register_vocabulary.elements[element].name;
}

static void begin(struct register_writer *writer, enum register_element element)
{
    register_writer_begin(writer, name_of(element));
}

static void end(struct register_writer *writer)
{
    register_writer_end(writer, "", 0);
}

static void end_text(struct register_writer *writer, const char *text)
{
    register_writer_end(writer, text, strlen(text));
}

/* --- attributes: those that are not told are left out --- */

static void put_text(struct register_writer *writer, enum register_element element, int attribute, const char *text)
{
    if (text != NULL && *text != '\0')
        register_writer_attribute(writer, register_vocabulary.elements[element].attributes[attribute].name, text,
                                  strlen(text));
}

static void put_code(struct register_writer *writer, enum register_element element, int attribute, const struct code *code)
{
    put_text(writer, element, attribute, code == NULL ? NULL : code->id);
}

static void put_word(struct register_writer *writer, enum register_element element, int attribute, int word)
{
    put_text(writer, element, attribute, register_vocabulary.elements[element].attributes[attribute].words[word]);
}

static void put_yes(struct register_writer *writer, enum register_element element, int attribute, bool yes)
{
    put_text(writer, element, attribute, yes ? "yes" : NULL);
}

static void put_day(struct register_writer *writer, enum register_element element, int attribute, date day)
{
    char text[DATE_TEXT_SIZE];
    if (!date_known(day))
        return;
    date_format(text, day);
    put_text(writer, element, attribute, text);
}

/* A whole number; `untold` is left out. */
static void put_number(struct register_writer *writer, enum register_element element, int attribute, int64_t number,
                       int64_t untold)
{
    struct buffer text;
    if (number == untold)
        return;
    buffer_init(&text, 32);
    buffer_put_int(&text, number);
    put_text(writer, element, attribute, buffer_text(&text));
    buffer_release(&text);
}

/* Millionths as a decimal number; `untold` is left out. */
static void put_decimal(struct register_writer *writer, enum register_element element, int attribute, int64_t millionths,
                        int64_t untold)
{
    struct buffer text;
    if (millionths == untold)
        return;
    uint64_t size = millionths < 0 ? 0 - (uint64_t)millionths : (uint64_t)millionths;
    buffer_init(&text, 40);
    buffer_printf(&text, "%s%llu.%06u", millionths < 0 ? "-" : "", (unsigned long long)(size / MILLIONTHS),
                  (unsigned)(size % MILLIONTHS));
    while (text.bytes[text.length - 1] == '0')
        text.bytes[--text.length] = '\0';
    if (text.bytes[text.length - 1] == '.')
        text.bytes[--text.length] = '\0';
    put_text(writer, element, attribute, buffer_text(&text));
    buffer_release(&text);
}

/* An element for each language that has a text. */
static void put_names(struct register_writer *writer, enum register_element element, const char *const names[LANGUAGES])
{
    for (int i = 0; i < LANGUAGES; i++)
        if (names[i] != NULL) {
            begin(writer, element);
            put_text(writer, element, TEXT_LANGUAGE, language_tag((enum language)i));
            end_text(writer, names[i]);
        }
}

/* --- lists and frames --- */

static void put_rates(struct register_writer *writer, const struct code *code)
{
    for (uint32_t i = 0; i < code->population_count; i++) {
        char people[16];
        begin(writer, ELEMENT_POPULATION);
        put_number(writer, ELEMENT_POPULATION, POPULATION_YEAR, code->population[i].year, 0);
        snprintf(people, sizeof people, "%" PRId32, code->population[i].people);
        end_text(writer, people);
    }
    for (uint32_t i = 0; i < code->regional_count; i++) {
        begin(writer, ELEMENT_REGIONAL_RATES);
        put_text(writer, ELEMENT_REGIONAL_RATES, RATES_REGION, code->regional[i].region);
        put_decimal(writer, ELEMENT_REGIONAL_RATES, RATES_EU, code->regional[i].rates.eu, -1);
        put_decimal(writer, ELEMENT_REGIONAL_RATES, RATES_STATE, code->regional[i].rates.state, 0);
        end(writer);
    }
}

static void put_listed(struct register_writer *writer, enum list list, const struct code *code)
{
    const enum register_element element = ELEMENT_CODE;
    begin(writer, element);
    put_text(writer, element, CODE_ID, code->id);
    put_text(writer, element, CODE_PARENT, code->parent);
    put_text(writer, element, CODE_PERIOD, code->period);
    put_text(writer, element, CODE_FUND, code->fund);
    put_day(writer, element, CODE_FROM_DATE, code->from);
    put_day(writer, element, CODE_TO_DATE, code->to);
    put_text(writer, element, CODE_SUCCESSOR, code->successor);
    if (list == LIST_PERIOD)
        put_word(writer, element, CODE_RULE, code->rule);
    put_yes(writer, element, CODE_TECHNICAL, code->technical);
    put_text(writer, element, CODE_FROM, code->from_page);
    if (code->phase != PHASE_NOT_TOLD)
        put_word(writer, element, CODE_PHASE, code->phase - PHASE_RUNNING);
    put_decimal(writer, element, CODE_HIGHEST_SUPPORT, code->highest_support, 0);
    put_decimal(writer, element, CODE_HIGHEST_PUBLIC, code->highest_public, 0);
    put_decimal(writer, element, CODE_EU_RATE, code->rates.eu, 0);
    put_decimal(writer, element, CODE_STATE_RATE, code->rates.state, 0);
    put_number(writer, element, CODE_CLAIMED_WITHIN, code->claimed_within, 0);
    put_day(writer, element, CODE_CLAIMED_BY, code->claimed_by);
    put_names(writer, ELEMENT_CODE_NAME, code->name);
    put_names(writer, ELEMENT_CODE_SHORT, code->short_name);
    put_rates(writer, code);
    end(writer);
}

static void put_lists(struct register_writer *writer, const struct project_register *reg)
{
    begin(writer, ELEMENT_LISTS);
    for (int list = 0; list < LISTS; list++) {
        const struct code_list *codes = &reg->lists[list];
        if (codes->count == 0)
            continue;
        begin(writer, ELEMENT_LIST);
        put_word(writer, ELEMENT_LIST, LIST_OF, list);
        for (size_t i = 0; i < codes->count; i++)
            if (codes->codes[i]->declared)
                put_listed(writer, (enum list)list, codes->codes[i]);
        end(writer);
    }
    end(writer);
}

static void put_frames(struct register_writer *writer, const struct project_register *reg)
{
    const enum register_element element = ELEMENT_FRAME;
    begin(writer, ELEMENT_FRAMES);
    for (size_t i = 0; i < reg->frame_count; i++) {
        const struct frame *frame = &reg->frames[i];
        char value[MONEY_TEXT_SIZE];
        begin(writer, element);
        put_word(writer, element, FRAME_SOURCE, frame->source);
        put_code(writer, element, FRAME_PROGRAMME, frame->programme);
        put_code(writer, element, FRAME_FUND, frame->fund);
        put_code(writer, element, FRAME_PRIORITY, frame->priority);
        put_code(writer, element, FRAME_OBJECTIVE, frame->objective);
        put_code(writer, element, FRAME_ENVELOPE, frame->envelope);
        put_number(writer, element, FRAME_YEAR, frame->year, 0);
        money_format(value, frame->value);
        end_text(writer, value);
    }
    end(writer);
}

static void put_pages(struct register_writer *writer, const struct project_register *reg)
{
    begin(writer, ELEMENT_PAGES);
    for (size_t i = 0; i < reg->page_count; i++) {
        begin(writer, ELEMENT_PAGE);
        put_text(writer, ELEMENT_PAGE, PAGE_ID, reg->pages[i].id);
        put_text(writer, ELEMENT_PAGE, PAGE_TITLE, reg->pages[i].title);
        put_text(writer, ELEMENT_PAGE, PAGE_ADDRESS, reg->pages[i].address);
        put_day(writer, ELEMENT_PAGE, PAGE_READ, reg->pages[i].read);
        end(writer);
    }
    end(writer);
}

/* --- projects --- */

static void put_told(struct register_writer *writer, enum register_element element, const struct told_date *told,
                     uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        char day[DATE_TEXT_SIZE];
        begin(writer, element);
        put_text(writer, element, DATE_FROM, told[i].from_page);
        date_format(day, told[i].day);
        end_text(writer, day);
    }
}

static size_t number_of(const struct extract *extract, const struct organisation *person)
{
    const struct organisation *same = register_organisation_lookup(extract->numbered, person);
    return same != NULL ? same->order + 1u : extract->numbered->organisation_count + person->order + 1u;
}

static void put_organisation(struct register_writer *writer, const struct extract *extract,
                             const struct participation *participation)
{
    const enum register_element element = ELEMENT_ORGANISATION;
    const struct organisation *organisation = participation->organisation;
    bool hidden = organisation->natural || register_id_personal(organisation->business_id);
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    if (organisation->natural)
        buffer_printf(&name, "%s %zu", extract->person, number_of(extract, organisation));
    else
        buffer_puts(&name, organisation->name);
    begin(writer, element);
    put_word(writer, element, ORGANISATION_ROLE, participation->role);
    put_text(writer, element, ORGANISATION_NAME, buffer_text(&name));
    put_text(writer, element, ORGANISATION_BUSINESS_ID, hidden ? NULL : organisation->business_id);
    put_code(writer, element, ORGANISATION_SECTOR, organisation->sector);
    put_code(writer, element, ORGANISATION_MUNICIPALITY, organisation->municipality);
    put_yes(writer, element, ORGANISATION_PERSON, organisation->natural);
    put_text(writer, element, ORGANISATION_FROM, participation->from_page);
    end(writer);
    buffer_release(&name);
}

static void put_place(struct register_writer *writer, const struct location *location)
{
    const enum register_element element = ELEMENT_PLACE;
    begin(writer, element);
    put_code(writer, element, PLACE_MUNICIPALITY, location->municipality);
    put_number(writer, element, PLACE_YEAR, location->list_year, 0);
    put_code(writer, element, PLACE_SUB_REGION, location->sub_region);
    put_code(writer, element, PLACE_REGION, location->region);
    if (location->extent != EXTENT_PLACES)
        put_word(writer, element, PLACE_EXTENT, location->extent);
    put_decimal(writer, element, PLACE_SHARE, location->share, -1);
    put_text(writer, element, PLACE_FROM, location->from_page);
    end(writer);
}

static void put_class(struct register_writer *writer, const struct classification *class)
{
    begin(writer, ELEMENT_CLASS);
    put_text(writer, ELEMENT_CLASS, CLASS_LIST, register_list_names[class->list]);
    put_code(writer, ELEMENT_CLASS, CLASS_CODE, class->code);
    put_decimal(writer, ELEMENT_CLASS, CLASS_WEIGHT, class->weight, -1);
    end(writer);
}

static void put_amount(struct register_writer *writer, const struct amount *amount)
{
    const enum register_element element = ELEMENT_AMOUNT;
    char value[MONEY_TEXT_SIZE] = "";
    begin(writer, element);
    put_word(writer, element, AMOUNT_STAGE, amount->stage);
    put_word(writer, element, AMOUNT_SOURCE, amount->source);
    put_number(writer, element, AMOUNT_YEAR, amount->year, 0);
    put_day(writer, element, AMOUNT_DATE, amount->day);
    if (amount->missing == MISSING_NOT)
        money_format(value, amount->value);
    else
        put_word(writer, element, AMOUNT_MISSING, amount->missing);
    put_text(writer, element, AMOUNT_FROM, amount->origin->from_page);
    end_text(writer, value);
}

/* Whether it happened after the situation date. */
static bool is_later(const struct extract *extract, date day)
{
    return date_known(day) && date_compare(day, extract->situation_date) > 0;
}

/* A decision's amounts are all kept: which stages it speaks of is a part of the decision. The diary number of a natural person's
 * decision may tell whose it is. */
static void put_decision(struct register_writer *writer, const struct project *project, const struct decision *decision)
{
    const enum register_element element = ELEMENT_DECISION;
    begin(writer, element);
    put_number(writer, element, DECISION_NUMBER, decision->number, 0);
    put_day(writer, element, DECISION_DATE, decision->day);
    put_text(writer, element, DECISION_DIARY, project_of_person(project) ? NULL : decision->diary);
    put_word(writer, element, DECISION_KIND, decision->kind);
    put_word(writer, element, DECISION_STATE, decision->state);
    put_code(writer, element, DECISION_COST_MODEL, decision->cost_model);
    put_decimal(writer, element, DECISION_HIGHEST_SUPPORT, decision->highest_support, 0);
    for (size_t i = 0; i < decision->amount_count; i++)
        put_amount(writer, &decision->amounts[i]);
    end(writer);
}

static void put_indicator(struct register_writer *writer, const struct indicator *indicator)
{
    const enum register_element element = ELEMENT_INDICATOR;
    begin(writer, element);
    put_code(writer, element, INDICATOR_CODE, indicator->code);
    put_word(writer, element, INDICATOR_KIND, indicator->result);
    put_text(writer, element, INDICATOR_UNIT, indicator->unit);
    put_decimal(writer, element, INDICATOR_TARGET, indicator->target, INT64_MIN);
    put_decimal(writer, element, INDICATOR_ACHIEVED, indicator->achieved, INT64_MIN);
    end(writer);
}

static void put_codes(struct register_writer *writer, const struct project *project)
{
    const enum register_element element = ELEMENT_PROJECT;
    put_text(writer, element, PROJECT_CODE, project->code);
    put_text(writer, element, PROJECT_GROUP, project->group);
    put_text(writer, element, PROJECT_SYSTEM, project->system);
    put_code(writer, element, PROJECT_PROGRAMME, project->programme);
    put_code(writer, element, PROJECT_FUND, project->fund);
    put_code(writer, element, PROJECT_PRIORITY, project->priority);
    put_code(writer, element, PROJECT_OBJECTIVE, project->objective);
    put_code(writer, element, PROJECT_AUTHORITY, project->authority);
    put_code(writer, element, PROJECT_STATUS, project->status);
    put_code(writer, element, PROJECT_ENVELOPE, project->envelope);
}

/* What it is called may tell whose it is. */
static void put_project_name(struct register_writer *writer, const struct extract *extract, const struct project *project)
{
    const char *names[LANGUAGES];
    for (int i = 0; i < LANGUAGES; i++)
        names[i] = project->name[i] != NULL && project_of_person(project) ? extract->person : project->name[i];
    put_names(writer, ELEMENT_NAME, names);
}

static void put_project(struct register_writer *writer, const struct extract *extract, const struct project *project)
{
    begin(writer, ELEMENT_PROJECT);
    put_codes(writer, project);
    put_project_name(writer, extract, project);
    put_told(writer, ELEMENT_START, project->starts, project->start_count);
    put_told(writer, ELEMENT_END, project->ends, project->end_count);
    for (uint32_t i = 0; i < project->participation_count; i++)
        put_organisation(writer, extract, &project->participations[i]);
    for (uint32_t i = 0; i < project->location_count; i++)
        put_place(writer, &project->locations[i]);
    for (uint32_t i = 0; i < project->classification_count; i++)
        put_class(writer, &project->classifications[i]);
    for (uint32_t i = 0; i < project->decision_count; i++)
        if (!is_later(extract, project->decisions[i].day))
            put_decision(writer, project, &project->decisions[i]);
    for (uint32_t i = 0; i < project->amount_count; i++)
        if (!is_later(extract, project->amounts[i].day))
            put_amount(writer, &project->amounts[i]);
    for (uint32_t i = 0; i < project->indicator_count; i++)
        put_indicator(writer, &project->indicators[i]);
    end(writer);
}

/* --- the whole --- */

static void put_register(struct register_writer *writer, const struct extract *extract)
{
    const struct project_register *reg = extract->reg;
    begin(writer, ELEMENT_REGISTER);
    register_writer_attribute(writer, "xmlns", REGISTER_NAMESPACE, strlen(REGISTER_NAMESPACE));
    put_word(writer, ELEMENT_REGISTER, REGISTER_VERSION, 0);
    put_day(writer, ELEMENT_REGISTER, REGISTER_SITUATION_DATE, extract->situation_date);
    begin(writer, ELEMENT_BODY);
    put_names(writer, ELEMENT_BODY_NAME, reg->body);
    end(writer);
    put_names(writer, ELEMENT_TITLE, reg->title);
    put_pages(writer, reg);
    put_lists(writer, reg);
    put_frames(writer, reg);
    begin(writer, ELEMENT_PROJECTS);
    for (size_t i = 0; i < extract->count; i++)
        put_project(writer, extract, extract->projects[i]);
    end(writer);
    end(writer);
}

void extract_write(const struct extract *extract, struct buffer *out)
{
    struct register_writer writer;
    register_writer_init(&writer, 0);
    put_register(&writer, extract);
    buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buffer_put(out, buffer_text(&writer.text), writer.text.length);
    register_writer_release(&writer);
}
