#include "cli/dump.h"

#include "language/labels.h"
#include "register/register_vocabulary.h"
#include "register/settlement.h"

/* A line is: what it is about, then names and values. Texts stand in quotes, in which a quote or backslash has a
 * backslash before it; XML has left no line ends in them. */

static void put_text(struct buffer *out, const char *name, const char *text)
{
    if (text == NULL)
        return;
    buffer_printf(out, " %s \"", name);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buffer_putc(out, '\\');
        if (*text == '\n')
            buffer_puts(out, "\\n");
        else
            buffer_putc(out, *text);
    }
    buffer_putc(out, '"');
}

static void put_code(struct buffer *out, const char *name, const struct code *code)
{
    if (code != NULL)
        buffer_printf(out, " %s %s", name, code->id);
}

static void put_date(struct buffer *out, const char *name, date day)
{
    char text[DATE_TEXT_SIZE];
    if (!date_known(day))
        return;
    date_format(text, day);
    buffer_printf(out, " %s %s", name, text);
}

static void put_money(struct buffer *out, money amount)
{
    char text[MONEY_TEXT_SIZE];
    money_format(text, amount);
    buffer_printf(out, " %s", text);
}

/* A number of millionths, when it is given. */
static void put_millionths(struct buffer *out, const char *name, int64_t number, int64_t none)
{
    if (number == none)
        return;
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    buffer_printf(out, " %s %s%llu.%06llu", name, number < 0 ? "-" : "", (unsigned long long)(magnitude / 1000000),
                  (unsigned long long)(magnitude % 1000000));
}

/* One line for each language in which a text is told. */
static void put_texts(struct buffer *out, const char *about, const char *name, const char *const *texts)
{
    for (int i = 0; i < LANGUAGES; i++)
        if (texts[i] != NULL) {
            buffer_printf(out, "%s %s", about, language_tag((enum language)i));
            put_text(out, name, texts[i]);
            buffer_putc(out, '\n');
        }
}

/* --- lists and frames --- */

static void put_rates(struct buffer *out, const struct cofinancing *rates)
{
    put_millionths(out, "eu-rate", rates->eu, 0);
    put_millionths(out, "state-rate", rates->state, 0);
}

/* What a code says of the time and money of the projects that have it. */
static void put_rules(struct buffer *out, const struct code *code)
{
    static const char *const phases[] = {[PHASE_RUNNING] = "running", [PHASE_ENDED] = "ended"};
    if (code->phase != PHASE_NOT_TOLD)
        buffer_printf(out, " phase %s", phases[code->phase]);
    put_millionths(out, "highest-support", code->highest_support, 0);
    put_millionths(out, "highest-public", code->highest_public, 0);
    put_rates(out, &code->rates);
    if (code->claimed_within != 0)
        buffer_printf(out, " claimed-within %d", code->claimed_within);
    put_date(out, "claimed-by", code->claimed_by);
}

/* One line for all years' population, and one for each region's rates. */
static void put_numbers(struct buffer *out, const char *about, const struct code *code)
{
    if (code->population_count > 0)
        buffer_printf(out, "%s population", about);
    for (uint32_t i = 0; i < code->population_count; i++)
        buffer_printf(out, " %d %d%s", code->population[i].year, (int)code->population[i].people,
                      i + 1 == code->population_count ? "\n" : "");
    for (uint32_t i = 0; i < code->regional_count; i++) {
        buffer_printf(out, "%s region %s", about, code->regional[i].region);
        put_rates(out, &code->regional[i].rates);
        buffer_putc(out, '\n');
    }
}

static void put_list_code(struct buffer *out, enum list list, const struct code *code)
{
    struct buffer about;
    buffer_init(&about, BUFFER_UNLIMITED);
    buffer_printf(&about, "code %s %s", register_list_names[list], code->id);
    buffer_puts(out, buffer_text(&about));
    put_text(out, "parent", code->parent);
    put_text(out, "period", code->period);
    put_text(out, "fund", code->fund);
    put_text(out, "successor", code->successor);
    put_text(out, "from", code->from_page);
    put_date(out, "from-date", code->from);
    put_date(out, "to-date", code->to);
    if (list == LIST_PERIOD)
        buffer_printf(out, " rule %s", register_rule_names[code->rule]);
    put_rules(out, code);
    buffer_printf(out, "%s%s\n", code->technical ? " technical" : "", code->declared ? "" : " undeclared");
    put_texts(out, buffer_text(&about), "name", code->name);
    put_texts(out, buffer_text(&about), "short", code->short_name);
    put_numbers(out, buffer_text(&about), code);
    buffer_release(&about);
}

