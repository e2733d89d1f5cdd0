#include "export/operation_fields.h"

#include <string.h>

#include "register/settlement.h"

static void put(struct operation_values *out, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    buffer_put(&out->text, text, strlen(text) + 1);
    out->count++;
}

/* --- who --- */

/* One organisation may stand in several roles: it is named once. */
static bool named_before(const struct project *project, uint32_t end)
{
    for (uint32_t i = 0; i < end; i++)
        if (project_is_beneficiary(project, &project->participations[i]) &&
            project->participations[i].organisation == project->participations[end].organisation)
            return true;
    return false;
}

static void put_code(struct operation_values *out, const struct operations *operations, const struct project *project)
{
    (void)operations;
    put(out, project->code);
}

static void put_beneficiaries(struct operation_values *out, const struct operations *operations,
                              const struct project *project)
{
    (void)operations;
    for (uint32_t i = 0; i < project->participation_count; i++)
        if (project_is_beneficiary(project, &project->participations[i]) &&
            !project->participations[i].organisation->person && !named_before(project, i))
            put(out, project->participations[i].organisation->name);
}

/* --- what --- */

/* What a natural person's operation is called, and its texts, may tell whose it is: the list is for the public. */
static void put_name(struct operation_values *out, const struct operations *operations, const struct project *project)
{
    put(out, project_hides_person(project) ? NULL : project_name(project, operations->language));
}

static bool has_text(const struct project *project, enum text_kind kind, enum language language)
{
    for (uint32_t i = 0; i < project->paragraph_count; i++)
        if (project->paragraphs[i].kind == kind && project->paragraphs[i].language == language)
            return true;
    return false;
}

/* What stands between the text so far and its next paragraph; `before` is the one before it of the same text, or NULL. Items of
 * a list seldom end with a full stop. */
static const char *joint(const struct buffer *text, const struct paragraph *before, const struct paragraph *next)
{
    if (text->length == 0)
        return "";
    bool ended = strchr(".!?:;,", text->bytes[text->length - 1]) != NULL;
    if (ended || (before != NULL && !before->item))
        return " ";
    return before != NULL && next->item ? "; " : ". ";
}

/* The paragraphs of a text as one, in the language asked for or the first that has it. False when there is none. */
static bool join_text(struct buffer *out, const struct project *project, enum text_kind kind, enum language language)
{
    for (enum language other = 0; !has_text(project, kind, language); other++) {
        if (other == LANGUAGES)
            return false;
        if (has_text(project, kind, other))
            language = other;
    }
    const struct paragraph *before = NULL;
    for (uint32_t i = 0; i < project->paragraph_count; i++) {
        const struct paragraph *paragraph = &project->paragraphs[i];
        if (paragraph->kind != kind || paragraph->language != language)
            continue;
        buffer_puts(out, joint(out, before, paragraph));
        buffer_puts(out, paragraph->text);
        before = paragraph;
    }
    return true;
}

/* What it is for and what it achieves: its aims - the summary stands for aims that are not told - and its results. */
static void put_purpose(struct operation_values *out, const struct operations *operations,
                        const struct project *project)
{
    struct buffer text;
    if (project_hides_person(project))
        return;
    buffer_init(&text, BUFFER_UNLIMITED);
    if (!join_text(&text, project, TEXT_AIMS, operations->language))
        join_text(&text, project, TEXT_SUMMARY, operations->language);
    join_text(&text, project, TEXT_RESULTS, operations->language);
    put(out, buffer_text(&text));
    buffer_release(&text);
}

/* --- when --- */

static void put_day(struct operation_values *out, date day)
{
    char text[DATE_TEXT_SIZE];
    if (!date_known(day))
        return;
    date_format(text, day);
    put(out, text);
}

static void put_start(struct operation_values *out, const struct operations *operations, const struct project *project)
{
    (void)operations;
    put_day(out, project_start(project));
}

static void put_completion(struct operation_values *out, const struct operations *operations,
                           const struct project *project)
{
    (void)operations;
    put_day(out, project_end(project));
}

/* --- money --- */

/* The cost, or all the funding that was planned for it. */
static bool find_cost(money *out, const struct project *project)
{
    return settlement_lookup(project->settlement, STAGE_COST, SOURCE_TOTAL, out) ||
           settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_TOTAL, out);
}

static void put_cost(struct operation_values *out, const struct operations *operations, const struct project *project)
{
    char text[MONEY_TEXT_SIZE];
    money cost;
    (void)operations;
    if (!find_cost(&cost, project))
        return;
    money_format(text, cost);
    put(out, text);
}