static void put_frame(struct buffer *out, const struct frame *frame)
{
    buffer_printf(out, "frame %s", register_source_names[frame->source]);
    put_money(out, frame->value);
    put_code(out, "programme", frame->programme);
    put_code(out, "fund", frame->fund);
    put_code(out, "priority", frame->priority);
    put_code(out, "objective", frame->objective);
    put_code(out, "envelope", frame->envelope);
    if (frame->year != 0)
        buffer_printf(out, " year %d", frame->year);
    buffer_putc(out, '\n');
}

static void put_page(struct buffer *out, const struct page *page)
{
    buffer_puts(out, "page");
    put_text(out, "id", page->id);
    put_text(out, "title", page->title);
    put_text(out, "address", page->address);
    put_date(out, "read", page->read);
    buffer_putc(out, '\n');
}

/* --- a project --- */

struct project_dump {
    struct buffer *out;
    const struct project *project;
};

static void begin_fact(const struct project_dump *dump, const char *fact)
{
    buffer_printf(dump->out, "project %s %s", dump->project->code, fact);
}

static void end_fact(const struct project_dump *dump, const char *from_page)
{
    put_text(dump->out, "from", from_page);
    buffer_putc(dump->out, '\n');
}

static void put_head(const struct project_dump *dump)
{
    struct buffer *out = dump->out;
    const struct project *project = dump->project;
    begin_fact(dump, "is");
    put_text(out, "group", project->group);
    put_text(out, "system", project->system);
    put_code(out, "programme", project->programme);
    put_code(out, "fund", project->fund);
    put_code(out, "priority", project->priority);
    put_code(out, "objective", project->objective);
    put_code(out, "authority", project->authority);
    put_code(out, "status", project->status);
    put_code(out, "envelope", project->envelope);
    put_text(out, "home-page", project->home_page);
    end_fact(dump, NULL);
    for (int i = 0; i < LANGUAGES; i++)
        if (project->name[i] != NULL) {
            begin_fact(dump, language_tag((enum language)i));
            put_text(out, "name", project->name[i]);
            end_fact(dump, NULL);
        }
}

static void put_told(const struct project_dump *dump, const char *fact, const struct told_date *told, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        char day[DATE_TEXT_SIZE];
        begin_fact(dump, fact);
        date_format(day, told[i].day);
        buffer_printf(dump->out, " %s", day);
        end_fact(dump, told[i].from_page);
    }
}

static void put_participation(const struct project_dump *dump, const struct participation *participation)
{
    const struct organisation *organisation = participation->organisation;
    begin_fact(dump, register_role_names[participation->role]);
    put_text(dump->out, "name", label_organisation(LANGUAGE_EN, organisation));
    put_text(dump->out, "business-id", organisation->person ? NULL : organisation->business_id);
    put_code(dump->out, "sector", organisation->sector);
    put_code(dump->out, "municipality", organisation->municipality);
    end_fact(dump, participation->from_page);
}

static void put_amount(const struct project_dump *dump, const struct amount *amount)
{
    begin_fact(dump, "amount");
    buffer_printf(dump->out, " %s %s", register_stage_names[amount->stage], register_source_names[amount->source]);
    if (amount->missing == MISSING_NOT)
        put_money(dump->out, amount->value);
    else
        buffer_printf(dump->out, " missing %s", register_missing_names[amount->missing]);
    if (amount->year != 0)
        buffer_printf(dump->out, " year %d", amount->year);
    put_date(dump->out, "date", amount->day);
    put_text(dump->out, "raw", amount->origin->raw);
    end_fact(dump, amount->origin->from_page);
}

static void put_decision(const struct project_dump *dump, const struct decision *decision)
{
    begin_fact(dump, "decision");
    buffer_printf(dump->out, " %d %s %s", (int)decision->number, register_decision_kind_names[decision->kind],
                  register_decision_state_names[decision->state]);
    put_date(dump->out, "date", decision->day);
    put_text(dump->out, "diary", project_hides_person(dump->project) ? NULL : decision->diary);
    put_code(dump->out, "cost-model", decision->cost_model);
    put_millionths(dump->out, "highest-support", decision->highest_support, 0);
    end_fact(dump, NULL);
    for (size_t i = 0; i < decision->amount_count; i++)
        put_amount(dump, &decision->amounts[i]);
}

static void put_location(const struct project_dump *dump, const struct location *location)
{
    begin_fact(dump, "place");
    buffer_printf(dump->out, " %s", register_extent_names[location->extent]);
    put_code(dump->out, "municipality", location->municipality);
    if (location->list_year != 0)
        buffer_printf(dump->out, " year %d", location->list_year);
    put_code(dump->out, "sub-region", location->sub_region);
    put_code(dump->out, "region", location->region);
    put_millionths(dump->out, "share", location->share, -1);
    end_fact(dump, location->from_page);
}

static void put_classes(const struct project_dump *dump)
{
    const struct project *project = dump->project;
    for (uint32_t i = 0; i < project->classification_count; i++) {
        const struct classification *class = &project->classifications[i];
        begin_fact(dump, "class");
        put_code(dump->out, register_list_names[class->list], class->code);
        put_millionths(dump->out, "weight", class->weight, -1);
        end_fact(dump, NULL);
    }
    for (uint32_t i = 0; i < project->indicator_count; i++) {
        const struct indicator *indicator = &project->indicators[i];
        begin_fact(dump, indicator->result ? "result-indicator" : "output-indicator");
        put_code(dump->out, "code", indicator->code);
        put_text(dump->out, "unit", indicator->unit);
        put_millionths(dump->out, "target", indicator->target, INT64_MIN);
        put_millionths(dump->out, "achieved", indicator->achieved, INT64_MIN);
        end_fact(dump, NULL);
    }
}

static void put_paragraphs(const struct project_dump *dump)
{
    for (uint32_t i = 0; i < dump->project->paragraph_count; i++) {
        const struct paragraph *paragraph = &dump->project->paragraphs[i];
        begin_fact(dump, register_vocabulary.elements[ELEMENT_SUMMARY + paragraph->kind].name);
        put_text(dump->out, language_tag((enum language)paragraph->language), paragraph->text);
        buffer_puts(dump->out, paragraph->item ? " item" : "");
        end_fact(dump, paragraph->from_page);
    }
}

/* Derived sources have no names of their own in a register. */
static const char *source_name(unsigned source)
{
    switch (source) {
    case SOURCE_GRANT: return "grant";
    case SOURCE_UNKNOWN: return "unknown";
    case SOURCE_WHOLE: return "whole";
    case SOURCE_EU_ESTIMATE: return "eu-estimate";
    case SOURCE_STATE_ESTIMATE: return "state-estimate";
    default: return register_source_names[source];
    }
}

static void put_settled(const struct project_dump *dump, enum stage stage, unsigned source)
{
    money value;
    if (!settlement_lookup(dump->project->settlement, stage, source, &value))
        return;
    begin_fact(dump, "settled");
    buffer_printf(dump->out, " %s %s", register_stage_names[stage], source_name(source));
    put_money(dump->out, value);
    end_fact(dump, NULL);
}

static void put_settlement(const struct project_dump *dump)
{
    for (int stage = 0; stage < STAGES; stage++)
        for (unsigned source = 0; source < SETTLED_SOURCES; source++)
            put_settled(dump, (enum stage)stage, source);
}

static void put_project(struct buffer *out, const struct project *project)
{
    const struct project_dump dump = {out, project};
    put_head(&dump);
    put_told(&dump, "start", project->starts, project->start_count);
    put_told(&dump, "end", project->ends, project->end_count);
    for (uint32_t i = 0; i < project->participation_count; i++)
        put_participation(&dump, &project->participations[i]);
    for (uint32_t i = 0; i < project->location_count; i++)
        put_location(&dump, &project->locations[i]);
    put_classes(&dump);
    for (uint32_t i = 0; i < project->decision_count; i++)
        put_decision(&dump, &project->decisions[i]);
    for (uint32_t i = 0; i < project->amount_count; i++)
        put_amount(&dump, &project->amounts[i]);
    put_paragraphs(&dump);
    put_settlement(&dump);
}

void dump_register(struct buffer *out, const struct project_register *reg)
{
    buffer_puts(out, "register");
    put_date(out, "situation-date", reg->situation_date);
    buffer_putc(out, '\n');
    put_texts(out, "register", "body", reg->body);
    put_texts(out, "register", "title", reg->title);
    for (size_t i = 0; i < reg->page_count; i++)
        put_page(out, &reg->pages[i]);
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < reg->lists[list].count; i++)
            put_list_code(out, (enum list)list, reg->lists[list].codes[i]);
    for (size_t i = 0; i < reg->frame_count; i++)
        put_frame(out, &reg->frames[i]);
    for (size_t i = 0; i < reg->project_count; i++)
        put_project(out, reg->projects[i]);
    for (size_t i = 0; i < reg->later_count; i++)
        put_project(out, reg->later_projects[i]);
}