/* The EU's part of the total cost, per cent with two decimals. */
static void put_rate(struct operation_values *out, const struct operations *operations, const struct project *project)
{
    char text[MONEY_TEXT_SIZE];
    money cost, eu;
    (void)operations;
    if (!find_cost(&cost, project) || cost.cents <= 0 ||
        !settlement_lookup(project->settlement, STAGE_GRANTED, SOURCE_EU, &eu))
        return;
    money_format(text, money_of(money_ratio(eu, cost, 10000)));
    put(out, text);
}

/* --- codes --- */

/* "1.1 Its name", or the code alone when it has no other name. */
static void put_named_code(struct operation_values *out, const struct code *code, enum language language)
{
    const char *name = code_name(code, language);
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    buffer_puts(&text, code->id);
    if (strcmp(name, code->id) != 0) {
        buffer_putc(&text, ' ');
        buffer_puts(&text, name);
    }
    put(out, buffer_text(&text));
    buffer_release(&text);
}

static void put_fund(struct operation_values *out, const struct operations *operations, const struct project *project)
{
    if (project->fund != NULL)
        put(out, code_short_name(project->fund, operations->language));
}

static void put_objective(struct operation_values *out, const struct operations *operations,
                          const struct project *project)
{
    if (project->objective != NULL)
        put_named_code(out, project->objective, operations->language);
}

static void put_intervention(struct operation_values *out, const struct operations *operations,
                             const struct project *project)
{
    for (uint32_t i = 0; i < project->classification_count; i++)
        if (project->classifications[i].list == LIST_FIELD)
            put_named_code(out, project->classifications[i].code, operations->language);
}

/* --- where --- */

static const struct code *place_of(const struct location *location)
{
    return location->municipality != NULL ? location->municipality
           : location->sub_region != NULL ? location->sub_region
                                          : location->region;
}

static void put_location(struct operation_values *out, const struct operations *operations,
                         const struct project *project)
{
    for (uint32_t i = 0; i < project->location_count; i++) {
        const struct code *place = place_of(&project->locations[i]);
        if (place != NULL)
            put(out, code_name(place, operations->language));
    }
}

static bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* A programme's CCI number names its country: 2021FI16FFPR001. TC and CB are programmes of several. */
static void put_country(struct operation_values *out, const struct operations *operations,
                        const struct project *project)
{
    (void)operations;
    const char *cci = project->programme == NULL ? "" : project->programme->id;
    if (strspn(cci, "0123456789") != 4 || strlen(cci) < 12 || !is_letter(cci[4]) || !is_letter(cci[5]) ||
        strspn(cci + 6, "0123456789") < 2 || memcmp(cci + 4, "TC", 2) == 0 || memcmp(cci + 4, "CB", 2) == 0)
        return;
    put(out, (char[]){cci[4], cci[5], '\0'});
}

/* Of operations that move or cover several places: where the beneficiary is. */
static void put_beneficiary_location(struct operation_values *out, const struct operations *operations,
                                     const struct project *project)
{
    bool one_place = project->location_count == 1 && project->locations[0].extent == EXTENT_PLACES &&
                     place_of(&project->locations[0]) != NULL;
    const struct organisation *implementer = project_implementer(project);
    if (!one_place && implementer != NULL && !implementer->person && implementer->municipality != NULL)
        put(out, code_name(implementer->municipality, operations->language));
}

const struct operation_field operation_fields[OPERATION_FIELDS] = {
    {"operation_code", "the operation's own code, to find it again", put_code},
    {"beneficiary_name", "(a) the beneficiary's name", put_beneficiaries},
    {"operation_name", "(d) name of the operation", put_name},
    {"purpose_and_achievements", "(e) purpose and its expected or actual achievements", put_purpose},
    {"start_date", "(f) start date", put_start},
    {"completion_date", "(g) expected or actual date of completion", put_completion},
    {"total_cost", "(h) total cost", put_cost},
    {"fund", "(i) fund concerned", put_fund},
    {"specific_objective", "(j) specific objective concerned", put_objective},
    {"union_cofinancing_rate", "(k) Union co-financing rate", put_rate},
    {"location", "(l) location indicator or geolocation", put_location},
    {"country", "(l) country concerned", put_country},
    {"beneficiary_location", "(m) of mobile operations, or in several places, where the beneficiary is",
     put_beneficiary_location},
    {"type_of_intervention", "(n) type of intervention", put_intervention},
};
